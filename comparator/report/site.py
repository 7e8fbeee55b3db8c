"""All pages of a report, as bytes; nothing is written here."""

from collections.abc import Iterator, Sequence

from comparator.model import Edition
from comparator.report.addresses import (
    HOME,
    SCRIPT,
    STYLE,
    declaration_page,
    front_page,
    measures_page,
    method_page,
    pair_page,
    theme_page,
)
from comparator.report.clauses import Weaver
from comparator.report.declaration_page import declaration_page_view
from comparator.report.front_page import front_page_view
from comparator.report.home_page import home_page_view
from comparator.report.lookup import Lookup
from comparator.report.measures_page import measures_page_view
from comparator.report.method_page import method_page_view
from comparator.report.pair_page import pair_page_view
from comparator.report.rendering import asset, render
from comparator.report.theme_page import theme_page_view


def render_site(editions: Sequence[Edition], version: str) -> dict[str, bytes]:
    """Return a report of series: the bytes of each file by its path.

    Args:
        editions: The series, in the order in which they are shown.
        version: Version of comparator, for the foot of each page.
    """
    lookups = [Lookup(edition) for edition in editions]
    files = {
        STYLE: asset("comparator.css"),
        SCRIPT: asset("comparator.js"),
        HOME: render("home", home_page_view(lookups, version)),
    }
    for lookup in lookups:
        files.update(_pages(lookup, version))
    return files


def _pages(lookup: Lookup, version: str) -> Iterator[tuple[str, bytes]]:
    """Yield path and bytes of each page of a series."""
    series = lookup.series.id
    weaver = Weaver(lookup)
    yield front_page(series), render("front", front_page_view(lookup, version))
    yield method_page(series), render("method", method_page_view(lookup, version))
    yield measures_page(series), render("measures", measures_page_view(lookup, version))
    for theme in lookup.theme_label:
        view = theme_page_view(lookup, weaver, theme, version)
        yield theme_page(series, theme), render("theme", view)
    for declaration in lookup.declarations:
        page = declaration_page_view(lookup, declaration, version)
        yield declaration_page(series, declaration.id), render("declaration", page)
    for (left, right), pair in lookup.pair.items():
        path = pair_page(series, left, right)
        yield path, render("pair", pair_page_view(lookup, pair, version))
