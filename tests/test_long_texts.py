"""Two texts of any length get a result, in bounded memory; what is left out is said."""

import os
import random
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner

from comparator import pipeline
from comparator.alignment import windows
from comparator.analysis import lengths
from comparator.cli.main import cli
from comparator.errors import InputError
from comparator.report.side_by_side import layout

_WORDS = (
    "the states of a region support their treaty and welcome new roads for schools to all people "
    "which peace in that valley will bring with water energy trade harbour bridge market orchard"
).split()
_MOST_BYTES = 2 * 1024**3
_MOST_SECONDS = 120  # of a processor that many share; docs/testing.md has what it takes


def _sentence(lot: random.Random, least: int = 8) -> str:
    told = " ".join(f"{lot.choice(_WORDS)}{lot.choice(('', '', 's'))}" for _ in range(least + 6))
    return f"{told.capitalize()} {lot.randrange(10**4)}."


def _paragraphs(lot: random.Random) -> list[str]:
    return [" ".join(_sentence(lot, 20) for _ in range(3)) for _ in range(9_500)]


def _one_paragraph(lot: random.Random) -> list[str]:
    return [" ".join(_sentence(lot, 2) for _ in range(60_000))]


def _letters(lot: random.Random) -> list[str]:
    return [" ".join(lot.choices("abcdefghij", k=1_000_000))]


def _edited(lot: random.Random, text: str) -> str:
    return " ".join(lot.choice(_WORDS) if lot.random() < 0.05 else w for w in text.split(" "))


@pytest.mark.proof
@pytest.mark.skipif(sys.platform != "linux", reason="what a process took is told otherwise")
@pytest.mark.parametrize("made", [_paragraphs, _one_paragraph, _letters])
def test_two_long_texts_are_compared_in_bounded_memory(
    made: Callable[[random.Random], list[str]], tmp_path: Path
) -> None:
    lot = random.Random(120201)  # noqa: S311 - no secret hangs on it
    older = made(lot)
    for name, text in (("older", older), ("newer", [_edited(lot, each) for each in older])):
        (tmp_path / f"{name}.txt").write_text("\n\n".join(text))
    paths = [tmp_path / name for name in ("older.txt", "newer.txt", "out.html")]
    asked = ("compare", paths[0], paths[1], "--format", "html", "--out", paths[2])
    child = subprocess.Popen([sys.executable, "-m", "comparator", *asked])
    _, status, took = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)
    assert child.returncode == 0
    assert paths[2].stat().st_size > 1_000_000
    assert took.ru_maxrss * 1024 < _MOST_BYTES
    assert took.ru_utime + took.ru_stime < _MOST_SECONDS


def test_texts_too_long_to_ask_what_their_edits_mean_say_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, verb in (("older", "note"), ("newer", "support")):
        text = f"The Parties {verb} the work of the observatory in the valley of Arden."
        (tmp_path / f"{name}.txt").write_text(text)
    asked = [
        *("compare", str(tmp_path / "older.txt"), str(tmp_path / "newer.txt")),
        *("--format", "json"),
    ]
    whole = CliRunner().invoke(cli, asked)
    assert "no findings are sought" not in whole.output
    assert '"stronger"' in whole.stdout
    monkeypatch.setattr(lengths, "MOST_FOR_FINDINGS", 100)
    coarser = CliRunner().invoke(cli, asked)
    assert coarser.exit_code == 0
    assert "no findings are sought" in coarser.stderr
    assert '"stronger"' not in coarser.stdout


def _compared(tmp_path: Path, form: str) -> tuple[str, str]:
    older = [f"The Parties note report {n} of the observatory of Arden." for n in range(9)]
    newer = [text.replace("note", "support") for text in older]
    for name, texts in (("older", older), ("newer", newer)):
        (tmp_path / f"{name}.txt").write_text("\n\n".join(texts))
    paths = [str(tmp_path / f"{name}.txt") for name in ("older", "newer")]
    found = CliRunner().invoke(cli, ["compare", *paths, "--format", form])
    assert found.exit_code == 0
    return found.stdout, found.stderr


def test_what_is_coarser_of_long_texts_is_told_in_the_page_and_beside_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page, told = _compared(tmp_path, "html")
    assert "so long" not in page + told
    monkeypatch.setattr(lengths, "MOST_OF_PASSAGE", 40)
    page, told = _compared(tmp_path, "html")
    assert "No findings are sought in passages of more than" in told
    assert "It is not asked what changes mean in sentences of more than" in page
    monkeypatch.setattr(lengths, "MOST_FOR_FINDINGS", 100)
    monkeypatch.setattr(windows, "MOST_CELLS", 10)
    monkeypatch.setattr(windows, "_MOST_PASSAGES", 10)
    monkeypatch.setattr(layout, "MOST_ROWS", 4)
    page, told = _compared(tmp_path, "html")
    assert "no findings are sought" in told
    assert "too long for it to be asked what their changes mean" in page
    assert "linked more coarsely" in page
    assert "linked more coarsely" in told
    assert "The page has 4 rows at the most." in told
    assert "Of 9 rows the first 4 are shown here." in page
    assert "report 3 of" in page
    assert "report 4 of" not in page


def test_texts_that_are_longer_than_any_book_are_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pipeline, "_MOST_CHARACTERS", 100)
    for name in ("older", "newer"):
        (tmp_path / f"{name}.txt").write_text("The Parties note the work of Arden. " * 5)
    paths = [str(tmp_path / f"{name}.txt") for name in ("older", "newer")]
    found = CliRunner().invoke(cli, ["compare", *paths])
    assert isinstance(found.exception, InputError)
    assert "has 179 characters, and up to 100 are read" in str(found.exception)
