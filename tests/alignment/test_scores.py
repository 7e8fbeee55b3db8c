"""How alike the wording of passages is: sums over features, held against plain ones."""

from collections.abc import Iterable, Mapping
from math import sqrt

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from comparator.alignment import learn_weights, numbers
from comparator.alignment.features import features_of
from comparator.alignment.numbers import Features, shared_weight
from comparator.alignment.scores import wording_of

PASSAGES = st.lists(st.sets(st.integers(0, 9), max_size=6), max_size=5)


@settings(max_examples=60)
@given(PASSAGES, PASSAGES, st.sampled_from([(32, 16384), (1, 3), (1000, 1)]))
def test_what_passages_share_weighs_the_same_however_it_is_added_up(
    left: list[set[int]], right: list[set[int]], how: tuple[int, int]
) -> None:
    older, newer = (
        Features.of([np.array(sorted(each), dtype=np.int64) for each in side])
        for side in (left, right)
    )
    worth = np.array([float(number % 4) for number in older.number])
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

    def sums(of: Iterable[str], table: Mapping[str, int], rarest: int) -> int:
        return sum(table.get(feature, rarest) for feature in of)

    for (i, left), (j, right) in ((a, b) for a in enumerate(LEFT) for b in enumerate(RIGHT)):
        one, other = features_of(left), features_of(right)
        for kind, table, rarest, doubt in (
            ("rows", weights.rows, weights.rarest, 0.6),
            ("stems", weights.stems, weights.rarest_squared, 0.6),
            ("beginnings", weights.beginnings, weights.rarest_beginning, 2.4),
        ):
            mine, theirs = getattr(one, kind), getattr(other, kind)
            shared = sums(mine & theirs, table, rarest)
            sides = [sums(of, table, rarest) + doubt * rarest for of in (mine, theirs)]
            name = "words" if kind == "stems" else kind
            alike = getattr(found, name)[i, j]
            assert alike == pytest.approx(shared / sqrt(sides[0] * sides[1]))
            if kind == "stems":
                assert found.part[i, j] == pytest.approx(shared / min(sides))
