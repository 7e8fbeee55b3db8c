"""How heavy the pages of a series are, and how soon they can be used in Chromium.

    python -m benchmarks.page_weight SERIES_DIR

Prints the heaviest pages of each kind in bytes, and for each the milliseconds from the request
until its scripts have run (DOMContentLoaded, which waits for all of ours), the middle one of five
fresh pages from file://, at 1600 px.
"""

import shutil
import statistics
import sys
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path

from comparator import load, make_edition
from comparator.report import render_site, write_site
from comparator.report.site import SERIES_PAGES
from comparator.version import __version__

KINDS = ("index", "themes", "pairs", "declarations", *SERIES_PAGES)
_ROUNDS = 5
_READY = "performance.getEntriesByType('navigation')[0].domContentLoadedEventEnd"


def heaviest(files: Mapping[str, bytes]) -> Iterator[str]:
    """Yield the path of the heaviest page of each kind."""
    pages = [path for path in files if path.endswith(".html") and path.count("/") > 0]
    for kind in KINDS:
        of_kind = [path for path in pages if kind in path.removesuffix(".html").split("/")[1:]]
        if of_kind:
            yield max(of_kind, key=lambda path: (len(files[path]), path))


def milliseconds(addresses: list[str]) -> dict[str, float]:
    """Return until when each page can be used, in milliseconds; nothing without a Chromium."""
    from playwright.sync_api import sync_playwright

    path = shutil.which("chromium") or shutil.which("google-chrome")
    if path is None:
        return {}
    found: dict[str, float] = {}
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        for address in addresses:
            times = []
            for _ in range(_ROUNDS):
                page = browser.new_page(viewport={"width": 1600, "height": 1000})
                page.goto(address)
                times.append(float(page.evaluate(_READY)))
                page.close()
            found[address] = statistics.median(times)
        browser.close()
    return found


def main() -> None:
    """Print the figures of a series."""
    files = render_site([make_edition(load(Path(sys.argv[1])))], __version__)
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "public"
        write_site(files, out)
        addresses = {path: (out / path).as_uri() for path in heaviest(files)}
        times = milliseconds(list(addresses.values()))
        for path, address in addresses.items():
            told = f"{times[address]:6.0f} ms" if times else "no Chromium"
            print(f"{len(files[path]):9,} bytes  {told}  {path}")


if __name__ == "__main__":
    main()
