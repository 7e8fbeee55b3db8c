"""What is said above a cell."""

from collections.abc import Iterator, Sequence

from comparator.model import BlockKind, Passage, Relation
from comparator.report.cells import Label
from comparator.report.lookup import Pair
from comparator.report.marks import Side, is_far, shared_stems
from comparator.report.phrasing import plural
from comparator.report.rows import Row

_RELATIONS = {
    Relation.KEPT: "unchanged",
    Relation.REWORDED: "reworded",
    Relation.SPLIT: "split",
    Relation.MERGED: "merged",
    Relation.REGROUPED: "regrouped",
}
_ALONE: dict[Side, Label] = {
    "left": Label("− dropped", "is-gone"),
    "right": Label("+ new", "is-new"),
}
# Of two witnesses of one declaration none is older: nothing was dropped, nothing is new.
_ONLY_HERE: dict[Side, Label] = {
    "left": Label("− only here", "is-gone"),
    "right": Label("+ only here", "is-new"),
}
_QUIET = {
    BlockKind.HEADING: "heading",
    BlockKind.DATE: "date line",
    BlockKind.SIGNATURE: "signature",
}
_FEW = Label("few words in common: shared ones in bold")
_NONE = Label("no telling word in common")


def far_label(pair: Pair, row: Row, language: str) -> tuple[Label, ...]:
    """Return what is said, once, of a row with words that are in bold."""
    far = [variant for variant in pair.reworded(row.left, row.right) if is_far(variant)]
    if not far:
        return ()
    is_bold = any(shared_stems(variant, language) for variant in far)
    return (_FEW if is_bold else _NONE,)


def cell_labels(pair: Pair, side: Side, passages: Sequence[Passage]) -> Iterator[Label]:
    """Yield what is said above a cell."""
    lone = (_ONLY_HERE if pair.is_of_witnesses else _ALONE)[side]
    numbers = [pair.link_of.get((side, p.id)) for p in passages]
    linked = [n for n in numbers if n is not None]
    if all(p.is_formal for p in passages) or (
        not linked and not any(p.kind.is_prose for p in passages)
    ):
        yield from (Label(_QUIET[p.kind]) for p in passages if p.kind in _QUIET)
        return
    if not linked:
        yield lone
        return
    relations = dict.fromkeys(pair.links[n].relation for n in linked)
    for relation in relations:
        if side == "right" and (relation is not Relation.KEPT or len(numbers) == 1):
            yield Label(_RELATIONS[relation])
    for n in linked:
        if pair.links[n].tentative:
            yield Label("tentative: a careful reader might disagree", "is-tentative")
    alone = sum(p.kind.is_prose and n is None for p, n in zip(passages, numbers, strict=True))
    if alone:
        is_prose = all(p.kind is BlockKind.PARAGRAPH for p in passages)
        count = plural(alone, "sentence" if is_prose else "passage")
        yield Label(f"{lone.text[:1]} {count} {lone.text[2:]}", lone.style)
