"""Fetching whole declarations from a server that imitates the sites."""

from datetime import date
from pathlib import Path

import pytest

from comparator.corpus import read_declaration
from comparator.corpus.fetching import Outcome, Result, Wish, fetch_series
from comparator.model import BlockKind, Catalogue, CatalogueEntry, CatalogueSource, Part, Rendering
from tests.fake_sites import (
    OPENING,
    Site,
    client_of,
    fomc_page,
    paragraphs,
    pdf_of,
    sectsco_list,
    sectsco_page,
    worldjpn_page,
    wrapped,
)

TITLE = "Lowhaven Declaration of the Harbour League"
DAY = date(2019, 5, 4)
FORMULA = "The leaders of the Harbour League, having met in Lowhaven on 4 May 2019, declare:"


def entry(*sources: CatalogueSource, kind: str = "declaration") -> CatalogueEntry:
    return CatalogueEntry("2019-lowhaven", TITLE, DAY, "Lowhaven", kind=kind, sources=sources)


def source(url: str, adapter: str = "page", **facts: object) -> CatalogueSource:
    given = {"languages": ("en",), "begins": OPENING, "adapter": adapter, **facts}
    return CatalogueSource(url, **given)  # type: ignore[arg-type]


def fetch_one(
    folder: Path, wanted: CatalogueEntry, refresh: bool = False, language: str = "en"
) -> Result:
    client = client_of(folder.parent)
    wish = Wish(language=language, refresh=refresh)
    (result,) = fetch_series(Catalogue((wanted,)), folder, client, wish)
    return result


def prose_of(path: Path) -> list[str]:
    kinds = {BlockKind.PARAGRAPH, BlockKind.ITEM}
    return [block.text for block in read_declaration(path).blocks if block.kind in kinds]


def problems(result: Result) -> str:
    return "\n".join(attempt.problem for attempt in result.attempts)


def test_worldjpn_gives_every_paragraph_of_the_full_text(site: Site, folder: Path) -> None:
    body = [FORMULA, *paragraphs()]
    url = site.serve("/1.html", worldjpn_page(TITLE, "May 4, 2019", body))
    result = fetch_one(folder, entry(source(url, "worldjpn")))
    assert result.outcome is Outcome.WRITTEN
    assert result.path is not None
    assert prose_of(result.path) == body
    declaration = read_declaration(result.path)
    assert declaration.blocks[0].text == TITLE
    assert declaration.sources[0].url == url
    assert len(declaration.sources[0].sha256 or "") == 64
    assert declaration.extraction is not None
    assert declaration.extraction.form == "html"
    assert declaration.extraction.retrieved_at is not None


def test_worldjpn_pages_keep_numbers_that_the_page_counts(site: Site, folder: Path) -> None:
    body = paragraphs()
    items = "".join(f"<li>{p}</li>" for p in body)
    page = worldjpn_page(TITLE, "May 4, 2019", []).replace(
        "<p>[Full text]</p>", f"<p>[Full text]<p>{FORMULA}<ol start=3>{items}</ol>"
    )
    result = fetch_one(folder, entry(source(site.serve("/1.html", page), "worldjpn")))
    assert result.path is not None
    assert prose_of(result.path) == [
        FORMULA, *(f"{n}. {p}" for n, p in enumerate(body, start=3)),
    ]  # fmt: skip
    assert any("numbers of 24 list items" in note for note in result.record.notes)  # type: ignore[union-attr]


@pytest.mark.parametrize("page", ["<p>Not found</p>", "", "<html></html>", "\x00\x01\x02"])
def test_a_page_that_is_not_as_expected_is_named(site: Site, folder: Path, page: str) -> None:
    url = site.serve("/1.html", page)
    for adapter in ("worldjpn", "sectsco", "fomc", "page"):
        result = fetch_one(folder, entry(source(url, adapter)))
        assert result.outcome is Outcome.FAILED
        assert url in problems(result)
    assert not list(folder.glob("*.md"))


