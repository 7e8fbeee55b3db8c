"""Which texts of a series are held against each other to know what is new, back or gone."""

from collections.abc import Iterable, Iterator

from comparator.model.collations import Collation
from comparator.model.declarations import Series

ALL_PAIRS_UP_TO = 12
"""`auto` compares every declaration with every other up to this many of them."""
ALL_LINKS_UP_TO = 40
"""In series of up to this many texts a clause is looked for by links in all texts before."""
HISTORY_REACH = 6
"""In longer series a clause is looked for by links in this many texts before."""


def within_reach(series: Series) -> Iterator[tuple[str, str]]:
    """Yield the ids of two texts of one kind that the history of clauses rests on.

    They are near enough, or the newer is the newest of its kind. It hangs on the series alone:
    what a report says is the same whichever pairs have a page, and the same as a brief says.
    """
    newest = {d.kind: d.id for d in series.declarations}
    for n, newer in enumerate(series.declarations):
        line = [d for d in series.declarations[:n] if d.kind == newer.kind]
        is_all = len(line) < ALL_LINKS_UP_TO or newest[newer.kind] == newer.id
        for older in line if is_all else line[-HISTORY_REACH:]:
            yield older.id, newer.id


def those_within_reach(series: Series, collations: Iterable[Collation]) -> tuple[Collation, ...]:
    """Return the collations that the history of clauses rests on."""
    known = {*within_reach(series)}
    return tuple(c for c in collations if (c.left, c.right) in known)
