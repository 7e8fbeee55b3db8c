"""Sets a pair side by side: rows with labels, marked words and links to what moved."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from comparator.diff.cuts import Side
from comparator.model import BlockKind, Link, Passage, Relation
from comparator.report.addresses import Place, passage_anchor, side_anchor
from comparator.report.edition_index import Lookup, Pair
from comparator.report.marks import Run, plain_runs, runs_of_side
from comparator.report.parts.findings import findings_by_passage
from comparator.report.side_by_side.inline import merged
from comparator.report.side_by_side.labels import cell_labels, far_label
from comparator.report.side_by_side.row_filters import themes_of, traits_of
from comparator.report.side_by_side.rows import Row, paragraph_rows
from comparator.report.side_by_side.views import (
    BlockView,
    CellView,
    CrossLink,
    Label,
    Merge,
    PassageView,
    Peek,
    RowView,
    Stretch,
    StubView,
)
from comparator.report.wording.formatting import plural
from comparator.report.wording.translation import msg, say

SIGNS = {"kept": "=", "reworded": "≈", "moved": "⤴", "new": "+", "gone": "−"}
"""The sign of each kind of row."""

_MOVED: dict[Side, str] = {
    "left": msg("moved to %(place)s %(arrow)s"),
    "right": msg("moved from %(place)s %(arrow)s"),
}
_CONTINUED: dict[Side, str] = {
    "left": msg("continues at %(place)s %(arrow)s"),
    "right": msg("continues from %(place)s %(arrow)s"),
}

_OTHER: dict[Side, Side] = {"left": "right", "right": "left"}


class Setter:
    """Sets one pair on one page.

    Attributes:
        rows: Its rows, as passages.
        views: Its rows, as a template takes them.
    """

    def __init__(
        self,
        lookup: Lookup,
        pair: Pair,
        place: Place,
        theme: str | None = None,
        prefix: str = "",
    ) -> None:
        """Set a pair.

        Args:
            lookup: The edition.
            pair: The pair.
            place: The page.
            theme: Set only the passages of this theme and what answers them.
            prefix: Keeps anchors apart where a page has several pairs.
        """
        self._lookup, self._pair, self._place, self._prefix = lookup, pair, place, prefix
        self._language = lookup.declaration[pair.right].language
        self._is_whole = theme is None
        self._runs: dict[tuple[int, Side], list[tuple[Run, ...]]] = {}
        left, right = self._chosen("left", theme), self._chosen("right", theme)
        self.rows = paragraph_rows(left, right, pair.links)
        self._row_of: dict[tuple[Side, str], int] = {}
        for n, row in enumerate(self.rows):
            self._row_of.update({("left", p.id): n for p in row.left})
            self._row_of.update({("right", p.id): n for p in row.right})
        # Where a page has several pairs, it tells what is found elsewhere.
        self._findings = {} if prefix else findings_by_passage(lookup, pair.left, pair.right, place)
        self.views = [self._row(row) for row in self.rows]

    def counts(self) -> dict[str, int]:
        """Return how many rows have something of each kind."""
        return {kind: sum(kind in view.kinds for view in self.views) for kind in SIGNS}

    def stretches(self) -> tuple[Stretch, ...]:
        """Return the rows in runs, long unchanged ones with the line that folds them."""
        return folded(self._lookup, self.rows, self.views)

    # Which passages, and what they are linked to.

    def _chosen(self, side: Side, theme: str | None) -> tuple[Passage, ...]:
        passages = self._lookup.passages_of[self._pair.left if side == "left" else self._pair.right]
        return tuple(p for p in passages if theme is None or self._speaks(side, p, theme))

    def _speaks(self, side: Side, passage: Passage, theme: str) -> bool:
        """Whether a passage, or one that answers it, is under a theme."""
        link = self._pair.link(side, passage.id)
        refs = {passage.id, *(link.left + link.right if link else ())}
        return any(s.theme == theme for ref in refs for s in self._lookup.passage[ref].themes)

    def _anchor(self, side: Side, ref: str) -> str:
        return self._prefix + side_anchor(side, ref)

    def _is_moved(self, link: Link[str]) -> bool:
        """Whether no part of a link faces its other side: it is all in another place."""
        rows = {self._row_of.get(("left", ref)) for ref in link.left}
        faces = any(self._row_of.get(("right", ref), -1) in rows for ref in link.right)
        return link.moved or not faces

    # Rows.

    def _row(self, row: Row) -> RowView:
        kinds = {kind for p in row.left for kind in self._kinds("left", p)}
        kinds |= {kind for p in row.right for kind in self._kinds("right", p)}
        for lesser in ("quiet", "kept"):
            if len(kinds) > 1:
                kinds.discard(lesser)
        if len(kinds) == 1:
            own = next(iter(kinds))
        elif row.left and row.right:
            own = "reworded"
        else:
            own = next(kind for kind in ("moved", "gone", "new", "reworded") if kind in kinds)
        others = [kind for kind in SIGNS if kind in kinds and kind != own]
        far = far_label(self._pair, row, self._language)
        left_far, right_far = ((), far) if row.right else (far, ())
        found = tuple(f for p in row.right for f in self._findings.get(p.id, ()))
        return RowView(
            kinds=(own, *others),
            sign=SIGNS.get(own, ""),
            left=self._cell("left", row.left, left_far, not row.right) if row.left else None,
            right=self._cell("right", row.right, right_far, not row.left) if row.right else None,
            stub=self._stub(row) if not (row.left and row.right) else None,
            merge=self._merge(row, own),
            traits=(*traits_of(self._pair, row, (own, *others)), *(("found",) if found else ())),
            themes=themes_of(self._lookup, self._pair, row) if self._is_whole else (),
            findings=found,
        )

    def _merge(self, row: Row, kind: str) -> Merge | None:
        """Return both sides of a row in one column, if there is more to it than its newer side."""
        if not (row.left and row.right) or kind in {"kept", "quiet"}:
            return None
        links = {p.id: tuple(self._crosslinks("left", p.id)) for p in row.left}
        links |= {p.id: tuple(self._crosslinks("right", p.id)) for p in row.right}
        labels = (
            *cell_labels(self._pair, "left", row.left),
            *cell_labels(self._pair, "right", row.right),
            *far_label(self._pair, row, self._language),
        )
        return merged(self._lookup, self._pair, row, links, tuple(dict.fromkeys(labels)))

    def _kinds(self, side: Side, passage: Passage) -> Iterator[str]:
        link = self._pair.link(side, passage.id)
        if passage.is_formal or (link is None and not passage.kind.is_prose):
            yield "quiet"
            return
        if link is None:
            yield "gone" if side == "left" else "new"
            return
        is_moved = self._is_moved(link)
        if is_moved:
            yield "moved"
        if link.relation is not Relation.KEPT:
            yield "reworded"
        elif not is_moved:
            yield "kept"

    def _stub(self, row: Row) -> StubView:
        side: Side = "left" if row.left else "right"
        passages = row.left or row.right
        other = self._pair.right if side == "left" else self._pair.left
        every = (link for p in passages for link in self._crosslinks(side, p.id))
        links = tuple(dict.fromkeys(every))
        if not any(p.kind.is_prose or self._pair.link(side, p.id) for p in passages):
            return StubView("", (), ())
        if not links:
            name = self._lookup.name[other]
            return StubView(say("no passage linked in %(name)s", name=name), (), ())
        if all(p.is_formal for p in passages):
            return StubView("", links, ())
        partners = dict.fromkeys(ref for p in passages for ref in self._pair.partners(side, p.id))
        peeks = tuple(
            Peek(
                say("read %(place)s here", place=_number(ref)),
                self._marked(_OTHER[side], self._lookup.passage[ref]),
            )
            for ref in partners
        )
        return StubView("", links, peeks)

    # Cells.

    def _cell(
        self,
        side: Side,
        passages: Sequence[Passage],
        labels: tuple[Label, ...],
        faces_nothing: bool,
    ) -> CellView:
        first, last = passages[0], passages[-1]
        page = self._lookup.text_href(self._place, first.declaration, passage_anchor(first.id))
        last_of = {} if faces_nothing else self._last_links(side, passages)
        blocks = [
            self._block(side, list(group), last_of)
            for _, group in groupby(passages, key=lambda p: p.block)
        ]
        return CellView(
            number=f"¶{first.block}" + (f"–{last.block}" if last.block != first.block else ""),
            # A page that stands alone has no other to link to, a witness no other page: the
            # place on this one.
            href=page or "#" + self._anchor(side, first.id),
            title=say(
                "%(name)s, paragraph %(number)s",
                name=self._lookup.name[first.declaration],
                number=str(first.block),
            ),
            labels=(*dict.fromkeys(cell_labels(self._pair, side, passages)), *labels),
            groups=grouped(blocks),
            is_alone=not any(self._pair.link(side, p.id) or not p.kind.is_prose for p in passages),
            year=self._lookup.tag[first.declaration],
        )

    def _last_links(
        self, side: Side, passages: Sequence[Passage]
    ) -> dict[str, tuple[CrossLink, ...]]:
        """Return the links of each passage without those that a later one of its cell has."""
        owner = {link: p.id for p in passages for link in self._crosslinks(side, p.id)}
        return {p.id: tuple(k for k, ref in owner.items() if ref == p.id) for p in passages}

    def _block(
        self,
        side: Side,
        passages: Sequence[Passage],
        links: dict[str, tuple[CrossLink, ...]],
    ) -> BlockView:
        first = passages[0]
        block = self._lookup.declaration[first.declaration].blocks[first.block - 1]
        views, end = [], first.start
        for p in passages:
            views.append(
                PassageView(
                    id=p.id,
                    side=side,
                    anchor=self._anchor(side, p.id),
                    before=_space(block.text[end : p.start]),
                    runs=self._marked(side, p),
                    crosslinks=links.get(p.id, ()),
                )
            )
            end = p.end
        kind = "title" if block.level == 1 else str(block.kind)
        return BlockView(kind, tuple(views))

    def _marked(self, side: Side, passage: Passage) -> tuple[Run, ...]:
        n = self._pair.link_of.get((side, passage.id))
        if n is None and not passage.kind.is_prose:
            return plain_runs(passage.text)
        if n is None:
            return plain_runs(passage.text, "gone" if side == "left" else "came")
        link = self._pair.links[n]
        refs = link.left if side == "left" else link.right
        if (n, side) not in self._runs:
            texts = self._lookup.texts(refs)
            self._runs[n, side] = runs_of_side(self._pair.variants[n], texts, side, self._language)
        return self._runs[n, side][refs.index(passage.id)]

    def _crosslinks(self, side: Side, ref: str) -> Iterator[CrossLink]:
        """Yield a link to each partner that stands in another row."""
        link, other = self._pair.link(side, ref), _OTHER[side]
        for partner in self._pair.partners(side, ref):
            row = self._row_of.get((other, partner))
            if link is None or row is None or row == self._row_of[side, ref]:
                continue
            if self._lookup.passage[ref].is_formal:
                sentence = msg("also at %(place)s %(arrow)s")
            elif self._pair.is_of_witnesses:
                sentence = msg("stands at %(place)s %(arrow)s")
            elif self._is_moved(link):
                sentence = _MOVED[side]
            else:
                sentence = _CONTINUED[side]
            arrow = "↓" if row > self._row_of[side, ref] else "↑"
            href = "#" + self._anchor(other, partner)
            yield CrossLink(say(sentence, place=_number(partner), arrow=arrow), href)


def _number(ref: str) -> str:
    return "¶" + passage_anchor(ref)[1:]


def _space(between: str) -> str:
    """Return the white space between two passages; where passages were left out, say so."""
    return between if not between.strip() else " […] "


def grouped(blocks: Iterable[BlockView]) -> tuple[tuple[BlockView, ...], ...]:
    """Return the blocks, neighbouring items together."""
    return tuple(
        part
        for is_item, run in groupby(blocks, key=lambda block: block.kind == BlockKind.ITEM)
        for part in ([tuple(run)] if is_item else [(block,) for block in run])
    )


_FOLD_FROM = 3
"""Fewer unchanged rows are left standing: a fold would save no room."""


def folded(lookup: Lookup, rows: Sequence[Row], views: Sequence[RowView]) -> tuple[Stretch, ...]:
    """Return rows in runs, long unchanged ones with the line that folds them."""
    pairs = zip(views, rows, strict=True)
    return tuple(
        _stretch(lookup, is_kept, list(run)) for is_kept, run in groupby(pairs, key=_is_foldable)
    )


def _stretch(lookup: Lookup, is_kept: bool, run: list[tuple[RowView, Row]]) -> Stretch:
    views = tuple(view for view, _ in run)
    if not is_kept or len(run) < _FOLD_FROM:
        return Stretch("", views)
    passages = [p for _, row in run for p in row.right if p.kind.is_prose]
    if not passages:
        return Stretch("", views)
    words = sum(lookup.words[p.id] for p in passages)
    summary = say(
        "%(passages)s, %(words)s, unchanged",
        passages=plural(len(passages), "passage"),
        words=plural(words, "word"),
    )
    return Stretch(summary, views)


def _is_foldable(pair: tuple[RowView, Row]) -> bool:
    """Whether a row may be folded: it stands unchanged, or is formal and the same."""
    view, row = pair
    return view.kinds == ("kept",) or bool(view.kinds == ("quiet",) and row.left and row.right)
