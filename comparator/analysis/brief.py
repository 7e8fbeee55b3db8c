"""The year in sentences: what a declaration says against the one before and against all before.

Rules only: each line quotes the very words and names their passages, and every number is a count
of words or passages that the collation and the threads hold.
"""

import re
from collections.abc import Callable, Iterator, Sequence

from comparator.analysis.brief_sections import Brief, BriefLine, Chapter, Quote
from comparator.analysis.history import Standing, standings
from comparator.analysis.insertions import Insertion, insertions
from comparator.analysis.measures import (
    measure_pair,
    words_by_theme,
    words_of_passages,
)
from comparator.analysis.names.gazetteer import countries, is_alluded_to
from comparator.analysis.phrases.lives import Fate, PhraseLife, phrase_lives
from comparator.analysis.rewordings import rewordings
from comparator.model import (
    Collation,
    Declaration,
    Edition,
    Finding,
    FindingKind,
    Passage,
)

_MOST = 5
_SURE = 0.8
_WORDS_AROUND = 9
_WORDS_COUNTED = 3
"""Words behind a number: what it counts."""
_UP_TO_A_MARK = re.compile(r"[^,.;:()]*")


def brief_of(edition: Edition, declaration_id: str) -> Brief:
    """Return the brief of a declaration.

    Args:
        edition: It has the collation of the declaration with the one before, and threads.
        declaration_id: A declaration that is not the first of its series.

    Raises:
        KeyError: There is no such declaration, or the edition lacks the collation.
        ValueError: It is the first declaration: there is nothing to hold it against.
    """
    ids = [d.id for d in edition.series.declarations]
    if declaration_id not in ids:
        raise KeyError(declaration_id)
    place = ids.index(declaration_id)
    if not place:
        raise ValueError(f"{declaration_id} is the first of its series")
    teller = _Teller(edition, edition.collation(ids[place - 1], declaration_id), place)
    return teller.brief()


