"""The findings of an edition: the one place where exports ask for them."""

from comparator.model import Edition, Finding


def findings_of(edition: Edition) -> tuple[Finding, ...]:
    """Return all findings of an edition, pair by pair; () where none were looked for."""
    return tuple(finding for pair in edition.collations for finding in pair.findings)
