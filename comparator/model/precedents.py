"""What a series agreed before of the clauses of a draft."""

from dataclasses import dataclass
from enum import StrEnum

from comparator.model.collations import Variant
from comparator.model.findings import Finding


class Verdict(StrEnum):
    """What was agreed before of a clause."""

    AGREED = "agreed"  # word for word
    CHANGED = "changed"
    SHIFTED = "shifted"  # changed, and stronger or weaker for it
    NEAR = "near"  # no text is known to say it, but passages come near
    NEW = "new"


@dataclass(frozen=True, slots=True)
class Precedent:
    """The text that said a clause last.

    Attributes:
        passages: Where it says it.
        variant: What the draft changes in its words.
        findings: What these changes mean, what weighs little last.
        is_sure: Whether it surely says the clause.
    """

    text: str
    passages: tuple[str, ...]
    variant: Variant
    findings: tuple[Finding, ...]
    is_sure: bool


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause of a draft.

    Attributes:
        passages: Its passages in the draft.
        verdict: What was agreed before of it.
        same_in: Ids of the texts that say it word for word, oldest first.
        last: The text that said it last, in these words or others; None where none did.
        first: Id of the text that surely said it first, or "".
        near: Of a clause that none is known to say: the nearest passages, the nearest first; of
            a new one as well, to look at.
    """

    passages: tuple[str, ...]
    verdict: Verdict
    same_in: tuple[str, ...] = ()
    last: Precedent | None = None
    first: str = ""
    near: tuple[str, ...] = ()

    @property
    def is_near(self) -> bool:
        """Whether no text is known to say it, and one comes near."""
        return self.verdict is Verdict.NEAR

    @property
    def is_last_in_other_words(self) -> bool:
        """Whether what was once agreed in these words was last agreed in others."""
        return bool(self.same_in and self.last and self.last.text != self.same_in[-1])


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A passage of the last text that a draft does not say.

    Attributes:
        near: The passage of the draft that comes near, or "".
    """

    passage: str
    near: str


@dataclass(frozen=True, slots=True)
class Precedents:
    """A draft against its series.

    Attributes:
        last: Id of the last text of its kind.
        clauses: Its clauses in order; headings and formalities are none.
        left_out: What the last text said and the draft leaves out, in order.
    """

    draft: str
    last: str
    clauses: tuple[Clause, ...]
    left_out: tuple[LeftOut, ...]

    def of(self, verdict: Verdict) -> tuple[Clause, ...]:
        """Return the clauses of a verdict."""
        return tuple(clause for clause in self.clauses if clause.verdict is verdict)
