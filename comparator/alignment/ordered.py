"""Ordered: how probable each pair is if the two texts tell the same things in the same order.

How alike two wordings of one clause are differs from pair to pair: a revised draft keeps nine
words of ten, a retelling two. And in a simplified text one sentence becomes five, in a revised one
hardly any becomes two. So the pair itself tells: similarities are taken as a mixture of two beta
distributions, those of answering passages and those of strangers, fitted by expectation and
maximisation (Dempster, Laird and Rubin 1977), where the expectation sums over all ways through the
two texts that never go back, and how ready a way is to stay with a passage is learned with it.
"""

from dataclasses import dataclass
from math import lgamma, log

import numpy as np
from numpy.typing import NDArray

from comparator.alignment.scores import Matrix

# Neither distribution has a value at 0 or 1.
_LEAST, _MOST = 0.01, 0.985
# What is believed of answering passages before any is seen, and how many pairs that is worth.
_PRIOR_MEAN, _PRIOR_VARIANCE, _PRIOR_PAIRS = 0.45, 0.05, 4.0
# The odds of a pair before its wording is seen.
_PRIOR_ODDS = 2.0
# What a further pair with the same passage (a split, a merge) costs beside a new one, before any
# is seen, and how many pairs that is worth.
_STAY, _STAY_PAIRS = 0.1, 4.0
_ROUNDS = 3
_GREATEST_LOG_ODDS = 8.0
_IMPOSSIBLE = 1e-12
_DIGITS = 6


@dataclass(frozen=True, slots=True)
class Ways:
    """What all ways through two texts say together.

    Attributes:
        pairs: How probable each pair is, 0 to 1, by left and right.
        lead: By how much, as a logarithm, the two texts are likelier to be told in one order
            than one of them and the other turned round: near 0 for strangers.
    """

    pairs: Matrix
    lead: float


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

    @classmethod
    def of_strangers(cls, mean: float, variance: float) -> "_Beta":
        """Return one whose density only falls: strangers have nothing in common most often."""
        mean = min(max(mean, 1e-3), 1.0 - 1e-3)
        return cls.of(mean, max(variance, mean * mean * (1.0 - mean) / (1.0 + mean)))

    def log_density(self, log_score: Matrix, log_rest: Matrix) -> Matrix:
        """Return the logarithm of the density, given those of the scores and of 1 less them."""
        scale = lgamma(self.a + self.b) - lgamma(self.a) - lgamma(self.b)
        density: Matrix = (self.a - 1.0) * log_score + (self.b - 1.0) * log_rest + scale
        return density


def ways_through(similarity: Matrix, possible: NDArray[np.bool_] | None = None) -> Ways:
    """Return what the ways say that go through both texts in their order.

    Args:
        similarity: How alike the passages are, 0 to 1, by left and right.
        possible: Which pairs may be at all; all where None.
    """
    if not similarity.size:
        return Ways(similarity.copy(), 0.0)
    scores = np.clip(similarity, _LEAST, _MOST)
    logs = np.log(scores), np.log(1.0 - scores)
    answering = _Beta.of(_PRIOR_MEAN, _PRIOR_VARIANCE)
    strangers = _Beta.of_strangers(*_moments(scores, np.ones_like(scores)))
    stay = _STAY, _STAY
    for turn in range(_ROUNDS):
        log_odds = answering.log_density(*logs) - strangers.log_density(*logs)
        odds = _PRIOR_ODDS * np.exp(np.clip(log_odds, -_GREATEST_LOG_ODDS, _GREATEST_LOG_ODDS))
        if possible is not None:
            odds = np.where(possible, odds, _IMPOSSIBLE)
        sums = _sum_over_ways(odds, stay, is_last=turn == _ROUNDS - 1)
        answering = _Beta.of(
            *_moments(scores, sums.pairs, _PRIOR_MEAN, _PRIOR_VARIANCE, _PRIOR_PAIRS)
        )
        strangers = _Beta.of_strangers(*_moments(scores, 1.0 - sums.pairs))
        total = float(sums.pairs.sum()) + _STAY_PAIRS
        left, right = (
            round((stays + _STAY * _STAY_PAIRS) / total, _DIGITS) for stays in sums.stays
        )
        stay = left, right
    pairs = sums.pairs if possible is None else np.where(possible, sums.pairs, 0.0)
    return Ways(np.round(pairs, 9), round(sums.lead, _DIGITS))


