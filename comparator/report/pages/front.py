"""The front page of a series: its news, the map of its themes, its time line, its pairs."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from comparator.report.addresses import (
    Page,
    any_two_page,
    declaration_page,
    front_page,
    pair_page,
    series_page,
)
from comparator.report.edition_index import Lookup
from comparator.report.pair_index import Pair
from comparator.report.parts.frame import Frame, NavItem, series_frame
from comparator.report.parts.kinds import KindChoice, kind_choices
from comparator.report.parts.newest_changes import (
    Segment,
    balance,
    matters,
    newest_pair,
    theme_shifts,
)
from comparator.report.parts.news import NewsView, Spoken, news_view
from comparator.report.parts.theme_choice import Choice, choices
from comparator.report.parts.theme_map import MapHead, MapRow, map_heads, map_rows, map_total
from comparator.report.parts.timeline import Absent, Entry, Year, entries, years
from comparator.report.rendering.assets import PageAssets, page_assets
from comparator.wording.formatting import day, in_words, percent
from comparator.wording.translation import language, say

_MOST_IN_MATRIX = 14


@dataclass(frozen=True, slots=True, kw_only=True)
class PairCell:
    """A pair in the table of pairs; all "" where there is none."""

    text: str = ""
    href: str = ""
    label: str = ""
    against: str = ""


@dataclass(frozen=True, slots=True)
class PairRow:
    """A newer declaration against all older ones."""

    name: str
    cells: tuple[PairCell, ...]
    at: int = -1


@dataclass(frozen=True, slots=True, kw_only=True)
class FrontView:
    """What the template of a front page takes.

    Attributes:
        news: The news of the newest text; None where it stands alone.
        hands: That different hands rendered the two texts, in a sentence, or "".
        missing: What cannot be shown, in a sentence, or "".
        reading: Where to read on.
        search: Address of the search.
        themes: Themes to choose from.
        matters: Which themes came and went, in sentences, or ().
        figures: What became of the words, in sentences.
        has_news: Whether the bars of `years` tell new words from old.
        entries: All declarations by date, also those whose texts are not here.
        kinds: Kinds of document to narrow the page to; () where there is but one.
    """

    frame: Frame
    assets: PageAssets
    kicker: str
    heading: tuple[Spoken, ...]
    description: str
    news: NewsView | None
    hands: str
    missing: str
    reading: tuple[NavItem, ...]
    search: str
    themes: tuple[Choice, ...]
    matters: tuple[Segment, ...]
    figures: tuple[tuple[Segment, ...], ...]
    map_heads: tuple[MapHead, ...]
    map_rows: tuple[MapRow, ...]
    total: MapRow
    years_heading: str
    years: tuple[Year, ...]
    has_news: bool
    entries: tuple[Entry, ...]
    pair_heads: tuple[str, ...]
    pair_rows: tuple[PairRow, ...]
    has_pairs: bool
    any_two: str
    kinds: tuple[KindChoice, ...]


def front_page_view(lookup: Lookup, version: str, absent: Sequence[Absent] = ()) -> FrontView:
    """Return the view of the front page of a series."""
    here = Page(front_page(lookup.series.id))
    pair = newest_pair(lookup)
    news = news_view(lookup, pair, here) if pair else None
    is_matrix = len(lookup.declarations) <= _MOST_IN_MATRIX
    return FrontView(
        frame=series_frame(here, lookup.series, say("Overview"), version, "Overview"),
        assets=page_assets("front", here),
        kicker=_kicker(lookup, pair),
        heading=news.heading if news else (Spoken(_heading(lookup)),),
        description=lookup.series.description_in(language()),
        news=news,
        hands=_hands(pair),
        missing=_missing(lookup),
        reading=tuple(_reading(lookup, pair, here)),
        search=here.to(series_page(lookup.series.id, "search")) if lookup.declarations else "",
        themes=tuple(choices(lookup, here)) if lookup.declarations else (),
        matters=matters(lookup, pair, here) if pair else (),
        figures=tuple(_figures(lookup, pair, here)) if pair else (),
        map_heads=tuple(map_heads(lookup, here)) if lookup.series.themes.themes else (),
        map_rows=tuple(map_rows(lookup, here)),
        total=map_total(lookup, here),
        years_heading=in_words(len(lookup.declarations), "declaration").capitalize(),
        years=tuple(years(lookup, here)),
        has_news=pair is not None,
        entries=entries(lookup, absent, here),
        pair_heads=tuple(lookup.tag[d.id] for d in lookup.declarations[:-1]) if is_matrix else (),
        pair_rows=tuple(_pair_rows(lookup, here)) if is_matrix else (),
        has_pairs=bool(lookup.pair),
        any_two=here.to(any_two_page(lookup.series.id)) if lookup.sets_any_two else "",
        kinds=kind_choices(lookup),
    )


def _heading(lookup: Lookup) -> str:
    return (
        lookup.name[lookup.declarations[-1].id]
        if lookup.declarations
        else lookup.series.title_in(language())
    )


def _hands(pair: Pair | None) -> str:
    if not pair or not pair.hands_differ:
        return ""
    return say(
        "Different hands rendered the two texts, so most rewording is the translator’s: here "
        "stands only what names a decision, a document, a state or a number."
    )


def _figures(lookup: Lookup, pair: Pair, here: Page) -> Iterator[tuple[Segment, ...]]:
    for told in (balance, theme_shifts):
        if statement := told(lookup, pair, here):
            yield statement


def _missing(lookup: Lookup) -> str:
    count = len(lookup.declarations)
    if count == 0:
        return say("There is no declaration here yet.")
    if count == 1:
        return say(
            "Only one declaration is here, so there is nothing to compare it with yet: its text, "
            "its themes and its sources are all that can be shown. Add another to see what moved."
        )
    return ""


def _kicker(lookup: Lookup, pair: Pair | None) -> str:
    if pair:
        newest = lookup.declaration[pair.right]
        return say(
            "The newest text, of %(day)s, held against %(older)s",
            day=day(newest.date),
            older=lookup.name[pair.left],
        )
    if not lookup.declarations:
        return say("No text")
    texts = in_words(len(lookup.declarations), "text").capitalize()
    found = [d.year for d in lookup.declarations if d.year]
    if not found:
        return texts
    years = found[0] if found[0] == found[-1] else f"{found[0]}–{found[-1]}"
    return say("%(texts)s, %(years)s", texts=texts, years=years)


def _reading(lookup: Lookup, pair: Pair | None, here: Page) -> Iterator[NavItem]:
    if pair:
        href = here.to(pair_page(lookup.series.id, pair.left, pair.right))
        yield NavItem(say("Read the two side by side"), href)
    if lookup.declarations:
        newest = lookup.declarations[-1].id
        href = here.to(declaration_page(lookup.series.id, newest))
        yield NavItem(say("%(declaration)s in full", declaration=lookup.name[newest]), href)


# Pairs.


def _pair_rows(lookup: Lookup, here: Page) -> Iterator[PairRow]:
    """Yield the newer declarations, newest first, against the older ones."""
    for newer in reversed(lookup.declarations[1:]):
        cells = (_pair_cell(lookup, here, older.id, newer.id) for older in lookup.declarations[:-1])
        yield PairRow(lookup.name[newer.id], tuple(cells), lookup.position[newer.id])


def _pair_cell(lookup: Lookup, here: Page, older: str, newer: str) -> PairCell:
    if (older, newer) not in lookup.pair:
        return PairCell()
    share = percent(lookup.measure[older, newer].new / (lookup.length[newer] or 1))
    label = say(
        "%(older)s and %(newer)s: %(share)s of the words are new",
        older=lookup.name[older],
        newer=lookup.name[newer],
        share=share,
    )
    href = here.to(pair_page(lookup.series.id, older, newer))
    against = say("against %(older)s", older=lookup.tag[older])
    return PairCell(text=share, href=href, label=label, against=against)
