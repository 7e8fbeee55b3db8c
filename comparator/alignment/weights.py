"""How much a feature tells: the fewer passages have it, the more."""

from collections.abc import Iterable
from dataclasses import dataclass
from math import log2

import numpy as np
from numpy.typing import NDArray

from comparator.alignment.features import Features, features_of
from comparator.alignment.numbers import Index, Numbers, found_among

# Whole numbers add up to the same sum in any order and on any machine.
_UNIT = 64
# What a beginning in every passage is worth, in bits.
_LEAST_TOLD = 1.44


@dataclass(frozen=True, slots=True, eq=False)
class Table:
    """What features of one kind are worth, in whole numbers from 0 on.

    Attributes:
        numbers: The numbers of features, rising.
        weights: What each of them weighs.
        rarest: What any other weighs, as one that stands in one passage only.
    """

    numbers: Numbers
    weights: NDArray[np.float64]
    rarest: int

    def of(self, numbers: Numbers) -> NDArray[np.float64]:
        """Return what features weigh."""
        weights = np.full(len(numbers), float(self.rarest))
        known, place = found_among(self.numbers, numbers)
        weights[known] = self.weights[place]
        return weights


# Told apart by identity: to compare two tables of a hundred thousand weights is never wanted.
@dataclass(frozen=True, slots=True, eq=False)
class Weights:
    """What the features of a corpus of passages are worth.

    Attributes:
        rows: Weight of rows of stems.
        stems: Weight of stems, squared so that rare ones decide.
        beginnings: Weight of how words begin.
    """

    rows: Table
    stems: Table
    beginnings: Table


def learn_weights(declarations: Iterable[Iterable[str]]) -> Weights:
    """Return the weights of a corpus.

    What counts is in how many passages a feature stands in a declaration that has it at all: a
    clause that is said once a year for twenty years is as telling as one that is said once.
    """
    return weights_from(features_of(tuple(texts)) for texts in declarations)


def weights_from(declarations: Iterable[Features]) -> Weights:
    """Return the same of declarations whose features are known."""
    every = [*declarations]
    size = round(sum(each.rows.passages for each in every) / len(every)) if every else 0
    rows, first, mean = _means([each.rows for each in every])
    factors = np.concatenate([np.zeros(0), *(each.factors for each in every)])[first]
    # Rounded, so that a word more or less seldom changes anything.
    often = np.rint(mean).astype(np.int64)
    plain = [_rarity(size, n) for n in range(often.max(initial=1) + 1)]
    squared = [round((value / 4) ** 2) for value in plain]
    row_weights = np.rint(factors * np.array(plain)[often])
    stem_weights = np.rint(factors * np.array(squared)[often])
    return Weights(
        Table(rows, row_weights, round(plain[1])),
        Table(rows, stem_weights, squared[1]),
        _beginnings(size, [each.beginnings for each in every]),
    )


def _beginnings(passages: int, beginnings: list[Index]) -> Table:
    """Return what beginnings are worth, by how often once was doubled, in whole numbers.

    A beginning stands in far more passages than a row: a mean of it is near a half so often
    that one word more would change what is worth what in every third text.
    """
    numbers, _, mean = _means(beginnings)
    doubled = np.rint(np.log2(mean)).astype(np.int64)
    rising = [_share_told(passages, 2**n) for n in range(doubled.max(initial=0) + 1)]
    # Most beginnings are in one passage only: those are what is not in the table.
    told = doubled > 0
    return Table(numbers[told], np.array(rising, np.float64)[doubled[told]], rising[0])


def _means(indexes: list[Index]) -> tuple[Numbers, Numbers, NDArray[np.float64]]:
    """Return the features of all declarations, and in how many passages each stands.

    Returns:
        The features, rising; where each stands first, all declarations one behind the other; and
        the mean of its times over the declarations that have it.
    """
    none = np.zeros(0, np.int64)
    every, first, at, having = np.unique(
        np.concatenate([none, *(index.number for index in indexes)]),
        return_index=True,
        return_inverse=True,
        return_counts=True,
    )
    total = np.bincount(at, np.concatenate([none, *(index.times for index in indexes)]), len(every))
    return every, first, total / having


def _rarity(passages: int, frequency: int) -> float:
    """Return how much a feature in so many passages of a declaration tells; at least one is."""
    return _UNIT * log2((passages + 1) / min(max(frequency, 1), passages + 1))


def _share_told(passages: int, frequency: float) -> int:
    """Return how much a beginning tells: even in two short texts none tells nothing."""
    share = (2 * passages + 1) / (2 * min(frequency, passages) + 1)
    return round(_UNIT * (log2(share) + _LEAST_TOLD))
