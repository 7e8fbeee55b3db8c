"""What is released: the same bytes twice, all that is needed in it, and it works on its own."""

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest


def packed(root: Path, kind: str, into: Path, epoch: str) -> Path:
    command = [sys.executable, "-m", "hatchling", "build", "-t", kind, "-d", str(into)]
    env = {**os.environ, "PYTHONHASHSEED": epoch, "TZ": "Asia/Tashkent" if epoch == "1" else "UTC"}
    subprocess.run(command, cwd=root, check=True, capture_output=True, env=env)
    (made,) = into.iterdir()
    return made


@pytest.mark.parametrize("kind", ["wheel", "sdist"])
def test_a_release_has_the_same_bytes_twice(root: Path, tmp_path: Path, kind: str) -> None:
    one, other = (packed(root, kind, tmp_path / n, n) for n in ("1", "2"))
    assert one.name == other.name
    assert one.read_bytes() == other.read_bytes()


def test_a_wheel_works_without_the_checkout(root: Path, tmp_path: Path) -> None:
    """Unpacked beside the libraries of this environment, its own code and data come first."""
    wheel = packed(root, "wheel", tmp_path / "dist", "1")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(tmp_path / "site")
    package = tmp_path / "site" / "comparator"
    assert (package / "py.typed").is_file()
    run = [sys.executable, "-c", "import comparator; print(comparator.__file__)"]
    env = {**os.environ, "PYTHONPATH": str(tmp_path / "site")}
    told = subprocess.run(run, cwd=tmp_path, env=env, capture_output=True, text=True, check=True)
    assert told.stdout.strip() == str(package / "__init__.py")
    build = [sys.executable, "-m", "comparator", "-q", "build", "--out", "public"]
    subprocess.run(build, cwd=tmp_path, env=env, check=True)
    assert (tmp_path / "public" / "specimen" / "index.html").is_file()
