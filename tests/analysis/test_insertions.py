"""What rewordings put in is quoted exactly, and is told only where it is new to the series."""

from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest

from comparator.analysis.brief import brief_of
from comparator.analysis.brief_sections import Chapter
from comparator.analysis.insertions import EditedWords, core_of, cuts, insertions, new_words
from comparator.analysis.measures import is_only_of, measure_pair, words_of_passages
from comparator.analysis.names.gazetteer import gazetteer_of
from comparator.analysis.said_before import SaidBefore
from comparator.corpus.series.declarations import parse_declaration
from comparator.corpus.series.name_tables import NAMES
from comparator.diff import variant_of
from comparator.exports import Selection
from comparator.language.words import count_words
from comparator.model import Collation, Declaration, Edition, Link, Relation
from comparator.segmentation import segment


def told(edition: Edition) -> list[tuple[EditedWords, ...]]:
    """Return the insertions of each declaration beside the one before."""
    every = edition.series.declarations
    return [
        insertions(
            edition.collation(older.id, newer.id),
            newer,
            SaidBefore(every, gazetteer_of(edition.series.names, newer.language)),
            n,
            gazetteer_of(edition.series.names, newer.language),
        )
        for n, (older, newer) in enumerate(pairwise(every), 1)
    ]


def found_between(old: str, new: str, earlier: str = "They met.") -> tuple[EditedWords, ...]:
    """Return what a passage put into the one before that a still earlier text does not say."""
    collation, first, older, newer = linked(old, new, earlier)
    names = gazetteer_of(NAMES.bundled, "en")
    return insertions(collation, newer, SaidBefore([first, older, newer], names), 2, names)


def cut_between(old: str, new: str, more: str = "", *, hands_differ: bool = False) -> list[str]:
    """Return what was cut from a passage, where the newer text may say more behind it."""
    collation, _, older, newer = linked(old, new, "They met.", more)
    told = replace(collation, hands_differ=hands_differ)
    return [c.words for c in cuts(told, older, newer, gazetteer_of(NAMES.bundled, "en"))]


def linked(
    old: str, new: str, earlier: str, more: str = ""
) -> tuple[Collation, Declaration, Declaration, Declaration]:
    """Return two linked passages' collation, a still earlier text, and theirs."""
    facts = '+++\ntitle = "T"\ndate = 2001-05-04\n[[source]]\ndescription = "x"\n+++\n\n'
    first, older, newer = (
        segment(parse_declaration(Path(f"{name}.md"), facts + words, name))
        for name, words in (("first", earlier), ("old", old), ("new", f"{new}\n\n{more}"))
    )
    link = Link((older.passages[0].id,), (newer.passages[0].id,), Relation.REWORDED)
    collation = Collation("old", "new", (link,), (), (), (variant_of(old, new),))
    return collation, first, older, newer


_LIGHTS = "The Ministers thank the people of the port who keep lighthouses, buoys and ice-breakers."


def test_what_is_cut_from_a_sentence_that_stands_is_told() -> None:
    """Only where the newer text has it nowhere, and the sentence stands for the most part."""
    kept = "The Ministers thank the people of the port."
    assert cut_between(_LIGHTS, kept) == ["who keep lighthouses, buoys and ice-breakers"]
    assert cut_between(kept, _LIGHTS) == []
    said = "All ships welcome those who keep lighthouses, buoys and ice-breakers."
    assert cut_between(_LIGHTS, kept, said) == []
    assert (
        cut_between("They thank all who keep lighthouses, buoys and tugs.", "They thank all.") == []
    )
    assert cut_between(_LIGHTS, kept, hands_differ=True) == []


def test_a_state_under_another_name_is_not_cut() -> None:
    about = "We call for an end of the {} weapons, for talks about it and for an early peace."
    old = about.format("Democratic People's Republic of Korea's (DPRK) unlawful")
    assert cut_between(old, about.format("North Korean")) != []
    assert cut_between(old, about.format("arms in North Korea and of its")) == []


def test_insertions_are_words_of_their_passages(edition: Edition) -> None:
    text = {p.id: p.text for d in edition.series.declarations for p in d.passages}
    for i in (i for found in told(edition) for i in found):
        assert text[i.passage][i.start : i.start + len(i.words)] == i.words
        assert i.count == count_words(i.words)
        assert i.words[0].isalnum()
        assert i.words[-1].isalnum()
        assert i.through >= i.start + len(i.words)
        assert i.count <= i.count_through <= count_words(text[i.passage][i.start : i.through])


def test_another_day_and_another_place_say_nothing_new() -> None:
    old = "1. The Ministers met in Port Anna on 4 May 2001 and thank the people of the port."
    new = "1. The Ministers met in Lowhaven on 9 June 2003 and thank the people of the port."
    more = new.replace("of the port", "who keep lighthouses, buoys and ice-breakers of the port")
    assert not found_between(old, new)
    assert [i.words for i in found_between(old, more)] == [
        "who keep lighthouses, buoys and ice-breakers"
    ]


def test_what_another_hand_says_in_other_words_is_not_new_within() -> None:
    old = "They stress the importance of destroying all declared fish traps as soon as possible."
    new = "They emphasise the great significance of early destruction of all declared fish traps."
    assert not found_between(old, new)


