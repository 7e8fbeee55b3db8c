"""themes.toml: the themes of a series and the terms that tell them."""

import re
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path

from comparator.corpus.series.declarations import is_language
from comparator.corpus.series.toml_files import FAULT_OF_SERIES, ID, Table, read_table
from comparator.errors import InputError
from comparator.language.codes import base_language
from comparator.model import Terms, Theme, ThemeSet
from comparator.resources.bundled import bundled_themes, preset_folder, preset_names

GENERAL = "general"
_MICROTHESAURUS = re.compile(r"[0-9]{4}")


@cache
def general_themes() -> ThemeSet:
    """Return the themes for texts of any international body."""
    return _read(_general_file(), seen=())


def themes_without_file(languages: Iterable[str]) -> ThemeSet:
    """Return the themes of a series without themes.toml.

    These are the general ones, if they have terms in a language of its texts.
    """
    themes = general_themes()
    known = {language for theme in themes.themes for language in theme.terms}
    is_any = any(base_language(language) in known for language in languages)
    return themes if is_any else ThemeSet()


def _general_file() -> Path:
    return bundled_themes() / f"{GENERAL}.toml"


def read_theme_set(path: Path) -> ThemeSet:
    """Return the themes in a file.

    A file may build on the themes of a neighbouring series (`base = "pacts"`), on the general
    ones that come with the tool (`base = "general"`) or on those of a preset (`base = "sco"`), and
    leave some of them out (`without = ["central-asia"]`); a theme with the id of one of the base
    replaces it.

    Raises:
        InputError: The file is not a theme set; says where and why.
    """
    return _read(path, seen=())


def theme_set_bases(path: Path) -> tuple[Path, ...]:
    """Return the files that a theme set builds on, nearest first; () where there is none."""
    bases: list[Path] = []
    while path.is_file():
        base = read_table(path).optional("base")
        if base is None or not ID.fullmatch(base):
            break
        path = _base_file(path, base)
        if path in bases:
            break
        bases.append(path)
    return tuple(bases)


def _base_file(path: Path, base: str) -> Path:
    """Return the file of a base; a neighbouring series goes before what comes with the tool."""
    neighbour = path.resolve().parent.parent / base / path.name
    if not neighbour.is_file():
        if base == GENERAL:
            return _general_file()
        if base in preset_names():
            return preset_folder(base) / path.name
    return neighbour


def _read(path: Path, seen: tuple[Path, ...]) -> ThemeSet:
    if not path.is_file():
        raise InputError(path, None, "the file is missing.", code=FAULT_OF_SERIES)
    if path.resolve() in seen:
        problem = "the theme sets build on each other in a circle."
        raise InputError(path, None, problem, code=FAULT_OF_SERIES)
    table = read_table(path)
    table.allow("base", "without", "theme")
    themes: dict[str, Theme] = _base(table, (*seen, path.resolve()))
    own: set[str] = set()
    for entry in table.tables("theme"):
        theme = _theme(entry)
        if theme.id in own:
            raise entry.error("id", f"the theme {theme.id!r} is there twice.", value=theme.id)
        own.add(theme.id)
        themes[theme.id] = theme
    for theme in themes.values():
        if theme.parent is not None and theme.parent not in themes:
            raise table.error(
                "parent", f"the theme {theme.parent!r} is not known.", value=theme.parent
            )
    _check_parents(table, themes)
    return ThemeSet(tuple(themes.values()))


def _check_parents(table: Table, themes: Mapping[str, Theme]) -> None:
    """Raise InputError for a theme that is, however far up, its own parent."""
    sound: set[str] = set()
    for theme in themes.values():
        way: dict[str, None] = {}
        at: str | None = theme.id
        while at is not None and at not in sound:
            if at in way:
                problem = f"the theme {at!r} is a part of itself: its parents go in a circle."
                raise table.error("parent", problem, "Take one of them out.", themes[at].parent)
            way[at] = None
            at = themes[at].parent
        sound.update(way)


def _base(table: Table, seen: tuple[Path, ...]) -> dict[str, Theme]:
    base = table.optional("base")
    without = table.texts("without")
    if base is None:
        if without:
            raise table.error("without", "there is no base to leave themes out of.")
        return {}
    # A base is a neighbour by name, never a path: a theme set must not reach elsewhere.
    if not ID.fullmatch(base):
        raise table.error("base", f"{base!r} is not the id of a series.")
    if not _base_file(table.path, base).is_file():
        raise table.error(
            "base",
            f"there is no series {base!r} with a {table.path.name} beside this one.",
            'Put its folder there, copy its themes into this file, or write base = "general".',
            base,
        )
    themes = _read(_base_file(table.path, base), seen).themes
    for theme_id in without:
        if theme_id not in {theme.id for theme in themes}:
            raise table.error("without", f"the base has no theme {theme_id!r}.")
    return {theme.id: theme for theme in themes if theme.id not in without}


def _theme(entry: Table) -> Theme:
    entry.allow("id", "label", "labels", "parent", "description", "eurovoc", "terms")
    theme_id = entry.text("id")
    if not ID.fullmatch(theme_id):
        raise entry.error(
            "id", f"{theme_id!r} cannot be the id of a theme.", "Use a-z, 0-9, -.", theme_id
        )
    terms = entry.table("terms")
    return Theme(
        id=theme_id,
        label=entry.text("label"),
        labels=_labels(entry),
        terms={language: _terms(terms, language) for language in terms.keys()},  # noqa: SIM118 - no dict
        parent=entry.optional("parent"),
        description=entry.text("description", ""),
        eurovoc=_eurovoc(entry),
    )


def _eurovoc(entry: Table) -> tuple[str, ...]:
    codes = entry.texts("eurovoc")
    for code in codes:
        if not _MICROTHESAURUS.fullmatch(code):
            problem = f"{code!r} is no microthesaurus of EuroVoc."
            raise entry.error("eurovoc", problem, "Its number has four digits.", code)
    return codes


def _labels(entry: Table) -> dict[str, str]:
    labels = entry.table("labels")
    for language in labels.keys():  # noqa: SIM118 - no dict
        if not is_language(language):
            raise entry.error(
                "labels",
                f"{language!r} is not the code of a language.",
                'Write labels = { ru = "…", zh = "…" }.',
                language,
            )
    return {language: labels.text(language) for language in labels.keys()}  # noqa: SIM118


def _terms(languages: Table, language: str) -> Terms:
    table = languages.table(language)
    table.allow("names", "words", "hints", "never")
    lists = {key: table.texts(key) for key in ("names", "words", "hints", "never")}
    for key, terms in lists.items():
        for term in terms:
            if not any(c.isalnum() for c in term):
                raise table.error(key, f"the term {term!r} has no letters.", value=term)
    return Terms(**lists)
