"""The inline merge of a row: both of its sides in one column.

    left            right           merge
    They met.       They met.       They met.
    Snow fell.                      [Snow fell.]             dropped, where it stood
    They left.      They went.      They [left] {went}.
    Rain fell. → ¶9                 moved to ¶9              told where it stands now

It is a copy: a page shows it instead of the two cells, and never counts it.
"""

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from comparator.model import BlockKind, Passage
from comparator.report.edition_index import Lookup, Pair
from comparator.report.marks import Run, is_far, plain_runs, runs_in_line, runs_of_side
from comparator.report.side_by_side.rows import Row
from comparator.report.side_by_side.views import CrossLink, Label, Merge, MergeBlock, MergePiece

Links = Mapping[str, tuple[CrossLink, ...]]
_Placed = tuple[tuple[str, int, str], MergePiece]
"""Side, block and kind of the paragraph that a piece belongs to, and the piece."""


def merged(lookup: Lookup, pair: Pair, row: Row, links: Links, labels: tuple[Label, ...]) -> Merge:
    """Return the merge of a row that has both sides.

    Args:
        lookup: The edition.
        pair: The pair.
        row: Its passages.
        links: For each of them, links to partners that stand in other rows.
        labels: What is said of the row.
    """
    placed = list(_Merger(lookup, pair, row, links).pieces())
    blocks = tuple(
        MergeBlock(kind, tuple(piece for _, piece in run))
        for (_, _, kind), run in groupby(placed, key=lambda item: item[0])
    )
    first, last = row.right[0].block, row.right[-1].block
    return Merge(f"¶{first}" + (f"–{last}" if last != first else ""), labels, blocks)


class _Merger:
    """Walks both sides of one row."""

    def __init__(self, lookup: Lookup, pair: Pair, row: Row, links: Links) -> None:
        self._lookup, self._pair, self._row, self._links = lookup, pair, row, links
        self._language = lookup.declaration[pair.right].language
        self._waiting = list(row.left)
        self._here = {p.id for p in (*row.left, *row.right)}
        self._lines: dict[int, list[tuple[Run, ...]]] = {}

    def pieces(self) -> Iterator[_Placed]:
        """Yield the pieces in reading order, each with its paragraph."""
        open_block = 0
        for passage in self._row.right:
            home = ("right", passage.block, self._kind(passage))
            partners = set(self._pair.partners("right", passage.id))
            if partners & {p.id for p in self._waiting}:
                within = home if passage.block == open_block else None
                yield from self._before(partners, within)
            yield home, self._newer(passage)
            open_block = passage.block
        last = self._row.right[-1]
        yield from self._before(set(), ("right", last.block, self._kind(last)))

    def _before(self, partners: set[str], within: tuple[str, int, str] | None) -> Iterator[_Placed]:
        """Yield what stood on the left before the partners, or all that is left of it.

        What is not an item runs on in the paragraph `within`, if one is given.
        """
        while self._waiting:
            passage = self._waiting.pop(0)
            home = ("left", passage.block, self._kind(passage))
            if within and BlockKind.PARAGRAPH == passage.kind == within[2]:
                home = within
            yield from ((home, piece) for piece in self._older(passage))
            if partners and not partners & {p.id for p in self._waiting}:
                return

    def _kind(self, passage: Passage) -> str:
        block = self._lookup.declaration[passage.declaration].blocks[passage.block - 1]
        return "title" if block.level == 1 else str(block.kind)

    def _older(self, passage: Passage) -> Iterator[MergePiece]:
        """Yield what an older passage says that no newer one here says in its place."""
        n = self._pair.link_of.get(("left", passage.id))
        links = self._links.get(passage.id, ())
        if n is None:
            is_prose = passage.kind.is_prose
            yield MergePiece("was", plain_runs(passage.text, "gone" if is_prose else ""), links)
        elif not self._here & set(self._pair.links[n].right):
            yield MergePiece("away", (), links)
        elif is_far(self._pair.variants[n]):
            refs = self._pair.links[n].left
            sides = runs_of_side(
                self._pair.variants[n], self._lookup.texts(refs), "left", self._language
            )
            yield MergePiece("was", sides[refs.index(passage.id)], links)
        elif links:  # split: a part of it stands elsewhere
            yield MergePiece("away", (), links)

    def _newer(self, passage: Passage) -> MergePiece:
        n = self._pair.link_of.get(("right", passage.id))
        links = self._links.get(passage.id, ())
        if n is None:
            mark = "came" if passage.kind.is_prose else ""
            return MergePiece("", plain_runs(passage.text, mark), links)
        refs: Sequence[str] = self._pair.links[n].right
        if n not in self._lines:
            texts = self._lookup.texts(refs)
            self._lines[n] = runs_in_line(self._pair.variants[n], texts, self._language)
        return MergePiece("", self._lines[n][refs.index(passage.id)], links)
