"""A brief says the same in every form, and with --all it says all of it."""

import json
from dataclasses import replace
from itertools import pairwise

from comparator.analysis.brief import brief_of
from comparator.analysis.brief_sections import Chapter
from comparator.analysis.highlights import Highlights
from comparator.corpus.series.name_tables import NAMES
from comparator.model import Edition
from comparator.report.outputs.brief import MOST, brief_view, export_brief
from tests.small_editions import P, collation, declaration, edition


def test_text_and_data_tell_the_same_lines(specimen_edition: Edition) -> None:
    series = specimen_edition.series
    brief = brief_of(specimen_edition, series.declarations[-1].id)
    for most in (MOST, None):
        text = export_brief(series, brief, "text", most=most).decode()
        document = json.loads(export_brief(series, brief, "json", most=most))
        told = [line for section in document["sections"] for line in section["lines"]]
        assert len(told) == text.count("\n- ")
        for line, written in zip(told, text.split("\n- ")[1:], strict=True):
            for side in (line["old"], line["new"]):
                assert side is None or f"({side['passage']})" in written


def test_all_lines_are_told_if_asked_for(specimen_edition: Edition) -> None:
    series = specimen_edition.series
    brief = brief_of(specimen_edition, series.declarations[-1].id)
    few, every = (brief_view(series, brief, most) for most in (MOST, None))
    assert any(len(section.lines) > MOST for section in every.sections)
    for short, whole in zip(few.sections, every.sections, strict=True):
        # Where what went may go on is a place to look, and not always the right one; what is said
        # in other words is mostly the same; of what is linked to none the weightiest will do.
        most = {
            **dict.fromkeys((Chapter.GONE_NEAR, Chapter.REPLACED), 0),
            **dict.fromkeys((Chapter.PERHAPS_NEW, Chapter.PERHAPS_GONE), 3),
        }
        assert short.lines == whole.lines[: most.get(short.chapter, MOST)]
        assert len(whole.lines) == whole.total == short.total


def test_no_sentence_that_is_linked_to_none_is_without_a_line(specimen_edition: Edition) -> None:
    series = specimen_edition.series
    for older, newer in pairwise(series.declarations):
        brief = brief_of(specimen_edition, newer.id)
        collation = specimen_edition.collation(older.id, newer.id)
        told = {
            quote.passage
            for _, lines in brief.chapters
            for line in lines
            for quote in (line.old, line.new)
            if quote
        }
        chosen = Highlights(specimen_edition, collation)
        alone = {p.id for p in chosen.stating((*collation.added, *collation.dropped))}
        assert alone
        assert alone <= told


def test_a_country_in_the_title_of_a_paper_is_no_country_that_is_named() -> None:
    old = declaration("2001-arden", [(P, ["They recall the Kenya Joint Statement."])])
    new = declaration("2002-bruck", [(P, ["They thank Norway for herring."])])
    made = edition([old, new], [collation(old, new, [])])
    made = replace(made, series=replace(made.series, names=NAMES.bundled))
    brief = brief_of(made, new.id)
    told = [
        line for chapter, lines in brief.chapters for line in lines if chapter is Chapter.MEMBERS
    ]
    assert [(line.old, line.new and line.new.passage) for line in told] == [
        (None, "2002-bruck#p1.1")
    ]


def test_a_line_quotes_of_a_long_sentence_what_tells_most() -> None:
    lead = "Standing with all ferries of this gulf, for as long as their harbours ask them to, at "
    lead += "each of the quays, on each of its islands and in each of the harbours of Orra, "
    deed = "we decided to lend Norway 50 billion dollars"
    rest = ", which will tell all those who take tolls in the gulf by force that they must stop."
    old = declaration("2001-arden", [(P, ["They thank the pilots."])])
    new = declaration("2002-bruck", [(P, [lead + deed + rest])])
    made = edition([old, new], [collation(old, new, [])])
    made = replace(made, series=replace(made.series, names=NAMES.bundled))
    text = export_brief(made.series, brief_of(made, new.id), "text").decode()
    assert deed in text
