"""What was agreed before of a draft: word for word, with changes, stronger, new, left out."""

import io
import json
import zipfile
from dataclasses import replace

import pytest
from lxml import etree

from comparator.corpus.series.verb_scales import VERBS
from comparator.model import BlockKind, Declaration, Edition, Series
from comparator.model.precedents import Precedents, Verdict
from comparator.pipeline import edition_of_draft, prepare, rounds_of_draft
from comparator.report.outputs.precedents import FORMS, export_precedents
from tests.page_reader import read
from tests.small_editions import THEMES, declaration

KEPT = "The Parties support the free passage of ships through the northern straits."
ONCE = "The Parties will open a school for pilots in the harbour of Arden."
OTHERWISE = "The Parties will open a school for pilots and for keepers of lights in Arden."
WEAK = "The Parties support the work of the fishery commission on the cod of the shelf."
STRONG = "The Parties strongly support the work of the fishery commission on the cod of the shelf."
GONE = "The Parties share what they know of wind power and of the tides."
NEW = "Satellites shall warn every lighthouse keeper before avalanches."
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def text(key: str, *paragraphs: str) -> Declaration:
    return declaration(key, [(BlockKind.PARAGRAPH, (words,)) for words in paragraphs])


@pytest.fixture(scope="module")
def made() -> tuple[Edition, Precedents]:
    before = (
        text("2018-arden", KEPT, ONCE, WEAK),
        text("2020-bruck", KEPT, OTHERWISE, WEAK),
        text("2021-corin", GONE, KEPT, OTHERWISE, WEAK),
    )
    series = prepare(Series("pacts", "Pacts", "", before, THEMES, VERBS.bundled))
    return edition_of_draft(series, text("2022-draft", KEPT, ONCE, STRONG, NEW))


def test_each_clause_has_its_verdict(made: tuple[Edition, Precedents]) -> None:
    kept, once, strong, new = made[1].clauses
    assert (kept.verdict, kept.same_in) == (
        Verdict.AGREED,
        ("2018-arden", "2020-bruck", "2021-corin"),
    )
    assert not kept.is_last_in_other_words
    # The words of 2018 were agreed once; the last text says the clause otherwise.
    assert (once.verdict, once.same_in) == (Verdict.AGREED, ("2018-arden",))
    assert once.is_last_in_other_words
    assert once.last
    assert once.last.variant.left == OTHERWISE
    assert strong.verdict is Verdict.SHIFTED
    assert strong.last
    assert strong.last.text == "2021-corin"
    assert (strong.last.variant.left, strong.last.variant.right) == (WEAK, STRONG)
    assert strong.first == "2018-arden"
    assert (new.verdict, new.last) == (Verdict.NEW, None)


def test_the_paragraph_that_answers_its_neighbours_tells_what_a_clause_answers() -> None:
    """Two passages of the text before are as near in their words; one stands where it should."""
    fleet = "Coast guards of Arden inspect every trawler before winter."
    nets = "Mesh sizes follow the tables that the fishery commission prints."
    watch = "Wardens keep watch over lanterns."
    before = declaration("2021-corin", [(BlockKind.PARAGRAPH, (nets, watch)),
        (BlockKind.PARAGRAPH, (KEPT,)), (BlockKind.PARAGRAPH, (WEAK,)),
        (BlockKind.PARAGRAPH, (GONE,)),
        (BlockKind.PARAGRAPH, (fleet, watch))])  # fmt: skip
    draft = declaration(
        "2022-draft", [(BlockKind.PARAGRAPH, (fleet, "Two lanterns burn where pilots land."))]
    )
    series = prepare(Series("pacts", "Pacts", "", (before,), THEMES, VERBS.bundled))
    _, found = edition_of_draft(series, draft)
    assert found.clauses[1].near[:2] == ("2021-corin#p5.2", "2021-corin#p1.2")


def test_what_the_last_text_said_and_the_draft_does_not_is_told(
    made: tuple[Edition, Precedents],
) -> None:
    assert [left.passage for left in made[1].left_out] == ["2021-corin#p1.1"]


@pytest.mark.parametrize("form", FORMS)
def test_each_form_tells_it(made: tuple[Edition, Precedents], form: str) -> None:
    data = export_precedents(*made, form)
    if form == "docx":
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = ("word/document.xml", "word/comments.xml")
            data = "".join(
                "".join(etree.fromstring(archive.read(name)).itertext()) for name in names
            ).encode()
    told = data.decode()
    for words in (KEPT, NEW, GONE, "avalanches"):
        assert words in told
    assert ("shifted" if form == "json" else "Stronger or weaker") in told


