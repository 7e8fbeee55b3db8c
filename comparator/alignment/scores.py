"""Scores: how much of the informative wording of each passage the other explains.

The share of a passage's informative weight that its counterpart has too, taken from both
sides (geometric mean), so that "The member states note the importance of" weighs nothing.
All sums are of whole numbers, so that they are the same in any order, on either side and on
every machine.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from comparator.alignment.features import features_of
from comparator.alignment.weights import Weights

Matrix = NDArray[np.float64]

# Runs of characters see kinship between words ("prosperous", "prosperity") that stems miss,
# and are blind to which word it was: they may help, not decide.
_ROWS_SHARE = 0.65
# A passage of two informative words proves little even where both are found again.
_DOUBT = 0.6
_CHUNK = 2048


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


def row_overlap(left: Sequence[str], right: Sequence[str], weights: Weights) -> Overlap:
    """Return the overlap in rows of stems."""
    return _overlap(
        [features_of(text).rows for text in left],
        [features_of(text).rows for text in right],
        weights.of_row,
    )


def similarities(left: Sequence[str], right: Sequence[str], weights: Weights) -> Matrix:
    """Return how alike passages are in wording alone, 0 to 1, by passage left and right."""
    rows = row_overlap(left, right, weights).mean_share(_DOUBT * weights.rarest)
    pieces = _overlap(
        [features_of(text).pieces for text in left],
        [features_of(text).pieces for text in right],
        weights.of_piece,
    ).mean_share(0.0)
    return _ROWS_SHARE * rows + (1 - _ROWS_SHARE) * pieces


def _overlap(
    left: Sequence[frozenset[str]],
    right: Sequence[frozenset[str]],
    weight: Callable[[str], int],
) -> Overlap:
    known: dict[str, int] = {}
    for features in (*left, *right):
        for feature in features:
            if feature not in known:
                known[feature] = weight(feature)
    in_left = frozenset().union(*left)
    in_right = frozenset().union(*right)
    common = sorted(feature for feature in in_left & in_right if known[feature])
    shared = np.zeros((len(left), len(right)))
    for start in range(0, len(common), _CHUNK):
        chunk = {feature: n for n, feature in enumerate(common[start : start + _CHUNK])}
        scale = np.array([known[feature] for feature in chunk], dtype=np.float64)
        shared += (_presence(left, chunk) * scale) @ _presence(right, chunk).T
    return Overlap(
        shared,
        np.array([float(sum(known[f] for f in features)) for features in left]),
        np.array([float(sum(known[f] for f in features)) for features in right]),
    )


def _presence(passages: Sequence[frozenset[str]], columns: dict[str, int]) -> Matrix:
    table = np.zeros((len(passages), len(columns)))
    for row, features in enumerate(passages):
        table[row, [columns[f] for f in features if f in columns]] = 1.0
    return table
