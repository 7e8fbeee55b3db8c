"""The page of a declaration and a witness in another language: paragraphs face one another.

Words of two languages are no variants of one another, so none is compared. What stands in one of
the two texts only is marked, as on every pair page.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from comparator.diff.cuts import Side
from comparator.model import Declaration, Facing, Parallel, Passage
from comparator.report.addresses import Page, side_anchor
from comparator.report.edition_index import Lookup
from comparator.report.marks import Mark, plain_runs
from comparator.report.pages.pair import Figure, PairView, tabs_named, themes_of_rows
from comparator.report.pages.witness import (
    WitnessView,
    heading,
    opening_of,
    verdict,
    witness_frame,
)
from comparator.report.parts.frame import head_of
from comparator.report.rendering.assets import page_assets
from comparator.report.side_by_side.cells import MOVED, grouped, kind_of, numbers
from comparator.report.side_by_side.minimap import minimap_of
from comparator.report.side_by_side.rows import Row
from comparator.report.side_by_side.verdicts import only_here_label, uncertain_label
from comparator.report.side_by_side.views import (
    BlockView,
    CellView,
    Label,
    PassageView,
    RowView,
    Stretch,
    Vacancy,
)
from comparator.report.witness_index import Kin, KinLookup, page_of_witness
from comparator.wording.formatting import number, plural
from comparator.wording.translation import msg, say

_TABS = {"": msg("All"), "new": msg("Only right"), "gone": msg("Only left")}
_KINDS: dict[Side, str] = {"left": "dropped", "right": "new"}
_SIGNS: dict[Side, str] = {"left": "−", "right": "+"}
_MARKS: dict[Side, Mark] = {"left": "deleted", "right": "inserted"}


def parallel_page_view(lookup: Lookup, kin: Kin, version: str) -> WitnessView:
    """Return the view of the page of a declaration and a witness in another language."""
    pages = KinLookup(lookup, kin)
    here = Page(page_of_witness(lookup, kin.witness))
    left, right = pages.declarations
    parallel = kin.parallel or _unaligned(left, right)
    rows = tuple(_passages(pages, facing) for facing in parallel.rows)
    alone = _alone(parallel)
    views = tuple(
        _row(pages, facing, row, alone) for facing, row in zip(parallel.rows, rows, strict=True)
    )
    body = PairView(
        frame=witness_frame(pages, here, version),
        heading=heading(pages),
        kicker=say("Witnesses"),
        summary=verdict(kin),
        shares=(),
        share_label="",
        figures=(),
        tabs=tabs_named(_TABS),
        muted="",
        left=head_of(pages, left.id, here),
        right=head_of(pages, right.id, here),
        stretches=(Stretch("", views),),
        minimap=minimap_of(pages, rows, views),
        others=(),
        assets=page_assets("witness", here),
        found_kinds=(),
        themes=themes_of_rows(pages, views),
        picks=None,
    )
    figures = _figures(pages, parallel)
    opening = opening_of(lookup, pages, here, (_how(),), figures)
    return WitnessView.of(body, opening)


def _how() -> str:
    return say(
        "Which paragraphs face one another is told by numbers, dates, names and kindred words, by "
        "their order and their length; where that is not certain it is said. What faces nothing "
        "stands in one of the two texts only."
    )


def _unaligned(left: Declaration, right: Declaration) -> Parallel:
    """Return two texts beside one another as they are."""
    whole = Facing(tuple(p.id for p in left.passages), tuple(p.id for p in right.passages), False)
    return Parallel(left.id, right.id, (whole,))


def _passages(pages: KinLookup, facing: Facing) -> Row:
    return Row(*(tuple(pages.passage[ref] for ref in refs) for refs in (facing.left, facing.right)))


def _figures(pages: KinLookup, parallel: Parallel) -> tuple[Figure, ...]:
    left, right = ([p for p in text.passages if p.kind.is_prose] for text in pages.declarations)
    alone = _alone(parallel)
    answered = sum(p.id not in alone for p in left)
    names = [pages.name[d.id] for d in pages.declarations]
    return (
        Figure(
            say("%(some)s of %(all)s", some=number(answered), all=number(len(left))),
            say("sentences face what says the same"),
        ),
        *(
            Figure(
                plural(sum(p.id in alone for p in side), "sentence"),
                say("only in %(name)s", name=name),
            )
            for side, name in zip((left, right), names, strict=True)
        ),
    )


def _alone(parallel: Parallel) -> set[str]:
    """Return the passages that face nothing; within paragraphs that do, what surely does not."""
    return {
        ref
        for facing in parallel.rows
        if not facing.elsewhere
        for part in facing.parts or (facing,)
        if not (part.left and part.right) and (part.is_firm or not (facing.left and facing.right))
        for ref in (*part.left, *part.right)
    }


def _row(pages: KinLookup, facing: Facing, row: Row, alone: set[str]) -> RowView:
    sides: tuple[tuple[Side, Sequence[Passage]], ...] = (("left", row.left), ("right", row.right))
    cells = {
        side: _cell(pages, side, passages, alone, facing) for side, passages in sides if passages
    }
    kinds = [_KINDS[side] for side, ps in sides if any(_is_alone(p, alone) for p in ps)]
    has_both = bool(row.left and row.right)
    only: Side = "left" if row.left else "right"
    return RowView(
        kinds=("parallel", *kinds) if has_both else (*(kinds or ("quiet",)),),
        sign=_SIGNS[only] if kinds and not has_both else "",
        left=cells.get("left"),
        right=cells.get("right"),
        vacancy=None if has_both else Vacancy(),
        themes=tuple(dict.fromkeys(s.theme for _, p in row.ends() for s in p.themes)),
    )


def _is_alone(passage: Passage, alone: Iterable[str]) -> bool:
    return passage.id in alone and passage.kind.is_prose


def _cell(
    pages: KinLookup, side: Side, passages: Sequence[Passage], alone: set[str], facing: Facing
) -> CellView:
    first, last = passages[0], passages[-1]
    text = pages.declaration[first.declaration]
    count = sum(_is_alone(p, alone) for p in passages)
    return CellView(
        number=numbers(first.block, last.block),
        href="#" + side_anchor(side, first.id),
        title=say(
            "%(name)s, paragraph %(number)s", name=pages.name[text.id], number=str(first.block)
        ),
        labels=tuple(_labels(pages, side, passages, count, facing)),
        groups=grouped(
            _block(text, side, [*run], alone) for _, run in groupby(passages, key=lambda p: p.block)
        ),
        is_alone=count == len(passages),
        year=pages.tag[text.id],
    )


def _labels(
    pages: KinLookup, side: Side, passages: Sequence[Passage], alone: int, facing: Facing
) -> Iterator[Label]:
    is_firm = facing.is_firm
    if facing.elsewhere:
        block = pages.passage[facing.elsewhere[0]].block
        arrow = "↓" if block > passages[0].block else "↑"
        yield Label(say(MOVED[side], place=numbers(block, block), arrow=arrow), "is-moved")
        return
    if alone:
        yield only_here_label(side, passages, alone)
    if not is_firm and (side == "right" or alone == len(passages)):
        yield uncertain_label()


def _block(
    text: Declaration, side: Side, passages: Sequence[Passage], alone: set[str]
) -> BlockView:
    block, views, end = text.blocks[passages[0].block - 1], [], passages[0].start
    for p in passages:
        views.append(
            PassageView(
                id=p.id,
                side=side,
                anchor=side_anchor(side, p.id),
                before=block.text[end : p.start],
                runs=plain_runs(p.text, _MARKS[side] if _is_alone(p, alone) else ""),
                crosslinks=(),
            )
        )
        end = p.end
    return BlockView(kind_of(block), tuple(views))
