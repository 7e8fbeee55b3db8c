"""The news of the newest text: what is new, what is gone or changed, what was left out.

Each line is the text's own words with the place where they stand, and below it, in ours, what the
other texts had.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from comparator.analysis.highlights import Highlights
from comparator.analysis.history import Claim
from comparator.analysis.insertions import EditedWords
from comparator.analysis.measures import count_passages
from comparator.analysis.names.gazetteer import gazetteer_of
from comparator.analysis.news import Item, Kind, News
from comparator.analysis.telling_part import telling_part
from comparator.analysis.unsaid import Omission
from comparator.language.codes import base_language
from comparator.language.knowledge import function_words, named_words
from comparator.language.words import is_word, tokens
from comparator.model import Finding, Passage
from comparator.model.passage_ids import mark_of
from comparator.report.addresses import (
    Page,
    declaration_page,
    pair_page,
    passage_anchor,
    side_anchor,
)
from comparator.report.edition_index import Lookup
from comparator.report.marks import Run
from comparator.report.pair_index import Pair
from comparator.report.parts.lifelines import Axis, Lifeline
from comparator.wording.finding_rules import condition_in_words, kind_in_words, rule_in_words
from comparator.wording.formatting import in_words, listed, quoted, told
from comparator.wording.translation import msg, say

_MOST = 4
_AROUND = 16  # tokens: some eight words
_LONGEST_NAME = 4
"""Words more that a quotation goes on where it would end within a name."""
_INSIDE_NAMES = frozenset(named_words("inside_names"))
_ANDS = frozenset(named_words("ands"))
_MOST_BETWEEN = 2
"""Small words between what is new and the state that it is of."""
_QUOTED = re.compile(r"([“«„「][^”»“」]*[”»“」])")
_GOES_ON = re.compile(r"[,’'\-]")
_LEAST_TEXTS, _FEW = 3, 3
_MARK_AHEAD = re.compile(r"^[\s,.;:)]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class NewsLine:
    """A line of news.

    Attributes:
        kind: "new", "near", "step", "within", "back", "gone", "cut", "changed", "condition" or
            "standing".
        anchor: Its permanent place on the page.
        sign: What happened, in a word, where the column does not say it; else "".
        language: Of its words.
        place: Where they stand, and `href`, which leads there.
        remark: What the other texts had, in our words; then `quote`, in theirs.
        quote_place: Where the quotation stands, and `quote_href`, which leads there.
    """

    kind: str
    anchor: str
    passage: str
    language: str
    runs: tuple[Run, ...]
    place: str
    href: str
    sign: str = ""
    remark: str = ""
    quote: str = ""
    quote_language: str = ""
    quote_place: str = ""
    quote_href: str = ""


@dataclass(frozen=True, slots=True)
class Column:
    """Lines of news under a heading, and where all of its kind are told, with how many."""

    id: str
    heading: str
    lines: tuple[NewsLine, ...]
    all: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Spoken:
    """Words of a headline, and their language; "" where they are ours."""

    words: str
    language: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftOut:
    """Words that had stood and that the newest text has not."""

    words: str
    language: str
    href: str
    remark: str
    last: str
    life: Lifeline


@dataclass(frozen=True, slots=True, kw_only=True)
class NewsView:
    """The news of the newest text.

    Attributes:
        heading: A headline in the text's own words, piece by piece.
        columns: What is new, and what is gone or changed.
        left_out: Words that several texts had and the newest has not.
        standing: What stands longest.
    """

    heading: tuple[Spoken, ...]
    columns: tuple[Column, ...]
    left_out: tuple[LeftOut, ...]
    standing: tuple[NewsLine, ...]


def news_view(lookup: Lookup, pair: Pair, here: Page) -> NewsView:
    """Return the news of a pair."""
    teller = _Teller(lookup, pair, here)
    new, gone_or_changed = teller.totals()
    kinds = (
        ("new", say("New"), teller.news.new, new),
        ("gone", say("Gone or changed"), teller.news.gone_or_changed, gone_or_changed),
    )
    columns = tuple(
        Column(key, heading, tuple(map(teller.line, items)), total)
        for key, heading, items, total in kinds
    )
    return NewsView(
        heading=headline(lookup, pair),
        columns=columns if any(column.lines for column in columns) else (),
        left_out=tuple(teller.left_out()),
        standing=tuple(teller.standing()),
    )


def headline(lookup: Lookup, pair: Pair) -> tuple[Spoken, ...]:
    """Return what a pair's newer text says that no text before did, in its own words."""
    told = _Teller(lookup, pair, Page("")).headline()
    spoken = lookup.declaration[pair.right].language
    return tuple(
        Spoken(words, spoken if _QUOTED.fullmatch(words) else "")
        for words in _QUOTED.split(told)
        if words
    )


