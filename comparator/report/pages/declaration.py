"""The page of a declaration: the text in full, the age of each clause in the margin."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from comparator.analysis.history import Claim as Novelty
from comparator.analysis.word_years import Since
from comparator.language.remote import was_by_video
from comparator.model import (
    UNDATED,
    Block,
    BlockKind,
    Declaration,
    Passage,
    Rendering,
    SeriesWords,
)
from comparator.model.passage_ids import mark_of
from comparator.report.addresses import (
    Page,
    declaration_page,
    pair_page,
    passage_anchor,
    theme_page,
    thread_anchor,
)
from comparator.report.edition_index import NO_CLAIM, Claim, Lookup
from comparator.report.parts.citations import Citation, SourceView, citations, source_view
from comparator.report.parts.frame import Frame, NavItem, series_frame
from comparator.report.parts.witnesses import witness_links
from comparator.report.rendering.assets import PageAssets, page_assets
from comparator.wording.formatting import (
    day,
    excerpt,
    listed,
    naming_missing,
    number,
    plural,
    quoted,
)
from comparator.wording.labels import place_in_words
from comparator.wording.translation import language, say

_OLDEST_AGE = 4
_LAST_WORDS = 20
"""Words of a passage in the list of what was said last."""


@dataclass(frozen=True, slots=True)
class Words:
    """Words that came into their clause together; `style` only where it is not the passage's."""

    text: str
    style: str
    after: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PassageLeaf:
    """A passage, the white space before it, who said it first, and its words by their years."""

    id: str
    anchor: str
    before: str
    style: str
    words: tuple[Words, ...]
    first: str
    claim: Claim = NO_CLAIM


@dataclass(frozen=True, slots=True)
class ThemeMark:
    """A theme of a block: `href` leads to the thread, `evidence` are the words that tell."""

    label: str
    href: str
    evidence: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Leaf:
    """A block of the text with what stands beside it.

    Attributes:
        kind: Its kind, or "title".
        anchor: "p14".
        number: "¶14".
        age: Class name of the bar in the margin.
        since: Since when the clause has stood.
        is_since_shown: Whether that is printed: where it changes.
        since_href: Its thread.
        asides: Passages whose age is another than the block's.
    """

    kind: str
    anchor: str
    number: str
    age: str
    since: str
    is_since_shown: bool
    since_href: str
    passages: tuple[PassageLeaf, ...]
    themes: tuple[ThemeMark, ...]
    asides: tuple[NavItem, ...]


@dataclass(frozen=True, slots=True)
class ListedPassage:
    """How a passage begins, where it stands, and what is claimed of it."""

    passage: str
    anchor: str
    number: str
    words: str
    claim: Claim


@dataclass(frozen=True, slots=True, kw_only=True)
class SaidOnlyFrom:
    """What a text is the first, or the last, here to say: how much, and each passage."""

    summary: str
    note: str
    passages: tuple[ListedPassage, ...]


@dataclass(frozen=True, slots=True)
class Age:
    """An entry of the key to the margin."""

    style: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DeclarationView:
    """What the template of a declaration page takes.

    `title` only where its day is its heading; `level` is that of its headings in the page, which
    stand under its title where it has one.
    """

    frame: Frame
    heading: str
    title: str
    summary: str
    measure: str
    warning: str
    note: str
    language: str
    ages: tuple[Age, ...]
    years: tuple[Age, ...]
    citations: tuple[Citation, ...]
    sources: tuple[SourceView, ...]
    pairs: tuple[NavItem, ...]
    level: int
    groups: tuple[tuple[Leaf, ...], ...]
    assets: PageAssets
    witnesses: tuple[NavItem, ...]
    lists: tuple[SaidOnlyFrom, ...]


