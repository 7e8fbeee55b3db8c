"""The method page: how a report was made, from what, and what is unsure in it."""

from collections.abc import Iterator
from dataclasses import dataclass

from comparator.model import Relation, RulingKind
from comparator.model.passage_ids import mark_of, text_of
from comparator.report.addresses import (
    Page,
    declaration_page,
    pair_page,
    passage_anchor,
    series_page,
    side_anchor,
)
from comparator.report.edition_index import Lookup
from comparator.report.parts.citations import SourceView, source_view
from comparator.report.parts.frame import Frame, NavItem, series_frame
from comparator.report.parts.witnesses import WitnessTable, witness_table
from comparator.wording.finding_rules import kind_in_words
from comparator.wording.formatting import by_hand, day, excerpt, number, percent, plural, rendering
from comparator.wording.translation import language, msg, say, say_n

_MOST_WORDS_QUOTED = 14
_RELATIONS = {
    Relation.KEPT: msg("kept"),
    Relation.REWORDED: msg("reworded"),
    Relation.SPLIT: msg("split"),
    Relation.MERGED: msg("merged"),
    Relation.REGROUPED: msg("regrouped"),
}
_RULINGS = {
    RulingKind.CLAUSE: msg("one clause"),
    RulingKind.APART: msg("not one clause"),
    RulingKind.THEMES: msg("themes: %(themes)s"),
    RulingKind.FINDING: msg("no such finding: %(finding)s"),
    RulingKind.TITLE: msg("called “%(title)s”"),
}
_OTHER_HEADS = (msg("moved"), msg("uncertain"), msg("dropped"), msg("new"))


@dataclass(frozen=True, slots=True, kw_only=True)
class TextRow:
    """A declaration: its sources and how much of it has a theme."""

    name: str
    href: str
    date: str
    rendering: str
    sources: tuple[SourceView, ...]
    passages: str
    prose: str
    themed: str


