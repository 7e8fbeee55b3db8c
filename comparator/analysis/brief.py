"""The year in sentences: what a declaration says against the one before and against all before.

Rules only: each line quotes the very words and names their passages, and every number is a count
of words or passages that the collation and the threads hold.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import cached_property

from comparator.analysis.brief_sections import Brief, BriefLine, Chapter, Quote
from comparator.analysis.commitments import says_they, who_they_are
from comparator.analysis.highlights import Highlights
from comparator.analysis.history import History
from comparator.analysis.insertions import EditedWords
from comparator.analysis.measures import measure_pair, theme_turns, words_of_passages
from comparator.analysis.names.gazetteer import gazetteer_of, is_alluded_to
from comparator.analysis.names.quantities import dates
from comparator.analysis.phrases.lives import Fate, PhraseLife, lives_in
from comparator.model import Declaration, Edition, Finding, FindingKind, Passage

_WORDS_AROUND = 9
_WORDS_COUNTED = 3
"""Words behind a number: what it counts."""
_TITLE_GOES_ON = re.compile(r" [A-Z][a-z]")
# A point within a number is no mark.
_UP_TO_A_MARK = re.compile(r"(?:[^,.;:()，。；：、（）]|(?<=\d)[,.](?=\d))*")
_SINCE_A_MARK = re.compile(r"(?:[^,.;:()，。；：、（）]|(?<=\d)[,.](?=\d))*$")


def brief_of(edition: Edition, declaration_id: str, history: History | None = None) -> Brief:
    """Return the brief of a declaration.

    Args:
        edition: It has the collation of the declaration with the one before, and threads.
        declaration_id: A declaration that is not the first of its series.
        history: That of the edition, where it is known already.

    Raises:
        KeyError: There is no such declaration, or the edition lacks the collation.
        ValueError: It is the first declaration: there is nothing to hold it against.
    """
    ids = [d.id for d in edition.series.line(declaration_id)]
    earlier = ids.index(declaration_id)
    if not earlier:
        raise ValueError(f"{declaration_id} is the first of its series, or of its kind")
    collation = edition.collation(ids[earlier - 1], declaration_id)
    teller = _Teller(Highlights(edition, collation, history), edition, earlier)
    return teller.brief()


class _Teller:
    """Tells a declaration in lines."""

    def __init__(self, chosen: Highlights, edition: Edition, earlier: int) -> None:
        self._chosen, self._edition, self._earlier = chosen, edition, earlier
        self._collation = collation = chosen.collation
        self._older, self._newer = edition.series[collation.left], edition.series[collation.right]
        self._passages, self._words = self._chosen.passages, words_of_passages(edition)

    def brief(self) -> Brief:
        """Return all of it."""
        parts: list[tuple[Chapter, Callable[[], Iterator[BriefLine]]]] = [
            (Chapter.NEW, self._new),
            (Chapter.NEAR, self._near),
            (Chapter.BACK, self._back),
            (Chapter.STEPS, self._steps),
            (Chapter.WITHIN, self._within),
            (Chapter.LONGEST, self._longest),
            (Chapter.GONE, self._gone_once),
            (Chapter.GONE_NEAR, self._gone_near),
            (Chapter.CUT, self._cut),
            (Chapter.CONDITIONS, self._conditions),
            (Chapter.REWORDED, self._reworded),
            (Chapter.REPLACED, self._replaced),
            (Chapter.NUMBERS, self._numbers),
            (Chapter.MEMBERS, self._members),
        ]
        plain = self._with_the_rest([(chapter, [*tell()]) for chapter, tell in parts])
        lines = [(chapter, tuple(map(self._explained, found))) for chapter, found in plain]
        lives = lives_in(self._edition, self._newer.id, None)
        lines += [(Chapter(fate), tuple(self._phrases(fate, lives[fate]))) for fate in lives]
        earlier = self._edition.series.line(self._newer.id)[: self._earlier - 1]
        return Brief(
            declaration=self._newer.id,
            before=self._older.id,
            words=sum(self._words[p.id] for p in self._newer.passages),
            words_before=sum(self._words[p.id] for p in self._older.passages),
            hands_differ=self._collation.hands_differ,
            measure=measure_pair(self._collation, self._words, self._newer.language),
            never_before=sum(line.count for line in dict(lines)[Chapter.NEW]),
            earlier=self._earlier,
            themes=theme_turns(self._older, self._newer, earlier, self._words),
            chapters=tuple((chapter, found) for chapter, found in lines if found),
        )

    def _with_the_rest(
        self, lines: Sequence[tuple[Chapter, Sequence[BriefLine]]]
    ) -> Iterator[tuple[Chapter, Sequence[BriefLine]]]:
        """Yield all chapters, and behind what is new and gone those sentences of no other line.

        They are linked to none, and nothing else is sure of them.
        """
        quotes = (q for _, found in lines for line in found for q in (line.old, line.new) if q)
        told = {quote.passage for quote in quotes}
        added, dropped = (
            [p for p in self._chosen.stating(refs) if p.id not in told]
            for refs in (self._collation.added, self._collation.dropped)
        )
        for chapter, found in lines:
            yield chapter, found
            if chapter is Chapter.NEW:
                yield Chapter.PERHAPS_NEW, [*map(self._added, added)]
            elif chapter is Chapter.GONE:
                yield Chapter.PERHAPS_GONE, [*map(self._dropped, dropped)]

    def _added(self, p: Passage) -> BriefLine:
        return BriefLine(new=Quote(p.text, p.id), count=self._words[p.id])

    def _dropped(self, p: Passage) -> BriefLine:
        return BriefLine(old=Quote(p.text, p.id), count=self._words[p.id])

    def _that_stood(self, p: Passage, declaration: str) -> Quote:
        """Return the words of a passage that tell most, of those that another text said."""
        return Quote(self._chosen.part_that_stood(p, declaration).strip("… "), p.id)

    def _explained(self, line: BriefLine) -> BriefLine:
        """Return a line that says whom the "they" of its words stands for."""
        return replace(
            line,
            old=line.old and self._with_they(line.old),
            new=line.new and self._with_they(line.new),
        )

    def _with_they(self, quote: Quote) -> Quote:
        who = self._they.get(quote.passage, "")
        language = self._newer.language
        is_told = bool(who) and says_they(quote.words, who, language)
        return replace(quote, they=who, language=language) if is_told else quote

    @cached_property
    def _they(self) -> dict[str, str]:
        series = self._edition.series
        return who_they_are(series, self._older) | who_they_are(series, self._newer)

    def _new(self) -> Iterator[BriefLine]:
        for p in self._chosen.new:
            yield self._added(p)

    def _near(self) -> Iterator[BriefLine]:
        told = {step.newer.id for step in self._chosen.steps}
        for p, older in self._chosen.near:
            if p.id in told:
                continue
            line = replace(self._added(p), since=older.declaration)
            if self._chosen.history.is_close(p.id, older.id):
                yield replace(line, old=Quote(older.text, older.id))
            else:
                yield replace(line, near=older.id)
        for p, older in self._chosen.loose:
            if p.id not in told:
                yield replace(self._added(p), since=older.declaration, near=older.id)

    def _back(self) -> Iterator[BriefLine]:
        for p in self._chosen.back:
            before = self._chosen.last_said(p) or ""
            yield replace(self._added(p), new=self._that_stood(p, before), since=before)

    def _steps(self) -> Iterator[BriefLine]:
        """Yield what is further along: proposed before and decided, signed and in force."""
        for step in self._chosen.steps:
            yield BriefLine(Quote(step.old, step.older.id), Quote(step.new, step.newer.id))

    def _within(self) -> Iterator[BriefLine]:
        for quote, edited in self._quoted_once(self._chosen.within, self._chosen.quoted).items():
            yield BriefLine(new=quote, count=edited.count_through)

    def _longest(self) -> Iterator[BriefLine]:
        """Yield what went after more than one declaration had said it."""
        for p in self._chosen.gone:
            if self._has_stood(p):
                yield self._gone(p)

    def _gone_once(self) -> Iterator[BriefLine]:
        """Yield what only the declaration before had said."""
        for p in self._chosen.gone:
            if not self._has_stood(p):
                yield self._gone(p)

    def _gone_near(self) -> Iterator[BriefLine]:
        """Yield what went in its words, each with the later passage that comes near."""
        stepped = {step.older for step in self._chosen.steps}
        for p, newer in self._chosen.gone_but_near:
            if p in stepped:
                continue
            old, count = Quote(p.text, p.id), self._words[p.id]
            if self._chosen.history.is_close(p.id, newer.id):
                yield BriefLine(old, Quote(newer.text, newer.id), count=count)
            else:
                yield BriefLine(old, count=count, near=newer.id)

    def _cut(self) -> Iterator[BriefLine]:
        """Yield what was cut from clauses that stand."""
        now = dict(self._chosen.cut)
        for quote, edited in self._quoted_once([*now], self._chosen.edited).items():
            yield BriefLine(old=quote, count=edited.count_through, near=now[edited].id)

    def _quoted_once(
        self, edits: Sequence[EditedWords], quoted: Callable[[EditedWords], str]
    ) -> dict[Quote, EditedWords]:
        """Return the quotations that tell edits, each with the first edit that it tells.

        A quotation that goes through to the next edit tells of that, too.
        """
        found: dict[Quote, EditedWords] = {}
        for edited in dict.fromkeys(_whole(edited, edits) for edited in edits):
            found.setdefault(Quote(quoted(edited), edited.passage), edited)
        return found

    def _has_stood(self, p: Passage) -> bool:
        # An event that its own year alone could know was not said before, whatever its matter.
        year = str(self._older.date.year)
        if any(found.key.startswith(year) for found in dates(p.text)):
            return False
        stood = self._chosen.said(p) > 1 and self._chosen.stands_in(p, self._chosen.since(p))
        return stood or self._chosen.is_return(p)

    def _gone(self, p: Passage) -> BriefLine:
        if not self._has_stood(p):
            likely = next((s.declaration for s in self._chosen.history[p.id].before), "")
            return replace(self._dropped(p), since=likely)
        since, said = self._chosen.since(p), self._chosen.said(p)
        if self._chosen.is_return(p):
            since = self._chosen.before(p) or since
        return replace(self._dropped(p), old=self._that_stood(p, since), since=since, said=said)

    def _conditions(self) -> Iterator[BriefLine]:
        """Yield the conditions that came and went in clauses that stand."""
        for c in self._chosen.conditions:
            yield BriefLine(Quote(c.old, c.left), Quote(c.new, c.right), turn=c.turn)

    def _reworded(self) -> Iterator[BriefLine]:
        for f in self._chosen.shifts:
            yield self._line(f, more=_WORDS_AROUND)

    def _replaced(self) -> Iterator[BriefLine]:
        for r in self._chosen.replaced:
            old, new = (
                Quote(_around(self._passages[ref].text, words, _WORDS_AROUND), ref)
                for ref, words in ((r.left, r.old), (r.right, r.new))
            )
            yield BriefLine(old=old, new=new)

    def _numbers(self) -> Iterator[BriefLine]:
        for f in self._chosen.counted:
            if f.kind is not FindingKind.NUMBER:
                yield self._line(f)
                continue
            old, new = (
                Quote(_with_what_is_counted(self._passages[home].text, words), home)
                if words
                else None
                for home, words in (
                    (self._home(f.left, f.left_words), f.left_words),
                    (self._home(f.right, f.right_words), f.right_words),
                )
            )
            yield BriefLine(old=old, new=new, finding=f)

    def _members(self) -> Iterator[BriefLine]:
        """Yield who joined and left those who say something, and who took another's place."""
        for f in self._chosen.members:
            yield self._line(f, more=_WORDS_AROUND)
        named = self._countries(self._older), self._countries(self._newer)
        said = tuple(" ".join(p.text for p in d.passages) for d in (self._older, self._newer))
        for code, quote in named[1].items():
            if code not in named[0] and not is_alluded_to(code, said[0], self._older.language):
                yield BriefLine(new=quote)
        for code, quote in named[0].items():
            if code not in named[1] and not is_alluded_to(code, said[1], self._newer.language):
                yield BriefLine(old=quote)

    def _countries(self, declaration: Declaration) -> dict[str, Quote]:
        """Return the countries that a declaration names, each with its first passage.

        The "Singapore Joint Statement" is a paper.
        """
        gazetteer = gazetteer_of(self._edition.series.names, declaration.language)
        found: dict[str, Quote] = {}
        for p in declaration.passages:
            for name in gazetteer.countries(p.text):
                if _TITLE_GOES_ON.match(p.text, name.end):
                    continue
                found.setdefault(name.key, Quote(p.text[name.start : name.end], p.id))
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
        return BriefLine(old=old, new=new, finding=f)

    def _quote(self, refs: Sequence[str], words: str, more: int) -> Quote | None:
        if not words:
            return None
        home = self._home(refs, words)
        return Quote(_around(self._passages[home].text, words, more), home)

    def _home(self, refs: Sequence[str], words: str) -> str:
        """Return the passage of a link that has the words."""
        return next((ref for ref in refs if words in self._passages[ref].text), refs[0])


def _whole(edited: EditedWords, told: Sequence[EditedWords]) -> EditedWords:
    """Return the first edit of the same passage whose quotation holds that of another."""
    return min(
        (
            i
            for i in told
            if i.passage == edited.passage
            and i.start <= edited.start
            and i.through >= edited.through
        ),
        key=lambda i: i.start,
    )


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


def _with_what_is_counted(text: str, words: str) -> str:
    """Return a number with what follows it; where a mark follows, with what leads to it."""
    told = _around(text, words, _WORDS_COUNTED)
    if told != words:
        return told
    at = text.find(words)
    before = _SINCE_A_MARK.search(text, 0, max(at, 0))
    leading = (before[0] if before else "").split(" ")[-_WORDS_COUNTED - 1 :]
    return (" ".join(leading) + words).lstrip()
