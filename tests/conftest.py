"""What several tests need: real texts where they are, and settings that do not depend on time."""

import os
import shutil
from collections.abc import Callable, Iterator
from functools import cache, partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, settings

from comparator import load, make_edition
from comparator.corpus import add_record, read_record
from comparator.exports import Selection
from comparator.model import Edition
from tests.fake_sites import Site, running
from tests.made_once import Once
from tests.page_kinds import KINDS, Sheet

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, Page

# A slow machine must not fail a law.
settings.register_profile(
    "laws",
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
    # What is submitted is judged on the same examples each time; at a desk they differ.
    derandomize=bool(os.environ.get("CI")),
)
settings.load_profile("laws")

ROOT = Path(__file__).resolve().parents[1]


@pytest.fixture(scope="session")
def common(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of this run that all its processes have in common."""
    own = tmp_path_factory.getbasetemp()
    folder = (own.parent if "PYTEST_XDIST_WORKER" in os.environ else own) / "common"
    folder.mkdir(exist_ok=True)
    return folder


@pytest.fixture(scope="session")
def once(common: Path) -> Once:
    """Make what has a name once in a run."""
    return Once(common)


@pytest.fixture(scope="session", autouse=True)
def _own_cache(common: Path) -> None:
    """Keep tests and the cache of whoever runs them apart; commands they start inherit it."""
    os.environ["COMPARATOR_CACHE"] = str(common / "cache")
    # Some hundred commands are started: without compiled modules each would compile them all.
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)


@pytest.fixture(scope="session")
def root() -> Path:
    """The checkout."""
    return ROOT


@pytest.fixture(scope="session")
def specimen() -> Path:
    """The folder of the fictional series."""
    return ROOT / "declarations" / "specimen"


@pytest.fixture(scope="session")
def shared() -> Path:
    """Real texts that lie beside the checkout in the workshop and nowhere else."""
    folder = ROOT.parent / "shared" / "series"
    if not folder.is_dir():
        pytest.skip("the real texts (../shared) are not here")
    return folder


@pytest.fixture(scope="session")
def chromium() -> Iterator["Browser"]:
    """Debian's Chromium or any other that is found; where there is none, the tests are skipped.

    One for all tests of a process: what must not know of each other has contexts of its own.
    """
    from playwright.sync_api import sync_playwright

    names = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
    path = next(filter(None, map(shutil.which, names)), None)
    if path is None:
        if os.environ.get("COMPARATOR_NEEDS_BROWSER"):
            pytest.fail("no Chromium is found, and here the pages must be tested in one")
        pytest.skip("no Chromium is found: the pages were not tested in a browser")
    quiet = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"]
    quiet += ["--disable-background-networking", "--disable-component-update", "--disable-sync"]
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=quiet)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def specimen_edition(specimen: Path, once: Once) -> Edition:
    """The fictional series with all its pairs."""
    return once("specimen", lambda: make_edition(load(specimen)))


@pytest.fixture(scope="session")
def specimen_neighbours(specimen: Path, once: Once) -> Edition:
    """The fictional series with the pairs of neighbours."""
    return once("neighbours", lambda: make_edition(load(specimen), "neighbours"))


@pytest.fixture(scope="session")
def specimen_files(specimen_edition: Edition, once: Once) -> dict[str, bytes]:
    """The report of the fictional series, by path."""
    from comparator.report import render_site
    from comparator.version import __version__

    return once("report", lambda: render_site([specimen_edition], __version__))


@pytest.fixture(scope="session")
def specimen_site(
    specimen_files: dict[str, bytes], tmp_path_factory: pytest.TempPathFactory
) -> Path:
    """The same report, written to a folder."""
    from comparator.report import write_site

    out = tmp_path_factory.mktemp("site") / "public"
    write_site(specimen_files, out)
    return out


class _Silent(SimpleHTTPRequestHandler):
    """Serves files and says nothing of it."""

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture(scope="session")
def served(specimen_site: Path) -> Iterator[str]:
    """The address at which the same report is served over http."""
    handler = partial(_Silent, directory=str(specimen_site))
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    thread = Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture
def desk(chromium: "Browser") -> Iterator["BrowserContext"]:
    """A browser with nothing remembered, which lets pages use the clipboard."""
    context = _desk(chromium)
    yield context
    context.close()


def _desk(chromium: "Browser") -> "BrowserContext":
    context = chromium.new_context(viewport={"width": 1024, "height": 900})
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    return context


def _opened(desk: "BrowserContext | Browser", site: Path, name: str, said: list[str]) -> "Page":
    """Return a page from file://; what it says or asks for elsewhere is noted."""
    page = desk.new_page()
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.on("request", lambda r: None if r.url.startswith("file:") else said.append(r.url))
    path, _, anchor = name.partition("#")
    page.goto((site / path).as_uri() + ("#" + anchor if anchor else ""))
    return page


@pytest.fixture
def read(desk: "BrowserContext", specimen_site: Path) -> Iterator[Callable[[str], "Page"]]:
    """Open pages of the fictional series from file://; fail if one complained or asked for more."""
    said: list[str] = []
    yield partial(_opened, desk, specimen_site, said=said)
    assert said == []


@pytest.fixture(scope="module")
def read_once(chromium: "Browser", specimen_site: Path) -> Iterator[Callable[[str], "Page"]]:
    """Open pages as `read` does, each once for all tests of a module, which leave it as it was."""
    said: list[str] = []
    context = _desk(chromium)
    yield cache(partial(_opened, context, specimen_site, said=said))
    context.close()
    assert said == []


@pytest.fixture
def site() -> Iterator[Site]:
    """A server on this machine that imitates the sites of declarations."""
    with running() as served:
        yield served


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The folder of a series without declarations."""
    made = tmp_path / "harbours"
    made.mkdir()
    (made / "series.toml").write_text('title = "Harbour League"\n', encoding="utf-8")
    return made


@pytest.fixture(scope="module", params=KINDS)
def sheet(
    request: pytest.FixtureRequest, chromium: "Browser", specimen_site: Path
) -> Iterator[Sheet]:
    """A page of each kind, from file://; it must stay silent."""
    said: list[str] = []
    page = _opened(chromium, specimen_site, str(request.param), said)
    yield Sheet(str(request.param), page, said)
    page.close()
    assert said == []


_SHARED = ROOT.parent / "shared" / "series"
_NEWEST_STATEMENTS = 8


def _real(name: str, folder: Path) -> Edition:
    paths = {
        "records": sorted((_SHARED / "sco").glob("*.json")),
        "statements": sorted((_SHARED / "fomc").glob("*-fomc-statement.md"))[-_NEWEST_STATEMENTS:],
    }[name]
    if not paths:
        pytest.skip(f"the real texts in {_SHARED} are not here")
    (folder / "series.toml").write_text(f'title = "Real {name}"\n', encoding="utf-8")
    if name == "records":
        themes = (ROOT / "declarations" / "sco" / "themes.toml").read_text(encoding="utf-8")
        (folder / "themes.toml").write_text(themes, encoding="utf-8")
    for path in paths:
        add_record(read_record(path), folder)
    return make_edition(load(folder), "neighbours")


@pytest.fixture(scope="session", params=["specimen", "sco", "records", "statements"])
def edition(
    request: pytest.FixtureRequest,
    specimen_neighbours: Edition,
    once: Once,
    tmp_path_factory: pytest.TempPathFactory,
) -> Edition:
    """Each of the editions."""
    name = str(request.param)
    if name == "specimen":
        return specimen_neighbours
    if name == "sco":
        return make_edition(load(ROOT / "declarations" / name), "neighbours")
    return once(name, lambda: _real(name, tmp_path_factory.mktemp(name)))


@pytest.fixture(scope="session")
def selection(edition: Edition) -> Selection:
    """All of an edition."""
    return Selection.of(edition)


@pytest.fixture(scope="session")
def pairs(edition: Edition) -> list[Selection]:
    """Each two neighbours of an edition; there are none where there is one declaration."""
    found = [(a.id, b.id) for a, b in edition.series.neighbours()]
    if not found:
        pytest.skip("one declaration makes no pair")
    return [Selection.of(edition, pair) for pair in found]


@pytest.fixture(scope="session")
def specimen_selection(specimen_neighbours: Edition) -> Selection:
    """All of the specimen's edition."""
    return Selection.of(specimen_neighbours)
