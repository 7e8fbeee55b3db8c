"""What commands say, and to whom: results to standard output, the rest to standard error."""

import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TypeVar

import click

from comparator.errors import InputError, one_line, printable

DEBUG = "--debug"

_BAR = 20
_WORTH_A_BAR = 3

Command = TypeVar("Command", bound=Callable[..., object])


class Voice:
    """How much a command says: -q errors only, -v each step; progress on a terminal only.

    What is said may come from a file or a site: nothing of it steers the terminal.
    """

    def __init__(self, level: int) -> None:
        self._level = level
        self._is_terminal = sys.stderr.isatty()
        self._has_line = False
        self._doing = ""

    @property
    def shows_progress(self) -> bool:
        """Whether passing lines are seen: on a terminal, and neither with -q nor with -v."""
        return self._level == 0 and self._is_terminal

    def step(self, sentence: str) -> None:
        """Say what is being done: always with -v, else as a passing line on a terminal."""
        self._doing = one_line(sentence)
        if self._level > 0:
            click.echo(self._doing, err=True)
        elif self.shows_progress:
            self._pass(self._doing)

    def count(self, done: int, of: int) -> None:
        """Show as a bar how much is done of what is being done, and of how much."""
        if self.shows_progress and of >= _WORTH_A_BAR:
            full = _BAR * done // of
            self._pass(f"[{'#' * full}{'-' * (_BAR - full)}] {done} of {of}  {self._doing}")

    def _pass(self, line: str) -> None:
        click.echo(f"\r\x1b[K{line}", nl=False, err=True)
        self._has_line = True

    def done(self, sentence: str) -> None:
        """Say what came of it."""
        self.clear()
        if self._level >= 0:
            click.echo(printable(sentence, "\n"))

    def warn(self, sentence: str) -> None:
        """Say what the user should know of, though it is no error."""
        self.clear()
        if self._level >= 0:
            click.echo(printable(sentence, "\n"), err=True)

    def clear(self) -> None:
        """Wipe the passing line."""
        if self._has_line:
            click.echo("\r\x1b[K", nl=False, err=True)
            self._has_line = False


def with_voice(command: Command) -> Command:
    """Give a command -q, -v and --debug; they may stand before or behind its name."""
    # `main` looks for it itself: what goes wrong may do so before there is any command.
    command = click.option(
        DEBUG,
        is_flag=True,
        expose_value=False,
        help="Show where in the code an error came from.",
    )(command)
    for name, level, text in (
        ("verbose", 1, "Say what is being done."),
        ("quiet", -1, "Say nothing but errors."),
    ):

        def set_level(
            context: click.Context, _: click.Parameter, is_set: bool, level: int = level
        ) -> None:
            if is_set and context.obj == -level:
                raise click.UsageError("-q and -v exclude each other.", context)
            context.obj = level if is_set else context.obj or 0

        command = click.option(
            f"-{name[0]}",
            f"--{name}",
            is_flag=True,
            expose_value=False,
            callback=set_level,
            help=text,
        )(command)
    return command


def print_error(error: InputError) -> None:
    """Print an error as one line."""
    click.echo(f"Error: {error}", err=True)


def unknown(what: str, name: str, known: Sequence[str], where: Path | None = None) -> InputError:
    """Return the error for a name that is not there, with the nearest that are."""
    import difflib

    near = difflib.get_close_matches(name, list(dict.fromkeys(known)), n=3, cutoff=0.4)
    if near:
        hint = f"Did you mean {' or '.join(near)}?"
    elif known:
        hint = f"Known: {', '.join(known[:12])}{', …' if len(known) > 12 else ''}."
    else:
        hint = "There are none here."
    return InputError(where, None, f"there is no {what} {name!r}.", hint)
