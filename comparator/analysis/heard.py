"""Whether other texts have the words and names that tell the matter of a passage.

That no passage of a text comes near another in all its words proves little: "fight", "guarantee"
and "unique" are said of anything, and matters are put in other words. So what would be new or gone
is held against other texts once more, by the words that tell a matter:

- it may well be said there, in several passages at once, if those texts have every such word of it
  and every name;
- it is surely new only if it brings a name or several of those words, and surely gone only if it
  takes such with it.
"""

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from math import inf

import numpy as np
from numpy.typing import NDArray

from comparator.analysis.matter import Matter, Pair, is_state
from comparator.language.frame_words import general_stems, stock_phrases

_MOST_WITH_NAME = 4
"""Passages that have a name; one that more have, "United Nations", proves no matter new."""
_EVERYWHERE, _FEW = 0.1, 6
"""Share of all passages, and passages; a word that more of them have tells no matter."""
_MOST_OF_IT = 0.5
"""Share of its telling words that one passage has of another which has no word of its own."""
_WENT = 0.45
"""Share of its words that no later text has, from which on a passage is gone."""
_LIKELY, _LIKELY_IN_TWO, _ALIKE = 0.45, 0.4, 0.34
"""Share of its telling words that a later passage has which is named beside one that is not surely
gone, and that share where it is of two words or more, or else how like each other both are."""
_LEAST_BROUGHT, _LEAST_TAKEN = 2, 3
"""So many telling words without a name, which no other text has, a passage brings that is new, and
takes with it that is gone."""
_ONE_MATTER, _IN_A_PHRASE, _WORDS_OF_ONE = 1.1, 1.0, 3
"""What two passages share that are of one matter, in words that stand but once: in so many words,
or where two of them stand side by side in both ("forced labour", "subsidy races")."""
_OF_A_NAME = 0.25
"""Share of the telling words of the lesser of two passages that they have in common with a name."""
_UNIT = 2**20


@dataclass(frozen=True, slots=True)
class Place:
    """Where a passage stands: the language, the kind and the position of its text."""

    language: str
    kind: str
    position: int


@dataclass(frozen=True, slots=True)
class _Shared:
    """How much of its telling words a passage shares with others.

    Attributes:
        others: Their numbers.
        shares: Of the first one's words, 0 to 1.
        likenesses: Of both, 0 to 1.
        counts: How many words that is.
    """

    others: NDArray[np.int64]
    shares: NDArray[np.float64]
    likenesses: NDArray[np.float64]
    counts: NDArray[np.int64]

    @property
    def are_likely(self) -> NDArray[np.bool_]:
        """Which of the others likely speak of its matter."""
        of_several = (self.shares >= _LIKELY_IN_TWO) | (self.likenesses >= _ALIKE)
        return np.where(self.counts == 1, self.shares >= _LIKELY, of_several)


