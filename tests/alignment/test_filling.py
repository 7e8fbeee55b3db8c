"""What order adds where it is kept, and that it adds nothing between strangers."""

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from comparator import align
from comparator.alignment.choice import Context
from comparator.alignment.filling import best_way, fill, may_fill
from comparator.alignment.groups import Group
from comparator.alignment.ordered import Ways

OLD = [
    "A crow sat upon a high branch with a piece of cheese in its beak.",
    "A fox, who was hungry, smelled the cheese and came near.",
    "He praised the feathers of the crow and asked whether her voice was as fair.",
    "The crow was proud and opened her beak to sing.",
    "The cheese fell down and the fox snapped it up and ran away.",
    "Whoever listens to flatterers pays for it.",
]
NEW = [
    "There was once a crow on a tree, and it held cheese.",
    "The smell drew a fox that had eaten nothing.",
    "What feathers, he said, and surely what a voice!",
    "Vain as it was, the bird began to sing with open beak.",
    "Down fell the meal, and the thief was gone with it.",
    "Flattery is dear to those who hear it.",
]
STRANGER = [
    "The Committee decided to keep its target for the rate.",
    "Household spending grew at a moderate pace in spring.",
    "Inflation ran below the long-run objective.",
    "Conditions on the labour market improved further.",
    "The Committee will continue to buy securities.",
    "All members voted for the action.",
]


def test_a_retelling_is_linked_in_order() -> None:
    found = {(i, j) for link in align(OLD, NEW) for i in link.left for j in link.right}
    assert len(found & {(n, n) for n in range(len(OLD))}) >= 4


def test_strangers_are_not_linked() -> None:
    assert align(OLD, STRANGER) == ()


@given(
    pairs=st.tuples(st.integers(1, 6), st.integers(1, 6)).flatmap(
        lambda shape: arrays.arrays(np.float64, shape, elements=st.floats(0.0, 1.0))
    )
)
def test_a_way_never_goes_back_and_holds_only_what_is_worth_having(pairs: np.ndarray) -> None:
    way = best_way(pairs, 0.25)
    assert all(pairs[pair] > 0.25 for pair in way)
    assert all(a[0] <= b[0] and a[1] <= b[1] and a != b for a, b in pairwise(way))


@settings(max_examples=40)
@given(
    pairs=arrays.arrays(
        np.float64, (3, 3), elements=st.sampled_from([0.0, 0.3, 0.4, 0.5, 0.8, 1.0])
    )
)
def test_no_way_is_worth_more_than_the_best(pairs: np.ndarray) -> None:
    """Held against trying every way on from every pair: ahead on both sides, or a step on one."""

    def worth_from(i: int, j: int) -> float:
        on = [
            worth_from(k, x)
            for k in range(i, 3)
            for x in range(j, 3)
            if pairs[k, x] > 0.25 and ((k > i and x > j) or (k - i) + (x - j) == 1)
        ]
        return float(pairs[i, j] - 0.25 + max(on, default=0.0))

    best = max((worth_from(i, j) for i, j in np.argwhere(pairs > 0.25)), default=0.0)
    found = best_way(pairs, 0.25)
    assert sum(pairs[pair] - 0.25 for pair in found) == pytest.approx(best)


def test_a_way_takes_one_step_aside_and_no_leap() -> None:
    row = np.array([[1.0, 0.9, 0.0]])
    leap = np.array([[1.0, 0.0, 0.9]])
    for turned in (False, True):
        assert len(best_way(row.T if turned else row, 0.25)) == 2
        assert best_way(leap.T if turned else leap, 0.25) == [(0, 0)]


def test_order_alone_links_nothing_where_much_is_new() -> None:
    kept = [f"The parties keep rule {name} of the harbours." for name in ("one", "two", "six")]
    left, right = [*OLD[:2], kept[0], OLD[2], *kept[1:], *OLD[3:]], [kept[0], *STRANGER, *kept[1:]]
    found = {(i, j) for link in align(left, right) for i in link.left for j in link.right}
    assert found == {(2, 0), (4, 7), (5, 8)}


def in_order(pairs: np.ndarray, kept: float = 1.0, trust: float = 1.0) -> Context:
    return Context({}, np.zeros_like(pairs), kept, True, trust, Ways(pairs, 9.0))


@pytest.mark.parametrize(
    ("second", "same", "alike", "filled"),
    [
        # What is linked gets a further partner that is likely, what is free any that is worth it.
        (0.6, [], 1.0, [((0,), (0, 1)), ((1,), (2,))]),
        (0.5, [], 1.0, [((0,), (0,)), ((1,), (2,))]),
        # Nothing is added to what is kept.
        (0.6, [(1, 2)], 1.0, [((0,), (0, 1))]),
        # Where hardly anything is linked, words must begin alike; where much is, order will do.
        (0.6, [], 0.1, [((0,), (0,))]),
        (0.6, [(2, 3)], 0.1, [((0,), (0, 1)), ((1,), (2,))]),
    ],
)
def test_order_adds_what_is_likely_and_undoes_nothing(
    second: float, same: list[tuple[int, int]], alike: float, filled: list[object]
) -> None:
    pairs = np.zeros((3, 4))
    pairs[[0, 0, 1], [0, 1, 2]] = 0.9, second, 0.3
    belief = np.full_like(pairs, 0.2)
    found, chances = fill(
        [Group((0,), (0,))], same, in_order(pairs), belief, np.full_like(pairs, alike)
    )
    assert [(group.left, group.right) for group in found] == filled
    assert chances[1, 0] == 0.2
    assert chances[0, 0] == (0.9 if alike > 0.2 or same else 0.2)


def test_order_joins_no_two_links() -> None:
    pairs = np.array([[0.9, 0.9], [0.0, 0.9]])
    groups = [Group((0,), (0,)), Group((1,), (1,))]
    found, _ = fill(groups, [], in_order(pairs), pairs, np.ones_like(pairs))
    assert found == groups


@pytest.mark.parametrize(
    ("kept", "trust", "may"), [(0.75, 1.0, True), (0.74, 1.0, False), (0.9, 0.99, False)]
)
def test_only_order_that_is_kept_and_trusted_adds_anything(
    kept: float, trust: float, may: bool
) -> None:
    assert may_fill(in_order(np.zeros((1, 1)), kept, trust)) == may
