"""What all texts of a series together know of a passage: who said it before, and who after.

The one place that says what is new, what came back, what is gone and since when. A passage is
held against *every* other text of its kind, in three ways, the surer first:

1. the links that the two texts have with each other;
2. links by way of a text between them, where both ends still share their substance: a chain of
   links alone drifts from one matter to another;
3. the passages that are near in their words: one in the same words said it surely, one that has
   nearly all of the substance likely; one that has much of it, or some and a rare phrase, is
   named ("compare"), and forbids to call the passage new, gone or back.

Nothing here speaks of years: what is known is which *texts* say a thing.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cached_property
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

from comparator.language.abbreviations import abbreviations, written_out
from comparator.language.months import month_numbers
from comparator.language.normal_forms import kept_form
from comparator.language.substance import likeness, phrases, rarities, substance
from comparator.language.words import words
from comparator.model import Collation, Edition, Passage, Relation, RulingKind, Series

_SAME = 0.5
"""Likeness of the two ends of a chain of links, from which on it has not drifted."""
_SAID = 0.8
"""Share of a passage's substance that a passage must have to have said it, without a link."""
_SAID_BACK = 0.35
"""Share of that passage which the later one must have in turn: a long list says everything."""
_SURELY = 0.8
"""Likeness from which on two passages are one wording, whatever is linked."""
_NEAR = 0.35
"""Likeness from which on a passage is named beside what else would be new, back or gone."""
_NEAR_NEW, _NEAR_GONE = (_NEAR, 0.3, 0.17), (_NEAR, 0.22, 0.12)
"""The same where they share no phrase, a rare one, and a rare one of two rare stems.

That something is *not* said again is told more warily: what was noted is often decided later, in
other words.
"""
_RARE, _RARE_EACH = 6, 1.2
"""Passages, and passages for each text; a phrase that more of them have says nothing of the
matter: what every text says once is of one matter, what one says often is of none."""
_RARE_STEM, _STEM_EACH = 40, 1.5
"""The same of its two stems, where both are rare."""
_LEAST, _FEWEST = 4, 3
"""Stems of matter without which likeness proves nothing, and without which nothing is near."""
_COMMON = 0.1
"""Share of all passages; a stem that more of them have leads to no candidates."""
_UNIT = 2**20


class Sureness(StrEnum):
    """How surely a text says what a passage of another says."""

    SURE = "sure"
    LIKELY = "likely"


class Claim(StrEnum):
    """What can be said of a passage against all texts of its kind before it."""

    FIRST = "first"  # its text is the first: nothing can be said
    NEW = "new"
    COMPARE = "compare"  # no text surely said it, but a passage is near
    BACK = "back"  # said before, but not by the text before
    STOOD = "stood"


@dataclass(frozen=True, slots=True)
class Saying:
    """That another text says what a passage says.

    Attributes:
        declaration: Id of that text.
        passages: Where, in order.
        sureness: How surely.
    """

    declaration: str
    passages: tuple[str, ...]
    sureness: Sureness


@dataclass(frozen=True, slots=True)
class PassageHistory:
    """What the other texts of its kind know of a passage.

    Attributes:
        passage: Its id.
        before: The earlier texts that said it, oldest first.
        after: The later texts that say it, oldest first.
        nearest_before: Where no earlier text said it: the passage that comes near, or "".
        near: Passages of other texts that come near and do not say it, the nearest first.
    """

    passage: str
    before: tuple[Saying, ...] = ()
    after: tuple[Saying, ...] = ()
    nearest_before: str = ""
    near: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Standing:
    """How long the clause of a passage has stood when the passage says it.

    Attributes:
        first: Id of the text that surely said it first.
        since: Id of the text from which on every one has said it.
        before: Id of the last text that said it before the one at `since`, or None.
        earlier: Ids of all texts that said it before, oldest first, those that likely did too.
        maybe_first: Id of the oldest text before the first one that likely said it, or comes
            near; or "".
    """

    first: str
    since: str
    before: str | None = None
    earlier: tuple[str, ...] = ()
    maybe_first: str = ""

    @property
    def is_first_known(self) -> bool:
        """Whether no text before the first one likely said it."""
        return not self.maybe_first

    @property
    def is_return(self) -> bool:
        """Whether the clause was said, was silent, and came back."""
        return self.before is not None

    def came_back_in(self, declaration: str) -> bool:
        """Whether a text broke the silence."""
        return self.is_return and self.since == declaration

    def last_said(self, older: str) -> str | None:
        """Return which text said it last before an older one, or None if none did.

        For a passage that is no answer to one of `older`: a clause that stood in it, merged into
        another, was last said as itself before.
        """
        said = [d for d in self.earlier if d != older] or [*self.earlier]
        return said[-1] if said else None


