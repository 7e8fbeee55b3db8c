"""Theme: which themes a passage speaks of, how clearly, and the words that say so."""

from comparator.themes.assignment import assign_themes
from comparator.themes.coverage import Coverage, Suggestion, ThemeCoverage, coverage
from comparator.themes.proposals import Proposal, propose_themes

__all__ = [
    "Coverage",
    "Proposal",
    "Suggestion",
    "ThemeCoverage",
    "assign_themes",
    "coverage",
    "propose_themes",
]
