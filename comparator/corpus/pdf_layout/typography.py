"""How a document sets its paragraphs apart: by gaps, by indents, by numbers, or by none of them."""

import math
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from statistics import median

from comparator.corpus.pdf_layout.line_geometry import (
    FEWEST,
    INDENT,
    MARK,
    NUMBER,
    SAME_SIZE,
    TERMINAL,
    Habits,
    Placed,
    are_alike,
    hang_of,
    has_gap,
    has_much_room,
    has_room,
    is_centred,
    number_of,
)
from comparator.corpus.pdf_layout.lines import PrintedLine
from comparator.corpus.plain_text.line_breaks import Openings, starts_small

_ODD = 0.15  # of the lines: more of them that have room and go on are no chance
_FEW = 0.12  # of the paragraphs: a habit, not a chance
_MOST = 0.7  # of the paragraphs
_FEWEST_NUMBERS = 3
_SAME_LEFT = 3.0  # points


def leading_of(pages: Sequence[Sequence[PrintedLine]]) -> float:
    """Return the usual distance of two lines, as a share of the size of their type."""
    found: Counter[float] = Counter()
    for lines in pages:
        for above, below in _stacked(lines):
            distance = above.base - below.base
            if abs(above.size - below.size) < SAME_SIZE and 0.5 < distance / below.size < 4:
                found[round(distance / below.size, 1)] += 1 + 2 * starts_small(below.text)
    if not found:
        return 1.2
    most = max(found.values())
    # Of several that are common the smallest: gaps between paragraphs are common, too.
    return min(ratio for ratio, count in found.items() if count * 2.5 >= most)


def _stacked(lines: Sequence[PrintedLine]) -> Iterator[tuple[PrintedLine, PrintedLine]]:
    """Yield each line with the next one below it: that of another column is beside it."""
    for number, above in enumerate(lines):
        below = (
            x
            for x in lines[number + 1 : number + 6]
            if x.left < above.right and x.right > above.left
        )
        found = next(below, None)
        if found is not None:
            yield above, found


def text_size(lines: Sequence[PrintedLine]) -> float:
    """Return the size of most letters."""
    sizes: Counter[float] = Counter()
    for line in lines:
        sizes[line.size] += len(line.glyphs)
    return max(sizes, key=lambda size: (sizes[size], size)) if sizes else 10.0


def numbered_lines(placed: Sequence[Placed]) -> frozenset[int]:
    """Return which lines begin paragraphs that are counted from 1, all at one distance."""
    found: list[int] = []
    for index, one in enumerate(placed):
        if number_of(one.line.text) != len(found) + 1:
            continue
        indent = one.line.left - one.left
        first = placed[found[0]] if found else one
        if abs(indent - (first.line.left - first.left)) < _SAME_LEFT:
            found.append(index)
    return frozenset(found) if len(found) >= _FEWEST_NUMBERS else frozenset()


def habits_of(placed: Sequence[Placed], habits: Habits) -> Habits:
    """Return how paragraphs are set apart, by what is at the ends of sentences."""
    hangs = _hangs(placed)
    numbered = numbered_lines(placed)
    gaps = indents = ends = numbers = prose = 0
    for index, (a, b) in enumerate(pairwise(placed), start=1):
        if not _ends_between(a, b):
            continue
        ends += 1
        is_gap = has_gap(a.line, b.line, habits)
        gaps += is_gap
        is_indent = b.line.left - b.left > INDENT * b.line.size and not is_centred(b)
        is_item = MARK.match(b.line.text) and index not in numbered
        if (is_gap or is_indent) and not is_item and not has_much_room(b):
            prose += 1
            numbers += index in numbered
        if is_item or (MARK.match(a.line.text) and hang_of(a, b) in hangs):
            continue  # items are indented in any text
        indents += is_indent
    has_gaps = gaps >= max(1, ends * _FEW)
    openings, full_ends = _openings(placed, habits) if has_gaps else (Openings(), 0.0)
    return replace(
        habits,
        has_gaps=has_gaps,
        has_indents=indents > max(1, ends * _FEW),
        word_space=_natural_space(placed, habits.size),
        trusts_room=_trusts_room(placed),
        is_numbered=numbers > _MOST * prose,
        hangs=hangs,
        openings=openings,
        full_ends=full_ends,
    )


def _ends_between(a: Placed, b: Placed) -> bool:
    """Whether something ends with a line, and the next one below it is of the same kind."""
    same = a.region == b.region and are_alike(a.line, b.line) and not a.is_cell
    return same and bool(TERMINAL.search(a.line.text)) and not starts_small(b.line.text)


def _hangs(placed: Sequence[Placed]) -> frozenset[int]:
    """Return by how much the second lines of items are indented."""
    found = Counter(
        hang_of(a, b)
        for a, b in pairwise(placed)
        if a.region == b.region and MARK.match(a.line.text) and starts_small(b.line.text)
    )
    return frozenset(hang for hang, count in found.items() if count > 1)


def _openings(placed: Sequence[Placed], habits: Habits) -> tuple[Openings, float]:
    """Return how paragraphs open below gaps, and how often they fill their last line.

    The latter is the logarithm of how much more often that is than that a sentence ends with a
    line inside of a paragraph: what a full line at the foot of a page may be.
    """
    openings = Openings()
    full = inside = 0
    for a, b in pairwise(placed):
        openings.hold(a.line.text)
        if not _ends_between(a, b):
            continue
        if has_gap(a.line, b.line, habits):
            openings.open(NUMBER.sub("", b.line.text))
            full += not has_room(a, b)
        else:
            inside += not MARK.match(b.line.text)
    return openings, math.log((full + 0.5) / (inside + 0.5))


def _trusts_room(placed: Sequence[Placed]) -> bool:
    """Whether lines that surely go on have no room for the next word."""
    inner = [
        has_room(a, b)
        for a, b in pairwise(placed)
        if a.region == b.region and starts_small(b.line.text) and not TERMINAL.search(a.line.text)
    ]
    return sum(inner) <= _ODD * len(inner)


def _natural_space(placed: Sequence[Placed], size: float) -> float | None:
    """Return the gap between words of the short lines of justified text."""
    spaces = [
        space
        for one in placed
        if one.is_justified
        and abs(one.line.size - size) < SAME_SIZE
        and one.right - one.line.right > 2 * size
        and (space := one.line.word_space()) is not None
    ]
    return median(spaces) if len(spaces) >= FEWEST else None
