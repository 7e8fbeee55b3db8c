"""Texts that run from right to left, in a real browser; our notes beside them do not."""

from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page

from comparator import load, make_edition
from comparator.report import render_site, write_site
from comparator.version import __version__

OLDER = "تؤكد الدول الأعضاء التزامها بالسلام (2007).\n\n- حماية المياه."
NEWER = "تؤكد الدول الأعضاء مجددا التزامها بالسلام (2008).\n\n- حماية المياه."
PAIR = "league/pairs/2007-port--2008-port.html"
LEAF = "league/declarations/2008-port.html"


@pytest.fixture(scope="module")
def arabic_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("arabic") / "league"
    folder.mkdir()
    (folder / "series.toml").write_text('title = "League"\n', encoding="utf-8")
    for year, body in (("2007", OLDER), ("2008", NEWER)):
        facts = f'title = "إعلان"\ndate = {year}-05-04\nplace = "Port"\nlanguage = "ar"\n'
        text = f'+++\n{facts}[[source]]\ndescription = "x"\n+++\n\n{body}\n'
        (folder / f"{year}-port.md").write_text(text, encoding="utf-8")
    write_site(render_site([make_edition(load(folder))], __version__), folder.parent / "public")
    return folder.parent / "public"


def direction(page: Page, what: str) -> str:
    """Return the direction in which the first of some elements is set."""
    found: str = page.locator(what).first.evaluate("(e) => getComputedStyle(e).direction")
    return found


@pytest.mark.parametrize(
    ("name", "words", "notes"),
    [
        (PAIR, ".cell.r p.paragraph", ".cell.r .at"),
        (PAIR, ".cell.r li", ".row"),
        (LEAF, ".para .text p", ".para .side"),
        (LEAF, ".para.item .text p", ".para.item"),
    ],
)
def test_words_run_from_right_to_left_and_our_notes_do_not(
    desk: BrowserContext, arabic_site: Path, name: str, words: str, notes: str
) -> None:
    page = desk.new_page()
    page.goto((arabic_site / name).as_uri())
    assert direction(page, words) == "rtl"
    assert direction(page, notes) == "ltr"
    page.set_viewport_size({"width": 375, "height": 900})
    assert page.evaluate("document.documentElement.scrollWidth") <= 375
    page.close()
