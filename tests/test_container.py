"""The container file: what a linter would ask for, and what is made in it is made of enough."""

import json
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.clean_checkout import copy_checkout

Instruction = tuple[str, str]


@pytest.fixture(scope="module")
def stages(root: Path) -> list[list[Instruction]]:
    """The instructions of each stage."""
    text = (root / "Containerfile").read_text("utf-8")
    lines = re.sub(r"\\\n", " ", re.sub(r"(?m)^#.*\n", "", text)).splitlines()
    found: list[list[Instruction]] = []
    for line in filter(None, lines):
        name, _, rest = line.partition(" ")
        if name == "FROM":
            found.append([])
        found[-1].append((name, rest.strip()))
    return found


def test_it_stands_on_one_slim_python_that_is_named_to_the_patch(
    stages: list[list[Instruction]],
) -> None:
    bases = {stage[0][1].partition(" AS ")[0] for stage in stages}
    assert len(bases) == 1
    assert re.fullmatch(r"docker\.io/library/python:3\.\d+\.\d+-slim-\w+", bases.pop())


def test_it_runs_as_nobody_in_particular_and_needs_no_network(
    stages: list[list[Instruction]],
) -> None:
    last = stages[-1]
    names = [name for name, _ in last]
    (user,) = [rest for name, rest in last if name == "USER"]
    assert user not in {"root", "0", "0:0"}
    assert names.index("USER") < names.index("ENTRYPOINT")
    assert json.loads(dict(last)["ENTRYPOINT"]) == ["comparator"]
    for name, rest in (row for stage in stages for row in stage):
        assert name != "ADD"
        assert not re.search(r"\b(curl|wget|apt|apt-get|sudo)\b|:latest", rest)
    assert "pip" not in " ".join(rest for name, rest in last if name == "RUN")


def test_what_is_copied_is_enough_to_build_it(
    root: Path, stages: list[list[Instruction]], tmp_path: Path
) -> None:
    """Nothing else is sent to the builder, and a wheel comes of it."""
    copy_checkout(root, tmp_path / "clone")
    ignored = (root / ".dockerignore").read_text("utf-8").split("\n")
    for name, rest in stages[0]:
        if name == "COPY":
            *sources, target = rest.split()
            for source in sources:
                assert f"!{source}" in ignored
                into = tmp_path / "src" / target
                if (tmp_path / "clone" / source).is_dir():
                    shutil.copytree(tmp_path / "clone" / source, into, dirs_exist_ok=True)
                else:
                    into.mkdir(parents=True, exist_ok=True)
                    shutil.copy(tmp_path / "clone" / source, into)
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path)]
    subprocess.run(command, cwd=tmp_path / "src", check=True, capture_output=True)
    assert list(tmp_path.glob("*.whl"))
    (run,) = [rest for name, rest in stages[0] if name == "RUN"]
    assert re.search(r'pip install .*"\.\[[a-z,]+\]"$', run)
