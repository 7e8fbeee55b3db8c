"""The terms of a theme set, in the form in which they are looked up."""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import IntEnum
from functools import lru_cache

from comparator.language.codes import base_language
from comparator.language.words import is_word, tokens
from comparator.model import Terms, ThemeSet
from comparator.themes.units import split_at_hyphens
from comparator.themes.word_forms import folded_word, form_of_term, forms_in_text

# What an abbreviation in capitals takes on: ICTs, the UN's.
_ENDING = re.compile(r"(?<=[A-Z])(?:['’]s|s['’]?|['’])$")


class Grade(IntEnum):
    """How much a term proves."""

    NEVER = 0
    HINT = 1
    WORD = 2
    NAME = 3


@dataclass(frozen=True, slots=True)
class Pattern:
    """A term of one theme.

    Attributes:
        theme: Place of the theme in its set.
        grade: How much the term proves.
        keys: What its units must have, one by one; see `Lexicon.keys`.
        is_proper: Whether it is written with a capital.
    """

    theme: int
    grade: Grade
    keys: tuple[str, ...]
    is_proper: bool = False


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The terms of one language.

    Attributes:
        patterns: All terms by their first key.
        prefixes: The beginnings that stand before a `*` in some term.
    """

    language: str
    patterns: dict[str, list[Pattern]]
    prefixes: frozenset[str]
    _keys: dict[str, frozenset[str]] = field(default_factory=dict)

    def keys(self, word: str) -> frozenset[str]:
        """Return all keys that a word in a text answers to."""
        known = self._keys.get(word)
        if known is None:
            folded = folded_word(word, self.language)
            beginnings = (folded[:n] for n in range(1, len(folded) + 1))
            known = frozenset(
                {
                    *forms_in_text(word, self.language),
                    f"={_ENDING.sub('', word)}",
                    *(f"{start}*" for start in beginnings if start in self.prefixes),
                }
            )
            self._keys[word] = known
        return known


_last_used: dict[str, tuple[ThemeSet, Lexicon]] = {}
"""By language: text after text is read for the same themes."""


def lexicon(themes: ThemeSet, language: str) -> Lexicon:
    """Return the terms of a theme set in a language; a variety ("en-GB") has its language's."""
    known = _last_used.get(language)
    if known is None or known[0] is not themes:
        known = _last_used[language] = themes, _lexicon(themes, language)
    return known[1]


def _lexicon(themes: ThemeSet, language: str) -> Lexicon:
    patterns: dict[str, list[Pattern]] = defaultdict(list)
    prefixes: set[str] = set()
    for number, theme in enumerate(themes.themes):
        terms = theme.terms.get(language) or theme.terms.get(base_language(language)) or Terms()
        for pattern in _patterns(number, terms, language):
            patterns[pattern.keys[0]].append(pattern)
            prefixes.update(key[:-1] for key in pattern.keys if key.endswith("*"))
    return Lexicon(language, dict(patterns), frozenset(prefixes))


def _patterns(theme: int, terms: Terms, language: str) -> Iterator[Pattern]:
    grades = (
        (Grade.NEVER, terms.never),
        (Grade.NAME, terms.names),
        (Grade.WORD, terms.words),
        (Grade.HINT, terms.hints),
    )
    for grade, written in grades:
        for term in written:
            if keys := _keys_of_term(term, language):
                yield Pattern(theme, grade, keys, term != term.lower())


@lru_cache(maxsize=1 << 15)
def _keys_of_term(term: str, language: str) -> tuple[str, ...]:
    """Return the keys of a term: a form, "=CAPITALS", or "beginning*" for each of its words."""
    keys: list[str] = []
    part = ""
    for piece in tokens(term):
        if piece == "*" and keys:
            keys[-1] = f"{folded_word(part, language)}*"
        elif is_word(piece):
            for part in split_at_hyphens(piece):
                is_capitals = len(part) > 1 and part.isupper()
                keys.append(f"={part}" if is_capitals else form_of_term(part, language))
    return tuple(keys)
