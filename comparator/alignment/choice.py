"""Choice: from scores to links: mutual best first, then what a second partner explains."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from comparator.alignment.order import in_order, mutual_best, neighbours_support, order_kept
from comparator.alignment.scores import Matrix

Pair = tuple[int, int]

# Tuned on the specimen's key and on pairs of real declarations judged by reading; see the
# method page. `_FLOOR` is where a careful reader is as likely as not to call it one clause.
_FLOOR = 0.335
_SURE = 0.42
_ANCHOR = 0.5
_NEIGHBOURS = 0.14
_ORDER = 0.20
_BLOCK = 0.16
# Context is nothing without some wording of its own.
_LEAST_WORDING = 0.12


@dataclass(frozen=True, slots=True)
class Evidence:
    """What speaks for each pair.

    Attributes:
        wording: Similarity of wording alone, 0 to 1.
        belief: Wording with what context adds, 0 to 1.
    """

    wording: Matrix
    belief: Matrix


def weigh_context(wording: Matrix, blocks: Matrix | None) -> Evidence:
    """Return what wording, neighbours, order and paragraphs together say of each pair.

    Args:
        wording: Similarity of passages left and right, 0 to 1.
        blocks: Similarity of the blocks they stand in, in the same shape, or None.
    """
    belief = wording
    for _ in range(2):  # the second time round, anchors found with help serve as anchors
        anchors = [(i, j) for i, j in mutual_best(belief) if belief[i, j] >= _ANCHOR]
        kept = order_kept(anchors, [float(belief[i, j]) for i, j in anchors])
        support = _NEIGHBOURS * neighbours_support(anchors, belief)
        support = support + _ORDER * kept * in_order(wording)
        if blocks is not None:
            support = support + _BLOCK * blocks
        gate = np.clip((wording - _LEAST_WORDING) / _LEAST_WORDING, 0.0, 1.0)
        belief = np.round(wording + gate * (1.0 - wording) * support, 6)
    return Evidence(wording, belief)


def choose_pairs(belief: Matrix) -> list[Pair]:
    """Return the pairs above the floor that are each other's best."""
    return [(i, j) for i, j in mutual_best(belief) if belief[i, j] >= _FLOOR]


def is_tentative(belief: float) -> bool:
    """Whether a careful reader might not call the pair one clause."""
    return belief < _SURE


def similarity(belief: float) -> float:
    """Return belief as the probability that a careful reader would call it one clause."""
    return round(float(1.0 / (1.0 + np.exp(-14.0 * (belief - _FLOOR)))), 3)


def free_pairs(belief: Matrix, pairs: Sequence[Pair]) -> list[Pair]:
    """Return the pairs of which one end has a partner and the other has none, best first."""
    has_left = {i for i, _ in pairs}
    has_right = {j for _, j in pairs}
    rows, columns = np.nonzero(belief >= _FLOOR * 0.5)
    candidates = [
        (int(i), int(j))
        for i, j in zip(rows, columns, strict=True)
        if (i in has_left) != (j in has_right)
    ]
    return sorted(candidates, key=lambda p: (-belief[p], abs(p[0] - p[1]), p[0] + p[1]))
