"""Columns: stretches of lines with white space between them from top to bottom, in reading order.

President of the            President of the          <- two rows of cells: read row by row
Republic of Tolmeria        Republic of Varsenia

The Parties note the        close cooperation in      <- prose: read column by column
growing importance of       all fields. They also
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from comparator.corpus.pdf_layout.glyphs import Rule
from comparator.corpus.pdf_layout.lines import PrintedLine, line_of, segments
from comparator.language.offices import begins_with_office

_GUTTER = 0.32  # of the type size, on both sides of the middle of a gutter
_WIDE_GUTTER = 1.2  # of the type size: two lines with such a gap prove it
_NEAR = 2.6  # of the type size: lines of one stretch are not further apart
_CELL_GAP = 1.3  # of the usual distance of lines: what parts rows of cells
_PROSE = 24  # characters of a line, on the average, from which columns are prose
_FULL = 0.8  # of a column: lines this long fill it
_TALL = 9  # lines: no cell has so many
_FEWEST = 2  # lines of a column
_BEFORE = 0.5  # of the type size: the middle of a gutter before what begins behind it
_CLOSE = 1.1  # of the usual distance of lines: no gap
_LINE_OF_PROSE = 5  # gaps between words
_AS_WIDE = 1.3  # of the usual gap of the line
_SAME_GUTTER = 4.0  # points
_LONGEST_ROW = 40  # words of a row that is read as one paragraph
_LONGEST_MARK = 6  # characters of an item's mark


@dataclass(frozen=True, slots=True)
class Region:
    """Lines that are read one after the other; none of what is beside them.

    Attributes:
        lines: From top to bottom.
        is_cell: Whether it is one of several that stand side by side and are no prose.
        is_row: Whether it is the cells of a row of a table, several of them.
    """

    lines: tuple[PrintedLine, ...]
    is_cell: bool = False
    is_row: bool = False


@dataclass(frozen=True, slots=True)
class Grid:
    """How the pages of a document are set.

    Attributes:
        leading: The usual distance of two lines, in points.
        gutter: The middle of the gutter that its pages have, or None.
        rules: The lines drawn across the page at hand.
    """

    leading: float
    gutter: float | None = None
    rules: tuple[Rule, ...] = ()

    def has_gutter_at(self, x: float) -> bool:
        """Whether the pages have their gutter there."""
        return self.gutter is not None and abs(x - self.gutter) < _SAME_GUTTER


def grid_of(pages: Sequence[Sequence[PrintedLine]], leading: float) -> Grid:
    """Return how pages are set, whose lines stand from top to bottom."""
    grid = Grid(leading)
    for lines in pages:
        start, end, x = _widest_stretch(lines, grid) if lines else (0, 0, 0.0)
        if end - start < _TALL:
            continue
        left, right = (_half(lines[start:end], x, is_right) for is_right in (False, True))
        if _is_prose(left) and _is_prose(right):
            middle = (max(a.right for a in left) + min(b.left for b in right)) / 2
            return Grid(leading, middle)
    return grid


def regions_of(lines: Sequence[PrintedLine], grid: Grid) -> list[Region]:
    """Return the regions of a page in the order in which they are read."""
    regions: list[Region] = []
    rest = list(lines)
    while rest:
        start, end, x = _widest_stretch(rest, grid)
        if end <= start:
            regions.append(Region(tuple(rest)))
            break
        if start:
            regions += regions_of(rest[:start], grid)
        regions += _side_by_side(rest[start:end], x, grid)
        rest = rest[end:]
    return regions


def _widest_stretch(lines: Sequence[PrintedLine], grid: Grid) -> tuple[int, int, float]:
    """Return the first stretch of lines with a gutter, from start to end, and its middle."""
    best = (0, 0, 0.0)
    for x in (*_gutters(lines), *filter(None, [grid.gutter])):
        start, end = _stretch(lines, x, grid)
        if end - start > best[1] - best[0]:
            best = (start, end, x)
    return best


def _gutters(lines: Sequence[PrintedLine]) -> list[float]:
    """Return the middles of wide gaps in lines."""
    size = max(line.size for line in lines)
    found = []
    for line in lines:
        gaps = [(right, left) for (_, right), (left, _) in pairwise(segments(line))]
        # Columns whose lines do not share their bases show no gap, and a gap may be wide because
        # its line is short: the edges of what begins there tell.
        edges = (line.left, *(left for _, left in gaps))
        found += [(right + left) / 2 for right, left in gaps]
        found += [left - _BEFORE * size for left in edges]
    unique: list[float] = []
    for x in sorted(found):
        if not unique or x - unique[-1] > 1:
            unique.append(x)
    return unique


def _stretch(lines: Sequence[PrintedLine], x: float, grid: Grid) -> tuple[int, int]:
    """Return the longest run of lines that a gutter at x does not cross, trimmed to both sides."""
    best = (0, 0)
    start = 0
    crossing = [_crosses(line, x, grid.has_gutter_at(x)) for line in lines]
    for index in range(len(lines) + 1):
        is_broken = index == len(lines) or crossing[index]
        if not is_broken and index > start:
            gap = lines[index - 1].base - lines[index].base
            is_broken = gap > max(_NEAR * lines[index].size, grid.leading * 4)
        if is_broken:
            found = _trimmed(lines, start, index, x, grid)
            if found[1] - found[0] > best[1] - best[0]:
                best = found
            start = index if index < len(lines) and not crossing[index] else index + 1
    return best


def _trimmed(
    lines: Sequence[PrintedLine], start: int, end: int, x: float, grid: Grid
) -> tuple[int, int]:
    """Return a run without the lines before anything stands on the right, and the far ones."""
    leading = grid.leading
    # The last column of a text may have but one line, where other pages prove it.
    is_known = grid.has_gutter_at(x)
    fewest = 1 if is_known else _FEWEST
    rights = [n for n in range(start, end) if lines[n].right > x]
    lefts = [n for n in range(start, end) if lines[n].left < x]
    if len(rights) < fewest or len(lefts) < fewest:
        return (0, 0)
    first = max(start, min(rights[0], lefts[0]) if rights[0] <= lefts[0] else rights[0])
    # A line of the left column may stand a little above the first of the right one.
    while first > start and lines[first - 1].base - lines[first].base < 0.6 * leading:
        first -= 1
    # The cells of a row may be set to its foot: one with more lines begins above the others.
    while first > start and _goes_on_below(lines[first - 1], lines[first], leading):
        first -= 1
    last = max(rights[-1], lefts[-1])
    common = min(rights[-1], lefts[-1])
    for n in range(common, last):
        if lines[n].base - lines[n + 1].base > leading * _NEAR:
            last = n
            break
    both = [n for n in range(first, last + 1) if lines[n].right > x]
    other = [n for n in range(first, last + 1) if lines[n].left < x]
    if len(both) < fewest or len(other) < fewest:
        return (0, 0)
    if not _is_gutter(lines[first : last + 1], x, is_known):
        return (0, 0)
    overlap = min(lines[both[0]].base, lines[other[0]].base) - max(
        lines[both[-1]].base, lines[other[-1]].base
    )
    # Two columns stand beside each other, not one below the other.
    return (first, last + 1) if overlap > (-0.6 if is_known else 0.5) * leading else (0, 0)


def _goes_on_below(line: PrintedLine, below: PrintedLine, leading: float) -> bool:
    return line.base - below.base < _CLOSE * leading and abs(line.left - below.left) < 1


def _is_gutter(lines: Sequence[PrintedLine], x: float, is_known: bool) -> bool:
    """Whether white space at x is no chance of stretched lines, and parts words from words."""
    marks = [text for line in lines if (text := _text_before(line, x))]
    if all(len(mark) <= _LONGEST_MARK for mark in marks):
        return False  # bullets or numbers, and what they stand before
    if is_known:
        return True
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
    is_signed = all(any(map(begins_with_office, side)) for side in _sides(lines, x))
    return wide >= _FEWEST or len(gaps) > _FEWEST * 2 or min(alone) > _FEWEST or is_signed


def _sides(lines: Sequence[PrintedLine], x: float) -> tuple[list[str], list[str]]:
    """Return what lines say on both sides of a gutter."""
    left, right = (_half(lines, x, is_right) for is_right in (False, True))
    return [line.text for line in left], [line.text for line in right]


def _text_before(line: PrintedLine, x: float) -> str:
    return "".join(glyph.text for glyph in line.glyphs if glyph.left < x)


def _crosses(line: PrintedLine, x: float, is_known: bool) -> bool:
    room = _GUTTER * line.size
    if any(glyph.left < x + room and glyph.right > x - room for glyph in line.glyphs):
        return True
    return not is_known and _is_between_words(line, x)


def _is_between_words(line: PrintedLine, x: float) -> bool:
    """Whether the white space at x is that of a stretched line of prose: all of it is as wide."""
    gaps = [(a.right, b.left) for a, b in pairwise(line.glyphs) if b.after_space]
    widths = [left - right for right, left in gaps]
    here = next((left - right for right, left in gaps if right <= x <= left), None)
    return here is not None and len(gaps) > _LINE_OF_PROSE and here < _AS_WIDE * median(widths)


def _side_by_side(lines: Sequence[PrintedLine], x: float, grid: Grid) -> list[Region]:
    """Return the columns, or row by row the cells, on both sides of a gutter."""
    halves = [_half(lines, x, is_right) for is_right in (False, True)]
    ruled = _ruled_bands(lines, x, grid)
    if not ruled and any(map(_is_prose, halves)) and all(map(_may_be_prose, halves)):
        return [region for half in halves for region in regions_of(half, grid)]
    if not ruled and _is_of_figures(lines, x):
        return [Region((line,), True, True) for line in lines]
    # The last line of a cell tells nothing of the cells beside it: all rows tell the columns.
    gutters = [x for x in _gutters(lines) if not any(_crosses(line, x, True) for line in lines)]
    regions: list[Region] = []
    for band in ruled or _bands(lines, grid.leading):
        if ruled and sum(len(line.text.split()) for line in band) <= _LONGEST_ROW:
            is_row = all(_half(band, x, is_right) for is_right in (False, True))
            regions.append(Region(_across(band, gutters), True, is_row))
            continue
        for is_right in (False, True):
            half = _half(band, x, is_right)
            inner = regions_of(half, grid) if half else []
            regions += [Region(region.lines, True) for region in inner]
    return regions


def _is_of_figures(lines: Sequence[PrintedLine], x: float) -> bool:
    """Whether rows of one line each are a table of figures, not cells of several lines."""
    whole = [line for line in lines if line.left < x < line.right]
    figures = [line for line in whole if any(g.text.isdecimal() for g in line.glyphs if g.left > x)]
    is_signed = any(begins_with_office(line.text) for line in lines)
    is_table = len(whole) == len(lines) > _FEWEST and not is_signed
    return is_table and len(figures) * 2 >= len(lines)


def _ruled_bands(lines: Sequence[PrintedLine], x: float, grid: Grid) -> list[list[PrintedLine]]:
    """Return the rows of a table that lines part which are drawn across a gutter; [] of none."""
    # A border may be drawn cell by cell, and of some cells not at all.
    spans: dict[int, tuple[float, float]] = {}
    for rule in grid.rules:
        left, right = spans.get(round(rule.base), (rule.left, rule.right))
        spans[round(rule.base)] = min(left, rule.left), max(right, rule.right)
    rules = [base for base, (left, right) in spans.items() if left < x < right]
    bands: dict[int, list[PrintedLine]] = {}
    for line in lines:
        middle = line.base + line.size / 3
        bands.setdefault(sum(rule > middle for rule in rules), []).append(line)
    return list(bands.values()) if len(bands) >= _FEWEST else []


def _across(band: Sequence[PrintedLine], gutters: Sequence[float]) -> tuple[PrintedLine, ...]:
    """Return the lines of the cells of a row, cell by cell."""
    if len(band) == 1:
        return tuple(band)
    cells: list[PrintedLine] = []
    rest = list(band)
    for x in gutters:
        cells += _half(rest, x, False)
        rest = _half(rest, x, True)
    return (*cells, *rest)


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
    is_signed = any(begins_with_office(line.text) for line in lines[:2])
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
