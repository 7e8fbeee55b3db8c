r"""The body of a declaration file: blocks to text and back.

`# ` title, `## ` heading, `- ` item, `***` separator, everything else paragraphs, apart by an
empty line. A backslash at the start of a line takes the meaning from `#`, `-`, `*` and `\`. An item
within an item is indented by two spaces for each level:

    - lower the duties:

      - on grain;
"""

import re
from collections.abc import Iterable

from comparator.model import DEEPEST_ITEM, Block, BlockKind

_MARKS = (
    (re.compile(r"# [ \t]*(?=[^ \t])(?=.*\S)"), BlockKind.HEADING, 1),
    (re.compile(r"## [ \t]*(?=[^ \t])(?=.*\S)"), BlockKind.HEADING, 2),
    (re.compile(r"- [ \t]*(?=[^ \t])(?=.*\S)"), BlockKind.ITEM, 0),
)
_SEPARATOR = "***"
_INDENT = "  "
_ESCAPED = re.compile(r"\\(?=[#\-*\\])")


def parse_blocks(body: str, first_line: int = 1) -> tuple[Block, ...]:
    """Return the blocks of a body that begins at `first_line` of its file."""
    blocks: list[Block] = []
    for line, kind, level, text in _pieces(body, first_line):
        blocks.append(Block(len(blocks) + 1, kind, text, line, level))
    return tuple(blocks)


def _pieces(body: str, first_line: int) -> list[tuple[int, BlockKind, int, str]]:
    pieces: list[tuple[int, BlockKind, int, str]] = []
    is_open = False  # whether the next plain line continues the last piece
    for number, raw in enumerate(body.split("\n"), start=first_line):
        line = raw.strip(" \t")
        if not line.strip():
            is_open = False
            continue
        kind, level, text = _read_mark(line)
        if kind is BlockKind.ITEM:
            level = _depth(raw)
        if kind is None and is_open:
            start, kind, level, before = pieces[-1]
            pieces[-1] = (start, kind, level, f"{before}\n{text}")
        else:
            pieces.append((number, kind or BlockKind.PARAGRAPH, level, text))
            is_open = kind not in {BlockKind.HEADING, BlockKind.SEPARATOR}
    return pieces


def _read_mark(line: str) -> tuple[BlockKind | None, int, str]:
    """Return what a line opens, or None for plain text, with its text."""
    if line == _SEPARATOR:
        return BlockKind.SEPARATOR, 0, line
    for pattern, kind, level in _MARKS:
        if found := pattern.match(line):
            # Behind a mark, as at the start of a line, a backslash shields what would be one.
            return kind, level, _unescaped(line[found.end() :])
    return None, 0, _unescaped(line)


def _depth(line: str) -> int:
    """Return how many items an item stands in, by its indent: a tab is as good as two spaces."""
    indent = line[: len(line) - len(line.lstrip(" \t"))].replace("\t", _INDENT)
    return min(len(indent) // len(_INDENT), DEEPEST_ITEM)


def _unescaped(text: str) -> str:
    return text[1:] if _ESCAPED.match(text) else text


def format_blocks(blocks: Iterable[Block]) -> str:
    """Return the body of a file whose blocks have these kinds and texts."""
    return "\n\n".join(_format_block(block) for block in blocks) + "\n"


def _format_block(block: Block) -> str:
    mark = ""
    if block.kind is BlockKind.HEADING:
        mark = "# " if block.level == 1 else "## "
    elif block.kind is BlockKind.ITEM:
        mark = f"{_INDENT * min(block.level, DEEPEST_ITEM)}- "
    elif block.kind is BlockKind.SEPARATOR:
        return _SEPARATOR
    return mark + "\n".join(_escape(line) for line in block.text.split("\n"))


def _escape(line: str) -> str:
    kind, _, text = _read_mark(line)
    return line if kind is None and text == line else f"\\{line}"
