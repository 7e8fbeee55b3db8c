"""Order: how much of it the two declarations keep, and what that says of a doubtful pair.

Order is a hint, never a law. Confident pairs (anchors) show how far it can be trusted here.
"""

from collections.abc import Sequence
from itertools import groupby, product
from math import sqrt

import numpy as np
from numpy.typing import NDArray

from comparator.alignment.numbers import Matrix

# What is believed of order before any sure pair is seen, and how many pairs that is worth: nearly
# all texts that are too short to tell keep their order.
_PRIOR_KEPT, _PRIOR_WORTH = 0.9, 3.0
_SURE_ANCHOR = 0.5
_REACH = 2
# After so many passages an anchor tells little more than a third of what it tells beside itself;
# from `_FAR` on it tells nothing.
_REGION, _FAR = 5.0, 39
# What is taken for known of a region before an anchor is seen there.
_REGION_DOUBT = 0.5
# Sums are of whole numbers.
_UNIT = 1000


Pair = tuple[int, int]
"""A passage left and one right, by their places."""


def mutual_best(scores: Matrix) -> list[Pair]:
    """Return the pairs (left, right) that are each other's only best, in the order of left."""
    if not scores.size:
        return []
    best_right, best_left = scores.max(axis=1), scores.max(axis=0)
    best_right[best_right <= 0.0] = np.inf  # where nothing is, nothing is best
    places = np.flatnonzero(scores == best_right[:, None])
    left, right = np.divmod(places, scores.shape[1])
    is_mutual = best_right[left] == best_left[right]
    left, right = left[is_mutual], right[is_mutual]
    alone = (np.bincount(left)[left] == 1) & (np.bincount(right)[right] == 1)
    return [*zip(left[alone].tolist(), right[alone].tolist(), strict=True)]


def order_kept(belief: Matrix) -> float:
    """Return how far two texts keep one order, 0 (as by chance) to 1, as far as sure pairs tell."""
    anchors = [pair for pair in mutual_best(belief) if belief[pair] >= _SURE_ANCHOR]
    if not anchors:
        return _PRIOR_KEPT
    weights = [round(1000 * float(belief[pair])) for pair in anchors]
    share = sum(weights[n] for n in heaviest_chain(anchors, weights)) / sum(weights)
    # By chance about 2/√n of a shuffled row stays in order.
    chance = min(2.0 / sqrt(len(anchors)), 0.9)
    kept = min(max((share - chance) / (1.0 - chance), 0.0), 1.0)
    told = len(anchors) * (1.0 - chance)
    return (told * kept + _PRIOR_WORTH * _PRIOR_KEPT) / (told + _PRIOR_WORTH)


def heaviest_chain(positions: Sequence[tuple[int, int]], weights: Sequence[int]) -> list[int]:
    """Return the indices of the heaviest set of places that increases on both sides.

    Of equal ones the first. In steps by n log n: the best chain up to each place on the right is
    kept in a tree of sums (Fenwick, "A new data structure for cumulative frequency tables", 1994).
    """
    order = sorted(range(len(positions)), key=lambda n: positions[n])
    rank = {j: n for n, j in enumerate(sorted({j for _, j in positions}), start=1)}
    # The total of the heaviest chain that ends in a stretch of ranks, and less where it ends.
    best = [(0, 0)] * (len(rank) + 1)
    before: dict[int, int] = {}
    heaviest = (0, 0)
    for _, level in groupby(enumerate(order), key=lambda each: positions[each[1]][0]):
        found: list[tuple[int, tuple[int, int]]] = []
        for n, index in level:  # none of one place on the left sees another
            at = rank[positions[index][1]]
            total, behind = _best_below(best, at)
            before[n] = -behind - 1
            found.append((at, (total + weights[index], -n - 1)))
        for place, chain in found:
            heaviest = max(heaviest, chain)
            at = place
            while at < len(best):
                best[at] = max(best[at], chain)
                at += at & -at
    indices: list[int] = []
    n = -heaviest[1] - 1
    while n >= 0:
        indices.append(order[n])
        n = before[n]
    return sorted(indices)


def _best_below(best: Sequence[tuple[int, int]], rank: int) -> tuple[int, int]:
    """Return the heaviest chain that ends below a rank."""
    found, at = (0, 0), rank - 1
    while at:
        found = max(found, best[at])
        at -= at & -at
    return found


def neighbours_support(anchors: Sequence[tuple[int, int]], strengths: Matrix) -> Matrix:
    """Return for each pair the strength of the best anchor next to it in the same direction.

    A clause that moved together with its neighbours is supported by them wherever they went.
    """
    support = np.zeros_like(strengths)
    at = np.array(anchors, dtype=np.int64).reshape(-1, 2)
    strength = strengths[at[:, 0], at[:, 1]]
    for down, right in product(range(1, _REACH + 1), repeat=2):
        for way in (1, -1):
            beside = at + np.array((way * down, way * right))
            is_there = ((beside >= 0) & (beside < strengths.shape)).all(axis=1)
            here = tuple(beside[is_there].T)
            # No two anchors have a row in common, so each place stands here once.
            support[here] = np.maximum(support[here], strength[is_there] / max(down, right))
    return support


def region_support(anchors: Sequence[Pair], strengths: Matrix) -> Matrix:
    """Return for each pair how far the anchors around one end lie around the other, 0 to 1.

    A section that moved and was shuffled within is still one section.
    """
    left, right = strengths.shape
    by_left, by_right, by_both = np.zeros(left), np.zeros(right), np.zeros(strengths.shape)
    for i, j in anchors:
        rows, near_left = _around(i, left)
        columns, near_right = _around(j, right)
        sure = np.rint(_UNIT * strengths[i, j])
        by_left[rows] += sure * near_left
        by_right[columns] += sure * near_right
        by_both[rows, columns] += sure * np.outer(near_left, near_right)
    doubt = _REGION_DOUBT * _UNIT * _UNIT
    support: Matrix = by_both / _UNIT / np.sqrt(np.outer(by_left + doubt, by_right + doubt))
    return support


def _around(place: int, passages: int) -> tuple[slice, NDArray[np.float64]]:
    """Return the passages near a place and how near they are, in whole numbers; none to itself."""
    near = slice(max(0, place - _FAR), min(passages, place + _FAR + 1))
    return near, _NEARNESS[_FAR - place + near.start : _FAR - place + near.stop]


def _nearness() -> NDArray[np.float64]:
    away = np.abs(np.arange(-_FAR, _FAR + 1))
    return np.where(away > 0, np.rint(_UNIT * np.exp(-away / _REGION)), 0.0)


_NEARNESS = _nearness()
