"""Check: damage in declaration files, each kind with a code."""

from comparator.corpus.checks.codes import CODES
from comparator.corpus.checks.findings import Edit, Finding, Severity
from comparator.corpus.checks.linter import findings_of_series
from comparator.corpus.checks.mending import mend

__all__ = ["CODES", "Edit", "Finding", "Severity", "findings_of_series", "mend"]
