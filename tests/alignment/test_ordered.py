"""What order says of pairs that wording leaves open."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

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
