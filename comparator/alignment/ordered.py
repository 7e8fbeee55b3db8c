"""Ordered: how probable each pair is if the two texts tell the same things in the same order.

How alike two wordings of one clause are differs from pair to pair: a revised draft keeps nine
words of ten, a retelling two. So the pair itself tells: similarities are taken as a mixture of
two beta distributions, those of answering passages and those of strangers, fitted by
expectation and maximisation (Dempster, Laird and Rubin 1977), where the expectation sums over
all ways through the two texts that never go back.
"""

from dataclasses import dataclass
from math import lgamma

import numpy as np

from comparator.alignment.scores import Matrix

# Neither distribution has a value at 0 or 1.
_LEAST, _MOST = 0.004, 0.985
# What is believed of answering passages before any is seen, and how many pairs that is worth.
_PRIOR_MEAN, _PRIOR_VARIANCE, _PRIOR_PAIRS = 0.45, 0.05, 4.0
# The odds of a pair before its wording is seen, and what a further pair with the same passage
# (a split, a merge) costs beside a new one. Tried on pairs of benchmarks/alignment/ordered.py:
# F1 is the same within 0.01 from half to twice these values.
_PRIOR_ODDS = 0.7
_STAY = 0.1
_ROUNDS = 3
_GREATEST_LOG_ODDS = 8.0
_DIGITS = 6


@dataclass(frozen=True, slots=True)
class _Beta:
    """A beta distribution, by its parameters."""

    a: float
    b: float

    @classmethod
    def of(cls, mean: float, variance: float) -> "_Beta":
        mean = min(max(mean, 1e-3), 1.0 - 1e-3)
        variance = min(max(variance, 1e-5), 0.98 * mean * (1.0 - mean))
        size = mean * (1.0 - mean) / variance - 1.0
        return cls(mean * size, (1.0 - mean) * size)

    def log_density(self, log_score: Matrix, log_rest: Matrix) -> Matrix:
        """Return the logarithm of the density, given those of the scores and of 1 less them."""
        scale = lgamma(self.a + self.b) - lgamma(self.a) - lgamma(self.b)
        density: Matrix = (self.a - 1.0) * log_score + (self.b - 1.0) * log_rest + scale
        return density


def in_order(similarity: Matrix) -> Matrix:
    """Return the probability of each pair, 0 to 1, if the two texts keep one order.

    Args:
        similarity: How alike the passages are, 0 to 1, by left and right.
    """
    if not similarity.size:
        return similarity.copy()
    scores = np.clip(similarity, _LEAST, _MOST)
    logs = np.log(scores), np.log(1.0 - scores)
    pairs = np.zeros_like(scores)
    answering = _Beta.of(_PRIOR_MEAN, _PRIOR_VARIANCE)
    strangers = _Beta.of(*_moments(scores, 1.0 - pairs))
    for _ in range(_ROUNDS):
        log_odds = answering.log_density(*logs) - strangers.log_density(*logs)
        log_odds = np.clip(log_odds, -_GREATEST_LOG_ODDS, _GREATEST_LOG_ODDS)
        pairs = _on_ways(_PRIOR_ODDS * np.exp(log_odds))
        prior = (_PRIOR_MEAN, _PRIOR_VARIANCE, _PRIOR_PAIRS)
        answering = _Beta.of(*_moments(scores, pairs, *prior))
        strangers = _Beta.of(*_moments(scores, 1.0 - pairs))
    return np.round(pairs, 9)


def _moments(
    scores: Matrix, shares: Matrix, mean: float = 0.0, variance: float = 0.0, pairs: float = 0.0
) -> tuple[float, float]:
    """Return mean and variance of scores by shares, with a prior worth some pairs.

    Rounded, so that the order of adding, which differs when the sides are swapped, is not seen.
    """
    total = float(shares.sum()) + pairs or 1.0
    mean = round((float((shares * scores).sum()) + pairs * mean) / total, _DIGITS)
    spread = float((shares * (scores - mean) ** 2).sum()) + pairs * variance
    return mean, round(spread / total, _DIGITS)


def _on_ways(odds: Matrix) -> Matrix:
    """Return how likely each pair is to lie on a way, when each way weighs as its pairs do.

    A way is a row of pairs that never goes back on either side; it may stay with a passage, at
    a cost. The weight of all ways through a pair is that of their beginnings by that of their
    ends; the pair itself is then counted twice.
    """
    weights, total = _log_weights(np.stack([odds, odds[::-1, ::-1]]))
    through = weights[0] + weights[1, ::-1, ::-1] - np.log(odds)
    pairs: Matrix = np.exp(np.minimum(through - total, 0.0))
    return pairs


def _log_weights(odds: Matrix) -> tuple[Matrix, float]:
    """Return the logarithm of the weight of all ways that end with each pair, and of all ways.

    With M(i, j) of the ways that end with a pair and Z(i, j) of those that end anywhere up to
    it, the empty way included:

        M(i, j) = odds(i, j) · (Z(i-1, j-1) + stay · (M(i, j-1) + M(i-1, j)))
        Z(i, j) = Z(i-1, j) + Z(i, j-1) - Z(i-1, j-1) + M(i, j),  and Z = 1 at the edges.

    Taken by antidiagonals, each scaled by its greatest value, so that nothing overflows.

    Args:
        odds: Of each pair, from the front and from the back: two tables of one shape.
    """
    _, rows, columns = odds.shape
    # A diagonal holds its values by row, 0 to `rows`: first the edge, where no pair ends.
    all_before = all_last = np.ones((2, rows + 1))
    pairs_last = np.zeros((2, rows + 1))
    scale_before = scale_last = np.zeros((2, 1))
    # Row d of a table by diagonals holds what stands at (i, j) with i + j + 2 = d, by i.
    row, column = np.indices((rows, columns))
    diagonal_of = row + column + 2
    by_diagonal = np.zeros((2, rows + columns + 1, rows))
    by_diagonal[:, diagonal_of, row] = odds
    scales = np.zeros((2, rows + columns + 1))
    for diagonal in range(2, rows + columns + 1):
        first, last = max(1, diagonal - columns), min(rows, diagonal - 1) + 1
        here, above = slice(first, last), slice(first - 1, last - 1)
        corner = all_before[:, above] * np.exp(scale_before - scale_last)
        stayed = _STAY * (pairs_last[:, here] + pairs_last[:, above])
        pairs = by_diagonal[:, diagonal, above] * (corner + stayed)
        sums = np.repeat(np.exp(-scale_last), rows + 1, axis=1)
        sums[:, here] = all_last[:, above] + all_last[:, here] - corner + pairs
        top = sums[:, here].max(axis=1, keepdims=True)
        by_diagonal[:, diagonal, above], scales[:, diagonal] = pairs, scale_last[:, 0]
        all_before, all_last = all_last, sums / top
        pairs_last = np.zeros((2, rows + 1))
        pairs_last[:, here] = pairs / top
        scale_before, scale_last = scale_last, scale_last + np.log(top)
    with np.errstate(divide="ignore"):  # what is too light for a float weighs nothing
        ending = np.log(by_diagonal[:, diagonal_of, row]) + scales[:, diagonal_of]
    return ending, float(scale_last[0, 0] + np.log(all_last[0, rows]))
