"""The nouns: plain, frozen, typed data that every stage takes and returns."""

from comparator.model.collations import Collation, Edit, Edition, Link, Relation, Thread, Variant
from comparator.model.declarations import (
    UNDATED,
    Block,
    BlockKind,
    Declaration,
    Passage,
    Rendering,
    Series,
    Source,
    ThemeScore,
)
from comparator.model.themes import Terms, Theme, ThemeSet

__all__ = [
    "UNDATED",
    "Block",
    "BlockKind",
    "Collation",
    "Declaration",
    "Edit",
    "Edition",
    "Link",
    "Passage",
    "Relation",
    "Rendering",
    "Series",
    "Source",
    "Terms",
    "Theme",
    "ThemeScore",
    "ThemeSet",
    "Thread",
    "Variant",
]
