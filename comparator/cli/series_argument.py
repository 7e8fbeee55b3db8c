"""Which series a command is about when none is named: the user's own, and no other unasked."""

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import click

from comparator.errors import InputError

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

Command = TypeVar("Command", bound=Callable[..., object])

_DEMO = "comparator.demo"
_NAMED = "comparator.series"


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
    return with_demo(
        click.option(
            "--series",
            "series_dir",
            type=click.Path(path_type=Path),
            help="Folder of the series; else the one one is in, or what is in ./declarations.",
        )(command)
    )


def with_series_dirs(command: Command) -> Command:
    """Give a command `series_dirs`, as arguments and as --series; `series_folders` takes both."""

    def name(context: click.Context, _: click.Parameter, folders: tuple[Path, ...]) -> None:
        context.meta[_NAMED] = folders

    command = click.option(
        "--series",
        metavar="SERIES_DIR",
        multiple=True,
        type=click.Path(path_type=Path),
        expose_value=False,
        callback=name,
        help="The same as SERIES_DIR, as other commands have it; as often as you like.",
    )(with_demo(command))
    return click.argument(
        "series_dirs", metavar="[SERIES_DIR]...", nargs=-1, type=click.Path(path_type=Path)
    )(command)


def with_kind(command: Command) -> Command:
    """Give a command `kind`: the only kind of document that it is about, or ""."""
    return click.option(
        "--kind", default="", help="Take the documents of this kind only, such as statement."
    )(command)


def series_folders(named: Iterable[Path | None]) -> tuple[Path, ...]:
    """Return the folders of the series that are named, or that lie in one that is named.

    Without a name: the folder one is in, if it is a series, else those in ./declarations. Those
    that come with the tool only with --demo: nobody is to take them for their own.

    Raises:
        InputError: There is none, a folder is no series, or two series have one name.
    """
    from comparator.corpus import find_series

    context = click.get_current_context(silent=True)
    more: tuple[Path, ...] = context.meta.get(_NAMED, ()) if context else ()
    roots = (*filter(None, named), *more)
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


def one_series(*named: Path | None) -> Path:
    """Return the folder of the one series that a command is about; see `series_folders`.

    Raises:
        InputError: There is none, or there are several.
    """
    folders = series_folders(named)
    if len(folders) > 1:
        raise InputError(
            None, None, "there are several series here.", f"Choose one: --series {folders[0]}."
        )
    return folders[0]


def text_ids(context: click.Context, _: click.Parameter, begun: str) -> list[str]:
    """Return the ids of texts that begin so, for a shell to offer."""
    from comparator.corpus.series.series import text_files

    return _begun(context, lambda folder: [path.stem for path in text_files(folder)], begun)


def text_or_file(
    context: click.Context, option: click.Parameter, begun: str
) -> "list[CompletionItem]":
    """Return the ids of texts that begin so, and let the shell offer files, too."""
    from click.shell_completion import CompletionItem

    ids = text_ids(context, option, begun)
    return [*map(CompletionItem, ids), CompletionItem(begun, type="file")]


def theme_ids(context: click.Context, _: click.Parameter, begun: str) -> list[str]:
    """Return the ids of themes that begin so, for a shell to offer."""
    from comparator.corpus import read_theme_set
    from comparator.corpus.series.series import THEMES_FILE

    return _begun(context, lambda folder: read_theme_set(folder / THEMES_FILE).ids, begun)


def _begun(
    context: click.Context, ids_in: Callable[[Path], Iterable[str]], begun: str
) -> list[str]:
    """Return the ids in the series of a command that begin so: none where it would find a fault."""
    named = [context.params.get("series_dir")]
    if "series_dirs" in context.params:
        # Behind an option whose value is still to come, click has not told the arguments apart.
        named += context.params["series_dirs"] or map(Path, context.args)
    try:
        with context:
            ids = dict.fromkeys(i for folder in series_folders(named) for i in ids_in(folder))
    except (InputError, OSError):
        return []
    return [each for each in ids if each.startswith(begun)]


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
