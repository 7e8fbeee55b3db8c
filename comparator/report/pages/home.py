"""The first page of a report: all its series."""

from collections.abc import Sequence
from dataclasses import dataclass

from comparator.report.addresses import HOME, Page, declaration_page, front_page
from comparator.report.edition_index import Lookup
from comparator.report.parts.frame import Frame, NavItem, home_frame, series_language
from comparator.report.parts.newest_changes import Segment, balance, newest_pair
from comparator.report.wording.formatting import in_words, listed
from comparator.report.wording.translation import language, say


@dataclass(frozen=True, slots=True, kw_only=True)
class SeriesView:
    """A series, its declarations, newest first, and its latest change."""

    title: str
    href: str
    kicker: str
    description: str
    heading: str
    latest: tuple[Segment, ...]
    is_fictional: bool
    declarations: tuple[NavItem, ...]
    language: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class HomeView:
    """What the template of the first page takes."""

    frame: Frame
    heading: str
    series: tuple[SeriesView, ...]
    fictional: str


def home_page_view(lookups: Sequence[Lookup], version: str) -> HomeView:
    """Return the view of the first page."""
    here = Page(HOME)
    invented = [
        lookup.series.title_in(language()) for lookup in lookups if lookup.series.is_fictional
    ]
    heading = say("Declarations compared")
    frame = home_frame(here, heading, version, bool(invented))
    series = tuple(_series(k, here) for k in lookups)
    return HomeView(frame=frame, heading=heading, series=series, fictional=_warning(invented))


def _warning(invented: Sequence[str]) -> str:
    """Return which series are invented, in a sentence, or ""."""
    if not invented:
        return ""
    if len(invented) == 1:
        return say(
            "“%(title)s” is fictional: its organisation and its texts are invented.",
            title=invented[0],
        )
    return say(
        "%(titles)s are fictional: their organisations and their texts are invented.",
        titles=listed(say("“%(title)s”", title=title) for title in invented),
    )


def _series(lookup: Lookup, here: Page) -> SeriesView:
    pair = newest_pair(lookup)
    heading = ""
    if pair:
        heading = say(
            "%(newer)s against %(older)s",
            newer=lookup.name[pair.right],
            older=lookup.name[pair.left],
        )
    elif lookup.declarations:
        heading = say("One declaration: nothing to compare it with yet")
    return SeriesView(
        title=lookup.series.title_in(language()),
        href=here.to(front_page(lookup.series.id)),
        kicker=in_words(len(lookup.declarations), "declaration").capitalize(),
        description=lookup.series.description_in(language()),
        heading=heading,
        latest=balance(lookup, pair, here) if pair else (),
        is_fictional=lookup.series.is_fictional,
        declarations=tuple(
            NavItem(lookup.name[d.id], here.to(declaration_page(lookup.series.id, d.id)))
            for d in reversed(lookup.declarations)
        ),
        language=series_language(lookup.series),
    )
