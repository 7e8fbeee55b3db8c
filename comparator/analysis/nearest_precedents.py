"""Of a clause that no text is known to say: the passages that a drafter would look at first.

Words alone do not tell them: two matters are spoken of in the same words, and one in others. What
stands around a clause does: where the sentences beside it were said before, it likely was, too.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from comparator.analysis.history import History
from comparator.model import Collation, Declaration, Passage

_BESIDE = 0.15
"""What it counts, beside the likeness of words, that a paragraph answers the clause's own."""
_OTHER_PARAGRAPH = 0.4
"""The share of it that neighbours in other paragraphs have."""
_NOT_IN_ANSWER = 0.5
"""The share of it for what only stands close to the paragraph that answers."""
_AROUND, _CLOSE, _CLOSE_TO_ANSWER = 6, 2, 3
"""Passages around a clause that are of its paragraph, those of others, and around the answer."""


class NearestPrecedents:
    """Ranks the earlier passages that a clause of a draft may answer."""

    def __init__(
        self, history: History, collations: Iterable[Collation], draft: Declaration
    ) -> None:
        self._history, self._draft = history, draft.passages
        self._position = {p.id: n for n, p in enumerate(draft.passages)}
        self._partners: dict[str, set[str]] = defaultdict(set)
        for collation in collations:
            for link in collation.links if collation.right == draft.id else ():
                for ref in link.right:
                    self._partners[ref].update(link.left)

    def of(self, ref: str, earlier: Sequence[Passage]) -> list[tuple[float, str]]:
        """Return how likely each earlier passage is what a clause answers, the likeliest first."""
        words = self._history.nearness.evidence(ref, (p.id for p in earlier))
        beside = self._beside(ref, earlier)
        found = (
            (words[p.id] + _BESIDE * beside.get(p.id, 0.0), p.id) for p in earlier if p.id in words
        )
        return sorted(found, key=lambda each: (-each[0], each[1]))

    def _beside(self, ref: str, earlier: Sequence[Passage]) -> dict[str, float]:
        """Return for passages in and around what answers the clause's neighbours how much so."""
        position = {p.id: n for n, p in enumerate(earlier)}
        found: dict[str, float] = defaultdict(float)
        for partner, worth in self._answers_around(ref).items():
            if (n := position.get(partner)) is None:
                continue
            answer = earlier[n]
            for m in range(n, -1, -1), range(n + 1, len(earlier)):
                for each in (earlier[k] for k in m):
                    if each.declaration != answer.declaration:
                        break
                    is_of_it = each.block == answer.block
                    if not is_of_it and abs(position[each.id] - n) > _CLOSE_TO_ANSWER:
                        break
                    share = worth if is_of_it else worth * _NOT_IN_ANSWER
                    found[each.id] = max(found[each.id], share)
        return found

    def _answers_around(self, ref: str) -> dict[str, float]:
        """Return what the neighbours of a clause answer, and how much that tells of it."""
        own, n = self._draft[self._position[ref]], self._position[ref]
        found: dict[str, float] = defaultdict(float)
        for m in range(max(n - _AROUND, 0), min(n + _AROUND + 1, len(self._draft))):
            is_of_it = self._draft[m].block == own.block
            if m != n and (is_of_it or abs(m - n) <= _CLOSE):
                for partner in self._partners[self._draft[m].id]:
                    worth = 1.0 if is_of_it else _OTHER_PARAGRAPH
                    found[partner] = max(found[partner], worth)
        return found
