"""All pages of a report, as bytes; nothing is written here."""

import posixpath
from collections.abc import Iterator, Mapping, Sequence

from comparator.model import Edition
from comparator.report import assets
from comparator.report.addresses import (
    ASSETS,
    HOME,
    citation_data,
    declaration_page,
    front_page,
    measures_page,
    method_page,
    pair_page,
    search_data,
    search_page,
    theme_page,
)
from comparator.report.citation_script import citation_script
from comparator.report.clauses import Weaver
from comparator.report.declaration_page import declaration_page_view
from comparator.report.front_page import front_page_view
from comparator.report.home_page import home_page_view
from comparator.report.lookup import Lookup
from comparator.report.measures_page import measures_page_view
from comparator.report.method_page import method_page_view
from comparator.report.pair_page import pair_page_view
from comparator.report.rendering import asset, render
from comparator.report.search_page import search_page_view, search_script
from comparator.report.sidepairs import pair_data
from comparator.report.speech import speaking
from comparator.report.theme_page import theme_page_view
from comparator.report.time_line import Absent


def render_site(
    editions: Sequence[Edition],
    version: str,
    absent: Mapping[str, Sequence[Absent]] | None = None,
    language: str = "en",
) -> dict[str, bytes]:
    """Return a report of series: the bytes of each file by its path.

    Args:
        editions: The series, in the order in which they are shown.
        version: Version of comparator, for the foot of each page.
        absent: By id of the series, its declarations whose texts are not here.
        language: What the report itself speaks, one of `speech.LANGUAGES`.
    """
    lookups = [Lookup(edition) for edition in editions]
    with speaking(language):
        files = {path: asset(posixpath.basename(path)) for path in ASSETS}
        files |= {f"assets/{name}": asset(name) for name in assets.names()}
        files[HOME] = render("home", home_page_view(lookups, version))
        for lookup in lookups:
            files.update(_pages(lookup, version, (absent or {}).get(lookup.series.id, ())))
    return files


def _pages(lookup: Lookup, version: str, absent: Sequence[Absent]) -> Iterator[tuple[str, bytes]]:
    """Yield path and bytes of each page of a series."""
    series = lookup.series.id
    yield front_page(series), render("front", front_page_view(lookup, version, absent))
    yield method_page(series), render("method", method_page_view(lookup, version))
    yield citation_data(series), citation_script(lookup)
    yield search_page(series), render("search", search_page_view(lookup, version))
    yield search_data(series), search_script(lookup)
    # These pages speak English only, as yet: half a translation reads worse than none.
    with speaking("en"):
        rest = dict(_pages_in_english(lookup, version))
    yield from rest.items()


def _pages_in_english(lookup: Lookup, version: str) -> Iterator[tuple[str, bytes]]:
    """Yield path and bytes of the pages whose sentences are in no catalogue."""
    series = lookup.series.id
    weaver = Weaver(lookup)
    yield measures_page(series), render("measures", measures_page_view(lookup, version))
    for theme in lookup.theme_label:
        view = theme_page_view(lookup, weaver, theme, version)
        yield theme_page(series, theme), render("theme", view)
    yield from pair_data(lookup)
    for declaration in lookup.declarations:
        page = declaration_page_view(lookup, declaration, version)
        yield declaration_page(series, declaration.id), render("declaration", page)
    for (left, right), pair in lookup.pair.items():
        path = pair_page(series, left, right)
        yield path, render("pair", pair_page_view(lookup, pair, version))
