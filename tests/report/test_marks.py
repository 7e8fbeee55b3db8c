"""Marked words spell the passages, on either side and in one line."""

from hypothesis import given
from hypothesis import strategies as st

from comparator.diff import variant_of
from comparator.diff.cuts import Side
from comparator.diff.likeness import is_far, shared_stems
from comparator.model import Variant
from comparator.report.marks import runs_in_line, runs_of_side
from tests.random_variants import cut_variants

WORDS = st.lists(
    st.sampled_from(["peace", "and", "security", "мир", "“", "\u00a0", "in the"]),
    min_size=1,
    max_size=6,
)
TEXTS = st.lists(WORDS.map(" ".join), min_size=1, max_size=4)


@given(cut_variants())
def test_in_one_line_no_dropped_word_is_lost(case: tuple[Variant, list[str], list[str]]) -> None:
    variant, _, new = case
    runs = [run for passage in runs_in_line(variant, new) for run in passage]
    if not is_far(variant):
        gone = "".join(run.text for run in runs if run.mark == "deleted")
        assert gone == "".join(text for sign, text in variant.edits if sign < 0)


@given(TEXTS, TEXTS)
def test_marked_words_spell_the_passages(old: list[str], new: list[str]) -> None:
    variant = variant_of(" ".join(old), " ".join(new))
    left, right = runs_of_side(variant, old, "left"), runs_of_side(variant, new, "right")
    assert ["".join(run.text for run in runs) for runs in left] == old
    assert ["".join(run.text for run in runs) for runs in right] == new
    inline = runs_in_line(variant, new)
    kept = ["".join(r.text for r in runs if r.mark not in {"deleted", "gap"}) for runs in inline]
    assert kept == new


def test_where_few_words_survive_the_shared_ones_are_bold() -> None:
    old = "The pipeline to Arden shall be opened in the spring of next year"
    new = "We mourn all who fell when the pipeline burst"
    variant = Variant(
        (
            (-1, "The "),
            (1, "We mourn all who fell when the "),
            (0, "pipeline "),
            (-1, old[13:]),
            (1, "burst"),
        )
    )
    assert is_far(variant)
    (runs,) = runs_of_side(variant, [new], "right")
    assert [run.text for run in runs if run.mark == "shared"] == ["pipeline"]
    assert not [run for run in runs if run.mark in {"inserted", "deleted"}]


def test_shared_words_are_found_in_any_order_and_boilerplate_is_not_bold() -> None:
    old = "Member states support the pipeline and all drug dealers"
    new = "Dealers in drugs are condemned by the parties, who support states without pipelines"
    variant = Variant(((-1, old), (1, new)))
    sides: tuple[tuple[str, Side], ...] = ((old, "left"), (new, "right"))
    (left,), (right,) = (runs_of_side(variant, [text], side) for text, side in sides)
    assert [run.text for run in left if run.mark] == ["pipeline", "drug dealers"]
    assert [run.text for run in right if run.mark] == ["Dealers", "drugs", "pipelines"]
    assert shared_stems(Variant(((-1, "They support it"), (1, "We support them"))), "en") == set()


def test_a_light_edit_and_a_shift_keep_their_manner() -> None:
    edits = (
        (-1, "states"),
        (1, "States"),
        (0, " agree "),
        (-1, "now "),
        (0, "on peace"),
        (1, " now"),
    )
    variant = Variant(edits, light=(0, 1), shifted=((3, 5),))
    (left,), (right,) = (
        runs_of_side(variant, ["states agree now on peace"], "left"),
        runs_of_side(variant, ["States agree on peace now"], "right"),
    )
    assert [run.manner for run in left if run.mark] == ["light", "shifted"]
    assert [run.manner for run in right if run.mark] == ["light", "shifted"]