def test_the_secretariats_list_leads_to_the_page_and_its_pdf(site: Site, folder: Path) -> None:
    """Entries are told from the menu, and the declaration from other documents of its day."""
    body = [FORMULA, *paragraphs(40)]
    lines = wrapped([TITLE, *body])
    others = [(f"/2020010{n}/{n}.html", f"Report {n}") for n in range(1, 10)]
    site.serve("/documents/?offset=0", sectsco_list(others))
    site.serve(
        "/documents/?offset=10",
        sectsco_list([
            ("/20190504/70.html", "Statement of the Harbour League on lamps"),
            ("/20190504/71.html", TITLE.replace("League", "League’s")),
            ("/20180504/72.html", TITLE),
        ]),
    )  # fmt: skip
    site.serve("/20190504/71.html", sectsco_page(TITLE, "2019-05-04", "/images/07/71.pdf"))
    site.serve(
        "/images/07/71.pdf", pdf_of([lines[:40], lines[40:80], lines[80:]]), "application/pdf"
    )
    wanted = source(f"{site.origin}/documents/?offset=0", "sectsco")
    result = fetch_one(folder, entry(wanted))
    assert result.outcome is Outcome.WRITTEN, problems(result)
    assert result.path is not None
    declaration = read_declaration(result.path)
    assert "".join(prose_of(result.path)).replace(" ", "") == "".join(body).replace(" ", "")
    assert [s.url for s in declaration.sources] == [
        f"{site.origin}/20190504/71.html",
        f"{site.origin}/images/07/71.pdf",
    ]
    assert declaration.sources[1].sha256
    assert declaration.extraction is not None
    assert declaration.extraction.form == "pdf"


def test_the_list_of_documents_has_an_end(site: Site, folder: Path) -> None:
    for offset in (0, 10):  # the second page is the first again
        site.serve(f"/documents/?offset={offset}", sectsco_list([("/20200101/1.html", "Report")]))
    result = fetch_one(folder, entry(source(f"{site.origin}/documents/?offset=0", "sectsco")))
    assert "the list of documents (1 entries) has none of 2019-05-04" in problems(result)
    assert site.counts["/documents/?offset=10"] == 1


def test_a_document_without_a_pdf_has_its_text_on_the_page(site: Site, folder: Path) -> None:
    body = [FORMULA, *paragraphs()]
    url = site.serve("/20190504/1.html", sectsco_page(TITLE, "2019-05-04", body=body))
    result = fetch_one(folder, entry(source(url, "sectsco")))
    assert result.path is not None, problems(result)
    assert prose_of(result.path) == body


def test_a_pdf_that_is_served_as_html_is_read_as_a_pdf(site: Site, folder: Path) -> None:
    data = pdf_of([wrapped([TITLE, FORMULA, *paragraphs()])])
    result = fetch_one(folder, entry(source(site.serve("/x.html", data))))
    assert result.outcome is Outcome.WRITTEN, problems(result)
    assert any("is a PDF" in note for note in result.record.notes)  # type: ignore[union-attr]


def test_a_page_where_the_pdf_should_be_is_named(site: Site, folder: Path) -> None:
    site.serve("/a.pdf", "<html><body><p>Please log in</p></body></html>")
    url = site.serve("/1.html", sectsco_page(TITLE, "2019-05-04", "/a.pdf"))
    assert "gives a web page" in problems(fetch_one(folder, entry(source(url, "sectsco"))))


def test_statements_of_the_board_end_before_its_own_lines(site: Site, folder: Path) -> None:
    body = [*paragraphs(6), "Voting for the action were: Ada Pilot, Chair; and Bo Lamp."]
    url = site.serve("/m.htm", fomc_page("Board issues statement", "May 4, 2019", body))
    result = fetch_one(folder, entry(source(url, "fomc"), kind="statement"))
    assert result.path is not None, problems(result)
    assert prose_of(result.path) == body


def test_an_unknown_page_loses_no_paragraph_of_its_text(site: Site, folder: Path) -> None:
    body = [FORMULA, *paragraphs(), "Lowhaven, 4 May 2019"]
    # Short, oddly classed and repeated paragraphs are what readers of pages like to leave out.
    inner = "".join(f"<p class='{'share' if n == 5 else ''}'>{p}</p>" for n, p in enumerate(body))
    url = site.serve(
        "/story",
        f"<html><head><title>News</title></head><body><header><a href='/'>Home</a></header>"
        f"<ul><li><a href='/1'>One thing that happened</a></li><li>Two</li></ul>"
        f"<article><h1>{TITLE}</h1>{inner}</article><div class='related'><p><a href='/3'>Read also:"
        f" more about the harbours of the world</a></p></div></body></html>",
    )
    result = fetch_one(folder, entry(source(url)))
    assert result.path is not None, problems(result)
    assert prose_of(result.path) == body


def test_the_language_asked_for_is_kept_of_a_mixed_page(site: Site, folder: Path) -> None:
    body = [FORMULA, *paragraphs()]
    chinese = "成员国强调加强港口之间合作的重要性，并将继续支持灯塔的共同规则。"
    inner = "".join(f"<p>{p}</p><p>{chinese}</p>" for p in body)
    page = f"<html><body><article><h1>{TITLE}</h1>{inner}</article></body></html>"
    wanted = entry(source(site.serve("/mixed", page), languages=("en", "zh")))
    result = fetch_one(folder, wanted)
    assert result.path is not None, problems(result)
    assert prose_of(result.path) == body
    result.path.unlink()
    both = source(f"{site.origin}/mixed", languages=("en", "zh"), begins="成员国强调")
    chinese_text = fetch_one(folder, entry(both), language="zh")
    assert chinese_text.path is not None, problems(chinese_text)
    assert set(prose_of(chinese_text.path)) == {chinese}


