"""Nearest: for what is new, what was dropped that comes nearest to it, though it is no ancestor.

A reader of "new" wants to know what to compare it with: another state's memorandum, an offer in
place of a demand.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from comparator.alignment.ancestors import similarity_of
from comparator.alignment.scores import wording_of
from comparator.alignment.weights import Weights, learn_weights
from comparator.alignment.windows import MOST_CELLS
from comparator.model import Collation, Declaration, Passage

# Below it two passages have nothing to be compared for.
_LEAST = 0.2


@dataclass(frozen=True, slots=True)
class Nearest:
    """What comes nearest to an added passage.

    Attributes:
        right: Id of the passage that was added.
        left: Id of the dropped passage to compare it with.
        similarity: Share of the words of both that stand in the other too, 0 to 1.
    """

    right: str
    left: str
    similarity: float


def nearest_unlinked(
    left: Declaration, right: Declaration, collation: Collation, weights: Weights | None = None
) -> tuple[Nearest, ...]:
    """Return for added passages the dropped one that is worth comparing, where there is one.

    Args:
        left: The older declaration.
        right: The newer one.
        collation: Their links.
        weights: What words are worth in the series; learned from the two alone where None.
    """
    if weights is None:
        weights = learn_weights([[p.text for p in d.passages] for d in (left, right)])
    older, newer = _prose(left, collation.dropped), _prose(right, collation.added)
    if not older or not newer or len(older) * len(newer) > MOST_CELLS:
        return ()
    wording = wording_of([p.text for p in older], [p.text for p in newer], weights)
    likeness = (wording.words + wording.beginnings) / 2
    found: list[Nearest] = []
    for position, passage in enumerate(newer):
        best = int(likeness[:, position].argmax())
        if likeness[best, position] >= _LEAST:
            alike = round(similarity_of([older[best].text], [passage.text]), 3)
            found.append(Nearest(passage.id, older[best].id, alike))
    return tuple(found)


def _prose(declaration: Declaration, ids: Iterable[str]) -> list[Passage]:
    wanted = set(ids)
    return [p for p in declaration.passages if p.id in wanted and p.kind.is_prose]
