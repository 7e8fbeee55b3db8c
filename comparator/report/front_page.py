"""The front page of a series: its news, the map of its themes, its time line, its pairs."""

from collections.abc import Iterator
from dataclasses import dataclass

from comparator.report.addresses import (
    Place,
    declaration_page,
    front_page,
    method_page,
    pair_page,
    theme_page,
)
from comparator.report.frame import Frame, NavItem, series_frame
from comparator.report.lookup import Lookup
from comparator.report.news import (
    Chapter,
    Segment,
    balance,
    chapters,
    newest_pair,
    theme_shifts,
)
from comparator.report.phrasing import (
    RENDERINGS,
    day,
    in_words,
    missing_years,
    number,
    plural,
    years_without,
)

_MOST_IN_MATRIX = 14
_TALLEST = 110


@dataclass(frozen=True, slots=True)
class MapCell:
    """Words of a theme in a declaration.

    Attributes:
        style: "", "hush" where no passage is under it, or "off" where there is no text.
        words: Their number.
        href: Where they can be read.
        label: The same in full.
        bar: Their share in the declaration, in hundredths of the largest share of the map.
    """

    style: str
    words: str = ""
    href: str = ""
    label: str = ""
    bar: int = 0


@dataclass(frozen=True, slots=True)
class MapRow:
    """A theme through the years."""

    label: str
    href: str
    cells: tuple[MapCell, ...]


@dataclass(frozen=True, slots=True)
class MapHead:
    """A column of the map; `missing` says which years have no text."""

    tag: str
    href: str
    missing: str = ""


@dataclass(frozen=True, slots=True)
class Year:
    """A declaration on the time line, or a gap of years."""

    tag: str
    name: str
    title: str
    date: str
    words: str
    height: int
    href: str
    length: str
    missing: str = ""


@dataclass(frozen=True, slots=True)
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


@dataclass(frozen=True, slots=True)
class FrontView:
    """What the template of a front page takes."""

    frame: Frame
    kicker: str
    heading: str
    description: str
    lede: tuple[Segment, ...]
    themes: tuple[Segment, ...]
    missing: str
    reading: tuple[NavItem, ...]
    chapters: tuple[Chapter, ...]
    map_heads: tuple[MapHead, ...]
    map_rows: tuple[MapRow, ...]
    total: MapRow
    years_heading: str
    years: tuple[Year, ...]
    pair_heads: tuple[str, ...]
    pair_rows: tuple[PairRow, ...]
    pairs: tuple[NavItem, ...]


def front_page_view(lookup: Lookup, version: str) -> FrontView:
    """Return the view of the front page of a series."""
    place = Place(front_page(lookup.series.id))
    pair = newest_pair(lookup)
    newest = lookup.declarations[-1] if lookup.declarations else None
    heading = lookup.series.title
    reading: tuple[NavItem, ...] = ()
    missing = _missing(lookup)
    if newest:
        heading = lookup.name[newest.id]
        reading = (_reading(lookup, newest.id, place),)
    if pair:
        heading = f"What {lookup.name[pair.right]} says that {lookup.name[pair.left]} did not"
        both = place.to(pair_page(lookup.series.id, pair.left, pair.right))
        reading = (NavItem("Read the two side by side", both), *reading)
    is_matrix = len(lookup.declarations) <= _MOST_IN_MATRIX
    return FrontView(
        series_frame(place, lookup.series, "Overview", version, "Overview"),
        _kicker(lookup),
        heading,
        lookup.series.description,
        balance(lookup, pair, place) if pair else (),
        theme_shifts(lookup, pair, place) if pair else (),
        missing,
        reading,
        chapters(lookup, pair, place) if pair else (),
        tuple(_heads(lookup, place)) if lookup.series.themes.themes else (),
        tuple(_rows(lookup, place)),
        _total(lookup, place),
        _years_heading(lookup),
        tuple(_years(lookup, place)),
        tuple(lookup.tag[d.id] for d in lookup.declarations[:-1]) if is_matrix else (),
        tuple(_pair_rows(lookup, place)) if is_matrix else (),
        () if is_matrix else tuple(_pairs(lookup, place)),
    )


def _missing(lookup: Lookup) -> str:
    count = len(lookup.declarations)
    if count == 0:
        return "There is no declaration here yet."
    if count == 1:
        return (
            "Only one declaration is here, so there is nothing to compare it with yet: its text, "
            "its themes and its sources are all that can be shown. Add another to see what moved."
        )
    return ""


def _kicker(lookup: Lookup) -> str:
    if not lookup.declarations:
        return "No text"
    first, last = lookup.declarations[0].date.year, lookup.declarations[-1].date.year
    years = f"{first}" if first == last else f"{first}–{last}"
    return f"{in_words(len(lookup.declarations), 'text').capitalize()}, {years}"


def _reading(lookup: Lookup, declaration: str, place: Place) -> NavItem:
    href = place.to(declaration_page(lookup.series.id, declaration))
    return NavItem(f"{lookup.name[declaration]} in full", href)


