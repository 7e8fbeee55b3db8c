"""Since when each word has stood in its clause: the word edits of its wordings, followed back.

    2018  We are concerned about the growing debt.
    2019  We call for relief of the debt.               relief: 2019
    2020  We call for prompt relief of growing debts.   prompt: 2020; growing: back; debts: 2018

Edits are made to be read: they take whole phrases where a reader sees one change. Here a word that
both sides of a change have stays, as does one that an edit took away elsewhere in the clause.
"""

import itertools
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from comparator.diff.lines import form_of
from comparator.diff.matching import common_stretches
from comparator.language.knowledge import function_words
from comparator.language.stems import stem
from comparator.language.words import each_token, is_word
from comparator.model import Edition, Variant


@dataclass(frozen=True, slots=True)
class Since:
    """Since when a word has stood in its clause without a break, as far as the texts here tell.

    Attributes:
        declaration: Id of the declaration that brought it in.
        before: Id of the last declaration whose wording of the clause had it before it was left
            out in between; "" where none had.
    """

    declaration: str
    before: str = ""


@dataclass(frozen=True, slots=True)
class WordRun:
    """Neighbouring words of a passage that came in together, with the white space around them."""

    text: str
    since: Since


YearsOfWords = dict[str, tuple[WordRun, ...]]
"""The words of passages by when they came into their clauses, by the ids of the passages."""


@dataclass(frozen=True, slots=True)
class _Told:
    """A passage as it is followed: its clause is the id of its thread, or ""."""

    id: str
    text: str
    clause: str


@dataclass(frozen=True, slots=True)
class _Step:
    """A link from passages of an older text, and its word edits."""

    older: str
    left: tuple[str, ...]
    right: tuple[str, ...]
    variant: Variant


@dataclass(frozen=True, slots=True)
class _Station:
    """What a group has of a text; its links lead to the nearest texts before it first."""

    declaration: str
    language: str
    passages: tuple[_Told, ...]
    links: tuple[_Step, ...]


ClauseGroup = tuple[_Station, ...]
"""Clauses that links tie together, text by text, the oldest first: they rest on no others."""


def word_years(edition: Edition) -> YearsOfWords:
    """Return the words of each passage by when they came into its clause; joined, its text.

    A passage is held against the nearest earlier wording of its thread that it is linked to.
    What both say keeps its year, as does what changed its spelling or its place only; a word that
    is said once more is new.
    """
    return in_order(edition, (years_of_words("", group) for group in clause_groups(edition)))


def in_order(edition: Edition, groups: Iterable[YearsOfWords]) -> YearsOfWords:
    """Return the words of all groups as one, in the order of the texts."""
    found = {ref: runs for group in groups for ref, runs in group.items()}
    return {p.id: found[p.id] for d in edition.series.declarations for p in d.passages}


def years_of_words(_: str, group: ClauseGroup) -> YearsOfWords:
    """Return the same of the passages of a group: a job of its own."""
    return _Follower(group).follow()


def clause_groups(edition: Edition) -> Iterator[ClauseGroup]:
    """Yield the clauses of an edition in groups that no link leaves."""
    clause = {ref: t.id for ref, t in edition.thread_of().items()}
    links: dict[str, list[_Step]] = defaultdict(list)
    groups = _Groups()
    order = {d.id: n for n, d in enumerate(edition.series.declarations)}
    for c in sorted(edition.collations, key=lambda c: -order.get(c.left, 0)):
        for link, variant in zip(c.links, c.variants, strict=False):
            clauses = {clause[ref] for ref in link.left if ref in clause}
            if any(clause.get(ref) in clauses for ref in link.right):
                links[c.right].append(_Step(c.left, link.left, link.right, variant))
                groups.join(clause.get(ref, ref) for ref in (*link.left, *link.right))
    stations: dict[str, list[_Station]] = defaultdict(list)
    for d in edition.series.declarations:
        told: dict[str, tuple[list[_Told], list[_Step]]] = defaultdict(lambda: ([], []))
        for p in d.passages:
            of = clause.get(p.id, "")
            told[groups.of(of or p.id)][0].append(_Told(p.id, p.text, of))
        for step in links[d.id]:
            told[groups.of(clause.get(step.right[0], step.right[0]))][1].append(step)
        for group, (passages, steps) in told.items():
            stations[group].append(_Station(d.id, d.language, tuple(passages), tuple(steps)))
    yield from map(tuple, stations.values())