class History:
    """The history of every passage of a series that states something."""

    def __init__(self, series: Series, collations: Iterable[Collation]) -> None:
        """Gather what is known.

        Args:
            series: Its texts, segmented.
            collations: Of as many pairs of them as there are; word edits are not needed.
        """
        self._series = series
        self._text = {p.id: p for d in series.declarations for p in d.passages}
        self._links = _links_of(collations)
        self._apart = {
            frozenset(pair)
            for ruling in series.rulings
            if ruling.kind is RulingKind.APART
            for pair in combinations(ruling.passages, 2)
        }

    @classmethod
    def of(cls, edition: Edition) -> "History":
        """Return the history of an edition."""
        return cls(edition.series, (*edition.collations, *edition.links))

    def __getitem__(self, passage: str) -> PassageHistory:
        """Return what is known of a passage; of a heading or a signature, nothing."""
        return self._histories.get(passage) or PassageHistory(passage)

    def claim(self, passage: str) -> Claim:
        """Return what can be said of a passage against all texts before its own."""
        known, own = self[passage], self._text[passage].declaration
        previous = self.text_before(own)
        if previous is None:
            return Claim.FIRST
        if known.before and known.before[-1].declaration == previous:
            return Claim.STOOD
        if self.standing(passage).came_back_in(own):
            return Claim.BACK
        return Claim.COMPARE if self.compared(passage) else Claim.NEW

    def compared(self, passage: str) -> str:
        """Return the earlier passage that forbids to call one new or back, or "".

        The nearest; where a text likely said it, and nothing shows since, the passage there.
        """
        known = self[passage]
        if not known.before:
            return known.nearest_before
        last = known.before[-1]
        silent = self._near_between(known, last.declaration, self._text[passage].declaration)
        return silent or last.passages[0]

    def is_gone(self, passage: str, newer: str) -> bool:
        """Whether neither a later text says what a passage says or comes near, up to a text."""
        return not self.is_said_again(passage, newer) and not self.nearest_after(passage, newer)

    def is_said_again(self, passage: str, newer: str) -> bool:
        """Whether a later text says what a passage says, up to a text."""
        place = self._position[newer]
        return any(self._position[said.declaration] <= place for said in self[passage].after)

    def nearest_after(self, passage: str, newer: str) -> str:
        """Return the later passage that comes nearest, up to a text, or "".

        In its words, or because both took up one earlier passage.
        """
        own, last = self._position[self._text[passage].declaration], self._position[newer]
        for other in (*self[passage].near, *self._heirs_beside(passage)):
            if own < self._position[self._text[other].declaration] <= last:
                return other
        return ""

    def _heirs_beside(self, passage: str) -> Iterator[str]:
        """Yield what else says what earlier passages said that one surely takes up."""
        for before in self[passage].before:
            if before.sureness is Sureness.SURE:
                for ref in before.passages:
                    for after in self[ref].after:
                        if after.sureness is Sureness.SURE:
                            yield from after.passages

    def said_in(self, passage: str, declaration: str) -> Saying | None:
        """Return how another text says what a passage says, if it does."""
        known = self[passage]
        return next(
            (s for s in (*known.before, *known.after) if s.declaration == declaration), None
        )

    def text_before(self, declaration: str) -> str | None:
        """Return the id of the text of the same kind before one, if there is any."""
        before = self.texts_before(declaration)
        return before[-1] if before else None

    def texts_before(self, declaration: str) -> tuple[str, ...]:
        """Return the ids of all texts of the same kind before one, oldest first."""
        line = self._lines[self._kind[declaration]]
        return tuple(line[: line.index(declaration)])

    def standing(self, passage: str) -> Standing:
        """Return how long a clause has stood; only what is sure makes a claim of age."""
        own = self._text[passage].declaration
        known, line = self[passage], self._lines[self._kind[own]]
        sure = [s.declaration for s in known.before if s.sureness is Sureness.SURE]
        since, position = own, line.index(own)
        while position and line[position - 1] in sure:
            position -= 1
            since = line[position]
        earlier = tuple(s.declaration for s in known.before)
        older = [said for said in earlier if self._position[said] < position]
        is_silent = (
            bool(older)
            and older[-1] in sure
            and line.index(older[-1]) < position - 1
            and not self._near_between(known, older[-1], since)
        )
        first = min([*sure, own], key=lambda said: self._position[said])
        before = older[-1] if is_silent else None
        near = (self._text[other].declaration for other in known.near)
        oldest = min((*earlier, *near, first), key=lambda said: self._position[said])
        doubt = "" if self._position[oldest] >= self._position[first] else oldest
        return Standing(first, since, before, earlier, doubt)

    def _near_between(self, known: PassageHistory, older: str, newer: str) -> str:
        """Return the passage of a text between two that comes nearest, or ""."""
        first, last = self._position[older], self._position[newer]
        for other in known.near:
            if first < self._position[self._text[other].declaration] < last:
                return other
        return ""

    # How it is worked out.

    @cached_property
    def _kind(self) -> dict[str, str]:
        return {d.id: d.kind for d in self._series.declarations}

    @cached_property
    def _lines(self) -> dict[str, list[str]]:
        """The texts of each kind, in order."""
        lines: dict[str, list[str]] = defaultdict(list)
        for declaration in self._series.declarations:
            lines[declaration.kind].append(declaration.id)
        return lines

    @cached_property
    def _position(self) -> dict[str, int]:
        """The position of each text among those of its kind, counted from 0."""
        return {text: n for line in self._lines.values() for n, text in enumerate(line)}

    @cached_property
    def _abbreviations(self) -> dict[str, str]:
        """What texts abbreviate and explain, save what most of them speak of anyway."""
        texts = [p.text for p in self._text.values()]
        found = abbreviations(texts)
        seen = Counter(word for text in texts for word in set(words(text)) & found.keys())
        return {short: found[short] for short in found if seen[short] <= _COMMON * len(texts)}

    def _written_out(self, passage: Passage) -> str:
        return written_out(passage.text, self._abbreviations)

    @cached_property
    def _matter(self) -> dict[str, frozenset[str]]:
        return {
            p.id: substance(self._written_out(p), d.language)
            for d in self._series.declarations
            for p in d.passages
            if p.kind.is_prose
        }

    @cached_property
    def _form(self) -> dict[str, str]:
        """What is equal where two passages are in the same words.

        Of what has hardly any matter, "Note issued May 2, 2018", apart from its day.
        """
        forms = {ref: kept_form(self._text[ref].text) for ref in self._matter}
        return {
            ref: _without_day(form) if len(self._matter[ref]) < _LEAST else form
            for ref, form in forms.items()
        }

    @cached_property
    def _with_form(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = defaultdict(list)
        for ref, form in self._form.items():
            found[form].append(ref)
        return found

    @cached_property
    def _phrases(self) -> dict[str, frozenset[tuple[str, str]]]:
        return {
            p.id: phrases(self._written_out(p), d.language)
            for d in self._series.declarations
            for p in d.passages
            if p.kind.is_prose
        }

    @cached_property
    def _worth(self) -> dict[str, float]:
        return rarities(self._matter.values())

    @cached_property
    def _histories(self) -> dict[str, PassageHistory]:
        near = _Near(self._matter, self._phrases, self._worth, self._text)
        before: dict[str, dict[str, _Reached]] = {}
        after: dict[str, dict[str, list[_Reached]]] = {ref: {} for ref in self._matter}
        beside: dict[str, list[_Beside]] = {}
        for declaration in self._series.declarations:
            # By way of the texts between, whose own passages are worked out before.
            for ref in (p.id for p in declaration.passages):
                before[ref], beside[ref] = self._earlier(ref, before, near)
                for reached in before[ref].values():
                    for other in reached.passages:
                        if other in after:
                            turned = replace(reached, passages=(ref,))
                            after[other].setdefault(declaration.id, []).append(turned)
        return {
            ref: PassageHistory(
                ref,
                tuple(
                    self._saying(text, [before[ref][text]]) for text in self._sorted(before[ref])
                ),
                tuple(self._saying(text, after[ref][text]) for text in self._sorted(after[ref])),
                "" if before[ref] else self._nearest_before(ref, beside[ref]),
                tuple(other.passage for other in beside[ref]),
            )
            for ref in self._matter
        }

    def _sorted(self, texts: Iterable[str]) -> list[str]:
        return sorted(texts, key=self._position.__getitem__)

    @staticmethod
    def _saying(text: str, reached: Sequence["_Reached"]) -> Saying:
        passages = tuple(dict.fromkeys(ref for each in reached for ref in each.passages))
        is_sure = any(each.is_sure for each in reached)
        return Saying(text, passages, Sureness.SURE if is_sure else Sureness.LIKELY)

    def _nearest_before(self, ref: str, beside: Iterable["_Beside"]) -> str:
        own = self._position[self._text[ref].declaration]
        for other in beside:
            is_before = self._position[self._text[other.passage].declaration] < own
            if is_before and other.is_nearer_than(_NEAR_NEW):
                return other.passage
        return ""

    def _earlier(
        self, ref: str, before: Mapping[str, Mapping[str, "_Reached"]], near: "_Near"
    ) -> tuple[dict[str, "_Reached"], list["_Beside"]]:
        """Return what earlier texts say a passage, and what else is near, the nearest first."""
        own = self._text[ref].declaration
        line = self._lines[self._kind[own]]
        earlier = set(line[: line.index(own)])
        found = {t: r for t, r in self._links.get(ref, {}).items() if t in earlier}
        for other in self._with_form[self._form[ref]] if ref in self._form else ():
            if self._is_apart(ref, other):
                continue
            text = self._text[other].declaration
            linked = found.get(text, _Reached((), is_sure=False, is_kept=False))
            if text in earlier and not linked.is_sure:
                both = tuple(dict.fromkeys((*linked.passages, other)))
                found[text] = _Reached(both, is_sure=True, is_kept=True)
        for between in self._sorted(found)[::-1]:
            for passage in found[between].passages:
                for text, reached in before.get(passage, {}).items():
                    way = self._by_way(ref, found[between], reached)
                    if text not in found and way is not None:
                        found[text] = way
        beside: list[_Beside] = []
        for like in near.of(ref):
            if self._is_apart(ref, like.passage):
                continue
            text = self._text[like.passage].declaration
            if text in earlier and text not in found and like.is_said:
                is_sure = like.likeness >= _SURELY
                found[text] = _Reached((like.passage,), is_sure=is_sure, is_kept=False)
            elif text in line:
                beside.append(like)
        return found, beside

    def _by_way(self, ref: str, first: "_Reached", second: "_Reached") -> "_Reached | None":
        """Return what two links in a row reach; None where that has drifted to another matter."""
        is_sure = first.is_sure and second.is_sure
        if any(self._is_apart(ref, end) for end in second.passages):
            return None
        # Where either step changed no word, the other is as good as a link of its own.
        if first.is_kept or second.is_kept:
            return _Reached(second.passages, is_sure, first.is_kept and second.is_kept)
        same = tuple(end for end in second.passages if self._is_same(ref, end))
        return _Reached(same, is_sure=False, is_kept=False) if same and is_sure else None

    def _is_apart(self, ref: str, other: str) -> bool:
        """Whether an editor set that two passages are not one clause."""
        return bool(self._apart) and frozenset((ref, other)) in self._apart

    def _is_same(self, ref: str, other: str) -> bool:
        mine, theirs = (self._matter.get(each, frozenset()) for each in (ref, other))
        return bool(mine and theirs) and likeness(mine, theirs, self._worth) >= _SAME


def _without_day(form: str) -> str:
    months = month_numbers()
    return " ".join(
        "0" if word[:1].isdigit() else "month" if word.casefold() in months else word
        for word in words(form)
    )


@dataclass(frozen=True, slots=True)
class _Reached:
    """Passages of another text that a passage leads to, and how."""

    passages: tuple[str, ...]
    is_sure: bool
    is_kept: bool


def _links_of(collations: Iterable[Collation]) -> dict[str, dict[str, _Reached]]:
    """Return for each newer passage what each older text links to it."""
    found: dict[str, dict[str, _Reached]] = defaultdict(dict)
    for collation in collations:
        for link in collation.links:
            is_kept = link.relation is Relation.KEPT
            for ref in link.right:
                found[ref][collation.left] = _Reached(link.left, not link.tentative, is_kept)
    return found


@dataclass(frozen=True, slots=True)
class _Beside:
    """A passage that comes near another in its words.

    Attributes:
        passage: Its id.
        likeness: How near, 0 to 1.
        phrase: 1 where both share a rare phrase, 2 where one of two rare stems, else 0.
        is_said: Whether one has nearly all of the other's substance.
    """

    passage: str
    likeness: float
    phrase: int
    is_said: bool

    def is_nearer_than(self, least: tuple[float, float, float]) -> bool:
        """Whether it is near enough to be named; less will do with a phrase in common."""
        return self.is_said or self.likeness >= least[self.phrase]


class _Near:
    """Which passages of other texts come near a passage in their words, by an index of stems.

    Weights are whole numbers: sums of those are the same in any order.
    """

    def __init__(
        self,
        matter: Mapping[str, frozenset[str]],
        phrases: Mapping[str, frozenset[tuple[str, str]]],
        worth: Mapping[str, float],
        text: Mapping[str, Passage],
    ) -> None:
        self._refs = list(matter)
        self._matter = [sorted(stems) for stems in matter.values()]
        self._place = {ref: n for n, ref in enumerate(self._refs)}
        self._length = np.array([len(stems) for stems in self._matter])
        declarations = {text[ref].declaration: n for n, ref in enumerate(self._refs)}
        self._declaration = np.array([declarations[text[ref].declaration] for ref in self._refs])
        places: dict[str, list[int]] = defaultdict(list)
        for n, stems in enumerate(self._matter):
            for stem in stems:
                places[stem].append(n)
        self._with = {stem: np.array(found) for stem, found in places.items()}
        self._worth = {stem: round(worth[stem] * _UNIT) for stem in places}
        total = [sum(map(self._worth.__getitem__, stems)) for stems in self._matter]
        self._total = np.array(total, dtype=np.float64)
        self._most = max(_RARE, int(_COMMON * len(matter)))
        self._text = text
        self._rare = self._rare_phrases(phrases)

    def _rare_phrases(
        self, phrases: Mapping[str, frozenset[tuple[str, str]]]
    ) -> dict[str, dict[tuple[str, str], int]]:
        """Return the rare phrases of each passage: 1, or 2 if both of its stems are rare."""
        texts = len({self._text[ref].declaration for ref in phrases})
        counts = Counter(phrase for of in phrases.values() for phrase in of)
        most = max(_RARE, _RARE_EACH * texts)
        most_of_stem = max(_RARE_STEM, _STEM_EACH * texts)
        often = {found for found, refs in self._with.items() if len(refs) > self._most}
        worth = {
            phrase: 2 if all(len(self._with[found]) <= most_of_stem for found in phrase) else 1
            for phrase, n in counts.items()
            # What stands beside the body's own name says nothing.
            if n <= most and often.isdisjoint(phrase)
        }
        return {ref: {p: worth[p] for p in of if p in worth} for ref, of in phrases.items()}

    def of(self, ref: str) -> list[_Beside]:
        """Return the passages of other texts that come near one, the nearest first."""
        place = self._place.get(ref)
        if place is None or self._length[place] < _FEWEST:
            return []
        others, shared = self._sharing(place)
        there, back = shared / self._total[place], shared / self._total[others]
        fewest = np.minimum(self._length[others], self._length[place])
        most, least = np.maximum(there, back), np.minimum(there, back)
        # One that is nearly all there, and has not much else.
        is_said = (fewest >= _LEAST) & (most >= _SAID) & (least >= _SAID_BACK)
        # Of a passage of three words or so two prove nothing; all of them do.
        is_proof = (fewest >= _LEAST) | (most == 1.0)
        likeness = np.where(is_proof, np.sqrt(there * back), 0.0)
        told = np.flatnonzero(is_said | (likeness >= _NEAR_GONE[2]))
        ranked = [
            _Beside(other, float(likeness[n]), self._phrase(ref, other), bool(is_said[n]))
            for n, other in ((n, self._refs[others[n]]) for n in told)
        ]
        near = [beside for beside in ranked if beside.is_nearer_than(_NEAR_GONE)]
        return sorted(near, key=lambda beside: (-beside.likeness, beside.passage))

    def _phrase(self, ref: str, other: str) -> int:
        """Return how rare a phrase two passages share: 0 for none, see `_rare_phrases`."""
        both = self._rare[ref].keys() & self._rare[other].keys()
        return max((self._rare[ref][each] for each in both), default=0)

    def _sharing(self, place: int) -> tuple[NDArray[np.int64], NDArray[np.float64]]:
        """Return the passages of other texts that may come near one, and what they share."""
        stems = self._matter[place]
        rare = [stem for stem in stems if len(self._with[stem]) <= self._most]
        shared_rare = self._shared(rare)
        # What shares too little of what is rare cannot come near.
        is_candidate = shared_rare >= max(self._total[place] * _NEAR_GONE[2] ** 2, 1.0)
        is_candidate &= self._declaration != self._declaration[place]
        others = np.flatnonzero(is_candidate)
        common = [stem for stem in stems if len(self._with[stem]) > self._most]
        return others, (shared_rare + self._shared(common))[others]

    def _shared(self, stems: Sequence[str]) -> NDArray[np.float64]:
        """Return how much the stems weigh that each passage has of these."""
        if not stems:
            return np.zeros(len(self._refs))
        found = [self._with[stem] for stem in stems]
        weights = np.repeat([float(self._worth[stem]) for stem in stems], list(map(len, found)))
        sums = np.bincount(np.concatenate(found), weights, len(self._refs))
        return sums.astype(np.float64)
