"""The report in a real browser: Debian's Chromium or any other that is found."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

PAGES = (
    "index.html",
    "specimen/index.html",
    "specimen/themes/hadrosia.html",
    "specimen/pairs/2020-brannik--2022-dorvesh.html",
    "specimen/declarations/2022-dorvesh.html",
    "specimen/witnesses/2024-wessendal--second.html",
    "specimen/method.html",
    "specimen/measures.html",
    "specimen/search.html",
)


@pytest.fixture(params=["light", "dark"])
def scheme(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def opened(chromium: Browser, url: str, **options: object) -> tuple[Page, list[str], list[str]]:
    """Open a page; return it with what its console said and what it asked for elsewhere."""
    page = chromium.new_page(**options)  # type: ignore[arg-type]
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
    chromium: Browser, specimen_site: Path, name: str, width: int, scheme: str
) -> None:
    """No sideways scrolling, no message in the console, no request to anywhere."""
    page, said, asked = opened(
        chromium,
        (specimen_site / name).as_uri(),
        viewport={"width": width, "height": 900},
        color_scheme=scheme,
    )
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert (said, asked) == ([], [])
    # The content security policy has let the style in.
    assert page.evaluate("getComputedStyle(document.body).marginTop") == "0px"
    page.close()


@pytest.mark.parametrize("name", PAGES[:-1])  # the search needs a script, and says so
def test_a_page_reads_the_same_without_a_script(
    chromium: Browser, specimen_site: Path, name: str
) -> None:
    texts = []
    for has_script in (True, False):
        page, _, _ = opened(
            chromium, (specimen_site / name).as_uri(), java_script_enabled=has_script
        )
        # What a script shows is a tool, never a word of a text.
        page.evaluate("document.querySelectorAll('[data-script]').forEach((e) => e.remove())")
        texts.append(page.inner_text("main"))
        page.close()
    assert texts[0] == texts[1]


def test_a_move_link_leads_to_the_other_place(chromium: Browser, specimen_site: Path) -> None:
    page, _, _ = opened(chromium, (specimen_site / PAGES[3]).as_uri())
    link = page.locator("a:has-text('moved')").first
    target = link.get_attribute("href")
    assert target
    assert target.startswith("#")
    assert page.locator(f"[id='{target[1:]}']").count() == 1
    page.close()


def test_a_printed_page_has_every_word(
    chromium: Browser, specimen_site: Path, tmp_path: Path
) -> None:
    page, _, _ = opened(chromium, (specimen_site / PAGES[3]).as_uri())
    page.emulate_media(media="print")
    hidden = page.evaluate(
        "[...document.querySelectorAll('[data-side]')]"
        ".filter(e => !e.getClientRects().length).length"
    )
    assert hidden == 0
    page.pdf(path=tmp_path / "page.pdf")
    assert (tmp_path / "page.pdf").stat().st_size > 10_000
    page.close()
