"""What is known by language and a series may change: a folder that ships with the tool, and a file.

The folder has one file a language, `resources/verbs/en.toml`; the file of a series has one table a
language, `[en]` in its verbs.toml, in the same form.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Generic, TypeVar

from comparator.corpus.series.toml_files import Table, read_table
from comparator.resources.bundled import bundled_tables

Known = TypeVar("Known")
_MARK = "|"


@dataclass(frozen=True)
class LanguageTables(Generic[Known]):
    """Tables of one sort.

    Attributes:
        name: Of the folder that ships, and of a series' file.
        empty: What is known of a language that has no table.
        changed: Returns what is known with what a table adds, moves and takes away.
    """

    name: str
    empty: Known
    changed: Callable[[Known, Table], Known]

    @cached_property
    def bundled(self) -> Mapping[str, Known]:
        """What comes with the tool, by language."""
        paths = sorted(bundled_tables(self.name).glob("*.toml"))
        return {path.stem: self.changed(self.empty, read_table(path)) for path in paths}

    def of_series(self, folder: Path) -> Mapping[str, Known]:
        """Return what comes with the tool, changed by the file of a series if it has one.

        Raises:
            InputError: The file is not one of such tables; says where and why.
        """
        path = folder / f"{self.name}.toml"
        if not path.exists():
            return self.bundled
        file = read_table(path)
        own = {
            language: self.changed(self.bundled.get(language, self.empty), file.table(language))
            for language in file.keys()  # noqa: SIM118 - no dict
        }
        return {**self.bundled, **own}


def alternatives(table: Table, key: str, least: int) -> tuple[tuple[str, ...], ...]:
    """Return rows such as "one | another", each with so many expressions at least."""
    found = []
    for row in table.texts(key):
        expressions = tuple(part.strip() for part in row.split(_MARK))
        if len(expressions) < least or not all(expressions):
            raise table.error(key, f"{row!r} is no row.", 'Write "one | another".', value=row)
        found.append(expressions)
    return tuple(found)
