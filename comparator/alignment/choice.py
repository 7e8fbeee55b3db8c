"""Choice: from evidence to links: mutual best first, then what a second partner explains."""

from collections.abc import Sequence

import numpy as np

from comparator.alignment.order import mutual_best, neighbours_support, order_kept
from comparator.alignment.ordered import in_order
from comparator.alignment.scores import Matrix, Wording

Pair = tuple[int, int]
Evidence = dict[str, Matrix]
"""Kinds of evidence, each 0 to 1 for each passage left and right."""

# How probable it is that two passages are one clause, as the logarithm of the odds: a constant
# and a weight for each kind of evidence. Fitted by benchmarks/alignment/fit.py, which names its
# data; the signs are as one would have set them by hand.
ALONE = {
    "constant": -8.51,
    "rows": 5.02,
    "words": 5.30,
    "pieces": 2.68,
    "part": 6.53,
    "block": 2.51,
    "theme": 1.70,
}
IN_CONTEXT = {
    "constant": -8.52,
    "rows": 0.01,
    "words": 0.79,
    "pieces": 2.89,
    "part": 3.82,
    "block": 0.31,
    "theme": 2.52,
    "neighbours": 1.60,
    "order": 4.71,
    "choice": 4.37,
}

# From here on a pair is sure enough to speak for its neighbours.
_ANCHOR = 0.7
# What counts as no belief at all when rivals are weighed.
_NOISE = 0.01
# Below it there is no link. On the judged pairs F1 is the same within 0.01 from 0.35 to 0.50;
# the higher it is, the fewer ancestors are forced.
_FLOOR = 0.42
# Between the floor and this a link is tentative.
_SURE = 0.7
# A further partner of a split need not be likely by itself, only not absurd.
_LEAST_FOR_GROUPS = 0.05


def by_themselves(evidence: Evidence) -> Matrix:
    """Return the probability of each pair by its words, its paragraph and its themes."""
    return probability(ALONE, evidence)


def in_context(evidence: Evidence, alone: Matrix) -> Matrix:
    """Return the probability of each pair by its neighbours and its place as well.

    Args:
        evidence: What speaks for each pair of itself.
        alone: What `by_themselves` gave, with what is certain set to 0 or 1.
    """
    belief = alone
    known = {**evidence, **_by_place(evidence, alone)}
    for _ in range(2):  # the second time round, pairs found with help are anchors too
        neighbours = {"neighbours": _by_neighbours(belief)}
        belief = np.round(probability(IN_CONTEXT, known | neighbours), 6)
    return belief


def context_of(evidence: Evidence, alone: Matrix) -> Evidence:
    """Return what neighbours, place and choice say when `alone` is all that is believed."""
    return {"neighbours": _by_neighbours(alone), **_by_place(evidence, alone)}


def _by_place(evidence: Evidence, alone: Matrix) -> Evidence:
    """Return what order and the other choices say of each pair.

    Order counts as far as the two texts keep it: pairs that are each other's best, however
    little alike, tell that better than the few that are sure.
    """
    similarity = np.where(alone > 0.0, 0.5 * (evidence["rows"] + evidence["words"]), 0.0)
    similarity = np.where(alone == 1.0, 1.0, similarity)
    best = mutual_best(similarity)
    kept = order_kept(best, [float(similarity[pair]) for pair in best])
    return {"order": kept * in_order(similarity), "choice": _preference(alone)}


def _by_neighbours(belief: Matrix) -> Matrix:
    """Return what the confident pairs say of those beside them."""
    anchors = [pair for pair in mutual_best(belief) if belief[pair] >= _ANCHOR]
    return neighbours_support(anchors, belief)


def _preference(belief: Matrix) -> Matrix:
    """Return how far each pair is ahead of every other that either side could choose, 0 to 1.

    1 without a rival, 0.5 with an equal one, near 0 where a rival is far better.
    """
    if not belief.size:
        return belief
    rival = np.maximum(_best_other(belief), _best_other(belief.T).T)
    preference: Matrix = belief / (belief + rival + _NOISE)
    return preference


def _best_other(belief: Matrix) -> Matrix:
    """Return for each cell the greatest of the other cells of its row."""
    if belief.shape[1] < 2:
        return np.zeros_like(belief)
    ordered = np.partition(belief, belief.shape[1] - 2, axis=1)
    best, second = ordered[:, -1:], ordered[:, -2:-1]
    is_only_best = (belief == best) & ((belief == best).sum(axis=1, keepdims=True) == 1)
    return np.where(is_only_best, second, best)


def evidence_of(wording: Wording, blocks: Matrix, themes: Matrix) -> Evidence:
    """Return what speaks for each pair of itself.

    Args:
        wording: How alike the passages are.
        blocks: How alike the blocks are that they stand in, 0 to 1.
        themes: 1 where they have a theme in common, 0 where not, 0.5 where it is not known.
    """
    return {
        "rows": wording.rows,
        "words": wording.words,
        "pieces": wording.pieces,
        "part": wording.part,
        "block": blocks,
        "theme": themes,
    }


def probability(weights: dict[str, float], evidence: Evidence) -> Matrix:
    """Return the probability that a table of odds gives to each pair."""
    log_odds: Matrix = np.full(evidence["rows"].shape, weights["constant"])
    for name, matrix in evidence.items():
        log_odds = log_odds + weights[name] * matrix
    probability: Matrix = 1.0 / (1.0 + np.exp(-log_odds))
    return probability


def choose_pairs(belief: Matrix) -> list[Pair]:
    """Return the pairs above the floor that are each other's best, in the order of left.

    Passages whose best found a better one may then choose among those that are left, if they
    are sure.
    """
    chosen: list[Pair] = []
    floor = _FLOOR
    free = belief.copy()
    while pairs := [pair for pair in mutual_best(free) if free[pair] >= floor]:
        chosen += pairs
        for i, j in pairs:
            free[i, :] = free[:, j] = 0.0
        floor = _SURE
    return sorted(chosen)


def is_tentative(belief: float) -> bool:
    """Whether a careful reader might not call the pair one clause."""
    return belief < _SURE


def free_pairs(belief: Matrix, pairs: Sequence[Pair]) -> list[Pair]:
    """Return the pairs of which one end has a partner and the other has none, best first."""
    has_left = {i for i, _ in pairs}
    has_right = {j for _, j in pairs}
    rows, columns = np.nonzero(belief >= _LEAST_FOR_GROUPS)
    candidates = [
        (int(i), int(j))
        for i, j in zip(rows, columns, strict=True)
        if (i in has_left) != (j in has_right)
    ]
    return sorted(candidates, key=lambda p: (-belief[p], abs(p[0] - p[1]), p[0] + p[1]))
