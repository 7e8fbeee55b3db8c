"""How far two witnesses of one declaration differ: how much of a wording is its translator's."""

from collections.abc import Mapping
from dataclasses import dataclass

from comparator.language.words import count_words
from comparator.model import Collation, Passage, Relation


@dataclass(frozen=True, slots=True, kw_only=True)
class Divergence:
    """How far two texts differ; only what states something is counted.

    Attributes:
        compared: Words of both texts in passages that are linked.
        differing: Those of them that only one of the two wordings has.
        light: Words of both in edits that change no meaning: spelling, capitals, articles.
        linked: Passages of the left text that are linked.
        verbatim: Those of them that are the same word for word.
        only_left: Passages that only the left text has.
        only_right: Passages that only the right text has.
    """

    compared: int
    differing: int
    light: int
    linked: int
    verbatim: int
    only_left: int
    only_right: int

    @property
    def share(self) -> float | None:
        """The share of differing words among those compared; None where nothing is linked."""
        return self.differing / self.compared if self.compared else None


def divergence(collation: Collation, passages: Mapping[str, Passage]) -> Divergence:
    """Return how far the two texts of a collation differ; swapped texts give the same shares."""

    def prose(refs: tuple[str, ...]) -> list[Passage]:
        return [passages[ref] for ref in refs if passages[ref].kind.is_prose]

    compared = differing = light = linked = verbatim = 0
    for link, variant in zip(collation.links, collation.variants, strict=True):
        left, right = prose(link.left), prose(link.right)
        if not (left and right):
            continue
        compared += sum(count_words(p.text) for p in (*left, *right))
        linked += len(left)
        is_kept = link.relation is Relation.KEPT
        verbatim += len(left) * is_kept
        # Words that only changed their place within the passage are words of both.
        shifted = {n for pair in variant.shifted for n in pair}
        for n, (sign, text) in enumerate(variant.edits):
            if sign == 0 or n in shifted:
                continue
            if is_kept or n in variant.light:
                light += count_words(text)
            else:
                differing += count_words(text)
    return Divergence(
        compared=compared,
        differing=differing,
        light=light,
        linked=linked,
        verbatim=verbatim,
        only_left=len(prose(collation.dropped)),
        only_right=len(prose(collation.added)),
    )
