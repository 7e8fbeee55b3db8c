"""What a draft leaves open, and what a round of it closed."""

from dataclasses import dataclass
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class Bracket:
    """Text that is not agreed.

    Attributes:
        words: What stands in it, inner brackets as they are.
        depth: 1 for one that stands in no other.
        options: The wordings to choose from; () where it is one wording, to be kept or not.
        by: Who asks for it, or "".
    """

    words: str
    depth: int
    options: tuple[str, ...] = ()
    by: str = ""


class Outcome(StrEnum):
    """What became of a bracket that closed."""

    KEPT = "kept"  # its words stand, without brackets
    CHOSEN = "chosen"  # one of its options does
    DROPPED = "dropped"


@dataclass(frozen=True, slots=True)
class Closed:
    """A bracket that the next round no longer has, and the words of it that stand."""

    bracket: Bracket
    outcome: Outcome
    words: str = ""


@dataclass(frozen=True, slots=True)
class Rounds:
    """The brackets of a draft against the round before.

    Attributes:
        before: All of the round before.
        now: All that are open now.
        closed: Those that closed.
        opened: Those that the round before did not have.
    """

    before: tuple[Bracket, ...]
    now: tuple[Bracket, ...]
    closed: tuple[Closed, ...]
    opened: tuple[Bracket, ...]