def _moments(
    scores: Matrix, shares: Matrix, mean: float = 0.0, variance: float = 0.0, pairs: float = 0.0
) -> tuple[float, float]:
    """Return mean and variance of scores by shares, with a prior worth some pairs.

    Rounded, so that the order of adding is not seen.
    """
    total = float(shares.sum()) + pairs or 1.0
    mean = round((float((shares * scores).sum()) + pairs * mean) / total, _DIGITS)
    spread = float((shares * (scores - mean) ** 2).sum()) + pairs * variance
    return mean, round(spread / total, _DIGITS)


@dataclass(frozen=True, slots=True)
class _Sums:
    """Sums over all ways, each of which weighs as its pairs do.

    Attributes:
        pairs: How likely each pair is to lie on a way.
        stays: How many pairs keep the passage of the pair before them, left and right.
        lead: As in `Ways`, if it is the last round.
    """

    pairs: Matrix
    stays: tuple[float, float]
    lead: float


def _sum_over_ways(odds: Matrix, stay: tuple[float, float], is_last: bool) -> _Sums:
    """Return sums over the ways: rows of pairs that never go back on either side.

    The weight of all ways through a pair is that of their beginnings by that of their ends; the
    pair itself is then counted twice.
    """
    turned = [odds[:, ::-1]] if is_last else []  # only the last lead is wanted
    tables = np.stack([odds, odds[::-1, ::-1], *turned])
    weights, totals = _log_weights(tables, stay)
    total = float(totals[0])
    begun, ended = weights[0], weights[1, ::-1, ::-1]
    pairs: Matrix = np.exp(np.minimum(begun + ended - np.log(odds) - total, 0.0))

    def stays(first: Matrix, then: Matrix, cost: float) -> float:
        return float(np.exp(np.minimum(first + then + log(cost) - total, 0.0)).sum())

    left = stays(begun[:, :-1], ended[:, 1:], stay[0])
    right = stays(begun[:-1], ended[1:], stay[1])
    return _Sums(pairs, (left, right), total - float(totals[-1]))


def _log_weights(
    odds: NDArray[np.float64], stay: tuple[float, float]
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Return the logarithm of the weight of all ways that end with each pair, and of all ways.

    With M(i, j) of the ways that end with a pair and Z(i, j) of those that end anywhere up to
    it, the empty way included:

        M(i, j) = odds(i, j) · (Z(i-1, j-1) + stay · M(i, j-1) + stay' · M(i-1, j))
        Z(i, j) = Z(i-1, j) + Z(i, j-1) - Z(i-1, j-1) + M(i, j),  and Z = 1 at the edges.

    Taken by antidiagonals, each scaled by its greatest value, so that nothing overflows.

    Args:
        odds: Tables of one shape.
        stay: What it costs to stay with a passage left, and right.
    """
    tables, rows, columns = odds.shape
    # An antidiagonal of a table is a slice of its cells in a row, with steps of a row less one.
    cells, step = odds.reshape(tables, -1), max(columns - 1, 1)
    ending = np.empty_like(cells)
    # A diagonal holds its values by row, 0 to `rows`: first the edge, where no pair ends.
    all_before = all_last = np.ones((tables, rows + 1))
    pairs_last = np.zeros((tables, rows + 1))
    scale_before = scale_last = np.zeros((tables, 1))
    for diagonal in range(2, rows + columns + 1):
        first, last = max(1, diagonal - columns), min(rows, diagonal - 1) + 1
        here, above = slice(first, last), slice(first - 1, last - 1)
        start = (first - 1) * columns + diagonal - 1 - first
        line = slice(start, start + (last - first - 1) * step + 1, step)
        corner = all_before[:, above] * np.exp(scale_before - scale_last)
        pairs = corner + stay[0] * pairs_last[:, here] + stay[1] * pairs_last[:, above]
        pairs *= cells[:, line]
        sums = np.repeat(np.exp(-scale_last), rows + 1, axis=1)
        sums[:, here] = all_last[:, above] + all_last[:, here] - corner + pairs
        top = sums[:, here].max(axis=1, keepdims=True)
        with np.errstate(divide="ignore"):  # what is too light for a float weighs nothing
            ending[:, line] = np.log(pairs) + scale_last
        all_before, all_last = all_last, sums / top
        pairs_last = np.zeros((tables, rows + 1))
        pairs_last[:, here] = pairs / top
        scale_before, scale_last = scale_last, scale_last + np.log(top)
    totals: NDArray[np.float64] = scale_last[:, 0] + np.log(all_last[:, rows])
    return ending.reshape(odds.shape), totals
