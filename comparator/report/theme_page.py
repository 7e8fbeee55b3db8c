"""The page of a theme: each clause through the years, and pairs side by side."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from comparator.model import Thread
from comparator.report.addresses import (
    Place,
    pair_page,
    theme_page,
)
from comparator.report.assets import PageAssets, page_assets
from comparator.report.clauses import ThreadView, Weaver
from comparator.report.fates import Fates
from comparator.report.frame import Frame, NavItem, series_frame
from comparator.report.lookup import Lookup
from comparator.report.passing import named_in_passing
from comparator.report.phrasing import (
    counted,
    in_words,
    listed,
    missing_years,
    number,
    plural,
    years_without,
)
from comparator.report.picker import Picker, picker_of_theme
from comparator.report.sidepairs import SidePair, declarations_on, plain_pairs, side_pair
from comparator.report.speech import say
from comparator.report.theme_map import year_href

_STRIP_HEIGHT = 84
_MOST_AT_A_GLANCE = 5


@dataclass(frozen=True, slots=True)
class Column:
    """A year of the strip; heights in pixels. A gap has a `note` and nothing else."""

    tag: str
    words: str
    first: int
    carried: int
    href: str
    label: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Group:
    """Threads with the same fate; those said once only are folded.

    `glance` leads to the first of them, and `more` says how many others there are.
    """

    id: str
    heading: str
    count: str
    threads: tuple[ThreadView, ...]
    once: tuple[ThreadView, ...] = ()
    once_summary: str = ""
    glance: tuple[NavItem, ...] = ()
    more: str = ""


@dataclass(frozen=True, slots=True)
class YearChoice:
    """A declaration that clauses can be narrowed to; `place` counts from 0."""

    place: int
    name: str


@dataclass(frozen=True, slots=True)
class ThemeView:
    """What the template of a theme page takes."""

    frame: Frame
    heading: str
    description: str
    summary: str
    columns: tuple[Column, ...]
    groups: tuple[Group, ...]
    pairs: tuple[SidePair, ...]
    other_pairs: tuple[NavItem, ...]
    assets: PageAssets
    picks: Picker | None
    years: tuple[YearChoice, ...]


def theme_page_view(lookup: Lookup, weaver: Weaver, theme: str, version: str) -> ThemeView:
    """Return the view of the page of a theme."""
    place = Place(theme_page(lookup.series.id, theme))
    label = lookup.theme_label[theme]
    speaking = declarations_on(lookup, theme)
    plain, others = plain_pairs(lookup, theme)
    description = next((t.description for t in lookup.series.themes.themes if t.id == theme), "")
    return ThemeView(
        series_frame(place, lookup.series, label, version, "Themes"),
        label,
        description,
        " ".join(_summary(lookup, weaver, theme, speaking)),
        tuple(_columns(lookup, theme, place)) if speaking else (),
        tuple(_groups(lookup, weaver, theme, place)),
        tuple(side_pair(lookup, theme, place, pair, is_open=not n) for n, pair in enumerate(plain)),
        tuple(_other_pair(lookup, place, *pair) for pair in others),
        page_assets("theme", place),
        picker_of_theme(lookup, theme),
        tuple(_years(lookup, theme)),
    )


def _groups(lookup: Lookup, weaver: Weaver, theme: str, place: Place) -> Iterator[Group]:
    if not lookup.declarations:
        return
    newest = lookup.tag[lookup.declarations[-1].id]
    before = lookup.tag[lookup.declarations[-2].id] if len(lookup.declarations) > 1 else ""
    headings = {
        "new": f"New in {newest}",
        "changed": f"Reworded in {newest}",
        "dropped": f"Dropped after {before}",
        "unchanged": f"Unchanged in {newest}",
        "elsewhere": f"In {newest} still, but no longer filed under this theme",
        "earlier": "Dropped earlier",
    }
    fates = Fates(lookup, weaver, theme)
    for fate, threads in fates.threads.items():
        once = fates.once[::-1] if fate == "earlier" else []
        if fate == "earlier":
            threads.sort(key=lambda t: -lookup.place[t.stations[-1][0]])
        if threads or once:
            views = tuple(weaver.thread(t, place) for t in threads)
            more = len(threads) + len(once) - len(views[:_MOST_AT_A_GLANCE])
            yield Group(
                fate,
                headings[fate],
                number(len(threads) + len(once)),
                views,
                tuple(weaver.thread(t, place) for t in once),
                _once(lookup, once),
                tuple(NavItem(v.title, f"#{v.anchor}") for v in views[:_MOST_AT_A_GLANCE]),
                say("and %(number)s more", number=number(more)) if more else "",
            )


def _once(lookup: Lookup, threads: Iterable[Thread]) -> str:
    listed_threads = list(threads)
    if not listed_threads:
        return ""
    years = sorted({lookup.tag[t.stations[0][0]] for t in listed_threads})
    count = plural(len(listed_threads), "clause")
    return f"Said in one declaration only: {count} ({', '.join(years)})"


def _summary(lookup: Lookup, weaver: Weaver, theme: str, speaking: list[str]) -> Iterator[str]:
    """Yield plain sentences on the theme in the newest declaration."""
    total, label = len(lookup.declarations), lookup.theme_label[theme]
    if not speaking:
        yield f"No declaration has a passage filed under {label}."
        return
    if len(speaking) < total:
        have = "has" if len(speaking) == 1 else "have"
        yield f"{number(len(speaking))} of {plural(total, 'declaration')} {have} passages on it."
    elif total > 1:
        yield f"All {in_words(total, 'declaration')} have passages on it."
    newest = lookup.declarations[-1]
    name = lookup.name[newest.id]
    if newest.id not in speaking:
        last = lookup.name[speaking[-1]]
        yield f"No passage of {name} is filed under {label}; {last} was the last with one."
        if blocks := named_in_passing(newest, lookup.series.themes, theme):
            yield f"{name} names it in passing in {listed(f'¶{block}' for block in blocks)}."
        return
    words = lookup.theme_words[newest.id].get(theme, 0)
    if total == 1:
        yield f"{name} gives it {plural(words, 'word')}."
        return
    before = lookup.declarations[-2]
    earlier = lookup.theme_words[before.id].get(theme, 0)
    was = f"after {number(earlier)}" if earlier else "after no passage"
    yield f"{name} gives it {plural(words, 'word')}, {was} in {lookup.name[before.id]}."
    threads = Fates(lookup, weaver, theme).threads
    reworded, new, same = (len(threads[fate]) for fate in ("changed", "new", "unchanged"))
    clauses = "clause is" if reworded == 1 else "clauses are"
    yield (
        f"In {lookup.tag[newest.id]}, {number(reworded) if reworded else 'no'} "
        f"{clauses if reworded else 'clause is'} reworded, {counted(new, 'is', 'are')} new"
        + (f" and {counted(same, 'is', 'are')} unchanged." if same else ".")
    )


# The strip of years.


def _columns(lookup: Lookup, theme: str, place: Place) -> Iterator[Column]:
    highest = max(lookup.theme_words[d.id].get(theme, 0) for d in lookup.declarations)
    scale = _STRIP_HEIGHT / highest
    before = None
    for declaration in lookup.declarations:
        gap = missing_years(before.date, declaration.date) if before else ()
        if gap:
            yield Column("", "", 0, 0, "", "", f"no text here: {years_without(gap)}")
        before = declaration
        words = lookup.theme_words[declaration.id].get(theme, 0)
        first = sum(
            lookup.words[p.id]
            for p in lookup.passages_of[declaration.id]
            if any(s.theme == theme for s in p.themes)
            and (p.id not in lookup.standing or lookup.standing[p.id].first == declaration.id)
        )
        tag = lookup.tag[declaration.id]
        height = round(words * scale)
        label = (
            f"{lookup.name[declaration.id]}: {plural(words, 'word')}, {number(first)} of them "
            "in clauses said for the first time"
            if words
            else f"{lookup.name[declaration.id]}: no passage"
        )
        yield Column(
            tag,
            number(words) if words else "–",
            round(first * scale),
            max(height - round(first * scale), 0),
            year_href(lookup, theme, declaration.id, place),
            label,
        )


# What the page offers beside its text.


def _years(lookup: Lookup, theme: str) -> Iterator[YearChoice]:
    """Yield the declarations that speak of a theme, newest first."""
    for declaration in reversed(declarations_on(lookup, theme)):
        yield YearChoice(lookup.place[declaration], lookup.name[declaration])


def _other_pair(lookup: Lookup, place: Place, left: str, right: str) -> NavItem:
    label = f"{lookup.name[left]} and {lookup.name[right]}"
    return NavItem(label, place.to(pair_page(lookup.series.id, left, right)))