@pytest.mark.parametrize(("verb", "told"), [("voice", 1), ("reiterate", 0)])
def test_what_says_that_it_is_said_again_must_bring_more_to_be_new(verb: str, told: int) -> None:
    old = "The Ministers thank the people of the port"
    fears = "their fears of the seizure of boats, the hunger of villages and the flood of valleys"
    earlier = (
        "They deplore the seizure of boats.\n\nThe hunger of villages grows, and they fear it."
    )
    assert (
        len(found_between(f"{old}.", f"{old} and {verb} {fears}.", f"{earlier} Valleys.")) == told
    )


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("Velm Ferry Strategy for 2018-2023 and Action Plan", 0),
        ("Velm Ferry Strategy for 2024-2029 and Action Plan", 1),
        ("Programme for 2024-2029", 0),  # nobody knows which
    ],
)
def test_a_document_that_was_named_in_another_order_of_words_is_not_new(
    name: str, told: int
) -> None:
    old = "The Ministers thank the people of the port"
    earlier = "All follow the 2018-2023 Velm Ferry Strategy.\n\nThe Programme for ports grows."
    assert len(found_between(f"{old}.", f"{old} and follow the {name}.", earlier)) == told


def test_a_decision_and_a_document_named_for_the_first_time_are_told_in_few_words() -> None:
    old = "The Harbour Board noted the procedure for admitting the port of Velm as a member."
    new = "The Harbour Board welcomed the lasting admission of the port of Velm as a member."
    assert [i.words for i in found_between(old, new)] == ["welcomed the lasting admission"]
    old = "The Parties note the importance of the port of Velm and of its cranes."
    new = "The Parties note the Harbour Development Strategy 2030 and its cranes."
    assert found_between(old, new)


@pytest.mark.parametrize(
    ("edit", "words"),
    [
        ("By that time sun and wind, ", "By that time sun and wind"),
        (" that comprises the fleets of", "comprises the fleets"),
        (", and the ", ""),
        # A sign belongs to its number.
        ("rose by 2.8 %, ", "rose by 2.8 %"),
        ("强度达到2.8%，", "强度达到2.8%"),
    ],
)
def test_joints_at_the_edges_are_left_out_but_not_the_beginning_of_a_sentence(
    edit: str, words: str
) -> None:
    assert edit[slice(*core_of(edit))] == words


def test_a_quotation_goes_through_to_the_next_words_put_in() -> None:
    old = "The Harbour Board resolved that the upper toll on timber stays."
    new = (
        "Weighing slow harvests and dear timber, the Harbour Board resolved to lift the upper toll "
        "on timber to 4 percent."
    )
    (found,) = found_between(old, new)
    assert found.words == "Weighing slow harvests and dear timber"
    assert new[found.start : found.through] == new.rstrip(".")
    assert found.count < found.count_through < count_words(new)


def test_the_specimen_says_new_things_within_old_passages(specimen_selection: Selection) -> None:
    assert all(told(specimen_selection.edition)[1:])


def test_what_is_most_new_is_told_first(edition: Edition) -> None:
    for found in told(edition):
        weights = [i.unheard for i in found]
        assert weights == sorted(weights, reverse=True)


def test_what_the_series_said_elsewhere_is_not_told(edition: Edition) -> None:
    every = edition.series.declarations
    for older, newer in pairwise(every):
        # Held against itself among the earlier ones, a declaration says nothing new.
        assert not insertions(
            edition.collation(older.id, newer.id),
            newer,
            SaidBefore(every, gazetteer_of(edition.series.names, newer.language)),
            len(every),
            gazetteer_of(edition.series.names, newer.language),
        )


def test_new_words_are_those_of_the_measure(edition: Edition) -> None:
    words = words_of_passages(edition)
    for collation in edition.collations:
        counts = new_words(collation, edition.series[collation.right])
        measure = measure_pair(collation, words, "en")
        assert sum(counts.values()) == measure.added + (
            # Of two hands' texts what a translator put otherwise is not counted.
            measure.substance if collation.hands_differ else measure.inserted
        )
        assert all(count <= words[passage] for passage, count in counts.items())


def test_light_and_moved_words_are_not_put_in(edition: Edition) -> None:
    for collation in edition.collations:
        for variant in collation.variants:
            moved = {new for _, new in variant.shifted}
            put_in = {n for n in range(len(variant.edits)) if is_only_of(variant, n, "right")}
            assert not put_in & (moved | set(variant.light))
            assert all(variant.edits[n][0] == 1 for n in put_in)


def test_a_brief_quotes_no_new_words_twice(edition: Edition) -> None:
    for newer in edition.series.declarations[1:]:
        lines = dict(brief_of(edition, newer.id).chapters).get(Chapter.WITHIN, ())
        quotes = [line.new for line in lines if line.new]
        for one in quotes:
            others = [q for q in quotes if q is not one and q.passage == one.passage]
            assert not any(one.words in other.words for other in others)


def test_a_decision_that_an_earlier_text_took_is_not_new_within_a_passage() -> None:
    older, newer = (
        "The Parties speak for peace on the islands and for those who live there.",
        "The Parties speak for peace on the islands and decided to admit the fishers of Dunmere to "
        "a council of elders.",
    )
    assert found_between(older, newer)
    before = "A council of elders from Dunmere was set up: they decided to admit fishers to it."
    assert not found_between(older, newer, before)
