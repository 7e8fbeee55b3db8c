"""What was said before is never a new thread."""

from pathlib import Path

from comparator.alignment import weave_threads
from comparator.analysis.brief import brief_of
from comparator.analysis.brief_sections import Chapter
from comparator.analysis.history import History
from comparator.corpus.series.declarations import parse_declaration
from comparator.language.normal_forms import kept_form
from comparator.model import (
    Collation,
    Declaration,
    Edition,
    Link,
    Relation,
    Ruling,
    RulingKind,
)
from comparator.segmentation import segment

GEAR = "We stress the need to remove abandoned fishing gear."
SURVEY = "We also welcome the survey of the Gulf of Orra that Dunmere has begun."
BOTH = "We stress the need to remove abandoned fishing gear and welcome the survey of the Gulf."
_LEAST_WORDS = 6


def declared(key: str, *paragraphs: str) -> Declaration:
    facts = f'+++\ntitle = "T"\ndate = {key}-05-04\n[[source]]\ndescription = "x"\n+++\n\n'
    return segment(parse_declaration(Path(f"{key}.md"), facts + "\n\n".join(paragraphs), key))


def test_a_clause_that_was_merged_and_comes_back_word_for_word_is_not_new() -> None:
    first = declared("2001", GEAR, SURVEY)
    merged = declared("2002", BOTH)
    again = declared("2003", GEAR, SURVEY)
    (a, b), (ab,), (c, d) = ([p.id for p in each.passages] for each in (first, merged, again))
    links = {
        ("2001", "2002"): (Link((a, b), (ab,), Relation.MERGED, similarity=0.8),),
        ("2002", "2003"): (Link((ab,), (c,), Relation.REWORDED, similarity=0.7),),
        ("2001", "2003"): (
            Link((a,), (c,), Relation.KEPT, similarity=1.0),
            Link((b,), (d,), Relation.KEPT, similarity=1.0),
        ),
    }

    collations = [Collation(*ids, found, (), ()) for ids, found in links.items()]
    (thread,) = weave_threads((first, merged, again), collations)
    assert thread.stations == (("2001", (a, b)), ("2002", (ab,)), ("2003", (c, d)))
    assert thread.tentative == ()


def test_a_station_is_tentative_unless_a_sure_link_or_an_editor_says_so() -> None:
    older, newer = declared("2001", GEAR), declared("2002", f"{GEAR[:-1]} soon.")
    ids = tuple(p.id for text in (older, newer) for p in text.passages)
    for is_doubtful, doubted in ((True, ("2002",)), (False, ())):
        link = Link(ids[:1], ids[1:], Relation.REWORDED, tentative=is_doubtful)
        made = [Collation("2001", "2002", (link,), (), ())]
        (thread,) = weave_threads((older, newer), made)
        assert thread.tentative == doubted
    by_hand = Ruling(kind=RulingKind.CLAUSE, passages=ids[::-1], fingerprints=("", ""))
    (thread,) = weave_threads((older, newer), (), [by_hand])
    assert thread.stations == (("2001", ids[:1]), ("2002", ids[1:]))
    assert thread.tentative == ()


def test_what_an_earlier_declaration_says_word_for_word_is_never_told_as_new(
    edition: Edition,
) -> None:
    every = edition.series.declarations
    history = History.of(edition)
    for n, newer in enumerate(every[1:], 1):
        said = {kept_form(p.text) for d in every[:n] for p in d.passages}
        chapters = dict(brief_of(edition, newer.id).chapters)
        told = {line.new.passage for line in chapters.get(Chapter.NEW, ()) if line.new}
        for p in newer.passages:
            if p.id in told and len(p.text.split()) >= _LEAST_WORDS:
                assert kept_form(p.text) not in said
        for p in newer.passages:
            assert history.standing(p.id).last_said(every[n - 1].id) != newer.id


def test_what_shares_no_matter_is_of_two_threads_whatever_is_linked() -> None:
    older, newer = declared("2001", GEAR), declared("2002", SURVEY)
    old, new = (tuple(p.id for p in text.passages) for text in (older, newer))
    link = Link(old, new, Relation.REWORDED)
    threads = weave_threads((older, newer), [Collation("2001", "2002", (link,), (), ())])
    assert [thread.declarations for thread in threads] == [("2001",), ("2002",)]
