"""Align: which passages of one declaration became which of another."""

from comparator.alignment.collate import align, collate
from comparator.alignment.keys import weights_used
from comparator.alignment.threads import weave_threads
from comparator.alignment.weights import Weights, learn_weights

__all__ = ["Weights", "align", "collate", "learn_weights", "weave_threads", "weights_used"]
