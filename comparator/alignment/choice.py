"""Choice: from evidence to links: mutual best first, then what a second partner explains."""

from collections.abc import Sequence

import numpy as np

from comparator.alignment.order import in_order, mutual_best, neighbours_support, order_kept
from comparator.alignment.scores import Matrix, Wording

Pair = tuple[int, int]

# How probable it is that two passages are one clause, as the logarithm of the odds: a constant
# and a weight for each kind of evidence. Fitted by benchmarks/alignment/fit.py, which names its
# data; the signs are as one would have set them by hand.
_ALONE = {
    "constant": -7.64,
    "rows": 2.36,
    "words": 4.88,
    "pieces": 4.15,
    "part": 7.08,
    "block": 4.27,
}
_IN_CONTEXT = {
    "constant": -7.51,
    "rows": 0.12,
    "words": 2.55,
    "pieces": 2.67,
    "part": 4.75,
    "block": 2.07,
    "neighbours": 1.95,
    "order": 1.17,
    "choice": 3.84,
}

_ANCHOR = 0.7
_FLOOR = 0.4
_SURE = 0.7
_LEAST_FOR_GROUPS = 0.05


def wording_alone(wording: Wording, blocks: Matrix) -> Matrix:
    """Return the probability of each pair by its words and those of its paragraph."""
    return _probability(_ALONE, _evidence(wording, blocks))


def in_context(wording: Wording, blocks: Matrix, alone: Matrix) -> Matrix:
    """Return the probability of each pair by its words, its neighbours and its place.

    Args:
        wording: How alike the passages are.
        blocks: How alike the blocks are that they stand in, 0 to 1.
        alone: What `wording_alone` gave, with what is certain set to 0 or 1.
    """
    belief = alone
    likeness = 0.5 * (wording.rows + wording.words)
    for _ in range(2):  # the second time round, pairs found with help are anchors too
        anchors = [(i, j) for i, j in mutual_best(belief) if belief[i, j] >= _ANCHOR]
        kept = order_kept(anchors, [float(belief[i, j]) for i, j in anchors])
        evidence = _evidence(wording, blocks)
        evidence["neighbours"] = neighbours_support(anchors, belief)
        evidence["order"] = kept * in_order(likeness)
        evidence["choice"] = _preference(alone)
        belief = np.round(_probability(_IN_CONTEXT, evidence), 6)
    return belief


def _preference(belief: Matrix) -> Matrix:
    """Return how near each pair comes to being the best for both, 0 to 1."""
    if not belief.size:
        return belief
    best_right = np.maximum(belief.max(axis=1), 1e-9)[:, None]
    best_left = np.maximum(belief.max(axis=0), 1e-9)[None, :]
    preference: Matrix = np.minimum(belief / best_right, belief / best_left)
    return preference


def _evidence(wording: Wording, blocks: Matrix) -> dict[str, Matrix]:
    return {
        "rows": wording.rows,
        "words": wording.words,
        "pieces": wording.pieces,
        "part": wording.part,
        "block": blocks,
    }


def _probability(weights: dict[str, float], evidence: dict[str, Matrix]) -> Matrix:
    log_odds: Matrix = np.full(evidence["rows"].shape, weights["constant"])
    for name, matrix in evidence.items():
        log_odds = log_odds + weights[name] * matrix
    probability: Matrix = 1.0 / (1.0 + np.exp(-log_odds))
    return probability


def choose_pairs(belief: Matrix) -> list[Pair]:
    """Return the pairs above the floor that are each other's best."""
    return [(i, j) for i, j in mutual_best(belief) if belief[i, j] >= _FLOOR]


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
