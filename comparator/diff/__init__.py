"""Diff: what changed in a passage, word by word, in whole words."""

from comparator.diff.variants import variant_of, vary, word_diff

__all__ = ["variant_of", "vary", "word_diff"]
