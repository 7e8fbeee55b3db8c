"""What order says of pairs that wording leaves open."""

from collections.abc import Iterator
from itertools import pairwise
from math import gamma, isclose, log

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from comparator.alignment import ordered
from comparator.alignment.ordered import Ways, ways_through_each

SHAPES = st.tuples(st.integers(1, 7), st.integers(1, 7))
SCORES = SHAPES.flatmap(
    lambda shape: arrays.arrays(np.float64, shape, elements=st.floats(0.0, 1.0))
)


def ways_through(scores: np.ndarray, possible: np.ndarray | None = None) -> Ways:
    every = np.ones(scores.shape, np.bool_)
    return ways_through_each([(scores, every if possible is None else possible)])[0]


def in_order(scores: np.ndarray) -> np.ndarray:
    return ways_through(scores).pairs


@given(scores=SCORES)
def test_each_value_is_a_probability_and_sides_may_be_swapped(scores: np.ndarray) -> None:
    pairs = in_order(scores)
    assert pairs.shape == scores.shape
    assert ((pairs >= 0.0) & (pairs <= 1.0)).all()
    np.testing.assert_allclose(in_order(scores.T).T, pairs, atol=1e-5)


def test_a_faint_diagonal_is_found_where_order_is_kept() -> None:
    scores = np.full((12, 12), 0.02)
    np.fill_diagonal(scores, 0.22)
    assert (np.diag(in_order(scores)) > 0.8).all()


def test_a_faint_score_is_less_among_pairs_that_are_nearly_equal() -> None:
    def belief_among(others: float) -> float:
        scores = np.full((12, 12), 0.02)
        np.fill_diagonal(scores, others)
        scores[5, 5] = 0.15
        return float(in_order(scores)[5, 5])

    assert belief_among(0.95) < 0.7 * belief_among(0.25)


def test_long_texts_neither_overflow_nor_vanish() -> None:
    scores = np.full((300, 320), 0.01)
    np.fill_diagonal(scores, 0.9)
    pairs = in_order(scores)
    assert np.isfinite(pairs).all()
    assert pairs[299, 299] > 0.9


Way = tuple[tuple[int, int], ...]


def every_way(rows: int, columns: int, start: Way = ()) -> Iterator[Way]:
    """Yield all ways through a table, the empty one first: a way of pairs that never goes back."""
    yield start
    i, j = start[-1] if start else (-1, -1)
    ahead = [(k, x) for k in range(i + 1, rows) for x in range(j + 1, columns)]
    beside = [(i, j + 1), (i + 1, j)] if start else []
    for k, x in (*ahead, *beside):
        if k < rows and x < columns:
            yield from every_way(rows, columns, (*start, (k, x)))


def stays_of(way: Way) -> tuple[int, int]:
    """Return how many pairs of a way keep the passage before them, left and right."""
    return (
        sum(a[0] == b[0] for a, b in pairwise(way)),
        sum(a[1] == b[1] for a, b in pairwise(way)),
    )


def weight_of(way: Way, odds: np.ndarray, stay: tuple[float, float]) -> float:
    kept = stays_of(way)
    weight: float = np.prod([odds[pair] for pair in way]) * stay[0] ** kept[0] * stay[1] ** kept[1]
    return weight


ODDS = st.tuples(st.integers(1, 3), st.integers(1, 3)).flatmap(
    lambda shape: arrays.arrays(
        np.float64, shape, elements=st.sampled_from([1e-12, 0.01, 0.3, 1.0, 2.5, 40.0, 3000.0])
    )
)


@settings(max_examples=30)
@given(st.lists(ODDS, min_size=1, max_size=2), st.sampled_from([(0.1, 0.1), (0.3, 0.02)]))
def test_sums_over_all_ways_are_those_of_every_way(
    tables: list[np.ndarray], stay: tuple[float, float]
) -> None:
    stays = [stay, stay[::-1]][: len(tables)]
    found = [*ordered._sum_over_ways(tables, stays, is_last=True)]
    for odds, cost, sums in zip(tables, stays, found, strict=True):
        ways = [(way, weight_of(way, odds, cost)) for way in every_way(*odds.shape)]
        total = sum(weight for _, weight in ways)
        for pair in np.ndindex(odds.shape):
            through = sum(weight for way, weight in ways if pair in way)
            assert isclose(sums.pairs[pair], through / total, rel_tol=1e-9)
        for side, kept in enumerate(sums.stays):
            expected = sum(weight * stays_of(way)[side] for way, weight in ways) / total
            assert isclose(kept, expected, rel_tol=1e-9, abs_tol=1e-15)
        turned = sum(weight_of(way, odds[:, ::-1], cost) for way, _ in ways)
        assert isclose(sums.lead, log(total) - log(turned), rel_tol=1e-9, abs_tol=1e-9)


