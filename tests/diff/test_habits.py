"""Habits of rendering are told from changes of meaning, and only where hands differ."""

from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from comparator.corpus.series.habits import HABITS, habits_of_series
from comparator.diff import variant_of, vary
from comparator.diff.habits import (
    Habits,
    expression,
    habits_of,
    habits_used,
    hands_differ,
    learn_habits,
    lighten,
    lightened,
    swaps,
    with_learned,
)
from comparator.errors import InputError
from comparator.model import Collation, Declaration, HabitTable, Variant
from tests.small_editions import P, collation, declaration, link

KNOWN = habits_of({"en": HabitTable((("common", "joint"), ("fight against", "countering")))})


def rendered(key: str, *sentences: str) -> Declaration:
    return declaration(key, [(P, [sentence]) for sentence in sentences])


def linked(old: Declaration, new: Declaration) -> Collation:
    """Link the passages of two texts one by one, with their word edits."""
    links = [link([a], [b]) for a, b in zip(old.passages, new.passages, strict=True)]
    return vary(collation(old, new, links), old, new)


def texts(old: Sequence[str], new: Sequence[str]) -> tuple[Declaration, Declaration, Collation]:
    a, b = rendered("2001-arden", *old), rendered("2002-bruck", *new)
    return a, b, linked(a, b)


AREAS = ("grain", "rail", "rivers", "forests", "health", "ports", "cities", "schools", "mines")


def test_two_hands_are_known_by_what_they_swap() -> None:
    old = [f"The Parties are guided by the common interests of all of them in {x}." for x in AREAS]
    new = [f"The Parties are guided by the joint interests of all of them in {x}." for x in AREAS]
    a, b, made = texts(old, new)
    assert hands_differ(made, a, b, KNOWN)
    again = lighten(made, "en", habits_used(made, "en", KNOWN))
    assert all(
        set(v.light) == {n for n, (sign, _) in enumerate(v.edits) if sign} for v in again.variants
    )


def test_clauses_count_for_two_hands_only_where_both_are_long_enough() -> None:
    seven = [f"The Parties are guided by common {x}." for x in AREAS]
    eight = [f"The Parties are all guided by joint {x}." for x in AREAS]
    longer = [f"The Parties are all guided by common {x}." for x in AREAS]
    assert not hands_differ(*reversed_triple(texts(seven, eight)), KNOWN)
    assert hands_differ(*reversed_triple(texts(longer, eight)), KNOWN)
    few = slice(7)
    assert not hands_differ(*reversed_triple(texts(longer[few], eight[few])), KNOWN)
    enough = slice(8)
    assert hands_differ(*reversed_triple(texts(longer[enough], eight[enough])), KNOWN)


def reversed_triple(
    made: tuple[Declaration, Declaration, Collation],
) -> tuple[Collation, Declaration, Declaration]:
    """Return the collation first."""
    old, new, found = made
    return found, old, new


def test_two_hands_are_told_by_what_was_known_and_light_is_what_was_taught_as_well() -> None:
    every = with_learned(KNOWN, [("en", "parties", "members"), ("ru", "порт", "гавань")])
    assert every.same["en"] == tuple(sorted((*KNOWN.same["en"], ("member", "parti"))))
    assert every.same["ru"] == (("гаван", "порт"),)
    old = [f"All parties are guided by the common interests they have in {x}." for x in AREAS]
    new = [f"All members are guided by the joint interests they have in {x}." for x in AREAS]
    a, b, made = texts(old, new)
    light = [
        {text for n in v.light for text in [v.edits[n][1]]}
        for v in lightened(made, a, b, KNOWN, every).variants
    ]
    assert all(v.is_light for v in lighten(made, "en", every.same["en"]).variants)
    assert lightened(made, a, b, KNOWN, every).hands_differ
    assert light == [{"parties", "members", "common", "joint"}] * len(AREAS)
    assert lightened(made, a, b, Habits(), every) == made
    assert lightened(made, a, replace(b, language="ru"), KNOWN, every) == made


def test_words_of_an_expression_stay_words() -> None:
    assert expression("the public health of", "en") == "public health"


def test_what_can_be_no_habit_makes_no_pair_of_its_row() -> None:
    row = ("common", "shall", "joint")
    assert habits_of({"en": HabitTable((row,))}).same == {"en": (("common", "joint"),)}


def test_words_that_moved_were_not_swapped() -> None:
    edits = ((-1, "common"), (1, "joint"), (0, " aims of "), (-1, "joint"), (0, " peace"))
    assert [both[2:] for both in swaps(Variant(edits), "en")] == [("common", "joint")]
    assert list(swaps(Variant(edits, shifted=((3, 1),)), "en")) == []


