"""Two declarations side by side on the page of a theme, as far as they speak of it."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import pairwise
from urllib.parse import quote

from comparator.report.addresses import Place, pair_data, pair_page, theme_page
from comparator.report.edition_index import Lookup
from comparator.report.parts.frame import Head, head_of
from comparator.report.parts.pair_picker import data_of_pair
from comparator.report.rendering.templates import render
from comparator.report.side_by_side.layout import side_by_side
from comparator.report.side_by_side.views import Stretch
from comparator.report.wording.translation import say

_MOST_PLAIN = 6
"""So many pairs stand on the page itself; the others lie in scripts of data."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SidePair:
    """A pair on a theme page."""

    anchor: str
    heading: str
    is_open: bool
    left: Head
    right: Head
    stretches: tuple[Stretch, ...]
    href: str


def declarations_on(lookup: Lookup, theme: str) -> list[str]:
    """Return the declarations that have passages on a theme, oldest first."""
    return [d.id for d in lookup.declarations if lookup.theme_words[d.id].get(theme)]


def plain_pairs(lookup: Lookup, theme: str) -> tuple[list[tuple[str, str]], list[tuple[str, str]]]:
    """Return the pairs of neighbours that stand on the page of a theme, and the older ones."""
    neighbours = pairwise(declarations_on(lookup, theme))
    found = [pair for pair in neighbours if pair in lookup.pair][::-1]
    return found[:_MOST_PLAIN], found[_MOST_PLAIN:]


def side_pair(
    lookup: Lookup, theme: str, place: Place, pair: tuple[str, str], *, is_open: bool
) -> SidePair:
    """Return the view of a pair on the page of a theme."""
    left, right = pair
    prefix = f"{left}--{right}-"
    shown = side_by_side(lookup, lookup.pair[left, right], place, theme, prefix)
    return SidePair(
        anchor=f"side-{left}--{right}",
        heading=say("%(older)s and %(newer)s", older=lookup.name[left], newer=lookup.name[right]),
        is_open=is_open,
        left=head_of(lookup, left, place),
        right=head_of(lookup, right, place),
        stretches=shown.stretches,
        href=f"{place.to(pair_page(lookup.series.id, left, right))}#theme={quote(theme)}",
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
        place = Place(theme_page(lookup.series.id, theme))
        told[theme] = render(
            "sidepair", side_pair(lookup, theme, place, pair, is_open=True)
        ).decode()
    return data_of_pair(*pair, told)
