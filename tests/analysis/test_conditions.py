"""Conditions that came and went inside clauses that stand, with their words; no other words are."""

import pytest

from comparator.analysis.brief import brief_of
from comparator.analysis.brief_sections import Chapter
from comparator.analysis.conditions import Condition, conditions
from comparator.analysis.highlights import Highlights
from comparator.analysis.news import Kind, news_of
from comparator.analysis.unsaid import Unsaid
from comparator.diff import vary
from comparator.model import Collation, Declaration, Turn
from tests.small_editions import P, collation, declaration, edition, link

OPEN = "The Parties will open the strait of Orra to the fishing boats of their neighbours"
STRICT = ", subject to the consent of the coastal states"


def pair(old: str, new: str) -> tuple[Declaration, Declaration, Collation]:
    """Return two texts of a sentence, linked, with the edits between them."""
    older, newer = (
        declaration(f"{year}-arden", [(P, [text])]) for year, text in ((2001, old), (2002, new))
    )
    links = [link([older.passages[0]], [newer.passages[0]])]
    return older, newer, vary(collation(older, newer, links), older, newer)


def told(old: str, new: str, language: str = "en") -> tuple[Condition, ...]:
    """Return the conditions that came and went between two sentences."""
    older, newer, made = pair(old, new)
    return conditions(made, {p.id: p for d in (older, newer) for p in d.passages}, language)


@pytest.mark.parametrize(
    ("language", "old", "condition"),
    [
        ("en", OPEN, STRICT),
        ("en", OPEN, " in accordance with the Arden Convention"),
        ("en", "They will call a meeting of the ministers in Velm", " only after the vote of all"),
        (
            "ru",
            "Стороны откроют пролив для рыбаков соседних государств",
            " при условии согласия прибрежных общин",
        ),
        ("zh", "各方将向邻国渔船开放奥拉海峡并共享数据", "，前提是沿岸国同意"),
    ],
)
def test_a_condition_that_came_or_went_is_told_with_its_words(
    language: str, old: str, condition: str
) -> None:
    (came,) = told(f"{old}.", f"{old}{condition}.", language)
    (went,) = told(f"{old}{condition}.", f"{old}.", language)
    assert (came.turn, went.turn) == (Turn.CAME, Turn.WENT)
    assert came.condition == went.condition == condition.strip(" ，,")
    assert came.new.endswith(came.condition)
    assert went.old == came.new
    assert came.condition not in came.old


def test_one_condition_for_another_is_one_line() -> None:
    (changed,) = told(f"{OPEN}{STRICT}.", f"{OPEN}, provided that the fish have spawned.")
    assert changed.turn is Turn.CHANGED
    assert changed.is_strict
    assert changed.old.endswith(STRICT.strip(", "))


def test_a_condition_in_whose_place_another_stands_is_no_loss() -> None:
    old = "in accordance with the strictest rules of the pilots, including the Velm Charter"
    (changed,) = told(
        f"They will share the charts of the reefs {old} as a model.",
        "They will share the charts of the reefs consistent with the Velm Charter.",
    )
    assert changed.turn is Turn.CHANGED
    assert changed.new.endswith("consistent with the Velm Charter")


@pytest.mark.parametrize(
    "new",
    [
        f"{OPEN}, conditional on the consent of the coastal states.",  # other words for it
        f"Subject to the consent of the coastal states, {OPEN[0].lower()}{OPEN[1:]}.",  # moved
        f"{OPEN}{STRICT}. They will meet.",
        # The clause went with its condition.
        "Schools in both valleys exchange teachers of music every autumn.",
    ],
)
def test_what_stands_or_goes_with_its_clause_is_no_condition_that_went(new: str) -> None:
    assert not told(f"{OPEN}{STRICT}.", new)


def test_what_is_said_in_a_word_of_many_is_said() -> None:
    clause = "They will search each boat in the strait of Orra"
    (went,) = told(f"{clause}, with full respect for the rights of pilots.", f"{clause}.")
    assert went.turn is Turn.WENT
    means = "They do so by means of pilot-friendly and rights-guarding rules."
    assert not told(f"{clause}, with full respect for the rights of pilots.", f"{clause}. {means}")


def test_what_must_be_so_weighs_more_than_a_rule_and_stands_once_in_a_brief() -> None:
    rule = "They will share the charts of the reefs of Velm with the pilots of the coast"
    texts = (
        [f"{OPEN}.", f"{rule}."],
        [f"{OPEN}{STRICT}.", f"{rule}, in accordance with national customs."],
    )
    older, newer = (
        declaration(f"{year}-arden", [(P, [text]) for text in own])
        for year, own in zip((2001, 2002), texts, strict=True)
    )
    links = [link([a], [b]) for a, b in zip(older.passages, newer.passages, strict=True)]
    made = edition([older, newer], [vary(collation(older, newer, links), older, newer)])
    lines = dict(brief_of(made, newer.id).chapters)
    assert [line.new.passage for line in lines[Chapter.CONDITIONS] if line.new] == [
        newer.passages[0].id,
        newer.passages[1].id,
    ]
    assert Chapter.REWORDED not in lines
    news = news_of(Highlights(made, made.collations[0]), Unsaid(made))
    assert [item.kind for item in news.gone_or_changed] == [Kind.CONDITION, Kind.CONDITION]
