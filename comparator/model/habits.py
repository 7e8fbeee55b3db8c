"""Habits: expressions that stand for each other in a series without meaning a thing."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class HabitTable:
    """What hands that render texts in a language use one for the other.

    Attributes:
        rows: Expressions of one meaning and one strength, as a person writes them.
        is_kept: Whether the series has a table of its own, to which nothing is learned.
    """

    rows: tuple[tuple[str, ...], ...] = ()
    is_kept: bool = False


HabitTables = Mapping[str, HabitTable]
"""Tables by the code of their language."""
