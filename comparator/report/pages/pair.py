"""The page of a pair: two whole declarations side by side."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import chain

from comparator.alignment.moves import moves_of
from comparator.alignment.windows import is_long
from comparator.analysis.lengths import is_asked, may_have_findings
from comparator.analysis.measures import PairMeasure, PassageCounts, count_passages
from comparator.model import Edition
from comparator.report.addresses import Page, pair_page
from comparator.report.edition_index import Lookup
from comparator.report.pair_index import Pair
from comparator.report.parts.findings import KindCount, kind_counts
from comparator.report.parts.frame import Frame, Head, NavItem, head_of, series_frame
from comparator.report.parts.pair_picker import Picker, picker_of_pages
from comparator.report.rendering.assets import PageAssets, inlined, page_assets
from comparator.report.rendering.templates import render
from comparator.report.side_by_side.layout import SideBySide, side_by_side, whole
from comparator.report.side_by_side.minimap import Minimap, minimap_of
from comparator.report.side_by_side.views import RowView, Stretch
from comparator.wording.formatting import (
    language_name,
    listed,
    number,
    number_or_none,
    percent,
    plural,
    running,
    told,
)
from comparator.wording.translation import msg, say, say_n

_TABS = {"": msg("All"), "new": msg("New"), "gone": msg("Gone"), "changed": msg("Changed")}


@dataclass(frozen=True, slots=True)
class Tab:
    """A choice of rows: those with something new, gone or changed; under "", all."""

    value: str
    label: str


@dataclass(frozen=True, slots=True)
class ThemeChoice:
    """A theme that rows can be narrowed to."""

    id: str
    label: str


@dataclass(frozen=True, slots=True)
class Share:
    """A part of the bar that measures a pair; x and width in thousandths."""

    style: str
    x: int
    width: int


@dataclass(frozen=True, slots=True)
class Figure:
    """A number and what it counts."""

    number: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PairView:
    """What the template of a pair page takes; `muted` says which changes are, in substance."""

    frame: Frame
    heading: str
    kicker: str
    summary: str
    shares: tuple[Share, ...]
    share_label: str
    figures: tuple[Figure, ...]
    tabs: tuple[Tab, ...]
    muted: str
    left: Head
    right: Head
    stretches: tuple[Stretch, ...]
    minimap: Minimap | None
    others: tuple[NavItem, ...]
    assets: PageAssets
    found_kinds: tuple[KindCount, ...]
    themes: tuple[ThemeChoice, ...]
    picks: Picker | None


def pair_view(
    lookup: Lookup, pair: Pair, frame: Frame, here: Page, theme: str | None = None
) -> PairView:
    """Return the view of a pair; with a theme, of its passages and what answers them."""
    found = (
        whole(lookup, pair) if theme is None else lookup.excerpts.of(pair.left, pair.right, theme)
    )
    shown = side_by_side(lookup, found, here, theme)
    measure = lookup.measure[pair.left, pair.right]
    body = replace(
        pair_body(lookup, pair, shown, frame, here, theme),
        shares=_shares(measure),
        share_label=_share_label(measure),
        figures=_figures(measure, *(lookup.name[text] for text in (pair.left, pair.right))),
        minimap=minimap_of(lookup, shown.rows, shown.views),
    )
    if here.is_single:
        return body
    others = tuple(_others(lookup, pair, here))
    return replace(body, others=others, picks=picker_of_pages(lookup, pair))


def pair_body(  # noqa: PLR0913 - a pair, what of it is shown, and where
    lookup: Lookup,
    pair: Pair,
    shown: SideBySide,
    frame: Frame,
    here: Page,
    theme: str | None = None,
) -> PairView:
    """Return the view of a pair without its maps and what leads to other pairs."""
    left, right = lookup.name[pair.left], lookup.name[pair.right]
    return PairView(
        frame=frame,
        heading=_heading(left, right, lookup.theme_label.get(theme, theme) if theme else ""),
        kicker=say("Two declarations") if theme is None else say("Two declarations, one theme"),
        summary=running((*_summary(lookup, pair), *_coarser(lookup, pair, shown))),
        shares=(),
        share_label="",
        figures=(),
        tabs=tabs_named(_TABS),
        muted=_muted(pair),
        left=head_of(lookup, pair.left, here),
        right=head_of(lookup, pair.right, here),
        stretches=shown.stretches,
        minimap=None,
        others=(),
        assets=page_assets("pair", here),
        found_kinds=kind_counts(finding for view in shown.views for finding in view.findings),
        themes=themes_of_rows(lookup, shown.views),
        picks=None,
    )


def _heading(left: str, right: str, theme: str) -> str:
    if theme:
        return say("%(older)s and %(newer)s: %(theme)s", older=left, newer=right, theme=theme)
    return say("%(older)s and %(newer)s", older=left, newer=right)


def tabs_named(names: Mapping[str, str]) -> tuple[Tab, ...]:
    """Return the tabs of a page under these names."""
    return tuple(Tab(value, say(name)) for value, name in names.items())


def _muted(pair: Pair) -> str:
    if pair.hands_differ:
        return say(
            "Dotted and muted: changes of spelling, capitals, articles and points, and words "
            "that translators put one for the other."
        )
    return say("Dotted and muted: changes of spelling, capitals, articles and points.")


def themes_of_rows(lookup: Lookup, rows: Iterable[RowView]) -> tuple[ThemeChoice, ...]:
    """Return the themes of rows, in the order in which readers see them."""
    found = {theme for row in rows for theme in row.themes}
    labels = lookup.theme_label.items()
    return tuple(ThemeChoice(key, label) for key, label in labels if key in found)


def pair_page_view(lookup: Lookup, texts: tuple[str, str], version: str) -> PairView:
    """Return the view of the page of a pair in a report, by the ids of its texts."""
    pair = lookup.pair[texts]
    here = Page(pair_page(lookup.series.id, pair.left, pair.right))
    names = {"older": lookup.name[pair.left], "newer": lookup.name[pair.right]}
    title = say("%(older)s and %(newer)s, side by side", **names)
    frame = series_frame(here, lookup.series, title, version, "Pairs")
    return pair_view(lookup, pair, frame, here)


def _summary(lookup: Lookup, pair: Pair) -> Iterator[str]:
    """Yield plain sentences that sum up a pair, counted in passages."""
    left, right = lookup.name[pair.left], lookup.name[pair.right]
    older, newer = (lookup.passages_of[side] for side in (pair.left, pair.right))
    moves = moves_of(pair.links, [p.id for p in older], [p.id for p in newer])
    counts = count_passages(pair.links, older, newer, moves)
    if counts.dropped == counts.older:
        yield say(
            "No sentence of %(older)s is linked to one of %(newer)s.", older=left, newer=right
        )
        return
    yield _summary_of_older(counts, left)
    yield _summary_of_newer(counts, right)
    if pair.only:
        yield _told_one_sided(lookup, pair)
    if pair.hands_differ:
        measure, words = lookup.measure[pair.left, pair.right], lookup.length[pair.right]
        yield say(
            "Different hands rendered the two texts, so much of what changed is the translator’s: "
            "%(new)s of the words of %(name)s are new, %(substance)s are new in substance.",
            new=percent(measure.new / (words or 1)),
            name=right,
            substance=percent(measure.new_in_substance / (words or 1)),
        )


def _coarser(lookup: Lookup, pair: Pair, shown: SideBySide) -> Iterator[str]:
    """Yield what of two long texts is not told."""
    texts = lookup.declaration[pair.left], lookup.declaration[pair.right]
    passages = [text.passages for text in texts]
    if is_long(*([passage.text for passage in side] for side in passages)):
        yield say(
            "The two texts are so long that they are linked more coarsely: what moved far, or was "
            "wholly reworded, may be shown as dropped and new."
        )
    if not may_have_findings(*texts):
        yield say("They are too long for it to be asked what their changes mean.")
    elif not all(map(is_asked, chain(*passages))):
        yield say("It is not asked what changes mean in sentences of more than 20,000 characters.")
    if len(shown.rows) < shown.every:
        yield say(
            "Of %(every)s rows the first %(shown)s are shown here.",
            every=number(shown.every),
            shown=number(len(shown.rows)),
        )


def _summary_of_older(counts: PassageCounts, name: str) -> str:
    return say(
        "Of the %(passages)s of %(name)s, %(kept)s, %(reworded)s and %(dropped)s.",
        passages=plural(counts.older, "sentence"),
        name=name,
        kept=told(
            counts.kept,
            "%(count)s stands unchanged",
            "%(count)s stand unchanged",
            msg("none stands unchanged"),
        ),
        reworded=told(
            counts.reworded,
            "%(count)s is reworded",
            "%(count)s are reworded",
            msg("none is reworded"),
        ),
        dropped=told(
            counts.dropped,
            "%(count)s is dropped",
            "%(count)s are dropped",
            msg("none is dropped"),
        ),
    )


def _summary_of_newer(counts: PassageCounts, name: str) -> str:
    passages = plural(counts.newer, "sentence")
    new = told(counts.added, "%(count)s is new", "%(count)s are new", msg("none is new"))
    if not counts.moved:
        return say(
            "Of the %(passages)s of %(name)s, %(new)s.", passages=passages, name=name, new=new
        )
    return say(
        "Of the %(passages)s of %(name)s, %(new)s and %(moved)s.",
        passages=passages,
        name=name,
        new=new,
        moved=_told_moves(counts.moved, counts.moves),
    )


def _told_one_sided(lookup: Lookup, pair: Pair) -> str:
    """Return what is said of changes in one language only."""
    found = lookup.one_sided[pair.left, pair.right]
    counts = Counter(change.language for change in found if change.left or change.right)
    told = (f"{language_name(code)} {number(count)}" for code, count in sorted(counts.items()))
    return say(
        "Both texts are here in another language as well; what changed in one language only is "
        "marked: %(languages)s.",
        languages=listed(told),
    )


def _told_moves(passages: int, moves: int) -> str:
    """Return what is said of passages that moved, in so many moves."""
    count = number(passages)
    if moves == passages:
        return say_n(
            "%(count)s has moved to another place",
            "%(count)s have moved to another place",
            passages,
            count=count,
        )
    return say_n(
        "%(count)s has moved to another place, in %(moves)s",
        "%(count)s have moved to another place, in %(moves)s",
        passages,
        count=count,
        moves=plural(moves, "move"),
    )


def _shares(measure: PairMeasure) -> tuple[Share, ...]:
    parts = (
        ("s-dropped", measure.dropped),
        ("s-carried", measure.reworded_to - measure.inserted),
        ("s-within", measure.inserted),
        ("s-kept", measure.kept),
        ("s-new", measure.added),
    )
    total = sum(count for _, count in parts) or 1
    shares, x = [], 0
    for style, count in parts:
        width = round(1000 * count / total)
        shares.append(Share(style, x, max(width - 2, 0)))
        x += width
    return tuple(share for share in shares if share.width)


def _share_label(m: PairMeasure) -> str:
    return say(
        "Words: %(dropped)s dropped, %(old)s reworded into %(new)s (%(inserted)s of them new), "
        "%(kept)s unchanged, %(added)s new",
        dropped=number(m.dropped),
        old=number(m.reworded_from),
        new=number(m.reworded_to),
        inserted=number(m.inserted),
        kept=number(m.kept),
        added=number(m.added),
    )


def _figures(m: PairMeasure, left: str, right: str) -> tuple[Figure, ...]:
    return (
        Figure(_words(m.dropped), say("in dropped sentences of %(name)s", name=left)),
        Figure(
            _words(m.reworded_from),
            say(
                "in sentences since reworded; these now have %(words)s, %(new)s of which are new",
                words=_words(m.reworded_to),
                new=number_or_none(m.inserted),
            ),
        ),
        Figure(_words(m.kept), say("in unchanged sentences")),
        Figure(_words(m.added), say("in new sentences of %(name)s", name=right)),
    )


def _words(count: int) -> str:
    return plural(count, "word")


def _others(lookup: Lookup, pair: Pair, here: Page) -> Iterator[NavItem]:
    """Yield links to the pairs before and after this one."""
    order = [d.id for d in lookup.declarations]
    i, j = order.index(pair.left), order.index(pair.right)
    steps = (
        ("earlier", i - 1, i),
        ("earlier", i - 1, j - 1),
        ("later", i + 1, j + 1),
        ("later", j, j + 1),
    )
    seen = set()
    for _, a, b in steps:
        if 0 <= a < b < len(order) and (order[a], order[b]) in lookup.pair and (a, b) not in seen:
            seen.add((a, b))
            older, newer = order[a], order[b]
            href = here.to(pair_page(lookup.series.id, older, newer))
            yield NavItem(_heading(lookup.name[older], lookup.name[newer], ""), href)


def render_pair(edition: Edition, left_id: str, right_id: str, theme: str | None) -> bytes:
    """Return the page of a pair with its style sheet inside.

    Args:
        edition: An edition that has the collation of the two.
        left_id: The older declaration.
        right_id: The newer declaration.
        theme: Show only passages of this theme and what answers them, or None.
    """
    from comparator.version import __version__

    lookup = Lookup(edition)
    sheet = inlined("comparator.css", "rows.css")
    title = say("%(older)s and %(newer)s", older=lookup.name[left_id], newer=lookup.name[right_id])
    frame = Frame(
        title=title,
        policy=sheet.policy,
        css=sheet.style,
        brand=edition.series.title,
        is_fictional=edition.series.is_fictional,
        version=__version__,
    )
    here = Page(pair_page(edition.series.id, left_id, right_id), is_single=True)
    return render("pair", pair_view(lookup, lookup.pair[left_id, right_id], frame, here, theme))
