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
    return Numbered(*map(_numbers, (features.stems, features.rows, features.beginnings)))


def _numbers(features: Iterable[str]) -> Numbers:
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

    def among(self, place: Numbers) -> tuple[Numbers, Numbers]:
        """Return where features stand that have a place: the passage, and their place.

        Args:
            place: The place of every feature by its number; -1 for none.
        """
        found = place[self.number]
        is_in = found >= 0
        return self.passage[is_in], found[is_in]


class Worth:
    """What features of one kind are worth, by their numbers."""

    def __init__(self, weights: Mapping[str, int], rarest: int) -> None:
        numbers = _numbers(weights)
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
