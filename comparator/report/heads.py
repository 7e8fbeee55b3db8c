"""What stands over a column."""

from dataclasses import dataclass

from comparator.report.addresses import Place
from comparator.report.edition_index import Lookup
from comparator.report.phrasing import day


@dataclass(frozen=True, slots=True)
class Head:
    """What stands over a column; `href` is "" where there is no page of it."""

    name: str
    date: str
    href: str
    language: str
    rendering: str


def head_of(lookup: Lookup, declaration_id: str, place: Place) -> Head:
    """Return the head of a column for a declaration."""
    declaration = lookup.declaration[declaration_id]
    href = lookup.text_href(place, declaration_id)
    rendering = str(declaration.rendering)
    name, when = lookup.name[declaration_id], day(declaration.date)
    return Head(name, "" if when in name else when, href, declaration.language, rendering)
