"""What of a passage can answer another passage: stems in a row, and how words begin."""

import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain

from comparator.alignment.names import language_of_passage, names_of
from comparator.language.knowledge import language as known_language
from comparator.language.normal_forms import kept_form
from comparator.language.spellings import spelling_form
from comparator.language.stems import stem
from comparator.language.synonyms import meaning_of
from comparator.language.words import words

LISTED = "~"
"""Stands before a word that is one of a long list of names, or the place or day of an event."""

_HYPHEN = re.compile("[-‑]")
_LONGEST_ROW = 3
_LONGEST_BEGINNING = 5
_SHORTEST_BEGINNING = 2


@dataclass(frozen=True, slots=True)
class Features:
    """The features of a passage, each once.

    Attributes:
        stems: Its words without their endings.
        rows: Stems and rows of two and three stems, such as "central asia".
        beginnings: The first two to five letters of each word, with the space behind a short
            one; they find words that share a root but no stem.
    """

    stems: frozenset[str]
    rows: frozenset[str]
    beginnings: frozenset[str]


@lru_cache(maxsize=65536)
def features_of(text: str) -> Features:
    """Return the features of a passage; its own number is none."""
    form = kept_form(text)
    language = language_of_passage(text)
    listed = names_of(text).listed
    all_words = [part for word in words(form) for part in _parts(word, word in listed)]
    marks = [LISTED if word in listed else "" for word in all_words]
    stems = [
        mark + stem(meaning_of(spelling_form(word)), language)
        for word, mark in zip(all_words, marks, strict=True)
    ]
    rows = frozenset(
        [
            " ".join(stems[start : start + length])
            for length in range(1, _LONGEST_ROW + 1)
            for start in range(len(stems) - length + 1)
            if length == 1 or not listed or not any(marks[start : start + length])
        ]
    )
    plain = [word for word, mark in zip(all_words, marks, strict=True) if not mark]
    beginnings = frozenset(chain.from_iterable(map(_beginnings, plain)))
    in_list = {LISTED + word for word, mark in zip(all_words, marks, strict=True) if mark}
    return Features(frozenset(stems), rows, beginnings | in_list)


@lru_cache(maxsize=65536)
def _beginnings(word: str) -> tuple[str, ...]:
    """Return the first letters of a word; a short one whole, with the space behind it."""
    longest = min(_LONGEST_BEGINNING, len(word) + 1)
    return tuple(f"{word} "[:length] for length in range(_SHORTEST_BEGINNING, longest + 1))


@lru_cache(maxsize=65536)
def _parts(word: str, is_listed: bool) -> tuple[str, ...]:
    """Return the words that a hyphen joins; a mere prefix makes one with what follows."""
    parts = tuple(_HYPHEN.split(word))
    if is_listed or len(parts) == 1 or not all(map(str.isalpha, parts)):
        return (word,)
    if parts[0].casefold() in known_language("en").joined_prefixes:
        return (parts[0] + parts[1], *parts[2:])
    return parts
