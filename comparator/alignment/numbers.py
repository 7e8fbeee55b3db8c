"""Numbers: features as whole numbers and their weights as arrays, for arithmetic on many at once.

Which number a feature gets depends on which texts were read before. Nothing that is worked out
does: numbers only tell which features are the same, and sums of whole numbers have no order.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain, count
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from comparator.alignment.features import features_of
from comparator.alignment.weights import Weights

Numbers = NDArray[np.int64]
Matrix = NDArray[np.float64]
Kind = Literal["stems", "rows", "beginnings"]

# A feature that more than one in so many of all pairs of passages share is a common one.
_SELDOM = 32
_CHUNK = 16384

_number_of: defaultdict[str, int] = defaultdict(count().__next__)


def numbers_of(features: Iterable[str]) -> Numbers:
    """Return features as numbers, in their order."""
    return np.fromiter(map(_number_of.__getitem__, features), dtype=np.int64)


@dataclass(frozen=True, slots=True, eq=False)
class Index:
    """Which of several passages have which features.

    Attributes:
        passages: How many passages there are.
        number: The numbers of all their features, rising, each once.
        times: How many passages have each of them.
        passage: These passages, counted from 0, those of one feature behind those of another.
        order: Where each of them stood when the features were read passage by passage.
    """

    passages: int
    number: Numbers
    times: Numbers
    passage: NDArray[np.int32]
    order: NDArray[np.int32]

    @classmethod
    def of(cls, passages: Sequence[Collection[str]]) -> "Index":
        """Return the index of passages, by their features, each once."""
        numbers = numbers_of(chain.from_iterable(passages))
        passage = np.repeat(np.arange(len(passages), dtype=np.int32), [*map(len, passages)])
        order = np.argsort(numbers, kind="stable")
        numbers = numbers[order]
        first = np.nonzero(np.diff(numbers, prepend=-1))[0]
        times = np.diff(first, append=len(numbers))
        return cls(len(passages), numbers[first], times, passage[order], order.astype(np.int32))

    def places_of(self, features: Numbers) -> Numbers:
        """Return where in `passage` those of some features stand, which are counted from 0."""
        times = self.times[features]
        first = (np.cumsum(self.times) - self.times)[features]
        return np.repeat(first - (np.cumsum(times) - times), times) + np.arange(times.sum())

    def found(self, numbers: Numbers) -> tuple[Numbers, Numbers]:
        """Return which of some numbers stand here, and as which feature, both counted from 0."""
        if not len(self.number):
            return np.zeros(0, np.int64), np.zeros(0, np.int64)
        place = np.searchsorted(self.number, numbers)
        place[place == len(self.number)] = 0
        there = np.nonzero(self.number[place] == numbers)[0]
        return there, place[there]


@lru_cache(maxsize=256)
def indexed(texts: tuple[str, ...], kind: Kind) -> Index:
    """Return the index of the features of passages, of one kind."""
    return Index.of([getattr(features_of(text), kind) for text in texts])


def shared_weight(older: Index, worth: Matrix, newer: Index) -> Matrix:
    """Return what weighs that two passages share, by passage left and right.

    Args:
        older: The features of the passages left.
        worth: What each of those features weighs, as in `passage`; whole numbers from 0 on, so
            that no order matters.
        newer: The features of the passages right.
    """
    mine, theirs = newer.found(older.number)
    meetings = older.times[mine] * newer.times[theirs]
    is_common = meetings > older.passages * newer.passages // _SELDOM
    cells = _seldom_shared(older, worth, newer, mine[~is_common], theirs[~is_common])
    return cells + _often_shared(older, worth, newer, mine[is_common], theirs[is_common])


def _often_shared(
    older: Index, worth: Matrix, newer: Index, mine: Numbers, theirs: Numbers
) -> Matrix:
    """Return the shared weight as a product of tables: quick for features that many have."""
    left, right = (np.zeros((len(mine), index.passages)) for index in (older, newer))
    place = older.places_of(mine)
    left[np.repeat(np.arange(len(mine)), older.times[mine]), older.passage[place]] = worth[place]
    place = newer.places_of(theirs)
    right[np.repeat(np.arange(len(mine)), newer.times[theirs]), newer.passage[place]] = 1.0
    # Not by `@`: for that, libraries start threads, which wait for each other.
    product: Matrix = np.einsum("ki,kj->ij", left, right)
    return product


def _seldom_shared(
    older: Index, worth: Matrix, newer: Index, mine: Numbers, theirs: Numbers
) -> Matrix:
    """Return the shared weight summed over the meetings of each feature: quick for rare ones."""
    place = older.places_of(mine)
    row, weight = older.passage[place].astype(np.int64) * newer.passages, worth[place]
    # Of each feature left, the passages right that have it too, one behind the other.
    times = np.repeat(newer.times[theirs], older.times[mine])
    first = np.repeat((np.cumsum(newer.times) - newer.times)[theirs], older.times[mine])
    cells = np.zeros(older.passages * newer.passages)
    for start in range(0, len(place), _CHUNK):
        chunk = slice(start, start + _CHUNK)
        each = times[chunk]
        begins = np.repeat(first[chunk] - (np.cumsum(each) - each), each)
        met = newer.passage[begins + np.arange(len(begins))]
        cells += np.bincount(
            np.repeat(row[chunk], each) + met, np.repeat(weight[chunk], each), len(cells)
        )
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