class _Teller:
    """Tells the news of a pair."""

    def __init__(self, lookup: Lookup, pair: Pair, here: Page) -> None:
        self._lookup, self._pair, self._here = lookup, pair, here
        self.news: News = lookup.pair_news.of(pair.left, pair.right)

    @cached_property
    def _chosen(self) -> Highlights:
        """All of it, which hardly a page asks."""
        return self._lookup.highlights(self._pair.left, self._pair.right)

    @property
    def _texts(self) -> int:
        return len(self._chosen.texts_before) + 1

    # The headline.

    def headline(self) -> str:
        """Return the headline: one matter, in so few words that one can say them again."""
        name = self._lookup.name[self._pair.right]
        if self.news.deed:
            return self._does(name, *self.news.deed)
        if self.news.name:
            return self._speaks_of(name, *self.news.name)
        if self.news.contrast:
            (new, newer), (old, older) = self.news.contrast
            new, old = self._quoted(new, newer), self._quoted(old, older)
            return say("%(name)s: %(new)s, no longer %(old)s", name=name, new=new, old=old)
        if self.news.opening:
            return self._does(name, *self.news.opening)
        return self._told_otherwise(name)

    def _told_otherwise(self, name: str) -> str:
        """Return a headline that says what is spoken of, or that there is little to say."""
        if self.news.speaks_of:
            return self._speaks_of(name, *self.news.speaks_of)
        if self.news.silent_on:
            gone = self._quoted(*self.news.silent_on)
            return say("%(name)s no longer speaks of %(gone)s", name=name, gone=gone)
        if self.news.new or self.news.gone_or_changed:
            return say("What came and what went: %(name)s", name=name)
        return say("%(name)s says little that is new", name=name)

    def _does(self, name: str, words: str, p: Passage) -> str:
        return say("%(name)s: %(new)s", name=name, new=self._quoted(words, p))

    def _speaks_of(self, name: str, words: str, p: Passage) -> str:
        new = self._quoted(self._with_state(words, p), p)
        return say("%(name)s speaks of %(new)s for the first time", name=name, new=new)

    def _with_state(self, words: str, p: Passage) -> str:
        """Return words with the state that follows them: "Memorandum of Obligations on Corin"."""
        spoken = self._lookup.declaration[p.declaration].language
        _, _, rest = p.text.partition(words)
        states = gazetteer_of(self._lookup.series.names, spoken).countries(rest)
        if not states:
            return words
        between, behind = rest[: states[0].start], rest[states[0].end :]
        ahead, then = between.casefold().split(), (behind.split() or [""])[0].casefold()
        small = function_words(base_language(spoken)).difference(_ANDS)
        is_next = ahead and len(ahead) <= _MOST_BETWEEN and small.issuperset(ahead)
        if not is_next or then in _ANDS or _GOES_ON.match(behind):
            return words
        return " ".join((words + rest[: states[0].end]).split())

    def _quoted(self, words: str, p: Passage) -> str:
        return quoted(words, self._lookup.declaration[p.declaration].language)

    def totals(self) -> tuple[tuple[tuple[str, str], ...], ...]:
        """Return for both columns how much there is in all, with where the pair's page shows it."""
        older, newer = (
            self._lookup.passages_of[side] for side in (self._pair.left, self._pair.right)
        )
        counts = count_passages(self._pair.links, older, newer, ())
        rows = self._here.to(pair_page(self._lookup.series.id, self._pair.left, self._pair.right))
        # Links alone: "new" and "gone" are said of what no other text says in any words.
        before, after = (self._lookup.tag[side] for side in (self._pair.left, self._pair.right))
        new = told(
            counts.added,
            "%(count)s sentence has none linked in %(year)s",
            "%(count)s sentences have none linked in %(year)s",
            msg("every sentence has one linked in %(year)s"),
            year=before,
        )
        gone = told(
            counts.dropped,
            "%(count)s sentence of %(before)s has none linked in %(year)s",
            "%(count)s sentences of %(before)s have none linked in %(year)s",
            msg("every sentence of %(before)s has one linked in %(year)s"),
            before=before,
            year=after,
        )
        changed = told(
            counts.reworded,
            "%(count)s is reworded",
            "%(count)s are reworded",
            msg("none is reworded"),
        )
        return (
            ((new, f"{rows}#show=new"),),
            ((gone, f"{rows}#show=gone"), (changed, f"{rows}#show=changed")),
        )

    # A line.

    def line(self, item: Item) -> NewsLine:
        """Return a line of news with its words and what stood before."""
        p, is_gone = item.passage, item.kind in {Kind.GONE, Kind.CUT}
        if item.finding and not item.finding.right_words and item.against:
            p, is_gone = item.against, True  # the words around what went are the older text's
        language = self._lookup.declaration[p.declaration].language
        is_held = item.step or item.condition or item.kind is Kind.CUT or self._is_close(item)
        quote = item.against if is_held else None
        anchor = item.finding.id if item.finding else f"{item.kind}-{p.declaration}-{p.key}"
        return NewsLine(
            kind=str(item.kind),
            anchor=anchor,
            passage=p.id,
            language=language,
            runs=self._runs(item, language),
            place=f"{self._lookup.tag[p.declaration]} {mark_of(p.id)}"
            if is_gone
            else mark_of(p.id),
            href=self._href(p),
            sign=self._sign(item),
            remark=self._remark(item),
            quote=self._before(item, quote) if quote else "",
            quote_language=language,
            quote_place=mark_of(quote.id) if quote else "",
            quote_href=self._text_href(quote) if quote else "",
        )

    def _is_close(self, item: Item) -> bool:
        if item.kind is not Kind.NEAR or item.against is None:
            return False
        return self._chosen.history.is_close(item.passage.id, item.against.id)

    def _before(self, item: Item, older: Passage) -> str:
        if item.condition:
            return self._quoted(item.condition.old, older)
        words = item.step.old if item.step else older.text
        return self._quoted(telling_part(words, self._chosen.gazetteer, 16), older)

    def _sign(self, item: Item) -> str:
        if item.condition:
            return condition_in_words(item.condition.turn)
        if item.finding:
            is_shift = item.finding.kind.is_shift
            return kind_in_words(item.finding.kind) if is_shift else say("changed")
        signs = {
            Kind.GONE: msg("gone"),
            Kind.CUT: msg("cut from a sentence that stands"),
            Kind.BACK: msg("back"),
            Kind.STEP: msg("a step further"),
        }
        return say(signs[item.kind]) if item.kind in signs else ""

    def _runs(self, item: Item, language: str) -> tuple[Run, ...]:
        if item.edited:
            is_cut = item.kind is Kind.CUT
            return in_place(item.passage.text, item.edited, "deleted" if is_cut else "inserted")
        if item.finding:
            return _changed(item.against, item.passage, item.finding)
        if item.condition:
            return (Run(quoted(item.condition.new, language)),)
        return (Run(quoted(self._told(item), language)),)

    def _told(self, item: Item) -> str:
        """Return the words of a line that tell most; of what is said to have stood, old ones."""
        p = item.passage
        since = self._chosen.since(p) if item.kind is Kind.GONE else self._chosen.last_said(p)
        if item.kind in {Kind.GONE, Kind.BACK} and since not in {p.declaration, None}:
            return self._chosen.part_that_stood(p, since)
        return telling_part(item.step.new if item.step else p.text, self._chosen.gazetteer)

    def _remark(self, item: Item) -> str:
        if item.finding:
            return rule_in_words(item.finding)
        if item.condition or item.kind is Kind.CUT:
            side = self._pair.left if item.condition else self._pair.right
            return say("in %(year)s:", year=self._lookup.tag[side])
        if item.step:
            year = self._lookup.tag[item.step.older.declaration]
            return say("in %(year)s:", year=year)
        remarks = {
            Kind.NEW: self._nowhere_before,
            Kind.NEAR: self._came_near,
            Kind.WITHIN: self._within,
            Kind.BACK: self._was_silent,
            Kind.GONE: self._had_stood,
        }
        return remarks[item.kind](item.passage)

    def _since(self, declaration: str, p: Passage) -> str:
        return self._lookup.tag_since(declaration, p.declaration)

    def _came_near(self, p: Passage) -> str:
        older = self._lookup.passage[self._chosen.history.compared(p.id)]
        year = self._since(older.declaration, p)
        if self._chosen.history.is_close(p.id, older.id):
            return say("in these words for the first time; near it in %(year)s:", year=year)
        place = f"{year} {mark_of(older.id)}"
        return say("in these words for the first time; compare %(place)s", place=place)

    def _within(self, p: Passage) -> str:
        since = self._chosen.since(p)
        if since == p.declaration:
            return say("new words within a sentence")
        year = self._since(since, p)
        return say("new words in a sentence that has stood since %(year)s", year=year)

    def _was_silent(self, p: Passage) -> str:
        last = self._since(self._chosen.last_said(p) or "", p)
        return say("said until %(year)s, gone since", year=last)

    def _nowhere_before(self, _: Passage) -> str:
        earlier = self._texts - 1
        if earlier == 1:
            return say("not in %(year)s", year=self._lookup.tag[self._pair.left])
        if earlier == 2:
            return say("in neither of the two texts before")
        return say("in none of the %(texts)s before", texts=in_words(earlier, "text"))

    def _had_stood(self, p: Passage) -> str:
        since = self._chosen.since(p)
        if since != p.declaration and self._chosen.stands_in(p, since):
            return say(
                "stood since %(year)s, not in %(newest)s",
                year=self._since(since, p),
                newest=self._lookup.tag[self._pair.right],
            )
        if earlier := self._chosen.history[p.id].before:
            years = listed(_few([self._lookup.tag[said.declaration] for said in earlier]))
            return say(
                "its matter stood in %(years)s, too; not in %(newest)s",
                years=years,
                newest=self._lookup.tag[self._pair.right],
            )
        if self._texts == 2:
            return say("not in %(year)s", year=self._lookup.tag[self._pair.right])
        history = self._chosen.history
        if history.text_before(p.declaration) is None or history.claim(p.id) is Claim.NEW:
            return say("said only in %(year)s", year=self._lookup.tag_only(p.declaration))
        return say("said in %(year)s", year=self._lookup.tag[p.declaration])

    def _href(self, p: Passage) -> str:
        side = "left" if p.declaration == self._pair.left else "right"
        page = pair_page(self._lookup.series.id, self._pair.left, self._pair.right)
        return self._here.to(page, side_anchor(side, p.id))

    def _text_href(self, p: Passage) -> str:
        page = declaration_page(self._lookup.series.id, p.declaration)
        return self._here.to(page, passage_anchor(p.id))

    # What was left out, and what stands.

    def left_out(self) -> Iterator[LeftOut]:
        """Yield words that several texts had and the newest has not, the most telling first."""
        if self._texts < _LEAST_TEXTS:
            return
        least = _FEW if self._texts > _FEW else 2
        line = self._lookup.series.line(self._pair.right)
        axis = Axis(self._lookup.series, self._lookup.tag, line)
        found = self._lookup.unsaid.omissions(self._pair.left, self._pair.right, least, _MOST)
        for omission in found:
            p = self._lookup.passage[omission.passage]
            yield LeftOut(
                words=self._quoted(omission.words, p),
                language=self._lookup.declaration[p.declaration].language,
                href=self._text_href(p),
                remark=self._omitted(omission, [d.id for d in line]),
                last=f"{self._lookup.tag[p.declaration]} {mark_of(p.id)}",
                life=axis.lifeline(dict.fromkeys(omission.said_in, True)),
            )

    def _omitted(self, omission: Omission, line: Sequence[str]) -> str:
        newest = self._lookup.tag[self._pair.right]
        first = omission.said_in[0]
        if len(omission.said_in) == len(line) - 1 - line.index(first):
            since = self._lookup.tag_since(first, self._pair.right)
            return say("stood since %(year)s, not in %(newest)s", year=since, newest=newest)
        years = listed(_few([self._lookup.tag[d] for d in omission.said_in]))
        return say("stood in %(years)s, not in %(newest)s", years=years, newest=newest)

    def standing(self) -> Iterator[NewsLine]:
        """Yield the clauses that stand longest in the same words, and then in whatever words."""
        for p in self._chosen.spread(self._chosen.standing, _MOST):
            language = self._lookup.declaration[p.declaration].language
            told = self._chosen.part_that_stood(p, self._chosen.since(p))
            yield NewsLine(
                kind="standing",
                anchor=f"standing-{p.declaration}-{p.key}",
                passage=p.id,
                language=language,
                runs=(Run(quoted(told, language)),),
                place=mark_of(p.id),
                href=self._href(p),
                remark=self._stands(p),
            )

    def _stands(self, p: Passage) -> str:
        since, same_since = self._chosen.since(p), self._chosen.same_since(p)
        year, same = (self._since(each, p) for each in (since, same_since))
        if same_since == since:
            return say("in the same words since %(year)s", year=same)
        if same_since != self._pair.right:
            sentence = msg("said since %(year)s, in the same words since %(same)s")
            return say(sentence, year=year, same=same)
        return say("said since %(year)s", year=year)


