"""Order: how much of it the two declarations keep, and what that says of a doubtful pair.

Order is a hint, never a law. Confident pairs (anchors) show how far it can be trusted here.
"""

from collections.abc import Sequence

import numpy as np

from comparator.alignment.scores import Matrix

# Fewer anchors than this say nothing about order: half of it is then believed.
_LEAST_ANCHORS = 4
_REACH = 2


def mutual_best(scores: Matrix) -> list[tuple[int, int]]:
    """Return the pairs (left, right) that are each other's only best, in the order of left."""
    if not scores.size:
        return []
    best_right = scores.max(axis=1)
    best_left = scores.max(axis=0)
    is_best = (scores == best_right[:, None]) & (scores == best_left[None, :]) & (scores > 0)
    alone = (is_best.sum(axis=1) == 1)[:, None] & (is_best.sum(axis=0) == 1)[None, :]
    return [(int(i), int(j)) for i, j in zip(*np.nonzero(is_best & alone), strict=True)]


def order_kept(anchors: Sequence[tuple[int, int]], weights: Sequence[float]) -> float:
    """Return how far anchors keep their order: 0 (as by chance) to 1 (entirely)."""
    if len(anchors) < _LEAST_ANCHORS:
        return 0.5
    chain = set(heaviest_chain(anchors, [round(1000 * weight) for weight in weights]))
    kept = sum(weight for n, weight in enumerate(weights) if n in chain)
    # By chance about 2/√n of a shuffled row stays in order.
    chance = min(2.0 / float(np.sqrt(len(anchors))), 0.9)
    share = kept / sum(weights)
    return float(np.clip((share - chance) / (1.0 - chance), 0.0, 1.0))


def heaviest_chain(places: Sequence[tuple[int, int]], weights: Sequence[int]) -> list[int]:
    """Return the indices of the heaviest set of places that increases on both sides."""
    order = sorted(range(len(places)), key=lambda n: places[n])
    right = np.array([places[n][1] for n in order], dtype=np.int64)
    left = np.array([places[n][0] for n in order], dtype=np.int64)
    total = np.zeros(len(order), dtype=np.int64)
    before = np.full(len(order), -1, dtype=np.int64)
    for n, index in enumerate(order):
        earlier = np.nonzero((right[:n] < right[n]) & (left[:n] < left[n]))[0]
        total[n] = weights[index]
        if earlier.size:
            best = earlier[int(np.argmax(total[earlier]))]
            total[n] += total[best]
            before[n] = best
    chain: list[int] = []
    n = int(np.argmax(total)) if order else -1
    while n >= 0:
        chain.append(order[n])
        n = int(before[n])
    return sorted(chain)


def neighbours_support(anchors: Sequence[tuple[int, int]], strengths: Matrix) -> Matrix:
    """Return for each pair the strength of the best anchor next to it in the same direction.

    A clause that moved together with its neighbours is supported by them wherever they went.
    """
    anchored = np.zeros_like(strengths)
    for i, j in anchors:
        anchored[i, j] = strengths[i, j]
    support = np.zeros_like(strengths)
    for down in range(1, _REACH + 1):
        for right in range(1, _REACH + 1):
            nearness = 1.0 / max(down, right)
            np.maximum(
                support[down:, right:],
                anchored[:-down, :-right] * nearness,
                out=support[down:, right:],
            )
            np.maximum(
                support[:-down, :-right],
                anchored[down:, right:] * nearness,
                out=support[:-down, :-right],
            )
    return support
