"""What of a passage can answer another passage: stems in a row, and how words begin."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain

import numpy as np

from comparator.alignment.names import language_of_passage, names_of
from comparator.alignment.numbers import Index, Matrix, number_of, numbers_of
from comparator.language.frame_words import is_frame
from comparator.language.knowledge import language as known_language
from comparator.language.normal_forms import kept_form
from comparator.language.spellings import spelling_form
from comparator.language.stems import stem
from comparator.language.synonyms import meaning_of
from comparator.language.words import words

LISTED = "~"
"""Stands before a word that is one of a long list of names, or the place or day of an event."""

_HYPHEN = re.compile("[-‑]")
_LONGEST_BEGINNING = 5
_SHORTEST_BEGINNING = 2
# What a word that only frames a clause is worth beside one of the matter.
_FRAME = 0.25
# What a name in a long list is worth beside one that stands alone: they weigh as a list.
_OF_LIST = 0.25
# A row of stems counts beside the stems in it, so the longer the less.
_ROW_FACTORS = (1.0, 0.75, 0.5)
# Odd numbers drawn by lot, one for each place in a row of two or three stems: the number of the row
# is the sum of those of its stems by these, as far as 64 bits go.
_PLACES = (
    (0x1DE1_9BDC_6C4F_6E2B, 0x5B87_95E8_1F9B_D3A7),
    (0x3C6E_F372_FE94_F82B, 0x2545_F491_4F6C_DD1D, 0x6A09_E667_F3BC_C909),
)


@dataclass(frozen=True, slots=True, eq=False)
class Features:
    """The features of passages, each once a passage.

    Attributes:
        stems: Their words without their endings.
        rows: Stems and rows of two and three stems, such as "central asia".
        beginnings: The first two to five letters of each word, with the space behind a short
            one; they find words that share a root but no stem.
        factors_data: `factors` as bytes, so that they can be kept.
    """

    stems: Index
    rows: Index
    beginnings: Index
    factors_data: bytes

    @property
    def factors(self) -> Matrix:
        """How much each of the rows counts: less in a long list, or where it only frames."""
        return np.frombuffer(self.factors_data, np.float64)


_handed_over: dict[tuple[str, ...], Features] = {}
"""What another process worked out."""


def hand_over(features: Mapping[tuple[str, ...], Features]) -> None:
    """Remember features of passages until they are forgotten."""
    _handed_over.update(features)


def forget() -> None:
    """Forget the features of passages, those that were handed over as well."""
    _handed_over.clear()
    features_of.cache_clear()


@lru_cache(maxsize=256)
def features_of(texts: tuple[str, ...]) -> Features:
    """Return the features of passages; the own number of one is none."""
    return _handed_over.get(texts) or _features_of(texts)


def _features_of(texts: tuple[str, ...]) -> Features:
    read = [_read(text) for text in texts]
    every = [*chain.from_iterable(stems for stems, _ in read)]
    stems = numbers_of(every)
    passage = np.repeat(np.arange(len(texts)), [len(stems) for stems, _ in read])
    frames = np.fromiter(map(_is_frame, every), np.bool_, len(every))
    listed = np.fromiter((each.startswith(LISTED) for each in every), np.bool_, len(every))
    numbers, passages = [stems], [passage]
    factors = [np.where(frames, _FRAME, 1.0) * np.where(listed, _OF_LIST, 1.0)]
    for places, factor in zip(_PLACES, _ROW_FACTORS[1:], strict=True):
        first = np.arange(max(len(stems) - len(places) + 1, 0))
        row = first[:, None] + np.arange(len(places))
        is_row = (passage[row[:, 0]] == passage[row[:, -1]]) & ~listed[row].any(axis=1)
        row = row[is_row]
        numbers.append((stems[row] * np.array(places)).sum(axis=1))
        passages.append(passage[row[:, 0]])
        factors.append(factor * np.where(frames[row].all(axis=1), _FRAME, 1.0))
    rows, kept = Index.of(len(texts), np.concatenate(numbers), np.concatenate(passages))
    first = np.cumsum(rows.times) - rows.times
    return Features(
        Index.of(len(texts), stems, passage)[0],
        rows,
        _beginnings_of([each for _, each in read]),
        np.concatenate(factors)[kept][first].tobytes(),
    )


def _beginnings_of(passages: list[tuple[str, ...]]) -> Index:
    """Return how the words of passages begin."""
    found = [[*chain.from_iterable(map(_beginnings, each))] for each in passages]
    numbers = np.fromiter(chain.from_iterable(found), np.int64)
    passage = np.repeat(np.arange(len(passages)), [*map(len, found)])
    return Index.of(len(passages), numbers, passage)[0]


def _read(text: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the stems of a passage and its words, with a mark where they are of a list."""
    language = language_of_passage(text)
    listed = names_of(text).listed
    parts = [part for word in words(kept_form(text)) for part in _parts(word, word in listed)]
    marked = [LISTED + word if word in listed else word for word in parts]
    return tuple(_stem(word, language) for word in marked), tuple(marked)


@lru_cache(maxsize=65536)
def _stem(word: str, language: str) -> str:
    if word.startswith(LISTED):
        return LISTED + _stem(word.removeprefix(LISTED), language)
    return stem(meaning_of(spelling_form(word)), language)


@lru_cache(maxsize=65536)
def _is_frame(stem: str) -> bool:
    return is_frame(stem.removeprefix(LISTED))


@lru_cache(maxsize=65536)
def _beginnings(word: str) -> tuple[int, ...]:
    """Return the first letters of a word as numbers; a short one whole, with the space behind it.

    One of a list is a feature as a whole.
    """
    if word.startswith(LISTED):
        return (number_of(word),)
    longest = min(_LONGEST_BEGINNING, len(word) + 1)
    lengths = range(_SHORTEST_BEGINNING, longest + 1)
    return tuple(number_of(f"{word} "[:length]) for length in lengths)


@lru_cache(maxsize=65536)
def _parts(word: str, is_listed: bool) -> tuple[str, ...]:
    """Return the words that a hyphen joins; a mere prefix makes one with what follows."""
    parts = tuple(_HYPHEN.split(word))
    if is_listed or len(parts) == 1 or not all(map(str.isalpha, parts)):
        return (word,)
    if parts[0].casefold() in known_language("en").joined_prefixes:
        return (parts[0] + parts[1], *parts[2:])
    return parts