def _few(labels: Sequence[str]) -> list[str]:
    """Return labels, of many only the first and the last."""
    if len(labels) <= _MOST:
        return [*labels]
    return [say("%(first)s to %(last)s", first=labels[0], last=labels[-1])]


def in_place(
    text: str, edited: EditedWords, style: Literal["deleted", "inserted"]
) -> tuple[Run, ...]:
    """Return edited words with some of those around them."""
    end = edited.start + len(edited.words)
    lead, tail = _around(text[: edited.start], text[end:])
    return (Run(lead), Run(edited.words, style), Run(tail))


def _changed(older: Passage | None, newer: Passage, finding: Finding) -> tuple[Run, ...]:
    """Return the words of a finding, the older struck, with some of those around the newer."""
    old, new = finding.left_words, finding.right_words
    text, words = (newer.text, new) if new or older is None else (older.text, old)
    at = text.find(words)
    lead, tail = _around(text[:at], text[at + len(words) :])
    struck = (Run(old, "deleted"),) if old else ()
    gap = (Run(" ", "gap"),) if old and new else ()
    put_in = (Run(new, "inserted"),) if new else ()
    return (Run(lead), *struck, *gap, *put_in, Run(tail))


def _around(before: str, after: str) -> tuple[str, str]:
    """Return some words of what stands before and behind, with "…" where they are not all."""
    leading, trailing = tokens(before), tokens(after)
    end = _up_to(trailing)
    lead, tail = "".join(leading[-_AROUND:]), "".join(trailing[:end])
    # No quotation begins with a mark: "…, Corvane and Dunmere".
    lead = _MARK_AHEAD.sub("", lead) if len(leading) > _AROUND else lead.lstrip()
    has_more = any(map(is_word, trailing[end:]))
    return (
        ("… " if len(leading) > _AROUND else "") + lead,
        tail.rstrip() + (" …" if has_more else ""),
    )


def _up_to(trailing: Sequence[str]) -> int:
    """Return how many tokens to quote of those behind: some, and on to the end of a name.

    What only ties them to the next is not quoted: "implementation of the Joint Plan of …".
    """
    words = [n for n, token in enumerate(trailing) if is_word(token)]
    shown = [n for n in words if n < _AROUND]
    rest = words[len(shown) : len(shown) + _LONGEST_NAME]
    if not rest or not shown:
        return min(_AROUND, len(trailing))
    end, last = _AROUND, len(shown) - 1
    while last and trailing[shown[last]].casefold() in _INSIDE_NAMES:
        last -= 1
    if not trailing[shown[last]][0].isupper():
        return end if last == len(shown) - 1 else shown[last] + 1
    for n in rest:
        if not trailing[n][0].isupper() or "".join(trailing[end:n]).strip():
            break
        end, last = n + 1, len(shown) - 1
    return end if last == len(shown) - 1 else shown[last] + 1