@dataclass(frozen=True, slots=True)
class LinkRow:
    """A pair, and how many links of each relation it has."""

    label: str
    href: str
    counts: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """Places in a declaration or a pair that have something in common, under one summary."""

    name: str
    summary: str
    language: str
    entries: tuple[NavItem, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class HandRow:
    """One thing that was set by hand: what, of which passages, by whom and why."""

    what: str
    passages: tuple[NavItem, ...]
    told: str
    note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MethodView:
    """What the template of a method page takes."""

    frame: Frame
    version: str
    title: str
    texts: tuple[TextRow, ...]
    relations: tuple[str, ...]
    links: tuple[LinkRow, ...]
    unthemed: tuple[Listing, ...]
    tentative: tuple[Listing, ...]
    witnesses: WitnessTable
    by_hand: tuple[HandRow, ...]
    stale: str


def series_page_view(lookup: Lookup, version: str) -> MethodView:
    """Return the view of the method page of a series."""
    here = Page(series_page(lookup.series.id, "method"))
    heads = (*(say(_RELATIONS[r]) for r in Relation), *map(say, _OTHER_HEADS))
    return MethodView(
        frame=series_frame(here, lookup.series, say("How this was made"), version, "Method"),
        version=version,
        title=lookup.series.title_in(language()),
        texts=tuple(_texts(lookup, here)),
        relations=heads,
        links=tuple(_links(lookup, here)),
        unthemed=tuple(_unthemed(lookup, here)),
        tentative=tuple(_tentative(lookup, here)),
        witnesses=witness_table(lookup, here),
        by_hand=tuple(_by_hand(lookup, here)),
        stale=_stale(lookup),
    )


def _texts(lookup: Lookup, here: Page) -> Iterator[TextRow]:
    for d in lookup.declarations:
        passages = lookup.passages_of[d.id]
        prose = [p for p in passages if p.kind.is_prose]
        themed = sum(bool(p.themes) for p in prose)
        share = percent(themed / len(prose)) if prose else "–"
        yield TextRow(
            name=lookup.name[d.id],
            href=here.to(declaration_page(lookup.series.id, d.id)),
            date=day(d.date),
            rendering=rendering(d.rendering),
            sources=tuple(source_view(source) for source in d.sources),
            passages=number(len(passages)),
            prose=number(len(prose)),
            themed=share,
        )


def _links(lookup: Lookup, here: Page) -> Iterator[LinkRow]:
    for collation in lookup.edition.collations:
        left, right = collation.left, collation.right
        links = [k for k in collation.links if lookup.passage[k.right[0]].kind.is_prose]
        counts = [sum(k.relation is r for k in links) for r in Relation]
        counts.append(sum(link.moved for link in links))
        counts.append(sum(link.tentative for link in links))
        counts += [
            sum(lookup.passage[ref].kind.is_prose for ref in refs)
            for refs in (collation.dropped, collation.added)
        ]
        yield LinkRow(
            lookup.both_names(left, right),
            here.to(pair_page(lookup.series.id, left, right)),
            tuple(map(number, counts)),
        )


def _unthemed(lookup: Lookup, here: Page) -> Iterator[Listing]:
    for d in lookup.declarations:
        page = declaration_page(lookup.series.id, d.id)
        items = tuple(
            NavItem(
                f"{mark_of(p.id)} {excerpt(p.text, _MOST_WORDS_QUOTED)}",
                here.to(page, passage_anchor(p.id)),
            )
            for p in lookup.passages_of[d.id]
            if p.kind.is_prose and not p.themes
        )
        if items:
            name, count = lookup.name[d.id], plural(len(items), "sentence")
            summary = say("%(name)s: %(count)s", name=name, count=count)
            yield Listing(name=name, summary=summary, language=d.language, entries=items)


def _tentative(lookup: Lookup, here: Page) -> Iterator[Listing]:
    """Yield the unsure links of neighbours; those of other pairs are counted above."""
    for older, newer in lookup.series.neighbours():
        pair = lookup.pair.get((older.id, newer.id))
        page = pair_page(lookup.series.id, older.id, newer.id)
        items = tuple(
            NavItem(
                f"{passage_anchor(link.left[0])[1:]} → {passage_anchor(link.right[0])[1:]} "
                + excerpt(lookup.passage[link.right[0]].text, _MOST_WORDS_QUOTED),
                here.to(page, side_anchor("right", link.right[0])),
            )
            for link in (pair.links if pair else ())
            if link.tentative
        )
        if items:
            name = lookup.both_names(older.id, newer.id)
            summary = say("%(name)s: %(count)s", name=name, count=plural(len(items), "link"))
            yield Listing(name=name, summary=summary, language=newer.language, entries=items)


def _by_hand(lookup: Lookup, here: Page) -> Iterator[HandRow]:
    for ruling in lookup.series.rulings:
        values = {
            "themes": say(", ").join(lookup.theme_label[t] for t in ruling.themes) or say("none"),
            "finding": kind_in_words(ruling.finding) if ruling.finding else "",
            "title": ruling.title,
        }
        yield HandRow(
            what=say(_RULINGS[ruling.kind], **values),
            passages=tuple(
                NavItem(
                    say("%(name)s %(mark)s", name=lookup.name[text], mark=mark_of(ref)),
                    here.to(declaration_page(lookup.series.id, text), passage_anchor(ref)),
                )
                for ref in ruling.passages
                if (text := text_of(ref)) in lookup.passages_of
            ),
            told=by_hand(ruling),
            note=ruling.note,
        )


def _stale(lookup: Lookup) -> str:
    stale = len(lookup.series.stale_rulings)
    if not stale:
        return ""
    return say_n(
        "%(count)s entry holds no longer: a sentence of it was changed since.",
        "%(count)s entries hold no longer: a sentence of each was changed since.",
        stale,
        count=number(stale),
    )
