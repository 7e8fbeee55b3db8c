"""The doctor finds what is here, and what was broken on purpose."""

import json
import os
import subprocess
import sys
import tomllib
from pathlib import Path

from packaging.requirements import Requirement

from comparator.app import doctor


def run(*arguments: str, cwd: Path, **env: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "comparator", "doctor", *arguments]
    return subprocess.run(
        command, capture_output=True, text=True, cwd=cwd, check=False, env={**os.environ, **env}
    )


def facts_of(told: str) -> dict[str, dict[str, str]]:
    document = json.loads(told)
    assert document["schema"] == "comparator/doctor/1"
    return {fact["name"]: fact for fact in document["facts"]}


def test_every_extra_says_what_it_gives(root: Path) -> None:
    project = tomllib.loads((root / "pyproject.toml").read_text("utf-8"))["project"]
    assert set(doctor.GIVES) == set(project["optional-dependencies"]) - {"all"}


def test_a_sound_installation_is_well(tmp_path: Path) -> None:
    done = run(cwd=tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.splitlines()[-1] == "All is well."
    facts = facts_of(run("--format", "json", cwd=tmp_path, COMPARATOR_CACHE="off").stdout)
    assert all(fact["state"] != "broken" for fact in facts.values())
    assert facts["cache"]["state"] == "absent"
    assert "no folder ./declarations" in facts["your series"]["value"]


def test_a_library_that_does_not_load_is_broken_and_one_of_an_extra_is_not(tmp_path: Path) -> None:
    """Modules of their names come first on the path, and fail."""
    for name in ("rapidfuzz", "protego"):
        (tmp_path / f"{name}.py").write_text("raise ImportError('wrong machine')", "utf-8")
    done = run("--format", "json", cwd=tmp_path, PYTHONPATH=str(tmp_path))
    facts = facts_of(done.stdout)
    assert done.returncode == 1
    assert facts["rapidfuzz"]["state"] == "broken"
    assert "wrong machine" in facts["rapidfuzz"]["value"]
    assert facts["extra fetch"]["state"] == "absent"
    assert facts["extra fetch"]["remedy"] == "pip install 'declaration-comparator[fetch]'"
    quiet = run("-q", cwd=tmp_path, PYTHONPATH=str(tmp_path)).stdout
    assert quiet.startswith("! rapidfuzz")


def test_a_cache_that_cannot_be_one_is_broken(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("not a folder", "utf-8")
    done = run("--format", "json", cwd=tmp_path, COMPARATOR_CACHE=str(tmp_path / "file" / "cache"))
    assert facts_of(done.stdout)["cache"]["state"] == "broken"
    assert done.returncode == 1


def test_a_terminal_without_utf8_is_told_what_to_do(tmp_path: Path) -> None:
    done = run("--format", "json", cwd=tmp_path, PYTHONIOENCODING="ascii", LC_ALL="C")
    assert done.returncode == 0
    assert "PYTHONUTF8=1" in done.stdout
    assert run(cwd=tmp_path, PYTHONIOENCODING="ascii").returncode == 0


def test_what_is_older_than_asked_for_is_a_fault() -> None:
    assert "is not >=999.1" in doctor._fault(Requirement("numpy>=999.1"))
    assert doctor._fault(Requirement("numpy>=1.0,!=0.9")) == ""
    assert doctor._fault(Requirement("no-such-library")) == doctor._MISSING
