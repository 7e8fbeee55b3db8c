"""What was agreed before of a draft: word for word, with changes, stronger, new, left out."""

import io
import json
import zipfile
from dataclasses import replace

import pytest
from lxml import etree

from comparator.corpus.series.verb_scales import VERBS
from comparator.draft_rounds import draft_round, edition_of_draft, with_drafts
from comparator.model import DRAFT, BlockKind, Declaration, Edition, Series
from comparator.model.precedents import Verdict
from comparator.model.rounds import DraftRound
from comparator.pipeline import make_edition, prepare
from comparator.report import render_site
from comparator.report.outputs.precedents import export_precedents
from comparator.verify import Evidence, verify
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


def after(made: tuple[Edition, DraftRound], was: Declaration) -> tuple[Edition, DraftRound]:
    """Return the draft as the round after another."""
    texts = made[0].series.declarations
    series = replace(made[0].series, declarations=texts[:-1])
    return draft_round(series, texts[-1], was)


@pytest.fixture(scope="module")
def made() -> tuple[Edition, DraftRound]:
    before = (
        text("2018-arden", KEPT, ONCE, WEAK),
        text("2020-bruck", KEPT, OTHERWISE, WEAK),
        text("2021-corin", GONE, KEPT, OTHERWISE, WEAK),
    )
    series = prepare(Series("pacts", "Pacts", "", before, THEMES, VERBS.bundled))
    return draft_round(series, text("2022-draft", KEPT, ONCE, STRONG, NEW), None)


def test_each_clause_has_its_verdict(made: tuple[Edition, DraftRound]) -> None:
    kept, once, strong, new = made[1].found.clauses
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
    made: tuple[Edition, DraftRound],
) -> None:
    assert [left.passage for left in made[1].found.left_out] == ["2021-corin#p1.1"]


@pytest.mark.parametrize("form", ["text", "md", "json", "html", "docx"])
def test_each_form_tells_it(made: tuple[Edition, DraftRound], form: str) -> None:
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


def test_the_page_spells_every_clause_of_the_draft(made: tuple[Edition, DraftRound]) -> None:
    html = export_precedents(*made, "html")
    shown = {e.attributes["data-passage"]: e.text for e in read(html).having(data_passage="*")}
    assert shown.keys() == {p.id for p in made[1].text.passages}
    assert "<script" not in html.decode()


def test_the_word_file_has_the_draft_untouched_and_a_comment_a_clause(
    made: tuple[Edition, DraftRound],
) -> None:
    with zipfile.ZipFile(io.BytesIO(export_precedents(*made, "docx"))) as archive:
        body, comments = (
            etree.fromstring(archive.read(f"word/{name}.xml")) for name in ("document", "comments")
        )
    paragraphs = ["".join(p.itertext()) for p in body.iter(f"{W}p")]
    assert paragraphs == [block.text for block in made[1].text.blocks]
    ids = [c.get(f"{W}id") for c in comments.iter(f"{W}comment")]
    assert len(ids) == len(made[1].found.clauses) + 1  # and one for what is left out
    for mark in ("commentRangeStart", "commentRangeEnd", "commentReference"):
        assert [e.get(f"{W}id") for e in body.iter(f"{W}{mark}")] == ids


def test_other_languages_say_it_in_theirs(made: tuple[Edition, DraftRound]) -> None:
    assert "Согласовано" in export_precedents(*made, "md", "ru").decode()
    assert "逐字相同" in export_precedents(*made, "md", "zh").decode()


def test_each_text_of_the_specimen_finds_what_it_kept(specimen_edition: Edition) -> None:
    """Held out, the newest text is told as its page of the pair tells it."""
    series = specimen_edition.series
    *before, newest = series.declarations
    held = replace(series, declarations=tuple(before), witnesses=(), rulings=())
    edition, drafted = draft_round(held, newest, None)
    found = drafted.found
    collation = edition.collation(before[-1].id, newest.id)
    of_last = {
        ref for c in found.clauses if c.last and c.last.text == before[-1].id for ref in c.passages
    }
    prose = {p.id for p in newest.passages if p.kind.is_prose}
    assert {ref for link in collation.links for ref in link.right} & prose <= of_last
    left = {left.passage for left in found.left_out}
    assert left <= {*collation.dropped}
    assert json.loads(export_precedents(edition, drafted, "json"))["last"] == before[-1].id


def test_what_a_round_closed_is_told_in_each_form(made: tuple[Edition, DraftRound]) -> None:
    was = text(
        "2022-before",
        KEPT.replace("free", "[free]"),
        f"[{NEW}]",
        "[Arden: They never fish at night.]",
    )
    drafted = after(made, was)
    data = json.loads(export_precedents(*drafted, "json"))
    told = [(closed["words"], closed["outcome"], closed["by"]) for closed in data["closed"]]
    assert told == [
        ("free", "kept", None),
        (NEW, "kept", None),
        ("They never fish at night.", "dropped", "Arden"),
    ]
    for form in ("md", "text", "html"):
        page = export_precedents(*drafted, form).decode()
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
    made: tuple[Edition, DraftRound],
) -> None:
    page = read(export_precedents(*after(made, text("2022-before", NEW, KEPT)), "html"))
    shown = {e.attributes["data-passage"]: e.text for e in page.having(data_passage="*")}
    assert shown.keys() == {p.id for p in made[1].text.passages}


def test_each_round_of_a_draft_has_a_page_in_the_report() -> None:
    """In columns, with the way to what was last agreed; the rounds and their brackets above."""
    texts = (text("2018-arden", KEPT, ONCE, WEAK), text("2020-bruck", KEPT, OTHERWISE, GONE))
    rounds = (
        text("2022-one", KEPT, f"[{NEW}]", "They {fish / sail} [at night [or by day]]."),
        text("2022-two", KEPT, NEW, ONCE, "They sail [at night]."),
    )
    drafts = tuple(replace(d, kind=DRAFT) for d in rounds)
    series = prepare(Series("pacts", "Pacts", "", texts, THEMES, VERBS.bundled, drafts=drafts))
    edition = with_drafts(make_edition(series))
    site = render_site([edition], "1.0")
    faults = verify(site, [Evidence(edition)], {})
    assert not [fault for fault in faults if "drafts" in fault.path]
    page = site["pacts/drafts/2022-two.html"].decode()
    # Counted by hand: of four brackets one is left; the others are kept, chosen and dropped.
    counts = [
        e.text
        for e in read(page.encode()).having(data_head="*")
        if "num" in e.attributes.get("class", "")
    ]
    assert counts == ["4", "–", "–", "1", "3", "0"]
    assert "3 closed and 0 opened" in page
    assert "../declarations/2020-bruck.html#p1.1" in page
    assert "drafts/2022-two.html" in site["pacts/index.html"].decode()
    # Without drafts nothing speaks of them.
    bare = render_site([replace(edition, drafts=())], "1.0")
    assert not any("drafts" in path or b"/drafts/" in page for path, page in bare.items())
