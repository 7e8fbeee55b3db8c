"""The changes of a pair in the order of the newer text, as other formats tell them."""

from collections.abc import Iterator
from dataclasses import dataclass

from comparator.exports.selection import Selection, wanted_of_pair
from comparator.model import Collation, Declaration, Edit, Passage, Relation


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """Passages that are not what they were.

    Attributes:
        kind: "added", "dropped" (of a heading "added heading", "dropped heading"), "moved" or the
            relation of a link.
        older: Ids of the older passages, if it has any.
        newer: Ids of the newer passages, if it has any.
        edits: Their words: -1 gone, 0 both, 1 came.
        is_tentative: Whether a careful reader might disagree.
        is_moved: Whether they changed their place.
        light: Indices of edits that change no meaning.
    """

    kind: str
    older: tuple[str, ...] = ()
    newer: tuple[str, ...] = ()
    edits: tuple[Edit, ...]
    is_tentative: bool = False
    is_moved: bool = False
    light: tuple[int, ...] = ()

    @property
    def refs(self) -> tuple[str, ...]:
        """Ids of its passages, those of the newer text if it has any."""
        return self.newer or self.older


def changes_of(
    selection: Selection, left: Declaration, right: Declaration, collation: Collation
) -> Iterator[Change]:
    """Yield the changes in the order of the newer text, then what was dropped.

    Date lines, signatures and separators are no prose: nothing was added or dropped with them.
    """
    wanted = wanted_of_pair(selection, left, right, collation)
    by_first = {
        link.right[0]: (link, variant)
        for link, variant in zip(collation.links, collation.variants, strict=True)
    }
    added = set(collation.added)
    for passage in right.passages:
        if passage.id not in wanted or passage.is_formal:
            continue
        if passage.id in added:
            edits = ((1, passage.text),)
            yield Change(kind=_alone("added", passage), newer=(passage.id,), edits=edits)
        elif passage.id in by_first:
            link, variant = by_first[passage.id]
            is_kept = link.relation is Relation.KEPT
            if not is_kept or link.moved:
                kind = "moved" if is_kept else str(link.relation)
                yield Change(
                    kind=kind,
                    older=link.left,
                    newer=link.right,
                    edits=variant.edits,
                    is_tentative=link.tentative,
                    is_moved=link.moved,
                    light=variant.light,
                )
    dropped = wanted.intersection(collation.dropped)
    for passage in left.passages:
        if passage.id in dropped and not passage.is_formal:
            edits = ((-1, passage.text),)
            yield Change(kind=_alone("dropped", passage), older=(passage.id,), edits=edits)


def _alone(kind: str, passage: Passage) -> str:
    return kind if passage.kind.is_prose else f"{kind} heading"
