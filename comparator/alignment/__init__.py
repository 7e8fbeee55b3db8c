"""Align: which passages of one declaration became which of another."""

from comparator.alignment.collate import align, collate, collate_each
from comparator.alignment.keys import (
    TextFeatures,
    hand_over,
    text_features,
    weights_among,
    weights_used,
)
from comparator.alignment.naming import forget_features
from comparator.alignment.nearest import Nearest, nearest_unlinked
from comparator.alignment.threads import weave_threads
from comparator.alignment.weights import Weights, learn_weights

__all__ = [
    "Nearest",
    "TextFeatures",
    "Weights",
    "align",
    "collate",
    "collate_each",
    "forget_features",
    "hand_over",
    "learn_weights",
    "nearest_unlinked",
    "text_features",
    "weave_threads",
    "weights_among",
    "weights_used",
]
