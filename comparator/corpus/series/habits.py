"""habits.toml: what translators use one for the other, as it ships and as a series changes it."""

from functools import cache
from pathlib import Path

from comparator.corpus.series.toml_files import Table, read_table
from comparator.model.habits import HabitTable, HabitTables
from comparator.resources.bundled import bundled_habits

_MARK = "|"


@cache
def bundled_habit_tables() -> HabitTables:
    """Return the tables that come with the tool, by language."""
    tables = {}
    for path in sorted(bundled_habits().glob("*.toml")):
        table = read_table(path)
        table.allow("same")
        tables[path.stem] = HabitTable(_rows(table, "same"))
    return tables


def read_habit_tables(path: Path) -> HabitTables:
    """Return the tables that come with the tool, changed by a series' habits.toml.

    Raises:
        InputError: The file is not one of habits; says where and why.
    """
    file = read_table(path)
    tables = dict(bundled_habit_tables())
    for language in file.keys():  # noqa: SIM118 - no dict
        table = file.table(language)
        table.allow("same", "without")
        gone = {frozenset(row) for row in _rows(table, "without")}
        rows = (*tables.get(language, HabitTable()).rows, *_rows(table, "same"))
        tables[language] = HabitTable(tuple(r for row in rows for r in _parted(row, gone)), True)
    return tables


def _rows(table: Table, key: str) -> tuple[tuple[str, ...], ...]:
    found = []
    for row in table.texts(key):
        expressions = tuple(part.strip() for part in row.split(_MARK))
        if len(expressions) < 2 or not all(expressions):
            raise table.error(key, f"{row!r} is no row.", 'Write "one | another".', value=row)
        found.append(expressions)
    return tuple(found)


def _parted(row: tuple[str, ...], gone: set[frozenset[str]]) -> tuple[tuple[str, ...], ...]:
    """Return a row as pairs without those that are taken away; whole where none is."""
    if not any(pair <= set(row) for pair in gone):
        return (row,)
    pairs = [(a, b) for n, a in enumerate(row) for b in row[n + 1 :]]
    return tuple(pair for pair in pairs if not any(set(pair) <= away for away in gone))
