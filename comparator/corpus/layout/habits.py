"""How a document sets its paragraphs apart: by gaps, by indents, or by neither."""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from statistics import median

from comparator.corpus.layout.lines import PrintedLine
from comparator.corpus.layout.placing import (
    INDENT,
    MARK,
    SAME_SIZE,
    TERMINAL,
    Habits,
    Placed,
    are_alike,
    has_gap,
    has_room,
    is_centred,
)
from comparator.corpus.margins import starts_small

_FEWEST = 5  # lines that show whether a text is justified
_ODD = 0.15  # of the lines: more of them that have room and go on are no chance
_FEW = 0.12  # of the paragraphs: a habit, not a chance


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
        below = (x for x in lines[number + 1 : number + 6] if x.left < above.right > above.left)
        found = next((x for x in below if x.right > above.left), None)
        if found is not None:
            yield above, found


def text_size(lines: Sequence[PrintedLine]) -> float:
    """Return the size of most letters."""
    sizes: Counter[float] = Counter()
    for line in lines:
        sizes[line.size] += len(line.glyphs)
    return max(sizes, key=lambda size: (sizes[size], size)) if sizes else 10.0


def habits_of(placed: Sequence[Placed], habits: Habits) -> Habits:
    """Return how paragraphs are set apart, by what is at the ends of sentences."""
    gaps = indents = ends = 0
    for a, b in pairwise(placed):
        same = a.region == b.region and are_alike(a.line, b.line) and not a.is_cell
        ends_here = TERMINAL.search(a.line.text) and not starts_small(b.line.text)
        if not same or not ends_here:
            continue
        ends += 1
        gaps += has_gap(a.line, b.line, habits)
        if MARK.match(b.line.text):
            continue  # items are indented in any text
        indents += b.line.left - b.left > INDENT * b.line.size and not is_centred(b)
    return Habits(
        habits.size, habits.leading, gaps >= max(1, ends * _FEW), indents > max(1, ends * _FEW),
        _natural_space(placed, habits.size), _trusts_room(placed),
    )  # fmt: skip


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
    return median(spaces) if len(spaces) >= _FEWEST else None
