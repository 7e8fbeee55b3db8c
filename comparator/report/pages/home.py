"""The first page of a report: all its series."""

from collections.abc import Sequence
from dataclasses import dataclass

from comparator.report.addresses import HOME, Page, declaration_page, front_page
from comparator.report.edition_index import Lookup
from comparator.report.parts.frame import Frame, NavItem, home_frame, series_language
from comparator.report.parts.newest_changes import Segment, balance, newest_pair
from comparator.report.parts.news import Spoken, headline
from comparator.report.rendering.assets import PageAssets, page_assets
from comparator.wording.formatting import in_words, listed
from comparator.wording.translation import language, say


@dataclass(frozen=True, slots=True, kw_only=True)
class SeriesView:
    """A series, its declarations, newest first, and its headline, or what is missing."""

    title: str
    href: str
    kicker: str
    description: str
    heading: tuple[Spoken, ...]
    latest: tuple[Segment, ...]
    is_fictional: bool
    declarations: tuple[NavItem, ...]
    language: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class HomeView:
    """What the template of the first page takes; `onward` is where a report of one series goes."""

    frame: Frame
    heading: str
    series: tuple[SeriesView, ...]
    fictional: str
    onward: str
    assets: PageAssets


def home_page_view(lookups: Sequence[Lookup], version: str) -> HomeView:
    """Return the view of the first page."""
    here = Page(HOME)
    invented = [
        lookup.series.title_in(language()) for lookup in lookups if lookup.series.is_fictional
    ]
    heading = say("Declarations compared")
    frame = home_frame(here, heading, version, bool(invented))
    # A series with one text has no news: those that have some come first.
    ordered = sorted(lookups, key=lambda k: newest_pair(k) is None)
    is_alone = len(ordered) == 1 and newest_pair(ordered[0]) is not None
    return HomeView(
        frame=frame,
        heading=heading,
        series=tuple(_series(k, here) for k in ordered),
        fictional=_warning(invented),
        onward=here.to(front_page(ordered[0].series.id)) if is_alone else "",
        assets=page_assets("front", here),
    )


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
    heading: tuple[Spoken, ...] = ()
    if pair:
        heading = headline(lookup, pair)
    elif lookup.declarations:
        told = say(
            "One declaration: nothing to compare it with yet. Add another to see what is new."
        )
        heading = (Spoken(told),)
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
