"""Scores: how much of the informative wording of each passage the other explains.

The share of a passage's informative weight that its counterpart has too, taken from both
sides (geometric mean): a frame that every second clause opens with tells nothing.
All sums are of whole numbers, so that they are the same in any order, on either side and on
every machine.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from comparator.alignment.features import features_of
from comparator.alignment.weights import Weights

Matrix = NDArray[np.float64]

# A passage of two informative words proves little even where both are found again.
_DOUBT = 0.6
_CHUNK = 2048
_FEW_CELLS = 2048


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
        pieces: Share of runs of characters: kinship between words ("prosperous",
            "prosperity") that stems miss.
        part: Share of the stems of whichever passage is explained better: one of the two may
            have become a part of the other.
    """

    rows: Matrix
    words: Matrix
    pieces: Matrix
    part: Matrix


def wording_of(left: Sequence[str], right: Sequence[str], weights: Weights) -> Wording:
    """Return how alike the wording of passages is."""
    older, newer = [features_of(t) for t in left], [features_of(t) for t in right]
    stems = weights.stems, weights.rarest_squared
    words = _overlap([f.stems for f in older], [f.stems for f in newer], *stems)
    runs = weights.pieces, weights.rarest_squared
    pieces = _overlap([f.pieces for f in older], [f.pieces for f in newer], *runs)
    doubt = _DOUBT * weights.of_stem("")
    return Wording(
        row_shares(left, right, weights),
        words.mean_share(doubt),
        pieces.mean_share(0.0),
        words.greater_share(doubt),
    )


def row_shares(left: Sequence[str], right: Sequence[str], weights: Weights) -> Matrix:
    """Return how much of their rows of stems passages explain of each other, 0 to 1."""
    older, newer = [features_of(t).rows for t in left], [features_of(t).rows for t in right]
    overlap = _overlap(older, newer, weights.rows, weights.rarest)
    return overlap.mean_share(_DOUBT * weights.rarest)


def _overlap(
    left: Sequence[frozenset[str]],
    right: Sequence[frozenset[str]],
    weights: Mapping[str, int],
    rarest: int,
) -> Overlap:
    """Return what passages have and share; what is not in `weights` weighs `rarest`."""
    common = frozenset().union(*left) & frozenset().union(*right)
    telling = sorted(feature for feature in common if weights.get(feature, rarest))
    column = {feature: n for n, feature in enumerate(telling)}
    older, newer = _places(left, column), _places(right, column)
    scale = np.array([weights.get(feature, rarest) for feature in telling], dtype=np.float64)
    shared = np.zeros((len(left), len(right)))
    for start in range(0, len(telling), _CHUNK):
        span = (start, min(start + _CHUNK, len(telling)))
        table = _presence(older, len(left), span) * scale[span[0] : span[1]]
        shared += _product(table, _presence(newer, len(right), span))
    return Overlap(shared, _totals(left, weights, rarest), _totals(right, weights, rarest))


def _totals(
    passages: Sequence[frozenset[str]], weights: Mapping[str, int], rarest: int
) -> NDArray[np.float64]:
    totals: list[float] = []
    for features in passages:
        known = weights.keys() & features
        weight = sum(map(weights.__getitem__, known))
        totals.append(float(weight + rarest * (len(features) - len(known))))
    return np.array(totals)


def _product(left: Matrix, right: Matrix) -> Matrix:
    """Return the products of each row left with each row right.

    All are whole numbers, so that both ways give the same. BLAS wakes its threads even for
    little, which costs more than the product.
    """
    small = len(left) * len(right) <= _FEW_CELLS
    product: Matrix = np.einsum("ik,jk->ij", left, right) if small else left @ right.T
    return product


Places = tuple[NDArray[np.int64], NDArray[np.int64]]


def _places(passages: Sequence[frozenset[str]], column: dict[str, int]) -> Places:
    """Return row and column of each feature of each passage, in the order of the columns."""
    known = column.keys()
    found = [[column[f] for f in features & known] for features in passages]
    rows = np.repeat(np.arange(len(found)), [len(columns) for columns in found])
    columns = np.array([n for row in found for n in row], dtype=np.int64)
    order = np.argsort(columns, kind="stable")
    return rows[order], columns[order]


def _presence(places: Places, passages: int, span: tuple[int, int]) -> Matrix:
    """Return 1 where a passage has the feature of a column, for the columns of a span."""
    rows, columns = places
    first, last = np.searchsorted(columns, span)
    table = np.zeros((passages, span[1] - span[0]))
    table[rows[first:last], columns[first:last] - span[0]] = 1.0
    return table
