"""What a draft leaves open, what a round of it closed, and three texts of a clause side by side."""

from dataclasses import dataclass
from enum import StrEnum

from comparator.model.collations import Variant
from comparator.model.declarations import Declaration
from comparator.model.precedents import Precedent, Precedents


@dataclass(frozen=True, slots=True)
class Bracket:
    """Text that is not agreed.

    Attributes:
        words: What stands in it, inner brackets as they are.
        depth: 1 for one that stands in no other.
        options: The wordings to choose from; () where it is one wording, to be kept or not.
        by: Who asks for it, or "".
        first: In which paragraph of the text it opens, from 0 on.
        last: In which it closes.
    """

    words: str
    depth: int
    options: tuple[str, ...] = ()
    by: str = ""
    first: int = 0
    last: int = 0


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A clause in three columns: as it was last agreed, in the round before, and now.

    Attributes:
        last: What was last agreed of it, in one text or, where clauses were joined, in several.
        before: Its passages in the round before; () where that did not have it.
        now: Its passages in the draft; () where that has it no longer.
        last_words: What stands in the first column; "" where nothing like it was agreed.
        before_words: What stands in the second.
        now_words: What stands in the third.
        since_last: What the round before changes in `last_words`; the draft itself where that
            round did not have the clause; None where one of the two is empty.
        since_before: What the draft changes in `before_words`; None where one of them is empty.
    """

    last: tuple[Precedent, ...]
    before: tuple[str, ...]
    now: tuple[str, ...]
    last_words: str
    before_words: str
    now_words: str
    since_last: Variant | None
    since_before: Variant | None


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftRound:
    """A draft of a series: what was agreed before, what it leaves open, and what changed in it.

    Attributes:
        text: The draft, segmented, of the kind of the texts it is held against.
        against: Ids of these texts, oldest first.
        found: What they agreed of its clauses.
        before: The round before, or None.
        rounds: Its brackets against those of the round before.
        rows: Its clauses in columns, where there is a round before.
    """

    text: Declaration
    against: tuple[str, ...]
    found: Precedents
    before: Declaration | None
    rounds: Rounds
    rows: tuple[Row, ...]
