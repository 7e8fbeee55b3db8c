"""How probable a pair must be to be linked hangs on what can be expected of two texts."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from comparator.alignment.choice import (
    ALONE,
    Context,
    asked_of_ways,
    choose_pairs,
    context_of,
    expected_f1,
    floors_of,
    log_odds,
    probability,
)
from comparator.alignment.ordered import Ways


def _context(*, kept: float = 0.3, are_kin: bool = True) -> Context:
    nothing = np.zeros((1, 1))
    return Context({}, nothing, kept, are_kin, 1.0, Ways(nothing, 0.0))


def test_expected_f1_is_that_of_linking_the_likeliest() -> None:
    assert expected_f1(np.eye(3)) == 1.0
    # One link is right half of the time, and half a link is there to be found.
    assert expected_f1(np.array([[0.5]])) == pytest.approx(2 * 0.5 / (1 + 0.5))
    # The sure pair alone: 2 · 1 of 1 linked and 1.2 true; both would be 2 · 1.1 of 2 and 1.2.
    assert expected_f1(np.array([[1.0, 0.1], [0.0, 0.1]])) == pytest.approx(2 / 2.2)
    assert expected_f1(np.zeros((2, 2))) == 0.0


def test_floors_are_lower_where_little_can_be_found_of_kin() -> None:
    sure, faint = np.eye(20), 0.35 * np.eye(20)
    usual = floors_of(_context(), sure)
    assert floors_of(_context(), faint)[0] < usual[0]
    assert floors_of(_context(), faint)[1] < usual[1]
    assert floors_of(_context(are_kin=False), faint) == usual


def test_where_order_is_kept_the_floor_does_not_hang_on_what_is_found() -> None:
    assert floors_of(_context(kept=0.9), np.eye(9)) == floors_of(_context(kept=0.9), np.eye(9) / 9)


@settings(max_examples=30)
@given(
    alone=arrays.arrays(
        np.float64,
        st.tuples(st.integers(1, 4), st.integers(1, 4)),
        elements=st.sampled_from([0.0, 0.2, 0.5, 0.9, 1.0]),
    )
)
def test_a_choice_is_preferred_as_far_as_it_is_ahead_of_every_rival(alone: np.ndarray) -> None:
    nothing = np.zeros_like(alone)
    ways = Ways(nothing, 0.0)
    found = context_of({"namesakes": nothing, "undisputed": nothing}, alone, ways).evidence
    for (i, j), own in np.ndenumerate(alone):
        rivals = [*np.delete(alone[i], j), *np.delete(alone[:, j], i)]
        assert found["choice"][i, j] == pytest.approx(own / (own + max(rivals, default=0) + 0.01))


def test_what_is_an_ends_one_best_partner_is_foremost_and_its_rivals_are_not() -> None:
    alone = np.array([[0.9, 0.4], [0.3, 0.2], [0.0, 0.0]])
    same = {"namesakes": np.full_like(alone, 0.4), "undisputed": np.ones_like(alone)}
    found = context_of(same, alone, Ways(np.zeros_like(alone), 9.0))
    assert found.foremost.tolist() == [[1, 0], [0, 1], [0, 1]]
    # Half of what says surely that they are kin, and order leads by far.
    assert (found.trust, found.are_kin) == (0.5, False)
    assert not context_of(same, alone, Ways(np.zeros_like(alone), -1.0)).trust
    # As long as the shorter text is short, a small lead is enough.
    wide = np.zeros((2, 40))
    same = {"namesakes": np.ones_like(wide), "undisputed": np.ones_like(wide)}
    for few in (wide, wide.T):
        at = {name: of.reshape(few.shape) for name, of in same.items()}
        assert context_of(at, few, Ways(few, 0.5)).trust == 0.5


def test_the_ways_through_two_texts_are_asked_with_beginnings_and_with_what_is_certain() -> None:
    alone = np.array([[1.0, 0.0], [0.0, 0.4]])
    alike, may_be = asked_of_ways({"beginnings": np.full((2, 2), 0.3)}, alone)
    assert alike.tolist() == [[1.0, 0.3], [0.3, 0.3]]
    assert may_be.tolist() == [[True, False], [False, True]]


def test_who_finds_the_best_taken_chooses_again_only_what_is_sure() -> None:
    belief = np.array([[0.9, 0.0, 0.0], [0.8, 0.5, 0.0], [0.7, 0.0, 0.41]])
    assert choose_pairs(belief, 0.3) == [(0, 0), (1, 1)]


def test_odds_become_the_probability_of_their_logarithm() -> None:
    evidence = {"rows": np.array([[0.0, 1.0]]), "not weighed": np.ones((1, 2))}
    odds = np.exp([[ALONE["constant"], ALONE["constant"] + ALONE["rows"]]])
    np.testing.assert_allclose(probability(log_odds(ALONE, evidence)), odds / (1 + odds))
