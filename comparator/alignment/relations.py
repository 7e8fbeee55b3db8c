"""How the two sides of a link answer each other, and how alike they are."""

from collections.abc import Sequence

from comparator.alignment.groups import Group
from comparator.alignment.units import Unit
from comparator.language.normal_forms import kept_form
from comparator.model import Relation

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


def likeness_shown(similarity: float) -> float:
    """Return the likeness of a link that is not kept: three digits, and never 1."""
    return min(round(similarity, 3), _LIKEST)
