"""Whatever goes wrong comes out of the command as one sentence, and nothing steers the terminal."""

import errno
import subprocess
import sys

import click
import pytest

from comparator.cli import main
from comparator.cli.main import cli
from comparator.cli.messages import Voice
from comparator.errors import InputError

NASTY = "a\x1b[31m\r\nb\x07\u202e"


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (KeyError("x"), 1),
        (ValueError(NASTY), 1),
        (UnicodeEncodeError("ascii", "é", 0, 1, "no"), 1),
        (MemoryError(), 1),
        (OSError(errno.ENOMEM, "Cannot allocate memory"), 1),
        (ImportError("x.so: failed to map segment from shared object"), 1),
        (RecursionError("deep"), 1),
        (AssertionError("z" * 50_000), 1),
        (InputError(None, None, NASTY * 20_000), 2),
        (OSError(errno.ENOSPC, "No space left on device", NASTY), 2),
        (click.UsageError(NASTY), 2),
        (click.ClickException(NASTY), 1),
        (KeyboardInterrupt(), 130),
    ],
    ids=lambda value: type(value).__name__,
)
def test_every_error_is_one_sentence(
    error: BaseException,
    code: int,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    def fails(**_: object) -> None:
        raise error

    monkeypatch.setattr(cli, "main", fails)
    monkeypatch.setattr(sys, "argv", ["comparator", "build"])
    with pytest.raises(SystemExit) as ended:
        main()
    assert ended.value.code == code
    out, err = capsys.readouterr()
    assert out == ""
    assert err.endswith("\n")
    assert err.count("\n") == 1
    assert err.rstrip("\n").isprintable()
    assert len(err) < 2100


def test_memory_that_is_used_up_is_told_when_it_was_given_back(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fails(**_: object) -> None:
        raise MemoryError

    monkeypatch.setattr(cli, "main", fails)
    monkeypatch.setattr(sys, "argv", ["comparator", "build"])
    with pytest.raises(SystemExit) as ended:
        main()
    assert ended.value.__context__ is None  # else its frames are kept, with all that is in them
    assert "memory that may be used is used up" in capsys.readouterr().err


def test_debug_shows_where(monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(**_: object) -> None:
        raise ValueError("as it is")

    monkeypatch.setattr(cli, "main", fails)
    monkeypatch.setattr(sys, "argv", ["comparator", "build", "--debug"])
    with pytest.raises(ValueError, match="as it is"):
        main()


def test_what_a_command_says_steers_no_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    voice = Voice(1)
    for said in (voice.step, voice.done, voice.warn):
        said(NASTY)
        said("A title: ##[add-mask]a ##vso[task]b\n ::error::c")
    told = "".join(capsys.readouterr())
    assert "a" in told
    assert all(c.isprintable() or c == "\n" for c in told)
    assert not any(line.lstrip().startswith("::") for line in told.splitlines())
    assert "##[" not in told
    assert "##vso[" not in told


def test_a_process_of_its_own_ends_with_the_code_and_the_sentence() -> None:
    command = [sys.executable, "-m", "comparator", "compare", "nowhere.md", "no-such.md"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("Error: ")
    command = [sys.executable, "-m", "comparator", "--version"]
    assert subprocess.check_output(command, text=True).startswith("comparator, version 0.")


@pytest.mark.parametrize("error", [InputError(None, 3, NASTY, "Mend it."), click.UsageError("no")])
def test_a_program_that_asks_for_json_gets_an_error_it_can_read(
    error: Exception, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    import json

    def fails(**_: object) -> None:
        raise error

    monkeypatch.setattr(cli, "main", fails)
    monkeypatch.setattr(sys, "argv", ["comparator", "brief", "--format", "json"])
    with pytest.raises(SystemExit) as ended:
        main()
    told = json.loads(capsys.readouterr().err)["error"]
    assert ended.value.code == told["exit_code"] == 2
    if isinstance(error, InputError):
        assert (told["line"], told["remedy"]) == (3, "Mend it.")
        assert not set(told["message"]) & {"\x1b", "\r", "\n", "\x07"}


@pytest.mark.skipif(sys.platform == "win32", reason="signals are otherwise there")
@pytest.mark.parametrize(("name", "code"), [("SIGTERM", 143), ("SIGINT", 130)])
def test_what_is_asked_to_end_while_something_is_thrown_away_ends(name: str, code: int) -> None:
    """Python passes over what is raised in a `__del__`: the process went on, and told of it."""
    program = f"""
import signal, time
from comparator.cli import main
from comparator.cli.main import cli

class Thing:
    def __del__(self):
        signal.raise_signal(signal.{name})

def work(**_):
    thing = Thing()
    del thing
    time.sleep(5)
    print("It went on.")

cli.main = work
main()
"""
    command = [sys.executable, "-c", program]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (code, "")
    assert "Traceback" not in done.stderr
