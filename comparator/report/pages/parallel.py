"""The page of a declaration and a witness in another language: paragraphs face one another.

Words of two languages are no variants of one another, so none is marked. Which paragraphs face
each other is told by their own numbers, else by their order, and only where these agree.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from comparator.diff.cuts import Side
from comparator.model import Block, BlockKind, Declaration
from comparator.report.addresses import Page, side_anchor
from comparator.report.edition_index import Lookup
from comparator.report.marks import plain_runs
from comparator.report.pages.witness import Opening, heading, opening_of, verdict, witness_frame
from comparator.report.parts.frame import Frame, Head, head_of
from comparator.report.rendering.assets import PageAssets, page_assets
from comparator.report.side_by_side.cells import grouped, kind_of, numbers
from comparator.report.side_by_side.views import (
    BlockView,
    CellView,
    PassageView,
    RowView,
    Stretch,
    Vacancy,
)
from comparator.report.witness_index import Kin, KinLookup, page_of_witness
from comparator.wording.translation import msg, say

_OWN_NUMBER = re.compile(r"\s*(\d{1,3})\s*[.)]\s")
_ENOUGH_NUMBERS = 3  # fewer may agree by chance
_BY_NUMBER = msg("Paragraphs with the same number face one another.")
_BY_ORDER = msg(
    "The parts between headings face one another, and where a part has the same run of paragraphs "
    "and items in both texts, these do."
)
_APART = msg(
    "Neither the numbers nor the order of their paragraphs agree: the two texts stand beside one "
    "another as they are, and what is at one height need not be the same matter."
)

Section = tuple[Block, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ParallelView:
    """What the template of a page of two languages takes."""

    frame: Frame
    heading: str
    summary: str
    opening: Opening
    left: Head
    right: Head
    stretches: tuple[Stretch, ...]
    assets: PageAssets


def parallel_page_view(lookup: Lookup, kin: Kin, version: str) -> ParallelView:
    """Return the view of the page of a declaration and a witness in another language."""
    pages = KinLookup(lookup, kin)
    here = Page(page_of_witness(lookup, kin.witness))
    left, right = pages.declarations
    how, sections = facing(left, right)

    rows = tuple(
        RowView(
            kinds=("parallel",),
            sign="",
            left=_cell(pages, "left", left, older),
            right=_cell(pages, "right", right, newer),
            vacancy=None if older and newer else Vacancy(),
        )
        for older, newer in sections
    )
    return ParallelView(
        frame=witness_frame(pages, here, version),
        heading=heading(pages),
        summary=verdict(kin),
        opening=opening_of(lookup, pages, here, (say(how),), ()),
        left=head_of(pages, left.id, here),
        right=head_of(pages, right.id, here),
        stretches=(Stretch("", rows),),
        assets=page_assets("parallel", here),
    )


def facing(left: Declaration, right: Declaration) -> tuple[str, list[tuple[Section, Section]]]:
    """Return how two texts face one another, a sentence, and the stretches that do."""
    older, newer = _by_number(left.blocks), _by_number(right.blocks)
    numbers = list(older)
    if len(numbers) > _ENOUGH_NUMBERS and numbers == list(newer):
        return _BY_NUMBER, [(older[n], newer[n]) for n in numbers if older[n] or newer[n]]
    parts = _by_heading(left.blocks), _by_heading(right.blocks)
    if len(parts[0]) == len(parts[1]):
        rows = [row for pair in zip(*parts, strict=True) for row in _in_order(*pair)]
        if len(rows) > 1:
            return _BY_ORDER, rows
    return _APART, [(left.blocks, right.blocks)]


def _by_heading(blocks: Sequence[Block]) -> list[Section]:
    """Return the blocks in parts, each from a heading on."""
    parts: list[list[Block]] = [[]]
    for block in blocks:
        if block.kind is BlockKind.HEADING and parts[-1]:
            parts.append([])
        parts[-1].append(block)
    return [tuple(part) for part in parts]


def _in_order(left: Section, right: Section) -> list[tuple[Section, Section]]:
    """Return two parts block by block where their runs agree, else as they are."""
    if [block.kind for block in left] != [block.kind for block in right]:
        return [(left, right)]
    return [((a,), (b,)) for a, b in zip(left, right, strict=True)]


def _by_number(blocks: Sequence[Block]) -> dict[str, Section]:
    """Return the blocks from each numbered paragraph on; under "" those before the first.

    Empty where a number comes twice: it then tells no paragraph from another.
    """
    found: dict[str, list[Block]] = {"": []}
    current = ""
    for block in blocks:
        number = _OWN_NUMBER.match(block.text) if block.kind.is_prose else None
        if number:
            current = number[1]
            if current in found:
                return {}
            found[current] = []
        found[current].append(block)
    return {number: tuple(section) for number, section in found.items()}


def _cell(pages: KinLookup, side: Side, text: Declaration, section: Section) -> CellView | None:
    if not section:
        return None
    first, last = section[0], section[-1]
    return CellView(
        number=numbers(first.number, last.number),
        href="#" + side_anchor(side, first.passages[0].id),
        title=say(
            "%(name)s, paragraph %(number)s", name=pages.name[text.id], number=str(first.number)
        ),
        labels=(),
        groups=grouped([_block(side, block) for block in section]),
        is_alone=False,
        year=pages.tag[text.id],
    )


def _block(side: Side, block: Block) -> BlockView:
    views, end = [], 0
    for p in block.passages:
        before = block.text[end : p.start]
        anchor = side_anchor(side, p.id)
        views.append(
            PassageView(
                id=p.id,
                side=side,
                anchor=anchor,
                before=before,
                runs=plain_runs(p.text),
                crosslinks=(),
            )
        )
        end = p.end
    return BlockView(kind_of(block), tuple(views))
