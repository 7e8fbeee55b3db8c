"""The page of a theme: each clause through the years, and pairs side by side."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import accumulate, pairwise
from urllib.parse import quote

from comparator.analysis.history import Claim
from comparator.model import Thread
from comparator.model.passage_ids import text_of
from comparator.model.reach import ALL_PAIRS_UP_TO
from comparator.report.addresses import (
    Page,
    pair_data,
    pair_page,
    theme_page,
    thread_anchor,
)
from comparator.report.edition_index import Lookup
from comparator.report.parts.frame import Frame, Head, NavItem, head_of, series_frame
from comparator.report.parts.kinds import KindChoice, PairLink, kind_choices
from comparator.report.parts.lifelines import Lifeline
from comparator.report.parts.newest_changes import Segment
from comparator.report.parts.pair_picker import Picker, data_of_pair, picker_of_theme
from comparator.report.parts.ribbons import Ribbons, ribbons_of_theme
from comparator.report.parts.story import story
from comparator.report.parts.theme_map import year_href
from comparator.report.parts.threads import Ref, ThreadView, Weaver, refs_to
from comparator.report.rendering.assets import PageAssets, page_assets
from comparator.report.rendering.templates import render
from comparator.report.side_by_side.layout import side_by_side
from comparator.report.side_by_side.views import Stretch
from comparator.themes.passing_mentions import named_in_passing
from comparator.wording.formatting import (
    in_words,
    listed,
    number,
    number_or_none,
    plural,
    quoted,
    running,
    told,
    years_without,
)
from comparator.wording.translation import language, msg, say, say_n

_STRIP_HEIGHT = 84
_MOST_AT_A_GLANCE = 5
_MOST_PLAIN, _MOST_PLAIN_WORDS = 6, 5_500
"""So many pairs stand on the page itself, if both sides of all have no more words: of the G7's ones
on the environment one has 7,700, and the page weighed 860 kB. The others lie in scripts of data and
come when picked."""
_PLAIN_OF_MANY = 2
"""Of so many texts that not every two have a page: their theme pages are long without pairs."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SidePair:
    """A pair on a theme page, `at` the place of the newer declaration in the series."""

    anchor: str
    heading: str
    at: int
    is_open: bool
    left: Head
    right: Head
    stretches: tuple[Stretch, ...]
    href: str


_FATES = {
    Claim.STOOD: "changed",
    Claim.BACK: "back",
    Claim.COMPARE: "compare",
    Claim.NEW: "new",
    Claim.FIRST: "unlinked",
}
"""What becomes of a clause by what is claimed of its newest passages: the first that is."""
_FOLDED = {"gone", "near", "earlier"}
"""What the newest text has not is folded, its clauses named: pages ran to sixteen screens."""


