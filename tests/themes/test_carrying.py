"""Themes are carried over firm links to passages that have a word of them."""

from dataclasses import replace

from comparator.model import Collation, Declaration, Link, Relation, Terms
from comparator.themes import assign_themes, carry_themes
from tests.small_declarations import declare, filed, theme_set

THEMES = theme_set(
    rail=Terms(names=("railway",)),
    water=Terms(names=("Aral Sea", "river"), hints=("shore",)),
)


def two_years(older: str, newer: str) -> tuple[Declaration, Declaration]:
    """Return two declarations of one passage each, filed."""
    right = replace(declare(newer), id="2025-there")
    blocks = tuple(
        replace(
            block,
            passages=tuple(
                replace(p, id=p.id.replace("2024-here", "2025-there")) for p in block.passages
            ),
        )
        for block in right.blocks
    )
    return (
        assign_themes(declare(older), THEMES),
        assign_themes(replace(right, blocks=blocks), THEMES),
    )


def linked(older: Declaration, newer: Declaration, tentative: bool = False) -> Collation:
    """Return a collation that links the first passages of both."""
    link = Link(
        (older.passages[0].id,), (newer.passages[0].id,), Relation.REWORDED, tentative=tentative
    )
    return Collation(older.id, newer.id, (link,), (), ())


OLDER = "The river and the railway need care."
NEWER = "The railway along the shore needs care."


def test_a_theme_is_carried_where_the_passage_has_a_word_of_it() -> None:
    pair = two_years(OLDER, NEWER)
    assert filed(pair[1]) == [["rail"]]
    carried = carry_themes(pair, [linked(*pair)], THEMES)
    assert filed(carried[1]) == [["rail", "water"]]
    theme = carried[1].passages[0].themes[1]
    assert (theme.evidence, theme.origin) == (("shore",), "link")


def test_it_is_carried_either_way() -> None:
    newer, older = two_years(OLDER, NEWER)
    carried = carry_themes((older, newer), [linked(older, newer)], THEMES)
    assert filed(carried[0]) == [["rail", "water"]]


def test_nothing_is_carried_over_a_tentative_link() -> None:
    pair = two_years(OLDER, NEWER)
    assert carry_themes(pair, [linked(*pair, tentative=True)], THEMES) == pair


def test_nothing_is_carried_where_the_passage_has_no_word_of_it() -> None:
    pair = two_years(OLDER, "The railway needs care.")
    assert carry_themes(pair, [linked(*pair)], THEMES) == pair


def test_to_carry_twice_is_to_carry_once() -> None:
    pair = two_years(OLDER, NEWER)
    once = carry_themes(pair, [linked(*pair)], THEMES)
    assert carry_themes(once, [linked(*pair)], THEMES) == once
