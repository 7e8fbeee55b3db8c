"""The nouns of a revision: all that differs between two states of a series (`two_states`)."""

from dataclasses import dataclass

from comparator.model import Declaration, Edition, Finding, Link, Passage, Relation, Series, Variant

Fact = tuple[str, str, str]
"""The name of a fact, its old value and its new one; "" where there is none."""


@dataclass(frozen=True, slots=True)
class Correction:
    """A text that is in both states, with other words or other facts.

    Attributes:
        text: Id of the declaration or witness in the new state.
        former: Its id in the old state, which differs where its file was renamed.
        facts: Which facts differ.
        changes: The links whose wording differs, with their word edits, in the new order.
        dropped: Passages that the new state has no longer.
        added: Passages that only the new state has.
        moved: Links whose passages changed their place.
        readdressed: Number of passages whose place in the count of blocks or sentences, and so
            whose id, is another one.
    """

    text: str
    former: str
    facts: tuple[Fact, ...]
    changes: tuple[tuple[Link[str], Variant], ...] = ()
    dropped: tuple[Passage, ...] = ()
    added: tuple[Passage, ...] = ()
    moved: tuple[Link[str], ...] = ()
    readdressed: int = 0

    @property
    def is_of_text(self) -> bool:
        """Whether any word of the text differs, or its order."""
        return bool(self.changes or self.dropped or self.added or self.moved)

    @property
    def is_renamed(self) -> bool:
        """Whether its id differs, and with it the addresses of its pages and passages."""
        return self.text != self.former


@dataclass(frozen=True, slots=True)
class TermChange:
    """What changed about a theme.

    Attributes:
        change: "new", "gone" or "changed".
        added: Terms that the new state has: the kind of term and the term.
        dropped: Terms that it has no longer.
        facts: Which of its label, description and parent differ; () where it is new or gone.
    """

    theme: str
    change: str
    added: tuple[tuple[str, str], ...] = ()
    dropped: tuple[tuple[str, str], ...] = ()
    facts: tuple[Fact, ...] = ()


@dataclass(frozen=True, slots=True)
class Refiling:
    """A passage that is under other themes than before, its ids from the clearest."""

    passage: Passage
    before: tuple[str, ...]
    after: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class LinkChange:
    """A link between neighbours that only one state has.

    Attributes:
        left: Older passages; as the new state has them where it has them.
        right: Newer passages.
        relation: What became of the passage.
        is_new: Whether the new state has it; else it is dropped.
    """

    left: tuple[str, ...]
    right: tuple[str, ...]
    relation: Relation
    is_new: bool


@dataclass(frozen=True, slots=True)
class FindingChange:
    """A finding between neighbours that only one state has, as that state has it."""

    finding: Finding
    is_new: bool


@dataclass(frozen=True, slots=True)
class NewNeighbours:
    """A declaration of both states that is now set against another one.

    Attributes:
        before: Id of the declaration before it in the old state, or None.
        after: Id of the one before it in the new state, or None.
    """

    declaration: str
    before: str | None
    after: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Revision:
    """All that differs between two states of a series.

    Attributes:
        series: The series in its new state, or in its old one where it is gone.
        before: Its edition of neighbours in the old state, or None where it was not there.
        after: The same in the new state, or None where it is gone.
        facts: Which facts of the series differ.
        new: Declarations that are new, in order.
        gone: Declarations that are gone, in order.
        new_witnesses: Texts of witnesses that are new, in order.
        gone_witnesses: Texts of witnesses that are gone, in order.
        corrections: Declarations and witnesses that changed, in order.
        terms: Themes that changed, in the order of the new theme set.
        refilings: Passages that changed their themes, in order.
        links: Links that changed, in order.
        findings: Findings that came or went, in order.
        neighbours: Declarations that have another one before them, in order.
    """

    series: Series
    before: Edition | None
    after: Edition | None
    facts: tuple[Fact, ...] = ()
    new: tuple[Declaration, ...] = ()
    gone: tuple[Declaration, ...] = ()
    new_witnesses: tuple[Declaration, ...] = ()
    gone_witnesses: tuple[Declaration, ...] = ()
    corrections: tuple[Correction, ...] = ()
    terms: tuple[TermChange, ...] = ()
    refilings: tuple[Refiling, ...] = ()
    links: tuple[LinkChange, ...] = ()
    findings: tuple[FindingChange, ...] = ()
    neighbours: tuple[NewNeighbours, ...] = ()

    @property
    def renamed(self) -> tuple[Correction, ...]:
        """Texts whose files were renamed."""
        return tuple(c for c in self.corrections if c.is_renamed)