class _Groups:
    """What is joined, directly or by way of others."""

    def __init__(self) -> None:
        self._next: dict[str, str] = {}

    def of(self, one: str) -> str:
        """Return what stands for all that is joined with one."""
        while (following := self._next.get(one, one)) != one:
            self._next[one] = self._next.get(following, following)
            one = following
        return one

    def join(self, several: Iterable[str]) -> None:
        """Join some."""
        first, *others = map(self.of, several)
        for other in others:
            self._next[other] = first


class _Follower:
    """Goes through a group, oldest text first, and remembers since when each word stood."""

    def __init__(self, group: ClauseGroup) -> None:
        self._group = group
        passages = [p for station in group for p in station.passages]
        self._clause = {p.id: p.clause for p in passages if p.clause}
        self._texts = {p.id: p.text for p in passages}
        self._order = {station.declaration: n for n, station in enumerate(group)}
        # By character, so that edits need no words of their own.
        self._since: dict[str, list[Since]] = {}
        # By clause: the passages of each text that has it; and by what a word is known by the last
        # text that said it, and since when it stood there.
        self._had: dict[str, dict[str, list[str]]] = defaultdict(dict)
        self._said: dict[str, dict[tuple[str, ...], tuple[str, Since]]] = defaultdict(dict)

    def follow(self) -> YearsOfWords:
        for station in self._group:
            for older, steps in itertools.groupby(station.links, key=lambda step: step.older):
                self._carry(older, [*steps], station)
            self._remember(station)
        return {ref: tuple(self._runs(ref)) for ref in self._since}

    def _carry(self, older: str, steps: Sequence[_Step], newer: _Station) -> None:
        """Give the newer passages of links what their older ones tell, if none did before."""
        came: dict[str, list[_Word]] = defaultdict(list)
        stayed: dict[str, set[int]] = defaultdict(set)
        new = Since(newer.declaration)
        for link in steps:
            clauses = {self._clause[ref] for ref in link.left if ref in self._clause}
            fresh = [
                r for r in link.right if r not in self._since and self._clause.get(r) in clauses
            ]
            if not fresh:
                continue
            sources = _sources(link.variant, newer.language)
            known = list(_joined([self._since.get(ref) or [] for ref in link.left]))
            for ref, at in self._places(link.right):
                if ref in fresh:
                    own = sources[at : at + len(self._texts[ref])]
                    self._since[ref] = [known[s] if s >= 0 else new for s in own]
                    keyed = _keyed(ref, self._texts[ref], newer.language)
                    came[self._clause[ref]] += (word for word in keyed if own[word.start] < 0)
            for ref, at in self._places(link.left):
                stayed[ref].update(s - at for s in sources if s >= at)
        for clause, words in came.items():
            gone = [
                word
                for ref in self._had[clause].get(older, ())
                for word in _keyed(ref, self._texts[ref], newer.language)
                if word.start not in stayed[ref]
            ]
            self._settle(clause, older, newer.declaration, _moved(gone, words))

    def _places(self, refs: Sequence[str]) -> Iterator[tuple[str, int]]:
        """Yield where each passage begins in texts that are joined by one space."""
        at = 0
        for ref in refs:
            yield ref, at
            at += len(self._texts[ref]) + 1

    def _settle(
        self, clause: str, older: str, newer: str, came: Sequence[tuple["_Word", "_Word | None"]]
    ) -> None:
        """Tell of words that stood elsewhere in an older wording, or in one before: none is new."""
        latest = next(reversed(self._had[clause]), older)
        said = self._said[clause]
        for n, (word, origin) in enumerate(came):
            # What stands there still is said once more, unless it is back with its neighbour.
            known = [
                said[phrase]
                for phrase in _phrases(
                    word, [came[m][0] for m in (n - 1, n + 1) if 0 <= m < len(came)]
                )
                if phrase in said and said[phrase][0] != older
            ]
            if origin:
                since = self._since[origin.ref][origin.start]
            elif known:
                last, since = max(known, key=lambda one: self._order[one[0]])
                since = since if last == latest else Since(newer, last)
            else:
                continue
            span = slice(word.start, word.end)
            self._since[word.ref][span] = [since] * (word.end - word.start)

    def _remember(self, station: _Station) -> None:
        own = station.declaration
        for passage in station.passages:
            since = self._since.setdefault(passage.id, [Since(own)] * len(passage.text))
            if clause := passage.clause:
                self._had[clause].setdefault(own, []).append(passage.id)
                said = self._said[clause]
                words = _keyed(passage.id, passage.text, station.language)
                for n, word in enumerate(words):
                    for phrase in _phrases(word, words[max(n - 1, 0) : n + 2]):
                        said[phrase] = (own, since[word.start])

    def _runs(self, ref: str) -> Iterator[WordRun]:
        text, since = self._texts[ref], self._since[ref]
        words = list(_words(text))
        if not words:
            yield WordRun(text, since[0])
            return
        cuts = [0, *(_cut(text, *pair) for pair in itertools.pairwise(words)), len(text)]
        told_of = (since[start] for start, _ in words)
        spans = zip(cuts[:-1], cuts[1:], told_of, strict=True)
        for told, run in itertools.groupby(spans, key=lambda span: span[2]):
            spans_of_run = list(run)
            yield WordRun(text[spans_of_run[0][0] : spans_of_run[-1][1]], told)


