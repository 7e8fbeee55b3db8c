"""What forges get: findings they can show, and the files of a repository that publishes."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from comparator.cli.main import cli


@pytest.fixture
def damaged(tmp_path: Path, specimen: Path) -> Path:
    folder = tmp_path / "pacts"
    folder.mkdir()
    for path in specimen.glob("*.toml"):
        if path.name not in {"answers.toml", "themes.toml"}:
            (folder / path.name).write_bytes(path.read_bytes())
    source = next(iter(sorted(specimen.glob("*.md"))))
    text = source.read_text("utf-8")
    # A paragraph stands twice, with a Cyrillic letter among its Latin ones.
    parts = text.split("\n\n")
    middle = 3 * len(parts) // 4
    parts[middle] = parts[middle].replace("e", "\u0435", 1)
    parts.insert(middle, parts[middle])
    (folder / source.name).write_text("\n\n".join(parts), "utf-8")
    return folder


def test_findings_are_sarif_and_annotations(damaged: Path) -> None:
    made = CliRunner().invoke(
        cli, ["check", str(damaged), "--format", "sarif", "--fail-on", "warning"]
    )
    results = json.loads(made.output)["runs"][0]["results"]
    assert made.exit_code == 1
    assert results
    assert all(result["locations"] for result in results)
    told = CliRunner().invoke(cli, ["check", str(damaged), "--format", "github"])
    assert told.output.startswith("::")
    assert len(told.output.splitlines()) == len(results)


@pytest.mark.parametrize(
    ("forge", "name"), [("github", ".github/workflows/report.yml"), ("gitlab", ".gitlab-ci.yml")]
)
def test_init_makes_a_repository_that_publishes(tmp_path: Path, forge: str, name: str) -> None:
    made = CliRunner().invoke(cli, ["init", str(tmp_path / "pacts"), "--ci", forge])
    assert made.exit_code == 0, made.output
    assert "comparator build declarations" in (tmp_path / "pacts" / name).read_text("utf-8")
    assert (tmp_path / "pacts" / "declarations" / "pacts" / "series.toml").is_file()
    again = CliRunner().invoke(cli, ["init", str(tmp_path / "pacts"), "--ci", forge])
    assert again.exit_code == 2 or again.exception
