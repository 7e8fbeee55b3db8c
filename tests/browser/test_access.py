"""Access, colours and paper, in a real browser."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

Read = Callable[[str], Page]
# Without preload: axe would fetch our style sheet again, which our policy does not let it.
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
OPTIONS = {"runOnly": TAGS, "resultTypes": ["violations"], "preload": False}
PAGES = (
    "index.html",
    "specimen/index.html",
    "specimen/search.html#q=towers",
    "specimen/themes/hadrosia.html",
    "specimen/pairs/2020-brannik--2022-dorvesh.html",
    "specimen/declarations/2022-dorvesh.html",
    "specimen/witnesses/2024-wessendal--second.html",
    "specimen/method.html",
    "specimen/measures.html",
)


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize(("scheme", "width"), [("light", 1024), ("dark", 375)])
def test_axe_finds_nothing(read: Read, name: str, scheme: str, width: int) -> None:
    page = read(name)
    page.set_viewport_size({"width": width, "height": 900})
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    found = Axe().run(page, options=OPTIONS)
    assert found.violations_count == 0, found.generate_report()


def test_axe_finds_nothing_in_an_open_menu(read: Read) -> None:
    page = read(PAGES[4])
    page.locator(".share-button").nth(1).press("Enter")
    page.wait_for_selector(".share-menu")
    found = Axe().run(page, options=OPTIONS)
    assert found.violations_count == 0, found.generate_report()


@pytest.mark.parametrize("name", PAGES)
def test_all_reads_at_400_per_cent(read: Read, name: str) -> None:
    """A window of 1280 px at 400 % is one of 320 px."""
    page = read(name)
    page.set_viewport_size({"width": 320, "height": 256})
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


@pytest.mark.parametrize("name", PAGES)
def test_the_first_key_leads_past_the_head(read: Read, name: str) -> None:
    page = read(name)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    box = page.locator(".skip").bounding_box()
    assert box
    assert box["y"] >= 0
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("!document.activeElement.closest('header')")


@pytest.mark.parametrize("name", PAGES)
def test_what_has_the_focus_is_seen(read: Read, name: str) -> None:
    page = read(name)
    for _ in range(12):
        page.keyboard.press("Tab")
        style = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
        assert style != "none", page.evaluate("document.activeElement.outerHTML")


def test_nothing_moves_for_those_who_do_not_want_it(read: Read) -> None:
    page = read(PAGES[4])
    page.emulate_media(reduced_motion="reduce")
    assert page.evaluate("getComputedStyle(document.documentElement).scrollBehavior") == "auto"


def test_the_chosen_colours_stay_from_page_to_page(read: Read) -> None:
    ground = "getComputedStyle(document.body).backgroundColor"
    page = read(PAGES[1])
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
    page = read(PAGES[4])
    page.click("[data-switch]")
    page.emulate_media(media="print", color_scheme="dark")
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    red, green, blue = page.evaluate(
        "getComputedStyle(document.body).color.match(/[0-9]+/g).map(Number)"
    )
    assert max(red, green, blue) < 64


def test_marks_differ_on_paper_without_colour(read: Read) -> None:
    page = read(PAGES[4])
    page.emulate_media(media="print")
    line = "e => getComputedStyle(e).textDecorationLine"
    weight = "e => getComputedStyle(e).fontWeight"
    came, went = page.locator("ins:not([class])").first, page.locator("del:not([class])").first
    assert (came.evaluate(line), went.evaluate(line)) == ("underline", "line-through")
    assert int(came.evaluate(weight)) > int(went.evaluate(weight))


@pytest.mark.parametrize("name", PAGES)
def test_a_printed_page_is_a4_and_whole(
    chromium: Browser, specimen_site: Path, tmp_path: Path, name: str
) -> None:
    """Nothing stands out of the sheet, and nothing that is part of a text is left out."""
    page = chromium.new_page(viewport={"width": 658, "height": 950})  # A4 less its margins
    page.goto((specimen_site / name.partition("#")[0]).as_uri())
    page.emulate_media(media="print")
    hidden = page.evaluate(
        "[...document.querySelectorAll('[data-passage]')]"
        ".filter(e => !e.getClientRects().length).length"
    )
    assert hidden == 0
    page.pdf(path=tmp_path / "page.pdf", prefer_css_page_size=True)
    boxes = set(re.findall(rb"/MediaBox \[([^\]]+)\]", (tmp_path / "page.pdf").read_bytes()))
    widths = {round(float(box.split()[2])) for box in boxes}
    assert widths == {595}
    page.close()
