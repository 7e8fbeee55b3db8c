"""Ordered: how probable each pair is if the two texts tell the same things in the same order.

How alike two wordings of one clause are differs from pair to pair: a revised draft keeps nine
words of ten, a retelling two. And in a simplified text one sentence becomes five, in a revised one
hardly any becomes two. So the pair itself tells: similarities are taken as a mixture of two beta
distributions, those of answering passages and those of strangers, fitted by expectation and
maximisation (Dempster, Laird and Rubin 1977), where the expectation sums over all ways through the
two texts that never go back, and how ready a way is to stay with a passage is learned with it.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import lgamma, log

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view
from numpy.typing import NDArray

from comparator.alignment.numbers import Matrix

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
# From one antidiagonal to the next nothing grows more than ten thousandfold: this is far from what
# a float holds.
_SCALED_EVERY = 16


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


def ways_through_each(asked: Sequence[tuple[Matrix, NDArray[np.bool_]]]) -> list[Ways]:
    """Return what the ways say that go through both texts of each pair in their order.

    Together, several pairs take a third of the time.

    Args:
        asked: Of each pair how alike the passages are, 0 to 1, by left and right, and which pairs
            of them may be at all.
    """
    searches = [_Search(*each) for each in asked if each[0].size]
    for turn in range(_ROUNDS):
        odds, stays = [search.odds() for search in searches], [s.stay for s in searches]
        sums = _sum_over_ways(odds, stays, is_last=turn == _ROUNDS - 1) if searches else []
        for search, found in zip(searches, sums, strict=True):
            search.learn(found)
    found_ways = iter(searches)
    return [
        next(found_ways).ways() if similarity.size else Ways(similarity.copy(), 0.0)
        for similarity, _ in asked
    ]


class _Search:
    """What is believed of two texts, round for round."""

    def __init__(self, similarity: Matrix, possible: NDArray[np.bool_]) -> None:
        self._possible = possible
        self._scores = np.clip(similarity, _LEAST, _MOST)
        self._logs = np.log(self._scores), np.log(1.0 - self._scores)
        self._answering = _Beta.of(_PRIOR_MEAN, _PRIOR_VARIANCE)
        self._strangers = _Beta.of_strangers(*_moments(self._scores, np.ones_like(self._scores)))
        self.stay = _STAY, _STAY
        self._sums: _Sums | None = None

    def odds(self) -> Matrix:
        """Return the odds of each pair by its similarity."""
        log_odds = self._answering.log_density(*self._logs)
        log_odds -= self._strangers.log_density(*self._logs)
        odds = _PRIOR_ODDS * np.exp(np.clip(log_odds, -_GREATEST_LOG_ODDS, _GREATEST_LOG_ODDS))
        return np.where(self._possible, odds, _IMPOSSIBLE)

    def learn(self, sums: "_Sums") -> None:
        """Learn from what the ways say."""
        self._sums = sums
        self._answering = _Beta.of(
            *_moments(self._scores, sums.pairs, _PRIOR_MEAN, _PRIOR_VARIANCE, _PRIOR_PAIRS)
        )
        self._strangers = _Beta.of_strangers(*_moments(self._scores, 1.0 - sums.pairs))
        total = float(sums.pairs.sum()) + _STAY_PAIRS
        left, right = (
            round((stays + _STAY * _STAY_PAIRS) / total, _DIGITS) for stays in sums.stays
        )
        self.stay = left, right

    def ways(self) -> Ways:
        """Return what was learned last."""
        assert self._sums is not None  # noqa: S101 - there was a round
        pairs: Matrix = np.where(self._possible, self._sums.pairs, 0.0)
        return Ways(pairs.round(9), round(self._sums.lead, _DIGITS))


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


def _sum_over_ways(
    odds: Sequence[Matrix], stays: Sequence[tuple[float, float]], *, is_last: bool
) -> Iterator[_Sums]:
    """Yield sums over the ways of each table: rows of pairs that never go back on either side.

    The weight of all ways through a pair is that of their beginnings by that of their ends; the
    pair itself is then counted twice.
    """
    tables: list[Matrix] = []
    for table in odds:
        tables += (table, table[::-1, ::-1])
        if is_last:  # only the last lead is wanted
            tables.append(table[:, ::-1])
    turns = len(tables) // len(odds)
    weights, totals = _log_weights(tables, np.repeat(np.array(stays).T, turns, axis=1))
    for n, (table, stay) in enumerate(zip(odds, stays, strict=True)):
        at = n * turns
        total = float(totals[at])
        begun, ended = weights[at], weights[at + 1][::-1, ::-1]
        pairs: Matrix = np.exp(np.minimum(begun + ended - np.log(table) - total, 0.0))
        left = _staying(begun[:, :-1], ended[:, 1:], log(stay[0]) - total)
        right = _staying(begun[:-1], ended[1:], log(stay[1]) - total)
        yield _Sums(pairs, (left, right), total - float(totals[at + turns - 1]))


def _staying(first: Matrix, then: Matrix, cost: float) -> float:
    """Return how many pairs of a way follow another with the same passage."""
    return float(np.exp(np.minimum(first + then + cost, 0.0)).sum())


def _log_weights(
    odds: Sequence[Matrix], stay: NDArray[np.float64]
) -> tuple[list[Matrix], NDArray[np.float64]]:
    """Return the logarithm of the weight of all ways that end with each pair, and of all ways.

    With M(i, j) of the ways that end with a pair and Z(i, j) of those that end anywhere up to
    it, the empty way included:

        M(i, j) = odds(i, j) · (Z(i-1, j-1) + stay · M(i, j-1) + stay' · M(i-1, j))
        Z(i, j) = Z(i-1, j) + Z(i, j-1) - Z(i-1, j-1) + M(i, j),  and Z = 1 at the edges.

    Args:
        odds: Tables; one that is smaller than others is as if it went on with no odds at all.
        stay: What it costs to stay with a passage left, and right, for each table.
    """
    rows, columns = (max(table.shape[side] for table in odds) for side in (0, 1))
    cells = np.zeros((rows, columns, len(odds)))
    for n, table in enumerate(odds):
        cells[: table.shape[0], : table.shape[1], n] = table
    scales, total = _weigh(cells, stay)
    with np.errstate(divide="ignore"):  # what is too light for a float weighs nothing
        logarithms = np.log(cells, out=cells)
    weights: list[Matrix] = []
    for n, table in enumerate(odds):
        down, right = table.shape
        # Of each cell the scale of its antidiagonal.
        scale = sliding_window_view(scales[2:, n], right)[:down]
        weights.append(logarithms[:down, :right, n] + scale)
    return weights, total


def _weigh(table: Matrix, stay: Matrix) -> tuple[Matrix, Matrix]:
    """Put M into each cell of tables in the place of its odds.

    Taken by antidiagonals. Every few of them all is scaled by a power of two, which rounds nothing,
    so that nothing overflows.

    Returns:
        The logarithms of the scale of each antidiagonal, and of Z of the last cell.
    """
    rows, columns, count = table.shape
    # An antidiagonal of a table is a slice of its cells in a row, with steps of a row less one.
    cells, step = table.reshape(rows * columns, count), max(columns - 1, 1)
    # A diagonal holds its values by row, 0 to `rows`; at the edges of the table no pair ends, and
    # what was not reached yet is as an edge.
    every, ending = np.ones((2, rows + 1, count)), np.zeros((2, rows + 1, count))
    (all_before, all_last), (pairs_last, pairs_here) = every, ending
    scale = np.zeros(count)
    scales = np.zeros((rows + columns + 1, count))
    for diagonal in range(2, rows + columns + 1):
        first, last = max(1, diagonal - columns), min(rows, diagonal - 1) + 1
        here, above = slice(first, last), slice(first - 1, last - 1)
        start = (first - 1) * columns + diagonal - 1 - first
        line = slice(start, start + (last - first - 1) * step + 1, step)
        corner = all_before[above]
        pairs = np.multiply(pairs_last[here], stay[0], out=pairs_here[here])
        pairs += corner
        pairs += stay[1] * pairs_last[above]
        pairs *= cells[line]
        cells[line] = pairs
        scales[diagonal] = scale
        sums = all_last[above] + all_last[here]
        sums -= corner
        sums += pairs
        all_before[here] = sums
        all_before, all_last = all_last, all_before
        pairs_last, pairs_here = pairs_here, pairs_last
        if diagonal % _SCALED_EVERY == 0:
            exponents = np.frexp(sums.max(axis=0))[1]
            scale = scale + exponents
            factor = np.ldexp(1.0, -exponents)
            for held in (every, ending):
                np.multiply(held, factor, out=held)
    return log(2.0) * scales, log(2.0) * scale + np.log(all_last[rows])
