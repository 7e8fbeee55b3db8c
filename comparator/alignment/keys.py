"""What a collation depends on beside its two texts: the weights of the features they have."""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from comparator.alignment import features as of_passages
from comparator.alignment.features import Features, features_of
from comparator.alignment.names import Names, hand_over_names, names_of
from comparator.alignment.numbers import Index
from comparator.alignment.units import blocks_of, units_of_declaration
from comparator.alignment.weights import Table, Weights, weights_from
from comparator.model import Declaration


@dataclass(frozen=True, slots=True)
class TextFeatures:
    """Every feature that collating a declaration can ask for.

    Attributes:
        passages: Those of its passages.
        blocks: Those of its blocks, whose passages are read as one.
        names: What its passages name.
    """

    passages: Features
    blocks: Features
    names: tuple[Names, ...]


def text_features(declaration: Declaration) -> TextFeatures:
    """Return the features of a declaration, segmented."""
    passages, blocks = _read_as(declaration)
    return TextFeatures(features_of(passages), features_of(blocks), tuple(map(names_of, passages)))


def hand_over(declaration: Declaration, features: TextFeatures) -> None:
    """Remember the features of a declaration until they are forgotten."""
    passages, blocks = _read_as(declaration)
    of_passages.hand_over({passages: features.passages, blocks: features.blocks})
    hand_over_names(dict(zip(passages, features.names, strict=True)))


def _read_as(declaration: Declaration) -> tuple[tuple[str, ...], tuple[str, ...]]:
    units = units_of_declaration(declaration)
    return tuple(unit.text for unit in units), tuple(blocks_of(units)[0])


def weights_among(texts: Iterable[TextFeatures]) -> Weights:
    """Return what `learn_weights` learns of texts whose features are known."""
    return weights_from(text.passages for text in texts)


def weights_used(features: TextFeatures, weights: Weights) -> tuple[tuple[int, bytes, bytes], ...]:
    """Return every feature that collating a declaration can ask for, with its weight.

    A word of another declaration that changes none of these changes no collation of this one.

    Returns:
        For rows, stems and beginnings, what a feature weighs that is not in their table, the
        numbers of the features, and their weights.
    """
    own, blocks = features.passages, features.blocks
    return (
        _used(weights.rows, own.rows, blocks.rows),
        _used(weights.stems, own.stems, blocks.stems),
        _used(weights.beginnings, own.beginnings, blocks.beginnings),
    )


def _used(table: Table, own: Index, blocks: Index) -> tuple[int, bytes, bytes]:
    numbers = np.union1d(own.number, blocks.number)
    return table.rarest, numbers.tobytes(), table.of(numbers).tobytes()