@pytest.mark.parametrize(("mean", "variance"), [(0.45, 0.05), (0.1, 0.01), (0.8, 0.02)])
def test_a_beta_distribution_has_its_mean_its_variance_and_its_density(
    mean: float, variance: float
) -> None:
    beta = ordered._Beta.of(mean, variance)
    a, b = beta.a, beta.b
    assert a / (a + b) == pytest.approx(mean)
    assert a * b / ((a + b) ** 2 * (a + b + 1)) == pytest.approx(variance)
    at = np.array([[0.2, 0.7]])
    density = at ** (a - 1) * (1 - at) ** (b - 1) * gamma(a + b) / gamma(a) / gamma(b)
    np.testing.assert_allclose(np.exp(beta.log_density(np.log(at), np.log(1 - at))), density)
    strangers = ordered._Beta.of_strangers(mean, variance)
    assert strangers.a / (strangers.a + strangers.b) == pytest.approx(mean)
    # Its density only falls, though it spreads no more than it must for that.
    assert strangers.a == pytest.approx(a if a < 1.0 else 1.0)
    # What no distribution has is brought to one that is near it.
    for odd in ((0.0, 0.0), (1.0, 0.0), (0.5, 9.0)):
        assert min(ordered._Beta.of(*odd).a, ordered._Beta.of(*odd).b) > 0.0


def test_mean_and_variance_are_weighed_by_shares_and_a_prior() -> None:
    scores, shares = np.array([0.2, 0.6]), np.array([1.0, 3.0])
    assert ordered._moments(scores, shares) == pytest.approx((0.5, 0.03))
    mean = (2.0 + 4 * 0.4) / 8
    spread = 1 * (0.2 - mean) ** 2 + 3 * (0.6 - mean) ** 2 + 4 * 0.05
    found = ordered._moments(scores, shares, 0.4, 0.05, 4.0)
    assert found == pytest.approx((mean, spread / 8), abs=1e-6)


def test_what_may_not_be_has_no_part_in_any_way_and_nothing_has_no_ways() -> None:
    scores = np.full((3, 3), 0.5)
    possible = np.ones((3, 3), np.bool_)
    possible[1, 1] = False
    found = ways_through(scores, possible).pairs
    assert found[1, 1] == 0.0
    assert found[0, 0] > 0.2
    nothing = ways_through_each([(np.zeros((0, 2)), np.ones((0, 2), np.bool_)), (scores, possible)])
    assert (nothing[0].pairs.shape, nothing[0].lead) == ((0, 2), 0.0)
    assert np.array_equal(nothing[1].pairs, found)


def test_the_lead_is_great_where_order_is_kept_and_turned_where_it_is_turned() -> None:
    straight = np.full((9, 9), 0.05)
    np.fill_diagonal(straight, 0.6)
    assert ways_through(straight).lead > 5.0
    assert ways_through(straight[:, ::-1]).lead < -1.0
    assert abs(ways_through(np.full((9, 9), 0.05)).lead) < 1e-6


@pytest.mark.parametrize("shape", [(40, 37), (17, 50), (33, 16)])
def test_what_is_scaled_on_the_way_weighs_what_it_would_weigh_unscaled(
    shape: tuple[int, int],
) -> None:
    odds = 0.02 + np.abs(np.sin(np.arange(shape[0] * shape[1]))).reshape(shape) * 3
    stay = 0.2, 0.05
    ending, every = np.zeros((shape[0] + 1, shape[1] + 1)), np.ones((shape[0] + 1, shape[1] + 1))
    for i, j in np.ndindex(shape):
        # The sums of the docstring, cell by cell; counted from 1, as edges are 0.
        stays = stay[0] * ending[i + 1, j] + stay[1] * ending[i, j + 1]
        ending[i + 1, j + 1] = odds[i, j] * (every[i, j] + stays)
        around = every[i, j + 1] + every[i + 1, j] - every[i, j]
        every[i + 1, j + 1] = around + ending[i + 1, j + 1]
    (weights, _), totals = ordered._log_weights([odds, np.ones((60, 60))], np.array([stay] * 2).T)
    np.testing.assert_allclose(weights, np.log(ending[1:, 1:]), rtol=1e-9)
    assert totals[0] == pytest.approx(log(every[-1, -1]))
