"""The page of commitments: who will do what by when; new, renewed, no longer mentioned."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from comparator.analysis.commitments import Commitment, Fate
from comparator.analysis.history import Claim as Novelty
from comparator.model.passage_ids import text_of
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


_WITHIN = "within"
"""The key of what new words within a clause that stood promise: the clause is old, they are not."""
_HEADINGS = {
    Novelty.NEW: ("new", msg("New in %(year)s")),
    Novelty.BACK: ("back", msg("Back in %(year)s")),
    Novelty.COMPARE: ("near", msg("In new words in %(year)s, near an earlier sentence")),
    Novelty.STOOD: ("renewed", msg("Renewed in %(year)s")),
    Novelty.FIRST: ("first", msg("In %(year)s")),
}


def series_page_view(lookup: Lookup, version: str) -> CommitmentsView:
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
    return text_of(commitment.passage)


def _groups(lookup: Lookup, here: Page) -> Iterator[CommitmentGroup]:
    newest = lookup.declarations[-1].id
    own = [c for c in lookup.commitments if _text(c) == newest]
    within = _within(lookup, own)
    year = lookup.tag[newest]
    for claim, (key, heading) in _HEADINGS.items():
        if claim is Novelty.STOOD and within:
            told = say(
                "Promised in %(year)s by words put into a sentence that stood before", year=year
            )
            yield _group(lookup, here, _WITHIN, told, within)
        if chosen := [c for c in own if c.claim is claim and c not in within]:
            yield _group(lookup, here, key, say(heading, year=year), chosen)
    gone = [c for c in lookup.commitments if c.fate is Fate.GONE][::-1]
    if gone:
        yield _group(lookup, here, "gone", say("No longer mentioned"), gone)


def _within(lookup: Lookup, own: Sequence[Commitment]) -> list[Commitment]:
    """Return the commitments that words promise which no text had in their clause before."""
    before = lookup.before_newest
    key = (before.id, lookup.declarations[-1].id) if before else None
    if key not in lookup.collations:
        return []
    put_in = lookup.pair_news.put_in(*key)
    return [
        c
        for c in own
        if c.claim is Novelty.STOOD
        and any(ref == c.passage and _is_most(words, c.deed) for ref, words in put_in)
    ]


def _is_most(words: str, deed: str) -> bool:
    """Whether at least half of a deed, from its beginning or to its end, stands in some words."""
    half = (len(deed) + 1) // 2
    return deed[:half] in words or deed[-half:] in words


def _group(
    lookup: Lookup, here: Page, key: str, heading: str, chosen: Sequence[Commitment]
) -> CommitmentGroup:
    shown = chosen[:_MOST_GONE] if key == "gone" else chosen
    more = len(chosen) - len(shown)
    return CommitmentGroup(
        key,
        heading,
        number(len(chosen)),
        tuple(_rows(lookup, here, shown, key)),
        say("and %(number)s more", number=number(more)) if more else "",
    )


def _rows(
    lookup: Lookup, here: Page, chosen: Iterable[Commitment], key: str
) -> Iterator[CommitmentRow]:
    for c in chosen:
        declaration = _text(c)
        page = declaration_page(lookup.series.id, declaration)
        yield CommitmentRow(
            actor=c.actor,
            verb=c.verb,
            deed=c.deed,
            when=c.when,
            standing=_of_clause(_standing(lookup, c)) if key == _WITHIN else _standing(lookup, c),
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


def _of_clause(standing: str) -> str:
    return say("the clause %(standing)s", standing=standing)


def _standing(lookup: Lookup, c: Commitment) -> str:
    """Return since when a commitment has stood, or when it was last made."""
    standing, tag = lookup.standing[c.passage], lookup.tag
    match c.claim:
        case _ if c.fate is Fate.GONE:
            return say("last in %(year)s", year=tag[_text(c)])
        case Novelty.STOOD if standing.since == _text(c):  # said before, but not surely
            told, year = msg("perhaps before, in %(year)s"), tag[standing.earlier[-1]]
        case Novelty.STOOD:
            year = lookup.tag_since(standing.since, _text(c))
            if not standing.perhaps_since:
                return say("since %(year)s", year=year)
            earlier = tag[standing.perhaps_since]
            return say("since %(year)s, perhaps %(earlier)s", year=year, earlier=earlier)
        case Novelty.BACK:
            told, year = msg("before in %(year)s"), tag[standing.earlier[-1]]
        case Novelty.COMPARE:
            near = lookup.history.compared(c.passage)
            return say("compare %(passage)s", passage=lookup.name_of(near))
        case Novelty.NEW:
            told, year = msg("new in %(year)s"), tag[_text(c)]
        case _:
            return ""
    return say(told, year=year)
