"""The page of commitments: who will do what by when; new, renewed, no longer mentioned."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from comparator.analysis.commitments import Commitment, Fate
from comparator.analysis.history import Claim as Novelty
from comparator.report.addresses import Page, declaration_page, passage_anchor, series_page
from comparator.report.edition_index import Claim, Lookup
from comparator.report.parts.frame import Frame, series_frame
from comparator.report.rendering.assets import PageAssets, page_assets
from comparator.wording.formatting import number, plural
from comparator.wording.translation import msg, say

_MOST_GONE = 150
"""So many commitments that nobody repeats stand on the page; all are in the tables."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CommitmentRow:
    """A commitment as it is read; `claim` is what programs are told of its passage."""

    actor: str
    verb: str
    deed: str
    when: str
    standing: str
    place: str
    href: str
    language: str
    passage: str
    claim: Claim


@dataclass(frozen=True, slots=True)
class CommitmentGroup:
    """Commitments of one fate."""

    id: str
    heading: str
    count: str
    rows: tuple[CommitmentRow, ...]
    more: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CommitmentsView:
    """What the template of a page of commitments takes."""

    frame: Frame
    summary: str
    groups: tuple[CommitmentGroup, ...]
    assets: PageAssets


_HEADINGS = {
    Novelty.NEW: ("new", msg("New in %(year)s")),
    Novelty.BACK: ("back", msg("Back in %(year)s")),
    Novelty.COMPARE: ("near", msg("In new words in %(year)s, near an earlier passage")),
    Novelty.STOOD: ("renewed", msg("Renewed in %(year)s")),
    Novelty.FIRST: ("first", msg("In %(year)s")),
}


def commitments_page_view(lookup: Lookup, version: str) -> CommitmentsView:
    """Return the view of the page of commitments of a series."""
    here = Page(series_page(lookup.series.id, "commitments"))
    groups = tuple(_groups(lookup, here)) if lookup.declarations else ()
    return CommitmentsView(
        frame=series_frame(here, lookup.series, say("Commitments"), version, "Commitments"),
        summary=_summary(lookup),
        groups=groups,
        assets=page_assets("commitments", here),
    )


def _summary(lookup: Lookup) -> str:
    if not lookup.declarations:
        return say("There is no declaration here yet.")
    newest = lookup.declarations[-1].id
    own = [c for c in lookup.commitments if _text(c) == newest]
    dated = sum(bool(c.when) for c in own)
    return say(
        "%(name)s makes %(commitments)s, %(dated)s of them with a time.",
        name=lookup.name[newest],
        commitments=plural(len(own), "commitment"),
        dated=number(dated),
    )


def _text(commitment: Commitment) -> str:
    return commitment.passage.partition("#")[0]


def _groups(lookup: Lookup, here: Page) -> Iterator[CommitmentGroup]:
    newest = lookup.declarations[-1].id
    own = [c for c in lookup.commitments if _text(c) == newest]
    for claim, (key, heading) in _HEADINGS.items():
        if chosen := [c for c in own if c.claim is claim]:
            told = say(heading, year=lookup.tag[newest])
            yield _group(lookup, here, key, told, chosen)
    gone = [c for c in lookup.commitments if c.fate is Fate.GONE][::-1]
    if gone:
        yield _group(lookup, here, "gone", say("No longer mentioned"), gone)


def _group(
    lookup: Lookup, here: Page, key: str, heading: str, chosen: Sequence[Commitment]
) -> CommitmentGroup:
    shown = chosen[:_MOST_GONE] if key == "gone" else chosen
    more = len(chosen) - len(shown)
    return CommitmentGroup(
        key,
        heading,
        number(len(chosen)),
        tuple(_rows(lookup, here, shown)),
        say("and %(number)s more", number=number(more)) if more else "",
    )


def _rows(lookup: Lookup, here: Page, chosen: Iterable[Commitment]) -> Iterator[CommitmentRow]:
    for c in chosen:
        declaration = _text(c)
        page = declaration_page(lookup.series.id, declaration)
        yield CommitmentRow(
            actor=c.actor,
            verb=c.verb,
            deed=c.deed,
            when=c.when,
            standing=_standing(lookup, c),
            place=lookup.name_of(c.passage),
            href=here.to(page, passage_anchor(c.passage)),
            language=lookup.declaration[declaration].language,
            passage=c.passage,
            claim=_claim(lookup, c),
        )


def _claim(lookup: Lookup, c: Commitment) -> Claim:
    if c.fate is Fate.GONE:
        return Claim("gone", lookup.tag[_text(c)])
    return lookup.claim(c.passage)


def _standing(lookup: Lookup, c: Commitment) -> str:
    """Return since when a commitment has stood, or when it was last made."""
    standing = lookup.standing[c.passage]
    match c.claim:
        case _ if c.fate is Fate.GONE:
            return say("last in %(year)s", year=lookup.tag[_text(c)])
        case Novelty.STOOD:
            return say("since %(year)s", year=lookup.tag[standing.since])
        case Novelty.BACK:
            return say("before in %(year)s", year=lookup.tag[standing.earlier[-1]])
        case Novelty.COMPARE:
            near = lookup.history.compared(c.passage)
            return say("compare %(passage)s", passage=lookup.name_of(near))
        case Novelty.NEW:
            return say("new in %(year)s", year=lookup.tag[_text(c)])
    return ""
