"""The search in a real browser, from file://."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from urllib.parse import quote

import pytest
from playwright.sync_api import Browser, Page, expect

from comparator import load, make_edition
from comparator.corpus.series.name_tables import NAMES
from comparator.model import Edition
from comparator.report import render_site, write_site
from tests.small_editions import P, declaration, edition

Read = Callable[[str], Page]


def ask(page: Page, query: str) -> str:
    """Search for something; return what the page says of it."""
    page.fill(".find input", query)
    page.press(".find input", "Enter")
    expect(page.locator("#found")).to_have_attribute("data-query", query)
    return page.inner_text("[role=status]")


def hits(page: Page) -> list[str]:
    return page.locator(".hits [lang]").all_text_contents()


def test_an_exact_phrase_is_found_wherever_it_stands_and_nowhere_else(
    read_once: Read, specimen_edition: Edition
) -> None:
    phrase = "signal towers"
    texts = [p.text for d in specimen_edition.series.declarations for p in d.passages]
    wished = [text for text in texts if phrase in text]
    page = read_once("specimen/search.html")
    ask(page, f"“{phrase}”")
    assert wished
    assert sorted(hits(page)) == sorted(wished)
    marks = page.eval_on_selector_all("mark", "all => all.map(e => e.textContent)")
    assert set(marks) == {phrase}


def test_a_word_is_found_in_all_its_forms(read_once: Read) -> None:
    page = read_once("specimen/search.html")
    ask(page, "caravanserai")
    marks = page.eval_on_selector_all("mark", "all => all.map(e => e.textContent.toLowerCase())")
    assert "caravanserais" in marks
    # A word that stands here is no beginning of another; one that does not may be.
    both = {"protection", "protectionism"}
    for query, wished in (("protection", {"protection"}), ("protecti", both)):
        ask(page, query)
        marks = page.eval_on_selector_all("mark", "all => all.map(e => e.textContent)")
        assert {mark.lower() for mark in marks} == wished, query


def test_a_word_is_found_in_every_spelling_and_the_page_says_so(read_once: Read) -> None:
    page = read_once("specimen/search.html")
    ask(page, "organization")
    told = ask(page, "organisation")
    assert told.endswith("Also in another spelling: organization.") == any(
        "organization" in hit.lower() for hit in hits(page)
    )
    found = hits(page)
    ask(page, "organization")
    assert found
    assert hits(page) == found
    for query in ("socioeconomic", '"socioeconomic"'):
        assert ask(page, query).endswith("Also in another spelling: socio-economic.")
        assert hits(page)


@pytest.fixture(scope="module")
def salt_plan(tmp_path_factory: pytest.TempPathFactory, chromium: Browser) -> Iterator[Page]:
    """The search of a series that says things in several ways, one text a year from 2018."""
    texts = [
        "We keep the Salt Plan of Arden (SPOA).",
        "The SPOA stands, as does the Treaty on the Non-Proliferation of Salt and 2 % of it.",
        "The salt plan of Arden stands: 2 per cent of 1-1/2 percent, 1.5 °C, Côte d’Ivoire.",
        "The United Nations find a cease-fire at 1.5°C.",
        "The UN finds a ceasefire. The Convention on Salt is kept; the one Against Sand is not.",
    ]
    years = [declaration(f"20{18 + n}-arden", [(P, [text])]) for n, text in enumerate(texts)]
    folder = tmp_path_factory.mktemp("salt")
    made = edition(years)
    series = replace(made.series, names=NAMES.bundled)
    write_site(render_site([replace(made, series=series)], "1.0"), folder)
    page = chromium.new_page()
    page.goto((folder / "pacts/search.html").as_uri())
    yield page
    page.close()


@pytest.mark.parametrize(
    ("query", "years"),
    [
        ("SPOA", "18 19 20"),
        ("salt plan of arden", "18 19 20"),
        ("NPS Treaty", "19"),
        ("UN", "21 22"),
        ("United Nations", "21 22"),
        ("1.5°C", "20 21"),
        ("1.5 °C", "20 21"),
        ("2%", "19 20"),
        ("2 percent", "19 20"),
        ("cote d'ivoire", "20"),
        ("cease fire", "21 22"),
        ("ceasefire", "21 22"),
        ("Convention Against Salt", "22"),
        ("plans", "18 20"),
        ("salty", ""),
        ("SALTY", ""),
        ('"Salt Plan of Arden"', "18 20"),
    ],
)
def test_what_is_written_in_several_ways_is_counted_together(
    salt_plan: Page, query: str, years: str
) -> None:
    ask(salt_plan, query)
    counts = salt_plan.locator(".found-bars .n").all_inner_texts()
    found = [str(18 + n) for n, count in enumerate(counts) if count != "0"]
    assert " ".join(found) == years


def test_the_search_says_which_writing_stands_where(salt_plan: Page) -> None:
    told = "Counted together: SPOA (2; 2018–2019), Salt Plan of Arden (2; 2018–2020)."
    assert ask(salt_plan, "spoa").endswith(told)
    assert "together" not in ask(salt_plan, "plan")


def test_where_words_stand_together_and_where_only_apart_is_told(salt_plan: Page) -> None:
    """Whoever asks since when two words are said means the two together."""
    told = ask(salt_plan, "UN finds")
    assert told.startswith("Sentences found: 2, in 2 of 5 declarations. First 2021")
    assert "As a phrase: 1, first 2022, last 2022." in told
    assert "As a phrase" not in ask(salt_plan, '"UN finds"')


def test_a_year_that_no_sentence_has_is_that_of_a_text(salt_plan: Page) -> None:
    told = ask(salt_plan, "ceasefire 2022")
    assert told.startswith("Sentences found: 1, in 1 of 5 declarations.")
    assert told.endswith("Looked for in Arden 2022 only.")
    told = ask(salt_plan, "ceasefire 2019")
    assert told == "Nothing found for ceasefire 2019. Looked for in Arden 2019 only."


def test_words_with_hyphens_are_found(read_once: Read, specimen_edition: Edition) -> None:
    texts = [p.text for d in specimen_edition.series.declarations for p in d.passages]
    wished = [text for text in texts if "socioeconomic" in text.lower().replace("-", "")]
    page = read_once("specimen/search.html")
    assert wished
    for query in ("socio-economic", '"socio-economic"', "“socio‑economic”"):
        ask(page, query)
        assert sorted(hits(page)) == sorted(wished), query


def test_a_word_that_stands_nowhere_is_named(read_once: Read) -> None:
    page = read_once("specimen/search.html")
    assert ask(page, '"signal zzzz"').endswith("No sentence has: zzzz.")
    assert page.locator("#found [role=status] a").count() == 0
    assert ask(page, "zzzz") == "Nothing found for zzzz."


def test_a_star_stands_for_any_ending(read_once: Read) -> None:
    page = read_once("specimen/search.html")
    ask(page, "caravan*")
    marks = page.eval_on_selector_all("mark", "all => all.map(e => e.textContent.toLowerCase())")
    assert marks
    assert all(mark.startswith("caravan") for mark in marks)


def test_every_word_that_is_asked_for_must_be_there(read_once: Read) -> None:
    page = read_once("specimen/search.html")
    ask(page, "towers caravanserais")
    assert hits(page)
    assert all("tower" in hit and "caravanserai" in hit for hit in hits(page))


def test_bars_count_the_passages_of_each_declaration(
    read_once: Read, specimen_edition: Edition
) -> None:
    page = read_once("specimen/search.html")
    ask(page, '"member states"')
    counts = [int(n) for n in page.locator(".found-bars .n").all_inner_texts()]
    for button in page.locator(".more").all():
        button.click()
    groups = page.locator("#found section")
    listed = [groups.nth(n).locator(".hits > li").count() for n in range(groups.count())]
    assert len(counts) == len(specimen_edition.series.declarations)
    assert [n for n in counts if n][::-1] == listed


def test_the_address_holds_the_search(read: Read) -> None:
    page = read("specimen/search.html")
    said = ask(page, '"signal towers"')
    page.reload()
    assert page.inner_text("[role=status]") == said
    assert page.input_value(".find input") == '"signal towers"'
    other = read("specimen/search.html#q=" + quote('"signal towers"'))
    assert other.inner_text("[role=status]") == said


def test_the_front_page_hands_its_question_on(read: Read) -> None:
    page = read("specimen/index.html")
    page.fill(".find input", "caravanserai")
    page.press(".find input", "Enter")
    page.wait_for_url("**/specimen/search.html#q=caravanserai")
    assert hits(page)


def test_a_hit_leads_to_its_passage(read: Read) -> None:
    page = read("specimen/search.html")
    ask(page, '"signal towers"')
    words = hits(page)[0]
    page.press(".find input", "ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url("**/declarations/*")
    anchor = page.evaluate("decodeURIComponent(location.hash.slice(1))")
    assert page.locator(f"[id='{anchor}']").text_content() == words


def test_arrow_keys_go_through_what_is_found_and_escape_comes_back(read_once: Read) -> None:
    page = read_once("specimen/search.html")
    ask(page, "towers")
    page.focus(".find input")
    focused = "document.activeElement.getAttribute('href') ?? document.activeElement.tagName"
    page.keyboard.press("ArrowDown")
    first = page.evaluate(focused)
    page.keyboard.press("ArrowDown")
    assert page.evaluate(focused) != first
    page.keyboard.press("ArrowUp")
    assert page.evaluate(focused) == first
    page.keyboard.press("Escape")
    assert page.evaluate(focused) == "INPUT"


def test_no_question_breaks_the_page(read_once: Read) -> None:
    page = read_once("specimen/search.html")
    for query in ('"', "*", "(", "<b>", "%", "\\", "", '""', "[a-", "zzzz"):
        ask(page, query)
        assert page.locator("#found b").count() == 0, query


def test_without_a_script_the_page_says_so(chromium: Browser, specimen_site: Path) -> None:
    page = chromium.new_page(java_script_enabled=False)
    page.goto((specimen_site / "specimen/search.html").as_uri())
    assert "needs a script" in page.inner_text("main")
    assert not page.is_visible(".find")
    page.close()


TEXTS = {
    "2020-here": ("ru", "Стороны приветствуют диалог. Они обсудили диалоги о мире."),
    "2021-there": ("zh", "各方支持互不干涉内政的原则。各方欢迎对话。"),
}


@pytest.fixture(scope="module")
def in_two_languages(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The report of a series in Russian and Chinese."""
    folder = tmp_path_factory.mktemp("languages")
    series = folder / "mixed"
    series.mkdir()
    (series / "series.toml").write_text('title = "Two languages"\n')
    for key, (language, text) in TEXTS.items():
        facts = f'title = "{key}"\ndate = {key[:4]}-01-02\nlanguage = "{language}"\n'
        source = '[[source]]\ndescription = "Written for this test."\n'
        (series / f"{key}.md").write_text(f"+++\n{facts}{source}+++\n\n{text}\n", "utf-8")
    write_site(render_site([make_edition(load(series))], "1.0"), folder / "public")
    return folder / "public"


def test_russian_and_chinese_are_found(chromium: Browser, in_two_languages: Path) -> None:
    page = chromium.new_page()
    page.goto((in_two_languages / "mixed/search.html").as_uri())
    for query, marks in (
        ("диалог", ["диалог", "диалоги"]),
        ("«приветствуют диалог»", ["приветствуют диалог"]),
        ("内政", ["内政"]),
        ("“欢迎对话”", ["欢迎对话"]),
        ("ДИАЛОГИ", ["диалог", "диалоги"]),
    ):
        ask(page, query)
        found = page.eval_on_selector_all("mark", "all => all.map(e => e.textContent)")
        assert found == marks, query
    page.close()


def test_a_phrase_that_stands_nowhere_leads_to_its_words(read_once: Read) -> None:
    page = read_once("specimen/search.html")
    ask(page, '"towers signal"')
    assert page.locator(".hits").count() == 0
    page.click("#found [role=status] a")
    expect(page.locator("#found")).to_have_attribute("data-query", "towers signal")
    assert hits(page)
