"""Workflows: as the forges' own schemas have them, and their commands run as they stand."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from comparator.corpus.workflows import KINDS, ci_files

SCHEMAS = {"github": "vendor.github-workflows", "gitlab": "vendor.gitlab-ci"}


def validate(schema: str, path: Path) -> None:
    command = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", schema, str(path)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize("kind", KINDS)
def test_a_workflow_is_valid_and_its_commands_run(
    kind: str, specimen: Path, tmp_path: Path
) -> None:
    pytest.importorskip("check_jsonschema")
    shutil.copytree(specimen.parent, tmp_path / "declarations")
    for name, text in ci_files(kind).items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
        validate(SCHEMAS[kind], path)
        commands = [
            line.strip().removeprefix("- ").removeprefix("run: ") for line in text.splitlines()
        ]
        ours = [c.split()[1:] for c in commands if c.startswith("comparator ")]
        assert [c[0] for c in ours] == ["check", "build"]
        for command in ours:
            subprocess.run([sys.executable, "-m", "comparator", *command], cwd=tmp_path, check=True)
    assert (tmp_path / "public" / "manifest.json").is_file()


def test_our_own_workflows_are_valid(root: Path) -> None:
    pytest.importorskip("check_jsonschema")
    for path in sorted((root / ".github" / "workflows").glob("*.yml")):
        validate(SCHEMAS["github"], path)
