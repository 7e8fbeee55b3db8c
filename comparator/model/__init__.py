"""The nouns: plain, frozen, typed data that every stage takes and returns."""

from comparator.model.catalogue import Catalogue, CatalogueEntry, CatalogueSource, Part
from comparator.model.collations import Collation, Edit, Edition, Link, Relation, Thread, Variant
from comparator.model.declarations import (
    DEEPEST_ITEM,
    UNDATED,
    Block,
    BlockKind,
    Declaration,
    Extraction,
    Passage,
    Rendering,
    Series,
    Source,
    ThemeScore,
    Witness,
)
from comparator.model.findings import Finding, FindingKind
from comparator.model.habits import HabitTable, HabitTables
from comparator.model.themes import Terms, Theme, ThemeSet
from comparator.model.verbs import Direction, Verb, VerbScale, VerbScales

__all__ = [
    "DEEPEST_ITEM",
    "UNDATED",
    "Block",
    "BlockKind",
    "Catalogue",
    "CatalogueEntry",
    "CatalogueSource",
    "Collation",
    "Declaration",
    "Direction",
    "Edit",
    "Edition",
    "Extraction",
    "Finding",
    "FindingKind",
    "HabitTable",
    "HabitTables",
    "Link",
    "Part",
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
    "Verb",
    "VerbScale",
    "VerbScales",
    "Witness",
]
