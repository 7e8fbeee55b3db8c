"""What is said of a row and of its cells: kinds, traits, themes, labels."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from comparator.diff.cuts import Side
from comparator.diff.likeness import is_far, shared_stems
from comparator.model import BlockKind, Passage, Relation, Variant
from comparator.report.edition_index import Lookup
from comparator.report.pair_index import Pair
from comparator.report.side_by_side.rows import Row, row_numbers
from comparator.report.side_by_side.views import Label
from comparator.wording.formatting import by_hand, language_name, number
from comparator.wording.translation import msg, msg_n, say, say_n

SIGNS = {"kept": "=", "reworded": "≈", "moved": "⤴", "new": "+", "dropped": "−"}
"""The sign of each kind of row."""

_RELATIONS = {
    Relation.KEPT: msg("unchanged"),
    Relation.REWORDED: msg("reworded"),
    Relation.SPLIT: msg("split"),
    Relation.MERGED: msg("merged"),
    Relation.REGROUPED: msg("regrouped"),
}
_ALONE: dict[Side, str] = {"left": msg("− dropped"), "right": msg("+ new")}
_SENTENCES: dict[Side, tuple[str, str]] = {
    "left": msg_n("− %(count)s sentence dropped", "− %(count)s sentences dropped"),
    "right": msg_n("+ %(count)s sentence new", "+ %(count)s sentences new"),
}
_PASSAGES: dict[Side, tuple[str, str]] = {
    "left": msg_n("− %(count)s sentence dropped", "− %(count)s sentences dropped"),
    "right": msg_n("+ %(count)s sentence new", "+ %(count)s sentences new"),
}
# Of two witnesses of one declaration none is older: nothing was dropped, nothing is new.
_ONLY_HERE: dict[Side, str] = {"left": msg("− only here"), "right": msg("+ only here")}
_SENTENCES_ONLY_HERE: dict[Side, tuple[str, str]] = {
    "left": msg_n("− %(count)s sentence only here", "− %(count)s sentences only here"),
    "right": msg_n("+ %(count)s sentence only here", "+ %(count)s sentences only here"),
}
_PASSAGES_ONLY_HERE: dict[Side, tuple[str, str]] = {
    "left": msg_n("− %(count)s sentence only here", "− %(count)s sentences only here"),
    "right": msg_n("+ %(count)s sentence only here", "+ %(count)s sentences only here"),
}
_RELATIONS_OF_WITNESSES = {
    Relation.KEPT: msg("the same"),
    Relation.REWORDED: msg("worded otherwise"),
}
_STYLES: dict[Side, str] = {"left": "is-dropped", "right": "is-new"}
_QUIET = {
    BlockKind.HEADING: msg("heading"),
    BlockKind.DATE: msg("date line"),
    BlockKind.SIGNATURE: msg("signature"),
    BlockKind.RUNNING_TITLE: msg("running title, address or head of a table"),
}


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a row is.

    Attributes:
        kinds: kept, reworded, moved, new, dropped; its own one first. A row of which no verdict is
            given is quiet.
        is_slight: Whether it has no change but light ones.
        themes: Themes of its passages and of those that answer them, in order.
    """

    kinds: tuple[str, ...]
    is_slight: bool
    themes: tuple[str, ...]

    @property
    def own(self) -> str:
        """The kind that gives the row its sign."""
        return self.kinds[0]


def links_elsewhere(pair: Pair, rows: Sequence[Row]) -> frozenset[int]:
    """Return the numbers of the links of which no part faces its other side."""
    row_of = row_numbers(rows)
    found = set()
    for n, link in enumerate(pair.links):
        older = {row_of.get(("left", ref)) for ref in link.left}
        faces = any(row_of.get(("right", ref), -1) in older for ref in link.right)
        if link.moved or not faces:
            found.add(n)
    return frozenset(found)


def verdict_on(lookup: Lookup, pair: Pair, row: Row, elsewhere: Collection[int]) -> Verdict:
    """Return what a row is."""
    kinds = {kind for side, p in row.ends() for kind in _kinds(pair, side, p, elsewhere)}
    for lesser in ("quiet", "kept"):
        if len(kinds) > 1:
            kinds.discard(lesser)
    if len(kinds) == 1:
        own = next(iter(kinds))
    elif row.left and row.right:
        own = "reworded"
    else:
        own = next(kind for kind in ("moved", "dropped", "new", "reworded") if kind in kinds)
    ordered = (own, *(kind for kind in SIGNS if kind in kinds and kind != own))
    return Verdict(ordered, _has_slight_changes(pair, row, ordered), _themes(lookup, pair, row))


