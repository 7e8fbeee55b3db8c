"""Witnesses as the pages of a declaration and of the method tell of them."""

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

from comparator.analysis.divergence import divergence
from comparator.report.addresses import Page
from comparator.report.edition_index import Lookup
from comparator.report.parts.frame import NavItem
from comparator.report.witness_index import Kin, kin_of, name_of, page_of_witness
from comparator.wording.formatting import (
    language_name,
    number,
    percent,
    percent_of,
    rendering,
)
from comparator.wording.translation import say


@dataclass(frozen=True, slots=True, kw_only=True)
class WitnessRow:
    """A witness, and how far it differs from its declaration."""

    name: str
    href: str
    rendering: str
    language: str
    share: str
    verbatim: str
    only_left: str
    only_right: str


@dataclass(frozen=True, slots=True)
class WitnessTable:
    """All witnesses of a series, and what they tell of its other pairs, a sentence or ""."""

    rows: tuple[WitnessRow, ...]
    yardstick: str


def witness_links(lookup: Lookup, declaration: str, here: Page) -> tuple[NavItem, ...]:
    """Return a link to the page of each witness of a declaration, with how far it differs."""
    return tuple(
        NavItem(_told(kin), here.to(page_of_witness(lookup, kin.witness)))
        for kin in kin_of(lookup, declaration)
    )


def _told(kin: Kin) -> str:
    text = kin.witness.text
    if kin.divergence is None:
        return say(
            "%(name)s (%(rendering)s, %(language)s), side by side",
            name=kin.witness.name,
            rendering=rendering(text.rendering),
            language=language_name(text.language),
        )
    if kin.share is None:
        return say(
            "%(name)s (%(rendering)s), in which no sentence is linked to one of this text",
            name=kin.witness.name,
            rendering=rendering(text.rendering),
        )
    return say(
        "%(name)s (%(rendering)s), from which it differs in %(share)s of the words of linked "
        "sentences",
        name=kin.witness.name,
        rendering=rendering(text.rendering),
        share=percent_of(kin.share),
    )


def witness_table(lookup: Lookup, here: Page) -> WitnessTable:
    """Return the witnesses of a series for its method page; without rows where it has none."""
    kin = kin_of(lookup)
    return WitnessTable(tuple(_row(lookup, each, here) for each in kin), _yardstick(lookup, kin))


def _row(lookup: Lookup, kin: Kin, here: Page) -> WitnessRow:
    witness, differs = kin.witness, kin.divergence
    return WitnessRow(
        name=name_of(lookup.name[witness.declaration], witness),
        href=here.to(page_of_witness(lookup, witness)),
        rendering=rendering(witness.text.rendering),
        language=language_name(witness.text.language),
        share="–" if kin.share is None else percent_of(kin.share),
        verbatim=number(differs.verbatim) if differs else "–",
        only_left=number(differs.only_left) if differs else "–",
        only_right=number(differs.only_right) if differs else "–",
    )


def _yardstick(lookup: Lookup, kin: Sequence[Kin]) -> str:
    """Return what witnesses tell of the rewording between years; "" where they tell nothing."""
    shares = [each.share for each in kin if each.share is not None]
    if not shares:
        return ""
    told = say(
        "Two texts of one declaration differ in %(share)s of the words of linked sentences%(of)s.",
        share=percent_of(median(shares)),
        of=_median_of(shares),
    )
    years = _shares_of_neighbours(lookup)
    if not years:
        return told
    return " ".join(
        (
            told,
            say(
                "Between neighbouring declarations it is %(share)s%(of)s. Where two years had two "
                "translators, a difference of the first size may be theirs alone.",
                share=percent(median(years)),
                of=_median_of(years),
            ),
        )
    )


def _median_of(shares: Sequence[float]) -> str:
    """Return what a figure is the median of; of one there is none."""
    if len(shares) == 1:
        return ""
    return say(" (the median of %(count)s)", count=number(len(shares)))


def _shares_of_neighbours(lookup: Lookup) -> list[float]:
    pairs = ((older.id, newer.id) for older, newer in lookup.series.neighbours())
    found = (lookup.collations[pair] for pair in pairs if pair in lookup.collations)
    shares = (divergence(collation, lookup.passage).share for collation in found)
    return [share for share in shares if share is not None]
