"""What features of passages are worth: the fewer passages have them, the more."""

from math import log2

import pytest

from comparator.alignment.features import LISTED
from comparator.alignment.weights import learn_weights

THANKS = "They welcome Avaria, Belmark, Corvia and Dunmere to the lighthouse."
BELLS = [f"Bell {n} rang." for n in range(9)]


def test_a_rare_word_counts_most_a_row_less_and_what_frames_or_lists_least() -> None:
    weights = learn_weights([[THANKS, *BELLS]])
    once, often = 64 * log2(11), 64 * log2(11 / 9)
    assert weights.rows["lighthous"] == weights.rarest == round(once)
    assert weights.rows["bell"] == round(often)
    assert weights.rows[f"{LISTED}avaria"] == round(once / 4)
    assert weights.rows["welcom"] == round(once / 4)  # a word that only frames
    assert weights.stems["lighthous"] == weights.of_stem("new") == round((once / 4) ** 2)
    assert weights.stems["bell"] == round((often / 4) ** 2)
    rung = learn_weights([["Bells rang loud.", "So."]]).rows
    whole = 64 * log2(3)
    assert [rung[row] for row in ("bell", "bell rang", "bell rang loud")] == [
        round(share * whole) for share in (1, 0.75, 0.5)
    ]


def test_a_beginning_in_every_passage_still_tells_a_little() -> None:
    weights = learn_weights([[THANKS, *BELLS]])
    assert weights.rarest_beginning == round(64 * (log2(21 / 3) + 1.44))
    assert weights.beginnings["be"] == round(64 * (log2(21 / 17) + 1.44))  # 8 of 10, by doublings
    everywhere = learn_weights([BELLS[:4]]).beginnings["be"]
    assert everywhere == round(64 * 1.44)


@pytest.mark.parametrize("years", [1, 5])
def test_what_is_said_once_a_year_is_as_telling_as_what_is_said_once(years: int) -> None:
    weights = learn_weights([[THANKS, *BELLS]] * years)
    assert weights.rows["lighthous"] == round(64 * log2(11))


def test_of_no_text_nothing_is_known_and_nothing_fails() -> None:
    weights = learn_weights([])
    assert (weights.rows, weights.stems, weights.beginnings) == ({}, {}, {})
