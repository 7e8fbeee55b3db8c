"""The inline merge of a row: both of its sides in one column.

    left            right           merge
    They met.       They met.       They met.
    Snow fell.                      [Snow fell.]             dropped, where it stood
    They left.      They went.      They [left] {went}.
    Rain fell. → ¶9                 moved to ¶9              told where it stands now

It is a copy: a page shows it instead of the two cells, and never counts it.
"""

from collections.abc import Iterator, Sequence
from itertools import groupby

from comparator.diff.likeness import is_far
from comparator.model import BlockKind, Passage
from comparator.report.marks import Run, runs_in_line
from comparator.report.side_by_side.cells import Sheet, kind_of, numbers
from comparator.report.side_by_side.rows import Row
from comparator.report.side_by_side.views import Label, Merge, MergeBlock, MergePiece

_Home = tuple[str, int, str]
"""Side, block and kind of the paragraph that a piece belongs to."""


def merged(sheet: Sheet, row: Row, labels: tuple[Label, ...]) -> Merge:
    """Return the merge of a row that has both sides."""
    placed = list(_pieces(sheet, row))
    blocks = tuple(
        MergeBlock(kind, tuple(piece for _, piece in run))
        for (_, _, kind), run in groupby(placed, key=lambda item: item[0])
    )
    number = numbers(row.right[0].block, row.right[-1].block)
    return Merge(number=number, labels=labels, blocks=blocks)


def _pieces(sheet: Sheet, row: Row) -> Iterator[tuple[_Home, MergePiece]]:
    """Yield the pieces in reading order, each with its paragraph."""
    start, place = 0, {p.id: n for n, p in enumerate(row.left)}
    here = {p.id for p in (*row.left, *row.right)}
    lines = _lines(sheet, row)
    open_block = 0
    for passage in row.right:
        home = _home(sheet, "right", passage)
        partners = sheet.pair.partners("right", passage.id)
        end = max((place[ref] + 1 for ref in partners if ref in place), default=0)
        within = home if passage.block == open_block else None
        yield from _before(sheet, row.left[start:end], here, within)
        start = max(start, end)
        yield home, MergePiece("", lines[passage.id], sheet.links["right", passage.id])
        open_block = passage.block
    yield from _before(sheet, row.left[start:], here, _home(sheet, "right", row.right[-1]))


def _before(
    sheet: Sheet, passages: Sequence[Passage], here: set[str], within: _Home | None
) -> Iterator[tuple[_Home, MergePiece]]:
    """Yield what stood on the left before a newer passage.

    What is not an item runs on in the paragraph `within`, if one is given.
    """
    for passage in passages:
        home = _home(sheet, "left", passage)
        if within and BlockKind.PARAGRAPH == passage.kind == within[2]:
            home = within
        yield from ((home, piece) for piece in _older(sheet, passage, here))


def _home(sheet: Sheet, side: str, passage: Passage) -> _Home:
    block = sheet.lookup.block[passage.id]
    return side, passage.block, kind_of(block)


def _older(sheet: Sheet, passage: Passage, here: set[str]) -> Iterator[MergePiece]:
    """Yield what an older passage says that no newer one here says in its place."""
    n = sheet.pair.number("left", passage.id)
    links = sheet.links["left", passage.id]
    if n is None:
        yield MergePiece("was", sheet.words["left", passage.id], links)
    elif not here & set(sheet.pair.links[n].right):
        yield MergePiece("away", (), links)
    elif is_far(sheet.pair.variants[n]):
        yield MergePiece("was", sheet.words["left", passage.id], links)
    elif links:  # split: a part of it stands elsewhere
        yield MergePiece("away", (), links)


def _lines(sheet: Sheet, row: Row) -> dict[str, tuple[Run, ...]]:
    """Return the newer passages, the older words struck where they stood."""
    found: dict[str, tuple[Run, ...]] = {}
    for passage in row.right:
        n = sheet.pair.number("right", passage.id)
        if n is None:
            found[passage.id] = sheet.words["right", passage.id]
        elif passage.id not in found:
            refs = sheet.pair.links[n].right
            texts = sheet.lookup.texts(refs)
            runs = runs_in_line(sheet.pair.variants[n], texts, sheet.language)
            found |= zip(refs, runs, strict=True)
    return found
