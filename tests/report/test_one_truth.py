"""All that one edition says in time agrees, whoever says it: pages, briefs, feed, traces."""

import html
import json
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Set
from pathlib import Path

import pytest
from hypothesis import given, settings

from comparator.analysis.brief import brief_of
from comparator.analysis.history import History
from comparator.analysis.phrases.lives import lives_in
from comparator.analysis.phrases.trace import trace_phrase
from comparator.corpus import add_record, read_record
from comparator.exports import Selection
from comparator.exports.atom import write
from comparator.language.words import words
from comparator.model import Edition
from comparator.pipeline import load, make_edition
from comparator.report import render_site
from comparator.report.outputs.brief import export_brief
from comparator.report.outputs.trace import export_lives, export_trace
from tests.small_editions import pairs

_ELEMENT = re.compile(r"<[a-z]+ [^>]*data-claim=[^>]*>")
_MARK = re.compile(r'(data-[a-z]+)="([^"]*)"')

Claims = set[tuple[str, str, str]]
"""Passage, claim and the text that was held against it, or "" for all."""


def claims_of_pages(files: Mapping[str, bytes]) -> Iterator[tuple[str, str, str]]:
    """Yield passage, claim and years of all that pages mark."""
    for path, data in files.items():
        if path.endswith(".html"):
            for found in _ELEMENT.findall(data.decode()):
                marks = dict(_MARK.findall(found))
                ref = marks.get("data-passage") or marks["data-of"]
                yield ref, marks["data-claim"], marks["data-years"]


def claims_of_briefs(edition: Edition) -> Iterator[tuple[str, str, str]]:
    """Yield passage, claim and the newer text of all lines of all briefs."""
    history = History.of(edition)
    for declaration in edition.series.declarations:
        if history.text_before(declaration.id) is None:
            continue
        brief = brief_of(edition, declaration.id, history)
        document = json.loads(export_brief(edition.series, brief, "json", most=None))
        for section in document["sections"]:
            for line in section["lines"]:
                if line["claim"]:
                    side = line["old"] if line["claim"] == "gone" else line["new"]
                    yield side["passage"], line["claim"], declaration.id


def claims_of_feed(edition: Edition) -> Iterator[tuple[str, str]]:
    """Yield passage and claim of all items of the feed."""
    feed = write(Selection.of(edition)).decode()
    for found in _ELEMENT.findall(html.unescape(feed)):
        marks = dict(_MARK.findall(found))
        yield marks["data-passage"], marks["data-claim"]


def claims_of_phrases(edition: Edition) -> Iterator[tuple[str, str, str]]:
    """Yield passage, claim and the newer text of the phrases that came and went."""
    history, series = History.of(edition), edition.series
    for declaration in series.declarations[-2:]:
        lives = lives_in(edition, declaration.id)
        document = json.loads(export_lives(history, series, declaration.id, lives, "json"))
        for phrase in document["phrases"]:
            yield phrase["passage"], phrase["claim"], declaration.id


def hold_trace(edition: Edition, phrase: str, new: Set[str]) -> None:
    """Hold that a matter was said before its words first stood where not all they stand in is new.

    Args:
        edition: It.
        phrase: Words to trace.
        new: The passages that some output calls new.
    """
    trace = trace_phrase(edition.series, phrase)
    document = json.loads(export_trace(edition.series, trace, History.of(edition), "json"))
    first = {o.passage for text, found in trace.years if text == trace.first for o in found}
    assert not (document["matter"]["before"] and first and first <= new)


def hold(edition: Edition, files: Mapping[str, bytes]) -> None:
    """Hold that no two claims contradict each other, nor a pair's own link."""
    told: dict[str, set[str]] = defaultdict(set)
    years: dict[tuple[str, str], set[str]] = defaultdict(set)
    for ref, claim, said in claims_of_pages(files):
        told[ref].add(claim)
        years[ref, claim].add(said)
    assert all(len(said) == 1 for said in years.values())
    briefs = [*claims_of_briefs(edition)]
    gone = {(ref, newer) for ref, claim, newer in briefs if claim == "gone"}
    for ref, claim, _ in briefs:
        told[ref].add(claim)
    for ref, claim in claims_of_feed(edition):
        told[ref].add(claim)
    for ref, claim, newer in claims_of_phrases(edition):
        told[ref].add(claim)
        if claim == "gone":
            gone.add((ref, newer))
    for claims in told.values():
        assert len(claims & {"new", "back", "first"}) <= 1
        assert not {"new", "said"} <= claims
    kind = {d.id: d.kind for d in edition.series.declarations}
    newest = edition.series.declarations[-1].id
    gone |= {(ref, newest) for ref, claim, _ in claims_of_pages(files) if claim == "gone"}
    for collation in (*edition.collations, *edition.links):
        if kind[collation.left] == kind[collation.right]:
            for link in collation.links:
                assert all("new" not in told[ref] for ref in link.right)
                assert all((ref, collation.right) not in gone for ref in link.left)
    new = {ref for ref, claims in told.items() if "new" in claims}
    for passage in edition.series.declarations[-1].passages[:3]:
        hold_trace(edition, " ".join(words(passage.text)[:3]), new)


def test_all_outputs_of_a_report_tell_one_truth(
    specimen_edition: Edition, specimen_files: Mapping[str, bytes]
) -> None:
    assert {claim for _, claim, _ in claims_of_pages(specimen_files)} >= {"new", "first", "gone"}
    hold(specimen_edition, specimen_files)


def test_the_feed_names_the_years_of_which_it_knows_nothing(specimen_edition: Edition) -> None:
    assert "(no text of 2021 is here)" in write(Selection.of(specimen_edition)).decode()


@settings(max_examples=8)
@given(pairs())
def test_all_outputs_of_any_edition_tell_one_truth(made: Edition) -> None:
    hold(made, render_site([made], "1.0"))


@pytest.mark.proof
@pytest.mark.parametrize(
    ("name", "pattern", "pairs"),
    [
        ("sco", "*.json", "all"),
        ("g7", "*.md", "all"),
        ("fomc", "201[6-9]*-fomc-statement.md", "neighbours"),
    ],
)
def test_all_outputs_of_real_series_tell_one_truth(
    shared: Path, folder: Path, root: Path, name: str, pattern: str, pairs: str
) -> None:
    if name == "sco":
        for file in (root / "declarations" / "sco").iterdir():
            (folder / file.name).write_bytes(file.read_bytes())
    for path in sorted((shared / name).glob(pattern)):
        add_record(read_record(path), folder)
    made = make_edition(load(folder), pairs)
    hold(made, render_site([made], "1.0"))
