"""Segment: from blocks to passages."""

from comparator.segmentation.passages import segment, segment_text

__all__ = ["segment", "segment_text"]
