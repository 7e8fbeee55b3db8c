"""Numbers: features as whole numbers, indexed by text, for arithmetic on many at once.

A feature has one number on every machine; two share one as seldom as anything happens: not once in
a thousand million series of a hundred thousand features.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from hashlib import blake2b

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.int64]
Matrix = NDArray[np.float64]

# A feature that more than one in so many of all pairs of passages share is a common one.
_SELDOM = 32
_CHUNK = 16384


@lru_cache(maxsize=65536)
def number_of(feature: str) -> int:
    """Return the number of a feature, 64 bits with a sign."""
    data = blake2b(feature.encode("utf-8", "surrogatepass"), digest_size=8).digest()
    return int.from_bytes(data, "little", signed=True)


def numbers_of(features: Iterable[str]) -> Numbers:
    """Return features as numbers, in their order."""
    return np.fromiter(map(number_of, features), dtype=np.int64)


@dataclass(frozen=True, slots=True, eq=False)
class Index:
    """Which of several passages have which features.

    Attributes:
        passages: How many passages there are.
        number_data: `number` as bytes, so that it can be kept.
        times_data: `times` as bytes.
        passage_data: `passage` as bytes.
    """

    passages: int
    number_data: bytes
    times_data: bytes
    passage_data: bytes

    @property
    def number(self) -> Numbers:
        """The numbers of all features, rising, each once."""
        return np.frombuffer(self.number_data, np.int64)

    @property
    def times(self) -> Numbers:
        """How many passages have each of them."""
        return np.frombuffer(self.times_data, np.int64)

    @property
    def passage(self) -> NDArray[np.int32]:
        """These passages, counted from 0, those of one feature behind those of another."""
        return np.frombuffer(self.passage_data, np.int32)

    @classmethod
    def of(cls, passages: int, number: Numbers, passage: Numbers) -> tuple["Index", Numbers]:
        """Return the index of features, each with its passage, and which of them stand in it.

        These in the order of the index; of a feature that a passage has twice, the first.
        """
        order = np.lexsort((passage, number))
        number, passage = number[order], passage[order]
        is_other = np.ones(len(order), np.bool_)
        is_other[1:] = number[1:] != number[:-1]
        is_new = is_other.copy()
        is_new[1:] |= passage[1:] != passage[:-1]
        first = np.flatnonzero(is_other[is_new])
        times = np.diff(first, append=np.count_nonzero(is_new))
        having = passage[is_new].astype(np.int32)
        index = cls(passages, number[is_other].tobytes(), times.tobytes(), having.tobytes())
        return index, order[is_new]

    def by_passage(self) -> list[frozenset[int]]:
        """Return the features of each passage."""
        found: list[list[int]] = [[] for _ in range(self.passages)]
        every = np.repeat(self.number, self.times).tolist()
        for passage, number in zip(self.passage.tolist(), every, strict=True):
            found[passage].append(number)
        return [*map(frozenset, found)]

    def places_of(self, features: Numbers) -> Numbers:
        """Return where in `passage` those of some features stand, which are counted from 0."""
        times = self.times[features]
        first = (np.cumsum(self.times) - self.times)[features]
        return np.repeat(first - (np.cumsum(times) - times), times) + np.arange(times.sum())

    def found(self, numbers: Numbers) -> tuple[Numbers, Numbers]:
        """Return which of some numbers stand here, and as which feature, both counted from 0."""
        return found_among(self.number, numbers)


def found_among(known: Numbers, numbers: Numbers) -> tuple[Numbers, Numbers]:
    """Return which of some numbers are known, and where among those, which rise."""
    if not len(known):
        return np.zeros(0, np.int64), np.zeros(0, np.int64)
    place = np.searchsorted(known, numbers)
    place[place == len(known)] = 0
    there = np.flatnonzero(known[place] == numbers)
    return there, place[there]


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
