"""--out, --format and --ui-language: where a command's result goes, and what it speaks."""

from collections.abc import Callable, Sequence
from contextlib import redirect_stdout
from functools import wraps
from io import StringIO
from pathlib import Path
from typing import TypeVar

import click

from comparator.errors import InputError

_TABLES = {"habits.toml", "themes.toml"}

Command = TypeVar("Command", bound=Callable[..., object])


def with_out(command: Command) -> Command:
    """Give a command `out`: the file its result goes to, or None for the terminal."""
    return click.option(
        "-o",
        "--out",
        type=click.Path(path_type=Path),
        help="File to write to instead of the terminal.",
    )(command)


def with_out_of_echo(command: Callable[..., None]) -> Callable[..., None]:
    """Give a command that prints as it goes the option --out: a file for what it prints."""
    from comparator.resources.whole_files import write_file

    @wraps(command)
    def told(*arguments: object, out: Path | None, **options: object) -> None:
        if out is None:
            return command(*arguments, **options)
        with redirect_stdout(StringIO()) as printed:
            try:
                return command(*arguments, **options)
            finally:  # what ends with exit 1 was told, too
                data = printed.getvalue().encode()
                # The table that a series has not yet belongs into its folder.
                if out.name in _TABLES and not out.exists():
                    write_file(out, data)
                else:
                    deliver(data, out)

    return with_out(told)


def with_form(for_people: str = "text") -> Callable[[Command], Command]:
    """Give a command `form`: what it writes for people, or "json" for programs."""
    return click.option(
        "--format",
        "form",
        type=click.Choice([for_people, "json"]),
        default=for_people,
        show_default=True,
        help="What to write: for people, or JSON for programs.",
    )


def as_json(schema: str, **facts: object) -> str:
    """Return what a command tells programs, as `comparator/SCHEMA`."""
    import json

    return json.dumps({"schema": f"comparator/{schema}", **facts}, ensure_ascii=False, indent=1)


def with_ui_language(help_text: str) -> Callable[[Command], Command]:
    """Give a command `ui_language`: what the words around the texts are said in."""
    return click.option(
        "--ui-language",
        type=click.Choice(["en", "ru", "zh"]),
        default="en",
        show_default=True,
        help=help_text,
    )


def deliver(data: bytes, out: Path | None) -> None:
    """Write a result to a file, or else to the terminal.

    Raises:
        InputError: The file cannot be written, or belongs to a series.
    """
    if out is None:
        click.echo(data, nl=False)
        return
    refuse_source(out, ())
    from comparator.resources.whole_files import write_file

    write_file(out, data)


def refuse_source(out: Path, inputs: Sequence[str]) -> None:
    """Raise InputError if writing to `out` would destroy what is compared or a series."""
    is_input = any(Path(name).exists() and out.exists() and out.samefile(name) for name in inputs)
    is_of_series = out.suffix in {".md", ".toml"} and (out.parent / "series.toml").exists()
    if is_input or is_of_series:
        raise InputError(
            out, None, "this is a source, and would be overwritten.", "Choose another file."
        )
