"""The findings of an edition: the one place where exports ask for them."""

from typing import Protocol

from comparator.model import Edition


class Finding(Protocol):
    """What exports need of a finding."""

    @property
    def kind(self) -> str:
        """Such as "stronger" or "number"."""

    @property
    def left(self) -> tuple[str, ...]:
        """Ids of the older passages."""

    @property
    def right(self) -> tuple[str, ...]:
        """Ids of the newer passages."""

    @property
    def left_words(self) -> str:
        """The older words."""

    @property
    def right_words(self) -> str:
        """The newer words."""

    @property
    def rule(self) -> str:
        """The rule that found it."""

    @property
    def confidence(self) -> float:
        """How sure it is, 0 to 1."""


def findings_of(edition: Edition) -> tuple[Finding, ...]:
    """Return all findings of an edition, in its own order; () where none were looked for."""
    found: tuple[Finding, ...] = tuple(getattr(edition, "findings", ()))
    return found
