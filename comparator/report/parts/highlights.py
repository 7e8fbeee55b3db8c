"""The passages of a pair worth reading first: new, back, gone, reworded, and standing longest."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from comparator.analysis.insertions import Insertion, insertions
from comparator.diff.likeness import is_far
from comparator.language.knowledge import function_words
from comparator.language.months import month_names
from comparator.language.words import tokens, words
from comparator.model import Link, Passage, Relation, Variant
from comparator.report.addresses import Page, pair_page, side_anchor, theme_page, thread_anchor
from comparator.report.edition_index import Lookup, Pair
from comparator.report.marks import Run, runs_in_line
from comparator.report.parts.findings import FindingView, findings_by_passage, strength
from comparator.report.wording.formatting import excerpt, plural, quoted
from comparator.report.wording.translation import msg, say

_MOST = 4
_ENOUGH_WORDS = 4  # from here on, more changed words say no more of a rewording's weight
_ENOUGH_STEPS = 4
_MOST_WORDS_MARKED = 70
_AROUND = 16  # tokens: some eight words


@dataclass(frozen=True, slots=True)
class Finding:
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
    """Findings of one kind."""

    heading: str
    language: str
    findings: tuple[Finding, ...]


def chapters(lookup: Lookup, pair: Pair, here: Page) -> tuple[Chapter, ...]:
    """Return the findings on the newest pair, by kind."""
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
    """Chooses what to tell of a pair."""

    def __init__(self, lookup: Lookup, pair: Pair, here: Page) -> None:
        self._lookup, self._pair = lookup, pair
        self._page = pair_page(lookup.series.id, pair.left, pair.right)
        self._here = here
        self._language = lookup.declaration[pair.right].language
        self._found = findings_by_passage(lookup, pair.left, pair.right, here)

    def new(self) -> Iterator[Finding]:
        """Yield the longest passages that no declaration had before."""
        alone = [p for p in self._alone("right") if not self._last_said(p)]
        alone.sort(key=lambda p: -self._lookup.words[p.id])
        for p in self._spread(alone):
            yield self._finding("new", "right", p, plural(self._lookup.words[p.id], "word"))

    def back(self) -> Iterator[Finding]:
        """Yield passages that were silent for a time."""
        back = [p for p in self._alone("right") if self._last_said(p)]
        back.sort(key=lambda p: -self._lookup.words[p.id])
        for p in self._spread(back):
            tag = self._lookup.tag[self._last_said(p) or ""]
            yield self._finding("back", "right", p, say("last said in %(year)s", year=tag))

    def within(self) -> Iterator[Finding]:
        """Yield what rewordings put in that no declaration had before, in a little of its place."""
        told = {insertion.passage: insertion for insertion in reversed(self._insertions)}
        inside = [self._lookup.passage[i.passage] for i in self._insertions]
        for p in self._spread(list(dict.fromkeys(inside))):
            remark = plural(told[p.id].count, "new word")
            yield self._finding("within", "right", p, remark, _in_place(p.text, told[p.id]))

    @cached_property
    def _insertions(self) -> tuple[Insertion, ...]:
        lookup, pair = self._lookup, self._pair
        earlier = lookup.declarations[: lookup.position[pair.right]]
        collation = lookup.collations[pair.left, pair.right]
        return insertions(collation, lookup.declaration[pair.right], earlier)

    def gone(self) -> Iterator[Finding]:
        """Yield the dropped passages that had stood longest."""
        alone = self._alone("left")
        position = self._lookup.position
        alone.sort(key=lambda p: (position[self._since(p)], -self._lookup.words[p.id]))
        for p in self._spread(alone):
            since = self._since(p)
            tag = self._lookup.tag[since]
            told = msg("said only in %(year)s")
            if since != p.declaration:
                told = msg("had stood since %(year)s")
            elif self._is_back(p):
                told = msg("had come back in %(year)s")
            yield self._finding("gone", "left", p, say(told, year=tag))

    def reworded(self) -> Iterator[Finding]:
        """Yield the clauses whose telling words and verbs changed most; the oldest first."""
        strengths: dict[str, int] = {}
        for finding in self._lookup.collations[self._pair.left, self._pair.right].findings:
            ref = finding.right[0]
            strengths[ref] = max(strengths.get(ref, 0), strength([finding]))
        found: list[tuple[int, int, float, Passage, Variant]] = []
        for link, variant in zip(self._pair.links, self._pair.variants, strict=True):
            p = self._lookup.passage[link.right[0]]
            if self._is_telling(link, variant):
                since = self._lookup.position[self._since(p)]
                force = min(weight_of_change(variant), _ENOUGH_WORDS)
                force += min(strengths.get(p.id, 0), _ENOUGH_STEPS)
                found.append((-force, since, -link.similarity, p, variant))
        found.sort(key=lambda entry: entry[:3])
        variants = {p.id: variant for *_, p, variant in found}
        for p in self._spread([p for *_, p, _ in found]):
            runs = runs_in_line(variants[p.id], [p.text], self._language)[0]
            tag = self._lookup.tag[self._since(p)]
            yield self._finding("reworded", "right", p, say("said since %(year)s", year=tag), runs)

    def standing(self) -> Iterator[Finding]:
        """Yield the clauses that stand longest in the same words, and then in whatever words."""
        position = self._lookup.position
        newest = self._pair.right
        prose = [p for p in self._lookup.passages_of[newest] if p.kind.is_prose]
        old = [(p, self._same_since(p)) for p in prose if self._since(p) != newest]
        old.sort(
            key=lambda e: (
                position[e[1]],
                position[self._since(e[0])],
                -self._lookup.words[e[0].id],
            )
        )
        same_since = {p.id: since for p, since in old}
        for p in self._spread([p for p, _ in old]):
            year, same = self._lookup.tag[self._since(p)], self._lookup.tag[same_since[p.id]]
            remark = say("said since %(year)s", year=year)
            if same_since[p.id] == self._since(p):
                remark = say("in the same words since %(year)s", year=same)
            elif same_since[p.id] != newest:
                told = msg("said since %(year)s, in the same words since %(same)s")
                remark = say(told, year=year, same=same)
            yield self._finding("standing", "right", p, remark)

    def _same_since(self, p: Passage) -> str:
        """Return the declaration since which a clause stands without a break in its words."""
        since, first = p.declaration, self._lookup.position[self._since(p)]
        thread = dict(self._lookup.thread[p.id])
        wording = self._lookup.wordings.form(thread[since])
        for declaration in reversed(
            self._lookup.declarations[first : self._lookup.position[since]]
        ):
            refs = thread.get(declaration.id)
            if not refs or self._lookup.wordings.form(refs) != wording:
                break
            since = declaration.id
        return since

    def _spread(self, passages: Sequence[Passage]) -> list[Passage]:
        """Return the first few passages, each theme's first before any theme's second."""
        turns: dict[str | None, int] = {}
        ranked = []
        for n, p in enumerate(passages):
            theme = self._lookup.thread_theme(p.id)
            turns[theme] = turns.get(theme, -1) + 1
            ranked.append((turns[theme], n, p))
        ranked.sort(key=lambda entry: entry[:2])
        return [p for *_, p in sorted(ranked[:_MOST], key=lambda entry: entry[1])]

    def _is_telling(self, link: Link[str], variant: Variant) -> bool:
        is_plain = link.relation is Relation.REWORDED and not link.tentative
        p = self._lookup.passage[link.right[0]]
        is_short = self._lookup.words[p.id] <= _MOST_WORDS_MARKED
        is_changed = weight_of_change(variant) > 0
        return is_plain and is_short and p.kind.is_prose and is_changed and not is_far(variant)

    def _alone(self, side: str) -> list[Passage]:
        declaration = self._pair.left if side == "left" else self._pair.right
        return [
            p
            for p in self._lookup.passages_of[declaration]
            if p.kind.is_prose and (side, p.id) not in self._pair.link_of
        ]

    def _since(self, p: Passage) -> str:
        standing = self._lookup.standing.get(p.id)
        return standing.since if standing else p.declaration

    def _last_said(self, p: Passage) -> str | None:
        """Return which declaration last said what the one before lacks, if any did."""
        standing = self._lookup.standing.get(p.id)
        return standing.last_said(self._pair.left) if standing else None

    def _is_back(self, p: Passage) -> bool:
        standing = self._lookup.standing.get(p.id)
        return bool(standing and standing.came_back_in(p.declaration))

    def _finding(
        self, kind: str, side: str, p: Passage, remark: str, runs: tuple[Run, ...] = ()
    ) -> Finding:
        theme = self._lookup.thread_theme(p.id)
        spoken = self._lookup.declaration[p.declaration].language
        thread = self._lookup.thread.get(p.id)
        page = theme_page(self._lookup.series.id, theme) if theme else ""
        anchor = thread_anchor(thread.id) if thread else ""
        return Finding(
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


def weight_of_change(variant: Variant) -> int:
    """Return how many telling words a rewording took away or brought, names of months apart."""
    sides: dict[int, set[str]] = {-1: set(), 1: set()}
    shifted = {n for pair in variant.shifted for n in pair}
    for n, (sign, text) in enumerate(variant.edits):
        if sign and n not in variant.light and n not in shifted:
            sides[sign].update(word.casefold() for word in words(text))
    pale = function_words() | month_names("en")
    return len({w for w in sides[-1] ^ sides[1] if w not in pale and not w.isdecimal()})
