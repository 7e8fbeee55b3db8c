"""Segment: from blocks to passages, from passages to words."""

from comparator.language.words import count_words, tokens
from comparator.text.passages import segment, segment_text

__all__ = ["count_words", "segment", "segment_text", "tokens"]
