"""Folds long unchanged stretches of a pair into one line that says how long they are."""

from collections.abc import Sequence
from itertools import groupby

from comparator.report.cells import RowView, Stretch
from comparator.report.edition_index import Lookup
from comparator.report.phrasing import plural
from comparator.report.rows import Row
from comparator.report.speech import say

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
