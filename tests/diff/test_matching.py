"""Stretches that both texts have, of rows of any length."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

import comparator.diff.matching
from comparator.diff.matching import Stretch, _joined, common_stretches


def test_stretches_that_touch_on_both_sides_are_one() -> None:
    found = _joined([Stretch(0, 0, 2), Stretch(2, 2, 1), Stretch(4, 3, 1), Stretch(5, 6, 2)])
    assert list(found) == [Stretch(0, 0, 3), Stretch(4, 3, 1), Stretch(5, 6, 2)]


ROW = st.lists(st.sampled_from("abcdefgh"), max_size=40).map(tuple)


@given(left=ROW, right=ROW, most=st.integers(0, 60))
def test_rows_too_long_to_be_compared_whole_have_true_stretches(
    left: tuple[str, ...], right: tuple[str, ...], most: int
) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(comparator.diff.matching, "_MOST_PAIRS", most)
        found = common_stretches(left, right)
    i = j = 0
    for stretch in found:
        assert stretch.left >= i
        assert stretch.right >= j
        assert (stretch.left, stretch.right) != (i, j) or not i or not j
        i, j = stretch.left_end, stretch.right_end
        assert left[stretch.left : i] == right[stretch.right : j] != ()


def test_long_rows_are_held_at_phrases_of_three_words_that_stand_once(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    once, twice = ("p", "q", "r"), ("s", "t", "u")
    left = (*twice, *"abc", *once, *"de", *twice)
    right = (*"fghij", *once, *"klmno", *twice)
    monkeypatch.setattr(comparator.diff.matching, "_MOST_PAIRS", 0)
    # What stands twice in one is no hold, however long; of what stands once no word is lost.
    assert common_stretches(left, right) == [Stretch(6, 5, 3)]
    monkeypatch.setattr(comparator.diff.matching, "_MOST_PAIRS", 90)
    assert common_stretches(left, right) == [Stretch(6, 5, 3), Stretch(11, 13, 3)]


def test_phrases_that_overlap_in_one_row_only_are_held_once(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(comparator.diff.matching, "_MOST_PAIRS", 0)
    found = common_stretches(tuple("zabcd"), tuple("yabcxwbcd"))
    assert found == [Stretch(1, 1, 1), Stretch(2, 6, 3)]
