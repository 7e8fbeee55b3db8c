"""Options that every command has, and what a shell offers for them."""

import json
from pathlib import Path

import click
import pytest
from click.shell_completion import ShellComplete
from click.testing import CliRunner

from comparator.cli.main import SUMMARIES, cli
from comparator.cli.output_options import with_out_of_echo
from tests.commands import run

_OF_NO_SERIES = {"completion", "doctor", "init"}


@pytest.mark.parametrize("name", sorted(set(SUMMARIES) - _OF_NO_SERIES))
def test_the_series_is_named_by_one_option_everywhere(name: str) -> None:
    command = cli.get_command(click.Context(cli), name)
    assert command is not None
    assert any("--series" in option.opts for option in command.params)


@pytest.mark.parametrize(
    "name", sorted(set(SUMMARIES) - {"completion", "correct", "embed", "init", "serve", "export"})
)
def test_every_command_that_tells_something_speaks_json(name: str) -> None:
    command = cli.get_command(click.Context(cli), name)
    assert command is not None
    (form,) = (option for option in command.params if "--format" in option.opts)
    assert isinstance(form.type, click.Choice)
    assert "json" in form.type.choices


@pytest.mark.parametrize(
    ("command", "schema"),
    [
        (["themes", "--series", "HERE"], "comparator/themes/1"),
        (["habits", "--series", "HERE"], "comparator/habits/1"),
        (["review", "HERE", "HERE"], "comparator/review/1"),
        (["add", "HERE/2020-brannik.md", "--dry-run"], "comparator/add/1"),
    ],
)
def test_json_is_all_of_the_output_and_names_its_schema(
    command: list[str], schema: str, specimen: Path
) -> None:
    words = [word.replace("HERE", str(specimen)) for word in command]
    document = json.loads(run(*words, "--format", "json").stdout)
    assert document["schema"] == schema


def test_what_a_command_prints_goes_into_a_file(tmp_path: Path) -> None:
    """Where its exit code says that something is wrong, too."""

    @click.command()
    @with_out_of_echo
    def judge() -> None:
        click.echo("Wrong.")
        click.get_current_context().exit(1)

    done = CliRunner().invoke(judge, ["-o", str(tmp_path / "told.txt")])
    assert (done.exit_code, done.output) == (1, "")
    assert (tmp_path / "told.txt").read_text("utf-8") == "Wrong.\n"


@pytest.mark.parametrize("name", ["check", "doctor", "habits", "themes", "verify"])
def test_what_prints_as_it_goes_has_a_file_to_print_to(name: str) -> None:
    command = cli.get_command(click.Context(cli), name)
    assert command is not None
    assert any("-o" in option.opts for option in command.params)


def test_a_command_that_is_not_there_is_told_with_the_nearest() -> None:
    assert "Did you mean compare" in run("compar").stderr


def test_the_links_that_differ_from_a_key_are_named(specimen: Path) -> None:
    document = json.loads(run("check", specimen, "--answers", "--format", "json").stdout)
    (figures,) = document["answers"]
    for pair in figures["pairs"]:
        counts = pair["figures"]
        assert len(pair["missing"]) == counts["true"] - counts["both"]
        assert len(pair["surplus"]) == counts["found"] - counts["both"]
    assert any(pair["missing"] for pair in figures["pairs"])


def test_a_review_as_json_tells_what_the_comment_tells(specimen: Path, tmp_path: Path) -> None:
    for side in ("base", "head"):
        folder = tmp_path / side / "accord"
        folder.mkdir(parents=True)
        (folder / "series.toml").write_text('title = "Accord"\n', encoding="utf-8")
        for year in ("2020", "2021"):
            word = "trade" if side == "base" or year == "2020" else "commerce"
            (folder / f"{year}-here.md").write_text(
                f'+++\ntitle = "Accord of {year}"\ndate = {year}-05-01\n[[source]]\n'
                f'description = "Invented"\n+++\n\nThe states support {word} and energy.\n',
                encoding="utf-8",
            )
    told = run("review", tmp_path / "base", tmp_path / "head", "--format", "json")
    document = json.loads(told.stdout)
    (series,) = document["series"]
    (correction,) = series["corrections"]
    assert "corrected" in document["kinds"]
    assert correction["text"] == "2021-here"
    changed = [edit for change in correction["changes"] for edit in change["edits"]]
    assert [-1, "trade"] in changed
    assert [1, "commerce"] in changed


def test_the_series_as_option_is_the_series_as_argument(specimen: Path) -> None:
    named = run("brief", specimen, "2020").stdout
    assert named == run("brief", "--series", specimen, "2020").stdout
    assert named == run("brief", "2020", "--series", specimen).stdout


@pytest.mark.parametrize(
    ("typed", "begun", "offered"),
    [
        (["compare", "--series", "HERE"], "2020", "2020-brannik"),
        (["compare", "--series", "HERE", "2019-halmgard"], "2020", "2020-brannik"),
        (["export", "HERE", "--pair", "2019-halmgard"], "2020", "2020-brannik"),
        (["compare", "--series", "HERE", "--theme"], "ener", "energy"),
        (["brief", "--series", "HERE"], "2020", "2020-brannik"),
    ],
)
def test_a_shell_is_offered_the_ids_of_the_series(
    typed: list[str],
    begun: str,
    offered: str,
    specimen: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(tmp_path)  # else those in ./declarations would be offered, too
    shell = ShellComplete(cli, {}, "comparator", "_COMPARATOR_COMPLETE")
    words = [word.replace("HERE", str(specimen)) for word in typed]
    assert offered in [item.value for item in shell.get_completions(words, begun)]


def test_a_shell_is_offered_nothing_where_there_is_no_series(tmp_path: Path) -> None:
    shell = ShellComplete(cli, {}, "comparator", "_COMPARATOR_COMPLETE")
    offered = shell.get_completions(["export", str(tmp_path / "none"), "--theme"], "")
    assert [item.value for item in offered] == []