def declaration_page_view(lookup: Lookup, text: str, version: str) -> DeclarationView:
    """Return the view of the page of a declaration, by its id."""
    declaration = lookup.declaration[text]
    here = Page(declaration_page(lookup.series.id, declaration.id))
    name = lookup.name[declaration.id]
    binder = _Binder(lookup, declaration, here)
    passages = [p for p in lookup.passages_of[declaration.id] if p.kind.is_prose]
    return DeclarationView(
        frame=series_frame(here, lookup.series, name, version, "Declarations"),
        heading=name,
        title=declaration.title if name == day(declaration.date) else "",
        summary=_adopted(lookup, declaration),
        measure=say(
            "%(words)s in %(passages)s.",
            words=plural(lookup.length[declaration.id], "word"),
            passages=plural(len(passages), "sentence"),
        ),
        warning=_warning(declaration.rendering),
        note=declaration.note,
        language=declaration.language,
        ages=binder.key(),
        years=binder.years(),
        citations=citations(declaration, lookup.series),
        sources=tuple(source_view(source) for source in declaration.sources),
        pairs=tuple(_pairs(lookup, declaration.id, here)),
        level=3 if any(block.is_title for block in declaration.blocks) else 2,
        groups=binder.groups(),
        assets=page_assets("declaration", here),
        witnesses=witness_links(lookup, declaration.id, here),
        lists=(
            *_first_said(lookup, declaration),
            *_last_said(lookup, declaration),
            *_last_named(lookup, declaration),
        ),
    )


def _first_said(lookup: Lookup, declaration: Declaration) -> Iterator[SaidOnlyFrom]:
    """Yield what no earlier text of its kind says; nothing of the oldest."""
    earlier = lookup.history.texts_before(declaration.id)
    if not earlier:
        return
    new = [
        p
        for p in declaration.passages
        if p.kind.is_prose and lookup.history.claim(p.id) is Novelty.NEW
    ]
    count = plural(len(new), "sentence")
    told = say("New here, as far as the texts tell: %(passages)s", passages=count)
    missing = lookup.series.missing_years(earlier[0], declaration.id)
    yield SaidOnlyFrom(
        summary=naming_missing(told, missing),
        note=say(
            "No earlier text here says it or comes near; new words within sentences that stood are "
            "shown by the years of words."
        ),
        passages=tuple(_listed_passage(p, lookup.claim(p.id)) for p in new),
    )


def _listed_passage(p: Passage, claim: Claim) -> ListedPassage:
    return ListedPassage(
        p.id, passage_anchor(p.id), mark_of(p.id), excerpt(p.text, _LAST_WORDS), claim
    )


def _last_said(lookup: Lookup, declaration: Declaration) -> Iterator[SaidOnlyFrom]:
    """Yield what no later text of its kind says; nothing of the newest."""
    newest = lookup.history.newest(declaration.id)
    if newest == declaration.id:
        return
    gone = [
        p for p in declaration.passages if p.kind.is_prose and lookup.history.is_said_last(p.id)
    ]
    count = plural(len(gone), "sentence")
    told = say("Said last here, as far as the texts tell: %(passages)s", passages=count)
    missing = lookup.series.missing_years(declaration.id, newest)
    yield SaidOnlyFrom(
        summary=naming_missing(told, missing),
        note=say(
            "No later text here says it or comes near; a matter that goes on in quite other words "
            "may be among them."
        ),
        passages=tuple(_listed_passage(p, Claim("gone", lookup.tag[declaration.id])) for p in gone),
    )


def _last_named(lookup: Lookup, declaration: Declaration) -> Iterator[SaidOnlyFrom]:
    """Yield the documents that no later text of its kind names, where there are any."""
    newest = lookup.history.newest(declaration.id)
    line = (*lookup.history.texts_before(newest), newest)
    later = line[line.index(declaration.id) + 1 :]
    named = list(lookup.last_named.of(declaration.id, later)) if later else []
    if not named:
        return
    told = say(
        "Documents named last here, as far as the texts tell: %(count)s", count=number(len(named))
    )
    yield SaidOnlyFrom(
        summary=naming_missing(told, lookup.series.missing_years(declaration.id, newest)),
        note=say("No later text here has these titles, or comes near them."),
        passages=tuple(
            ListedPassage(p.id, passage_anchor(p.id), mark_of(p.id), title, NO_CLAIM)
            for p, title in named
        ),
    )


