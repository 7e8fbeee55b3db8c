"""What is released: the same bytes twice, all that is needed in it, and it works on its own."""

import os
import subprocess
import sys
import tarfile
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


def test_a_wheel_made_from_the_sdist_is_the_same(root: Path, tmp_path: Path) -> None:
    """Who packages it for a system begins from the sdist and gets what we release."""
    sdist = packed(root, "sdist", tmp_path / "sdist", "1")
    with tarfile.open(sdist) as archive:
        archive.extractall(tmp_path / "src", filter="data")
    (unpacked,) = (tmp_path / "src").iterdir()
    ours, theirs = (packed(r, "wheel", tmp_path / r.name, "1") for r in (root, unpacked))
    assert ours.name == theirs.name
    assert ours.read_bytes() == theirs.read_bytes()


def test_pip_installs_the_command_with_its_manual(root: Path, tmp_path: Path) -> None:
    """The command is run as installed; only the libraries are those of this environment."""
    wheel = packed(root, "wheel", tmp_path / "dist", "1")
    pip = [sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", "--no-index"]
    pip += ["--no-warn-script-location", "--ignore-installed", "--prefix", str(tmp_path / "env")]
    subprocess.run([*pip, str(wheel)], cwd=tmp_path, check=True, capture_output=True)
    assert (tmp_path / "env" / "share" / "man" / "man1" / "comparator.1").is_file()
    (package,) = (tmp_path / "env").glob("**/site-packages/comparator")
    (command,) = (tmp_path / "env").glob("*/comparator")
    env = {**os.environ, "PYTHONPATH": str(package.parent)}
    for arguments, expected in (
        (["--version"], "version"),
        (["doctor"], f"in {package}\n"),
        (["build", "--demo", "--out", "public"], "open public"),
    ):
        told = subprocess.run(
            [str(command), *arguments],
            cwd=tmp_path, env=env, capture_output=True, text=True, check=True,
        )  # fmt: skip
        assert expected in told.stdout
    assert (tmp_path / "public" / "specimen" / "index.html").is_file()


def test_a_wheel_works_without_the_checkout(root: Path, tmp_path: Path) -> None:
    """Unpacked beside the libraries of this environment, its own code and data come first."""
    wheel = packed(root, "wheel", tmp_path / "dist", "1")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(tmp_path / "site")  # noqa: S202 - it is our own, made just now
    package = tmp_path / "site" / "comparator"
    assert (package / "py.typed").is_file()
    run = [sys.executable, "-c", "import comparator; print(comparator.__file__)"]
    env = {**os.environ, "PYTHONPATH": str(tmp_path / "site")}
    told = subprocess.run(run, cwd=tmp_path, env=env, capture_output=True, text=True, check=True)
    assert told.stdout.strip() == str(package / "__init__.py")
    build = [sys.executable, "-m", "comparator", "-q", "build", "--demo", "--out", "public"]
    subprocess.run(build, cwd=tmp_path, env=env, check=True)
    assert (tmp_path / "public" / "specimen" / "index.html").is_file()
