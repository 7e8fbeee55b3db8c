"""A matter that was proposed, decided, is in force: told as a step, and nothing else is."""

import pytest

from comparator.analysis.brief import brief_of
from comparator.analysis.brief_sections import Chapter
from comparator.model import Edition
from tests.small_editions import P, collation, declaration, edition, link

OTHERS = [
    "The Parties agree quotas for herring and mackerel in the Gulf of Orra.",
    "They will collect abandoned nets and other fishing gear from reefs.",
    "Schools in both valleys exchange teachers of music every autumn.",
]


def two(old: str, new: str, *, is_linked: bool) -> Edition:
    """Return two texts, each with a sentence on the matter; linked or not."""
    older, newer = (
        declaration(f"{year}-arden", [(P, [text]) for text in (own, *OTHERS)])
        for year, own in ((2001, old), (2002, new))
    )
    kept = [link([a], [b]) for a, b in zip(older.passages[1:], newer.passages[1:], strict=True)]
    own = [link([older.passages[0]], [newer.passages[0]])] if is_linked else []
    return edition([older, newer], [collation(older, newer, [*own, *kept])])


def steps(made: Edition) -> list[tuple[str, str]]:
    """Return the steps that the brief tells, as passages without their texts."""
    chapters = dict(brief_of(made, "2002-arden").chapters)
    return [
        (line.old.passage.partition("#")[2], line.new.passage.partition("#")[2])
        for line in chapters.get(Chapter.STEPS, ())
        if line.old and line.new
    ]


PROPOSED = (
    "They noted the initiative of the Republic of Kenya to found a Lighthouse Archive in Velm."
)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (PROPOSED, "They welcome the establishment of the Lighthouse Archive in Velm."),
        (
            "They welcome the signing of the Agreement on Lighthouse Archives of the coast.",
            "They favour implementing the Agreement on Lighthouse Archives of the coast.",
        ),
    ],
)
def test_what_was_proposed_and_is_decided_is_a_step(old: str, new: str) -> None:
    assert steps(two(old, new, is_linked=True)) == [("p1.1", "p1.1")]


def test_what_stands_at_its_stage_and_another_matter_are_no_steps() -> None:
    again = "They support the initiative of Kenya to found a Lighthouse Archive in Velm."
    other = "They welcome the establishment of a cooperative of beekeepers in the hills."
    assert not steps(two(PROPOSED, again, is_linked=True))
    assert not steps(two(PROPOSED, other, is_linked=True))
    held = "They mark the tenth anniversary of the establishment of the Lighthouse Archive in Velm."
    assert not steps(two(PROPOSED, held, is_linked=True))


def test_the_title_of_a_paper_is_no_step() -> None:
    paper = (
        "They read the “Notes on the Implementation of a Lighthouse Archive in Velm” of last year."
    )
    assert not steps(two(PROPOSED, paper, is_linked=True))


def test_a_state_is_followed_on_its_way_to_membership_without_a_link() -> None:
    old = "They back a decision to begin a procedure that would admit the Republic of Kenya."
    new = "Of great weight is the admission of the Republic of Kenya as a full member."
    assert steps(two(old, new, is_linked=False)) == [("p1.1", "p1.1")]


def gone(made: Edition) -> set[str]:
    """Return the texts that the brief calls gone."""
    chapters = brief_of(made, "2002-arden").chapters
    lines = [
        line
        for chapter, lines in chapters
        if chapter in (Chapter.GONE, Chapter.LONGEST)
        for line in lines
    ]
    return {line.old.words for line in lines if line.old and not line.new}


def test_what_is_a_step_further_is_not_gone() -> None:
    old = "They back a decision to begin a procedure that would admit the Republic of Kenya."
    new = "Of great weight is the admission of the Republic of Kenya as a full member."
    dropped = "Hunting whales off icebergs was forbidden."
    assert gone(two(old, new, is_linked=False)) == set()
    assert any(dropped in text for text in gone(two(dropped, new, is_linked=False)))


def test_what_only_ends_a_preamble_is_neither_new_nor_gone() -> None:
    assert gone(two("have agreed to state the following:", "Snow fell.", is_linked=False)) == set()


def test_where_and_when_a_paper_was_adopted_that_is_named_is_no_step() -> None:
    named = (
        "They welcome the Agreement on Lighthouse Archives of the coast"
        " (signed in Arden on 2 May 2001)."
    )
    carried = "They favour implementing the Agreement on Lighthouse Archives of the coast."
    assert not steps(two(named, carried, is_linked=True))
