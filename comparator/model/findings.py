"""Findings: what a change of wording means, by a rule that can be read and checked."""

from dataclasses import dataclass
from enum import StrEnum


class FindingKind(StrEnum):
    """What has happened to a clause."""

    STRONGER = "stronger"
    WEAKER = "weaker"
    TURNED = "turned"
    HEDGE = "hedge"
    FEWER = "fewer"
    NUMBER = "number"
    DATE = "date"
    ACTOR = "actor"
    PLACE = "place"
    DOCUMENT = "document"

    @property
    def is_shift(self) -> bool:
        """Whether it is about the strength of what is said, not about what is named."""
        return self in _SHIFTS


_SHIFTS = frozenset(
    {
        FindingKind.STRONGER,
        FindingKind.WEAKER,
        FindingKind.TURNED,
        FindingKind.HEDGE,
        FindingKind.FEWER,
    }
)


@dataclass(frozen=True, slots=True)
class Finding:
    """That linked passages differ in strength, or in what they name.

    Attributes:
        kind: What has happened.
        left: Ids of the older passages, those of the link it was found in.
        right: Ids of the newer passages.
        left_words: The very words of the older text, or "" where something came.
        right_words: The very words of the newer text, or "" where something went.
        rule: Why it is a finding, as a phrase a reader can check.
        confidence: 0 to 1: how likely a careful reader agrees.
        steps: How many steps of the scale lie between the two verbs; 0 where none are weighed.
    """

    kind: FindingKind
    left: tuple[str, ...]
    right: tuple[str, ...]
    left_words: str
    right_words: str
    rule: str
    confidence: float
    steps: int = 0

    def __post_init__(self) -> None:
        if not self.left_words and not self.right_words:
            raise ValueError("a finding quotes words of at least one side")
        if not 0.0 <= self.confidence <= 1.0:
            raise ValueError(f"confidence {self.confidence} is not between 0 and 1")
