"""The report in a real browser: Debian's Chromium or any other that is found."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.page_kinds import Sheet

PAIR = "specimen/pairs/2020-brannik--2022-dorvesh.html"
# What a script shows is a tool, never a word of a text.
WORDS = """() => {
  const tools = [...document.querySelectorAll("[data-script]")];
  for (const tool of tools) tool.style.display = "none";
  const words = document.querySelector("main").innerText;
  for (const tool of tools) tool.style.display = "";
  return words;
}"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_page_fits_and_is_silent(sheet: Sheet, scheme: str) -> None:
    """No sideways scrolling, no message in the console, no request to anywhere."""
    for width in (320, 375, 1024, 1600):
        sheet.set(width, scheme)
        wide = sheet.page.evaluate("document.documentElement.scrollWidth")
        assert wide <= width, f"{wide} px in a window of {width}"
    assert sheet.said == []
    # The content security policy has let the style in.
    assert sheet.page.evaluate("getComputedStyle(document.body).marginTop") == "0px"


def test_a_page_reads_the_same_without_a_script(
    sheet: Sheet, chromium: Browser, specimen_site: Path
) -> None:
    if "search" in sheet.name:
        return  # it needs a script, and says so: tests/browser/test_search.py
    sheet.set(1280)
    page = chromium.new_page(
        java_script_enabled=False, viewport={"width": 1280, "height": 900}, color_scheme="light"
    )
    page.goto((specimen_site / sheet.name).as_uri())
    assert page.evaluate(WORDS) == sheet.page.evaluate(WORDS)
    page.close()


def test_a_move_link_leads_to_the_other_place(chromium: Browser, specimen_site: Path) -> None:
    page = chromium.new_page()
    page.goto((specimen_site / PAIR).as_uri())
    link = page.locator("a:has-text('moved')").first
    target = link.get_attribute("href")
    assert target
    assert target.startswith("#")
    assert page.locator(f"[id='{target[1:]}']").count() == 1
    page.close()
