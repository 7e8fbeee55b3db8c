"""What a series itself says, to hold its published pages against."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from comparator.analysis.history import Claim, History
from comparator.model import Collation, Declaration, Edition, Finding, Passage
from comparator.wording.formatting import tags
from comparator.wording.labels import labels


@dataclass(frozen=True, slots=True)
class Told:
    """What may be claimed of a passage in time.

    Attributes:
        kind: "new", "back", "first", or "gone" of one the newest text has not; "" for nothing.
        of: The label of the text it speaks of, such as "2019"; "" for nothing.
    """

    kind: str = ""
    of: str = ""


class Evidence:
    """A series with all that follows from its texts. It knows nothing of pages."""

    def __init__(self, edition: Edition) -> None:
        """Index it; labels are those of the language spoken now."""
        self.edition = edition
        self.id = edition.series.id
        texts = (*edition.series.declarations, *(w.text for w in edition.series.witnesses))
        self.text: Mapping[str, Declaration] = {text.id: text for text in texts}
        self.passage: Mapping[str, Passage] = {p.id: p for d in texts for p in d.passages}
        self.tag = tags(edition.series.declarations)
        self.name = labels(edition.series.declarations, edition.series)

    @cached_property
    def history(self) -> History:
        """What all texts know of each passage."""
        return History.of(self.edition)

    @cached_property
    def words(self) -> str:
        """All words of all texts, with one space between any two."""
        return "\n".join(_spaced(b.text) for d in self.text.values() for b in d.blocks)

    @cached_property
    def titles(self) -> frozenset[str]:
        """What its texts are called."""
        return frozenset(text.title for text in self.text.values())

    @cached_property
    def collation(self) -> dict[tuple[str, str], Collation]:
        """The collations that have word edits, by their two texts."""
        return {(c.left, c.right): c for c in (*self.edition.collations, *self.edition.witnesses)}

    @cached_property
    def finding(self) -> dict[str, Finding]:
        """Findings by their permanent name."""
        return {f.id: f for c in self.collation.values() for f in c.findings}

    @cached_property
    def newest(self) -> str:
        """Id of the newest text."""
        return self.edition.series.declarations[-1].id

    def told(self, ref: str) -> tuple[Told, ...]:
        """Return what may be claimed of a passage: in its own text, and against the newest.

        Args:
            ref: Its id.
        """
        passage = self.passage[ref]
        if not passage.kind.is_prose or passage.declaration not in self.tag:
            return (Told(),)
        own = self._told_before(passage)
        is_older = passage.declaration != self.newest
        if is_older and self.history.is_gone(ref, self.newest):
            return own, Told("gone", self.tag[passage.declaration])
        return (own,)

    def _told_before(self, passage: Passage) -> Told:
        standing = self.history.standing(passage.id)
        match self.history.claim(passage.id):
            case Claim.NEW:
                return Told("new", self.tag[passage.declaration])
            case Claim.BACK:
                return Told("back", self.tag[standing.earlier[-1]])
            case Claim.STOOD if standing.first != passage.declaration and standing.is_first_known:
                return Told("first", self.tag[standing.first])
        return Told()


def _spaced(text: str) -> str:
    return " ".join(text.split())
