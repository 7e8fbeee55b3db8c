"""Numbers: features as whole numbers and their weights as arrays, for arithmetic on many at once.

Which number a feature gets depends on which texts were read before. Nothing that is worked out
does: numbers only tell which features are the same, and sums of whole numbers have no order.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import count

import numpy as np
from numpy.typing import NDArray

from comparator.alignment.features import features_of
from comparator.alignment.weights import Weights

Numbers = NDArray[np.int64]

# A feature that more than one in so many of all pairs of passages share is a common one.
_SELDOM = 32
_CHUNK = 16384

_number_of: defaultdict[str, int] = defaultdict(count().__next__)


@dataclass(frozen=True, slots=True, eq=False)
class Numbered:
    """The features of a passage as numbers, each once."""

    stems: Numbers
    rows: Numbers
    beginnings: Numbers


@lru_cache(maxsize=65536)
def numbered(text: str) -> Numbered:
    """Return the features of a passage as numbers."""
    features = features_of(text)
    return Numbered(*map(numbers_of, (features.stems, features.rows, features.beginnings)))


def numbers_of(features: Iterable[str]) -> Numbers:
    """Return features as numbers, in their order."""
    return np.fromiter(map(_number_of.__getitem__, features), dtype=np.int64)


@dataclass(frozen=True, slots=True, eq=False)
class Features:
    """The features of several passages, one behind the other.

    Attributes:
        passages: How many passages there are.
        passage: Of each feature, the passage it stands in, counted from 0.
        number: Of each feature, its number.
    """

    passages: int
    passage: Numbers
    number: Numbers

    @classmethod
    def of(cls, passages: Sequence[Numbers]) -> "Features":
        """Return the features of passages."""
        lengths = [len(numbers) for numbers in passages]
        passage = np.repeat(np.arange(len(passages)), lengths)
        number = np.concatenate(passages) if passages else np.zeros(0, dtype=np.int64)
        return cls(len(passages), passage, number)

    def picked(self, is_picked: NDArray[np.bool_]) -> "Features":
        """Return those features of which it is said."""
        return Features(self.passages, self.passage[is_picked], self.number[is_picked])


def shared_weight(
    older: Features, worth: NDArray[np.float64], newer: Features
) -> NDArray[np.float64]:
    """Return what weighs that two passages share, by passage left and right.

    Args:
        older: The features of the passages left, each once a passage.
        worth: What each of those features weighs; whole numbers, so that no order matters.
        newer: The features of the passages right.
    """
    size = 1 + max(older.number.max(initial=0), newer.number.max(initial=0))
    there = np.bincount(newer.number, minlength=size)
    is_telling = (worth != 0.0) & (there[older.number] > 0)
    older, worth = older.picked(is_telling), worth[is_telling]
    meetings = np.bincount(older.number, minlength=size) * there
    is_common = meetings > older.passages * newer.passages // _SELDOM
    newer = newer.picked(meetings[newer.number] > 0)
    left, right = is_common[older.number], is_common[newer.number]
    cells = _seldom_shared(older.picked(~left), worth[~left], newer.picked(~right))
    return cells + _often_shared(older.picked(left), worth[left], newer.picked(right))


def _often_shared(
    older: Features, worth: NDArray[np.float64], newer: Features
) -> NDArray[np.float64]:
    """Return the shared weight as a product of tables: quick for features that many have."""
    numbers = np.unique(older.number)
    mine, theirs = (np.zeros((len(numbers), f.passages)) for f in (older, newer))
    mine[np.searchsorted(numbers, older.number), older.passage] = worth
    theirs[np.searchsorted(numbers, newer.number), newer.passage] = 1.0
    # Not by `@`: for that, libraries start threads, which wait for each other.
    product: NDArray[np.float64] = np.einsum("ki,kj->ij", mine, theirs)
    return product


def _seldom_shared(
    older: Features, worth: NDArray[np.float64], newer: Features
) -> NDArray[np.float64]:
    """Return the shared weight summed over the meetings of each feature: quick for rare ones."""
    size = 1 + max(older.number.max(initial=0), newer.number.max(initial=0))
    partners = newer.passage[np.argsort(newer.number, kind="stable")]
    many = np.bincount(newer.number, minlength=size)
    first = np.cumsum(many) - many
    cells = np.zeros(older.passages * newer.passages)
    for start in range(0, len(worth), _CHUNK):
        chunk = slice(start, start + _CHUNK)
        feature, times = older.number[chunk], many[older.number[chunk]]
        # Of each feature left, the passages right that have it too, one behind the other.
        begins = np.repeat(first[feature] - (np.cumsum(times) - times), times)
        met = partners[begins + np.arange(len(begins))]
        rows = np.repeat(older.passage[chunk] * newer.passages, times)
        cells += np.bincount(rows + met, np.repeat(worth[chunk], times), len(cells))
    return cells.reshape(older.passages, newer.passages)


class Worth:
    """What features of one kind are worth, by their numbers."""

    def __init__(self, weights: Mapping[str, int], rarest: int) -> None:
        numbers = numbers_of(weights)
        self._rarest = float(rarest)
        self._by_number = np.full(len(_number_of), self._rarest)
        self._by_number[numbers] = np.fromiter(weights.values(), dtype=np.float64)

    def by_number(self) -> NDArray[np.float64]:
        """Return the weight of every feature that has a number by now."""
        further = len(_number_of) - len(self._by_number)
        if further:  # of texts that were read since, and had no part in the weights
            self._by_number = np.pad(self._by_number, (0, further), constant_values=self._rarest)
        return self._by_number


@dataclass(frozen=True, slots=True, eq=False)
class Worths:
    """What features are worth, by kind."""

    stems: Worth
    rows: Worth
    beginnings: Worth


@lru_cache(maxsize=4)
def worths_of(weights: Weights) -> Worths:
    """Return weights as arrays."""
    return Worths(
        Worth(weights.stems, weights.rarest_squared),
        Worth(weights.rows, weights.rarest),
        Worth(weights.beginnings, weights.rarest_beginning),
    )
