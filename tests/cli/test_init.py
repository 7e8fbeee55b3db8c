"""`init` on a folder with texts: they become declarations, and nothing of theirs is lost."""

import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from comparator.cli.main import cli
from comparator.corpus import read_series
from tests.themes.test_proposals import OTHERS, RAIL, WATER


def init(folder: Path, *options: str) -> Result:
    return CliRunner().invoke(cli, ["init", str(folder), *options])


@pytest.fixture
def accord(tmp_path: Path, root: Path) -> Path:
    """A folder with two texts."""
    shutil.copytree(root / "docs" / "examples", tmp_path / "accord")
    return tmp_path / "accord"


def names(folder: Path) -> list[str]:
    return sorted(str(p.relative_to(folder)) for p in folder.rglob("*") if p.is_file())


def test_texts_in_the_folder_become_declarations(accord: Path) -> None:
    had = {path.name: path.read_bytes() for path in accord.iterdir()}
    told = init(accord)
    assert told.exit_code == 0, told.output
    series = read_series(accord)
    assert [d.title for d in series.declarations] == ["Oslo Declaration", "Quito Declaration"]
    assert {p.name: p.read_bytes() for p in (accord / "originals").iterdir()} == had
    assert "the general ones, for 100% of the passages" in told.output
    assert f"comparator build {accord}" in told.output


def test_a_repository_takes_them_in_too(accord: Path) -> None:
    told = init(accord, "--ci", "gitlab", "--install", "x")
    assert told.exit_code == 0, told.output
    assert len(read_series(accord / "declarations" / "accord").declarations) == 2
    assert (accord / "originals" / "oslo.txt").is_file()


def test_if_one_cannot_be_read_all_is_as_it_was(accord: Path) -> None:
    (accord / "empty.pdf").write_bytes(b"")
    had = names(accord)
    told = init(accord, "--ci", "github", "--install", "x")
    assert told.exit_code != 0
    assert names(accord) == had


def test_themes_are_those_that_the_texts_suggest_where_asked_for(tmp_path: Path) -> None:
    folder = tmp_path / "valley"
    folder.mkdir()
    for year in (2001, 2002):
        text = "\n\n".join(["Valley Declaration", *RAIL, *OTHERS, *WATER, f"Done on 4 May {year}"])
        (folder / f"{year}-valley.md").write_text(text, "utf-8")
    told = init(folder, "--themes", "suggested")
    assert told.exit_code == 0, told.output
    written = (folder / "themes.toml").read_text("utf-8")
    assert "passages, such as" in written
    assert "locomotives" in written
    assert 'base = "general"' not in [line for line in written.splitlines() if line[:1] != "#"]


def test_themes_are_the_general_ones_where_they_catch_half_though_others_catch_more(
    tmp_path: Path,
) -> None:
    gnomes = [t.replace("locomotives", "gnomes").replace("railway", "lantern") for t in RAIL]
    for name, texts in (("known", [*RAIL, *WATER, *gnomes]), ("strange", [*gnomes, *OTHERS])):
        folder = tmp_path / name
        folder.mkdir()
        for year in (2001, 2002):
            text = "\n\n".join(["Valley Declaration", *texts, f"Done on 4 May {year}"])
            (folder / f"{year}-valley.txt").write_text(text, "utf-8")
        assert init(folder).exit_code == 0
        lines = (folder / "themes.toml").read_text("utf-8").splitlines()
        assert ('base = "general"' in lines) is (name == "known")


def test_a_series_speaks_the_language_of_its_texts(tmp_path: Path) -> None:
    folder = tmp_path / "dogovor"
    folder.mkdir()
    text = "Декларация\n\nСтороны приветствуют развитие железных дорог и портов.\n\n4 мая 2001 года"
    (folder / "2001-mir.txt").write_text(text, "utf-8")
    told = init(folder, "--ci", "github", "--install", "x")
    assert told.exit_code == 0, told.output
    series = folder / "declarations" / "dogovor"
    assert 'language = "ru"' in (series / "series.toml").read_text("utf-8")
    assert f"comparator build {series} --ui-language ru" in told.output
    for name in (".github/workflows/report.yml", "new-texts.sh"):
        assert "--out public --ui-language ru\n" in (folder / name).read_text("utf-8")


@pytest.mark.parametrize(
    "options", [("--themes", "suggested"), ("--themes", "general", "--preset", "g7")]
)
def test_what_cannot_be_had_together_is_said(tmp_path: Path, options: tuple[str, ...]) -> None:
    told = init(tmp_path / "new", *options)
    assert told.exit_code == 2
    assert "--themes" in told.output
    assert not (tmp_path / "new").exists()