class Fates:
    """Sorts the threads of a theme by what the newest declaration does with them."""

    def __init__(self, lookup: Lookup, weaver: Weaver, theme: str) -> None:
        self._lookup, self._theme = lookup, theme
        self.threads: dict[str, list[Thread]] = {
            fate: []
            for fate in (
                *("new", "compare", "unlinked", "back", "changed", "unchanged"),
                *("onward", "elsewhere", "otherwise", "gone", "near", "earlier"),
            )
        }
        self.once: list[Thread] = []
        self.headings: list[Thread] = []
        for thread in lookup.threads_of_theme[theme]:
            if not any(lookup.passage[ref].kind.is_prose for _, refs in thread for ref in refs):
                self.headings.append(thread)
                continue
            changes = weaver.changes(thread)
            fate = self._fate(thread, changes)
            is_said = fate in {*_FATES.values(), "unchanged"}
            if is_said and not self._is_under(thread):
                fate = "elsewhere"
            if fate == "earlier" and len(changes) == 1:
                self.once.append(thread)
            else:
                self.threads[fate].append(thread)

    def _fate(self, thread: Thread, changes: dict[str, bool]) -> str:
        history = self._lookup.history
        last, refs = thread.stations[-1]
        newest = history.newest(last)
        if last != newest:
            if last == history.text_before(newest) and self._goes_on(refs, last, newest):
                return "onward"
            if any(history.said_in(ref, newest) for ref in refs):
                return "otherwise"
            if not all(history.is_gone(ref, newest) for ref in refs):
                return "near"
            return "gone" if last == history.text_before(newest) else "earlier"
        claims = {history.claim(ref) for ref in refs}
        # To the oldest text there is nothing to link.
        unlinked = {} if history.text_before(newest) else {Claim.FIRST: "new"}
        for claim, fate in (_FATES | unlinked).items():
            if claim in claims:
                return fate if claim is not Claim.STOOD or changes[last] else "unchanged"
        return "new"

    def _goes_on(self, refs: Sequence[str], last: str, newest: str) -> bool:
        """Whether the newest text tells that a matter of some passages is a step further."""
        if (last, newest) not in self._lookup.collations:
            return False
        return not set(refs).isdisjoint(self._lookup.pair_news.further(last, newest))

    def _is_under(self, thread: Thread) -> bool:
        """Whether the newest passages of a thread are under the theme."""
        refs = thread.stations[-1][1]
        themes = (score.theme for ref in refs for score in self._lookup.passage[ref].themes)
        return self._theme in themes


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A year of the strip, `at` its place in the series; a gap has a `note` and nothing else.

    Heights are in pixels.
    """

    tag: str
    words: str
    first: int
    carried: int
    href: str
    label: str
    note: str = ""
    at: int = -1


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Threads with the same fate; those said once only are folded.

    Attributes:
        glance: Leads to the first of them; `more` says how many others there are.
        names: Leads to each of those that the newest text has not: they are folded.
    """

    id: str
    heading: str
    count: str
    threads: tuple[ThreadView, ...]
    once: tuple[ThreadView, ...] = ()
    once_summary: str = ""
    glance: tuple[NavItem, ...] = ()
    more: str = ""
    names: tuple[NavItem, ...] = ()


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of a theme through the years: it says nothing that is new or gone."""

    anchor: str
    refs: tuple[Ref, ...]


@dataclass(frozen=True, slots=True)
class YearChoice:
    """A declaration that clauses can be narrowed to; `position` counts from 0."""

    position: int
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ThemeView:
    """What the template of a theme page takes."""

    frame: Frame
    heading: str
    description: str
    story: tuple[tuple[Segment, ...], ...]
    summary: str
    columns: tuple[Column, ...]
    ribbons: Ribbons | None
    groups: tuple[Group, ...]
    headings: tuple[Heading, ...]
    pairs: tuple[SidePair, ...]
    other_pairs: tuple[PairLink, ...]
    assets: PageAssets
    picks: Picker | None
    years: tuple[YearChoice, ...]
    kinds: tuple[KindChoice, ...]


def theme_page_view(lookup: Lookup, theme: str, version: str) -> ThemeView:
    """Return the view of the page of a theme."""
    here = Page(theme_page(lookup.series.id, theme))
    label = lookup.theme_label[theme]
    speaking = declarations_on(lookup, theme)
    weaver = Weaver(lookup)
    fates = Fates(lookup, weaver, theme)
    plain, others = plain_pairs(lookup, theme)
    frame = series_frame(here, lookup.series, label, version, "Themes")
    # A description is its editor's: whoever reads another language reads the label.
    is_understood = frame.series_language in {"", language()}
    description = next((t.description for t in lookup.series.themes.themes if t.id == theme), "")
    return ThemeView(
        frame=frame,
        heading=label,
        description=description if is_understood else "",
        story=story(lookup, theme, here),
        summary=running(_summary(lookup, fates, theme, speaking)),
        columns=tuple(_columns(lookup, theme, here)) if speaking else (),
        ribbons=ribbons_of_theme(lookup, theme, here),
        groups=_drawn_once(tuple(_groups(lookup, weaver, fates, here))),
        headings=tuple(_headings(lookup, fates.headings, here)),
        pairs=tuple(side_pair(lookup, theme, here, pair, is_open=False) for pair in plain),
        other_pairs=tuple(_other_pair(lookup, here, *pair) for pair in others),
        assets=page_assets("theme", here),
        picks=picker_of_theme(lookup, theme),
        years=tuple(_years(lookup, theme)),
        kinds=kind_choices(lookup),
    )


def _groups(lookup: Lookup, weaver: Weaver, fates: Fates, here: Page) -> Iterator[Group]:
    if not lookup.declarations:
        return
    newest = lookup.tag[lookup.declarations[-1].id]
    before = lookup.tag[lookup.before_newest.id] if lookup.before_newest else ""
    headings = {
        "new": say("New in %(year)s", year=newest) if before else say("In %(year)s", year=newest),
        "unlinked": say("In %(year)s, with no earlier sentence linked", year=newest),
        "back": say("Back in %(year)s", year=newest),
        "changed": say("Reworded in %(year)s", year=newest),
        "gone": say("Gone after %(year)s", year=before),
        "unchanged": say("Unchanged in %(year)s", year=newest),
        "compare": say("In new words in %(year)s, near an earlier sentence", year=newest),
        "onward": say("A step further in %(year)s", year=newest),
        "otherwise": say("Perhaps said in %(year)s in other words", year=newest),
        "near": say(
            "Perhaps gone: not linked to %(year)s, but a later sentence comes near", year=newest
        ),
        "elsewhere": say("Still in %(year)s, placed under another theme", year=newest),
        "earlier": say("Gone earlier"),
    }
    for fate, threads in fates.threads.items():
        once = fates.once[::-1] if fate == "earlier" else []
        if fate == "earlier":
            threads.sort(key=lambda t: -lookup.position[t.stations[-1][0]])
        if threads or once:
            views = tuple(weaver.thread(t, here) for t in threads)
            single = tuple(weaver.thread(t, here) for t in once)
            more = len(threads) + len(once) - len(views[:_MOST_AT_A_GLANCE])
            yield Group(
                id=fate,
                heading=headings[fate],
                count=number(len(threads) + len(once)),
                threads=views,
                once=single,
                once_summary=_once(lookup, once),
                glance=tuple(NavItem(v.title, f"#{v.anchor}") for v in views[:_MOST_AT_A_GLANCE]),
                more=say("and %(number)s more", number=number(more)) if more else "",
                names=tuple(NavItem(v.title, f"#{v.anchor}") for v in (*views, *single))
                if fate in _FOLDED
                else (),
            )


def _headings(lookup: Lookup, threads: Iterable[Thread], here: Page) -> Iterator[Heading]:
    """Yield the headings of a theme, those of one matter together, oldest first."""
    for thread in threads:
        refs = []
        for ref in (ref for _, found in thread for ref in found):
            (where,) = refs_to(lookup, [ref], here)
            words = quoted(lookup.passage[ref].text, lookup.declaration[text_of(ref)].language)
            refs.append(replace(where, number=f"{where.number} {words}"))
        yield Heading(thread_anchor(thread.id), tuple(refs))


def _drawn_once(groups: Sequence[Group]) -> tuple[Group, ...]:
    """Return groups in which each picture of a life is drawn once: many clauses have the same."""
    drawn: dict[Lifeline, str] = {}

    def once(threads: Iterable[ThreadView]) -> tuple[ThreadView, ...]:
        return tuple(
            t
            if (at := drawn.setdefault(t.lifeline, t.anchor)) == t.anchor
            else replace(t, lifeline=replace(t.lifeline, drawn_at=at))
            for t in threads
        )

    return tuple(replace(g, threads=once(g.threads), once=once(g.once)) for g in groups)


def _once(lookup: Lookup, threads: Iterable[Thread]) -> str:
    listed_threads = list(threads)
    if not listed_threads:
        return ""
    years = sorted({lookup.tag[t.stations[0][0]] for t in listed_threads})
    count = plural(len(listed_threads), "clause")
    return say(
        "Said in one declaration only: %(clauses)s (%(years)s)",
        clauses=count,
        years=say(", ").join(years),
    )


def _summary(lookup: Lookup, fates: Fates, theme: str, speaking: list[str]) -> Iterator[str]:
    """Yield plain sentences on the theme in the newest declaration."""
    total, label = len(lookup.declarations), lookup.theme_label[theme]
    if not speaking:
        yield say("No declaration has anything of its own on %(theme)s.", theme=label)
        return
    if len(speaking) < total:
        yield say_n(
            "%(count)s of %(all)s declarations has sentences on it.",
            "%(count)s of %(all)s declarations have sentences on it.",
            len(speaking),
            count=number(len(speaking)),
            all=number(total),
        )
    elif total == 2:
        yield say("Both declarations have sentences on it.")
    elif total > 1:
        declarations = in_words(total, "declaration")
        yield say("All %(declarations)s have sentences on it.", declarations=declarations)
    newest = lookup.declarations[-1]
    name = lookup.name[newest.id]
    if newest.id not in speaking:
        last = lookup.name[speaking[-1]]
        yield say(
            "%(name)s has nothing of its own on %(theme)s; %(last)s was the last that had.",
            name=name,
            theme=label,
            last=last,
        )
        if blocks := named_in_passing(newest, lookup.series.themes, theme):
            places = listed(f"¶{block}" for block in blocks)
            yield say("%(name)s names it in passing in %(places)s.", name=name, places=places)
        return
    words = plural(lookup.theme_words[newest.id].get(theme, 0), "word")
    if total == 1:
        yield say("%(name)s gives it %(words)s.", name=name, words=words)
        return
    yield _beside(lookup, theme)
    yield _clauses(lookup, fates)


def _beside(lookup: Lookup, theme: str) -> str:
    """Return how much the newest declaration gives a theme beside the one before it."""
    before, newest = lookup.before_newest, lookup.declarations[-1]
    if before is None:
        words = plural(lookup.theme_words[newest.id].get(theme, 0), "word")
        return say("%(name)s gives it %(words)s.", name=lookup.name[newest.id], words=words)
    earlier = lookup.theme_words[before.id].get(theme, 0)
    values = {
        "name": lookup.name[newest.id],
        "words": plural(lookup.theme_words[newest.id].get(theme, 0), "word"),
        "before": lookup.name[before.id],
    }
    if not earlier:
        return say("%(name)s gives it %(words)s, after nothing in %(before)s.", **values)
    if (counts := lookup.newest_words) is None:
        sentence = msg("%(name)s gives it %(words)s, after %(earlier)s in %(before)s.")
        return say(sentence, **values, earlier=number(earlier))
    passages = lookup.excerpts.passages(newest.id, theme)
    return say(
        "%(name)s gives it %(words)s, after %(earlier)s in %(before)s; beside that text %(new)s of "
        "them are new, in sentences of their own or put into older ones.",
        **values,
        new=number_or_none(sum(counts.get(p.id, 0) for p in passages)),
        earlier=number(earlier),
    )


def _clauses(lookup: Lookup, fates: Fates) -> str:
    """Return what became of the clauses of a theme in the newest declaration, in a sentence."""
    reworded, new, back, same = (
        len(fates.threads[fate]) for fate in ("changed", "new", "back", "unchanged")
    )
    near, unlinked = (len(fates.threads[fate]) for fate in ("compare", "unlinked"))
    none = msg("none is surely new") if near or unlinked else msg("none is new")
    clauses = [
        told(
            reworded,
            "%(count)s clause is reworded",
            "%(count)s clauses are reworded",
            msg("no clause is reworded"),
        ),
        told(new, "%(count)s is new", "%(count)s are new", none),
    ]
    if back:
        clauses.append(say_n("%(count)s is back", "%(count)s are back", back, count=number(back)))
    if near:
        clauses.append(
            say_n(
                "%(count)s is near an earlier sentence",
                "%(count)s are near earlier sentences",
                near,
                count=number(near),
            )
        )
    if same:
        clauses.append(
            say_n("%(count)s is unchanged", "%(count)s are unchanged", same, count=number(same))
        )
    if unlinked:
        clauses.append(
            say_n(
                "to %(count)s no earlier sentence is linked",
                "to %(count)s no earlier sentence is linked",
                unlinked,
                count=number(unlinked),
            )
        )
    year = lookup.tag[lookup.declarations[-1].id]
    # In other languages no word joins clauses that are sentences of their own.
    told_clauses = listed(clauses) if language() == "en" else say("; ").join(clauses)
    return say("In %(year)s, %(clauses)s.", year=year, clauses=told_clauses)


# The strip of years.


def _columns(lookup: Lookup, theme: str, here: Page) -> Iterator[Column]:
    highest = max(lookup.theme_words[d.id].get(theme, 0) for d in lookup.declarations)
    scale = _STRIP_HEIGHT / highest
    before = None
    for declaration in lookup.declarations:
        gap = lookup.series.missing_years(before.id, declaration.id) if before else ()
        if gap:
            yield Column(
                tag="",
                words="",
                first=0,
                carried=0,
                href="",
                label="",
                note=say("no text here: %(years)s", years=years_without(gap)),
            )
        before = declaration
        words = lookup.theme_words[declaration.id].get(theme, 0)
        first = sum(
            lookup.words[p.id]
            for p in lookup.excerpts.passages(declaration.id, theme)
            if lookup.history.claim(p.id) is Claim.NEW
        )
        tag = lookup.tag[declaration.id]
        height = round(words * scale)
        label = _label(lookup.name[declaration.id], words, first)
        yield Column(
            tag=tag,
            at=lookup.position[declaration.id],
            words=number(words) if words else "–",
            first=round(first * scale),
            carried=max(height - round(first * scale), 0),
            href=year_href(lookup, theme, declaration.id, here),
            label=label,
        )


def _label(name: str, words: int, first: int) -> str:
    """Return what a column of the strip says to those who do not see it."""
    if not words:
        return say("%(name)s: nothing of its own", name=name)
    if not first:
        return say("%(name)s: %(words)s", name=name, words=plural(words, "word"))
    return say(
        "%(name)s: %(words)s, %(first)s of them in new clauses",
        name=name,
        words=plural(words, "word"),
        first=number(first),
    )


# What the page offers beside its text.


def _years(lookup: Lookup, theme: str) -> Iterator[YearChoice]:
    """Yield the declarations that speak of a theme, newest first."""
    for declaration in reversed(declarations_on(lookup, theme)):
        yield YearChoice(lookup.position[declaration], lookup.name[declaration])


def _other_pair(lookup: Lookup, here: Page, left: str, right: str) -> PairLink:
    # In a long series their full names would be a twentieth of the page.
    called = lookup.tag if len(lookup.declarations) > ALL_PAIRS_UP_TO else lookup.name
    label = say("%(older)s and %(newer)s", older=called[left], newer=called[right])
    return PairLink(
        label, here.to(pair_page(lookup.series.id, left, right)), lookup.position[right]
    )


# Pairs of declarations, as far as they speak of the theme.


def declarations_on(lookup: Lookup, theme: str) -> list[str]:
    """Return the declarations that have passages on a theme, oldest first."""
    return [d.id for d in lookup.declarations if lookup.theme_words[d.id].get(theme)]


def plain_pairs(lookup: Lookup, theme: str) -> tuple[list[tuple[str, str]], list[tuple[str, str]]]:
    """Return the pairs of neighbours that stand on the page of a theme, and the older ones."""
    speaking: dict[str, list[str]] = {}  # by kind: a text of another kind parts no neighbours
    for declaration in declarations_on(lookup, theme):
        speaking.setdefault(lookup.declaration[declaration].kind, []).append(declaration)
    neighbours = (pair for texts in speaking.values() for pair in pairwise(texts))
    found = [pair for pair in neighbours if pair in lookup.pair]
    found.sort(key=lambda pair: lookup.position[pair[1]], reverse=True)
    words = accumulate(sum(lookup.theme_words[d][theme] for d in pair) for pair in found)
    room = sum(1 for so_far in words if so_far <= _MOST_PLAIN_WORDS)
    has_many = len(lookup.declarations) > ALL_PAIRS_UP_TO
    plain = min(room, _PLAIN_OF_MANY if has_many else _MOST_PLAIN)
    return found[:plain], found[plain:]


def side_pair(
    lookup: Lookup, theme: str, here: Page, pair: tuple[str, str], *, is_open: bool
) -> SidePair:
    """Return the view of a pair on the page of a theme."""
    left, right = pair
    prefix = f"{left}--{right}-"
    shown = side_by_side(lookup, lookup.excerpts.of(left, right, theme), here, theme, prefix)
    return SidePair(
        anchor=f"side-{left}--{right}",
        heading=say("%(older)s and %(newer)s", older=lookup.name[left], newer=lookup.name[right]),
        at=lookup.position[right],
        is_open=is_open,
        left=head_of(lookup, left, here),
        right=head_of(lookup, right, here),
        stretches=shown.stretches,
        href=f"{here.to(pair_page(lookup.series.id, left, right))}#theme={quote(theme)}",
    )


def pair_scripts(lookup: Lookup) -> Iterator[tuple[str, Callable[[], bytes]]]:
    """Yield for each pair that some theme page has not in itself the path of its data.

    With it comes what makes the data, when they are wanted.
    """
    plain = {theme: set(plain_pairs(lookup, theme)[0]) for theme in lookup.theme_label}
    speaking = {theme: set(declarations_on(lookup, theme)) for theme in lookup.theme_label}
    for pair in lookup.pair:
        themes = [t for t in lookup.theme_label if pair not in plain[t] and speaking[t] & set(pair)]
        if themes:
            yield pair_data(lookup.series.id, *pair), partial(_data_of, lookup, pair, themes)


def _data_of(lookup: Lookup, pair: tuple[str, str], themes: Sequence[str]) -> bytes:
    """Return the data of a pair: by theme, what its page would show of it."""
    told = {}
    for theme in themes:
        here = Page(theme_page(lookup.series.id, theme))
        told[theme] = render(
            "sidepair", side_pair(lookup, theme, here, pair, is_open=True)
        ).decode()
    return data_of_pair(*pair, told)
