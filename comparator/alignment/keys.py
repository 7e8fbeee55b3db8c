"""What a collation depends on beside its two texts: the weights of the features they have."""

from comparator.alignment.features import features_of
from comparator.alignment.weights import Weights
from comparator.model import Declaration


def weights_used(declaration: Declaration, weights: Weights) -> tuple[tuple[str, int], ...]:
    """Return the weight of every feature that collating this declaration can ask for.

    The features of its passages, and of its blocks, whose passages are read as one; a word of
    another declaration that changes none of these changes no collation of this one.
    """
    texts = [p.text for p in declaration.passages]
    texts += [" ".join(p.text for p in block.passages) for block in declaration.blocks]
    found = [features_of(text) for text in texts]
    kinds = (
        ("row", weights.rows, weights.rarest, {feature for f in found for feature in f.rows}),
        ("stem", weights.stems, weights.rarest_squared, {s for f in found for s in f.stems}),
        ("piece", weights.pieces, weights.rarest_squared, {p for f in found for p in f.pieces}),
    )
    own = tuple(
        (f"{kind} {feature}", table.get(feature, rarest))
        for kind, table, rarest, features in kinds
        for feature in sorted(features)
    )
    return (("rarest", weights.rarest), ("rarest²", weights.rarest_squared), *own)
