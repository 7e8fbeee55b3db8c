"""Communiqués as a crawler left them: hard-wrapped Markdown with bold headings.

No reader of such files for users, only what the judged texts need.
"""

import datetime
import re
from pathlib import Path

from comparator.corpus.series.declarations import parse_declaration
from comparator.model import Declaration

_ITEM = re.compile(r"[-*•] +")
_MARKS = re.compile(r"\*{1,3}|(?<!\w)_+|_+(?!\w)|\\(?=[^\w\s])")
_LINK = re.compile(r"\[([^\]]*)\]\([^)]*\)")
_HEADING = re.compile(r"#+ |[*_]{2,}[^*]+[*_]{2,}$")


def read_markdown(path: Path, declaration_id: str) -> Declaration:
    """Return a declaration; a block of which every letter is bold is a heading.

    Items are paragraphs here: many hold several sentences, and those were judged one by one.
    """
    _, facts, body = path.read_text("utf-8").split("---\n", 2)
    found = re.search(r"\d{4}-\d\d-\d\d", facts)
    day = datetime.date.fromisoformat(found[0] if found else "2000-01-01")
    blocks = [_block(block) for block in _wrapped(body) if block.strip()]
    head = f'+++\ntitle = "{declaration_id}"\ndate = {day}\n[[source]]\ndescription = "x"\n+++\n\n'
    return parse_declaration(path, head + "\n\n".join(blocks), declaration_id)


def _wrapped(body: str) -> list[str]:
    """Return paragraphs and items, each of one line."""
    blocks: list[str] = [""]
    for line in body.split("\n"):
        stripped = line.strip()
        if not stripped or _ITEM.match(stripped):
            blocks.append("")
        blocks[-1] = f"{blocks[-1]} {stripped}".strip()
    return blocks


def _block(block: str) -> str:
    is_heading = bool(_HEADING.match(block))
    text = " ".join(_MARKS.sub("", _LINK.sub(r"\1", _ITEM.sub("", block, count=1))).split())
    text = text.removeprefix("# ").lstrip("#").strip()
    if is_heading:
        return f"## {text}"
    return text
