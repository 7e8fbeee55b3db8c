"""The man page and the reference are what the commands say, and man can set them."""

import shutil
import subprocess
from pathlib import Path

import click
import pytest
from hypothesis import given
from hypothesis import strategies as st

from comparator.cli.main import SUMMARIES, cli
from comparator.cli.manual import manual_files
from comparator.cli.manual.commands import entries
from comparator.cli.manual.roff import man_page


def test_the_manual_is_not_out_of_date(root: Path) -> None:
    """Renewed with: python -m comparator.cli.manual."""
    stale = [n for n, data in manual_files().items() if (root / n).read_bytes() != data]
    assert stale == [], "run: python -m comparator.cli.manual"


def test_every_command_and_option_has_something_to_say() -> None:
    told = {entry.name: entry for entry in entries(cli)}
    assert set(told) == {"comparator", *(f"comparator {name}" for name in SUMMARIES)}
    for name, summary in SUMMARIES.items():
        command = cli.get_command(click.Context(cli), name)
        assert command is not None
        assert command.name == name
        entry = told[f"comparator {name}"]
        assert entry.summary.startswith(summary.rstrip(".")), name
        options = [p for p in command.params if isinstance(p, click.Option)]
        assert all(option.help for option in options), name
        shown = " ".join(option.names for option in entry.options)
        assert all(name in shown for option in options for name in option.opts if "--" in name)


def _set(page: str, *command: str) -> subprocess.CompletedProcess[str]:
    if shutil.which(command[0]) is None:
        pytest.skip(f"{command[0]} is not here: the page was not set by it")
    return subprocess.run(command, input=page, capture_output=True, text=True, check=False)


@pytest.mark.parametrize(
    "command",
    [("groff", "-man", "-ww", "-Kutf8", "-Tutf8"), ("mandoc", "-T", "lint")],
    ids=["groff", "mandoc"],
)
def test_the_page_is_set_without_a_warning(command: tuple[str, ...]) -> None:
    page = manual_files()["docs/man/comparator.1"].decode()
    done = _set(page, *command)
    warnings = done.stderr + (done.stdout if command[0] == "mandoc" else "")
    # That a page of a version has no date is our wish.
    assert [line for line in warnings.splitlines() if "missing date" not in line] == []


@given(st.text(st.characters(codec="ascii", min_codepoint=32), min_size=1))
def test_no_word_of_a_help_is_a_command_to_roff(words: str) -> None:
    """Every line of the page is one of our macros, or text that begins like none."""
    group = click.Group("g", help=f"First. {words}")
    page = man_page(entries(group), "1")
    ours = (".TH", ".SH", ".SS", ".PP", ".TP", ".B ", ".nf", ".fi", r".\"")
    for line in page.splitlines():
        assert not line.startswith("'")
        assert not line.startswith(".") or line.startswith(ours)


def test_hostile_help_is_set_as_it_stands() -> None:
    help_ = ".so /etc/passwd and 'quoted' \\fBbold\\fP --long-option .\n\n\b\n.TH lines\n'br stay"
    page = man_page(entries(click.Group("g", help=help_)), "1")
    done = _set(page, "groff", "-man", "-ww", "-Kutf8", "-Tascii", "-P-cbou", "-rLL=200n")
    for words in (
        ".so /etc/passwd and 'quoted' \\fBbold\\fP --long-option",
        ".TH lines",
        "'br stay",
    ):
        assert words in done.stdout