def _adopted(lookup: Lookup, declaration: Declaration) -> str:
    when = day(declaration.date)
    words = lookup.series.words.get(language(), SeriesWords())
    place = place_in_words(declaration.place, words.places) if declaration.place else ""
    if declaration.date == UNDATED and place:
        return say("Adopted in %(place)s; its date is not known.", place=place)
    if declaration.date == UNDATED:
        return say("Its date is not known.")
    prose = (p.text for p in declaration.passages if p.kind.is_prose)
    if was_by_video(prose, declaration.date):
        return _by_video(place, when)
    if place:
        return say("Adopted in %(place)s on %(day)s.", place=place, day=when)
    return say("Adopted on %(day)s.", day=when)


def _by_video(place: str, when: str) -> str:
    if not place:
        return say("Adopted by video conference on %(day)s.", day=when)
    return say(
        "Adopted by video conference on %(day)s; its place is given as %(place)s.",
        place=place,
        day=when,
    )


def _warning(rendering: Rendering) -> str:
    return {
        Rendering.OFFICIAL: say("Official text."),
        Rendering.UNOFFICIAL: say(
            "Unofficial translation: some rewording may be the translator’s."
        ),
        Rendering.MACHINE: say("Machine translation: some rewording may be the machine’s."),
        Rendering.UNKNOWN: say("It is not known whether this is the official text."),
        Rendering.FICTIONAL: say("Fictional: this text is invented."),
    }[rendering]


def _pairs(lookup: Lookup, declaration: str, here: Page) -> Iterator[NavItem]:
    for left, right in lookup.pair:
        if declaration in {left, right}:
            other = right if left == declaration else left
            href = here.to(pair_page(lookup.series.id, left, right))
            yield NavItem(lookup.name[other], href)


