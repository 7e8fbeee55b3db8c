"""What is said above a cell."""

from collections.abc import Iterator, Sequence

from comparator.diff.cuts import Side
from comparator.model import BlockKind, Passage, Relation
from comparator.report.edition_index import Pair
from comparator.report.marks import is_far, shared_stems
from comparator.report.side_by_side.rows import Row
from comparator.report.side_by_side.views import Label
from comparator.report.wording.formatting import number
from comparator.report.wording.translation import msg, msg_n, say, say_n

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
    "left": msg_n("− %(count)s passage dropped", "− %(count)s passages dropped"),
    "right": msg_n("+ %(count)s passage new", "+ %(count)s passages new"),
}
# Of two witnesses of one declaration none is older: nothing was dropped, nothing is new.
_ONLY_HERE: dict[Side, str] = {"left": msg("− only here"), "right": msg("+ only here")}
_SENTENCES_ONLY_HERE: dict[Side, tuple[str, str]] = {
    "left": msg_n("− %(count)s sentence only here", "− %(count)s sentences only here"),
    "right": msg_n("+ %(count)s sentence only here", "+ %(count)s sentences only here"),
}
_PASSAGES_ONLY_HERE: dict[Side, tuple[str, str]] = {
    "left": msg_n("− %(count)s passage only here", "− %(count)s passages only here"),
    "right": msg_n("+ %(count)s passage only here", "+ %(count)s passages only here"),
}
_RELATIONS_OF_WITNESSES = {
    Relation.KEPT: msg("the same"),
    Relation.REWORDED: msg("worded otherwise"),
}
_STYLES: dict[Side, str] = {"left": "is-gone", "right": "is-new"}
_QUIET = {
    BlockKind.HEADING: msg("heading"),
    BlockKind.DATE: msg("date line"),
    BlockKind.SIGNATURE: msg("signature"),
}


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


def cell_labels(pair: Pair, side: Side, passages: Sequence[Passage]) -> Iterator[Label]:
    """Yield what is said above a cell."""
    is_of_witnesses = pair.is_of_witnesses
    numbers = [pair.link_of.get((side, p.id)) for p in passages]
    linked = [n for n in numbers if n is not None]
    if all(p.is_formal for p in passages) or (
        not linked and not any(p.kind.is_prose for p in passages)
    ):
        yield from (Label(say(_QUIET[p.kind])) for p in passages if p.kind in _QUIET)
        return
    if not linked:
        yield Label(say((_ONLY_HERE if is_of_witnesses else _ALONE)[side]), _STYLES[side])
        return
    relations = dict.fromkeys(pair.links[n].relation for n in linked)
    for relation in relations:
        if side == "right" and (relation is not Relation.KEPT or len(numbers) == 1):
            yield Label(say(_relation(relation, pair)))
    for n in linked:
        if pair.links[n].tentative:
            yield Label(say("tentative: a careful reader might disagree"), "is-tentative")
    alone = sum(p.kind.is_prose and n is None for p, n in zip(passages, numbers, strict=True))
    if alone:
        is_prose = all(p.kind is BlockKind.PARAGRAPH for p in passages)
        if is_of_witnesses:
            counts = (_SENTENCES_ONLY_HERE if is_prose else _PASSAGES_ONLY_HERE)[side]
        else:
            counts = (_SENTENCES if is_prose else _PASSAGES)[side]
        yield Label(say_n(*counts, alone, count=number(alone)), _STYLES[side])
