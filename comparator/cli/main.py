"""The group of all commands, and the one place where errors are printed."""

import atexit
import errno
import gc
import os
import signal
import sys
from collections.abc import Sequence
from importlib import import_module
from itertools import pairwise
from typing import NoReturn

import click

from comparator.cli.messages import DEBUG, unknown, with_voice
from comparator.errors import InputError, one_line
from comparator.version import __version__

# The commands with how their own help begins, so that `--help` need not import them.
SUMMARIES = {
    "add": "Turn texts into declarations of a series.",
    "brief": "Tell on one page what a declaration says.",
    "build": "Write an HTML report of one or more series.",
    "check": "Look for damage in the files of a series.",
    "compare": "Compare two declarations.",
    "completion": "Print the script that completes commands and options in a shell.",
    "correct": "Set by hand what the program got wrong.",
    "doctor": "Tell what of comparator is here, what is not, and what is broken.",
    "embed": "Write a passage, a row or a finding as HTML to paste into another page.",
    "export": "Write a series for other tools.",
    "fetch": "Fetch the declarations of SERIES that its catalogue names.",
    "habits": "Print what the translators of a series use one for the other.",
    "init": "Start a series of your own in DIR.",
    "lineage": "Trace which texts of thousands descend from which.",
    "precedent": "Tell of each clause of DRAFT what the series agreed before.",
    "review": "Tell as Markdown what a change to declarations does to the report.",
    "serve": "Show the report on this machine, and anew whenever a declaration is saved.",
    "themes": "Print how many words each theme has in each year.",
    "trace": "Show every year that says PHRASE.",
    "verify": "Read a published report anew and hold it against the texts it is of.",
}


class _Commands(click.Group):
    """The commands, each imported when it is asked for: start-up is felt on every call."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names in order."""
        return list(SUMMARIES)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Return a command: the function of the module that is called like it."""
        if cmd_name not in SUMMARIES:
            return None
        module = import_module(f"comparator.cli.{cmd_name}")
        command: click.Command = getattr(module, cmd_name)
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Return the command that is asked for; of one that is not there, tell the nearest."""
        if args and args[0] not in SUMMARIES and not args[0].startswith("-"):
            ctx.fail(str(unknown("command", args[0], [*SUMMARIES])).replace("there is", "There is"))
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the list of the commands."""
        with formatter.section("Commands"):
            formatter.write_dl(list(SUMMARIES.items()))


@click.group(
    cls=_Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 88}
)
@click.version_option(__version__, prog_name="comparator")
@with_voice
def cli() -> None:
    """Show how the wording of declarations moves from year to year."""


def main() -> None:
    """Run the command line; exit 2 for bad usage or input, 1 for a failed check or our own fault.

    Whatever goes wrong below comes out of this door as one sentence.
    """
    # Frozen trees have no circles: looking for some took a twentieth of the time of a command.
    gc.set_threshold(100_000, 50, 100)
    # Nor are any looked for at the end, when all is given back at once: a tenth of a second.
    atexit.register(gc.freeze)
    for name in ("SIGTERM", "SIGHUP"):
        # What is half done is put away, as after Ctrl-C; where `nohup` says so, nothing ends it.
        if hasattr(signal, name) and signal.getsignal(getattr(signal, name)) is signal.SIG_DFL:
            signal.signal(getattr(signal, name), lambda number, _: sys.exit(128 + number))
    sys.unraisablehook = _end_again
    # No threads for products of tables: each asks for memory, and ends the process if it gets none.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    is_used_up = False
    try:
        # Without standalone mode click gives back the exit code that a command asked for.
        code = cli.main(prog_name="comparator", standalone_mode=False)
        sys.exit(code if isinstance(code, int) else 0)
    except (click.Abort, KeyboardInterrupt):
        _end(130, "Stopped.")
    except BrokenPipeError:
        # The reader of our output has gone: nothing is wrong, and nothing more can be said.
        sys.stderr.close()
        sys.exit(0)
    except Exception as error:
        if DEBUG in sys.argv[1:]:
            raise
        is_used_up = _is_out_of_memory(error)
        if is_used_up:
            pass  # told below, where what filled the memory has been given back
        elif _is_json_wanted(sys.argv[1:]):
            _end(*_as_json(error))
        else:
            _end(*_told(error))
    if is_used_up:
        told = _as_json if _is_json_wanted(sys.argv[1:]) else _told
        _end(*told(MemoryError()))


def _is_out_of_memory(error: Exception) -> bool:
    """Whether an error came of too little memory, of the system's or as a library tells it."""
    is_systems = isinstance(error, OSError) and error.errno == errno.ENOMEM
    return is_systems or isinstance(error, MemoryError) or _UNMAPPED in str(error)


