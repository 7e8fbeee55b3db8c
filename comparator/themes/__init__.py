"""Theme: which themes a passage speaks of, how clearly, and the words that say so."""

from comparator.themes.assignment import assign_themes
from comparator.themes.coverage import Coverage, Suggestion, ThemeCoverage, coverage
from comparator.themes.proposals import Proposal, are_read_in_part, propose_themes

__all__ = [
    "Coverage",
    "Proposal",
    "Suggestion",
    "ThemeCoverage",
    "are_read_in_part",
    "assign_themes",
    "coverage",
    "propose_themes",
]