def test_a_wrong_charset_is_seen_through(site: Site, folder: Path) -> None:
    body = [FORMULA, "The Parties’ “lamps” – of Łódź, Åland and Überlingen – burn.",
            *paragraphs()]  # fmt: skip
    page = worldjpn_page(TITLE, "May 4, 2019", body)
    url = site.serve("/1", page.encode(), "text/html; charset=iso-8859-1")
    result = fetch_one(folder, entry(source(url, "worldjpn")))
    assert result.path is not None
    assert prose_of(result.path) == body
    western = [line.replace("Łódź", "Lodz") for line in body]
    page = worldjpn_page(TITLE, "May 4, 2019", western)
    site.serve("/1", page.encode("cp1252"), "text/html; charset=ISO-8859-1")
    assert (
        fetch_one(folder, entry(source(url, "worldjpn")), refresh=True).outcome is Outcome.RENEWED
    )
    assert prose_of(result.path) == western


def test_the_next_source_is_tried_where_one_fails(site: Site, folder: Path) -> None:
    page = worldjpn_page(TITLE, "May 4, 2019", [FORMULA, *paragraphs()])
    good = site.serve("/good", page)
    result = fetch_one(
        folder,
        entry(
            source(f"{site.origin}/gone", "worldjpn"),
            source(f"{site.origin}/part", "worldjpn", part=Part.EXTRACT),
            source(good, "worldjpn"),
            source(f"{site.origin}/never", "worldjpn"),
        ),
    )
    assert result.outcome is Outcome.WRITTEN
    assert [bool(a.problem) for a in result.attempts] == [True, True, False]
    assert "/part" not in site.counts
    assert "/never" not in site.counts


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"day": "May 4, 2011"}, "the page dates it"),
        ({"body": paragraphs(2)}, "; a declaration has 300"),
        ({"body": ["Lamps of the sea.", *paragraphs()[1:]]}, "are not near its beginning"),
        (
            {"body": ["Государства-члены подтверждают приверженность общим правилам"] * 80},
            "words in 'en'",
        ),
        ({"body": [OPENING, *paragraphs(), "broken \ufffd word"]}, "cannot be read"),
    ],
)
def test_what_is_not_plausible_is_refused(
    site: Site, folder: Path, change: dict[str, object], reason: str
) -> None:
    body = change.get("body", paragraphs())
    page = worldjpn_page(TITLE, str(change.get("day", "May 4, 2019")), body)  # type: ignore[arg-type]
    result = fetch_one(folder, entry(source(site.serve("/1", page), "worldjpn")))
    assert result.outcome is Outcome.FAILED
    assert reason in problems(result)
    assert not list(folder.glob("*.md"))


def test_without_opening_words_and_date_nothing_is_believed(site: Site, folder: Path) -> None:
    inner = "".join(f"<p>{p}</p>" for p in paragraphs())
    url = site.serve("/1", f"<html><body><article><h1>Lamps</h1>{inner}</article></body></html>")
    result = fetch_one(folder, entry(source(url, begins="")))
    assert "neither its opening words nor a date" in problems(result)


def test_an_unofficial_translation_says_so(site: Site, folder: Path) -> None:
    page = worldjpn_page(TITLE, "May 4, 2019", ["(Unofficial translation)", *paragraphs()])
    result = fetch_one(folder, entry(source(site.serve("/1", page), "worldjpn")))
    assert result.path is not None
    assert read_declaration(result.path).rendering is Rendering.UNOFFICIAL


def test_fetching_twice_changes_nothing(site: Site, folder: Path) -> None:
    page = worldjpn_page(TITLE, "May 4, 2019", paragraphs())
    wanted = entry(source(site.serve("/1", page), "worldjpn"))
    path = fetch_one(folder, wanted).path
    assert path is not None
    before = path.read_bytes()
    assert fetch_one(folder, wanted).outcome is Outcome.THERE
    assert site.counts["/1"] == 1
    assert fetch_one(folder, wanted, refresh=True).outcome is Outcome.UNCHANGED
    assert path.read_bytes() == before


def test_a_text_that_changed_at_the_source_is_renewed(site: Site, folder: Path) -> None:
    wanted = entry(source(f"{site.origin}/1", "worldjpn"))
    site.serve("/1", worldjpn_page(TITLE, "May 4, 2019", paragraphs()))
    path = fetch_one(folder, wanted).path
    site.serve("/1", worldjpn_page(TITLE, "May 4, 2019", [*paragraphs(), "One more line."]))
    assert fetch_one(folder, wanted, refresh=True).outcome is Outcome.RENEWED
    assert path is not None
    assert prose_of(path)[-1] == "One more line."


