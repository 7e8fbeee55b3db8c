"""names.toml: what states, bodies and places are called, as it ships and as a series changes it."""

from comparator.corpus.series.language_tables import LanguageTables, alternatives
from comparator.corpus.series.toml_files import Table
from comparator.model import NameTable
from comparator.model.names import NamesByKey


def _changed(known: NameTable, table: Table) -> NameTable:
    table.allow("states", "bodies", "places", "without", "common_in_titles")
    states, bodies = _by_key(table.table("states")), _by_key(table.table("bodies"))
    places = tuple((row[0], row) for row in alternatives(table, "places", least=1))
    without = frozenset(table.texts("without"))
    given = {name for rows in (states, bodies, places) for _, names in rows for name in names}
    return NameTable(
        _merged(known.states, states, without),
        _merged(known.bodies, bodies, without),
        _merged(known.places, places, without),
        (known.without - given) | without,
        known.common_in_titles | frozenset(table.texts("common_in_titles")),
    )


def _by_key(table: Table) -> NamesByKey:
    return tuple((key, table.texts(key)) for key in table.keys())  # noqa: SIM118 - no dict


def _merged(old: NamesByKey, new: NamesByKey, without: frozenset[str]) -> NamesByKey:
    names: dict[str, list[str]] = {}
    for key, added in (*old, *new):
        names.setdefault(key, []).extend(name for name in added if name not in without)
    return tuple((key, tuple(dict.fromkeys(found))) for key, found in names.items() if found)


NAMES = LanguageTables("names", NameTable(), _changed)
