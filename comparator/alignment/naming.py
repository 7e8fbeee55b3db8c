"""Naming: how far two passages name the same, and how far each names what the other does not."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain
from math import fsum, log2, sqrt

import numpy as np
from numpy.typing import NDArray

from comparator.alignment import features
from comparator.alignment.names import forget_names, names_of
from comparator.alignment.numbers import Index, Numbers, numbers_of, shared_weight
from comparator.language.knowledge import named_words

# How much less a common name proves than a rare one that both have, and what is half proof.
_FALL = 1.5
_HALF = 1.5
# The same of a name that only one of them has: a state is often named, and still another state.
_HALF_APART = 0.75
# Texts of one body have so much of what they name in common.
_NAMES_OF_KIN = 0.4
_FEW_NAMES = 4
# Who holds, chairs and hosts what is held each year differs each year: no other clause for that.
_HELD_IN_TURN = tuple(dict.fromkeys(named_words("held_in_turn")))
_UNIT = 2.0**32


@dataclass(frozen=True, slots=True)
class Naming:
    """How far passages name the same, each 0 to 1, by left and right.

    Attributes:
        shared: How much their common names tell.
        apart: How much each of the two names that the other does not.
        kin: How far the two texts as wholes name the same: those of one body do.
    """

    shared: NDArray[np.float64]
    apart: NDArray[np.float64]
    kin: float


def naming_of(left: Sequence[str], right: Sequence[str]) -> Naming:
    """Return how far passages name the same."""
    older, newer = _named(tuple(left)), _named(tuple(right))
    size = log2((len(left) + len(right)) / 2 + 1)
    shared = _shared(older, newer, size)
    apart = np.minimum(_unknown(older, newer, size), _unknown(newer, older, size).T)
    kin = _kinship(older.times, newer.times)
    for rows, columns in zip(older.held, newer.held, strict=True):
        # Strangers meet and thank their hosts as well.
        apart[np.ix_(rows, columns)] *= 1.0 - kin
    return Naming(shared / (shared + _HALF), apart / (apart + _HALF_APART), kin)


@dataclass(frozen=True, slots=True, eq=False)
class _Named:
    """What passages of a text name.

    Attributes:
        by_name: For each name the passages that have it, and how much of it counts in each.
        names: The names by how they begin.
        shares: How much of each of them counts, as in the passages of `names`.
        words: How all words begin.
        own: Of each of the names, how many passages have it among their words.
        times: How many passages have each of the names.
        held: For each word of what is held in turn, the passages that have it.
    """

    by_name: Mapping[str, tuple[list[int], list[float]]]
    names: Index
    shares: NDArray[np.float64]
    words: Index
    own: Numbers
    times: Counter[str]
    held: list[list[int]]


@lru_cache(maxsize=256)
def _named(texts: tuple[str, ...]) -> _Named:
    every = [*map(names_of, texts)]
    names, kept = _index([n.single for n in every])
    words, _ = _index([n.beginnings for n in every])
    shares = np.array([*chain.from_iterable(n.single.values() for n in every)], np.float64)
    return _Named(
        _by_name(n.shares for n in every),
        names,
        shares[kept],
        words,
        _times(names, words),
        Counter(chain.from_iterable(n.single for n in every)),
        [[row for row, n in enumerate(every) if word in n.beginnings] for word in _HELD_IN_TURN],
    )


def _index(passages: Sequence[Collection[str]]) -> tuple[Index, Numbers]:
    passage = np.repeat(np.arange(len(passages)), [*map(len, passages)])
    return Index.of(len(passages), numbers_of(chain.from_iterable(passages)), passage)


def _times(names: Index, words: Index) -> Numbers:
    """Return how many passages have each of some names among their words."""
    times = np.zeros(len(names.number), np.int64)
    named, found = words.found(names.number)
    times[named] = words.times[found]
    return times


def _kinship(left: Counter[str], right: Counter[str]) -> float:
    least = min(left.total(), right.total())
    if not least:
        return 1.0
    # In shares of either side, so that the longer text has no more names than the shorter.
    common = fsum(
        min(left[name] / left.total(), right[name] / right.total()) for name in left & right
    )
    kin = min(common / _NAMES_OF_KIN, 1.0)
    # Texts with few names are no strangers for that.
    return round((least * kin + _FEW_NAMES) / (least + _FEW_NAMES), 6)


def _shared(older: _Named, newer: _Named, size: float) -> NDArray[np.float64]:
    """Return how much the names tell that two passages have in common."""
    at_left, at_right = older.by_name, newer.by_name
    shared = np.zeros((older.names.passages, newer.names.passages))
    for name in sorted(at_left.keys() & at_right.keys()):
        (rows, mine), (columns, others) = at_left[name], at_right[name]
        mean = sqrt(len(rows) * len(columns))
        told = max(0.0, 1.0 - _FALL * log2(mean) / max(size, 1.0)) ** 2
        if told:
            shared[np.ix_(rows, columns)] += told * np.minimum.outer(mine, others)
    return shared


def forget_features() -> None:
    """Give back what is known of passages that were aligned: it takes more room than all else."""
    features.forget()
    forget_names()
    _named.cache_clear()


def _unknown(some: _Named, others: _Named, size: float) -> NDArray[np.float64]:
    """Return how much each of some passages names that each of the others does not."""
    named = some.names
    having = some.own + _times(named, others.words)
    told = np.maximum(0.0, 1.0 - np.log2(having / 2 + 1) / max(size, 1.0))
    # Whole numbers: sums of those are the same in any order.
    worth = np.rint(np.repeat(told, named.times) * some.shares * _UNIT)
    total = np.bincount(named.passage, worth, named.passages)
    return (total[:, None] - shared_weight(named, worth, others.words)) / _UNIT


def _by_name(
    sides: Iterable[Mapping[str, float]],
) -> dict[str, tuple[list[int], list[float]]]:
    """Return for each name the passages that have it, and its share in each."""
    found: dict[str, tuple[list[int], list[float]]] = defaultdict(lambda: ([], []))
    for row, names in enumerate(sides):
        for name, share in names.items():
            found[name][0].append(row)
            found[name][1].append(share)
    return found
