"""What the edits of two wordings changed: stretches of either text, and what stands in them."""

from collections.abc import Sequence
from typing import Protocol

from comparator.model import Variant

Span = tuple[int, int]
"""Where a stretch of a text begins and where it ends, in characters."""


class _Placed(Protocol):
    """Something that stands in a text."""

    @property
    def start(self) -> int: ...

    @property
    def end(self) -> int: ...


def touched(variant: Variant, side: int) -> list[Span]:
    """Return what the edits of one side changed, light ones left out."""
    spans: list[Span] = []
    at = 0
    for n, (sign, text) in enumerate(variant.edits):
        if sign == side and n not in variant.light:
            spans.append((at, at + len(text)))
        if sign in {0, side}:
            at += len(text)
    return spans


def meets(said: _Placed, spans: Sequence[Span]) -> bool:
    """Whether what is said at a place shares a character with any of some stretches."""
    return any(start < said.end and end > said.start for start, end in spans)


def share_kept(variant: Variant) -> float:
    """Return how much of the shorter wording stands in the other, in words, 0 to 1."""
    kept = sum(len(text.split()) for sign, text in variant.edits if sign == 0)
    return kept / max(1, min(len(variant.left.split()), len(variant.right.split())))
