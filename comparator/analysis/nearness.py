"""Which passages come near one another in their words, linked or not, by an index of stems."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import log

import numpy as np
from numpy.typing import NDArray

from comparator.analysis.matter import COMMON, Matter
from comparator.model import Passage

_SAID = 0.8
"""Share of a passage's substance that a passage must have to have said it, without a link."""
_SAID_BACK = 0.35
"""Share of that passage which the later one must have in turn: a long list says everything."""
_NEAR = 0.35
"""Likeness from which on a passage is named beside what else would be new, back or gone."""
NEAR_NEW, NEAR_GONE = (_NEAR, 0.2, 0.17, 0.08), (_NEAR, 0.18, 0.12, 0.08)
"""The same where they share no phrase, one that is not everywhere, a rare one of two rare stems,
and a part of a name that hardly a passage has.

That something is *not* said again is told more warily: what was noted is often decided later, in
other words. So is that something is new which says of itself that it is said again ("reiterate").
"""
_RARE, _RARE_EACH = 6, 1.2
"""Passages, and passages for each text; a phrase that more of them have says nothing of the
matter: what every text says once is of one matter, what one says often is of none."""
_RARE_STEM, _STEM_EACH = 40, 1.5
"""The same of its two stems, where both are rare."""
_NAME = 3
"""How rare a part of a name is that hardly a passage has: rarer than any phrase."""
_MOST_WITH_NAME = 4
"""Passages that have a part of a name; what more have is the name of a kind of thing."""
_WINDOW, _TOGETHER, _SO_CLOSE = 8, 3, 0.4
"""Stems in a row, how many of them two passages share there, and how like each other the two rows
are, from which on a phrase says that both speak of one matter, however long they are."""
_NAMED = 0.25
"""Share of a passage's substance that a name is, from which on it is about what that names."""
_PHRASES = 0.01
"""What a phrase in common counts beside the likeness, for each unit of its rarity."""
_PHRASES_ALONE = 0.015
"""The same where the best of all is looked for, however far it is."""
LEAST_STEMS, _FEWEST = 4, 3
"""Stems of matter without which likeness proves nothing, and without which nothing is near."""
_UNIT = 2**20
_NEARLY = 1 - 1e-9
"""So much of a bound will do where what is above it is weighed again."""
_LEAST_NEW, _LEAST_GONE = np.array(NEAR_NEW), np.array(NEAR_GONE)


@dataclass(frozen=True, slots=True)
class Beside:
    """A passage that comes near another in its words.

    Attributes:
        likeness: How near, 0 to 1.
        phrase: 1 where both share a phrase that is not everywhere, 2 where a rare one of two
            rare stems, 3 where a part of a telling name, or a row of words that is much alike,
            else 0.
        is_said: Whether one has nearly all of the other's substance.
    """

    passage: str
    likeness: float
    phrase: int
    is_said: bool

    def is_nearer_than(self, least: tuple[float, ...]) -> bool:
        """Whether it is near enough to be named; less will do with a phrase in common."""
        return self.is_said or self.likeness >= least[self.phrase]


