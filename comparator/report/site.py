"""All pages of a report, as bytes; nothing is written here."""

import posixpath
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from importlib import import_module
from pkgutil import iter_modules

from comparator.model import Edition
from comparator.report import pages
from comparator.report.addresses import (
    ASSETS,
    HOME,
    any_two_data,
    any_two_page,
    citation_data,
    clause_page,
    declaration_page,
    draft_page,
    front_page,
    pair_page,
    search_data,
    series_page,
    theme_page,
    witness_data,
    witness_page,
)
from comparator.report.edition_index import Lookup
from comparator.report.pages.any_two import AnyTwo, Collate, any_two_view
from comparator.report.pages.clause import clause_page_view
from comparator.report.pages.declaration import declaration_page_view
from comparator.report.pages.front import front_page_view
from comparator.report.pages.home import home_page_view
from comparator.report.pages.pair import pair_page_view
from comparator.report.pages.parallel import parallel_page_view
from comparator.report.pages.precedents import draft_page_view
from comparator.report.pages.search import search_script
from comparator.report.pages.theme import pair_scripts, theme_page_view
from comparator.report.pages.witness import witness_citations, witness_page_view
from comparator.report.parts.citations import citation_script
from comparator.report.parts.timeline import Absent
from comparator.report.rendering import assets
from comparator.report.rendering.templates import asset, render
from comparator.report.witness_index import kin_of
from comparator.wording.formatting import counting
from comparator.wording.translation import speaking

Maker = Callable[[], bytes]
SeriesView = Callable[[Lookup, str], object]


def _series_pages() -> Iterator[tuple[str, SeriesView]]:
    """Yield each module of `pages` that has a `series_page_view`, by name: nobody lists them."""
    for name in sorted(module.name for module in iter_modules(pages.__path__)):
        view = getattr(import_module(f"{pages.__name__}.{name}"), "series_page_view", None)
        if view is not None:
            yield name, view


SERIES_PAGES: Mapping[str, SeriesView] = dict(_series_pages())
"""Pages of a series as a whole: the name of each, which is that of its template, and its view."""
AbsentBySeries = Mapping[str, Sequence[Absent]]
Collators = Mapping[str, Collate]


def render_site(
    editions: Sequence[Edition],
    version: str,
    absent: AbsentBySeries | None = None,
    language: str = "en",
) -> dict[str, bytes]:
    """Return a report of series: the bytes of each file by its path.

    Args:
        editions: The series, in the order in which they are shown.
        version: Version of comparator, for the foot of each page.
        absent: By id of the series, its declarations whose texts are not here.
        language: What the report itself speaks, one of `translation.LANGUAGES`.
    """
    made = site_pages(editions, version, absent, language)
    return {path: page() for path, page in made.items()}


def site_pages(
    editions: Sequence[Edition],
    version: str,
    absent: AbsentBySeries | None = None,
    language: str = "en",
    collators: Collators | None = None,
) -> dict[str, Maker]:
    """Return what makes the bytes of each file of a report, by path; nothing is rendered yet.

    So that pages can be shared among processes, and made when someone looks at them. The
    arguments are those of `render_site`; what has a collator, by id of the series, sets any two
    of its texts.
    """
    lookups = [Lookup(e, sets_any_two=e.series.id in (collators or {})) for e in editions]
    any_two = [
        AnyTwo(lookup, collators[series], version)
        for lookup in lookups
        if collators and (series := lookup.series.id) in collators
    ]
    return pages_of(lookups, version, absent or {}, language, any_two)


def pages_of(
    lookups: Sequence[Lookup],
    version: str,
    absent: AbsentBySeries,
    language: str,
    any_two: Sequence[AnyTwo],
) -> dict[str, Maker]:
    """Return the same of editions that are looked up already."""
    return dict(_files(lookups, version, absent, language, any_two))


