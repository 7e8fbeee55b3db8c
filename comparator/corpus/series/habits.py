"""habits.toml: what translators use one for the other, as it ships and as a series changes it."""

from dataclasses import replace
from pathlib import Path

from comparator.corpus.series.language_tables import LanguageTables, alternatives
from comparator.corpus.series.toml_files import Table
from comparator.model.habits import HabitTable, HabitTables


def _changed(known: HabitTable, table: Table) -> HabitTable:
    table.allow("same", "without")
    without = {frozenset(row) for row in alternatives(table, "without", least=2)}
    rows = (*known.rows, *alternatives(table, "same", least=2))
    return HabitTable(tuple(r for row in rows for r in _parted(row, without)))


def _parted(row: tuple[str, ...], without: set[frozenset[str]]) -> tuple[tuple[str, ...], ...]:
    """Return a row as pairs without those that are taken away; whole where none is."""
    if not any(pair <= set(row) for pair in without):
        return (row,)
    pairs = [(a, b) for n, a in enumerate(row) for b in row[n + 1 :]]
    return tuple(pair for pair in pairs if not any(set(pair) <= away for away in without))


HABITS = LanguageTables("habits", HabitTable(), _changed)


def habits_of_series(folder: Path) -> HabitTables:
    """Return the habits that count in a series; nothing is learned where it has its own.

    Raises:
        InputError: Its habits.toml is none; says where and why.
    """
    shipped = HABITS.bundled
    return {
        language: replace(table, is_kept=table is not shipped.get(language))
        for language, table in HABITS.of_series(folder).items()
    }
