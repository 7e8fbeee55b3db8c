"""The nouns of a brief: its chapters, and the lines that quote the very words."""

from dataclasses import dataclass
from enum import StrEnum

from comparator.analysis.measures import PairMeasure, ThemeTurns
from comparator.model import Finding, Turn


class Chapter(StrEnum):
    """What the lines of a chapter of a brief are about, in the order in which they stand."""

    NEW = "new"
    PERHAPS_NEW = "perhaps-new"
    NEAR = "near"
    BACK = "back"
    STEPS = "steps"
    WITHIN = "within"
    LONGEST = "longest"
    GONE = "gone"
    PERHAPS_GONE = "perhaps-gone"
    GONE_NEAR = "gone-near"
    CUT = "cut"
    CONDITIONS = "conditions"
    REWORDED = "reworded"
    REPLACED = "replaced"
    NUMBERS = "numbers"
    MEMBERS = "members"
    BORN = "born"
    DIED = "died"
    RETURNED = "returned"


@dataclass(frozen=True, slots=True)
class Quote:
    """Words of a passage, its id, and whom a "they" in them stands for, with its language."""

    words: str
    passage: str
    they: str = ""
    language: str = ""


@dataclass(frozen=True, slots=True)
class BriefLine:
    """One thing worth telling.

    Attributes:
        old: The older words, or None where something is new.
        new: The newer words, or None where something went.
        since: Id of the declaration from which on the older words, or for what is back the
            newer ones before their silence, were said; or "".
        said: In how many declarations in a row, for what went; else 0.
        near: Id of the passage to compare, where it is not near enough to be quoted; or "".
        turn: For a condition: which side has it, or both; else None.
        finding: What it tells, for findings; of a country that came or went there is none.
        count: Number of words of the passage; for phrases, how many declarations said it.
    """

    old: Quote | None = None
    new: Quote | None = None
    since: str = ""
    said: int = 0
    count: int = 0
    near: str = ""
    turn: Turn | None = None
    finding: Finding | None = None


@dataclass(frozen=True, slots=True, repr=False)
class Brief:
    """What a declaration says against the one before and against all before.

    Attributes:
        before: Id of the one before.
        words: Number of words of what states something.
        words_before: The same of the one before.
        hands_differ: Whether different hands rendered the two.
        measure: What became of the words of the one before, and where these come from.
        never_before: How many of its words stand in passages that no declaration had before.
        earlier: How many declarations came before it.
        themes: Which themes came, came back and went.
        chapters: All lines by what they are about, in reading order, the most telling first: who
            tells a few takes the heads.
    """

    declaration: str
    before: str
    words: int
    words_before: int
    measure: PairMeasure
    hands_differ: bool
    never_before: int
    earlier: int
    themes: ThemeTurns
    chapters: tuple[tuple[Chapter, tuple[BriefLine, ...]], ...]

    def __repr__(self) -> str:
        return f"<{type(self).__name__} {self.declaration} against {self.before}>"
