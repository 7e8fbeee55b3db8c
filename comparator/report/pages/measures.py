"""The measures page: how much each declaration says, on what, how much is new, how old it is.

Small multiples: one small chart a theme, all on one scale, so that they can be compared. A column
is a declaration; from the ground up it shows words kept, words that survived in reworded passages,
words that came into them, and words of new passages. A bar below the ground shows words of dropped
passages. What a picture shows is said in its title and description, too, and stands in a table
beside it.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from comparator.analysis.profiles import Profile, Profiles, concentration
from comparator.report.addresses import Page, declaration_page, series_page, theme_page
from comparator.report.edition_index import Lookup
from comparator.report.parts.frame import Frame, series_frame
from comparator.report.parts.ribbons import Ribbons, ribbons_of_series
from comparator.report.rendering.assets import PageAssets, page_assets
from comparator.wording.formatting import number, percent, plural, running, tenths
from comparator.wording.translation import language, say

_WIDTH, _HEIGHT = 168.0, 86.0
_WIDEST = 18.0
LAYERS = ("kept", "surviving", "reworded", "new")


@dataclass(frozen=True, slots=True)
class Shape:
    """All parts of columns that are of one kind, as one path, in units of the picture."""

    style: str
    path: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Multiple:
    """A small chart.

    Attributes:
        id: Begins the ids of its title and description.
        title: What it is of.
        description: What it shows, in words.
        height: Of the whole picture; `ground` is where the columns stand.
        ground: Height of the line on which the columns stand.
        first: Label under the first column.
        last: Label under the last column; "" where there is only one.
    """

    id: str
    title: str
    description: str
    height: str
    ground: str
    shapes: tuple[Shape, ...]
    first: str
    last: str


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
    ribbons: Ribbons | None
    themes: tuple[ThemeChart, ...]
    assets: PageAssets


def series_page_view(lookup: Lookup, version: str) -> MeasuresView:
    """Return the view of the measures page of a series."""
    here = Page(series_page(lookup.series.id, "measures"))
    found = lookup.profiles
    tags = [lookup.tag[d.id] for d in lookup.declarations]
    every = [found[d.id, None] for d in lookup.declarations]
    whole = multiple("all", say("All prose"), tags, every, scale_of([every])) if every else None
    return MeasuresView(
        frame=series_frame(here, lookup.series, say("Measures"), version, "Measures"),
        title=lookup.series.title_in(language()),
        whole=whole,
        rows=tuple(_rows_of_all(lookup, here, every)),
        ribbons=ribbons_of_series(lookup, here),
        themes=tuple(_themes(lookup, here, tags, found)),
        assets=page_assets("measures", here),
    )


def _themes(
    lookup: Lookup, here: Page, tags: Sequence[str], found: Profiles
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
                here.to(theme_page(lookup.series.id, theme)),
                tuple(_rows_of_theme(lookup, here, of_theme)),
            )


def _rows_of_all(lookup: Lookup, here: Page, every: Sequence[Profile]) -> Iterator[MeasureRow]:
    for d, profile in zip(lookup.declarations, every, strict=True):
        spread = concentration(d, lookup.words)
        themes = tenths(1 / spread) if spread else "–"
        yield replace(_row(lookup, here, d.id, profile), name=lookup.name[d.id], themes=themes)


def _rows_of_theme(lookup: Lookup, here: Page, every: Sequence[Profile]) -> Iterator[MeasureRow]:
    """Yield the measures of a theme, without texts that neither say nor dropped a word of it."""
    for d, profile in zip(lookup.declarations, every, strict=True):
        if profile.words or profile.dropped:
            yield _row(lookup, here, d.id, profile)


def _row(lookup: Lookup, here: Page, declaration: str, profile: Profile) -> MeasureRow:
    return MeasureRow(
        name=lookup.tag[declaration],
        href=here.to(declaration_page(lookup.series.id, declaration)),
        words=number(profile.words),
        kept=_share(profile, profile.kept),
        surviving=_share(profile, profile.surviving),
        reworded=_share(profile, profile.reworded),
        new=_share(profile, profile.new),
        dropped=number(profile.dropped) if profile.has_before else "–",
        age="–" if profile.age_years is None else tenths(profile.age_years),
        themes="",
    )


def _share(profile: Profile, words: int) -> str:
    share = profile.share(words)
    return "–" if share is None else percent(share)


# A small chart a theme.


@dataclass(frozen=True, slots=True)
class Scale:
    """What charts share so that they can be compared, in units of the picture.

    Attributes:
        word: Height of a word.
        above: Room over the ground, for the highest column of all.
        below: Room under it, for the longest bar of dropped words.
    """

    word: float
    above: float
    below: float


def scale_of(charts: Sequence[Sequence[Profile]]) -> Scale:
    """Return the scale at which all charts together fill the height of a picture."""
    most = max((p.words for chart in charts for p in chart), default=0)
    below = max((p.dropped for chart in charts for p in chart), default=0)
    word = _HEIGHT / (most + below or 1)
    return Scale(word, most * word, below * word)


def multiple(
    key: str, title: str, tags: Sequence[str], profiles: Sequence[Profile], scale: Scale
) -> Multiple:
    """Return a chart."""
    return Multiple(
        id=key,
        title=title,
        description=_described(tags, profiles),
        height=_at(scale.above + scale.below + 1),
        ground=_at(scale.above),
        shapes=tuple(_shapes(profiles, scale)),
        first=tags[0] if tags else "",
        last=tags[-1] if len(tags) > 1 else "",
    )


def _shapes(profiles: Sequence[Profile], scale: Scale) -> Iterator[Shape]:
    """Yield the parts of a chart by kind: one path a kind weighs a third of a bar a number."""
    paths: dict[str, str] = {}
    for style, bar in _bars(profiles, scale):
        paths[style] = paths.get(style, "") + bar
    for style, path in paths.items():
        yield Shape(style, path)


def _bars(profiles: Sequence[Profile], scale: Scale) -> Iterator[tuple[str, str]]:
    """Yield the bars of a chart: what a text has stands on the ground, what it dropped hangs."""
    step = _WIDTH / max(len(profiles), 1)
    width = _at(min(step * 0.8, _WIDEST))
    for n, profile in enumerate(profiles):
        x, top = _at(n * step), scale.above
        for layer in LAYERS:
            height = getattr(profile, layer) * scale.word
            if height:
                top -= height
                style = layer if profile.has_before else "first"
                yield style, f"M{x} {_at(top)}h{width}v{_at(height)}h-{width}Z"
        if profile.dropped:
            under, height = _at(scale.above + 1), _at(profile.dropped * scale.word)
            yield "dropped", f"M{x} {under}h{width}v{height}h-{width}Z"


def _described(tags: Sequence[str], profiles: Sequence[Profile]) -> str:
    """Return what a chart shows: its ends, its highest column, what is new in the last one."""
    if not profiles:
        return say("No declaration.")
    most = max(range(len(profiles)), key=lambda n: profiles[n].words)
    first, last = profiles[0], profiles[-1]
    words = plural(first.words, "word")
    if len(profiles) == 1:
        return say("%(words)s in %(year)s.", words=words, year=tags[0])
    ends = say(
        "%(words)s in %(first)s, %(last_words)s in %(last)s; most in %(most)s (%(most_words)s).",
        words=words,
        first=tags[0],
        last_words=number(last.words),
        last=tags[-1],
        most=tags[most],
        most_words=number(profiles[most].words),
    )
    if not last.has_before or not last.words:
        return ends
    share = percent((last.new + last.reworded) / last.words)
    fresh = say("Of the words of %(year)s, %(share)s are new.", year=tags[-1], share=share)
    return running((ends, fresh))


def _at(value: float) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".")
