"""A phrase that moved is marked as moved, also within longer edits."""

from hypothesis import given
from hypothesis import strategies as st

from comparator.diff.variants import variant_of
from comparator.language.words import words

PHRASE = "together with the United Nations and other regional organisations"


def test_a_phrase_that_moved_within_longer_edits_is_cut_out() -> None:
    variant = variant_of(
        "Cooperation in old fields, " + PHRASE + " as agreed, remains the aim of every member of "
        "the community that signed here.",
        "Cooperation remains the aim of every member of the community that signed here and will "
        "go on, " + PHRASE + " from next spring.",
    )
    assert [
        (variant.edits[a][1].strip(), variant.edits[b][1].strip()) for a, b in variant.shifted
    ] == [(PHRASE, PHRASE)]


def test_a_short_or_empty_phrase_is_not_cut_out() -> None:
    variant = variant_of(
        "The SCO member states note it of the day before, now and in the years to come.",
        "Now and in the years to come it is noted of the day after.",
    )
    assert variant.shifted == ()


WORDS = st.lists(
    st.sampled_from("alpha beta gamma delta epsilon zeta of the , .".split()), max_size=40
)


@given(old=WORDS, new=WORDS)
def test_moved_words_are_the_same_and_swap_with_the_sides(old: list[str], new: list[str]) -> None:
    left, right = " ".join(old), " ".join(new)
    variant, turned = variant_of(left, right), variant_of(right, left)
    assert (variant.left, variant.right) == (left, right) == (turned.right, turned.left)
    for gone, came in variant.shifted:
        assert variant.edits[gone][0] == -1
        assert variant.edits[came][0] == 1
        # Marks of punctuation may differ: what was at the end of a clause may now be within it.
        assert words(variant.edits[gone][1]) == words(variant.edits[came][1])
    pairs = {(variant.edits[a][1], variant.edits[b][1]) for a, b in variant.shifted}
    assert {(turned.edits[b][1], turned.edits[a][1]) for a, b in turned.shifted} == pairs
