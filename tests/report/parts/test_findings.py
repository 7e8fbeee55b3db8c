"""Findings on pages: each once, under a name that nothing else changes, and with its words."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from comparator.analysis.highlights import strength
from comparator.cli.main import cli
from comparator.errors import InputError
from comparator.model import (
    Confidence,
    Direction,
    Edition,
    Finding,
    FindingKind,
    Restriction,
    Role,
    Thread,
    Turn,
    VerbChange,
    VerbUse,
)
from comparator.report import render_site
from comparator.report.addresses import Page, theme_page
from comparator.report.edition_index import Lookup
from comparator.report.outputs.embed_page import render_embed
from comparator.report.outputs.embed_target import target_of
from comparator.report.parts.findings import kind_counts, told_shorter_with_age
from comparator.wording.finding_rules import english_rule, kind_and_rule, rule_in_words
from comparator.wording.translation import speaking
from tests.page_reader import Element, read
from tests.small_editions import three_years

REF = st.builds(
    lambda declaration, block: f"{declaration}#p{block}.1",
    st.sampled_from(["2018-arden", "2019-b"]),
    st.integers(1, 30),
)
REFS = st.lists(REF, min_size=1, max_size=3, unique=True).map(tuple)
FINDINGS = st.builds(
    Finding,
    st.sampled_from(FindingKind),
    REFS,
    REFS,
    st.text(min_size=1, max_size=8),
    st.text(max_size=8),
    st.sampled_from(Confidence),
)
ASK = VerbUse("ask", Direction.DEMAND, 5)
DEMAND = VerbUse("demand", Direction.DEMAND, 9)
FOUND = Finding(
    FindingKind.STRONGER,
    ("2018-arden#p3.1",),
    ("2020-bruck#p3.1",),
    'ask <b>"for"',
    "demand",
    Confidence.SURE,
    VerbChange(ASK, DEMAND, 4),
)
NAME = FOUND.id


def with_finding() -> Edition:
    """Return the three years with one finding between the first two."""
    made = three_years()
    first, *others = made.collations
    return replace(made, collations=(replace(first, findings=(FOUND,)), *others))


def places(data: bytes) -> Iterator[tuple[str, Element]]:
    page = read(data)
    ids = [e.attributes["id"] for e in page.having(id="*")]
    assert len(ids) == len(set(ids))
    for element in page.having(data_finding="*"):
        yield element.attributes["data-finding"], element


@given(FINDINGS, st.sampled_from(Confidence), st.sampled_from(Role))
def test_a_name_depends_on_what_is_found_and_on_nothing_else(
    finding: Finding, confidence: Confidence, role: Role
) -> None:
    verbs = VerbChange(ASK, DEMAND, 4)
    assert replace(finding, confidence=confidence, verbs=verbs, role=role).id == finding.id


@given(FINDINGS, FINDINGS)
def test_two_findings_have_two_names(one: Finding, other: Finding) -> None:
    def said(f: Finding) -> tuple[object, ...]:
        return f.kind, f.left, f.right, f.left_words, f.right_words

    assert (one.id == other.id) == (said(one) == said(other))


@given(FINDINGS)
def test_a_name_tells_where_it_stands(finding: Finding) -> None:
    target = target_of(finding.id)
    assert target
    assert f"{target.declaration}#{target.key}" == finding.right[0]
    assert target.other == finding.left[0].partition("#")[0]


def test_every_finding_stands_once_on_the_page_of_its_pair(
    specimen_edition: Edition, specimen_files: dict[str, bytes]
) -> None:
    count = 0
    for c in specimen_edition.collations:
        found = dict(places(specimen_files[f"specimen/pairs/{c.left}--{c.right}.html"]))
        assert set(found) == {f.id for f in c.findings}
        count += len(found)
    assert count > 50


def test_a_theme_page_tells_what_is_found_of_its_clauses(
    specimen_edition: Edition, specimen_files: dict[str, bytes]
) -> None:
    """Between the wordings of a clause: those of its own passages and of no others."""
    known = {f.id: f for c in specimen_edition.collations for f in c.findings}
    page = dict(places(specimen_files["specimen/themes/hadrosia.html"]))
    found = [known[name] for name in page if name in known]
    thread_of = {r: t for t in specimen_edition.threads for _, refs in t for r in refs}
    here = {t.id for t in specimen_edition.threads if on_theme(specimen_edition, t, "hadrosia")}
    assert found
    assert {thread_of[finding.right[0]].id for finding in found} <= here


def on_theme(made: Edition, thread: Thread, theme: str) -> bool:
    themes = {
        p.id: {s.theme for s in p.themes} for d in made.series.declarations for p in d.passages
    }
    return any(theme in themes[ref] for _, refs in thread for ref in refs)


def test_a_finding_quotes_both_sides_and_gives_its_rule() -> None:
    files = render_site([with_finding()], "1.0")
    for page in ("pairs/2018-arden--2020-bruck.html", "themes/trade.html"):
        (element,) = [e for name, e in places(files[f"pacts/{page}"]) if name == NAME]
        data = files[f"pacts/{page}"].decode()
        assert element.attributes["id"] == NAME
        assert element.attributes["data-refs"] == "2020-bruck#p3.1 2018-arden#p3.1"
        assert "ask &lt;b&gt;&#34;for&#34;" in data
        assert "ask (a demand) → demand (a stronger demand)" in data
        assert "A careful reader would agree: sure." in data
        assert f"#{NAME}" in data


def test_what_the_news_says_of_a_finding_leads_to_it(
    specimen_edition: Edition, specimen_files: dict[str, bytes]
) -> None:
    known = {f.id for c in specimen_edition.collations for f in c.findings}
    told = [name for name, _ in places(specimen_files["specimen/index.html"]) if name in known]
    assert told
    newest = specimen_edition.collations[-1]
    on_its_page = dict(places(specimen_files[f"specimen/pairs/{newest.left}--{newest.right}.html"]))
    assert set(told) <= set(on_its_page)


def test_an_embed_of_a_finding_says_it_and_marks_the_words() -> None:
    target = target_of(f"https://example.org/pairs/2018-arden--2020-bruck.html#{NAME}")
    assert target
    text = render_embed(with_finding(), target).decode()
    assert "stronger: “ask &lt;b&gt;&#34;for&#34;” → “demand”" in text
    assert "</del>" in text
    assert "</ins>" in text


def test_what_is_no_longer_found_is_said_to_be_so(specimen: Path) -> None:
    name = "stronger-2019-halmgard--2020-brannik-p1.1-00000000"
    run = CliRunner().invoke(cli, ["embed", name, "--series", str(specimen)])
    assert isinstance(run.exception, InputError)  # said, and exit code 2, by the command itself
    assert "there is no finding" in str(run.exception)


def test_the_command_embeds_a_finding_of_any_pair(
    specimen: Path, specimen_edition: Edition
) -> None:
    for c in (specimen_edition.collations[0], specimen_edition.collations[-1]):
        name = c.findings[0].id
        run = CliRunner().invoke(cli, ["embed", name, "--series", str(specimen)])
        assert run.exit_code == 0
        assert run.stdout.startswith("<figure")


def test_where_a_clause_was_split_is_a_place_of_its_own() -> None:
    made = three_years()
    page = read(render_site([made], "1.0")["pacts/themes/trade.html"])
    names = [e.attributes["data-finding"] for e in page.having(data_kind="split")]
    assert names == ["split-2021-corin-p2.1"]
    target = target_of(names[0])
    assert target
    text = render_embed(made, target).decode()
    assert "marked against 2020" in text


def test_rules_are_said_in_each_language(specimen_edition: Edition) -> None:
    every = [f for c in specimen_edition.collations for f in c.findings]
    # Two quotations and an arrow are alike in every language.
    found = [f for f in every if not (f.grades and f.grades.old and f.grades.new)]
    for language in ("ru", "zh"):
        with speaking(language):
            said = [(rule_in_words(f), english_rule(f)) for f in found]
        assert not [words for words, english in said if words == english]


def told(kind: FindingKind, old: str = "", new: str = "", **more: Any) -> str:
    return kind_and_rule(Finding(kind, ("a#p1.1",), ("b#p1.1",), old, new, Confidence.SURE, **more))


def test_a_rule_can_be_checked_by_its_reader() -> None:
    not_ask = replace(ASK, is_negated=True)
    some = Restriction("some", is_of_speakers=True, turn=Turn.CAME)
    all_again = Restriction("some", is_of_speakers=False, turn=Turn.WENT)
    assert [
        told(FindingKind.STRONGER, "a", "b", verbs=VerbChange(ASK, DEMAND, 4)),
        told(FindingKind.WEAKER, "a", "b", verbs=VerbChange(DEMAND, DEMAND, 1)),
        told(FindingKind.TURNED, "a", "b", verbs=VerbChange(ASK, not_ask)),
        told(FindingKind.FEWER, "a", "b", restriction=some),
        told(FindingKind.STRONGER, "a", restriction=all_again),
        told(FindingKind.HEDGE, new="as appropriate"),
        told(FindingKind.ACTOR, old="Norway", role=Role.SPEAKER),
        told(FindingKind.DATE, "2019", "2020"),
    ] == [
        "stronger: ask (a demand) → demand (a stronger demand)",
        "weaker: demand (a demand), with less force",
        "turned: ask (a demand) → not ask (a demand)",
        "fewer: “some” came to those who speak",
        "stronger: “some” went: all are meant",
        "hedge: a way out came",
        "actor: left those who say it",
        "date changed",
    ]


def test_kinds_are_counted_in_their_order() -> None:
    made = with_finding()
    number = replace(FOUND, kind=FindingKind.NUMBER)
    first = replace(made.collations[0], findings=(number, FOUND))
    years, older, counted = told_shorter_with_age(
        Lookup(replace(made, collations=(first, *made.collations[1:]))),
        [("2018-arden", ("2018-arden#p3.1",)), ("2020-bruck", ("2020-bruck#p3.1",))],
        Page(theme_page("pacts", "trade")),
    )
    (year,) = years
    assert (older, counted) == ((), ())
    assert [view.kind for view in year.findings] == ["stronger", "number"]
    assert [(k.kind, k.count) for k in kind_counts(year.findings)] == [
        ("stronger", 1),
        ("number", 1),
    ]
    assert (strength(FOUND), strength(number)) == (4, 0)
