"""Findings: what a change of wording means, by a rule that can be read and checked."""

from dataclasses import dataclass
from enum import StrEnum
from hashlib import sha256


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

    @property
    def id(self) -> str:
        """Its permanent name: "stronger-2019-bishkek--2020-moscow-p3.1-1a2b3c4d".

        Made of what it says and of nothing else: its kind, the two declarations, the first of
        the newer passages, and eight digits that stand for all its passages and words. No other
        finding, rule or confidence changes it.
        """
        older, newer = self.left[0].rpartition("#")[0], self.right[0].replace("#", "-")
        # The separators stand in no id and in no word of a finding.
        told = ["\x1e".join(self.left), "\x1e".join(self.right), self.left_words, self.right_words]
        digest = sha256("\x1f".join(told).encode()).hexdigest()[:8]
        return f"{self.kind}-{older}--{newer}-{digest}"
