"""Texts of two languages: which paragraphs, and which sentences within them, say the same."""

from comparator.alignment.across.clauses import clauses_across
from comparator.alignment.across.texts import NamesOf, align_across

__all__ = ["NamesOf", "align_across", "clauses_across"]
