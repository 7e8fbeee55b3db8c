"""The picture in the README: a real page of the specimen's report, in a real browser.

Run by `make picture`, and again whenever the page of a pair looks different. Needs Chromium.
"""

import os
import shutil
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import ViewportSize, sync_playwright

from comparator.cli.main import cli

ROOT = Path(__file__).resolve().parents[1]
PICTURE = ROOT / "docs" / "pictures" / "pair.png"
PAGE = "specimen/pairs/2019-halmgard--2020-brannik.html#finding=stronger"
SIZE = ViewportSize(width=960, height=560)
LARGEST = 150_000
"""So many bytes a picture may have that everyone who opens the README loads."""


def main() -> int:
    """Take the picture anew."""
    browser = os.environ.get("CHROMIUM") or shutil.which("chromium")
    if browser is None:
        print("Chromium is not here; name it: CHROMIUM=/path/to/it make picture")
        return 1
    with TemporaryDirectory() as folder:
        specimen = str(ROOT / "declarations" / "specimen")
        cli(["-q", "build", specimen, "--out", folder], standalone_mode=False)
        data = _taken(browser, Path(folder, *PAGE.partition("#")[0].split("/")).as_uri())
    if len(data) > LARGEST:
        print(f"The picture has {len(data):,} bytes; it may have {LARGEST:,}.")
        return 1
    PICTURE.write_bytes(data)
    print(f"Took {PICTURE.relative_to(ROOT)}, {len(data):,} bytes")
    return 0


def _taken(browser: str, address: str) -> bytes:
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=browser)
        page = chromium.new_page(viewport=SIZE, color_scheme="light", reduced_motion="reduce")
        page.goto(f"{address}#{PAGE.partition('#')[2]}")
        page.locator("[data-finding]:visible").first.scroll_into_view_if_needed()
        data = page.screenshot()
        chromium.close()
    return data


if __name__ == "__main__":
    sys.exit(main())
