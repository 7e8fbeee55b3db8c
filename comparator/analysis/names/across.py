"""Whom a text names, by keys that all languages share: what finds its translation."""

from collections.abc import Callable, Iterator

from comparator.analysis.names.gazetteer import gazetteer_of
from comparator.model import NameTables


def names_across(tables: NameTables) -> Callable[[str, str], frozenset[str]]:
    """Return what gives the names of a text in a language: "sKZ" for a state, "bUN" for a body."""

    def names(text: str, language: str) -> frozenset[str]:
        return frozenset(_keys(tables, text, language))

    return names


def _keys(tables: NameTables, text: str, language: str) -> Iterator[str]:
    known = gazetteer_of(tables, language)
    yield from (f"s{name.key}" for name in known.countries(text))
    yield from (f"b{name.key}" for name in known.organisations(text))
    yield from (f"b{name.key}" for name in known.places(text))
