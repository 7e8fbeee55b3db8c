"""Citations: title, place, date, passage and source, in three styles."""

from dataclasses import replace
from datetime import date

from comparator.exports import Selection, bibtex
from comparator.model import Edition, Rendering, Series, Source, ThemeSet
from comparator.report.parts.citations import citations, source_view
from comparator.report.rendering.templates import _environment
from tests.page_reader import Page
from tests.small_editions import P, declaration

TEXT = [(P, ["They met."])]


def series_of(title: str) -> Series:
    return Series("pacts", title, "", (), ThemeSet())


def cited(title: str, rendering: Rendering = Rendering.OFFICIAL) -> dict[str, str]:
    made = declaration("2018-arden", TEXT, title=title, rendering=rendering)
    return {
        c.style: c.before + "¶3.2" + c.after for c in citations(made, series_of("Pacts of A & B"))
    }


def test_each_style_has_title_place_date_passage_and_source() -> None:
    for style, text in cited("Arden Declaration").items():
        for part in ("Arden Declaration", "Arden", "¶3.2", "https://example.org/a?b=1&c=2"):
            assert part in text, style
        assert "4 July 2018" in text or "2018-07-04" in text


def test_the_whole_text_is_cited_without_a_passage() -> None:
    made = declaration("2018-arden", TEXT, title="Arden Declaration")
    note, dated, bibtex = (c.text for c in citations(made, series_of("Pacts")))
    assert note == (
        "“Arden Declaration”, Arden, 4 July 2018, Pacts, https://example.org/a?b=1&c=2."
    )
    assert dated == (
        "Pacts. (4 July 2018). Arden Declaration [Arden]. https://example.org/a?b=1&c=2"
    )
    assert bibtex.splitlines()[0] == "@misc{pacts-2018-arden,"
    assert "note" not in bibtex


def test_a_page_and_the_export_have_one_entry_with_one_key() -> None:
    made = declaration("2018-arden", TEXT, title="Arden Declaration")
    series = replace(series_of("Pacts"), declarations=(made,))
    shown = citations(made, series)[-1].text
    assert bibtex.write(Selection(Edition(series, (), ()))).decode() == f"{shown}\n"


def test_what_is_not_an_official_text_is_cited_as_what_it_is() -> None:
    for text in cited("Arden Declaration", Rendering.UNOFFICIAL).values():
        assert "unofficial translation" in text


def test_no_title_commands_tex() -> None:
    bibtex = cited("50 % of {A} & \\B_1")["BibTeX"]
    assert r"{{50 \% of \{A\} \& \textbackslash{}B\_1}}" in bibtex


def test_no_address_commands_tex() -> None:
    made = declaration(
        "2018-arden", TEXT, title="A", source=Source("https://e.org/}\\input{x}", "A print")
    )
    shown = citations(made, series_of("Pacts"))[-1].text
    assert "{https://e.org/%7D%5Cinput%7Bx%7D}" in shown


def test_no_character_of_a_title_is_taken_for_the_place_of_a_passage() -> None:
    title = "The \ufdd0 and the \ufdd1 Declaration"
    for text in cited(title).values():
        assert text.index("¶3.2") > text.index("\ufdd1 Declaration") or text.startswith("Pacts")
        assert text.count("¶3.2") == 1
        assert "\ufdd0 and" in text


def test_a_source_without_an_address_is_cited_too() -> None:
    made = declaration("2018-arden", TEXT, title="Arden", source=Source(description="A print"))
    assert all("A print" in c.text for c in citations(made, series_of("Pacts")))


def test_a_link_to_a_source_says_when_it_was_seen_and_where_it_is_kept() -> None:
    kept = "https://archive.example/2018/https://e.org/a?b=1&c=2"
    source = Source("https://e.org/a?b=1&c=2", retrieved=date(2018, 7, 5), snapshot=kept)
    macro = _environment().get_template("parts/words.html").module
    shown = str(macro.source(source_view(source)))  # type: ignore[attr-defined]
    link = Page(shown).elements[0].attributes
    assert link == {
        "href": source.url,
        "rel": "noreferrer",
        "data-originalurl": source.url,
        "data-versiondate": "2018-07-05",
        "data-versionurl": kept,
    }
