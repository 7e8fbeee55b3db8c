"""All pages of a report, as bytes; nothing is written here."""

from collections.abc import Callable, Iterator, Sequence
from functools import partial

from comparator.model import Edition
from comparator.report.addresses import (
    HOME,
    SCRIPT,
    STYLE,
    declaration_page,
    front_page,
    method_page,
    pair_page,
    theme_page,
)
from comparator.report.clauses import Weaver
from comparator.report.declaration_page import declaration_page_view
from comparator.report.front_page import front_page_view
from comparator.report.home_page import home_page_view
from comparator.report.lookup import Lookup
from comparator.report.method_page import method_page_view
from comparator.report.pair_page import pair_page_view
from comparator.report.rendering import asset, render
from comparator.report.theme_page import theme_page_view

Page = Callable[[], bytes]


def render_site(editions: Sequence[Edition], version: str) -> dict[str, bytes]:
    """Return a report of series: the bytes of each file by its path.

    Args:
        editions: The series, in the order in which they are shown.
        version: Version of comparator, for the foot of each page.
    """
    return {path: page() for path, page in site_pages(editions, version).items()}


def site_pages(editions: Sequence[Edition], version: str) -> dict[str, Page]:
    """Return what makes the bytes of each file of a report, by path; nothing is rendered yet.

    So that pages can be shared among processes, and made when someone looks at them.
    """
    return dict(_files(editions, version))


def _files(editions: Sequence[Edition], version: str) -> Iterator[tuple[str, Page]]:
    """Yield the path of each file and what makes its bytes."""
    lookups = [Lookup(edition) for edition in editions]
    yield STYLE, partial(asset, "comparator.css")
    yield SCRIPT, partial(asset, "comparator.js")
    yield HOME, partial(_page, "home", home_page_view, lookups, version)
    for lookup in lookups:
        yield from _pages(lookup, version)


def _pages(lookup: Lookup, version: str) -> Iterator[tuple[str, Page]]:
    """Yield the path of each page of a series and what makes its bytes."""
    series = lookup.series.id
    weaver = Weaver(lookup)
    yield front_page(series), partial(_page, "front", front_page_view, lookup, version)
    yield method_page(series), partial(_page, "method", method_page_view, lookup, version)
    for theme in lookup.theme_label:
        page = partial(_page, "theme", theme_page_view, lookup, weaver, theme, version)
        yield theme_page(series, theme), page
    for declaration in lookup.declarations:
        page = partial(_page, "declaration", declaration_page_view, lookup, declaration, version)
        yield declaration_page(series, declaration.id), page
    for (left, right), pair in lookup.pair.items():
        page = partial(_page, "pair", pair_page_view, lookup, pair, version)
        yield pair_page(series, left, right), page


def _page(template: str, view: Callable[..., object], *facts: object) -> bytes:
    """Return a page: a template with the view of these facts."""
    return render(template, view(*facts))
