"""The group of all commands, and the one place where errors are printed."""

import signal
import sys
from typing import NoReturn

import click

from comparator.cli.add import add
from comparator.cli.brief import brief
from comparator.cli.build import build
from comparator.cli.check import check
from comparator.cli.compare import compare
from comparator.cli.completion import completion
from comparator.cli.doctor import doctor
from comparator.cli.embed import embed
from comparator.cli.export import export
from comparator.cli.fetch import fetch
from comparator.cli.habits import habits
from comparator.cli.init import init
from comparator.cli.messages import DEBUG, with_voice
from comparator.cli.review import review
from comparator.cli.serve import serve
from comparator.cli.themes import themes
from comparator.cli.trace import trace
from comparator.errors import InputError, one_line
from comparator.version import __version__


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 88})
@click.version_option(__version__, prog_name="comparator")
@with_voice
def cli() -> None:
    """Show how the wording of declarations moves from year to year."""


_COMMANDS = (
    build,
    serve,
    compare,
    review,
    brief,
    trace,
    embed,
    themes,
    habits,
    check,
    init,
    add,
    fetch,
    export,
    completion,
    doctor,
)
for command in _COMMANDS:
    cli.add_command(command)


def main() -> None:
    """Run the command line; exit 2 for bad usage or input, 1 for a failed check or our own fault.

    Whatever goes wrong below comes out of this door as one sentence.
    """
    for name in ("SIGTERM", "SIGHUP"):
        # What is half done is put away, as after Ctrl-C; where `nohup` says so, nothing ends it.
        if hasattr(signal, name) and signal.getsignal(getattr(signal, name)) is signal.SIG_DFL:
            signal.signal(getattr(signal, name), lambda number, _: sys.exit(128 + number))
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
        _end(*_told(error))


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


_RAN_OUT = {
    MemoryError: "the memory that may be used is used up; give less at once",
    RecursionError: f"something is nested too deeply; {DEBUG} shows where",
}
_MORE = f"With {DEBUG} the same command shows where; please report it."


def _end(code: int, sentence: str) -> NoReturn:
    if sentence:
        click.echo(one_line(sentence), err=True)
    sys.exit(code)
