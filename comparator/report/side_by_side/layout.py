"""A pair side by side: from the passages of two texts to rows as a page shows them.

The way goes one direction: which paragraphs face each other (`rows`), what a row is (`verdicts`),
the words and links of each passage (`cells`), both sides in one column (`inline`), and here the
rows and the runs in which they fold.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from comparator.diff.likeness import is_far
from comparator.model import BlockKind
from comparator.report.addresses import Page
from comparator.report.edition_index import Lookup
from comparator.report.pair_index import Excerpt, Pair
from comparator.report.parts.findings import FindingView, findings_by_passage
from comparator.report.side_by_side.cells import Sheet, cell, sheet_of, vacancy
from comparator.report.side_by_side.inline import merged
from comparator.report.side_by_side.rows import Ref, Row, paragraph_rows
from comparator.report.side_by_side.verdicts import (
    SIGNS,
    Verdict,
    far_label,
    links_elsewhere,
    verdict_on,
)
from comparator.report.side_by_side.views import CellView, RowView, Stretch
from comparator.wording.formatting import plural
from comparator.wording.translation import say

_FOLD_FROM = 3
"""Fewer unchanged rows are left standing: a fold would save no room."""
MOST_ROWS = 20_000
"""So many rows the page of one pair alone has at the most: with more no browser gets on."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SideBySide:
    """A pair as a page shows it.

    Attributes:
        rows: Its rows, as passages.
        views: Its rows, as a template takes them.
        stretches: The same in runs, long unchanged ones with the line that folds them.
        every: How many rows there are, with those that the page has no room for.
    """

    rows: tuple[Row, ...]
    views: tuple[RowView, ...]
    stretches: tuple[Stretch, ...]
    every: int


def side_by_side(  # noqa: PLR0913 - what is shown, and in which setting
    lookup: Lookup,
    shown: Excerpt,
    here: Page,
    theme: str | None = None,
    prefix: str = "",
    alone: dict[Ref, CellView] | None = None,
) -> SideBySide:
    """Return a pair side by side.

    Args:
        lookup: The edition.
        shown: The pair, or what of it speaks of a theme.
        here: The page.
        theme: Which theme, if it is of one.
        prefix: Keeps anchors apart where a page has several pairs.
        alone: Cells that other pairs of the same texts have as well, for those who set many.
    """
    pair = shown.pair
    every = paragraph_rows(shown.left, shown.right, pair.links)
    rows = every[:MOST_ROWS] if here.is_single else every
    elsewhere = links_elsewhere(pair, rows)
    verdicts = [verdict_on(lookup, pair, row, elsewhere) for row in rows]
    sheet = replace(sheet_of(lookup, pair, here, rows, prefix), alone=alone)
    # Where a page has several pairs, it tells what is found elsewhere.
    findings = {} if prefix else findings_by_passage(lookup, pair.left, pair.right, here)
    views = tuple(
        _row(
            sheet,
            row,
            verdict,
            themes=verdict.themes if theme is None else (),
            found=tuple(f for p in row.right for f in findings.get(p.id, ())),
        )
        for row, verdict in zip(rows, verdicts, strict=True)
    )
    stretches = tuple(_stretches(lookup, rows, views))
    return SideBySide(rows=rows, views=views, stretches=stretches, every=len(every))


def whole(lookup: Lookup, pair: Pair) -> Excerpt:
    """Return all of a pair, to be set side by side."""
    return Excerpt(pair, lookup.passages_of[pair.left], lookup.passages_of[pair.right])


def _row(
    sheet: Sheet,
    row: Row,
    verdict: Verdict,
    themes: tuple[str, ...],
    found: tuple[FindingView, ...],
) -> RowView:
    has_both = bool(row.left and row.right)
    far = far_label(sheet.pair, row, sheet.language)
    # What is said of both sides stands over the newer one, and in one column once.
    older, newer = ((), far) if row.right else (far, ())
    left = cell(sheet, "left", row.left, older, not row.right) if row.left else None
    right = cell(sheet, "right", row.right, newer, not row.left) if row.right else None
    is_told_twice = has_both and verdict.own not in {"kept", "quiet"} and _is_mixed(sheet, row)
    labels = dict.fromkeys((*(left.labels if left else ()), *(right.labels if right else ())))
    return RowView(
        kinds=verdict.kinds,
        sign=SIGNS.get(verdict.own, ""),
        left=left,
        right=right,
        vacancy=None if has_both else vacancy(sheet, row),
        merge=merged(sheet, row, tuple(labels)) if is_told_twice else None,
        is_slight=verdict.is_slight,
        themes=themes,
        findings=found,
    )


def _is_mixed(sheet: Sheet, row: Row) -> bool:
    """Whether in one column words of both sides mix: else the older side before the newer says all.

    They do where a link is told word by word, where something has moved, and in lists.
    """
    if any(sheet.links[end, p.id] or p.kind is BlockKind.ITEM for end, p in row.ends()):
        return True
    numbers = {sheet.pair.number("right", p.id) for p in row.right} - {None}
    return any(not is_far(sheet.pair.variants[n]) for n in numbers if n is not None)


def _stretches(lookup: Lookup, rows: Sequence[Row], views: Sequence[RowView]) -> Iterator[Stretch]:
    """Yield rows in runs, long unchanged ones with the line that folds them."""
    pairs = zip(views, rows, strict=True)
    for is_kept, run in groupby(pairs, key=lambda pair: _is_foldable(*pair)):
        found = list(run)
        passages = [p for _, row in found for p in row.right if p.kind.is_prose]
        summary = ""
        if is_kept and len(found) >= _FOLD_FROM and passages:
            summary = say(
                "%(passages)s, %(words)s, unchanged",
                passages=plural(len(passages), "sentence"),
                words=plural(sum(lookup.words[p.id] for p in passages), "word"),
            )
        yield Stretch(summary, tuple(view for view, _ in found))


def _is_foldable(view: RowView, row: Row) -> bool:
    """Whether a row may be folded: it stands unchanged, or is formal and the same."""
    if view.right and any(label.only for label in view.right.labels):
        return False
    return view.kinds == ("kept",) or bool(view.kinds == ("quiet",) and row.left and row.right)
