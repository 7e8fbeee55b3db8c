"""What several tests need: real texts where they are, and settings that do not depend on time."""

import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

# A slow machine must not fail a law.
settings.register_profile("laws", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("laws")

ROOT = Path(__file__).resolve().parents[1]


@pytest.fixture(scope="session", autouse=True)
def _own_cache(tmp_path_factory: pytest.TempPathFactory) -> None:
    """Keep tests and the cache of whoever runs them apart; commands they start inherit it."""
    os.environ["COMPARATOR_CACHE"] = str(tmp_path_factory.mktemp("cache"))


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
