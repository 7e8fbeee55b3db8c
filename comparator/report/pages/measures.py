"""The measures page: how much each declaration says, on what, how much is new, how old it is."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from comparator.analysis.profiles import Profile, Profiles, concentration, profiles
from comparator.report.addresses import Place, declaration_page, measures_page, theme_page
from comparator.report.edition_index import Lookup
from comparator.report.parts.frame import Frame, series_frame
from comparator.report.parts.small_multiples import Multiple, multiple, scale_of
from comparator.report.wording.formatting import number, percent, tenths
from comparator.report.wording.translation import say


@dataclass(frozen=True, slots=True, kw_only=True)
class MeasureRow:
    """The measures of a declaration, or of a theme in it, as they are read."""

    name: str
    href: str
    words: str
    kept: str
    surviving: str
    reworded: str
    new: str
    dropped: str
    age: str
    themes: str


@dataclass(frozen=True, slots=True)
class ThemeChart:
    """A theme: its chart, and the same as a table."""

    chart: Multiple
    href: str
    rows: tuple[MeasureRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class MeasuresView:
    """What the template of a measures page takes."""

    frame: Frame
    title: str
    whole: Multiple | None
    rows: tuple[MeasureRow, ...]
    themes: tuple[ThemeChart, ...]


def measures_page_view(lookup: Lookup, version: str) -> MeasuresView:
    """Return the view of the measures page of a series."""
    place = Place(measures_page(lookup.series.id))
    found = profiles(lookup.edition)
    tags = [lookup.tag[d.id] for d in lookup.declarations]
    every = [found[d.id, None] for d in lookup.declarations]
    whole = multiple("all", say("All prose"), tags, every, scale_of([every])) if every else None
    return MeasuresView(
        frame=series_frame(place, lookup.series, say("Measures"), version, "Measures"),
        title=lookup.series.title,
        whole=whole,
        rows=tuple(_rows(lookup, place, every, with_themes=True)),
        themes=tuple(_themes(lookup, place, tags, found)),
    )


def _themes(
    lookup: Lookup, place: Place, tags: Sequence[str], found: Profiles
) -> Iterator[ThemeChart]:
    """Yield the themes that have words, in the order in which readers see them."""
    charts = {
        theme: [found[d.id, theme] for d in lookup.declarations] for theme in lookup.theme_label
    }
    scale = scale_of(list(charts.values()))
    for theme, of_theme in charts.items():
        if any(profile.words for profile in of_theme):
            label = lookup.theme_label[theme]
            yield ThemeChart(
                multiple(f"theme-{theme}", label, tags, of_theme, scale),
                place.to(theme_page(lookup.series.id, theme)),
                tuple(_rows(lookup, place, of_theme)),
            )


def _rows(
    lookup: Lookup, place: Place, every: Sequence[Profile], with_themes: bool = False
) -> Iterator[MeasureRow]:
    for declaration, profile in zip(lookup.declarations, every, strict=True):
        spread = concentration(declaration, lookup.words) if with_themes else None
        yield MeasureRow(
            name=lookup.name[declaration.id],
            href=place.to(declaration_page(lookup.series.id, declaration.id)),
            words=number(profile.words),
            kept=_share(profile, profile.kept),
            surviving=_share(profile, profile.surviving),
            reworded=_share(profile, profile.reworded),
            new=_share(profile, profile.new),
            dropped=number(profile.dropped) if profile.has_before else "–",
            age="–" if profile.age_years is None else tenths(profile.age_years),
            themes=tenths(1 / spread) if spread else "–",
        )


def _share(profile: Profile, words: int) -> str:
    share = profile.share(words)
    return "–" if share is None else percent(share)
