"""A series: a folder with series.toml, themes.toml and one file per declaration."""

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from comparator.corpus.series.catalogue import CATALOGUE_FILE, read_catalogue
from comparator.corpus.series.declarations import read_declaration, read_rendering
from comparator.corpus.series.habits import habits_of_series
from comparator.corpus.series.theme_sets import (
    read_theme_set,
    theme_set_bases,
    themes_without_file,
)
from comparator.corpus.series.toml_files import (
    check_id,
    read_bytes,
    read_table,
)
from comparator.corpus.series.verb_scales import VERBS
from comparator.corpus.series.witnesses import WITNESSES_TABLE, is_witness_file, texts_by_role
from comparator.errors import InputError
from comparator.model import Declaration, Series, ThemeSet

SERIES_FILE = "series.toml"
THEMES_FILE = "themes.toml"
ANSWERS_FILE = "answers.toml"
_ENDING = ".md"


def is_series(folder: Path) -> bool:
    """Whether a folder holds a series."""
    return (folder / SERIES_FILE).is_file()


def find_series(folder: Path) -> tuple[Path, ...]:
    """Return `folder` if it is a series, else the series in it, in the order of their names.

    Raises:
        InputError: There is none.
    """
    if is_series(folder):
        return (folder,)
    if not folder.is_dir():
        raise InputError(folder, None, "there is no such folder.")
    found = tuple(sorted(inner for inner in folder.iterdir() if is_series(inner)))
    if not found:
        raise InputError(
            folder, None, f"this is not a series: it has no {SERIES_FILE}.", "Add one with a title."
        )
    return found


def read_series(folder: Path, themes: ThemeSet | None = None) -> Series:
    """Return the series in a folder; its declarations have no passages yet.

    Args:
        folder: With series.toml and a file for each declaration.
        themes: What to file passages under in the place of its themes.toml, if not None.

    Raises:
        InputError: Something in the folder is not as it should be; says where and why.
    """
    folder = folder.absolute() if folder.name in {"", ".", ".."} else folder
    if not folder.is_dir():
        raise InputError(folder, None, "there is no such folder.")
    series_id = folder.resolve().name
    check_id(folder, series_id, "series")
    title, description, defaults = read_facts(folder / SERIES_FILE)
    texts = {path: read_declaration(path, defaults) for path in text_files(folder)}
    declarations, witnesses = texts_by_role(texts, folder / SERIES_FILE)
    if not declarations:
        raise InputError(
            folder, None, "there is no declaration here.", "Add one, such as 2007-bishkek.md."
        )
    declarations = _of_known_kinds(declarations, folder / CATALOGUE_FILE)
    return Series(
        id=series_id,
        title=title,
        description=description,
        declarations=declarations,
        themes=_read_themes(folder / THEMES_FILE, declarations) if themes is None else themes,
        verbs=VERBS.of_series(folder),
        habits=habits_of_series(folder),
        witnesses=witnesses,
    )


def _of_known_kinds(
    declarations: tuple[Declaration, ...], catalogue: Path
) -> tuple[Declaration, ...]:
    """Return declarations, those without a kind beside others that have one as catalogued.

    Else a file written by hand would be no neighbour of those that were added.
    """
    if len({bool(d.kind) for d in declarations}) < 2 or not catalogue.is_file():
        return declarations
    kinds = {entry.id: entry.kind for entry in read_catalogue(catalogue).entries}
    return tuple(d if d.kind else replace(d, kind=kinds.get(d.id, "")) for d in declarations)


def declaration_files(folder: Path) -> tuple[Path, ...]:
    """Return the files of a series that hold declarations, in the order of their names.

    Raises:
        InputError: A folder has the name of a declaration, or two files have one id.
    """
    return tuple(path for path in text_files(folder) if not is_witness_file(path))


def text_files(folder: Path) -> tuple[Path, ...]:
    """Return the files of declarations and of their witnesses, in the order of their names.

    Raises:
        InputError: A folder has the name of a declaration, or two files have one id.
    """
    found: dict[str, Path] = {}
    for path in text_paths(folder):
        if path.is_dir():
            raise InputError(
                path, None, "this is a folder.", "A declaration is a file; rename or move it."
            )
        # Some file systems do not tell A from a: such a pair is one id everywhere.
        key = path.stem.lower()
        if key in found:
            raise InputError(
                path, None, f"{found[key].name} has the same id.", "Rename one of the two."
            )
        found[key] = path
    return tuple(found.values())


def text_paths(folder: Path) -> tuple[Path, ...]:
    """Return all that is named as a text of a series, sound or not, in the order of the names.

    Raises:
        InputError: There is no such folder.
    """
    if not folder.is_dir():
        raise InputError(folder, None, "there is no such folder.")
    return tuple(
        path
        for path in sorted(folder.iterdir(), key=lambda p: p.name)
        if path.suffix.lower() == _ENDING and not path.name.startswith((".", "_", "README"))
    )


def read_accepted(path: Path) -> frozenset[str]:
    """Return the findings that series.toml accepts: "C407" or "2020-moscow:C306"."""
    table = read_table(path).table("check")
    table.allow("accept")
    return frozenset(table.texts("accept"))


def series_inputs(folder: Path) -> dict[str, bytes]:
    """Return the files of a series that its report depends on, by series and name.

    Its facts, its themes and those they build on, its declarations and their witnesses; of the
    themes it builds on also those that lie in another series.
    """
    folder = folder.resolve()
    paths = [folder / SERIES_FILE, *text_files(folder)]
    # Whatever TOML lies there may be read: themes, catalogue, verbs.
    paths += [p for p in sorted(folder.glob("*.toml")) if p.name not in {SERIES_FILE, ANSWERS_FILE}]
    paths += theme_set_bases(folder / THEMES_FILE)
    return {f"{path.parent.name}/{path.name}": read_bytes(path) for path in paths}


def read_facts(path: Path) -> tuple[str, str, dict[str, str]]:
    """Return the title, the description and the defaults of a series."""
    if not path.is_file():
        raise InputError(path, None, "the file is missing.", 'Make it, with title = "…".')
    table = read_table(path)
    table.allow("title", "description", "defaults", "check", WITNESSES_TABLE)
    defaults = table.table("defaults")
    defaults.allow("language", "rendering", "kind")
    return (
        table.text("title"),
        table.text("description", ""),
        {
            "language": defaults.text("language", "en"),
            "rendering": str(read_rendering(defaults, "unknown")),
            "kind": defaults.text("kind", ""),
        },
    )


def _read_themes(path: Path, declarations: Iterable[Declaration]) -> ThemeSet:
    if path.exists():
        return read_theme_set(path)
    return themes_without_file(declaration.language for declaration in declarations)