class Nearness:
    """Which passages of other texts come near a passage in their words, by an index of stems.

    Weights are whole numbers: sums of those are the same in any order.
    """

    def __init__(self, matter: Matter, text: Mapping[str, Passage]) -> None:
        phrases, names, worth = matter.phrases, matter.names, matter.worth
        self._refs = list(matter.stems)
        self._matter = [tuple(sorted(stems)) for stems in matter.stems.values()]
        self._position = {ref: n for n, ref in enumerate(self._refs)}
        self._length = np.array([len(stems) for stems in self._matter])
        declarations = {text[ref].declaration: n for n, ref in enumerate(self._refs)}
        self._declaration = np.array([declarations[text[ref].declaration] for ref in self._refs])
        positions: dict[str, list[int]] = defaultdict(list)
        for n, stems in enumerate(self._matter):
            for stem in stems:
                positions[stem].append(n)
        self._with = {stem: np.array(found) for stem, found in positions.items()}
        self._worth = {stem: round(worth[stem] * _UNIT) for stem in positions}
        total = [sum(map(self._worth.__getitem__, stems)) for stems in self._matter]
        self._total = np.array(total, dtype=np.float64)
        self._root = np.sqrt(self._total)
        self._most = max(_RARE, int(COMMON * len(self._refs)))
        self._text = text
        # What stands beside the body's own name says nothing.
        self._often = {found for found, refs in self._with.items() if len(refs) > self._most}
        self._weight_of = {stem: self._shared([stem]) for stem in self._often}
        self._order = matter.order
        self._phrases = phrases
        counts = Counter(phrase for of in phrases.values() for phrase in of)
        self._rare = self._rare_phrases(phrases, counts)
        self._with_phrase = self._places_of(self._rare)
        self._with_name = self._places_of(names)
        self._names = {
            ref: frozenset(n for n in of if self._tells(ref, n)) for ref, of in names.items()
        }
        self._near: dict[tuple[object, ...], list[Beside]] = {}
        self._close: dict[tuple[str, str], bool] = {}
        self._not_often: dict[str, frozenset[str]] = {}
        self._rows_of: dict[str, list[tuple[frozenset[str], int]]] = {}
        self._every = {phrase: log(1 + len(self._refs) / n) for phrase, n in counts.items()}

    def _places_of(
        self, found: Mapping[str, Collection[tuple[str, str]]]
    ) -> dict[tuple[str, str], NDArray[np.int64]]:
        """Return which passages have each of what was found in passages, by their places."""
        positions: dict[tuple[str, str], list[int]] = defaultdict(list)
        for ref, each_of in found.items():
            for each in each_of:
                positions[each].append(self._position[ref])
        return {each: np.array(found) for each, found in positions.items()}

    def _tells(self, ref: str, name: tuple[str, str]) -> bool:
        """Whether hardly a passage has a name, or one is about what it names."""
        if not self._often.isdisjoint(name):
            return False
        weight = sum(self._worth.get(stem, 0) for stem in set(name))
        is_about = weight >= _NAMED * self._total[self._position[ref]]
        # A state, which has a word of its own, is not named everywhere.
        is_state = name[0] == name[1]
        return is_about or is_state or len(self._with_name[name]) <= _MOST_WITH_NAME

    def _rare_phrases(
        self,
        phrases: Mapping[str, frozenset[tuple[str, str]]],
        counts: Mapping[tuple[str, str], int],
    ) -> dict[str, dict[tuple[str, str], int]]:
        """Return the phrases of each passage that are not everywhere, and how rare they are."""
        texts = len({self._text[ref].declaration for ref in phrases})
        most = max(_RARE, _RARE_EACH * texts)
        most_of_stem = max(_RARE_STEM, _STEM_EACH * texts)
        rare = {found for found, refs in self._with.items() if len(refs) <= most_of_stem}
        worth = {
            phrase: 2 if n <= most and rare.issuperset(phrase) else 1
            for phrase, n in counts.items()
            if n <= 2 * most and self._often.isdisjoint(phrase)
        }
        return {ref: {p: worth[p] for p in of if p in worth} for ref, of in phrases.items()}

    def of(self, ref: str) -> list[Beside]:
        """Return the passages of other texts that come near one, the nearest first."""
        position = self._position.get(ref)
        if position is None or not self._length[position]:
            return []
        # What is said word for word elsewhere has the same near it.
        said = (self._matter[position], self._order[ref], self._phrases[ref], self._names[ref])
        if said not in self._near:
            self._near[said] = self._near_to(ref, position)
        own = self._text[ref].declaration
        return [near for near in self._near[said] if self._text[near.passage].declaration != own]

    def forget(self) -> None:
        """Give back what was remembered while one passage after another was asked for."""
        for remembered in (self._near, self._close, self._not_often, self._rows_of):
            remembered.clear()

    def _near_to(self, ref: str, position: int) -> list[Beside]:
        """Return the same, with passages of its own text."""
        phrase = self._phrase_with(ref)
        others, shared = self._sharing(position, phrase > 0)
        there, back = shared / self._total[position], shared / self._total[others]
        fewest = np.minimum(self._length[others], self._length[position])
        most, least = np.maximum(there, back), np.minimum(there, back)
        # One that is nearly all there, and has not much else.
        is_said = (fewest >= LEAST_STEMS) & (most >= _SAID) & (least >= _SAID_BACK)
        # Of a passage of three words or so two prove nothing; all of them do.
        is_proof = (fewest >= LEAST_STEMS) | (most == 1.0)
        likeness = np.where(is_proof, np.sqrt(there * back), 0.0)
        phrase = phrase[others]
        is_asked = (phrase > 0) & (likeness >= NEAR_NEW[_NAME]) & (likeness < _LEAST_NEW[phrase])
        for n in np.flatnonzero(is_asked):
            if self._stand_close(ref, self._refs[others[n]]):
                phrase[n] = _NAME
        near = [
            Beside(self._refs[others[n]], float(likeness[n]), int(phrase[n]), bool(is_said[n]))
            for n in np.flatnonzero(is_said | (likeness >= _LEAST_GONE[phrase]))
        ]
        return sorted(near, key=lambda beside: (-self._evidence(ref, beside), beside.passage))

    def evidence(self, ref: str, others: Iterable[str]) -> dict[str, float]:
        """Return how likely each of some passages is one to compare that shares matter with one."""
        position = self._position.get(ref)
        found = [n for other in others if (n := self._position.get(other)) is not None]
        if position is None or not found:
            return {}
        shared = self._shared(self._matter[position])[found]
        shared[self._declaration[found] == self._declaration[position]] = 0.0
        both = np.sqrt(self._total[position] * self._total[found])
        return {
            (other := self._refs[n]): float(much / of)
            + _PHRASES_ALONE * self._in_common(ref, other)
            for n, much, of in zip(found, shared, both, strict=True)
            if much
        }

    def _evidence(self, ref: str, beside: Beside) -> float:
        """Return how likely a passage is the one to compare: by words, more so by phrases."""
        return beside.likeness + _PHRASES * self._in_common(ref, beside.passage)

    def _in_common(self, ref: str, other: str) -> float:
        """Return how rare the phrases are, all together, that two passages share."""
        both = self._phrases[ref] & self._phrases[other]
        # Most share none, or one: there is nothing to put in order.
        return sum(map(self._every.__getitem__, sorted(both) if len(both) > 1 else both))

    def _phrase_with(self, ref: str) -> NDArray[np.int8]:
        """Return how rare a phrase or name each passage shares with one: 0 for none, see `Beside`.

        By what has a phrase: few have a rare one, and many passages are a little alike.
        """
        having: dict[int, list[NDArray[np.int64]]] = {}
        for each, rarity in self._rare[ref].items():
            having.setdefault(rarity, []).append(self._with_phrase[each])
        if names := [self._with_name[each] for each in self._names[ref]]:
            having[_NAME] = names
        phrase = np.zeros(len(self._refs), dtype=np.int8)
        # The rarest is said last.
        for rarity in sorted(having):
            phrase[np.concatenate(having[rarity])] = rarity
        return phrase

    def _stand_close(self, ref: str, other: str) -> bool:
        """Whether a row of stems of each has a phrase not everywhere, and both are much alike."""
        # It is asked from both ends.
        pair = (ref, other) if ref < other else (other, ref)
        if pair not in self._close:
            self._close[pair] = self._have_close_rows(*pair)
        return self._close[pair]

    def _have_close_rows(self, ref: str, other: str) -> bool:
        shared = self._telling_order(ref) & self._telling_order(other)
        if len(shared) < _TOGETHER:
            return False
        both = self._rare[ref].keys() & self._rare[other].keys()
        mine, theirs = (self._sharing_rows(each, shared, both) for each in (ref, other))
        for own, weight in mine:
            for row, row_weight in theirs:
                same = own & row
                if len(same) >= _TOGETHER and any(same.issuperset(phrase) for phrase in both):
                    common = sum(map(self._worth.__getitem__, same))
                    if common**2 >= _SO_CLOSE**2 * (weight * row_weight):
                        return True
        return False

    def _telling_order(self, ref: str) -> frozenset[str]:
        """Return the stems of a passage's rows that are not everywhere."""
        if ref not in self._not_often:
            self._not_often[ref] = frozenset(self._order[ref]) - self._often
        return self._not_often[ref]

    def _sharing_rows(
        self, ref: str, shared: frozenset[str], phrases: Collection[tuple[str, str]]
    ) -> list[tuple[frozenset[str], int]]:
        """Return what is shared of each row of stems that has enough of it, and what it weighs.

        Of rows with one of the phrases at least.
        """
        return [
            (both, weight)
            for row, weight in self._rows(ref)
            if any(map(row.issuperset, phrases)) and len(both := row & shared) >= _TOGETHER
        ]

    def _rows(self, ref: str) -> list[tuple[frozenset[str], int]]:
        """Return the rows of stems of a passage, and what each weighs."""
        if ref not in self._rows_of:
            order = self._order[ref]
            starts = range(max(1, len(order) - _WINDOW + 1))
            rows = {frozenset(order[n : n + _WINDOW]) for n in starts}
            self._rows_of[ref] = [
                (row, sum(self._worth.get(stem, 0) for stem in row)) for row in rows
            ]
        return self._rows_of[ref]

    def _sharing(
        self, position: int, have_phrase: NDArray[np.bool_]
    ) -> tuple[NDArray[np.int64], NDArray[np.float64]]:
        """Return the passages that may come near one, and what they share.

        With a phrase in common, or so alike as what has none must be.
        """
        stems, often = self._matter[position], self._often
        shared = self._shared([stem for stem in stems if stem not in often])
        # What shares too little of what is rare cannot come near.
        may_come = shared >= max(self._total[position] * NEAR_GONE[-1] ** 2, 1.0)
        for stem in often.intersection(stems):
            shared += self._weight_of[stem]
        # Whoever said it is alike, too: _SAID * _SAID_BACK > _NEAR**2.
        are_alike = shared >= _NEARLY * _NEAR * self._root[position] * self._root
        others = np.flatnonzero(may_come & (have_phrase | are_alike))
        return others, shared[others]

    def _shared(self, stems: Sequence[str]) -> NDArray[np.float64]:
        """Return how much the stems weigh that each passage has of these."""
        if not stems:
            return np.zeros(len(self._refs))
        found = [self._with[stem] for stem in stems]
        worth = np.array([self._worth[stem] for stem in stems], dtype=np.float64)
        weights = worth.repeat(np.fromiter(map(len, found), dtype=np.int64))
        sums = np.bincount(np.concatenate(found), weights, len(self._refs))
        return sums.astype(np.float64, copy=False)
