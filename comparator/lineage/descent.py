"""Descent: which texts a text took its passages from, and which passage was taken from which.

A text is held, passage by passage, against the earlier texts whose wordings come nearest to its
own. The one that explains most of it is its parent; another is one as well if it explains
passages that the first does not. A passage that no parent explains may still have a precedent.
What every second text says tells nothing of descent.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from comparator.lineage.neighbours import Near
from comparator.lineage.wordings import Numbers, Wordings, spans

LAST_TEXTS = 12
"""Of the texts that said a wording so many are looked at, the last ones before a text."""
_HELD_AGAINST = 8
_LIKE = 0.27
_LIKE_ALONE = 0.4
_LIKE_OF_FURTHER = 0.35
_SECOND = 0.5
_CLEARLY = 0.15
_FEWEST = 2
_SHARE = 0.08


@dataclass(frozen=True, slots=True)
class Taken:
    """A passage with the earlier one that it is nearest to, by their numbers in the corpus.

    Attributes:
        passage: The passage.
        precedent: The earlier one.
        likeness: How much of what tells they have in common, 0 to 1.
        is_of_parent: Whether it stands in a parent of the text.
    """

    passage: int
    precedent: int
    likeness: float
    is_of_parent: bool


@dataclass(frozen=True, slots=True)
class Descent:
    """What a text comes from.

    Attributes:
        text: Its number.
        parents: The texts it descends from, with the share of its words that each explains.
        taken: Its passages that have a precedent.
    """

    text: int
    parents: tuple[tuple[int, float], ...] = ()
    taken: tuple[Taken, ...] = field(default=())


class Tracer:
    """Finds the descent of each text of a corpus."""

    def __init__(self, wordings: Wordings, near: Iterable[Near]) -> None:
        self._wordings = wordings
        self._of_text = np.repeat(
            np.arange(len(wordings.text_starts) - 1), np.diff(wordings.text_starts)
        )
        said = np.unique((wordings.of_passage.astype(np.int64) << 32) | self._of_text)
        self._said = said
        texts = np.bincount(said >> 32, minlength=len(wordings))
        many = max(2.0, float(len(wordings.text_starts)))
        # 1 for what one text says, 0 for what all say.
        self._telling = 1 - np.log2(np.maximum(texts, 1)) / np.log2(many)
        pairs = [(n.later, n.earlier, n.likeness) for n in near]
        later, earlier, likeness = (
            np.concatenate(each) if pairs else np.zeros(0, np.int64)
            for each in (zip(*pairs, strict=True) if pairs else ((), (), ()))
        )
        order = np.argsort(np.concatenate([later, earlier]), kind="stable")
        self._other = np.concatenate([earlier, later])[order].astype(np.uint32)
        self._alike = np.concatenate([likeness, likeness])[order].astype(np.float32)
        counts = np.bincount(np.concatenate([later, earlier]), minlength=len(wordings))
        self._starts = np.concatenate([[0], np.cumsum(counts)])

    def each(self) -> Iterator[Descent]:
        """Yield the descent of each text, in order."""
        for text in range(len(self._wordings.text_starts) - 1):
            yield self._descent(text)

    def _descent(self, text: int) -> Descent:
        mine = self._wordings.of_text(text)
        candidates = self._candidates(text, mine)
        if not len(candidates):
            return Descent(text)
        links = self._links(mine, candidates)
        weights = self._lengths(mine) * self._telling[mine]
        parents = _parents(links.best, weights)
        return Descent(
            text,
            tuple((int(candidates[n]), share) for n, share in parents),
            tuple(self._taken(text, links, candidates, [n for n, _ in parents])),
        )

    def _lengths(self, wordings: NDArray[np.uint32]) -> NDArray[np.float64]:
        starts = self._wordings.starts
        return (starts[wordings.astype(np.int64) + 1] - starts[wordings]).astype(np.float64)

    def _candidates(self, text: int, mine: NDArray[np.uint32]) -> Numbers:
        """Return the earlier texts that have most of what a text says, or what is like it."""
        own = mine.astype(np.int64)
        counts = self._starts[own + 1] - self._starts[own]
        at = spans(self._starts[own], counts)
        passage = np.concatenate([np.arange(len(own)), np.repeat(np.arange(len(own)), counts)])
        wording = np.concatenate([own, self._other[at].astype(np.int64)])
        likeness = np.concatenate([np.ones(len(own)), self._alike[at]])
        start = np.searchsorted(self._said, wording << 32)
        end = np.searchsorted(self._said, (wording << 32) | text)
        taken = np.minimum(end - start, LAST_TEXTS)
        texts = self._said[spans(end - taken, taken)] & 0xFFFFFFFF
        vote = np.repeat(likeness * self._telling[wording], taken)
        votes = np.repeat(passage, taken) << 32 | texts
        # Of each passage one vote for a text: the best.
        order = np.lexsort((vote, votes))
        votes, vote = votes[order], vote[order]
        is_last = np.concatenate([votes[1:] != votes[:-1], [True]]) if len(votes) else votes > 0
        found, of_each = np.unique(votes[is_last] & 0xFFFFFFFF, return_inverse=True)
        score = np.bincount(of_each.ravel(), vote[is_last], len(found))
        best: Numbers = found[np.lexsort((-found, -score))[:_HELD_AGAINST]]
        return best

    def _links(self, mine: NDArray[np.uint32], candidates: Numbers) -> "_Links":
        starts = self._wordings.text_starts
        counts = starts[candidates + 1] - starts[candidates]
        theirs = spans(starts[candidates], counts)
        likeness = self._likeness(mine, self._wordings.of_passage[theirs])
        best = np.zeros((len(mine), len(candidates)))
        partner = np.zeros((len(mine), len(candidates)), np.int64)
        for n, (begin, count) in enumerate(
            zip((np.cumsum(counts) - counts).tolist(), counts.tolist(), strict=True)
        ):
            table = likeness[:, begin : begin + count]
            if not count:
                continue
            place = table.argmax(axis=1)
            value = table[np.arange(len(mine)), place]
            # One passage becomes two only where both are surely of it.
            is_first = table.argmax(axis=0)[place] == np.arange(len(mine))
            best[:, n] = np.where(value >= np.where(is_first, _LIKE, _LIKE_ALONE), value, 0.0)
            partner[:, n] = theirs[begin + place]
        return _Links(best, partner)

    def _likeness(self, left: NDArray[np.uint32], right: NDArray[np.uint32]) -> NDArray[np.float64]:
        """Return the likeness of each two wordings."""
        worth = self._wordings.worth
        older, my_words = self._wordings.spread(left)
        newer, their_words = self._wordings.spread(right)
        of_left = np.bincount(older, worth[my_words], len(left))
        of_right = np.bincount(newer, worth[their_words], len(right))
        order = np.argsort(my_words, kind="stable")
        my_words, older = my_words[order], older[order]
        first = np.searchsorted(my_words, their_words, "left")
        times = np.searchsorted(my_words, their_words, "right") - first
        cells = older[spans(first, times)] * len(right) + np.repeat(newer, times)
        shared = np.bincount(cells, np.repeat(worth[their_words], times), len(left) * len(right))
        weights = np.sqrt(np.maximum(np.outer(of_left, of_right), 1e-9))
        found: NDArray[np.float64] = shared.reshape(len(left), len(right)) / weights
        return found

    def _taken(
        self, text: int, links: "_Links", candidates: Numbers, parents: list[int]
    ) -> Iterator[Taken]:
        begin = int(self._wordings.text_starts[text])
        for place in range(len(links.best)):
            row = links.best[place]
            pick = max(parents, key=lambda n: row[n], default=-1)
            is_of_parent = pick >= 0 and row[pick] > 0
            if not is_of_parent:
                pick = int(np.lexsort((-candidates, -row))[0])
                wording = self._wordings.of_text(text)[place]
                if row[pick] < _LIKE_ALONE or self._telling[wording] < _SECOND:
                    continue
            partner = int(links.partner[place, pick])
            yield Taken(begin + place, partner, float(row[pick]), is_of_parent)


@dataclass(frozen=True, slots=True, eq=False)
class _Links:
    """How a text is explained by others: for each passage and text how well, and by what."""

    best: NDArray[np.float64]
    partner: Numbers


def _parents(best: NDArray[np.float64], weights: NDArray[np.float64]) -> list[tuple[int, float]]:
    """Return which texts explain a text, and the share of its words that each explains."""
    total = max(float(weights.sum()), 1e-9)
    explained = np.zeros(len(best))
    found: list[tuple[int, float]] = []
    while len(found) < best.shape[1]:
        is_better = best > explained[:, None] + (_CLEARLY if found else 0.0)
        is_better &= best >= (_LIKE_OF_FURTHER if found else _LIKE)
        gains = (np.where(is_better, best - explained[:, None], 0.0) * weights[:, None]).sum(axis=0)
        pick = int(gains.argmax())
        fresh = is_better[:, pick] & (best[:, pick] > 0)
        share = float(weights[fresh].sum()) / total
        is_whole = bool(fresh.all())
        if share < _SHARE or (fresh.sum() < _FEWEST and not is_whole):
            break
        found.append((pick, float((weights * (best[:, pick] > 0)).sum()) / total))
        explained = np.maximum(explained, best[:, pick])
    return found
