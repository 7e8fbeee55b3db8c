"""Names that texts are searched for: states, bodies and places with all that they are called."""

from collections.abc import Mapping
from dataclasses import dataclass

NamesByKey = tuple[tuple[str, tuple[str, ...]], ...]
"""Keys, each with the names that stand for it."""


@dataclass(frozen=True, slots=True)
class NameTable:
    """What texts in a language call whom.

    Attributes:
        states: By code, beside their short names, which the Unicode CLDR has.
        bodies: Organisations and their organs, by a key that all languages share.
        places: Towns and regions, by the first of their names.
        without: Names that are nobody's: common words, and what a series takes away.
        common_in_titles: Words that tell no title from another, for all are of this body.
    """

    states: NamesByKey = ()
    bodies: NamesByKey = ()
    places: NamesByKey = ()
    without: frozenset[str] = frozenset()
    common_in_titles: frozenset[str] = frozenset()


NameTables = Mapping[str, NameTable]
"""Tables by the code of their language."""
