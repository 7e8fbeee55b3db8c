"""The changes of a pair in the order of the newer text, as other formats tell them."""

from collections.abc import Iterator
from dataclasses import dataclass

from comparator.exports.selection import Selection, wanted_of_pair
from comparator.model import Collation, Declaration, Edit, Relation


@dataclass(frozen=True, slots=True)
class Change:
    """Passages that are not what they were.

    Attributes:
        kind: "added", "dropped", "moved" or the relation of a link.
        refs: Ids of the passages, those of the newer text if it has any.
        edits: Their words: -1 gone, 0 both, 1 came.
        is_tentative: Whether a careful reader might disagree.
        older: Ids of the older passages, if it has any.
        is_moved: Whether they changed their place.
        light: Indices of edits that change no meaning.
    """

    kind: str
    refs: tuple[str, ...]
    edits: tuple[Edit, ...]
    is_tentative: bool = False
    older: tuple[str, ...] = ()
    is_moved: bool = False
    light: tuple[int, ...] = ()


def changes_of(
    selection: Selection, left: Declaration, right: Declaration, collation: Collation
) -> Iterator[Change]:
    """Yield the changes in the order of the newer text, then what was dropped."""
    wanted = wanted_of_pair(selection, left, right, collation)
    by_first = {
        link.right[0]: (link, variant)
        for link, variant in zip(collation.links, collation.variants, strict=True)
    }
    added = set(collation.added)
    for passage in right.passages:
        if passage.id not in wanted:
            continue
        if passage.id in added:
            yield Change("added", (passage.id,), ((1, passage.text),))
        elif passage.id in by_first:
            link, variant = by_first[passage.id]
            is_kept = link.relation is Relation.KEPT
            if not is_kept or link.moved:
                kind = "moved" if is_kept else str(link.relation)
                yield Change(
                    kind,
                    link.right,
                    variant.edits,
                    link.tentative,
                    link.left,
                    link.moved,
                    variant.light,
                )
    text = {p.id: p.text for p in left.passages}
    for ref in collation.dropped:
        if ref in wanted:
            yield Change("dropped", (ref,), ((-1, text[ref]),), older=(ref,))
