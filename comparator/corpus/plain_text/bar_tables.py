"""Tables that a plain text draws with bars: each row becomes a paragraph with a line for each cell.

| Party   | Share       |
|---------|-------------|      "Party⏎Share"  "Norland⏎40 per cent"
| Norland | 40 per cent |

In a grid, where a rule parts each row from the next, the words of a cell may stand on several
lines: they are joined. All words come through; only the bars and rules are left out.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, zip_longest

_BARS = "|│┃║｜"
_RULE = re.compile(rf"(?=.*[-=─━═])[-+=:─━═┌┬┐├┼┤└┴┘┏┳┓┣╋┫┗┻┛╔╦╗╠╬╣╚╩╝╞╪╡╒╤╕╘╧╛\s{_BARS}]{{3,}}")
_BAR = re.compile(rf"[{_BARS}]")
_LEAST_ROWS = 2
# Without a rule, and without bars around them, lines must be more than so many to be rows.
_LEAST_BARE_ROWS = 3
_LEAST_OF_A_GRID = 3  # rows, with the head: fewer between rules are the head and all the rest

Row = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class LaidOut:
    """A text whose tables are set as paragraphs.

    Attributes:
        text: It, with an empty line around each row and each cell on a line.
        rows: The offsets of the lines that are cells.
        count: How many rows there are.
    """

    text: str
    rows: frozenset[int]
    count: int


def with_tables_laid_out(text: str) -> LaidOut:
    """Return a text with the rows of its tables as paragraphs; itself where it draws none."""
    if not _BAR.search(text):
        return LaidOut(text, frozenset(), 0)
    parts: list[str] = []
    cells: set[int] = set()
    count = offset = 0

    def put(line: str) -> None:
        nonlocal offset
        parts.append(line)
        offset += len(line)

    for is_drawn, run in groupby(text.splitlines(keepends=True), key=_is_drawn):
        lines = list(run)
        rows = _rows([line.strip() for line in lines]) if is_drawn else ()
        if not rows:
            for line in lines:
                put(line)
            continue
        count += len(rows)
        put("\n")
        for row in rows:
            for cell in filter(None, row):
                cells.add(offset)
                put(f"{cell}\n")
            put("\n")
    return LaidOut("".join(parts), frozenset(cells), count)


def _is_drawn(line: str) -> bool:
    return bool(_BAR.search(line) or _RULE.fullmatch(line.strip()))


def _rows(lines: Sequence[str]) -> tuple[Row, ...]:
    """Return the rows that lines with bars draw; () where they are no table."""
    groups = [
        [_cells(line) for line in group]
        for is_rule, group in groupby(lines, key=lambda line: bool(_RULE.fullmatch(line)))
        if not is_rule
    ]
    rows = [row for group in groups for row in group]
    widths = {len(row) for row in rows}
    is_ruled = any(_RULE.fullmatch(line) for line in lines)
    is_framed = all(_BAR.match(line) for line in lines if not _RULE.fullmatch(line))
    least = _LEAST_ROWS if is_ruled or is_framed else _LEAST_BARE_ROWS
    if len(rows) < least or len(widths) != 1 or min(widths) < 2:
        return ()
    if len(groups) < _LEAST_OF_A_GRID:
        return tuple(rows)
    return tuple(tuple(_joined(group)) for group in groups)


def _cells(line: str) -> Row:
    inner = line[1:] if _BAR.match(line) else line
    inner = inner[:-1] if _BAR.match(inner[-1:]) else inner
    return tuple(" ".join(cell.split()) for cell in _BAR.split(inner))


def _joined(lines: Sequence[Row]) -> Iterator[str]:
    """Yield the cells of a row of a grid, each with what stands in all of its lines."""
    for column in zip_longest(*lines, fillvalue=""):
        yield " ".join(filter(None, column))
