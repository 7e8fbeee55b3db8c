"""Access, colours and paper, in a real browser."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from tests.page_kinds import Sheet

Read = Callable[[str], Page]
# Without preload: axe would fetch our style sheet again, which our policy does not let it.
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
# The words of passages: on a page of two sides all that is not ours, elsewhere as they are seen.
TEXTS = """(all) => all.map((passage) => {
  if (!passage.dataset.side) return passage.innerText;
  const copy = passage.cloneNode(true);
  for (const ours of copy.querySelectorAll("[data-chrome]")) ours.remove();
  return copy.textContent;
})"""
_BREAK = "\x02\ufffe"
SHEET = "\x03"
OPTIONS = {"runOnly": TAGS, "resultTypes": ["violations"], "preload": False}
PAIR = "specimen/pairs/2020-brannik--2022-dorvesh.html"


@pytest.mark.parametrize(("scheme", "width"), [("light", 1024), ("dark", 375)])
def test_axe_finds_nothing(sheet: Sheet, scheme: str, width: int) -> None:
    sheet.set(width, scheme)
    found = Axe().run(sheet.page, options=OPTIONS)
    assert found.violations_count == 0, found.generate_report()


def test_all_reads_at_400_per_cent(sheet: Sheet) -> None:
    """A window of 1280 px at 400 % is one of 320 px."""
    sheet.set(320, height=256)
    assert sheet.page.evaluate("document.documentElement.scrollWidth") <= 320


def test_the_first_key_leads_past_the_head_and_the_focus_is_seen(sheet: Sheet) -> None:
    sheet.set(1024)
    page = sheet.page
    page.reload()  # nothing has the focus
    for n in range(12):
        page.keyboard.press("Tab")
        if not n:
            assert page.evaluate("document.activeElement.className") == "skip"
            box = page.locator(".skip").bounding_box()
            assert box
            assert box["y"] >= 0
        style = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
        assert style != "none", page.evaluate("document.activeElement.outerHTML")
    page.focus(".skip")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("!document.activeElement.closest('header')")


def test_a_printed_page_is_a4_and_whole(sheet: Sheet, tmp_path: Path) -> None:
    """Nothing stands out of the sheet; every word of the texts is on it, in its place."""
    page, path = sheet.page, tmp_path / "page.pdf"
    sheet.set(658, height=950)  # A4 less its margins
    page.emulate_media(media="print")
    hidden = page.evaluate(
        "[...document.querySelectorAll('[data-passage]')]"
        ".filter(e => !e.getClientRects().length).length"
    )
    assert hidden == 0
    page.pdf(path=path, prefer_css_page_size=True)
    assert path.stat().st_size > 10_000
    boxes = set(re.findall(rb"/MediaBox \[([^\]]+)\]", path.read_bytes()))
    width = 842 if "/clauses/" in sheet.name else 595  # columns lie across the sheet
    assert {round(float(box.split()[2])) for box in boxes} == {width}
    # The places of moved words are shown by marks of the style sheet.
    printed = re.sub("[⟨⟩]", "", squeezed(words_on(path)))
    for passages in (
        "[data-side='left']",
        "[data-side='right']",
        "[data-passage]:not([data-side])",
    ):
        texts = page.eval_on_selector_all(passages, TEXTS)
        at = 0
        assert all(texts)
        for text in texts:
            found = on_sheets(text, printed, at)
            assert found, f"not on paper, or not in its place: {text!r}"
            at = found.end()
    if any(kind in sheet.name for kind in ("/pairs/", "/declarations/", "/witnesses/")):
        assert page.locator("[data-passage]").count() > 20


def words_on(path: Path) -> str:
    """Return the words of all sheets of a PDF, in their order."""
    from pypdfium2 import PdfDocument

    document = PdfDocument(path)
    sheets = [document[n].get_textpage().get_text_range() for n in range(len(document))]
    document.close()
    return SHEET.join(sheets)


def squeezed(text: str) -> str:
    return "".join(text.split())


def on_sheets(text: str, printed: str, start: int) -> re.Match[str] | None:
    """Return where a text stands, on one sheet or from the foot of one to the next.

    Where it goes on, other words of the sheets may come between: those of the other column.
    """
    whole = re.compile(as_printed(text)).search(printed, start)
    end = whole.start() if whole else len(printed)
    if SHEET not in printed[start:end]:
        return whole
    words = text.split()
    between = f"[^{SHEET}]*{SHEET}[^{SHEET}]*?"
    halves = ((" ".join(words[:n]), " ".join(words[n:])) for n in range(len(words) - 1, 0, -1))
    ways = (re.compile(between.join(map(as_printed, half))) for half in halves)
    broken = (way.search(printed, start, end) for way in ways)
    return next(filter(None, broken), whole)


def as_printed(text: str) -> str:
    """Return the pattern of what a text looks like on paper.

    PDFium tells a hyphen at the end of a line by a character of its own: it is a hyphen of the
    text, or one that the browser has set where it broke a word. Where lines end is the fonts'.
    """
    letters = (re.escape(c) if c not in "-‐" else f"[{c}{_BREAK}]" for c in squeezed(text))
    return f"[{_BREAK}]?".join(letters)


def test_axe_finds_nothing_in_an_open_menu(read: Read) -> None:
    page = read(PAIR)
    page.locator(".share-button:visible").nth(1).press("Enter")
    page.wait_for_selector(".share-menu")
    found = Axe().run(page, options=OPTIONS)
    assert found.violations_count == 0, found.generate_report()


def test_nothing_moves_for_those_who_do_not_want_it(read: Read) -> None:
    page = read(PAIR)
    page.emulate_media(reduced_motion="reduce")
    assert page.evaluate("getComputedStyle(document.documentElement).scrollBehavior") == "auto"


def test_the_chosen_colours_stay_from_page_to_page(read: Read) -> None:
    ground = "getComputedStyle(document.body).backgroundColor"
    page = read("specimen/index.html")
    light = page.evaluate(ground)
    page.click("[data-switch]")
    dark = page.evaluate(ground)
    assert dark != light
    page.goto(page.url.replace("index.html", "method.html"))
    assert page.evaluate(ground) == dark
    assert page.inner_text("[data-switch]") == "Light"
    page.click("[data-switch]")
    assert page.evaluate(ground) == light


def test_paper_is_black_on_white_whatever_the_screen(read: Read) -> None:
    page = read(PAIR)
    page.click("[data-switch]")
    page.emulate_media(media="print", color_scheme="dark")
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    red, green, blue = page.evaluate(
        "getComputedStyle(document.body).color.match(/[0-9]+/g).map(Number)"
    )
    assert max(red, green, blue) < 64


def test_marks_differ_on_paper_without_colour(read: Read) -> None:
    page = read(PAIR)
    page.emulate_media(media="print")
    line = "e => getComputedStyle(e).textDecorationLine"
    weight = "e => getComputedStyle(e).fontWeight"
    came, went = page.locator("ins:not([class])").first, page.locator("del:not([class])").first
    assert (came.evaluate(line), went.evaluate(line)) == ("underline", "line-through")
    assert int(came.evaluate(weight)) > int(went.evaluate(weight))