def _cut(text: str, word: tuple[int, str], following: tuple[int, str]) -> int:
    """Return where what belongs to a word ends: behind the last white space before the next."""
    end = word[0] + len(word[1])
    gap = text[end : following[0]]
    spaces = [n for n, c in enumerate(gap, 1) if c.isspace()]
    return end + (spaces[-1] if spaces else len(gap))


def _joined(sides: Sequence[list[Since]]) -> Iterator[Since]:
    """Yield what is known of texts that are joined by one space."""
    for n, side in enumerate(sides):
        if n:
            yield (sides[n - 1] or side)[-1]
        yield from side


def _sources(variant: Variant, language: str) -> list[int]:
    """Return where in the older text each character of the newer one stood; -1 where nowhere.

    Of words that changed their form, where they begin.
    """
    positions: list[int] = []  # where each edit begins in the older text
    at = 0
    for sign, text in variant.edits:
        positions.append(at)
        at += len(text) if sign <= 0 else 0
    shifted = {newer: older for older, newer in variant.shifted}
    sources: list[int] = []
    for index, (sign, text) in enumerate(variant.edits):
        if sign == 0:
            sources += range(positions[index], positions[index] + len(text))
        elif sign > 0:
            answered = shifted.get(index, _answered(variant, index))
            told = [-1] * len(text)
            if answered is not None:
                old = variant.edits[answered][1]
                if index in shifted or index in variant.light:
                    told = _word_by_word(text, old)
                else:
                    told = _in_common(text, old, language)
            sources += [s + positions[answered or 0] if s >= 0 else s for s in told]
    return sources


def _answered(variant: Variant, index: int) -> int | None:
    """Return the index of the deletion that an insertion stands for: both are light, or none."""
    taken = {older for older, _ in variant.shifted}
    for other in (index - 1, index + 1):
        if not 0 <= other < len(variant.edits) or variant.edits[other][0] >= 0:
            continue
        if (other in variant.light) == (index in variant.light) and other not in taken:
            return other
    return None


def _word_by_word(text: str, old: str) -> list[int]:
    """Return for each character where the word in its place begins in the older text."""
    starts = [start for start, _ in _words(old)] or [0]
    position = 0
    ends = [start + len(word) for start, word in _words(text)]
    told = []
    for at in range(len(text)):
        while position < len(ends) and at >= ends[position]:
            position += 1
        told.append(starts[min(position, len(starts) - 1)])
    return told


