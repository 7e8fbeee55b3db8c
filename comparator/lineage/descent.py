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
from comparator.lineage.wordings import Numbers, Wordings, mixed, spans

LAST_TEXTS = 12
"""Of the texts that said a wording so many are looked at, the last ones before a text."""
_HELD_AGAINST = 8
# How like two passages are of which one was taken from the other; from a text that is no parent
# or explains another part than the first parent; both halves of a passage that became two.
_LIKE, _LIKE_ALONE, _LIKE_OF_FURTHER = 0.2, 0.3, 0.3
_TELLING = 0.5  # of a precedent in a text that is no parent
# What makes a parent: the share of a text's words that it explains and none does yet, this share
# times likeness, at least so many passages; and how much better than another it explains them.
_FRESH, _GAIN, _GAIN_OF_FURTHER, _FEWEST, _CLEARLY = 0.08, 0.06, 0.07, 2, 0.15
_PLACES = np.uint64((1 << 20) - 1)


@dataclass(frozen=True, slots=True)
class Taken:
    """A passage with the earlier one that it is nearest to, by their numbers in the corpus.

    Attributes:
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
        self._parents: list[list[int]] = []
        self._said = _said(wordings)
        texts = np.bincount(self._said >> 32, minlength=len(wordings))
        many = max(2.0, float(len(wordings.text_starts)))
        # 1 for what one text says, 0 for what all say.
        self._telling = 1 - np.log2(np.maximum(texts, 1)) / np.log2(many)
        later, earlier, likeness = [], [], []
        for some in near:
            later.append(some.later.astype(np.uint32))
            earlier.append(some.earlier.astype(np.uint32))
            likeness.append(some.likeness.astype(np.float32))
        # Each with those that are like it, earlier or later.
        nothing = np.zeros(0, np.uint32)
        wording = np.concatenate([*later, *earlier, nothing])
        order = np.argsort(wording, kind="stable")
        self._other = np.concatenate([*earlier, *later, nothing])[order]
        self._alike = np.concatenate([*likeness, *likeness, nothing.astype(np.float32)])[order]
        counts = np.bincount(wording, minlength=len(wordings))
        self._starts = np.concatenate([[0], np.cumsum(counts)])

    def each(self) -> Iterator[Descent]:
        """Yield the descent of each text, in order."""
        for text in range(len(self._wordings.text_starts) - 1):
            descent = self._descent(text)
            self._parents.append([parent for parent, _ in descent.parents])
            yield descent

    def _descent(self, text: int) -> Descent:
        mine = self._wordings.of_text(text)
        candidates = self._candidates(text, mine)
        if not len(candidates):
            return Descent(text)
        links = self._links(mine, candidates)
        weights = self._lengths(mine) * self._telling[mine]
        parents = self._parents_among(candidates, links.best, weights)
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
            position = table.argmax(axis=1)
            value = table[np.arange(len(mine)), position]
            # One passage becomes two only where both are surely of it.
            is_first = table.argmax(axis=0)[position] == np.arange(len(mine))
            best[:, n] = np.where(value >= np.where(is_first, _LIKE, _LIKE_ALONE), value, 0.0)
            partner[:, n] = theirs[begin + position]
        return _Links(best, partner)

    def _likeness(self, left: NDArray[np.uint32], right: NDArray[np.uint32]) -> NDArray[np.float64]:
        """Return the likeness of each two wordings: of their words, and of their rows of two.

        Two clauses of one matter have words in common, and hardly any rows of them.
        """
        mine, theirs = (self._wordings.spread(side) for side in (left, right))
        words = _shared(self._worthy(*mine), self._worthy(*theirs), (len(left), len(right)))
        my_rows, their_rows = self._rows(*mine), self._rows(*theirs)
        rows = _shared(my_rows, their_rows, (len(left), len(right)))
        has_rows = np.isin(np.arange(len(left)), my_rows[0])
        found = np.where(has_rows[:, None], (words + rows) / 2, words)
        return np.where(left[:, None] == right[None, :], 1.0, found)

    def _worthy(self, position: Numbers, words: NDArray[np.uint32]) -> "_Worthy":
        return position, words.astype(np.uint64), self._wordings.worth[words]

    def _rows(self, position: Numbers, words: NDArray[np.uint32]) -> "_Worthy":
        """Return the rows of two words, each once a wording, and what they tell."""
        is_row = position[:-1] == position[1:]
        plain = self._wordings.plain[words].astype(np.uint64)
        row = mixed((plain[:-1] << np.uint64(32)) | plain[1:])[is_row] & ~_PLACES
        row, first = np.unique(row | position[:-1][is_row].astype(np.uint64), return_index=True)
        worth = np.sqrt(self._wordings.worth[words])
        worth = (worth[:-1] * worth[1:])[is_row][first]
        return (row & _PLACES).astype(np.int64), row & ~_PLACES, worth

    def _parents_among(
        self, candidates: Numbers, best: NDArray[np.float64], weights: NDArray[np.float64]
    ) -> list[tuple[int, float]]:
        """Return which texts explain a text, and the share of its words that each explains.

        What came back from before a parent is told by its precedent, not by another parent.
        """
        total = max(float(weights.sum()), 1e-9)
        explained = np.zeros(len(best))
        is_open = np.ones(len(candidates), np.bool_)
        found: list[tuple[int, float]] = []
        while is_open.any():
            is_better = best > explained[:, None] + (_CLEARLY if found else 0.0)
            is_better &= (best >= (_LIKE_OF_FURTHER if found else _LIKE)) & is_open
            gains = np.where(is_better, best - explained[:, None], 0.0) * weights[:, None]
            pick = int(gains.sum(axis=0).argmax())
            fresh = is_better[:, pick]
            if (
                weights[fresh].sum() < _FRESH * total
                or gains[:, pick].sum() < (_GAIN_OF_FURTHER if found else _GAIN) * total
                or (fresh.sum() < _FEWEST and not fresh.all())
            ):
                break
            found.append((pick, float((weights * (best[:, pick] > 0)).sum()) / total))
            explained = np.maximum(explained, best[:, pick])
            is_open &= ~np.isin(candidates, [*self._ancestors(int(candidates[pick]))])
        return found

    def _ancestors(self, text: int) -> set[int]:
        """Return a text and those that it is known to descend from."""
        found, ahead = {text}, [text]
        while ahead:
            further = [p for p in self._parents[ahead.pop()] if p not in found]
            found.update(further)
            ahead += further
        return found

    def _taken(
        self, text: int, links: "_Links", candidates: Numbers, parents: list[int]
    ) -> Iterator[Taken]:
        begin = int(self._wordings.text_starts[text])
        for position in range(len(links.best)):
            row = links.best[position]
            pick = max(parents, key=lambda n: row[n], default=-1)
            is_of_parent = pick >= 0 and row[pick] > 0
            if not is_of_parent:
                pick = int(np.lexsort((-candidates, -row))[0])
                wording = self._wordings.of_text(text)[position]
                if row[pick] < _LIKE_ALONE or self._telling[wording] < _TELLING:
                    continue
            partner = int(links.partner[position, pick])
            yield Taken(begin + position, partner, float(row[pick]), is_of_parent)


def _said(wordings: Wordings) -> Numbers:
    """Return which texts say which wordings: the number of a wording above that of a text."""
    counts = np.diff(wordings.text_starts)
    texts = np.repeat(np.arange(len(counts)), counts)
    found: Numbers = np.unique((wordings.of_passage.astype(np.int64) << 32) | texts)
    return found


_Worthy = tuple[Numbers, NDArray[np.uint64], NDArray[np.float64]]
"""What stands in passages: in which, what it is, and what it tells."""


def _shared(left: _Worthy, right: _Worthy, shape: tuple[int, int]) -> NDArray[np.float64]:
    """Return of each two passages how much of what tells both have; a geometric mean of shares."""
    of_left = np.bincount(left[0], left[2], shape[0])
    of_right = np.bincount(right[0], right[2], shape[1])
    order = np.argsort(left[1], kind="stable")
    known, positions = left[1][order], left[0][order]
    first = np.searchsorted(known, right[1], "left")
    times = np.searchsorted(known, right[1], "right") - first
    cells = positions[spans(first, times)] * shape[1] + np.repeat(right[0], times)
    shared = np.bincount(cells, np.repeat(right[2], times), shape[0] * shape[1])
    return np.asarray(shared, np.float64).reshape(shape) / np.sqrt(
        np.maximum(np.outer(of_left, of_right), 1e-9)
    )


@dataclass(frozen=True, slots=True, eq=False)
class _Links:
    """How a text is explained by others: for each passage and text how well, and by what."""

    best: NDArray[np.float64]
    partner: Numbers
