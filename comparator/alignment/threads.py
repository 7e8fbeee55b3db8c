"""Threads: the life of each clause through the series.

A thread follows links from one declaration to the next. What had no ancestor in the year
before is looked for further back, so that a clause that was dropped and came back is one
thread with a gap. A clause that comes back word for word joins the thread of its first wording
also where that went on, merged into another: what was said before is not new.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence, Set

from comparator.model import Collation, Declaration, Link, Relation, Thread

# More must stand of a clause that returns after a silence than of one said the year before.
_MUCH_OF_RETURN = 0.6
_LEAST_WORDS_OF_RETURN = 6

Collate = Callable[[Declaration, Declaration], Collation]


def weave_threads(
    declarations: Sequence[Declaration], collate_pair: Collate, reach: int = 6
) -> tuple[Thread, ...]:
    """Return the threads of a series, in the order of their first passages.

    Args:
        declarations: The series in order, segmented.
        collate_pair: Gives the collation of two declarations, older first.
        reach: How many declarations back a clause without an ancestor is looked for.
    """
    union = _Union(p.id for d in declarations for p in d.passages)
    formal = {p.id for d in declarations for p in d.passages if p.is_formal}
    linked_back: set[str] = set()
    linked_ahead: set[str] = set()
    surely_back: set[str] = set()
    for distance in range(1, min(reach, len(declarations) - 1) + 1):
        for older, newer in zip(declarations, declarations[distance:], strict=False):
            orphans = {p.id for p in newer.passages} - linked_back - formal
            ended = {p.id for p in older.passages} - linked_ahead
            if distance > 1 and not orphans:
                continue
            for link in collate_pair(older, newer).links:
                if distance > 1 and not _is_return(link, orphans, ended, newer):
                    continue
                union.join((*link.left, *link.right))
                linked_back.update(link.right)
                linked_ahead.update(link.left)
                if not link.tentative:
                    surely_back.update(link.right)
    return _threads(declarations, union.parts(), surely_back)


def _is_return(link: Link[str], orphans: set[str], ended: set[str], newer: Declaration) -> bool:
    """Whether a link over a gap says that a clause came back."""
    is_free = set(link.left) <= ended or link.relation is Relation.KEPT
    if not (set(link.right) <= orphans and is_free):
        return False
    text = " ".join(p.text for p in newer.passages if p.id in set(link.right))
    is_much = not link.tentative and link.similarity >= _MUCH_OF_RETURN
    return is_much and len(text.split()) >= _LEAST_WORDS_OF_RETURN


def _threads(
    declarations: Sequence[Declaration], parts: Mapping[str, str], surely_back: Set[str]
) -> tuple[Thread, ...]:
    stations: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for declaration in declarations:
        for passage in declaration.passages:
            stations[parts[passage.id]][declaration.id].append(passage.id)
    return tuple(
        Thread(
            id=next(iter(by_declaration.values()))[0],
            stations=tuple((d, tuple(ids)) for d, ids in by_declaration.items()),
            tentative=tuple(
                d
                for place, (d, ids) in enumerate(by_declaration.items())
                if place and not surely_back & set(ids)
            ),
        )
        for by_declaration in stations.values()
    )


class _Union:
    """Disjoint sets of passages."""

    def __init__(self, ids: Iterable[str]) -> None:
        self._parent = {ref: ref for ref in ids}

    def join(self, ids: Sequence[str]) -> None:
        """Make one set of all sets these passages are in."""
        first = self._find(ids[0])
        for ref in ids[1:]:
            self._parent[self._find(ref)] = first

    def parts(self) -> dict[str, str]:
        """Return for each passage the one that stands for its set."""
        return {ref: self._find(ref) for ref in self._parent}

    def _find(self, ref: str) -> str:
        while self._parent[ref] != ref:
            self._parent[ref] = self._parent[self._parent[ref]]
            ref = self._parent[ref]
        return ref