class _Binder:
    """Makes the leaves of one declaration."""

    def __init__(self, lookup: Lookup, declaration: Declaration, here: Page) -> None:
        self._lookup, self._declaration, self._here = lookup, declaration, here
        # In the oldest text here every clause is as old as the text: no age tells anything.
        self._has_ages = lookup.position[declaration.id] > 0
        refs = [p.id for p in lookup.passages_of[declaration.id] if p.id in lookup.standing]
        since = {lookup.standing[ref].since for ref in refs}
        newest_first = sorted(since, key=lambda d: -lookup.position[d])
        if declaration.id not in since:
            newest_first.insert(0, declaration.id)
        self._age = {d: min(n, _OLDEST_AGE) for n, d in enumerate(newest_first)}
        runs = (run for ref in refs for run in lookup.word_years[ref])
        brought = {run.since.declaration for run in runs} | {declaration.id}
        self._brought = sorted(brought, key=lambda d: -lookup.position[d])

    def key(self) -> tuple[Age, ...]:
        """Return the key to the margin."""
        if not self._has_ages:
            return ()
        return tuple(Age(f"age-{n}", self._since(d)) for d, n in self._age.items())

    def years(self) -> tuple[Age, ...]:
        """Return the key to the years of words, newest first; all older ones are one entry."""
        if not self._has_ages or len(self._brought) < 2:
            return ()
        tags = [self._lookup.tag[d] for d in self._brought[: _OLDEST_AGE + 1]]
        if len(self._brought) > len(tags):
            tags[-1] = say("%(year)s and before", year=tags[-1])
        return tuple(Age(f"w{n}", tag) for n, tag in enumerate(tags))

    def groups(self) -> tuple[tuple[Leaf, ...], ...]:
        """Return the leaves; items that follow one another are one group."""
        leaves: list[tuple[BlockKind, Leaf]] = []
        before = ""
        for block in self._declaration.blocks:
            leaf = self._leaf(block, before)
            if leaf.since:
                before = leaf.since
            leaves.append((block.kind, leaf))
        groups: list[tuple[Leaf, ...]] = []
        for is_item, run in groupby(leaves, key=lambda pair: pair[0] is BlockKind.ITEM):
            leaves_of_run = [leaf for _, leaf in run]
            groups += [tuple(leaves_of_run)] if is_item else [(leaf,) for leaf in leaves_of_run]
        return tuple(groups)

    def _leaf(self, block: Block, since_before: str) -> Leaf:
        main = self._main_since(block) if self._has_ages and block.kind.is_prose else ""
        mainly = [p for p in block.passages if self._since_of(p) == main]
        lead = mainly[0] if mainly else None
        since = self._since(main, *mainly) if main else ""
        return Leaf(
            kind="title" if block.is_title else str(block.kind),
            anchor=f"p{block.number}",
            number=f"¶{block.number}",
            age=f"age-{self._age[main]}" if main else "",
            since=since,
            is_since_shown=since != since_before,
            since_href=self._thread_href(lead) if lead and main else "",
            passages=tuple(self._passages(block)),
            themes=tuple(self._themes(block.passages)),
            asides=tuple(self._asides(block, main)) if main else (),
        )

    def _passages(self, block: Block) -> Iterator[PassageLeaf]:
        end = 0
        for p in block.passages:
            before, first = block.text[end : p.start], self._first(p)
            style, words = self._words(p)
            yield PassageLeaf(
                id=p.id,
                anchor=passage_anchor(p.id),
                before=before,
                style=style,
                words=words,
                first=first,
                claim=self._lookup.claim(p.id) if p.kind.is_prose else NO_CLAIM,
            )
            end = p.end

    def _words(self, passage: Passage) -> tuple[str, tuple[Words, ...]]:
        """Return the style of most of the words of a passage, and all of them."""
        if not self._has_ages or not passage.kind.is_prose:
            return "", (Words(passage.text, "", ""),)
        runs = [(self._style(run.since), run.text) for run in self._lookup.word_years[passage.id]]
        lengths: Counter[str] = Counter()
        for style, text in runs:
            lengths[style] += len(text)
        most = max(sorted(lengths), key=lambda style: lengths[style])
        return most, tuple(
            Words(text.rstrip(), "" if style == most else style, text[len(text.rstrip()) :])
            for style, text in runs
        )

    def _style(self, since: Since) -> str:
        """Return the class names of words: how recent they are, and whether they are back."""
        number = min(self._brought.index(since.declaration), _OLDEST_AGE)
        return f"w{number} back" if since.before else f"w{number}"

    def _first(self, passage: Passage) -> str:
        """Return who said a clause first, and since when it has been said without a break."""
        standing = self._lookup.standing.get(passage.id)
        if standing is None or not passage.kind.is_prose:
            return ""
        if standing.first == self._declaration.id:
            return self._newness(passage)
        told = self._lookup.declaration[standing.first]
        name, when = self._lookup.name[told.id], day(told.date)
        if not standing.is_first_known:
            earlier = self._lookup.tag[standing.maybe_first]
            return say(
                "said in %(name)s, %(day)s; perhaps before, in %(earlier)s",
                name=name,
                day=when,
                earlier=earlier,
            )
        missing = self._lookup.series.missing_years(standing.first, self._declaration.id)
        if standing.since in {standing.first, self._declaration.id}:
            told_first = say("goes back to %(name)s, %(day)s", name=name, day=when)
            return naming_missing(told_first, missing)
        return say(
            "goes back to %(name)s, %(day)s; without a break since %(year)s",
            name=name,
            day=when,
            year=self._lookup.tag_since(standing.since, passage.declaration),
        )

    def _newness(self, passage: Passage) -> str:
        """Return what can be said of a passage that no earlier text surely said."""
        if not self._has_ages:
            return say("the oldest text here")
        known = self._lookup.history[passage.id]
        if known.before:
            earlier = listed([self._lookup.tag[s.declaration] for s in known.before])
            return say("perhaps said before in %(earlier)s", earlier=earlier)
        if known.nearest_before:
            near = self._lookup.name_of(known.nearest_before)
            return say("compare %(passage)s", passage=near)
        is_new = self._lookup.history.claim(passage.id) is Novelty.NEW
        return say("new here") if is_new else ""

    def _since_of(self, passage: Passage) -> str:
        standing = self._lookup.standing.get(passage.id)
        return standing.since if standing else self._declaration.id

    def _main_since(self, block: Block) -> str:
        """Return since when most of the words of a block have stood."""
        words: Counter[str] = Counter()
        for p in block.passages:
            words[self._since_of(p)] += self._lookup.words[p.id]
        return max(words, key=lambda d: (words[d], -self._lookup.position[d]))

    def _since(self, declaration: str, *mainly: Passage) -> str:
        """Return since when some passages have stood, or what is claimed of the first of them."""
        if declaration == self._declaration.id:
            return self._claimed(
                self._lookup.history.claim(mainly[0].id) if mainly else Novelty.NEW
            )
        year = self._lookup.tag_since(declaration, self._declaration.id)
        perhaps = {self._lookup.standing[p.id].perhaps_since for p in mainly} - {""}
        if not perhaps:
            return say("since %(year)s", year=year)
        earlier = self._lookup.tag[min(perhaps, key=self._lookup.position.__getitem__)]
        return say("since %(year)s, perhaps %(earlier)s", year=year, earlier=earlier)

    def _claimed(self, claim: Novelty) -> str:
        match claim:
            case Novelty.BACK:
                return say("back")
            case Novelty.COMPARE:
                return say("near older words")
            case Novelty.STOOD:
                return say("likely older")
            case Novelty.FIRST if self._has_ages:
                return ""
        return say("new")

    def _asides(self, block: Block, main: str) -> Iterator[NavItem]:
        for p in block.passages:
            standing = self._lookup.standing.get(p.id)
            since = self._since_of(p)
            key = passage_anchor(p.id)[1:]
            if standing and standing.before and since == self._declaration.id:
                yield NavItem(
                    _back(key, self._lookup.tag[standing.first], self._lookup.tag[standing.before]),
                    self._thread_href(p),
                )
            elif since != main:
                yield NavItem(f"{key} {self._since(since, p)}", self._thread_href(p))

    def _thread_href(self, passage: Passage) -> str:
        theme = self._lookup.thread_theme(passage.id)
        thread = self._lookup.thread.get(passage.id)
        if theme is None or thread is None:
            return ""
        page = theme_page(self._lookup.series.id, theme)
        return self._here.to(page, thread_anchor(thread.id))

    def _themes(self, passages: Sequence[Passage]) -> Iterator[ThemeMark]:
        evidence: dict[str, list[str]] = {}
        first: dict[str, Passage] = {}
        by_hand: set[str] = set()
        for p in passages:
            for score in p.themes:
                by_hand |= {score.theme} if score.origin == "hand" else set()
                evidence.setdefault(score.theme, []).extend(score.evidence)
                first.setdefault(score.theme, p)
        for theme, words in evidence.items():
            page = theme_page(self._lookup.series.id, theme)
            thread = self._lookup.thread.get(first[theme].id)
            anchor = thread_anchor(thread.id) if thread else ""
            quotes = (quoted(word, self._declaration.language) for word in dict.fromkeys(words))
            told = say("Told by %(words)s", words=say(", ").join(quotes)) if words else ""
            told = say("Set by hand") if theme in by_hand else told
            label = self._lookup.theme_label[theme]
            yield ThemeMark(label, self._here.to(page, anchor), told)


def _back(passage: str, first: str, last: str) -> str:
    """Return what is said of a passage that is back."""
    if first == last:
        return say("%(passage)s back, last said in %(last)s", passage=passage, last=last)
    return say(
        "%(passage)s back, last said in %(last)s, first in %(first)s",
        passage=passage,
        last=last,
        first=first,
    )