def test_the_page_spells_every_clause_of_the_draft(made: tuple[Edition, Precedents]) -> None:
    edition, found = made
    page = read(export_precedents(edition, found, "html"))
    shown = {e.attributes["data-passage"]: e.text for e in page.having(data_passage="*")}
    words = {p.id: p.text for p in edition.series[found.draft].passages}
    assert shown.keys() == words.keys()
    assert "<script" not in export_precedents(edition, found, "html").decode()


def test_the_word_file_has_the_draft_untouched_and_a_comment_a_clause(
    made: tuple[Edition, Precedents],
) -> None:
    edition, found = made
    with zipfile.ZipFile(io.BytesIO(export_precedents(edition, found, "docx"))) as archive:
        body, comments = (
            etree.fromstring(archive.read(f"word/{name}.xml")) for name in ("document", "comments")
        )
    paragraphs = ["".join(p.itertext()) for p in body.iter(f"{W}p")]
    assert paragraphs == [block.text for block in edition.series[found.draft].blocks]
    ids = [c.get(f"{W}id") for c in comments.iter(f"{W}comment")]
    assert len(ids) == len(found.clauses) + 1  # and one for what is left out
    for mark in ("commentRangeStart", "commentRangeEnd", "commentReference"):
        assert [e.get(f"{W}id") for e in body.iter(f"{W}{mark}")] == ids


def test_other_languages_say_it_in_theirs(made: tuple[Edition, Precedents]) -> None:
    assert "Согласовано" in export_precedents(*made, "md", "ru").decode()
    assert "逐字相同" in export_precedents(*made, "md", "zh").decode()


def test_each_text_of_the_specimen_finds_what_it_kept(specimen_edition: Edition) -> None:
    """Held out, the newest text is told as its page of the pair tells it."""
    series = specimen_edition.series
    *before, newest = series.declarations
    held = replace(series, declarations=tuple(before), witnesses=(), rulings=())
    edition, found = edition_of_draft(held, newest)
    collation = edition.collation(before[-1].id, newest.id)
    of_last = {
        ref for c in found.clauses if c.last and c.last.text == before[-1].id for ref in c.passages
    }
    prose = {p.id for p in newest.passages if p.kind.is_prose}
    assert {ref for link in collation.links for ref in link.right} & prose <= of_last
    left = {left.passage for left in found.left_out}
    assert left <= {*collation.dropped}
    assert json.loads(export_precedents(edition, found, "json"))["last"] == before[-1].id


def test_what_a_round_closed_is_told_in_each_form(made: tuple[Edition, Precedents]) -> None:
    edition, found = made
    was = text(
        "2022-before",
        KEPT.replace("free", "[free]"),
        f"[{NEW}]",
        "[Arden: They never fish at night.]",
    )
    series = replace(edition.series, declarations=edition.series.declarations[:-1])
    before = (was, rounds_of_draft(series, was, made))
    data = json.loads(export_precedents(edition, found, "json", before=before))
    told = [(closed["words"], closed["outcome"], closed["by"]) for closed in data["closed"]]
    assert told == [
        ("free", "kept", None),
        (NEW, "kept", None),
        ("They never fish at night.", "dropped", "Arden"),
    ]
    for form in ("md", "text", "html"):
        page = export_precedents(edition, found, form, before=before).decode()
        assert "3 closed and 0 opened" in page
        assert "Closed, dropped" in page
        assert "never fish at night" in page.split("round before")[-1]
    rows = [(row["last_words"], row["before"], row["now"]) for row in data["rows"]]
    assert rows == [
        (KEPT, ["2022-before#p1.1"], ["2022-draft#p1.1"]),
        (OTHERWISE, [], ["2022-draft#p2.1"]),
        (WEAK, [], ["2022-draft#p3.1"]),
        (None, ["2022-before#p2.1"], ["2022-draft#p4.1"]),
        (None, ["2022-before#p3.1"], []),
    ]


def test_the_page_in_columns_spells_every_clause_of_the_draft(
    made: tuple[Edition, Precedents],
) -> None:
    edition, found = made
    series = replace(edition.series, declarations=edition.series.declarations[:-1])
    was = text("2022-before", NEW, KEPT)
    rows = rounds_of_draft(series, was, made)
    page = read(export_precedents(edition, found, "html", before=(was, rows)))
    shown = {e.attributes["data-passage"]: e.text for e in page.having(data_passage="*")}
    assert shown.keys() == {p.id for p in edition.series[found.draft].passages}