class Heard:
    """The telling words and names of passages, and the texts that have them.

    Weights are whole numbers: sums of those are the same in any order.
    """

    def __init__(self, matter: Matter, place: Mapping[str, Place]) -> None:
        self._place = place
        self._worth = {stem: round(weight * _UNIT) for stem, weight in matter.worth.items()}
        self._once = max(self._worth.values(), default=0)
        said_by = Counter(stem for stems in matter.stems.values() for stem in stems)
        most = max(_FEW, _EVERYWHERE * len(matter.stems))
        often = {stem for stem, n in said_by.items() if n > most}
        self._matter = {
            ref: stems - general_stems(place[ref].language) for ref, stems in matter.stems.items()
        }
        self._telling = {ref: stems - often for ref, stems in self._matter.items()}
        self._refs = [*self._telling]
        self._number = {ref: n for n, ref in enumerate(self._refs)}
        self._totals = np.array([self._weight(of) for of in self._telling.values()], dtype=np.int64)
        kinds = {kind: n for n, kind in enumerate({at.kind: None for at in place.values()})}
        self._kind = np.array([kinds[place[ref].kind] for ref in self._refs], dtype=np.int64)
        self._position = np.array([place[ref].position for ref in self._refs], dtype=np.int64)
        having: dict[str, list[int]] = defaultdict(list)
        for n, stems in enumerate(self._telling.values()):
            for stem in stems:
                having[stem].append(n)
        self._with = {stem: np.array(found) for stem, found in having.items()}
        names = matter.names
        counts = Counter(name for of in names.values() for name in of)
        # "G7 Members" names nobody else than who speaks.
        self._all_names = {
            ref: frozenset(name for name in of if not self._telling[ref].isdisjoint(name))
            for ref, of in names.items()
        }
        self._names = {
            ref: frozenset(name for name in of if counts[name] <= _MOST_WITH_NAME)
            for ref, of in self._all_names.items()
        }
        self._named = {ref: frozenset(filter(is_state, of)) for ref, of in names.items()}
        self._states = matter.states
        self._phrases = matter.phrases
        texts: dict[tuple[str, str | Pair], set[int]] = defaultdict(set)
        for ref, at in place.items():
            said: frozenset[str | Pair] = matter.stems[ref] | names[ref]
            for each in said:
                texts[at.kind, each].add(at.position)
        self._texts = {key: sorted(positions) for key, positions in texts.items()}

    def tells_nothing(self, ref: str) -> bool:
        """Whether a passage has neither a telling word nor a name."""
        return not self._telling[ref] and not self._names[ref]

    def brings(self, ref: str, before: int, *, more: bool = False) -> bool:
        """Whether a passage has a name, or several telling words, that no text before has.

        In languages of which it is not known what words tell no matter, always.

        Args:
            ref: Id of the passage.
            before: The position.
            more: Whether it takes one word more, as it says of itself that it was said before.
        """
        if not self._is_known(ref):
            return True
        first, kind = self._texts, self._place[ref].kind
        if any(first[kind, name][0] >= before for name in self._names[ref]):
            return True
        new = sum(first[kind, found][0] >= before for found in self._telling[ref])
        return new >= _LEAST_BROUGHT + more

    def are_of_other_states(self, ref: str, other: str) -> bool:
        """Whether two passages name states, each a few, and none of them both."""
        mine, theirs = (self._states.get(each, frozenset()) for each in (ref, other))
        return bool(mine and theirs and mine.isdisjoint(theirs))

    def in_common(self, ref: str, other: str) -> float:
        """Return how much of a matter two passages share, in words that stand but once.

        With a state or a name in common, and in languages of which it is not known what words
        tell no matter, endlessly much; where each names states and none that the other does,
        nothing.
        """
        if not self._is_known(ref):
            return inf
        if self.are_of_other_states(ref, other):
            return 0.0
        mine, theirs = (self._names[each] | self._named[each] for each in (ref, other))
        if not mine.isdisjoint(theirs):
            return inf
        return self._weight(self._telling[ref] & self._telling[other]) / (self._once or 1)

    def are_of_one_matter(self, ref: str, other: str) -> bool:
        """Whether two passages share a state, or a name or words that together tell a matter.

        One word alone, two that stand apart ("public", "market"), and what is said of any matter
        ("supply chains") tell none; nor does a name that is little of either.
        """
        shared = self.in_common(ref, other)
        if shared == 0.0 or not self._is_known(ref):
            return shared > 0.0
        if not self._named[ref].isdisjoint(self._named[other]):
            return True
        mine, theirs = self._telling[ref], self._telling[other]
        both = mine & theirs
        if shared == inf:
            return self._weight(both) >= _OF_A_NAME * min(map(self._weight, (mine, theirs)))
        stock = (pair for pair in stock_phrases(self._place[ref].language) if pair <= both)
        both = both.difference(*stock)
        weight = self._weight(both) / (self._once or 1)
        if len(both) >= _WORDS_OF_ONE:
            return weight >= _ONE_MATTER
        phrases = self._phrases[ref] & self._phrases[other]
        return weight >= _IN_A_PHRASE and any(both.issuperset(of) for of in phrases)

    def sources(self, ref: str, before: int) -> dict[str, float]:
        """Return what texts before a position may have said of a passage that brings little.

        The passages that have most of its telling words, with the share that they have.
        """
        if not self._is_known(ref) or self.brings(ref, before):
            return {}
        shared = self._sharing(ref, 0, before)
        return self._told(shared, shared.shares >= _MOST_OF_IT)

    def went(self, ref: str, after: int, last: int) -> bool:
        """Whether texts after a position, up to another, lack a name of a passage or much of it.

        In languages of which it is not known what words tell no matter, always.
        """
        if not self._is_known(ref):
            return True
        kind = self._place[ref].kind

        def is_lost(said: str | Pair) -> bool:
            return not any(after < position <= last for position in self._texts[kind, said])

        if any(is_lost(name) for name in self._all_names[ref]):
            return True
        lost = frozenset(stem for stem in self._matter[ref] if is_lost(stem))
        if sum(stem in self._telling[ref] for stem in lost) < _LEAST_TAKEN:
            return False
        return self._weight(lost) >= _WENT * self._weight(self._matter[ref])

    def heirs(self, ref: str, after: int, last: int) -> dict[str, float]:
        """Return what texts after a position, up to another, may go on to say of a passage.

        Passages with the share that they have of its telling words.
        """
        if not self._is_known(ref):
            return {}
        shared = self._sharing(ref, after + 1, last + 1)
        return self._told(shared, shared.are_likely)

    def _is_known(self, ref: str) -> bool:
        """Whether it is known what words of its language tell no matter."""
        return bool(general_stems(self._place[ref].language))

    def _sharing(self, ref: str, first: int, end: int) -> _Shared:
        """Return what shares telling words, of texts of its kind from one to before another."""
        stems, own = sorted(self._telling[ref]), self._number[ref]
        having = [self._with[stem] for stem in stems]
        worth = np.repeat([self._worth[stem] for stem in stems], list(map(len, having)))
        every = np.concatenate(having) if having else np.array([], dtype=np.int64)
        others, at = np.unique(every, return_inverse=True)
        # Whole numbers far below 2**53: their sums are the same in any order.
        weights, counts = np.bincount(at, worth), np.bincount(at)
        position, is_of_kind = self._position[others], self._kind[others] == self._kind[own]
        there = np.flatnonzero(is_of_kind & (first <= position) & (position < end))
        others, weights = others[there], weights[there]
        both = np.sqrt(self._totals[own] * self._totals[others])
        return _Shared(others, weights / self._totals[own], weights / both, counts[there])

    def _told(self, shared: _Shared, are_wished: NDArray[np.bool_]) -> dict[str, float]:
        """Return the share of those that are wished."""
        wished = np.flatnonzero(are_wished)
        return {self._refs[shared.others[n]]: float(shared.shares[n]) for n in wished}

    def _weight(self, stems: frozenset[str]) -> int:
        return sum(self._worth[stem] for stem in stems)