def _in_common(text: str, old: str, language: str) -> list[int]:
    """Return for each character where its word begins in the text that went; -1 for new words."""
    came, gone = (_keyed("", side, language) for side in (text, old))
    told = [-1] * len(text)
    for stretch in common_stretches(tuple(w.key for w in gone), tuple(w.key for w in came)):
        for n in range(stretch.length):
            word = came[stretch.right + n]
            begins = gone[stretch.left + n].start
            told[word.start : word.end] = [begins] * (word.end - word.start)
    return told


class _Word(NamedTuple):
    """A word of a passage; of a long series half a million are made.

    Attributes:
        number: Its place among the words of the passage.
        start: Offset of its first character.
        end: Offset behind its last.
        key: What all its forms and spellings have in common.
        is_quiet: Whether it is a function word.
    """

    ref: str
    number: int
    start: int
    end: int
    key: str
    is_quiet: bool


# A passage is asked for as the newer text, as the older one, and once more to be remembered.
@lru_cache(maxsize=4096)
def _keyed(ref: str, text: str, language: str) -> tuple[_Word, ...]:
    found = list[_Word]()
    for start, word in _words(text):
        found.append(_Word(ref, len(found), start, start + len(word), *_key(word, language)))
    return tuple(found)


@lru_cache(maxsize=65536)
def _key(word: str, language: str) -> tuple[str, bool]:
    return stem(form_of(word), language), word.casefold() in function_words(language)


def _moved(gone: Sequence[_Word], came: Sequence[_Word]) -> list[tuple[_Word, _Word | None]]:
    """Return the words that came, and for each which of those that are gone it is, if any.

    Each is one at most: where several could be, the one with the same words around it. A function
    word goes with its neighbour.
    """
    places: dict[str, list[int]] = defaultdict(list)
    for n, word in enumerate(gone):
        if not word.is_quiet:
            places[word.key].append(n)
    found: dict[int, int] = {}
    for n, word in enumerate(came):
        rivals = places.get(word.key)
        if rivals and not word.is_quiet:
            best = max(rivals, key=lambda m: (_around(gone, m, came, n), -m))
            rivals.remove(best)
            found[n] = best
    taken = set(found.values())
    for n, m in list(found.items()):
        for step in (-1, 1):
            for there, here in _beside(gone, m, came, n, step):
                if here in found or there in taken:
                    break
                found[here] = there
                taken.add(there)
    return [(word, gone[found[n]] if n in found else None) for n, word in enumerate(came)]


def _around(gone: Sequence[_Word], m: int, came: Sequence[_Word], n: int) -> int:
    """Return how many words next to one another are the same around two places."""
    return sum(1 for step in (-1, 1) for _ in _beside(gone, m, came, n, step))


def _beside(
    gone: Sequence[_Word], m: int, came: Sequence[_Word], n: int, step: int
) -> Iterator[tuple[int, int]]:
    """Yield the places on from two, as long as both texts go on with the same word."""
    while True:
        m, n = m + step, n + step
        if not (0 <= m < len(gone) and 0 <= n < len(came)) or gone[m].key != came[n].key:
            return
        if not all(_are_neighbours(row[k - step], row[k]) for row, k in ((gone, m), (came, n))):
            return
        yield m, n


def _phrases(word: _Word, beside: Sequence[_Word]) -> Iterator[tuple[str, ...]]:
    """Yield what a word is known by: with each of its telling neighbours, then alone.

    A function word says nothing alone.
    """
    for other in beside:
        if _are_neighbours(word, other) and not other.is_quiet:
            yield word.key, other.key, "before" if word.number < other.number else "behind"
    if not word.is_quiet:
        yield (word.key,)


def _are_neighbours(one: _Word, other: _Word) -> bool:
    return one.ref == other.ref and abs(one.number - other.number) == 1


def _words(text: str) -> Iterator[tuple[int, str]]:
    """Yield the words of a text and where they begin."""
    at = 0
    for token in each_token(text):
        if is_word(token):
            yield at, token
        at += len(token)
