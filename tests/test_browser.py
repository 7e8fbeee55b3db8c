"""The report in a real browser: Debian's Chromium or any other that is found."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from comparator import __version__, load, make_edition
from comparator.report import render_site, write_site

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
QUIET = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
PAGES = (
    "index.html",
    "specimen/index.html",
    "specimen/themes/hadrosia.html",
    "specimen/pairs/2020-brannik--2022-dorvesh.html",
    "specimen/declarations/2022-dorvesh.html",
    "specimen/method.html",
    "specimen/search.html",
)


@pytest.fixture(scope="module")
def site(specimen: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("site") / "public"
    write_site(render_site([make_edition(load(specimen))], __version__), out)
    return out


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    path = next(filter(None, map(shutil.which, NAMES)), None)
    if path is None:
        if os.environ.get("COMPARATOR_NEEDS_BROWSER"):
            pytest.fail("no Chromium is found, and here the pages must be tested in one")
        pytest.skip("no Chromium is found: the pages were not tested in a browser")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=list(QUIET))
        yield browser
        browser.close()


@pytest.fixture(params=["light", "dark"])
def scheme(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def opened(browser: Browser, url: str, **options: object) -> tuple[Page, list[str], list[str]]:
    """Open a page; return it with what its console said and what it asked for elsewhere."""
    page = browser.new_page(**options)  # type: ignore[arg-type]
    said: list[str] = []
    asked: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.on("request", lambda r: None if r.url.startswith("file:") else asked.append(r.url))
    page.goto(url)
    return page, said, asked


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize("width", [320, 375, 1024, 1600])
def test_a_page_fits_and_is_silent(
    browser: Browser, site: Path, name: str, width: int, scheme: str
) -> None:
    """No sideways scrolling, no message in the console, no request to anywhere."""
    page, said, asked = opened(
        browser,
        (site / name).as_uri(),
        viewport={"width": width, "height": 900},
        color_scheme=scheme,
    )
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert (said, asked) == ([], [])
    # The content security policy has let the style in.
    assert page.evaluate("getComputedStyle(document.body).marginTop") == "0px"
    page.close()


@pytest.mark.parametrize("name", PAGES[:-1])  # the search needs a script, and says so
def test_a_page_reads_the_same_without_a_script(browser: Browser, site: Path, name: str) -> None:
    texts = []
    for has_script in (True, False):
        page, _, _ = opened(browser, (site / name).as_uri(), java_script_enabled=has_script)
        # What a script shows is a tool, never a word of a text.
        page.evaluate("document.querySelectorAll('[data-script]').forEach((e) => e.remove())")
        texts.append(page.inner_text("main"))
        page.close()
    assert texts[0] == texts[1]


def test_a_move_link_leads_to_the_other_place(browser: Browser, site: Path) -> None:
    page, _, _ = opened(browser, (site / PAGES[3]).as_uri())
    link = page.locator("a:has-text('moved')").first
    target = link.get_attribute("href")
    assert target
    assert target.startswith("#")
    assert page.locator(f"[id='{target[1:]}']").count() == 1
    page.close()


def test_a_printed_page_has_every_word(browser: Browser, site: Path, tmp_path: Path) -> None:
    page, _, _ = opened(browser, (site / PAGES[3]).as_uri())
    page.emulate_media(media="print")
    hidden = page.evaluate(
        "[...document.querySelectorAll('[data-side]')]"
        ".filter(e => !e.getClientRects().length).length"
    )
    assert hidden == 0
    page.pdf(path=tmp_path / "page.pdf")
    assert (tmp_path / "page.pdf").stat().st_size > 10_000
    page.close()
