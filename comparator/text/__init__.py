"""Segment: from blocks to passages, from passages to words."""

from comparator.text.passages import segment, segment_text
from comparator.text.words import count_words, tokens

__all__ = ["count_words", "segment", "segment_text", "tokens"]
