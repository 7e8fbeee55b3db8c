"""Naming: how far two passages name the same, and how far each names what the other does not."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain
from math import fsum, log2, sqrt

import numpy as np
from numpy.typing import NDArray

from comparator.alignment.features import features_of
from comparator.alignment.names import Names, names_of
from comparator.alignment.numbers import Features, Numbers, numbered, numbers_of, shared_weight
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
_HELD_IN_TURN = frozenset(named_words("held_in_turn"))
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
    older, newer = [names_of(text) for text in left], [names_of(text) for text in right]
    size = log2((len(left) + len(right)) / 2 + 1)
    shared = _shared(older, newer, size)
    apart = np.minimum(_unknown(left, right, size), _unknown(right, left, size).T)
    kin = _kinship(older, newer)
    for word in _HELD_IN_TURN:
        rows, columns = (
            [row for row, names in enumerate(side) if word in names.beginnings]
            for side in (older, newer)
        )
        # Strangers meet and thank their hosts as well.
        apart[np.ix_(rows, columns)] *= 1.0 - kin
    return Naming(shared / (shared + _HALF), apart / (apart + _HALF_APART), kin)


def _kinship(older: Sequence[Names], newer: Sequence[Names]) -> float:
    left, right = (Counter(chain.from_iterable(n.single for n in side)) for side in (older, newer))
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


def _shared(older: Sequence[Names], newer: Sequence[Names], size: float) -> NDArray[np.float64]:
    """Return how much the names tell that two passages have in common."""
    at_left, at_right = (_by_name(names.shares for names in side) for side in (older, newer))
    shared = np.zeros((len(older), len(newer)))
    for name in sorted(at_left.keys() & at_right.keys()):
        (rows, mine), (columns, others) = at_left[name], at_right[name]
        mean = sqrt(len(rows) * len(columns))
        told = max(0.0, 1.0 - _FALL * log2(mean) / max(size, 1.0)) ** 2
        if told:
            shared[np.ix_(rows, columns)] += told * np.minimum.outer(mine, others)
    return shared


@dataclass(frozen=True, slots=True, eq=False)
class _Numbered:
    """What a passage names, as numbers.

    Attributes:
        names: The names by how they begin.
        shares: How much of each of them counts.
        words: How all its words begin.
    """

    names: Numbers
    shares: NDArray[np.float64]
    words: Numbers


@lru_cache(maxsize=65536)
def _numbered(text: str) -> _Numbered:
    names = names_of(text)
    shares = np.fromiter(names.single.values(), dtype=np.float64)
    return _Numbered(numbers_of(names.single), shares, numbers_of(names.beginnings))


def forget_features() -> None:
    """Give back what is known of passages that were aligned: it takes more room than all else."""
    for known in (features_of, names_of, numbered, _numbered):
        known.cache_clear()


def _unknown(some: Sequence[str], others: Sequence[str], size: float) -> NDArray[np.float64]:
    """Return how much each of some passages names that each of the others does not."""
    mine, theirs = [_numbered(text) for text in some], [_numbered(text) for text in others]
    named = Features.of([n.names for n in mine])
    there = Features.of([n.words for n in theirs])
    standing = np.concatenate([there.number, *(n.words for n in mine)])
    having = np.bincount(standing, minlength=1)[named.number]
    told = np.maximum(0.0, 1.0 - np.log2(having / 2 + 1) / max(size, 1.0))
    # Whole numbers: sums of those are the same in any order.
    worth = np.rint(told * np.concatenate([np.zeros(0), *(n.shares for n in mine)]) * _UNIT)
    total = np.bincount(named.passage, worth, len(some))
    return (total[:, None] - shared_weight(named, worth, there)) / _UNIT


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
