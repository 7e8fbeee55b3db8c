"""The passages of a pair worth reading first: new, back, gone, reworded, and standing longest."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from comparator.analysis.highlights import Highlights
from comparator.analysis.insertions import Insertion
from comparator.diff.likeness import is_far
from comparator.language.words import tokens
from comparator.model import Passage
from comparator.report.addresses import Page, pair_page, side_anchor, theme_page, thread_anchor
from comparator.report.edition_index import Lookup, Pair
from comparator.report.marks import Run, runs_in_line
from comparator.report.parts.findings import FindingView, findings_by_passage
from comparator.report.wording.formatting import excerpt, plural, quoted
from comparator.report.wording.translation import msg, say

_MOST = 4
_MOST_WORDS_MARKED = 70
_AROUND = 16  # tokens: some eight words


@dataclass(frozen=True, slots=True)
class Highlight:
    """A passage worth reading first.

    Attributes:
        kind: "new", "back", "within", "gone", "reworded" or "standing".
        anchor: Its permanent place on the page.
        passage: Id of the passage.
        runs: Its words.
        number: Where they stand, and `href`, which leads there.
        remark: Why it is here.
        theme: Label of its theme, or "", and `thread_href`, where its life is told.
        found: What is found in it by rule: a stronger verb, another number.
    """

    kind: str
    anchor: str
    passage: str
    runs: tuple[Run, ...]
    number: str
    href: str
    remark: str
    theme: str
    thread_href: str
    found: tuple[FindingView, ...] = ()


@dataclass(frozen=True, slots=True)
class Chapter:
    """Highlights of one kind."""

    heading: str
    language: str
    findings: tuple[Highlight, ...]


def chapters(lookup: Lookup, pair: Pair, here: Page) -> tuple[Chapter, ...]:
    """Return the highlights of the newest pair, by kind."""
    teller = _Teller(lookup, pair, here)
    old = lookup.declaration[pair.left].language
    new = lookup.declaration[pair.right].language
    found = (
        Chapter(say("New"), new, tuple(teller.new())),
        Chapter(say("Back"), new, tuple(teller.back())),
        Chapter(say("New within passages that stood"), new, tuple(teller.within())),
        Chapter(say("Gone"), old, tuple(teller.gone())),
        Chapter(say("Reworded"), new, tuple(teller.reworded())),
        Chapter(say("Standing longest"), new, tuple(teller.standing())),
    )
    return tuple(chapter for chapter in found if chapter.findings)


class _Teller:
    """Tells what is worth reading first of a pair, as much of each kind as a page has room for."""

    def __init__(self, lookup: Lookup, pair: Pair, here: Page) -> None:
        self._lookup, self._pair = lookup, pair
        self._page = pair_page(lookup.series.id, pair.left, pair.right)
        self._here = here
        self._language = lookup.declaration[pair.right].language
        self._found = findings_by_passage(lookup, pair.left, pair.right, here)
        self._chosen = Highlights(lookup.edition, lookup.collations[pair.left, pair.right])

    def new(self) -> Iterator[Highlight]:
        """Yield the longest passages that no declaration had before."""
        for p in self._spread(self._chosen.new):
            yield self._told("new", "right", p, plural(self._lookup.words[p.id], "word"))

    def back(self) -> Iterator[Highlight]:
        """Yield passages that were silent for a time."""
        for p in self._spread(self._chosen.back):
            tag = self._lookup.tag[self._chosen.last_said(p) or ""]
            yield self._told("back", "right", p, say("last said in %(year)s", year=tag))

    def within(self) -> Iterator[Highlight]:
        """Yield what rewordings put in that no declaration had before, in a little of its here."""
        found = self._chosen.within
        told = {insertion.passage: insertion for insertion in reversed(found)}
        inside = [self._lookup.passage[i.passage] for i in found]
        for p in self._spread(list(dict.fromkeys(inside))):
            remark = plural(told[p.id].count, "new word")
            yield self._told("within", "right", p, remark, _in_place(p.text, told[p.id]))

    def gone(self) -> Iterator[Highlight]:
        """Yield the dropped passages that had stood longest."""
        for p in self._spread(self._chosen.gone):
            since = self._chosen.since(p)
            tag = self._lookup.tag[since]
            told = msg("said only in %(year)s")
            if since != p.declaration:
                told = msg("had stood since %(year)s")
            elif self._chosen.is_return(p):
                told = msg("had come back in %(year)s")
            yield self._told("gone", "left", p, say(told, year=tag))

    def reworded(self) -> Iterator[Highlight]:
        """Yield the clauses that changed most, of those that can be shown with their marks."""
        variants = {
            link.right[0]: variant
            for link, variant in self._chosen.reworded
            if self._lookup.words[link.right[0]] <= _MOST_WORDS_MARKED and not is_far(variant)
        }
        for p in self._spread([self._lookup.passage[ref] for ref in variants]):
            runs = runs_in_line(variants[p.id], [p.text], self._language)[0]
            tag = self._lookup.tag[self._chosen.since(p)]
            yield self._told("reworded", "right", p, say("said since %(year)s", year=tag), runs)

    def standing(self) -> Iterator[Highlight]:
        """Yield the clauses that stand longest in the same words, and then in whatever words."""
        for p in self._spread(self._chosen.standing):
            since, same_since = self._chosen.since(p), self._chosen.same_since(p)
            year, same = self._lookup.tag[since], self._lookup.tag[same_since]
            remark = say("said since %(year)s", year=year)
            if same_since == since:
                remark = say("in the same words since %(year)s", year=same)
            elif same_since != self._pair.right:
                told = msg("said since %(year)s, in the same words since %(same)s")
                remark = say(told, year=year, same=same)
            yield self._told("standing", "right", p, remark)

    def _spread(self, passages: Sequence[Passage]) -> list[Passage]:
        return self._chosen.spread(passages, _MOST)

    def _told(
        self, kind: str, side: str, p: Passage, remark: str, runs: tuple[Run, ...] = ()
    ) -> Highlight:
        theme = self._lookup.thread_theme(p.id)
        spoken = self._lookup.declaration[p.declaration].language
        thread = self._lookup.thread.get(p.id)
        page = theme_page(self._lookup.series.id, theme) if theme else ""
        anchor = thread_anchor(thread.id) if thread else ""
        return Highlight(
            kind,
            f"{kind}-{p.declaration}-{p.key}",
            p.id,
            runs or (Run(quoted(excerpt(p.text), spoken)),),
            f"¶{p.block}.{p.ordinal}",
            self._here.to(self._page, side_anchor(side, p.id)),
            remark,
            self._lookup.theme_label[theme] if theme else "",
            self._here.to(page, anchor) if page else "",
            self._found.get(p.id, ()) if kind == "reworded" else (),
        )


def _in_place(text: str, insertion: Insertion) -> tuple[Run, ...]:
    """Return new words with some of those around them."""
    end = insertion.start + len(insertion.words)
    before, after = tokens(text[: insertion.start]), tokens(text[end:])
    lead, tail = "".join(before[-_AROUND:]), "".join(after[:_AROUND])
    # No quotation begins with a mark: "…, Corvane and Dunmere".
    lead = re.sub(r"^[\s,.;:)]+", "", lead) if len(before) > _AROUND else lead.lstrip()
    return (
        Run(("… " if len(before) > _AROUND else "") + lead),
        Run(insertion.words, "inserted"),
        Run(tail.rstrip() + (" …" if len(after) > _AROUND else "")),
    )