class _Teller:
    """Chooses what to tell of a declaration."""

    def __init__(self, edition: Edition, collation: Collation, place: int) -> None:
        self._edition, self._collation, self._place = edition, collation, place
        series = edition.series
        self._older, self._newer = series[collation.left], series[collation.right]
        self._passages = {p.id: p for d in (self._older, self._newer) for p in d.passages}
        self._words = words_of_passages(edition)
        self._standing: dict[str, Standing] = standings(edition)
        self._order = {d.id: n for n, d in enumerate(series.declarations)}

    def brief(self) -> Brief:
        """Return all of it."""
        parts: list[tuple[Chapter, Callable[[], Iterator[BriefLine]]]] = [
            (Chapter.NEW, self._new),
            (Chapter.BACK, self._back),
            (Chapter.WITHIN, self._within),
            (Chapter.LONGEST, self._longest),
            (Chapter.DROPPED, self._dropped),
            (Chapter.REWORDED, self._reworded),
            (Chapter.REPLACED, self._replaced),
            (Chapter.NUMBERS, self._numbers),
            (Chapter.MEMBERS, self._members),
        ]
        lines = [(chapter, tuple(tell())) for chapter, tell in parts]
        lives = phrase_lives(self._edition.series, self._newer.id, _MOST)
        lines += [(Chapter(fate), tuple(self._phrases(fate, lives[fate]))) for fate in Fate]
        old = words_by_theme(self._older, self._words)
        new = words_by_theme(self._newer, self._words)
        return Brief(
            declaration=self._newer.id,
            before=self._older.id,
            words=sum(self._words[p.id] for p in self._newer.passages),
            words_before=sum(self._words[p.id] for p in self._older.passages),
            measure=measure_pair(self._collation, self._words, self._newer.language),
            never_before=sum(line.count for line in dict(lines)[Chapter.NEW]),
            earlier=self._place,
            new_themes=_only_in(new, old),
            gone_themes=_only_in(old, new),
            chapters=tuple((chapter, found[:_MOST]) for chapter, found in lines if found),
            totals=tuple((chapter, len(found)) for chapter, found in lines if found),
        )

    def _new(self) -> Iterator[BriefLine]:
        alone = [p for p in self._alone(self._collation.added) if not self._last_said(p)]
        for p in self._longest_first(alone):
            yield BriefLine(new=Quote(p.text, p.id), count=self._words[p.id])

    def _back(self) -> Iterator[BriefLine]:
        alone = [p for p in self._alone(self._collation.added) if self._last_said(p)]
        for p in self._longest_first(alone):
            before = self._last_said(p) or ""
            yield BriefLine(new=Quote(p.text, p.id), since=before, count=self._words[p.id])

    def _within(self) -> Iterator[BriefLine]:
        """Yield what rewordings put in that is new to the series, the most new first."""
        earlier = self._edition.series.declarations[: self._place]
        told = insertions(self._collation, self._newer, earlier)
        # A quotation that goes through to the next words put in tells of those, too.
        for i in dict.fromkeys(_whole(i, told) for i in told):
            words = self._passages[i.passage].text[i.start : i.through]
            yield BriefLine(new=Quote(words, i.passage), count=i.count_through)

    def _longest(self) -> Iterator[BriefLine]:
        """Yield what went after more than one declaration had said it, longest in a row first."""
        gone = sorted(
            self._alone(self._collation.dropped),
            key=lambda p: (-self._said(p), -self._words[p.id], p.block, p.ordinal),
        )
        for p in gone:
            if self._said(p) > 1 or self._is_return(p):
                yield self._gone(p)

    def _dropped(self) -> Iterator[BriefLine]:
        """Yield what only the declaration before had said."""
        for p in self._longest_first(self._alone(self._collation.dropped)):
            if self._said(p) == 1 and not self._is_return(p):
                yield self._gone(p)

    def _gone(self, p: Passage) -> BriefLine:
        since, said = self._since(p), self._said(p)
        if self._is_return(p):
            since = self._standing[p.id].before or since
        return BriefLine(old=Quote(p.text, p.id), since=since, said=said, count=self._words[p.id])

    def _reworded(self) -> Iterator[BriefLine]:
        shifts = [f for f in self._collation.findings if f.kind.is_shift]
        # The surest half first; of these another verb before more or less force of the same one,
        # and then what moved by most steps.
        for f in sorted(shifts, key=lambda f: (f.confidence < _SURE, "→" not in f.rule, -f.steps)):
            yield self._line(f, more=_WORDS_AROUND)

    def _replaced(self) -> Iterator[BriefLine]:
        """Yield words that others replaced where no finding tells of it, the weightiest first."""
        told = {ref for f in self._collation.findings for ref in f.right}
        found = [r for r in rewordings(self._collation, self._passages) if r.right not in told]
        # Of the same weight, what was said longest before it was reworded.
        age = {r: self._order[self._since(self._passages[r.left])] for r in found}
        for r in sorted(found, key=lambda r: (-r.weight, age[r])):
            old, new = (
                Quote(_around(self._passages[ref].text, words, _WORDS_AROUND), ref)
                for ref, words in ((r.left, r.old), (r.right, r.new))
            )
            yield BriefLine(old=old, new=new)

    def _numbers(self) -> Iterator[BriefLine]:
        kinds = (FindingKind.NUMBER, FindingKind.DATE)
        for kind in kinds:
            for f in self._collation.findings:
                if f.kind is kind and f.left_words and f.right_words:
                    yield self._line(f, more=_WORDS_COUNTED * (kind is FindingKind.NUMBER))

    def _members(self) -> Iterator[BriefLine]:
        """Yield who joined and left those who say something, and who took another's place."""
        for f in self._collation.findings:
            is_joint = f.rule.startswith(("joined ", "left "))
            is_change = bool(f.left_words and f.right_words)
            if f.kind is FindingKind.ACTOR and (is_joint or is_change):
                yield self._line(f, more=_WORDS_AROUND)
        named = self._countries(self._older), self._countries(self._newer)
        said = tuple(" ".join(p.text for p in d.passages) for d in (self._older, self._newer))
        for code, quote in named[1].items():
            if code not in named[0] and not is_alluded_to(code, said[0], self._older.language):
                yield BriefLine(new=quote, rule="a country that the one before does not name")
        for code, quote in named[0].items():
            if code not in named[1] and not is_alluded_to(code, said[1], self._newer.language):
                yield BriefLine(old=quote, rule="a country that is no longer named")

    def _countries(self, declaration: Declaration) -> dict[str, Quote]:
        """Return the countries that a declaration names, each with its first passage."""
        found: dict[str, Quote] = {}
        for p in declaration.passages:
            for name in countries(p.text, declaration.language):
                words = _around(p.text, p.text[name.start : name.end], _WORDS_AROUND)
                found.setdefault(name.key, Quote(words, p.id))
        return found

    def _phrases(self, fate: Fate, lives: Sequence[PhraseLife]) -> Iterator[BriefLine]:
        for life in lives:
            quote = Quote(life.words, life.passage)
            said_in = life.said_in
            if fate is Fate.DIED:
                yield BriefLine(old=quote, since=said_in[0], count=len(said_in))
            else:
                yield BriefLine(new=quote, since=said_in[0], count=len(said_in))

    def _line(self, f: Finding, more: int = 0) -> BriefLine:
        """Return a finding with its words, and some more behind them that say of what."""
        old = self._quote(f.left, f.left_words, more)
        new = self._quote(f.right, f.right_words, more)
        # "date changed" says of itself that it is of a date.
        rule = f.rule if f.rule.startswith(f.kind) else f"{f.kind}: {f.rule}"
        return BriefLine(old=old, new=new, rule=rule)

    def _quote(self, refs: Sequence[str], words: str, more: int) -> Quote | None:
        if not words:
            return None
        home = self._home(refs, words)
        return Quote(_around(self._passages[home].text, words, more), home)

    def _home(self, refs: Sequence[str], words: str) -> str:
        """Return the passage of a link that has the words."""
        return next((ref for ref in refs if words in self._passages[ref].text), refs[0])

    def _alone(self, refs: Sequence[str]) -> list[Passage]:
        return [self._passages[ref] for ref in refs if self._passages[ref].kind.is_prose]

    def _longest_first(self, passages: Sequence[Passage]) -> list[Passage]:
        return sorted(passages, key=lambda p: (-self._words[p.id], p.block, p.ordinal))

    def _last_said(self, p: Passage) -> str | None:
        """Return which declaration last said what the one before lacks, if any did."""
        standing = self._standing.get(p.id)
        return standing.last_said(self._older.id) if standing else None

    def _is_return(self, p: Passage) -> bool:
        standing = self._standing.get(p.id)
        return bool(standing and standing.came_back_in(p.declaration))

    def _since(self, p: Passage) -> str:
        standing = self._standing.get(p.id)
        return standing.since if standing else p.declaration

    def _said(self, p: Passage) -> int:
        """Return in how many declarations in a row a clause was said up to its passage."""
        return self._order[p.declaration] - self._order[self._since(p)] + 1


def _whole(insertion: Insertion, told: Sequence[Insertion]) -> Insertion:
    """Return the first insertion of the same passage whose quotation holds that of another."""
    return min(
        (
            i
            for i in told
            if i.passage == insertion.passage
            and i.start <= insertion.start
            and i.through >= insertion.through
        ),
        key=lambda i: i.start,
    )


def _only_in(
    words: dict[str | None, int], others: dict[str | None, int]
) -> tuple[tuple[str, int], ...]:
    """Return the themes that only the first of two declarations gives words, most words first."""
    found = [(t, n) for t, n in words.items() if t is not None and n and not others.get(t)]
    return tuple(sorted(found, key=lambda entry: (-entry[1], entry[0])))


def _around(text: str, words: str, more: int) -> str:
    """Return words of a text with those that follow them up to the next mark of punctuation."""
    # "26" is not the end of "2026".
    found = re.search(rf"(?<![\w.,]){re.escape(words)}(?!\w)", text)
    at = found.start() if found else text.find(words)
    if at < 0 or not more:
        return words
    after = _UP_TO_A_MARK.match(text, at + len(words))
    following = (after[0] if after else "").split(" ")[: more + 1]
    return (words + " ".join(following)).rstrip()
