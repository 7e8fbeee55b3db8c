r"""The marks of headings in the text of readers that do not give blocks yet: of DOCX.

A reader writes `# ` or `## ` before what its document sets as a heading. A line of the document
that begins so is no heading ("# 5 is the number of the fund"): a backslash shields it on the way.
"""

import re

from comparator.model import Block, BlockKind

HEADING_MARK = re.compile(r"(#{1,6})\s+(?=\S)")
SHIELD = re.compile(r"\\(?=\\*#{1,6}\s)")
_LOOKS_MARKED = re.compile(r"^(?=[ \t]*\\*#{1,6}\s)[ \t]*", re.MULTILINE)


def shielded(text: str) -> str:
    """Return lines of a document so that none of them is taken for a heading."""
    return _LOOKS_MARKED.sub(r"\g<0>\\", text)


def unmarked(text: str) -> tuple[Block, ...]:
    """Return the blocks of a text with marks, empty lines between them."""
    blocks: list[Block] = []
    for part in text.split("\n\n"):
        if found := HEADING_MARK.match(part):
            level = min(len(found[1]), 2)
            blocks.append(Block(0, BlockKind.HEADING, part[found.end() :], level=level))
        elif part.startswith("- "):
            blocks.append(Block(0, BlockKind.ITEM, part[2:]))
        else:
            words = "\n".join(SHIELD.sub("", line, count=1) for line in part.split("\n"))
            blocks.append(Block(0, BlockKind.PARAGRAPH, words))
    return tuple(block for block in blocks if block.text.strip())
