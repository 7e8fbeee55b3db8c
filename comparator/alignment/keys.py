"""What a collation depends on beside its two texts: the weights of the features they have."""

from comparator.alignment.features import features_of
from comparator.alignment.weights import Weights
from comparator.model import Declaration


def weights_used(declaration: Declaration, weights: Weights) -> tuple[str, ...]:
    """Return every feature that collating this declaration can ask for, with its weight.

    The features of its passages, and of its blocks, whose passages are read as one; a word of
    another declaration that changes none of these changes no collation of this one.

    Returns:
        For each kind, what a feature weighs that is not in its table, and lines of features and
        weights, sorted.
    """
    texts = [p.text for p in declaration.passages]
    texts += [" ".join(p.text for p in block.passages) for block in declaration.blocks]
    found = [features_of(text) for text in texts]
    kinds = (
        (weights.rows, weights.rarest, frozenset().union(*(f.rows for f in found))),
        (weights.stems, weights.rarest_squared, frozenset().union(*(f.stems for f in found))),
        (
            weights.beginnings,
            weights.rarest_beginning,
            frozenset().union(*(f.beginnings for f in found)),
        ),
    )
    return tuple(
        f"{rarest}\n" + "\n".join([f"{f} {table.get(f, rarest)}" for f in sorted(features)])
        for table, rarest, features in kinds
    )
