"""What a collation depends on beside its two texts: the weights of the features they have."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import chain

from comparator.alignment.features import features_of
from comparator.alignment.weights import Weights, weights_from
from comparator.model import Declaration


@dataclass(frozen=True, slots=True)
class TextFeatures:
    """Every feature that collating a declaration can ask for, each kind sorted.

    The features of its passages, and of its blocks, whose passages are read as one.

    Attributes:
        passages: How many passages it has.
        stems: Its stems.
        rows: Its rows of stems.
        beginnings: The beginnings of its words.
        with_row: In how many of its passages each row stands; 0 where in whole blocks only.
        with_beginning: The same of beginnings.
    """

    passages: int
    stems: tuple[str, ...]
    rows: tuple[str, ...]
    beginnings: tuple[str, ...]
    with_row: tuple[int, ...]
    with_beginning: tuple[int, ...]


def text_features(declaration: Declaration) -> TextFeatures:
    """Return the features of a declaration, segmented."""
    found = [features_of(p.text) for p in declaration.passages]
    blocks = (" ".join(p.text for p in block.passages) for block in declaration.blocks)
    every = [*found, *map(features_of, blocks)]
    rows = sorted(frozenset().union(*(f.rows for f in every)))
    beginnings = sorted(frozenset().union(*(f.beginnings for f in every)))
    with_row = Counter(chain.from_iterable(f.rows for f in found))
    with_beginning = Counter(chain.from_iterable(f.beginnings for f in found))
    return TextFeatures(
        passages=len(found),
        stems=tuple(sorted(frozenset().union(*(f.stems for f in every)))),
        rows=tuple(rows),
        beginnings=tuple(beginnings),
        with_row=tuple(with_row[row] for row in rows),
        with_beginning=tuple(with_beginning[beginning] for beginning in beginnings),
    )


def weights_among(texts: Iterable[TextFeatures]) -> Weights:
    """Return what `learn_weights` learns of texts whose features are known."""
    return weights_from(
        (
            text.passages,
            _counted(text.rows, text.with_row),
            _counted(text.beginnings, text.with_beginning),
        )
        for text in texts
    )


def _counted(features: Iterable[str], counts: Iterable[int]) -> dict[str, int]:
    return {f: n for f, n in zip(features, counts, strict=True) if n}


def weights_used(features: TextFeatures, weights: Weights) -> tuple[str, ...]:
    """Return every feature that collating a declaration can ask for, with its weight.

    A word of another declaration that changes none of these changes no collation of this one.

    Returns:
        For each kind, what a feature weighs that is not in its table, and lines of features and
        weights, sorted.
    """
    kinds = (
        (weights.rows, weights.rarest, features.rows),
        (weights.stems, weights.rarest_squared, features.stems),
        (weights.beginnings, weights.rarest_beginning, features.beginnings),
    )
    return tuple(
        f"{rarest}\n" + "\n".join([f"{f} {table.get(f, rarest)}" for f in of_kind])
        for table, rarest, of_kind in kinds
    )
