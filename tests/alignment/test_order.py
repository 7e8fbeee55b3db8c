"""What the order of sure pairs says of others."""

from collections.abc import Sequence
from itertools import combinations, pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from comparator.alignment.order import (
    heaviest_chain,
    mutual_best,
    neighbours_support,
    order_kept,
    region_support,
)

# The first section of the older text is the second of the newer one, shuffled within.
ANCHORS = [(0, 17), (2, 15), (4, 13), (5, 18), (12, 4), (14, 1), (16, 5), (17, 2)]


def test_a_pair_in_a_section_that_moved_has_sure_pairs_around_it() -> None:
    support = region_support(ANCHORS, np.full((20, 20), 0.9))
    assert support[3, 16] > 2 * support[3, 3]
    assert support[15, 3] > 2 * support[15, 16]
    assert 0.0 <= support.min() <= support.max() < 1.0


def test_a_region_is_doubted_the_less_the_surer_its_pairs_are_and_the_nearer() -> None:
    support = region_support([(1, 1)], np.full((9, 9), 0.8))
    for away in (1, 2):
        near = np.exp(-away / 5)
        told = 0.8 * near**2 / (0.8 * near + 0.5)
        assert support[1 + away, 1 + away] == pytest.approx(told, abs=0.001)


def test_what_a_region_says_is_the_same_from_either_side() -> None:
    strengths = np.linspace(0.5, 1.0, 400).reshape(20, 20)
    turned = region_support([(j, i) for i, j in ANCHORS], strengths.T)
    assert np.array_equal(turned.T, region_support(ANCHORS, strengths))


def test_without_sure_pairs_a_region_says_nothing() -> None:
    assert not region_support([], np.ones((3, 4))).any()


def test_how_far_order_is_kept_is_told_by_sure_pairs_and_doubted_where_there_are_few() -> None:
    # 16 pairs: by chance half of them would stand in order, so they are worth 8 beside 3 of 0.9.
    assert order_kept(np.eye(16)) == pytest.approx((8 * 1.0 + 3 * 0.9) / (8 + 3))
    assert order_kept(np.eye(16)[::-1]) == pytest.approx(3 * 0.9 / (8 + 3))
    assert order_kept(np.eye(16) * 0.49) == 0.9  # none of them is sure
    # The first of 16 went to the end: the share of the rest, weighed by how sure they are.
    turned = np.roll(np.eye(16), 1, axis=1)
    turned[15, 0] = 0.5
    kept = (15 / 15.5 - 0.5) / 0.5
    assert order_kept(turned) == pytest.approx((8 * kept + 3 * 0.9) / (8 + 3))


def test_a_sure_pair_supports_those_two_steps_away_in_the_same_direction() -> None:
    support = neighbours_support([(3, 3)], np.full((7, 7), 0.8))
    expected = np.zeros((7, 7))
    for down, right, share in [(1, 1, 1.0), (1, 2, 0.5), (2, 1, 0.5), (2, 2, 0.5)]:
        expected[3 + down, 3 + right] = expected[3 - down, 3 - right] = 0.8 * share
    np.testing.assert_allclose(support, expected)
    corners = neighbours_support([(1, 1)], np.full((3, 3), 0.8))
    assert corners.tolist() == [[0.8, 0, 0], [0, 0, 0], [0, 0, 0.8]]


def test_only_one_best_partner_of_each_other_is_one() -> None:
    # The best of the second is taken, and the third has two that are equally good.
    scores = np.array([[0.9, 0.2, 0.0], [0.8, 0.7, 0.0], [0.1, 0.7, 0.7]])
    assert mutual_best(scores) == [(0, 0)]
    assert mutual_best(np.zeros((0, 3))) == mutual_best(np.zeros((2, 2))) == []
    assert mutual_best(np.zeros((1, 1))) == []


PLACES = st.lists(
    st.tuples(st.integers(0, 6), st.integers(0, 6), st.integers(1, 4)), unique_by=lambda p: p[:2]
)


@given(PLACES)
def test_the_heaviest_chain_is_none_lighter_than_any_other(
    placed: list[tuple[int, int, int]],
) -> None:
    placed = placed[:9]
    positions, weights = [(i, j) for i, j, _ in placed], [weight for *_, weight in placed]

    def rises(chain: Sequence[int]) -> bool:
        rows = sorted(positions[n] for n in chain)
        return all(a < c and b < d for (a, b), (c, d) in pairwise(rows))

    every = (
        chain
        for size in range(len(placed) + 1)
        for chain in combinations(range(len(placed)), size)
        if rises(chain)
    )
    most = max(sum(weights[n] for n in chain) for chain in every)
    found = heaviest_chain(positions, weights)
    assert rises(found)
    assert sum(weights[n] for n in found) == most
