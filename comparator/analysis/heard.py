"""Whether other texts have the words and names that tell the matter of a passage.

That no passage of a text comes near another in all its words proves little: "fight", "guarantee"
and "unique" are said of anything, and matters are put in other words. So what would be new or gone
is held against other texts once more, by the words that tell a matter:

- it may well be said there, in several passages at once, if those texts have every such word of it
  and every name;
- it is surely gone only if a name of it went, or much of those words.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from math import sqrt

from comparator.language.frame_words import general_stems

_MOST_WITH_NAME = 4
"""Passages that have a name; one that more have, "United Nations", proves no matter new."""
_EVERYWHERE, _FEW = 0.1, 6
"""Share of all passages, and passages; a word that more of them have tells no matter."""
_MOST_OF_IT = 0.5
"""Share of its telling words that one passage has of another which has no word of its own."""
_WENT, _WENT_IN_TWO = 0.6, 0.45
"""Share of its telling words that no later text has, from which on a passage is gone, and that
share where it is of two words or more."""
_LIKELY, _LIKELY_IN_TWO, _ALIKE = 0.45, 0.4, 0.34
"""Share of its telling words that a later passage has which is named beside one that is not surely
gone, and that share where it is of two words or more, or else how like each other both are."""
_UNIT = 2**20

_Name = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Place:
    """Where a passage stands: the language, the kind and the position of its text."""

    language: str
    kind: str
    position: int


@dataclass(frozen=True, slots=True)
class _Shared:
    """How much of its telling words a passage shares with another.

    Attributes:
        share: Of the first one's words, 0 to 1.
        likeness: Of both, 0 to 1.
        count: How many words that is.
    """

    other: str
    share: float
    likeness: float
    count: int

    @property
    def is_likely(self) -> bool:
        """Whether the other one likely speaks of its matter."""
        if self.count == 1:
            return self.share >= _LIKELY
        return self.share >= _LIKELY_IN_TWO or self.likeness >= _ALIKE


class Heard:
    """The telling words and names of passages, and the texts that have them.

    Weights are whole numbers: sums of those are the same in any order.
    """

    def __init__(
        self,
        matter: Mapping[str, frozenset[str]],
        names: Mapping[str, frozenset[_Name]],
        place: Mapping[str, Place],
        worth: Mapping[str, float],
    ) -> None:
        self._place = place
        self._worth = {stem: round(weight * _UNIT) for stem, weight in worth.items()}
        said_by = Counter(stem for stems in matter.values() for stem in stems)
        most = max(_FEW, _EVERYWHERE * len(matter))
        often = {stem for stem, n in said_by.items() if n > most}
        self._matter = {
            ref: stems - general_stems(place[ref].language) for ref, stems in matter.items()
        }
        self._telling = {ref: stems - often for ref, stems in self._matter.items()}
        self._total = {ref: self._weight(stems) for ref, stems in self._telling.items()}
        self._with: dict[str, list[str]] = defaultdict(list)
        for ref, stems in self._telling.items():
            for stem in stems:
                self._with[stem].append(ref)
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
        texts: dict[tuple[str, str | _Name], set[int]] = defaultdict(set)
        for ref, at in place.items():
            said: frozenset[str | _Name] = matter[ref] | names[ref]
            for each in said:
                texts[at.kind, each].add(at.position)
        self._texts = {key: sorted(positions) for key, positions in texts.items()}

    def tells_nothing(self, ref: str) -> bool:
        """Whether a passage has neither a telling word nor a name."""
        return not self._telling[ref] and not self._names[ref]

    def sources(self, ref: str, before: int) -> dict[str, float]:
        """Return what texts before a position may have said of a passage, or nothing.

        Where those texts have all telling words and names of it and one passage has most of them:
        the passages that have most of them, with the share that they have.
        """
        if not self._is_known(ref) or not self._is_heard(ref, before):
            return {}
        return {s.other: s.share for s in self._sharing(ref, 0, before) if s.share >= _MOST_OF_IT}

    def went(self, ref: str, after: int, last: int) -> bool:
        """Whether texts after a position, up to another, lack a name of a passage or much of it.

        In languages of which it is not known what words tell no matter, always.
        """
        if not self._is_known(ref):
            return True
        kind = self._place[ref].kind

        def is_lost(said: str | _Name) -> bool:
            return not any(after < position <= last for position in self._texts[kind, said])

        if any(is_lost(name) for name in self._all_names[ref]):
            return True
        lost = frozenset(stem for stem in self._matter[ref] if is_lost(stem))
        least = _WENT if len(lost) == 1 else _WENT_IN_TWO
        return bool(lost) and self._weight(lost) >= least * self._weight(self._matter[ref])

    def heirs(self, ref: str, after: int, last: int) -> dict[str, float]:
        """Return what texts after a position, up to another, may go on to say of a passage.

        Passages with the share that they have of its telling words.
        """
        if not self._is_known(ref):
            return {}
        return {s.other: s.share for s in self._sharing(ref, after + 1, last + 1) if s.is_likely}

    def _is_known(self, ref: str) -> bool:
        """Whether it is known what words of its language tell no matter."""
        return bool(general_stems(self._place[ref].language))

    def _is_heard(self, ref: str, before: int) -> bool:
        kind = self._place[ref].kind
        said: frozenset[str | _Name] = self._telling[ref] | self._names[ref]
        return all(self._texts[kind, each][0] < before for each in said)

    def _sharing(self, ref: str, first: int, end: int) -> Iterator[_Shared]:
        """Yield what shares telling words, of texts of its kind from one to before another."""
        shared: Counter[str] = Counter()
        count: Counter[str] = Counter()
        for stem in self._telling[ref]:
            shared.update(dict.fromkeys(self._with[stem], self._worth[stem]))
            count.update(self._with[stem])
        for other, weight in shared.items():
            place = self._place[other]
            if place.kind == self._place[ref].kind and first <= place.position < end:
                own, theirs = self._total[ref], self._total[other]
                yield _Shared(other, weight / own, weight / sqrt(own * theirs), count[other])

    def _weight(self, stems: frozenset[str]) -> int:
        return sum(self._worth[stem] for stem in stems)
