"""The front door for people who work with declarations in Python: what it gives shows itself."""

from comparator.notebook.api import brief, collate, load, make_edition, trace
from comparator.notebook.results import (
    ShownBrief,
    ShownCollation,
    ShownDeclaration,
    ShownEdition,
    ShownSeries,
    ShownTrace,
)

__all__ = [
    "ShownBrief",
    "ShownCollation",
    "ShownDeclaration",
    "ShownEdition",
    "ShownSeries",
    "ShownTrace",
    "brief",
    "collate",
    "load",
    "make_edition",
    "trace",
]
