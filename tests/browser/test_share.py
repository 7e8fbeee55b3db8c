"""The share menu in a real browser: what it copies is what stands there."""

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner
from playwright.sync_api import Locator, Page

from comparator.cli.main import cli
from comparator.model import Edition

Read = Callable[[str], Page]
PAIR = "specimen/pairs/2020-brannik--2022-dorvesh.html"
PLACES = {
    "specimen/index.html": "[data-finding]",
    "specimen/declarations/2022-dorvesh.html": ".para:has([data-passage])",
    PAIR: ".row:has([data-passage])",
}
THEME = "specimen/themes/hadrosia.html"


def opened(page: Page, place: Locator) -> Locator:
    """Open the menu of a place with the keyboard; return the menu."""
    # The last one: those of its findings stand before it.
    button = place.locator(".share-button").last
    button.focus()
    button.press("Enter")
    page.wait_for_selector(".share-menu")
    return page.locator(".share-menu")


def copied(page: Page, place: Locator, act: str) -> str:
    """Copy something of a place; return it."""
    menu = opened(page, place)
    menu.locator(f"[data-act={act}]").click()
    menu.locator("[role=status]:not(:empty)").wait_for()
    text: str = page.evaluate("navigator.clipboard.readText()")
    page.keyboard.press("Escape")
    return text


@pytest.mark.parametrize("name", [*PLACES, THEME])
def test_every_passage_has_a_menu(read_once: Read, name: str) -> None:
    page = read_once(name)
    without = page.evaluate(
        "[...document.querySelectorAll('[data-passage]')].filter(e => !e.closest('[data-chrome]')"
        " && !e.closest('.has-share')).length"
    )
    assert without == 0
    assert page.locator(".share-button").count() > 0


def test_the_link_of_a_finding_outlives_the_front_page(read: Read) -> None:
    page = read("specimen/index.html")
    place = page.locator("[data-finding]").nth(2)
    ref = place.locator("[data-of]").get_attribute("data-of")
    link = copied(page, place, "link")
    assert "/pairs/" in link
    page.goto(link)
    assert page.locator(":target").get_attribute("data-passage") == ref


@pytest.mark.parametrize("name", [name for name in PLACES if "index" not in name])
def test_a_link_leads_back_to_the_place(read: Read, name: str) -> None:
    page = read(name)
    place = page.locator(PLACES[name]).nth(2)
    link = copied(page, place, "link")
    assert link.partition("#")[0] == page.url.partition("#")[0]
    page.goto("about:blank")
    page.goto(link)
    target = page.locator(":target")
    assert target.count() == 1
    holder = target.locator("xpath=ancestor-or-self::*[contains(@class, 'has-share')]")
    assert holder.text_content() == page.locator(PLACES[name]).nth(2).text_content()


def test_text_is_copied_exactly_and_with_its_source(
    read_once: Read, specimen_edition: Edition
) -> None:
    page = read_once("specimen/declarations/2022-dorvesh.html")
    series = specimen_edition.series
    passages = {p.id: p.text for p in series["2022-dorvesh"].passages}
    place = page.locator(".para:has([data-passage])").nth(3)
    ids = place.locator("[data-passage]").evaluate_all("all => all.map(e => e.dataset.passage)")
    text = copied(page, place, "text")
    assert text.startswith(f"“{' '.join(passages[i] for i in ids)}”\n")
    assert series["2022-dorvesh"].title in text
    source = series["2022-dorvesh"].sources[0]
    assert (source.url or source.description or "") in text


def test_markdown_marks_what_came_and_went(read_once: Read) -> None:
    page = read_once(PAIR)
    place = page.locator(".row.reworded:has(ins:not([class])):has(del:not([class]))").first
    text = copied(page, place, "markdown")
    came = place.locator("ins:not([class])").first.text_content() or ""
    went = place.locator("del:not([class])").first.text_content() or ""
    assert f"**{came.strip()}**" in text
    assert f"~~{went.strip()}~~" in text


def test_the_menu_embeds_what_the_command_embeds(read_once: Read, specimen: Path) -> None:
    """For one passage both write the same bytes."""
    page = read_once("specimen/declarations/2022-dorvesh.html")
    place = page.locator(".para:not(:has([data-passage] ~ [data-passage])):has([data-passage])")
    ref = place.nth(3).locator("[data-passage]").get_attribute("data-passage")
    assert ref
    run = CliRunner().invoke(cli, ["embed", ref, "--series", str(specimen)])
    assert run.exit_code == 0
    assert copied(page, place.nth(3), "embed") == run.stdout


def test_a_menu_is_worked_with_the_keyboard(read_once: Read) -> None:
    page = read_once(PAIR)
    place = page.locator(".row:has([data-passage])").nth(1)
    menu = opened(page, place)
    focused = "document.activeElement.dataset.act ?? document.activeElement.className"
    assert page.evaluate(focused) == "link"
    page.keyboard.press("ArrowDown")
    assert page.evaluate(focused) == "text"
    page.keyboard.press("End")
    assert page.evaluate(focused) == "print"
    page.keyboard.press("ArrowDown")
    assert page.evaluate(focused) == "link"
    page.keyboard.press("Escape")
    assert menu.count() == 0
    assert page.evaluate(focused) == "share-button"


def test_a_browser_that_refuses_shows_the_text_instead(read: Read) -> None:
    page = read(PAIR)
    page.evaluate("void (navigator.clipboard.writeText = () => Promise.reject(new Error()))")
    menu = opened(page, page.locator(".row:has([data-passage])").nth(1))
    menu.locator("[data-act=link]").click()
    assert menu.locator("textarea").input_value().startswith("file://")


def test_a_row_prints_alone(read: Read) -> None:
    page = read(PAIR)
    page.evaluate("void (window.print = () => { window.printed = true; })")
    place = page.locator(".row:has([data-passage])").nth(1)
    words = place.locator("[data-passage]").first.inner_text()
    opened(page, place).locator("[data-act=print]").click()
    page.emulate_media(media="print")
    assert page.evaluate("window.printed")
    visible = page.evaluate("document.body.innerText")
    assert words.split()[-1] in visible
    assert page.locator("main").is_hidden()
    # The contract: a copy is no second passage.
    assert page.locator(".sheet [data-passage], .sheet [data-side], .sheet [id]").count() == 0
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert page.locator("main").is_visible()
    assert page.locator(".sheet").count() == 0


def test_the_menu_changes_no_word_of_a_passage(read_once: Read) -> None:
    page = read_once(PAIR)
    texts = "[...document.querySelectorAll('[data-side]')].map(e => e.textContent)"
    before = page.evaluate(texts)
    opened(page, page.locator(".row:has([data-passage])").nth(1))
    assert page.evaluate(texts) == before
    page.keyboard.press("Escape")


@pytest.mark.parametrize("name", [*PLACES, THEME])
def test_a_menu_stays_in_the_window(read_once: Read, name: str) -> None:
    page = read_once(name)
    for width in (320, 375, 1024):  # the last is the width of all
        page.set_viewport_size({"width": width, "height": 800})
        buttons = page.locator(".share-button:visible")
        for n in {0, buttons.count() // 2}:
            buttons.nth(n).press("Enter")
            box = page.locator(".share-menu").bounding_box()
            assert box
            assert box["x"] >= 0
            assert box["x"] + box["width"] <= width
            assert page.evaluate("document.documentElement.scrollWidth") <= width
            page.keyboard.press("Escape")
