"""Windows: long texts are aligned a stretch at a time, since not every two passages can be weighed.

Two texts of ten thousand paragraphs have a hundred million pairs of them. What is the same in both
and keeps its order tells which stretches answer each other; within these all is weighed as ever. So
the answer is coarser: what moved from one stretch to another is not found.
"""

from collections.abc import Sequence
from itertools import pairwise

from comparator.alignment.order import Pair
from comparator.language.kept_order import kept_order

MOST_CELLS = 4_000_000
"""So many pairs of passages are weighed at once: more would take more than a gigabyte."""
_WINDOW = 1_000
"""The longest stretch of passages, where there are more."""

Window = tuple[slice, slice]


def windows_of(same: Sequence[Pair], left: int, right: int) -> list[Window]:
    """Return the stretches of two long texts that answer each other, in order: all of both.

    Args:
        same: The pairs of passages that are the same, in the order of the left ones.
        left: How many passages the one text has.
        right: How many the other has.
    """
    cuts = [(0, 0)]
    last = (0, 0)
    for anchor in (*kept_order(same), (left, right)):
        if _longer_side(cuts[-1], anchor) > _WINDOW and last != cuts[-1]:
            cuts.append(last)
        # Where nothing is the same, both are cut into as many even parts.
        while (longer := _longer_side(cuts[-1], anchor)) > _WINDOW:
            parts, (i, j) = -(-longer // _WINDOW), cuts[-1]
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
