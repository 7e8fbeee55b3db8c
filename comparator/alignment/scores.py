"""Scores: how much of the informative wording of each passage the other explains.

The share of a passage's informative weight that its counterpart has too, taken from both
sides (geometric mean): a frame that every second clause opens with tells nothing.
All sums are of whole numbers, so that they are the same in any order, on either side and on
every machine.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from comparator.alignment.numbers import (
    Features,
    Numbers,
    Worth,
    numbered,
    shared_weight,
    worths_of,
)
from comparator.alignment.weights import Weights

Matrix = NDArray[np.float64]

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
    older, newer = [numbered(t) for t in left], [numbered(t) for t in right]
    worths = worths_of(weights)
    words = _overlap([f.stems for f in older], [f.stems for f in newer], worths.stems)
    beginnings = _overlap(
        [f.beginnings for f in older], [f.beginnings for f in newer], worths.beginnings
    )
    doubt = _DOUBT * weights.of_stem("")
    return Wording(
        row_shares(left, right, weights),
        words.mean_share(doubt),
        beginnings.mean_share(_DOUBT_OF_BEGINNINGS * weights.rarest_beginning),
        words.greater_share(doubt),
    )


def row_shares(left: Sequence[str], right: Sequence[str], weights: Weights) -> Matrix:
    """Return how much of their rows of stems passages explain of each other, 0 to 1."""
    older, newer = [numbered(t).rows for t in left], [numbered(t).rows for t in right]
    return _overlap(older, newer, worths_of(weights).rows).mean_share(_DOUBT * weights.rarest)


def _overlap(left: Sequence[Numbers], right: Sequence[Numbers], worth: Worth) -> Overlap:
    """Return what passages have and share."""
    weights = worth.by_number()
    older, newer = Features.of(left), Features.of(right)
    shared = shared_weight(older, weights[older.number], newer)
    return Overlap(shared, _totals(older, weights), _totals(newer, weights))


def _totals(features: Features, weights: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return the weight of all features of each passage."""
    own = weights[features.number]
    return np.bincount(features.passage, own, features.passages).astype(np.float64)
