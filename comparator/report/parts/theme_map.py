"""The map of themes: how many words each declaration gives to each."""

from collections.abc import Iterator
from dataclasses import dataclass
from math import ceil

from comparator.report.addresses import (
    Page,
    declaration_page,
    passage_anchor,
    series_page,
    theme_page,
)
from comparator.report.edition_index import Lookup, gaps
from comparator.wording.formatting import number, percent, plural, years_without
from comparator.wording.translation import say


@dataclass(frozen=True, slots=True, kw_only=True)
class MapCell:
    """Words of a theme in a declaration.

    Attributes:
        style: "", "hush" where no passage is under it, or "off" where there is no text.
        words: Their number.
        href: Where they can be read.
        label: What more is to be said of them.
        bar: Their share in the declaration, in hundredths of the largest share of the map, by
            steps of four: the style sheet has a width for each.
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
    """A column of the map, `at` its place; `missing` says which years have no text."""

    tag: str
    href: str
    missing: str = ""
    at: int = -1


def map_heads(lookup: Lookup, here: Page) -> Iterator[MapHead]:
    """Yield the columns: declarations, and between them the years without a text."""
    for gap, d in zip(gaps(lookup), lookup.declarations, strict=True):
        if gap:
            yield MapHead("", "", say("no text here: %(years)s", years=years_without(gap)))
        href = here.to(declaration_page(lookup.series.id, d.id))
        yield MapHead(lookup.tag[d.id], href, at=lookup.position[d.id])


def map_rows(lookup: Lookup, here: Page) -> Iterator[MapRow]:
    """Yield a row for each theme, and one for what has none."""
    largest = max((s for d in lookup.declarations for s in _shares(lookup, d.id)), default=1.0)
    for theme, label in lookup.theme_label.items():
        href = here.to(theme_page(lookup.series.id, theme))
        yield MapRow(label, href, tuple(_cells(lookup, theme, here, largest)))
    href = here.to(series_page(lookup.series.id, "method"), "no-theme")
    none = say("no theme")
    yield MapRow(none, href, tuple(_cells(lookup, None, here, largest)))


def _shares(lookup: Lookup, declaration: str) -> Iterator[float]:
    """Yield the share of each theme in the words of a declaration."""
    for words in lookup.theme_words[declaration].values():
        yield words / (lookup.length[declaration] or 1)


def _cells(lookup: Lookup, theme: str | None, here: Page, largest: float) -> Iterator[MapCell]:
    for gap, d in zip(gaps(lookup), lookup.declarations, strict=True):
        if gap:
            yield MapCell(style="off")
        words = lookup.theme_words[d.id].get(theme, 0)
        if not words:
            yield MapCell(style="hush")
            continue
        share = words / (lookup.length[d.id] or 1)
        said = say("%(year)s: %(share)s of the text", year=lookup.tag[d.id], share=percent(share))
        href = year_href(lookup, theme, d.id, here)
        yield MapCell(
            style="",
            words=number(words),
            href=href,
            label=said,
            bar=4 * ceil(25 * share / largest),
        )


def map_total(lookup: Lookup, here: Page) -> MapRow:
    """Return the foot of the map: all words of each declaration."""
    cells: list[MapCell] = []
    for gap, d in zip(gaps(lookup), lookup.declarations, strict=True):
        if gap:
            cells.append(MapCell(style="off"))
        href = here.to(declaration_page(lookup.series.id, d.id))
        words = lookup.length[d.id]
        name = lookup.name[d.id]
        label = say("%(name)s: %(count)s", name=name, count=plural(words, "word"))
        cells.append(MapCell(style="", words=number(words), href=href, label=label))
    return MapRow(say("all words"), "", tuple(cells))


def year_href(lookup: Lookup, theme: str | None, declaration: str, here: Page) -> str:
    """Return the address of the first words on a theme in a declaration; under None, on none."""
    if theme is not None:
        on_theme = iter(lookup.excerpts.passages(declaration, theme))
    else:
        passages = lookup.passages_of[declaration]
        on_theme = (p for p in passages if p.kind.is_prose and not p.themes)
    first = next(on_theme, None)
    anchor = passage_anchor(first.id) if first else ""
    return here.to(declaration_page(lookup.series.id, declaration), anchor)
