"""What several tests need: real texts where they are, and settings that do not depend on time."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from comparator import load, make_edition
from comparator.corpus import add_record, read_record
from comparator.exports import Selection
from comparator.model import Edition

# A slow machine must not fail a law.
settings.register_profile("laws", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("laws")

ROOT = Path(__file__).resolve().parents[1]


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
def edition(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Edition:
    """Each of the editions."""
    name = str(request.param)
    if name in {"specimen", "sco"}:
        return make_edition(load(ROOT / "declarations" / name), "neighbours")
    return _real(name, tmp_path_factory.mktemp(name))


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
def specimen_selection() -> Selection:
    """All of the specimen's edition."""
    return Selection.of(make_edition(load(ROOT / "declarations" / "specimen"), "neighbours"))
