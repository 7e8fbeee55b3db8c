"""Scores: how much of the informative wording of each passage the other explains.

The share of a passage's informative weight that its counterpart has too, taken from both
sides (geometric mean): a frame that every second clause opens with tells nothing.
All sums are of whole numbers, so that they are the same in any order, on either side and on
every machine.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from comparator.alignment.features import features_of
from comparator.alignment.numbers import Index, Matrix, shared_weight
from comparator.alignment.weights import Table, Weights

# A passage of two informative words proves little even where both are found again.
_DOUBT = 0.6
# Of beginnings every word has up to four.
_DOUBT_OF_BEGINNINGS = 2.4


@dataclass(frozen=True, slots=True)
class Overlap:
    """Informative weight that passages have and share.

    Attributes:
        shared: Weight in common, by passage left and right.
        left: Weight of each passage left.
        right: Weight of each passage right.
    """

    shared: Matrix
    left: Matrix
    right: Matrix

    def mean_share(self, doubt: float) -> Matrix:
        """Return the geometric mean of the two shares, 0 to 1; `doubt` is weight unseen."""
        product = np.outer(self.left + doubt, self.right + doubt)
        return np.sqrt(self.shared**2 / np.maximum(product, 1.0))

    def greater_share(self, doubt: float) -> Matrix:
        """Return the greater of the two shares, 0 to 1; `doubt` is weight unseen."""
        least = np.minimum(self.left[:, None], self.right[None, :])
        return self.shared / np.maximum(least + doubt, 1.0)


@dataclass(frozen=True, slots=True)
class Wording:
    """How alike the wording of passages is, in four ways, each 0 to 1, by left and right.

    Attributes:
        rows: Share of rows of stems: phrases that stand in both.
        words: Share of stems, rare ones above all: the matter.
        beginnings: Share of how words begin, those of the frame included: kinship between words
            ("prosperous", "prosperity") that stems miss.
        part: Share of the stems of whichever passage is explained better: one of the two may
            have become a part of the other.
    """

    rows: Matrix
    words: Matrix
    beginnings: Matrix
    part: Matrix


def wording_of(left: Sequence[str], right: Sequence[str], weights: Weights) -> Wording:
    """Return how alike the wording of passages is."""
    older, newer = features_of(tuple(left)), features_of(tuple(right))
    rows = _overlap(older.rows, newer.rows, weights.rows)
    words = _overlap(older.stems, newer.stems, weights.stems)
    beginnings = _overlap(older.beginnings, newer.beginnings, weights.beginnings)
    doubt = _DOUBT * weights.stems.rarest
    return Wording(
        rows.mean_share(_DOUBT * weights.rows.rarest),
        words.mean_share(doubt),
        beginnings.mean_share(_DOUBT_OF_BEGINNINGS * weights.beginnings.rarest),
        words.greater_share(doubt),
    )


def row_shares(left: Sequence[str], right: Sequence[str], weights: Weights) -> Matrix:
    """Return how much of their rows of stems passages explain of each other, 0 to 1."""
    older, newer = (features_of(tuple(texts)).rows for texts in (left, right))
    return _overlap(older, newer, weights.rows).mean_share(_DOUBT * weights.rows.rarest)


def _overlap(older: Index, newer: Index, table: Table) -> Overlap:
    """Return what passages have and share."""
    (worth, left), (_, right) = _worth(older, table), _worth(newer, table)
    return Overlap(shared_weight(older, worth, newer), left, right)


@lru_cache(maxsize=256)
def _worth(index: Index, table: Table) -> tuple[Matrix, Matrix]:
    """Return what each feature weighs, as in the `passage` of its index, and each passage."""
    worth = np.repeat(table.of(index.number), index.times)
    return worth, np.bincount(index.passage, worth, index.passages).astype(np.float64)
