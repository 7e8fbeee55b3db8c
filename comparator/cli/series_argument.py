"""Which series a command is about when none is named: the user's own, and no other unasked."""

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TypeVar

import click

from comparator.errors import InputError

Command = TypeVar("Command", bound=Callable[..., object])

_DEMO = "comparator.demo"


def with_demo(command: Command) -> Command:
    """Give a command --demo: it is about the series that come with the tool."""

    def ask(context: click.Context, _: click.Parameter, is_set: bool) -> None:
        context.meta[_DEMO] = context.meta.get(_DEMO, False) or is_set

    return click.option(
        "--demo",
        is_flag=True,
        expose_value=False,
        callback=ask,
        help="Take the series that come with comparator.",
    )(command)


def with_series(command: Command) -> Command:
    """Give a command `series_dir`: the folder of the series that it is about, or None."""
    return click.option(
        "--series",
        "series_dir",
        type=click.Path(path_type=Path),
        help="Folder of the series; else the one one is in, or the one in ./declarations.",
    )(command)


def with_kind(command: Command) -> Command:
    """Give a command `kind`: the only kind of document that it is about, or ""."""
    return click.option(
        "--kind", default="", help="Take the documents of this kind only, such as statement."
    )(command)


def series_folders(named: Iterable[Path]) -> tuple[Path, ...]:
    """Return the folders of the series that are named, or that lie in one that is named.

    Without a name: the folder one is in, if it is a series, else those in ./declarations. Those
    that come with the tool only with --demo: nobody is to take them for their own.

    Raises:
        InputError: There is none, a folder is no series, or two series have one name.
    """
    from comparator.corpus import find_series

    roots = tuple(named)
    if not roots:
        roots = (_default(),)
    elif _is_demo():
        raise click.UsageError("--demo takes the series of the tool: name no other.")
    folders = tuple(folder for root in roots for folder in find_series(root))
    seen: dict[str, Path] = {}
    for folder in folders:
        name = folder.resolve().name
        if name in seen and seen[name].resolve() != folder.resolve():
            raise InputError(
                folder, None, f"{seen[name]} has the same name.", "Rename one of the two folders."
            )
        seen[name] = folder
    return tuple(seen.values())


def one_series(named: Path | None) -> Path:
    """Return the folder of the one series that a command is about; see `series_folders`.

    Raises:
        InputError: There is none, or there are several.
    """
    folders = series_folders([named] if named else [])
    if len(folders) > 1:
        raise InputError(
            None, None, "there are several series here.", f"Choose one: --series {folders[0]}."
        )
    return folders[0]


def _is_demo() -> bool:
    context = click.get_current_context(silent=True)
    return context is not None and bool(context.meta.get(_DEMO))


def _default() -> Path:
    from comparator.corpus import bundled_declarations
    from comparator.corpus.series.series import is_series

    if _is_demo():
        return bundled_declarations()
    here = Path.cwd()
    if is_series(here):
        return here
    if Path("declarations").is_dir():
        return Path("declarations")
    raise InputError(
        None,
        None,
        "there is no series here: no series.toml and no folder declarations.",
        "Name the folder of a series, begin one with comparator init, or pass --demo to see those"
        " that come with comparator.",
    )
