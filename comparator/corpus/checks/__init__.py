"""Check: damage in declaration files, each kind with a code."""

from comparator.corpus.checks.codes import CODES
from comparator.corpus.checks.diagnostics import Edit, Finding, Severity
from comparator.corpus.checks.fixes import mend, mending_diff
from comparator.corpus.checks.habits import with_habits_folded
from comparator.corpus.checks.linter import findings_of_series

__all__ = [
    "CODES",
    "Edit",
    "Finding",
    "Severity",
    "findings_of_series",
    "mend",
    "mending_diff",
    "with_habits_folded",
]
