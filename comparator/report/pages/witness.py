"""The page of two witnesses of one declaration: what is the translator's in a wording."""

from collections.abc import Iterator
from dataclasses import dataclass, fields, replace

from comparator.analysis.divergence import Divergence
from comparator.analysis.measures import PairMeasure
from comparator.model import Declaration
from comparator.report.addresses import (
    Page,
    declaration_page,
    witness_data,
)
from comparator.report.edition_index import Lookup
from comparator.report.pages.pair import Figure, PairView, pair_view, tabs_named
from comparator.report.parts.citations import SourceView, citation_script, source_view
from comparator.report.parts.frame import Frame, NavItem, series_frame
from comparator.report.rendering.assets import page_assets
from comparator.report.witness_index import Kin, KinLookup, name_of, page_of_witness
from comparator.wording.formatting import (
    language_name,
    number,
    percent_of,
    plural,
    rendering,
)
from comparator.wording.translation import msg, say

_TABS = {
    "": msg("All"),
    "new": msg("Only right"),
    "gone": msg("Only left"),
    "changed": msg("Worded otherwise"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class WitnessFacts:
    """What a witness is."""

    name: str
    title: str
    language: str
    facts: tuple[str, ...]
    note: str
    sources: tuple[SourceView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Opening:
    """What stands above two witnesses.

    Attributes:
        witnesses: What each of them is.
        sentences: What the page is about.
        figures: What was counted, each with what it counts.
        others: The declaration's page, and pages of its other witnesses.
    """

    witnesses: tuple[WitnessFacts, WitnessFacts]
    sentences: tuple[str, ...]
    figures: tuple[Figure, ...]
    others: tuple[NavItem, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class WitnessView(PairView):
    """What the template of a page of witnesses takes."""

    opening: Opening

    @classmethod
    def of(cls, pair: PairView, opening: Opening) -> "WitnessView":
        """Return the view of a pair with what stands above it."""
        own = {field.name: getattr(pair, field.name) for field in fields(PairView)}
        return cls(**own, opening=opening)


def witness_page_view(lookup: Lookup, kin: Kin, version: str) -> WitnessView:
    """Return the view of the page of a declaration and a witness in its language."""
    pages = KinLookup(lookup, kin)
    (pair,) = pages.pair.values()
    here = Page(page_of_witness(lookup, kin.witness))
    frame = witness_frame(pages, here, version)
    view = pair_view(pages, pair, frame, here)
    left, right = pages.name[pair.left], pages.name[pair.right]
    measure = pages.measure[pair.left, pair.right]
    view = replace(
        view,
        heading=heading(pages),
        kicker=say("Witnesses"),
        summary=verdict(kin),
        figures=tuple(_shares(measure, left, right)),
        share_label=_share_label(measure),
        tabs=tabs_named(_TABS),
        others=(),
        picks=None,
        assets=page_assets("witness", here),
    )
    sentences = (
        say(
            "Both are texts of one declaration, of one day. What differs here is the work of a "
            "translator or an editor, not of the summit: where two years had two translators, "
            "as much of what changed between them may be theirs."
        ),
    )
    figures = tuple(_figures(kin.divergence, left, right)) if kin.divergence else ()
    opening = opening_of(lookup, pages, here, sentences, figures)
    return WitnessView.of(view, opening)


def verdict(kin: Kin) -> str:
    """Return a sentence on how far a witness differs from its declaration."""
    if kin.divergence is None:
        return say("The two texts are in two languages: their words are not compared.")
    if kin.share is None:
        return say("No sentence of one text is linked to one of the other.")
    return say(
        "Of the words in sentences that answer one another, %(share)s stand in one of the two "
        "texts only.",
        share=percent_of(kin.share),
    )


def heading(pages: KinLookup) -> str:
    """Return the heading of a page of witnesses."""
    return say("%(name)s: two witnesses of one declaration", name=_names(pages)[0])


def _names(pages: KinLookup) -> tuple[str, str]:
    left, right = (pages.name[d.id] for d in pages.declarations)
    return left, right


def witness_frame(pages: KinLookup, here: Page, version: str) -> Frame:
    """Return the frame of a page of witnesses; its share menu knows how to cite both."""
    title = say("%(text)s, two witnesses", text=_names(pages)[1])
    frame = series_frame(here, pages.series, title, version, "Declarations")
    witness = pages.kin.witness
    data = witness_data(pages.series.id, witness.declaration, witness.name)
    return replace(frame, citations=here.to(data))


def witness_citations(lookup: Lookup, kin: Kin) -> bytes:
    """Return the script that holds how to cite a declaration and a witness."""
    return citation_script(KinLookup(lookup, kin))


def opening_of(
    lookup: Lookup,
    pages: KinLookup,
    here: Page,
    sentences: tuple[str, ...],
    figures: tuple[Figure, ...],
) -> Opening:
    """Return what stands above two witnesses."""
    left, right = pages.declarations
    return Opening(
        witnesses=(_facts(pages, left), _facts(pages, right)),
        sentences=sentences,
        figures=figures,
        others=tuple(_others(lookup, pages.kin, here)),
    )


def _facts(pages: KinLookup, text: Declaration) -> WitnessFacts:
    passages = [p for p in text.passages if p.kind.is_prose]
    facts = (
        say("the text of the series") if text is pages.declarations[0] else "",
        rendering(text.rendering),
        language_name(text.language),
        f"{plural(pages.length[text.id], 'word')}, {plural(len(passages), 'sentence')}",
    )
    return WitnessFacts(
        name=pages.name[text.id],
        title=text.title,
        language=text.language,
        facts=tuple(filter(None, facts)),
        note=text.note,
        sources=tuple(source_view(source) for source in text.sources),
    )


def _others(lookup: Lookup, kin: Kin, here: Page) -> Iterator[NavItem]:
    """Yield the declaration's page and those of its other witnesses."""
    series, declaration = lookup.series.id, kin.witness.declaration
    name = lookup.name[declaration]
    yield NavItem(
        say("%(name)s in full", name=name), here.to(declaration_page(series, declaration))
    )
    for other in lookup.series.witnesses:
        if other.declaration == declaration and other != kin.witness:
            yield NavItem(name_of(name, other), here.to(page_of_witness(lookup, other)))


def _figures(differs: Divergence, left: str, right: str) -> Iterator[Figure]:
    yield Figure(
        say("%(some)s of %(all)s", some=number(differs.verbatim), all=number(differs.linked)),
        say("linked sentences are the same, word for word"),
    )
    yield Figure(plural(differs.only_left, "sentence"), say("only in %(name)s", name=left))
    yield Figure(plural(differs.only_right, "sentence"), say("only in %(name)s", name=right))
    yield Figure(
        plural(differs.light, "word"),
        say("differ in spelling, capitals or punctuation only, not counted as different"),
    )


def _shares(m: PairMeasure, left: str, right: str) -> Iterator[Figure]:
    yield Figure(plural(m.dropped, "word"), say("only in %(name)s", name=left))
    yield Figure(
        plural(m.reworded_from, "word"),
        say("worded otherwise in %(words)s", words=plural(m.reworded_to, "word")),
    )
    yield Figure(plural(m.kept, "word"), say("in sentences that are the same"))
    yield Figure(plural(m.added, "word"), say("only in %(name)s", name=right))


def _share_label(m: PairMeasure) -> str:
    return say(
        "Words: %(left)s only left, %(from)s worded otherwise in %(to)s, %(same)s the same, "
        "%(right)s only right",
        **{"left": number(m.dropped), "from": number(m.reworded_from), "right": number(m.added)},
        to=number(m.reworded_to),
        same=number(m.kept),
    )