def _files(
    lookups: Sequence[Lookup],
    version: str,
    absent: AbsentBySeries,
    language: str,
    any_two: Sequence[AnyTwo],
) -> Iterator[tuple[str, Maker]]:
    """Yield the path of each file and what makes its bytes."""
    for path in (*ASSETS, *(f"assets/{name}" for name in assets.names())):
        yield path, partial(asset, posixpath.basename(path))
    yield HOME, partial(_page, language, "home", home_page_view, lookups, version)
    for lookup in lookups:
        yield from _pages(lookup, version, absent.get(lookup.series.id, ()), language)
        yield from _pages_of_texts(lookup, version, language)
    for each in any_two:
        yield from _any_two(each, version, language)


def _any_two(any_two: AnyTwo, version: str, language: str) -> Iterator[tuple[str, Maker]]:
    """Yield the page on which any two texts are set, and the scripts that hold them."""
    lookup = any_two.lookup
    series = lookup.series.id
    view = partial(_page, language, "any_two", any_two_view, lookup, version)
    yield any_two_page(series), view
    for declaration in lookup.declarations:
        script = partial(_spoken, language, any_two.data, declaration)
        yield any_two_data(series, declaration.id), script


def _pages(
    lookup: Lookup, version: str, absent: Sequence[Absent], language: str
) -> Iterator[tuple[str, Maker]]:
    """Yield the path of each page that is of a series as a whole, and what makes it."""
    series = lookup.series.id
    page = partial(_page, language)
    yield front_page(series), partial(page, "front", front_page_view, lookup, version, absent)
    yield citation_data(series), partial(_spoken, language, citation_script, lookup)
    for name, view in SERIES_PAGES.items():
        yield series_page(series, name), partial(page, name, view, lookup, version)
    yield search_data(series), partial(_spoken, language, search_script, lookup)


def _pages_of_texts(lookup: Lookup, version: str, language: str) -> Iterator[tuple[str, Maker]]:
    """Yield the path of each page that sets texts, and what makes it."""
    series = lookup.series.id
    page, whole = partial(_page, language), lookup.raw
    for theme in lookup.theme_label:
        view = partial(page, "theme", theme_page_view, lookup, theme, version)
        yield theme_page(series, theme), view
    for thread in lookup.in_columns:
        view = partial(page, "clause", clause_page_view, lookup, thread, version)
        yield clause_page(series, thread), view
    for path, data in pair_scripts(lookup):
        yield path, partial(_spoken, language, data)
    for text in lookup.declaration:
        view = partial(page, "declaration", declaration_page_view, lookup, text, version)
        yield declaration_page(series, text), view
    for pair in lookup.pair:
        view = partial(page, "pair", pair_page_view, lookup, pair, version)
        yield pair_page(series, *pair), view
    for made in whole.edition.drafts:
        view = partial(page, "precedents", draft_page_view, whole, made, version)
        yield draft_page(series, made.text.id), view
    for kin in kin_of(whole):
        ids = kin.witness.declaration, kin.witness.name
        # Words of two languages cannot be collated: such texts only stand side by side.
        kind = ("witness", witness_page_view) if kin.collation else ("parallel", parallel_page_view)
        yield witness_page(series, *ids), partial(page, *kind, whole, kin, version)
        yield witness_data(series, *ids), partial(_spoken, language, witness_citations, whole, kin)


def _page(language: str, template: str, view: Callable[..., object], *facts: object) -> bytes:
    """Return a page: a template with the view of these facts, in a language."""
    with speaking(language), counting(_languages_of(*facts[:1])):
        return render(template, view(*facts))


def _spoken(language: str, script: Callable[..., bytes], *facts: object) -> bytes:
    """Return a script of data, in a language."""
    with speaking(language), counting(_languages_of(*facts[:1])):
        return script(*facts)


def _languages_of(shown: object = None) -> Iterator[str]:
    """Yield the languages of the texts of a series that is shown, or of several."""
    for lookup in shown if isinstance(shown, list) else [shown]:
        if isinstance(lookup, Lookup):
            yield from (declaration.language for declaration in lookup.declarations)