@pytest.mark.parametrize(
    "edit", [("one.", "ONE."), ('place = "Lowhaven"', 'place = "Low Haven"'), ("+++", "+++\n")]
)
def test_an_edit_by_hand_is_never_lost(site: Site, folder: Path, edit: tuple[str, str]) -> None:
    """Three texts: what was written, what is there now, and what came."""
    wanted = entry(source(f"{site.origin}/1", "worldjpn"))
    site.serve("/1", worldjpn_page(TITLE, "May 4, 2019", paragraphs()))
    path = fetch_one(folder, wanted).path
    assert path is not None
    path.write_text(path.read_text("utf-8").replace(*edit, 1), encoding="utf-8", newline="\n")
    edited = path.read_bytes()
    # The source has not changed: the edit stands, and there is nothing to complain of.
    kept = fetch_one(folder, wanted, refresh=True).outcome
    assert kept in {Outcome.KEPT_EDITED, Outcome.UNCHANGED}
    site.serve("/1", worldjpn_page(TITLE, "May 4, 2019", [*paragraphs(), "One more line."]))
    refused = fetch_one(folder, wanted, refresh=True)
    assert refused.outcome is Outcome.REFUSED
    assert "+One more line." in refused.difference
    assert path.read_bytes() == edited


def test_a_file_made_by_hand_is_left_alone(site: Site, folder: Path) -> None:
    by_hand = folder / "2019-lowhaven.md"
    by_hand.write_text(
        '+++\ntitle = "Mine"\ndate = 2019-05-04\n[[source]]\ndescription = "Us"\n+++\n\nOwn.\n',
        encoding="utf-8",
    )
    before = by_hand.read_bytes()
    page = worldjpn_page(TITLE, "May 4, 2019", paragraphs())
    wanted = entry(source(site.serve("/1", page), "worldjpn"))
    assert fetch_one(folder, wanted, refresh=True).outcome is Outcome.REFUSED
    assert by_hand.read_bytes() == before


def test_a_text_in_another_language_never_takes_the_place_of_one(site: Site, folder: Path) -> None:
    english = source(f"{site.origin}/1", "worldjpn")
    russian = source(f"{site.origin}/2", "page", languages=("ru",), begins="")
    site.serve("/1", worldjpn_page(TITLE, "May 4, 2019", paragraphs()))
    path = fetch_one(folder, entry(english, russian)).path
    assert path is not None
    before = path.read_bytes()
    result = fetch_one(folder, entry(english, russian), refresh=True, language="ru")
    assert result.outcome is Outcome.REFUSED
    assert "there in 'en', not in 'ru'; --witnesses" in problems(result)
    assert site.counts["/2"] == 0
    assert path.read_bytes() == before


def test_a_declaration_without_address_is_not_a_failure(folder: Path) -> None:
    result = fetch_one(folder, entry())
    assert result.outcome is Outcome.NO_ADDRESS
    assert not result.outcome.is_failure


@pytest.mark.parametrize("adapter", ["sectsco", "worldjpn", "page"])
def test_of_a_table_in_two_languages_the_one_asked_for_is_kept(
    site: Site, folder: Path, adapter: str
) -> None:
    body = [FORMULA, *paragraphs()]
    chinese = "成员国强调，应当维护本地区的和平与稳定，并加强各港口之间的合作。"
    rows = "".join(f"<tr><td>{p}</td><td>{chinese}</td></tr>" for p in body)
    table = f"<table><tr><th>English</th><th>中文</th></tr>{rows}</table>"
    pages = {
        "sectsco": sectsco_page(TITLE, "2019-05-04", body=[]).replace("<div>", f"<div>{table}"),
        "worldjpn": worldjpn_page(TITLE, "May 4, 2019", []).replace(
            "<p>[Full text]</p>", f"<p>[Full text]</p>{table}"
        ),
        "page": f"<html><body><article><h1>{TITLE}</h1>{table}</article></body></html>",
    }
    url = site.serve("/mixed.html", pages[adapter])
    result = fetch_one(folder, entry(source(url, adapter, languages=("en", "zh"))))
    assert result.path is not None, problems(result)
    kept = [text for text in prose_of(result.path) if text != "English"]
    assert kept == body


def test_a_text_that_is_there_in_another_language_is_named(site: Site, folder: Path) -> None:
    url = site.serve("/1.html", worldjpn_page(TITLE, "May 4, 2019", [FORMULA, *paragraphs()]))
    wanted = entry(source(url, "worldjpn"))
    fetch_one(folder, wanted)
    result = fetch_one(folder, wanted, language="ru")
    assert result.outcome is Outcome.THERE
    assert "it is there in 'en', not in 'ru'" in problems(result)
