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
from comparator.cli.main import cli

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
    monkeypatch.setattr(pipeline, "_MOST_FOR_FINDINGS", 100)
    coarser = CliRunner().invoke(cli, asked)
    assert coarser.exit_code == 0
    assert "no findings are sought" in coarser.stderr
    assert '"stronger"' not in coarser.stdout