def _end_again(told: "sys.UnraisableHookArgs") -> None:
    """End what was asked to end while some `__del__` ran: Python passes over what is raised there.

    A moment later, when that is done, it is raised once more.
    """
    end = told.exc_value
    if isinstance(end, MemoryError):
        return  # what asks next for memory says so, in one sentence
    set_timer = getattr(signal, "setitimer", None)
    if not isinstance(end, SystemExit | KeyboardInterrupt) or set_timer is None:
        sys.__unraisablehook__(told)
        return

    def again(*_: object) -> NoReturn:
        raise end

    signal.signal(getattr(signal, "SIGALRM", signal.SIGINT), again)
    set_timer(getattr(signal, "ITIMER_REAL", 0), 0.01)


def _told(error: Exception) -> tuple[int, str]:
    """Return the exit code for an error, and the sentence."""
    if isinstance(error, click.UsageError):
        click.UsageError(one_line(error.format_message()), error.ctx).show()
        return error.exit_code, ""
    if isinstance(error, click.ClickException):
        return error.exit_code, f"Error: {error.format_message()}"
    if isinstance(error, InputError):
        return 2, f"Error: {error}"
    if isinstance(error, OSError):
        where = f"{error.filename}: " if error.filename else ""
        return 2, f"Error: {where}{error.strerror or error}."
    for kind, what in _RAN_OUT.items():
        if isinstance(error, kind):
            return 1, f"Error: {what}."
    what = f"{type(error).__name__}: {error}"
    return 1, f"Error: comparator was not made for this, its own fault: {what}. {_MORE}"


def _is_json_wanted(arguments: Sequence[str]) -> bool:
    """Whether --format json was asked for: a program reads, and reads of errors, too."""
    pairs = pairwise(arguments)
    return "--format=json" in arguments or ("--format", "json") in pairs


def _as_json(error: Exception) -> tuple[int, str]:
    """Return the exit code for an error, and the error as one line of JSON."""
    import json

    if isinstance(error, click.UsageError):
        code, message = error.exit_code, error.format_message()
    else:
        code, message = _told(error)
    told: dict[str, object] = {
        "message": one_line(message.removeprefix("Error: ")),
        "exit_code": code,
    }
    if isinstance(error, InputError):
        told |= {
            "path": str(error.path) if error.path else None,
            "line": error.line,
            "problem": one_line(error.problem),
            "remedy": one_line(error.remedy) or None,
            "code": error.code or None,
        }
    return code, json.dumps({"error": told}, ensure_ascii=False)


_UNMAPPED = "failed to map segment from shared object"
"""How a library is told not to be loaded where no memory is left for it."""
_RAN_OUT = {
    MemoryError: "the memory that may be used is used up; give less at once",
    RecursionError: f"something is nested too deeply; {DEBUG} shows where",
}
_MORE = f"With {DEBUG} the same command shows where; please report it."


def _end(code: int, sentence: str) -> NoReturn:
    if sentence:
        # JSON is a line as it stands, and may be longer than a sentence.
        click.echo(sentence if sentence.startswith("{") else one_line(sentence), err=True)
    sys.exit(code)
