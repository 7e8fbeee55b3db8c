"""What an editor set by hand, where the program was wrong or could not know."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from hashlib import sha256

from comparator.model.findings import FindingKind
from comparator.model.passage_ids import text_of

_FINGERPRINT = 12
"""Hexadecimal digits: among a million passages two have the same by chance once in 500 series."""


class RulingKind(StrEnum):
    """What a ruling is about."""

    CLAUSE = "clause"  # its passages are one clause
    APART = "apart"  # its passages are not one clause
    THEMES = "themes"  # its passages speak of these themes and no others
    FINDING = "finding"  # there is no such finding between its passages
    TITLE = "title"  # what the clause of its passages is called

    @property
    def is_of_links(self) -> bool:
        """Whether it says which passages are one clause."""
        return self in {RulingKind.CLAUSE, RulingKind.APART}

    @property
    def is_of_pairs(self) -> bool:
        """Whether it changes what two texts are to each other."""
        return self.is_of_links or self is RulingKind.FINDING


@dataclass(frozen=True, slots=True, kw_only=True)
class Ruling:
    """One thing that was set by hand.

    Attributes:
        kind: What it is about.
        passages: Ids of the passages, those of the older text first.
        fingerprints: What each passage said when it was looked at; see `fingerprint`.
        themes: Ids of the themes, for THEMES.
        finding: Which kind of finding is wrong, for FINDING.
        title: The words, for TITLE.
        by: Who set it, or "".
        on: When, or None.
        note: Why, or "".
        line: Where it stands in its file, or None.
    """

    kind: RulingKind
    passages: tuple[str, ...]
    fingerprints: tuple[str, ...]
    themes: tuple[str, ...] = ()
    finding: FindingKind | None = None
    title: str = ""
    by: str = ""
    on: date | None = None
    note: str = ""
    line: int | None = None

    def is_between(self, left: str, right: str) -> bool:
        """Whether it has passages of each of two texts."""
        return bool(self.of(left) and self.of(right))

    def of(self, text: str) -> tuple[str, ...]:
        """Return its passages of a text, in order."""
        return tuple(ref for ref in self.passages if text_of(ref) == text)


def fingerprint(text: str) -> str:
    """Return what stands for the words of a passage: a hash, whatever its white space is."""
    return sha256(" ".join(text.split()).encode("utf-8", "surrogatepass")).hexdigest()[
        :_FINGERPRINT
    ]
