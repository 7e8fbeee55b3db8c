"""Links, collations, variants and threads."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Generic, TypeVar

from comparator.model.findings import Finding

Ref = TypeVar("Ref", int, str)


class Relation(StrEnum):
    """How the passages of a link answer one another."""

    KEPT = "kept"
    REWORDED = "reworded"
    SPLIT = "split"
    MERGED = "merged"
    REGROUPED = "regrouped"


@dataclass(frozen=True, slots=True)
class Link(Generic[Ref]):
    """That passages of an older text became passages of a newer one.

    Attributes:
        left: The older passages, in order: indices or passage ids; at least one.
        right: The newer passages, in order; at least one.
        relation: What happened to them.
        moved: Whether they changed their place against the rest of the text.
        tentative: Whether a careful reader might disagree.
        similarity: 0 to 1; 1 for the same wording.
    """

    left: tuple[Ref, ...]
    right: tuple[Ref, ...]
    relation: Relation
    moved: bool = False
    tentative: bool = False
    similarity: float = 1.0

    def __post_init__(self) -> None:
        if not self.left or not self.right:
            raise ValueError("a link has passages on both sides")
        if not 0.0 <= self.similarity <= 1.0:
            raise ValueError(f"similarity {self.similarity} is not between 0 and 1")


@dataclass(frozen=True, slots=True, repr=False)
class Collation:
    """All links of two declarations; every passage is in one link, or dropped, or added.

    Attributes:
        left: Id of the older declaration.
        right: Id of the newer declaration.
        links: In the order of their first passage on the right.
        dropped: Ids of passages that only the older declaration has, in order.
        added: Ids of passages that only the newer declaration has, in order.
        variants: The word edits of each link, in the order of `links`; () before the diff
            stage.
        findings: What the edits mean, in the order of `links`; () before the measure stage.
        hands_differ: Whether the two texts were rendered by different hands: most of what
            changed is then the translator's, and edits that are a habit of rendering are light.
    """

    left: str
    right: str
    links: tuple[Link[str], ...]
    dropped: tuple[str, ...]
    added: tuple[str, ...]
    variants: tuple["Variant", ...] = ()
    findings: tuple[Finding, ...] = ()
    hands_differ: bool = False

    def __repr__(self) -> str:
        return f"<{type(self).__name__} {self.left} → {self.right}: {len(self.links)} links>"


Edit = tuple[int, str]


@dataclass(frozen=True, slots=True)
class Variant:
    """The word edits of a link.

    Attributes:
        edits: Pairs (-1, 0 or 1, text) as diff-match-patch has them: 0 and -1 joined are the
            left text, 0 and 1 joined are the right text. Where a side has several passages,
            their texts are joined by one space.
        light: Indices of edits that change no meaning: capitals, spelling, quotation marks.
        shifted: Pairs of indices (deleted, inserted) of edits that hold the same words, which
            changed their place within the passage.
    """

    edits: tuple[Edit, ...]
    light: tuple[int, ...] = ()
    shifted: tuple[tuple[int, int], ...] = ()

    @property
    def is_light(self) -> bool:
        """Whether no edit changes what is said."""
        return sum(1 for sign, _ in self.edits if sign) == len(self.light)

    @property
    def left(self) -> str:
        """The older text."""
        return "".join(text for sign, text in self.edits if sign <= 0)

    @property
    def right(self) -> str:
        """The newer text."""
        return "".join(text for sign, text in self.edits if sign >= 0)


@dataclass(frozen=True, slots=True)
class Facing:
    """That passages of a text say what passages of another say in another language.

    Attributes:
        left: Ids of the passages of the declaration, in order; () where it says no such thing.
        right: Ids of those of its witness, in order; likewise.
        is_firm: Whether something may be claimed by it: much speaks for it.
        parts: Of whole paragraphs, which of their passages face one another.
        elsewhere: Where one side is empty: the passages of the other text that say the same at
            another place, and face nothing either; so nothing is claimed to be missing.
    """

    left: tuple[str, ...]
    right: tuple[str, ...]
    is_firm: bool
    parts: tuple["Facing", ...] = ()
    elsewhere: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, repr=False)
class Parallel:
    """Which paragraphs of two texts of one declaration, in two languages, face one another.

    Attributes:
        right: Id of the witness.
        rows: Whole paragraphs, in the order of both texts; every passage is in one.
    """

    left: str
    right: str
    rows: tuple[Facing, ...]

    def __repr__(self) -> str:
        return f"<{type(self).__name__} {self.left} | {self.right}: {len(self.rows)} rows>"


@dataclass(frozen=True, slots=True)
class Thread:
    """The life of a clause through a series.

    Attributes:
        id: Stable key: the id of its first passage.
        stations: Declaration id and its passages of this clause, oldest first; declarations
            that are silent on it have none.
        tentative: Ids of the declarations whose passages are tied to the earlier ones by
            tentative links only; a claim of age must not reach back beyond them.
    """

    id: str
    stations: tuple[tuple[str, tuple[str, ...]], ...]
    tentative: tuple[str, ...] = ()

    def __iter__(self) -> Iterator[tuple[str, tuple[str, ...]]]:
        return iter(self.stations)

    @property
    def declarations(self) -> tuple[str, ...]:
        """Ids of the declarations that speak it, oldest first."""
        return tuple(declaration for declaration, _ in self.stations)
