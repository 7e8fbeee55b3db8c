"""The cells of a row: marked words, links to what stands elsewhere, what faces nothing."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from comparator.diff.cuts import Side
from comparator.model import Block, BlockKind, Passage
from comparator.report.addresses import Page, passage_anchor, side_anchor
from comparator.report.edition_index import Lookup
from comparator.report.marks import Mark, Run, plain_runs, runs_of_side
from comparator.report.pair_index import Pair
from comparator.report.rendering.templates import render_macro
from comparator.report.side_by_side.rows import Ref, Row, row_numbers
from comparator.report.side_by_side.verdicts import cell_labels, links_elsewhere
from comparator.report.side_by_side.views import (
    BlockView,
    CellView,
    CrossLink,
    Label,
    PassageView,
    Vacancy,
)
from comparator.wording.translation import msg, say

MOVED: dict[Side, str] = {
    "left": msg("moved to %(place)s %(arrow)s"),
    "right": msg("moved from %(place)s %(arrow)s"),
}
_CONTINUED: dict[Side, str] = {
    "left": msg("continues at %(place)s %(arrow)s"),
    "right": msg("continues from %(place)s %(arrow)s"),
}

_OTHER: dict[Side, Side] = {"left": "right", "right": "left"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """What the cells of a pair are made of.

    Attributes:
        prefix: Keeps anchors apart where a page has several pairs.
        links: For each passage, links to partners that stand in other rows.
        words: The words of each passage with their marks.
        alone: Cells without any partner, by side and first passage, where many pairs are set: they
            are the same in each.
    """

    lookup: Lookup
    pair: Pair
    here: Page
    prefix: str
    links: Mapping[Ref, tuple[CrossLink, ...]]
    words: Mapping[Ref, tuple[Run, ...]]
    alone: dict[Ref, CellView] | None = None

    @property
    def language(self) -> str:
        """Language of the newer text."""
        return self.lookup.declaration[self.pair.right].language


def sheet_of(lookup: Lookup, pair: Pair, here: Page, rows: Sequence[Row], prefix: str) -> Sheet:
    """Return what the cells of the rows of a pair are made of."""
    return Sheet(
        lookup=lookup,
        pair=pair,
        here=here,
        prefix=prefix,
        links=_links(lookup, pair, rows, prefix),
        words=_words(lookup, pair, rows),
    )


def _links(
    lookup: Lookup, pair: Pair, rows: Sequence[Row], prefix: str
) -> dict[Ref, tuple[CrossLink, ...]]:
    """Return for each passage a link to each partner that stands in another row."""
    row_of, elsewhere = row_numbers(rows), links_elsewhere(pair, rows)
    found: dict[Ref, tuple[CrossLink, ...]] = {}
    for (side, ref), own in row_of.items():
        other, links = _OTHER[side], []
        for partner in pair.partners(side, ref):
            row = row_of.get((other, partner), own)
            if row == own:
                continue
            if lookup.passage[ref].is_formal:
                sentence = msg("also at %(place)s %(arrow)s")
            elif pair.is_of_witnesses:
                sentence = msg("stands at %(place)s %(arrow)s")
            else:
                is_moved = pair.number(side, ref) in elsewhere
                sentence = (MOVED if is_moved else _CONTINUED)[side]
            label = say(sentence, place=_number(partner), arrow="↓" if row > own else "↑")
            links.append(CrossLink(label, f"#{prefix}{side_anchor(other, partner)}"))
        found[side, ref] = tuple(links)
    return found


def _words(lookup: Lookup, pair: Pair, rows: Sequence[Row]) -> dict[Ref, tuple[Run, ...]]:
    """Return the words of each passage with their marks."""
    language = lookup.declaration[pair.right].language
    found: dict[Ref, tuple[Run, ...]] = {}
    for side, p in (end for row in rows for end in row.ends()):
        n = pair.number(side, p.id)
        if n is None:
            mark: Mark = "deleted" if side == "left" else "inserted"
            found[side, p.id] = plain_runs(p.text, mark if p.kind.is_prose else "")
        elif (side, p.id) not in found:
            link = pair.links[n]
            refs = link.left if side == "left" else link.right
            runs = runs_of_side(pair.variants[n], lookup.texts(refs), side, language)
            found |= {(side, ref): of_ref for ref, of_ref in zip(refs, runs, strict=True)}
    return found


def cell(
    sheet: Sheet, side: Side, passages: Sequence[Passage], more: tuple[Label, ...], is_alone: bool
) -> CellView:
    """Return one side of a row."""
    if sheet.alone is None or not _is_same_in_all_pairs(sheet.pair, side, passages):
        return _cell(sheet, side, passages, more, is_alone)
    ref = side, passages[0].id
    if ref not in sheet.alone:
        made = _cell(sheet, side, passages, more, is_alone)
        language = sheet.lookup.declaration[passages[0].declaration].language
        html = render_macro("rows", "cell", made, side[0], language, "del")
        sheet.alone[ref] = replace(made, groups=(), html=html)
    return sheet.alone[ref]


def _is_same_in_all_pairs(pair: Pair, side: Side, passages: Sequence[Passage]) -> bool:
    """Whether nothing that is told of a cell rests on the other text."""
    return not any(
        pair.link(side, p.id) or p.id in pair.by_hand or p.id in pair.only for p in passages
    )


def _cell(
    sheet: Sheet, side: Side, passages: Sequence[Passage], more: tuple[Label, ...], is_alone: bool
) -> CellView:
    lookup, first = sheet.lookup, passages[0]
    links = {} if is_alone else _last_links(sheet, side, passages)
    return CellView(
        number=numbers(first.block, passages[-1].block),
        # A page that stands alone has no other to link to, a witness no other page: the
        # place on this one.
        href=lookup.text_href(sheet.here, first.declaration, passage_anchor(first.id))
        or f"#{sheet.prefix}{side_anchor(side, first.id)}",
        title=say(
            "%(name)s, paragraph %(number)s",
            name=lookup.name[first.declaration],
            number=str(first.block),
        ),
        labels=(*cell_labels(sheet.pair, side, passages), *more),
        groups=grouped(
            _block(sheet, side, sheet.lookup.block[run[0].id], run, links)
            for run in (list(of) for _, of in groupby(passages, key=lambda p: p.block))
        ),
        is_alone=not any(sheet.pair.link(side, p.id) or not p.kind.is_prose for p in passages),
        year=lookup.tag[first.declaration],
    )


def _last_links(
    sheet: Sheet, side: Side, passages: Sequence[Passage]
) -> dict[str, tuple[CrossLink, ...]]:
    """Return the links of each passage without those that a later one of its cell has."""
    owner = {link: p.id for p in passages for link in sheet.links[side, p.id]}
    return {p.id: tuple(link for link, ref in owner.items() if ref == p.id) for p in passages}


def _block(
    sheet: Sheet,
    side: Side,
    block: Block,
    passages: Sequence[Passage],
    links: Mapping[str, tuple[CrossLink, ...]],
) -> BlockView:
    views, end = [], passages[0].start
    for p in passages:
        views.append(
            PassageView(
                id=p.id,
                side=side,
                anchor=sheet.prefix + side_anchor(side, p.id),
                before=_space(block.text[end : p.start]),
                runs=sheet.words[side, p.id],
                crosslinks=links.get(p.id, ()),
            )
        )
        end = p.end
    return BlockView(kind_of(block), tuple(views))


def vacancy(sheet: Sheet, row: Row) -> Vacancy:
    """Return what stands where a side of a row has nothing."""
    side: Side = "left" if row.left else "right"
    other, passages = _OTHER[side], row.left or row.right
    pair = sheet.pair
    if not any(p.kind.is_prose or pair.link(side, p.id) for p in passages):
        return Vacancy()
    links = tuple(dict.fromkeys(link for p in passages for link in sheet.links[side, p.id]))
    if not links:
        name = sheet.lookup.name[pair.right if side == "left" else pair.left]
        return Vacancy(text=say("no sentence linked in %(name)s", name=name))
    if all(p.is_formal for p in passages):
        return Vacancy(crosslinks=links)
    partners = dict.fromkeys(ref for p in passages for ref in pair.partners(side, p.id))
    copies = (sheet.words.get((other, ref), ()) for ref in partners)
    return Vacancy(crosslinks=links, copies=tuple(filter(None, copies)))


def _number(ref: str) -> str:
    return "¶" + passage_anchor(ref)[1:]


def numbers(first: int, last: int) -> str:
    """Return how a run of blocks is numbered, such as "¶14" or "¶14–16"."""
    return f"¶{first}" + (f"–{last}" if last != first else "")


def kind_of(block: Block) -> str:
    """Return the class name of a block: its kind, or "title" for the heading of the text."""
    return "title" if block.is_title else str(block.kind)


def _space(between: str) -> str:
    """Return the white space between two passages; where passages were left out, say so."""
    return between if not between.strip() else " […] "


def grouped(blocks: Iterable[BlockView]) -> tuple[tuple[BlockView, ...], ...]:
    """Return the blocks, neighbouring items together."""
    return tuple(_groups(blocks))


def _groups(blocks: Iterable[BlockView]) -> Iterator[tuple[BlockView, ...]]:
    for is_item, run in groupby(blocks, key=lambda block: block.kind == BlockKind.ITEM):
        if is_item:
            yield tuple(run)
        else:
            yield from ((block,) for block in run)
