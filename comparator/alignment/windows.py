"""Windows: long texts are aligned a stretch at a time, since not every two passages can be weighed.

Two texts of ten thousand paragraphs have a hundred million pairs of them. What is the same in both
is linked without weighing, and where it keeps its order it tells which stretches of the rest answer
each other; within these all is weighed as ever. So the answer is coarser: what was reworded and
moved from one stretch to another is not found. Where even that is too much, rows of words tell
(`by_rows`).
"""

from collections.abc import Sequence
from itertools import pairwise

from comparator.alignment.order import Pair

MOST_CELLS = 4_000_000
"""So many pairs of passages are weighed at once: more would take more than a gigabyte."""
_LONGEST = 1_000
_SHORTEST = 100
"""So many passages a stretch has at the most, and is never made shorter than."""

_MOST_CHARACTERS = 2_000_000
_MOST_PASSAGES = 10_000
"""What is not the same in two texts, both together, is weighed up to so much."""

Window = tuple[slice, slice]


def is_long(left: Sequence[str], right: Sequence[str]) -> bool:
    """Whether the passages of two texts are too many or too long to weigh every two."""
    size = sum(map(len, left)) + sum(map(len, right))
    return len(left) * len(right) > MOST_CELLS or size > _MOST_CHARACTERS


def is_too_long_to_weigh(left: Sequence[str], right: Sequence[str]) -> bool:
    """Whether what is not the same in two texts is too long to be weighed in stretches."""
    size = sum(map(len, left)) + sum(map(len, right))
    return len(left) + len(right) > _MOST_PASSAGES or size > _MOST_CHARACTERS


def windows_of(anchors: Sequence[Pair], left: int, right: int) -> list[Window]:
    """Return the stretches of two long texts that answer each other, in order: all of both.

    Args:
        anchors: Places in both that answer each other, in order.
        left: How many passages the one text has, without those that are the same in both.
        right: How many the other has.
    """
    # All stretches together have about as many pairs as one that is weighed at once.
    most = min(_LONGEST, max(_SHORTEST, MOST_CELLS // max(left, right, 1)))
    cuts = [(0, 0)]
    last = (0, 0)
    for anchor in (*anchors, (left, right)):
        if _longer_side(cuts[-1], anchor) > most and last != cuts[-1]:
            cuts.append(last)
        # Where nothing is the same, both are cut into as many even parts.
        while (longer := _longer_side(cuts[-1], anchor)) > most:
            parts, (i, j) = -(-longer // most), cuts[-1]
            cuts.append((i + (anchor[0] - i) // parts, j + (anchor[1] - j) // parts))
        last = anchor
    cuts.append((left, right))
    return [
        (slice(a[0], b[0]), slice(a[1], b[1]))
        for a, b in pairwise(cuts)
        if a[0] < b[0] and a[1] < b[1]
    ]


def _longer_side(start: Pair, end: Pair) -> int:
    return max(end[0] - start[0], end[1] - start[1])
