"""Edits are cut back to single passages without a character lost."""

import pytest
from hypothesis import given

from comparator.diff.cuts import Side, edits_by_passage, edits_of_side
from comparator.model import Variant
from tests.random_variants import cut_variants


@given(cut_variants())
def test_the_edits_of_a_side_spell_each_of_its_passages(
    case: tuple[Variant, list[str], list[str]],
) -> None:
    variant, old, new = case
    sides: tuple[tuple[Side, list[str], int], ...] = (("left", old, 1), ("right", new, -1))
    for side, texts, other in sides:
        passages = edits_of_side(variant, texts, side)
        assert ["".join(text for _, _, text in pieces) for pieces in passages] == texts
        for index, sign, text in (piece for pieces in passages for piece in pieces):
            assert sign != other
            assert variant.edits[index][0] == sign
            assert text
            assert text in variant.edits[index][1]


def test_an_edit_across_a_joint_is_cut_in_two() -> None:
    variant = Variant(((0, "They "), (-1, "met. They "), (0, "left.")))
    cut = edits_of_side(variant, ["They met.", "They left."], "left")
    assert cut == (((0, 0, "They "), (1, -1, "met.")), ((1, -1, "They "), (2, 0, "left.")))


def test_what_the_other_side_has_stands_at_its_place() -> None:
    variant = Variant(((0, "They met"), (-1, ". They "), (1, " and "), (0, "left."), (1, " So.")))
    first, second = edits_by_passage(variant, ["They met.", "They left."], "left")
    assert first == ((0, 0, "They met"), (1, -1, "."))
    assert second == ((1, -1, "They "), (2, 1, " and "), (3, 0, "left."), (4, 1, " So."))


def test_an_edit_that_ends_at_a_joint_has_no_empty_part_behind_it() -> None:
    variant = Variant(((0, "They "), (-1, "met. "), (0, "They left.")))
    cut = edits_of_side(variant, ["They met.", "They left."], "left")
    assert cut == (((0, 0, "They "), (1, -1, "met.")), ((2, 0, "They left."),))


def test_a_variant_of_other_texts_is_refused() -> None:
    with pytest.raises(ValueError, match="does not spell"):
        edits_of_side(Variant(((0, "one"),)), ["two"], "left")
