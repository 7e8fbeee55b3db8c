"""A phrase that moved is marked as moved, also within longer edits."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from comparator.diff.moved_words import Marked, with_moves
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


KEPT: Marked = (0, " x ", False)
MOVED = "open the old salt harbour"


def gone(text: str, *, is_light: bool = False) -> Marked:
    return -1, text, is_light


def came(text: str) -> Marked:
    return 1, text, False


def test_edits_are_cut_before_and_behind_a_phrase_that_moved() -> None:
    first, then = f"first we {MOVED} and go", f"then they {MOVED} or stay"
    edits, moves = with_moves([gone(first), KEPT, came(then)])
    assert edits == [
        *(gone("first we "), gone(MOVED), gone(" and go")),
        KEPT,
        *(came("then they "), came(MOVED), came(" or stay")),
    ]
    assert moves == ((1, 5),)
    assert with_moves([gone(MOVED), KEPT, came(MOVED), KEPT]) == (
        [gone(MOVED), KEPT, came(MOVED), KEPT],
        ((0, 2),),
    )
    assert with_moves([came(f"{MOVED} now"), KEPT, gone(MOVED)])[1] == ((3, 0),)


@pytest.mark.parametrize(
    "edits",
    [
        # Of four words two tell; three words; one word moved.
        [gone("we met in the salt harbour"), KEPT, came("they sang in the salt harbour")],
        [gone("we open salt harbours now"), KEPT, came("they open salt harbours then")],
        [gone("harbours"), KEPT, came("harbours")],
        # It came twice, and went nowhere; it only looks other; it is one change.
        [came(f"we {MOVED} here"), KEPT, came(f"they {MOVED} there")],
        [gone(f"we {MOVED} here", is_light=True), KEPT, came(f"they {MOVED} there")],
        [gone(f"we {MOVED} here"), came(f"they {MOVED} there")],
    ],
)
def test_what_is_too_short_or_did_not_move_is_left_whole(edits: list[Marked]) -> None:
    assert with_moves(edits) == (edits, ())


def test_a_phrase_is_known_again_among_hundreds_of_its_own_words() -> None:
    phrase = "salt harbour rail mines ports"
    often = "mines salt ports harbour rail " * 45
    edits, _ = with_moves([gone(f"we {phrase} now"), KEPT, came(f"{often}{phrase}")])
    assert edits == [*map(gone, ("we ", phrase, " now")), KEPT, came(often), came(phrase)]


def test_two_words_may_move() -> None:
    assert with_moves([gone("salt harbours"), KEPT, came("salt harbours")])[1] == ((0, 2),)


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
