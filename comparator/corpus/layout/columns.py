"""Columns: stretches of lines with white space between them from top to bottom, in reading order.

President of the            President of the          <- two rows of cells: read row by row
Republic of Tolmeria        Republic of Varsenia

The Parties note the        close cooperation in      <- prose: read column by column
growing importance of       all fields. They also
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from comparator.corpus.closings import is_office
from comparator.corpus.layout.lines import PrintedLine, line_of, segments

_GUTTER = 0.32  # of the type size, on both sides of the middle of a gutter
_WIDE_GUTTER = 1.2  # of the type size: two lines with such a gap prove it
_NEAR = 2.6  # of the type size: lines of one stretch are not further apart
_CELL_GAP = 1.3  # of the usual distance of lines: what parts rows of cells
_PROSE = 24  # characters of a line, on the average, from which columns are prose
_FULL = 0.8  # of a column: lines this long fill it
_TALL = 9  # lines: no cell has so many
_FEWEST = 2  # lines of a column
_BEFORE = 0.5  # of the type size: the middle of a gutter before what begins behind it
_LONGEST_MARK = 6  # characters of an item's mark


@dataclass(frozen=True, slots=True)
class Region:
    """Lines that are read one after the other; none of what is beside them.

    Attributes:
        lines: From top to bottom.
        is_cell: Whether it is one of several that stand side by side and are no prose.
    """

    lines: tuple[PrintedLine, ...]
    is_cell: bool = False


def regions_of(lines: Sequence[PrintedLine], leading: float) -> list[Region]:
    """Return the regions of a page in the order in which they are read.

    Args:
        lines: The lines of the page, from top to bottom.
        leading: The usual distance of two lines, in points.
    """
    regions: list[Region] = []
    rest = list(lines)
    while rest:
        start, end, x = _widest_stretch(rest, leading)
        if end <= start:
            regions.append(Region(tuple(rest)))
            break
        if start:
            regions += regions_of(rest[:start], leading)
        regions += _side_by_side(rest[start:end], x, leading)
        rest = rest[end:]
    return regions


def _widest_stretch(lines: Sequence[PrintedLine], leading: float) -> tuple[int, int, float]:
    """Return the first stretch of lines with a gutter, from start to end, and its middle."""
    best = (0, 0, 0.0)
    for x in _gutters(lines):
        start, end = _stretch(lines, x, leading)
        if end - start > best[1] - best[0]:
            best = (start, end, x)
    return best


def _gutters(lines: Sequence[PrintedLine]) -> list[float]:
    """Return the middles of wide gaps in lines."""
    found = [
        (right + left) / 2 for line in lines for (_, right), (left, _) in pairwise(segments(line))
    ]
    # Columns whose lines do not share their bases show no gap: the edges of what begins there do.
    size = max(line.size for line in lines)
    found += [line.left - _BEFORE * size for line in lines]
    unique: list[float] = []
    for x in sorted(found):
        if not unique or x - unique[-1] > 1:
            unique.append(x)
    return unique


def _stretch(lines: Sequence[PrintedLine], x: float, leading: float) -> tuple[int, int]:
    """Return the longest run of lines that a gutter at x does not cross, trimmed to both sides."""
    best = (0, 0)
    start = 0
    for index in range(len(lines) + 1):
        is_broken = index == len(lines) or _crosses(lines[index], x)
        if not is_broken and index > start:
            gap = lines[index - 1].base - lines[index].base
            is_broken = gap > max(_NEAR * lines[index].size, leading * 4)
        if is_broken:
            found = _trimmed(lines, start, index, x, leading)
            if found[1] - found[0] > best[1] - best[0]:
                best = found
            start = index if index < len(lines) and not _crosses(lines[index], x) else index + 1
    return best


def _trimmed(
    lines: Sequence[PrintedLine], start: int, end: int, x: float, leading: float
) -> tuple[int, int]:
    """Return a run without the lines before anything stands on the right, and the far ones."""
    rights = [n for n in range(start, end) if lines[n].right > x]
    lefts = [n for n in range(start, end) if lines[n].left < x]
    if len(rights) < _FEWEST or len(lefts) < _FEWEST:
        return (0, 0)
    first = max(start, min(rights[0], lefts[0]) if rights[0] <= lefts[0] else rights[0])
    # A line of the left column may stand a little above the first of the right one.
    while first > start and lines[first - 1].base - lines[first].base < 0.6 * leading:
        first -= 1
    last = max(rights[-1], lefts[-1])
    common = min(rights[-1], lefts[-1])
    for n in range(common, last):
        if lines[n].base - lines[n + 1].base > leading * _NEAR:
            last = n
            break
    both = [n for n in range(first, last + 1) if lines[n].right > x]
    other = [n for n in range(first, last + 1) if lines[n].left < x]
    if len(both) < _FEWEST or len(other) < _FEWEST:
        return (0, 0)
    if not _is_gutter(lines[first : last + 1], x):
        return (0, 0)
    overlap = min(lines[both[0]].base, lines[other[0]].base) - max(
        lines[both[-1]].base, lines[other[-1]].base
    )
    # Two columns stand beside each other, not one below the other.
    return (first, last + 1) if overlap > 0.5 * leading else (0, 0)


def _is_gutter(lines: Sequence[PrintedLine], x: float) -> bool:
    """Whether white space at x is no chance of stretched lines, and parts words from words."""
    marks = [text for line in lines if (text := _text_before(line, x))]
    if all(len(mark) <= _LONGEST_MARK for mark in marks):
        return False  # bullets or numbers, and what they stand before
    gaps = [
        (left - right) / line.size
        for line in lines
        for (_, right), (left, _) in pairwise(segments(line))
        if right <= x <= left
    ]
    wide = sum(gap > _WIDE_GUTTER for gap in gaps)
    alone = (
        sum(line.left > x for line in lines),
        sum(line.right < x for line in lines),
    )
    return wide >= _FEWEST or len(gaps) > _FEWEST * 2 or min(alone) > _FEWEST


def _text_before(line: PrintedLine, x: float) -> str:
    return "".join(glyph.text for glyph in line.glyphs if glyph.left < x)


def _crosses(line: PrintedLine, x: float) -> bool:
    room = _GUTTER * line.size
    return any(glyph.left < x + room and glyph.right > x - room for glyph in line.glyphs)


def _side_by_side(lines: Sequence[PrintedLine], x: float, leading: float) -> list[Region]:
    """Return the columns, or row by row the cells, on both sides of a gutter."""
    halves = [_half(lines, x, is_right) for is_right in (False, True)]
    if any(map(_is_prose, halves)) and all(map(_may_be_prose, halves)):
        return [region for half in halves for region in regions_of(half, leading)]
    regions: list[Region] = []
    for band in _bands(lines, leading):
        for is_right in (False, True):
            half = _half(band, x, is_right)
            inner = regions_of(half, leading) if half else []
            regions += [Region(region.lines, True) for region in inner]
    return regions


def _half(lines: Sequence[PrintedLine], x: float, is_right: bool) -> list[PrintedLine]:
    halves = (
        (line, [glyph for glyph in line.glyphs if (glyph.left > x) is is_right]) for line in lines
    )
    return [line_of(glyphs, line.page) for line, glyphs in halves if glyphs]


def _is_prose(lines: Sequence[PrintedLine]) -> bool:
    """Whether a column is prose: long lines, most of which fill it."""
    width = max(line.right for line in lines) - min(line.left for line in lines)
    filled = sum(1 for line in lines if line.right - line.left > width * _FULL)
    letters = sum(len(line.text) for line in lines)
    is_signed = any(is_office(line.text) for line in lines[:2])
    is_full = letters >= _PROSE * len(lines) and filled * 2 >= len(lines) > 2
    is_long = len(lines) >= _TALL and letters >= _PROSE * 0.75 * len(lines)
    return (is_full or is_long) and not is_signed


def _may_be_prose(lines: Sequence[PrintedLine]) -> bool:
    """Whether a column may be prose: the last one of a text may have a line or two."""
    return len(lines) <= 3 or sum(len(line.text) for line in lines) >= _PROSE * len(lines)


def _bands(lines: Sequence[PrintedLine], leading: float) -> list[list[PrintedLine]]:
    """Return rows of cells: what stands between gaps that go through all columns."""
    steps = [a.base - b.base for a, b in pairwise(lines) if a.base - b.base > 0.5 * b.size]
    usual = min((*steps, leading))
    bands = [[lines[0]]]
    for before, line in pairwise(lines):
        if before.base - line.base > usual * _CELL_GAP:
            bands.append([line])
        else:
            bands[-1].append(line)
    return bands
