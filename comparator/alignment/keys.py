"""What a collation depends on beside its two texts: the weights of the features they have."""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from comparator.alignment.features import features_of
from comparator.alignment.numbers import Index, Numbers, found_among
from comparator.alignment.weights import Counted, Weights, weights_from
from comparator.model import Declaration


@dataclass(frozen=True, slots=True)
class TextFeatures:
    """Every feature that collating a declaration can ask for, as the bytes of rising numbers.

    The features of its passages, and of its blocks, whose passages are read as one.

    Attributes:
        passages: How many passages it has.
        stems: Its stems.
        rows: Its rows of stems.
        factors: How much each row counts.
        beginnings: The beginnings of its words.
        with_row: In how many of its passages each row stands; 0 where in whole blocks only.
        with_beginning: The same of beginnings.
    """

    passages: int
    stems: bytes
    rows: bytes
    factors: bytes
    beginnings: bytes
    with_row: bytes
    with_beginning: bytes

    @property
    def counted(self) -> Counted:
        """The same as counts of its passages."""
        with_row, with_beginning = _numbers(self.with_row), _numbers(self.with_beginning)
        has_row, has_beginning = with_row > 0, with_beginning > 0
        return Counted(
            self.passages,
            _numbers(self.rows)[has_row],
            np.frombuffer(self.factors, np.float64)[has_row],
            with_row[has_row],
            _numbers(self.beginnings)[has_beginning],
            with_beginning[has_beginning],
        )


def text_features(declaration: Declaration) -> TextFeatures:
    """Return the features of a declaration, segmented."""
    own = features_of(tuple(p.text for p in declaration.passages))
    blocks = features_of(
        tuple(" ".join(p.text for p in block.passages) for block in declaration.blocks)
    )
    rows, first = np.unique(
        np.concatenate((own.rows.number, blocks.rows.number)), return_index=True
    )
    beginnings = np.union1d(own.beginnings.number, blocks.beginnings.number)
    return TextFeatures(
        passages=len(declaration.passages),
        stems=np.union1d(own.stems.number, blocks.stems.number).tobytes(),
        rows=rows.tobytes(),
        factors=np.concatenate((own.factors, blocks.factors))[first].tobytes(),
        beginnings=beginnings.tobytes(),
        with_row=_times(own.rows, rows).tobytes(),
        with_beginning=_times(own.beginnings, beginnings).tobytes(),
    )


def _times(index: Index, numbers: Numbers) -> Numbers:
    """Return in how many passages features stand, 0 where in none."""
    times = np.zeros(len(numbers), np.int64)
    times[found_among(numbers, index.number)[1]] = index.times
    return times


def _numbers(data: bytes) -> Numbers:
    return np.frombuffer(data, np.int64)


def weights_among(texts: Iterable[TextFeatures]) -> Weights:
    """Return what `learn_weights` learns of texts whose features are known."""
    return weights_from(text.counted for text in texts)


def weights_used(features: TextFeatures, weights: Weights) -> tuple[tuple[int, bytes, bytes], ...]:
    """Return every feature that collating a declaration can ask for, with its weight.

    A word of another declaration that changes none of these changes no collation of this one.

    Returns:
        For rows, stems and beginnings, what a feature weighs that is not in their table, the
        numbers of the features, and their weights.
    """
    kinds = (
        (weights.rows, features.rows),
        (weights.stems, features.stems),
        (weights.beginnings, features.beginnings),
    )
    return tuple(
        (table.rarest, numbers, table.of(_numbers(numbers)).tobytes()) for table, numbers in kinds
    )
