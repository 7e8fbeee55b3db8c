"""What general matters a text speaks of, by keys that all languages share.

The terms of a theme set stand in several languages, so they find translations as numbers and
names do: "human rights" and "права человека" are terms of one theme.
"""

from collections.abc import Callable
from functools import cache

from comparator.language.codes import base_language
from comparator.model import ThemeSet
from comparator.themes.lexicon import Lexicon, lexicon
from comparator.themes.matching import find_matches
from comparator.themes.units import units_of


def matters_across(themes: ThemeSet) -> Callable[[str, str], frozenset[str]]:
    """Return what gives the matters of a text in a language: "htrade" for a term of "trade"."""

    @cache
    def terms(language: str) -> Lexicon:
        return lexicon(themes, language)

    def matters(text: str, language: str) -> frozenset[str]:
        found = find_matches(units_of(text), terms(base_language(language)))
        return frozenset(f"h{themes.themes[number].id}" for number, own in found.items() if own)

    return matters
