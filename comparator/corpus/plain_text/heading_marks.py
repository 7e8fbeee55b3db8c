r"""The marks of headings in the text that passes from a reader to the restoration of blocks.

A reader writes `# ` or `## ` before what its document sets as a heading. A line of the document
that begins so is no heading ("# 5 is the number of the fund"): a backslash shields it on the way.
"""

import re

HEADING_MARK = re.compile(r"(#{1,6})\s+(?=\S)")
SHIELD = re.compile(r"\\(?=\\*#{1,6}\s)")
_LOOKS_MARKED = re.compile(r"^(?=[ \t]*\\*#{1,6}\s)[ \t]*", re.MULTILINE)


def shielded(text: str) -> str:
    """Return lines of a document so that none of them is taken for a heading."""
    return _LOOKS_MARKED.sub(r"\g<0>\\", text)
