"""How much two wordings still have in common."""

import pytest

from comparator.diff import variant_of
from comparator.diff.likeness import is_far, shared_stems, telling_stem


@pytest.mark.parametrize(
    ("left", "right", "far"),
    [
        ("grain fuel rail", "grain ports mines", False),  # a third survives
        ("grain fuel rail ore", "grain ports mines ice", True),
        ("grain", "grain ports mines", False),
        ("grain", "grain ports mines ice", True),
        ("grain ports mines ice", "grain", True),
        ("The Centre of all", "the center to some", False),  # light edits survive
        ("grain 5 per cent", "ports 5 %", True),  # in the words of the newer text
    ],
)
def test_marks_hide_more_than_they_show_where_less_than_a_third_survives(
    left: str, right: str, far: bool
) -> None:
    assert is_far(variant_of(left, right)) == far


def test_stems_in_common_are_those_of_telling_words_in_any_order() -> None:
    variant = variant_of("the grain and fuels of 42 in 2030", "in 2030 ore, the fuel of 42 grains")
    assert shared_stems(variant, "en") == {"grain", "fuel", "2030"}


@pytest.mark.parametrize("word", ["the", "and", "42", "attach", ","])
def test_some_words_tell_of_no_matter(word: str) -> None:
    assert telling_stem(word, "en") == ""
