"""Scores: how much of the informative wording of each passage the other explains.

The share of a passage's informative weight that its counterpart has too, taken from both
sides (geometric mean): a frame that every second clause opens with tells nothing.
All sums are of whole numbers, so that they are the same in any order, on either side and on
every machine.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from comparator.alignment.numbers import Kind, Matrix, Worth, indexed, shared_weight, worths_of
from comparator.alignment.weights import Weights

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
    worths = worths_of(weights)
    words = _overlap(left, right, "stems", worths.stems)
    beginnings = _overlap(left, right, "beginnings", worths.beginnings)
    doubt = _DOUBT * weights.of_stem("")
    return Wording(
        row_shares(left, right, weights),
        words.mean_share(doubt),
        beginnings.mean_share(_DOUBT_OF_BEGINNINGS * weights.rarest_beginning),
        words.greater_share(doubt),
    )


def row_shares(left: Sequence[str], right: Sequence[str], weights: Weights) -> Matrix:
    """Return how much of their rows of stems passages explain of each other, 0 to 1."""
    return _overlap(left, right, "rows", worths_of(weights).rows).mean_share(
        _DOUBT * weights.rarest
    )


def _overlap(left: Sequence[str], right: Sequence[str], kind: Kind, worth: Worth) -> Overlap:
    """Return what passages have and share."""
    older, newer = indexed(tuple(left), kind), indexed(tuple(right), kind)
    weights = worth.by_number()
    mine, theirs = (np.repeat(weights[of.number], of.times) for of in (older, newer))
    totals = (
        np.bincount(of.passage, own, of.passages).astype(np.float64)
        for of, own in ((older, mine), (newer, theirs))
    )
    return Overlap(shared_weight(older, mine, newer), *totals)
