"""Blocks as readers of documents make them: what a document shows, still without numbers."""

from collections.abc import Iterable
from dataclasses import replace

from comparator.model import DEEPEST_ITEM, Block, BlockKind


def heading(text: str, level: int = 2) -> Block:
    """Return a heading: 1 of the title, everything deeper is 2. It is on one line."""
    return Block(0, BlockKind.HEADING, " ".join(text.split()), level=min(level, 2))


def item(text: str, depth: int = 0) -> Block:
    """Return an item of a list that stands in `depth` other items."""
    return Block(0, BlockKind.ITEM, text, level=min(depth, DEEPEST_ITEM))


def paragraph(text: str) -> Block:
    """Return a paragraph, with its number if it has one."""
    return Block(0, BlockKind.PARAGRAPH, text)


def separator() -> Block:
    """Return a line between two parts."""
    return Block(0, BlockKind.SEPARATOR, "***")


def numbered(blocks: Iterable[Block]) -> tuple[Block, ...]:
    """Return blocks with their numbers in the declaration."""
    return tuple(replace(block, number=number) for number, block in enumerate(blocks, start=1))