def test_one_way_four_clauses_teach_and_three_do_not() -> None:
    one = [f"The Parties urge all states to open markets for {x} without delay." for x in AREAS]
    for clauses, learned in ((3, {"en": ()}), (4, {"en": (("beseech", "urge"),)})):
        two = [s.replace("urge", "beseech") if n < clauses else s for n, s in enumerate(one)]
        a, b, made = texts(one, two)
        clause_of = {p.id: str(p.block) for each in (a, b) for p in each.passages}
        assert learn_habits([made], clause_of, "en", KNOWN).learned == learned
        there = Habits({"en": (("beseech", "urg"),)})
        assert learn_habits([made], clause_of, "en", there) == Habits(there.same, {"en": ()})


def test_an_expression_has_one_form_in_every_spelling() -> None:
    assert expression("organised", "en") == expression("organized", "en") != ""


def test_a_text_whose_sentences_stand_was_made_by_one_hand() -> None:
    old = [f"The Parties are guided by the common interests of all of them in {x}." for x in AREAS]
    new = [s.replace("common", "joint") if n < 4 else s for n, s in enumerate(old)]
    a, b, made = texts(old, new)
    assert not hands_differ(made, a, b, KNOWN)


def test_a_text_that_is_changed_in_substance_was_made_by_one_hand() -> None:
    """In a text negotiated in its own language every word that changes is meant."""
    old = [f"Growth of the economy in {x} has been moderate in recent months." for x in AREAS]
    new = [f"Growth of the economy in {x} has been solid in recent months." for x in AREAS]
    a, b, made = texts(old, new)
    assert not hands_differ(made, a, b, habits_of(HABITS.bundled))


def test_what_flips_to_and_fro_is_learned_and_what_changes_once_is_not() -> None:
    one = [
        f"The Parties urge all states to open their markets for {x} without delay." for x in AREAS
    ]
    two = [s.replace("urge", "beseech") if n < 2 else s for n, s in enumerate(one)]
    three = [s.replace("urge", "beseech") if n > 6 else s for n, s in enumerate(one)]
    four = [s.replace("urge", "beg") if n == 1 else s for n, s in enumerate(one)]
    a, b, c, d = (
        rendered(f"200{n}-arden", *rows) for n, rows in enumerate((one, two, three, four), 1)
    )
    clause_of = {p.id: str(p.block) for each in (a, b, c, d) for p in each.passages}
    learned = learn_habits([linked(a, b), linked(b, c), linked(a, d)], clause_of, "en", KNOWN)
    assert learned.learned == {"en": (("beseech", "urge"),)}


@pytest.mark.parametrize(
    "text",
    ["shall", "not accept", "all", "Brannik", "2030", "may", "without", "unless", "the", ""],
)
def test_what_permits_denies_counts_or_names_is_no_habit(text: str) -> None:
    assert expression(text, "en") == ""


def test_the_table_that_ships_has_no_row_without_effect() -> None:
    for row in HABITS.bundled["en"].rows:
        assert habits_of({"en": HabitTable((row,))}).same["en"], row


def test_a_series_adds_to_the_table_and_takes_from_it(tmp_path) -> None:  # type: ignore[no-untyped-def]
    path = tmp_path / "habits.toml"
    path.write_text('[en]\nsame = ["lake | mere"]\nwithout = ["common | joint"]\n', "utf-8")
    table = habits_of_series(tmp_path)["en"]
    same = habits_of({"en": table}).same["en"]
    assert table.is_kept
    assert ("lake", "mere") in same
    assert ("common", "joint") not in same
    assert ("common", "share") in same
    path.write_text('[en]\nsame = ["lake"]\n', "utf-8")
    with pytest.raises(InputError, match="is no row"):
        habits_of_series(tmp_path)


_WORDS = st.lists(st.sampled_from("common joint peace and the shall 7".split()), max_size=8)


@given(_WORDS, _WORDS)
def test_habits_change_no_word_and_swapping_the_sides_swaps_them(
    old: list[str], new: list[str]
) -> None:
    a, b = (
        rendered("2001-arden", " ".join(old) or "x"),
        rendered("2002-bruck", " ".join(new) or "x"),
    )
    there, back = linked(a, b), linked(b, a)
    used = habits_used(there, "en", KNOWN)
    assert used == habits_used(back, "en", KNOWN)
    lit, turned = lighten(there, "en", used), lighten(back, "en", used)
    assert [v.edits for v in lit.variants] == [v.edits for v in there.variants]
    count = [sorted(v.edits[n][1] for n in v.light) for v in lit.variants]
    assert count == [sorted(v.edits[n][1] for n in v.light) for v in turned.variants]
    assert variant_of("a", "a").light == ()
    assert Habits().same == {}
