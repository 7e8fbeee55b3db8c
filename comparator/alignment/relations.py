"""From groups of passages to links and a collation: how the sides answer, how alike they are."""

from collections.abc import Iterable, Sequence

from comparator.alignment.ancestors import similarity_of
from comparator.alignment.groups import Group
from comparator.alignment.units import Unit
from comparator.language.normal_forms import kept_form
from comparator.model import Collation, Declaration, Link, Relation

# Only what is kept is wholly alike: the same words in another order are not.
_LIKEST = 0.999


def relation_of(group: Group, left: Sequence[Unit], right: Sequence[Unit]) -> Relation:
    """Return how many passages of each side a link joins, and whether they stand as they were."""
    match len(group.left), len(group.right):
        case 1, 1:
            older, newer = left[group.left[0]].text, right[group.right[0]].text
            return Relation.KEPT if kept_form(older) == kept_form(newer) else Relation.REWORDED
        case 1, _:
            return Relation.SPLIT
        case _, 1:
            return Relation.MERGED
        case _:
            return Relation.REGROUPED


def link_of(  # noqa: PLR0913 - a group, where it stands, and how sure it is
    group: Group,
    left: Sequence[Unit],
    right: Sequence[Unit],
    *,
    moved: bool,
    is_doubtful: bool,
    least: float = 0.0,
) -> Link[int]:
    """Return a group as a link.

    Args:
        group: What is linked.
        left: The older passages.
        right: The newer passages.
        moved: Whether it changed its place.
        is_doubtful: Whether it is tentative unless all of it stands.
        least: A link of which less stands is tentative, too.
    """
    relation = relation_of(group, left, right)
    is_kept = relation is Relation.KEPT
    older, newer = [left[i].text for i in group.left], [right[j].text for j in group.right]
    alike = 1.0 if is_kept else similarity_of(older, newer)
    return Link(
        group.left,
        group.right,
        relation,
        moved,
        tentative=not is_kept and (is_doubtful or alike < least),
        similarity=alike if is_kept else min(round(alike, 3), _LIKEST),
    )


def collation_of(left: Declaration, right: Declaration, links: Iterable[Link[int]]) -> Collation:
    """Return a collation with links of passages by their numbers, in order; the rest is in none."""
    older, newer = left.passages, right.passages
    named = tuple(
        Link(
            tuple(older[i].id for i in link.left),
            tuple(newer[j].id for j in link.right),
            link.relation,
            link.moved,
            link.tentative,
            link.similarity,
        )
        for link in links
    )
    if left.id == right.id:  # a text against itself: the ids of the two sides are the same
        return Collation(left.id, right.id, named, (), ())
    linked = {ref for link in named for ref in (*link.left, *link.right)}
    return Collation(
        left.id,
        right.id,
        named,
        tuple(p.id for p in older if p.id not in linked),
        tuple(p.id for p in newer if p.id not in linked),
    )
