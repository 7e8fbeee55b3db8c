"""The three G7 communiqués as declarations, from the pages they were kept as.

A small reader of that one form: lines of Markdown wrapped at 72 characters, headings in bold.
"""

import re
from datetime import date
from pathlib import Path

from comparator.model import Block, BlockKind, Declaration, Rendering, Source

_FRONT = re.compile(r"\A---\n.*?\n---\n", re.DOTALL)
_ITEM = re.compile(r"[-*•]\s+|[a-z]\)\s+")
_NUMBER = re.compile(r"\d+\\?\.\s+")
_HEADING = re.compile(r"\*\*(?P<bold>[^*]+)\*\*|[_*](?P<slanted>[^_*]+)[_*]")
_LINK = re.compile(r"\[([^\]]*)\]\([^)]*\)")
_LONGEST_HEADING = 100


def read_g7(path: Path) -> Declaration:
    """Return a communiqué with its blocks."""
    text = _FRONT.sub("", path.read_text(encoding="utf-8")).replace("<!-- -->", "")
    found = [_kind_and_text(chunk) for chunk in _chunks(text)]
    year, month, day = path.name.split("-")[:3]
    return Declaration(
        id=path.stem[:40].rstrip("-"),
        title=path.stem,
        date=date(int(year), int(month), int(day)),
        place="",
        language="en",
        rendering=Rendering.OFFICIAL,
        note="",
        sources=(Source(description="the page of a summit"),),
        blocks=tuple(
            Block(n, kind, words, level=2 if kind is BlockKind.HEADING else 0)
            for n, (kind, words) in enumerate(found, start=1)
        ),
    )


def _chunks(text: str) -> list[str]:
    chunks: list[str] = []
    is_open = False
    for line in text.splitlines():
        if not line.strip():
            is_open = False
        elif not is_open or _ITEM.match(line.strip()) or _NUMBER.match(line):
            chunks.append(line.strip())
            is_open = True
        else:
            chunks[-1] += f" {line.strip()}"
    return chunks


def _kind_and_text(chunk: str) -> tuple[BlockKind, str]:
    heading = _HEADING.fullmatch(chunk)
    if heading and len(chunk) < _LONGEST_HEADING:
        return BlockKind.HEADING, (heading["bold"] or heading["slanted"]).strip()
    kind = BlockKind.PARAGRAPH
    if item := _ITEM.match(chunk):
        kind, chunk = BlockKind.ITEM, chunk[item.end() :]
    elif number := _NUMBER.match(chunk):
        chunk = chunk[number.end() :]
    plain = _LINK.sub(r"\1", chunk).replace("**", "").replace("\\", "")
    return kind, plain.strip() or "…"