def _kinds(pair: Pair, side: Side, passage: Passage, elsewhere: Collection[int]) -> Iterator[str]:
    n = pair.number(side, passage.id)
    if passage.is_formal or (n is None and not passage.kind.is_prose):
        yield "quiet"
        return
    if n is None:
        yield "dropped" if side == "left" else "new"
        return
    if n in elsewhere:
        yield "moved"
    if pair.links[n].relation is not Relation.KEPT:
        yield "reworded"
    elif n not in elsewhere:
        yield "kept"


def _has_slight_changes(pair: Pair, row: Row, kinds: tuple[str, ...]) -> bool:
    changed = pair.reworded(row.left, row.right)
    return kinds == ("reworded",) and bool(changed) and all(map(_is_slight, changed))


def _themes(lookup: Lookup, pair: Pair, row: Row) -> tuple[str, ...]:
    refs = dict.fromkeys(
        ref for side, p in row.ends() for ref in (p.id, *pair.partners(side, p.id))
    )
    told = (score.theme for ref in refs for score in lookup.passage[ref].themes)
    return tuple(dict.fromkeys(told))


def _is_slight(variant: Variant) -> bool:
    """Whether every edit is light."""
    return variant.is_light


# What is said above a cell.


def far_label(pair: Pair, row: Row, language: str) -> tuple[Label, ...]:
    """Return what is said, once, of a row with words that are in bold."""
    far = [variant for variant in pair.reworded(row.left, row.right) if is_far(variant)]
    if not far:
        return ()
    is_bold = any(shared_stems(variant, language) for variant in far)
    few = say("few words in common: those in bold")
    return (Label(few if is_bold else say("no telling word in common")),)


def _relation(relation: Relation, pair: Pair) -> str:
    of_witnesses = _RELATIONS_OF_WITNESSES if pair.is_of_witnesses else {}
    return of_witnesses.get(relation, _RELATIONS[relation])


def _one_sided(pair: Pair, passages: Sequence[Passage]) -> Iterator[Label]:
    """Yield that passages changed in one language only: of one cell once for each language."""
    told = {pair.only[p.id]: p.id for p in reversed(passages) if p.id in pair.only}
    for code, ref in told.items():
        named = language_name(code)
        if code == pair.language:
            text = say("only in the %(language)s", language=named)
        else:
            text = say("changed only in the %(language)s", language=named)
        yield Label(text, "is-one-sided", code, ref)


def cell_labels(pair: Pair, side: Side, passages: Sequence[Passage]) -> tuple[Label, ...]:
    """Return what is said above a cell."""
    return tuple(dict.fromkeys(_labels(pair, side, passages)))


def _labels(pair: Pair, side: Side, passages: Sequence[Passage]) -> Iterator[Label]:
    is_of_witnesses = pair.is_of_witnesses
    numbers = [pair.number(side, p.id) for p in passages]
    linked = [n for n in numbers if n is not None]
    if all(p.is_formal for p in passages) or (
        not linked and not any(p.kind.is_prose for p in passages)
    ):
        yield from (Label(say(_QUIET[p.kind])) for p in passages if p.kind in _QUIET)
        return
    if side == "right" or not linked:  # of a link it is said once
        ruled = dict.fromkeys(pair.by_hand[p.id] for p in passages if p.id in pair.by_hand)
        yield from (Label(by_hand(ruling)) for ruling in ruled)
    if not linked:
        yield Label(say((_ONLY_HERE if is_of_witnesses else _ALONE)[side]), _STYLES[side])
        yield from _one_sided(pair, passages)
        return
    relations = dict.fromkeys(pair.links[n].relation for n in linked)
    for relation in relations:
        if side == "right" and (relation is not Relation.KEPT or len(numbers) == 1):
            yield Label(say(_relation(relation, pair)))
    for n in linked:
        if pair.links[n].tentative:
            yield uncertain_label()
    yield from _one_sided(pair, passages)
    alone = sum(p.kind.is_prose and n is None for p, n in zip(passages, numbers, strict=True))
    if alone and is_of_witnesses:
        yield only_here_label(side, passages, alone)
    elif alone:
        is_prose = all(p.kind is BlockKind.PARAGRAPH for p in passages)
        counts = (_SENTENCES if is_prose else _PASSAGES)[side]
        yield Label(say_n(*counts, alone, count=number(alone)), _STYLES[side])


def uncertain_label() -> Label:
    """Return what is said of what may be otherwise."""
    return Label(say("uncertain: a careful reader might disagree"), "is-tentative")


def only_here_label(side: Side, passages: Sequence[Passage], alone: int) -> Label:
    """Return what is said of the passages of a cell that one of two witnesses has alone."""
    if alone == len(passages):
        return Label(say(_ONLY_HERE[side]), _STYLES[side])
    is_prose = all(p.kind is BlockKind.PARAGRAPH for p in passages)
    counts = (_SENTENCES_ONLY_HERE if is_prose else _PASSAGES_ONLY_HERE)[side]
    return Label(say_n(*counts, alone, count=number(alone)), _STYLES[side])
