"""How alike the wording of passages is: sums over features, held against plain ones."""

from itertools import product
from math import sqrt

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from comparator.alignment import learn_weights, numbers
from comparator.alignment.features import features_of
from comparator.alignment.numbers import Index, shared_weight
from comparator.alignment.scores import wording_of
from comparator.alignment.weights import Table

PASSAGES = st.lists(st.sets(st.integers(0, 9), max_size=6), max_size=5)


@settings(max_examples=60)
@given(PASSAGES, PASSAGES, st.sampled_from([(32, 16384), (1, 3), (1000, 1)]))
def test_what_passages_share_weighs_the_same_however_it_is_added_up(
    left: list[set[int]], right: list[set[int]], how: tuple[int, int]
) -> None:
    older, newer = (
        Index.of(
            len(side),
            np.array([number for each in side for number in sorted(each)], np.int64),
            np.array([n for n, each in enumerate(side) for _ in each], np.int64),
        )[0]
        for side in (left, right)
    )
    worth = np.repeat(older.number % 4, older.times).astype(np.float64)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(numbers, "_SELDOM", how[0])
        patch.setattr(numbers, "_CHUNK", how[1])
        found = shared_weight(older, worth, newer)
    expected = [[float(sum(n % 4 for n in mine & other)) for other in right] for mine in left]
    assert found.tolist() == expected or (not left or not right)
    assert found.shape == (len(left), len(right))


LEFT = ["They open the old harbours.", "Bells rang."]
RIGHT = ["They open new harbours to ferries.", "They rang no bells.", "Lamps shone.", ""]


def test_wording_is_alike_by_the_share_that_both_explain_of_each_other() -> None:
    # The last text is known, but has no part in what words are worth.
    weights = learn_weights([LEFT, RIGHT[:2]])
    found = wording_of(LEFT, RIGHT, weights)

    older, newer = features_of(tuple(LEFT)), features_of(tuple(RIGHT))
    for kind, table, doubt in (
        ("rows", weights.rows, 0.6),
        ("stems", weights.stems, 0.6),
        ("beginnings", weights.beginnings, 2.4),
    ):
        sides = [getattr(each, kind).by_passage() for each in (older, newer)]

        def sum_of(numbers: frozenset[int], table: Table = table) -> float:
            return float(table.of(np.array(sorted(numbers), np.int64)).sum())

        for (i, mine), (j, theirs) in product(*map(enumerate, sides)):
            shared = sum_of(mine & theirs)
            both = [sum_of(of) + doubt * table.rarest for of in (mine, theirs)]
            name = "words" if kind == "stems" else kind
            assert getattr(found, name)[i, j] == pytest.approx(shared / sqrt(both[0] * both[1]))
            if kind == "stems":
                assert found.part[i, j] == pytest.approx(shared / min(both))