# Map of themes and years.


def _gaps(lookup: Lookup) -> list[tuple[int, ...]]:
    """Return for each declaration the years without a text before it."""
    d = lookup.declarations
    return [() if n == 0 else missing_years(d[n - 1].date, d[n].date) for n in range(len(d))]


def _heads(lookup: Lookup, place: Place) -> Iterator[MapHead]:
    for gap, d in zip(_gaps(lookup), lookup.declarations, strict=True):
        if gap:
            yield MapHead("", "", f"no text here: {years_without(gap)}")
        yield MapHead(lookup.tag[d.id], place.to(declaration_page(lookup.series.id, d.id)))


def _rows(lookup: Lookup, place: Place) -> Iterator[MapRow]:
    largest = max((s for d in lookup.declarations for s in _shares(lookup, d.id)), default=1.0)
    for theme, label in lookup.theme_label.items():
        href = place.to(theme_page(lookup.series.id, theme))
        yield MapRow(label, href, tuple(_cells(lookup, theme, label, href, largest)))
    href = place.to(method_page(lookup.series.id), "no-theme")
    yield MapRow("no theme", href, tuple(_cells(lookup, None, "no theme", href, largest)))


def _shares(lookup: Lookup, declaration: str) -> Iterator[float]:
    """Yield the share of each theme in the words of a declaration."""
    for words in lookup.theme_words[declaration].values():
        yield words / (lookup.length[declaration] or 1)


def _cells(
    lookup: Lookup, theme: str | None, label: str, href: str, largest: float
) -> Iterator[MapCell]:
    for gap, d in zip(_gaps(lookup), lookup.declarations, strict=True):
        if gap:
            yield MapCell("off")
        words = lookup.theme_words[d.id].get(theme, 0)
        if not words:
            yield MapCell("hush")
            continue
        share = words / (lookup.length[d.id] or 1)
        said = f"{label}, {lookup.name[d.id]}: {plural(words, 'word')}, {share:.0%} of the text"
        yield MapCell("", number(words), href, said, max(round(100 * share / largest), 2))


def _total(lookup: Lookup, place: Place) -> MapRow:
    cells: list[MapCell] = []
    for gap, d in zip(_gaps(lookup), lookup.declarations, strict=True):
        if gap:
            cells.append(MapCell("off"))
        href = place.to(declaration_page(lookup.series.id, d.id))
        words = lookup.length[d.id]
        label = f"{lookup.name[d.id]}: {plural(words, 'word')}"
        cells.append(MapCell("", number(words), href, label))
    return MapRow("all words", "", tuple(cells))


# Time line.


def _years_heading(lookup: Lookup) -> str:
    return in_words(len(lookup.declarations), "declaration").capitalize()


def _years(lookup: Lookup, place: Place) -> Iterator[Year]:
    longest = max(lookup.length.values(), default=1) or 1
    for gap, d in zip(_gaps(lookup), lookup.declarations, strict=True):
        if gap:
            yield Year("", "", "", "", "", 0, "", "", f"no text here: {years_without(gap)}")
        words = lookup.length[d.id]
        href = place.to(declaration_page(lookup.series.id, d.id))
        height = max(round(_TALLEST * words / longest), 2)
        name, tag = lookup.name[d.id], lookup.tag[d.id]
        words_of = f"{plural(words, 'word')}; {RENDERINGS[d.rendering]}"
        yield Year(tag, name, d.title, day(d.date), number(words), height, href, words_of)


# Pairs.


def _pair_rows(lookup: Lookup, place: Place) -> Iterator[PairRow]:
    """Yield the newer declarations, newest first, against the older ones."""
    for newer in reversed(lookup.declarations[1:]):
        cells = (
            _pair_cell(lookup, place, older.id, newer.id) for older in lookup.declarations[:-1]
        )
        yield PairRow(lookup.name[newer.id], tuple(cells))


def _pair_cell(lookup: Lookup, place: Place, older: str, newer: str) -> PairCell:
    if (older, newer) not in lookup.pair:
        return PairCell()
    share = round(100 * lookup.measure[older, newer].added / (lookup.length[newer] or 1))
    label = f"{lookup.name[older]} and {lookup.name[newer]}: {share} % of the words are new"
    return PairCell(
        f"{share} %", place.to(pair_page(lookup.series.id, older, newer)), label, lookup.tag[older]
    )


def _pairs(lookup: Lookup, place: Place) -> Iterator[NavItem]:
    """Yield the pairs of neighbours, newest first; the others are on the declarations' pages."""
    for older, newer in reversed(list(lookup.series.neighbours())):
        if (older.id, newer.id) in lookup.pair:
            href = place.to(pair_page(lookup.series.id, older.id, newer.id))
            yield NavItem(f"{lookup.name[older.id]} and {lookup.name[newer.id]}", href)
