"""The map of a pair: both texts to scale, and a line for each answer."""

from collections.abc import Sequence
from dataclasses import dataclass

from comparator.report.edition_index import Lookup
from comparator.report.side_by_side.rows import Row
from comparator.report.side_by_side.views import RowView
from comparator.wording.formatting import number
from comparator.wording.translation import say

_HEIGHT = 860.0
_GAP = 0.8
_WIDTH = 8
_LEFT, _RIGHT = 0, 80


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """A stretch of a text; `href` leads to it."""

    style: str
    x: int
    y: str
    width: int
    height: str
    href: str


@dataclass(frozen=True, slots=True)
class Line:
    """A line from a stretch of the older text to one of the newer."""

    style: str
    path: str


@dataclass(frozen=True, slots=True)
class Minimap:
    """A picture of a pair; the measures are in its own units."""

    label: str
    bars: tuple[Bar, ...]
    lines: tuple[Line, ...]


def minimap_of(lookup: Lookup, rows: Sequence[Row], views: Sequence[RowView]) -> Minimap:
    """Return the map of the rows of a pair."""
    left = _extents([[lookup.words[p.id] for p in row.left] for row in rows])
    right = _extents([[lookup.words[p.id] for p in row.right] for row in rows])
    bars, lines = [], []
    partners = _partners(views)
    for n, (row, view) in enumerate(zip(rows, views, strict=True)):
        is_alone = view.kinds[0] in {"dropped", "new", "quiet"}
        kind = view.kinds[0] if is_alone and not (row.left and row.right) else "kept"
        if row.left and view.left:
            bars.append(_bar(kind, _LEFT, left[n], view.left.groups[0][0].passages[0].anchor))
        if row.right and view.right:
            bars.append(_bar(kind, _RIGHT, right[n], view.right.groups[0][0].passages[0].anchor))
        if row.left and row.right:
            lines.append(_line("near", left[n], right[n]))
    lines += [_line("far", left[a], right[b]) for a, b in partners]
    answered = sum(bool(row.left and row.right) for row in rows)
    label = say(
        "Map of both texts: %(both)s of %(rows)s rows have both; "
        "%(lines)s lines lead to sentences that moved.",
        both=number(answered),
        rows=number(len(rows)),
        lines=number(len(partners)),
    )
    return Minimap(label, tuple(bars), tuple(lines))


def _partners(views: Sequence[RowView]) -> list[tuple[int, int]]:
    """Return the rows that are joined by a link from one side to the other."""
    row_of = {
        passage.anchor: n
        for n, view in enumerate(views)
        for cell in (view.left, view.right)
        if cell
        for group in cell.groups
        for block in group
        for passage in block.passages
    }
    found: dict[tuple[int, int], None] = {}
    for n, view in enumerate(views):
        inline = [
            link
            for group in (view.left.groups if view.left else ())
            for block in group
            for passage in block.passages
            for link in passage.crosslinks
        ]
        vacancy = view.vacancy.crosslinks if view.vacancy and view.left else ()
        for link in (*inline, *vacancy):
            found[n, row_of[link.href[1:]]] = None
    return list(found)


def _extents(rows: Sequence[Sequence[int]]) -> list[tuple[float, float]]:
    """Return top and height of each row of one side."""
    total = sum(map(sum, rows)) or 1
    filled = sum(1 for row in rows if row)
    scale = max(_HEIGHT - filled * _GAP, _HEIGHT / 2) / total
    extents, y = [], 0.0
    for row in rows:
        height = sum(row) * scale
        extents.append((y, height))
        y += height + (_GAP if row else 0)
    return extents


def _bar(style: str, x: int, extent: tuple[float, float], anchor: str) -> Bar:
    y, height = extent
    return Bar(
        style=style,
        x=x,
        y=f"{y:.1f}",
        width=_WIDTH,
        height=f"{max(height, 0.8):.1f}",
        href="#" + anchor,
    )


def _line(style: str, one: tuple[float, float], other: tuple[float, float]) -> Line:
    a, b = one[0] + one[1] / 2, other[0] + other[1] / 2
    return Line(style, f"M11 {a:.1f}C40 {a:.1f} 48 {b:.1f} 77 {b:.1f}")
