"""Threads: the life of each clause through the series.

A thread follows links from one text to the next of its kind; what the text before does not have is
looked for further back, so that a clause that was dropped and came back is one thread with a gap.
A chain of links alone drifts, a word here and a word there, until its ends speak of two matters:
so a wording joins a thread only where it shares substance with the thread's core, the words of
its matter that at least half of its wordings have.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from itertools import combinations

from comparator.language.substance import rarities, share, substance
from comparator.model import Collation, Declaration, Link, Relation, Ruling, RulingKind, Thread
from comparator.model.passage_ids import text_of

_HOLDS = 0.4
"""Share of the core that a wording must have, or of the wording that the core must have."""


def weave_threads(
    declarations: Sequence[Declaration],
    collations: Iterable[Collation],
    rulings: Sequence[Ruling] = (),
) -> tuple[Thread, ...]:
    """Return the threads of a series, in the order of their first passages.

    Args:
        declarations: The series in order, segmented.
        collations: Of neighbours of one kind, and of as many other pairs as there are: what
            the text before does not answer is looked for in them, the nearest first.
        rulings: What was set by hand: what is one clause is of one thread, what is apart is not.
    """
    known = {(c.left, c.right): c for c in collations}
    clauses = _Clauses(declarations, [r.passages for r in rulings if r.kind is RulingKind.APART])
    awaiting = {d.id: {p.id for p in d.passages if not p.is_formal} for d in declarations}
    surely: set[str] = set()
    for ruling in rulings:
        if ruling.kind is RulingKind.CLAUSE:
            surely.update(clauses.join_by_hand(ruling.passages))
    for distance, older, newer in _pairs(declarations):
        if (older.id, newer.id) not in known:
            continue
        for link in known[older.id, newer.id].links:
            # Over a gap only what is sure, and only what no text between answers.
            is_return = not link.tentative and set(link.right) <= awaiting[newer.id]
            if (distance == 1 or is_return) and clauses.join(link) and not link.tentative:
                surely.update(link.right)
                awaiting[newer.id] -= set(link.right)
    return _threads(declarations, clauses.parts(), surely)


def _pairs(
    declarations: Sequence[Declaration],
) -> Iterator[tuple[int, Declaration, Declaration]]:
    """Yield two texts of one kind and how far apart they are, the nearest first."""
    lines: dict[str, list[Declaration]] = defaultdict(list)
    for declaration in declarations:
        lines[declaration.kind].append(declaration)
    for distance in range(1, len(declarations)):
        for line in lines.values():
            for older, newer in zip(line, line[distance:], strict=False):
                yield distance, older, newer


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
                for n, (d, ids) in enumerate(by_declaration.items())
                if n and not surely_back & set(ids)
            ),
        )
        for by_declaration in stations.values()
    )


class _Clauses:
    """Disjoint sets of passages, each with the matter of its wordings, a wording a text."""

    def __init__(
        self, declarations: Sequence[Declaration], apart: Iterable[Sequence[str]] = ()
    ) -> None:
        passages = [(d, p) for d in declarations for p in d.passages]
        self._parent = {p.id: p.id for _, p in passages}
        self._wordings: dict[str, dict[str, frozenset[str]]] = {
            p.id: {d.id: substance(p.text, d.language)} for d, p in passages
        }
        self._worth = rarities(found for w in self._wordings.values() for found in w.values())
        self._apart = [
            pair
            for refs in apart
            for pair in combinations(refs, 2)
            if text_of(pair[0]) != text_of(pair[1]) and {*pair} <= self._parent.keys()
        ]

    def join(self, link: Link[str]) -> bool:
        """Make one clause of all that a link holds, if its sides share their matter.

        Returns:
            Whether they do.
        """
        left, right = (dict.fromkeys(map(self._find, side)) for side in (link.left, link.right))
        if link.relation is not Relation.KEPT and not (set(left) & set(right)):
            old, new = self._core(left), self._core(right)
            # Where there is hardly any matter, "They will meet.", nothing speaks against it.
            if old and new and max(self._share(old, new), self._share(new, old)) < _HOLDS:
                return False
        joined = dict.fromkeys((*left, *right))
        if any({*map(self._find, pair)} <= joined.keys() for pair in self._apart):
            return bool({*left} & {*right})
        self._unite(joined)
        return True

    def join_by_hand(self, refs: Sequence[str]) -> Iterator[str]:
        """Make one clause of passages, whatever they say; yield those not of the oldest text."""
        there = [ref for ref in self._parent if ref in refs]  # those of the oldest text first
        if there:
            self._unite(dict.fromkeys(map(self._find, there)))
            yield from (ref for ref in there if text_of(ref) != text_of(there[0]))

    def _unite(self, clauses: Iterable[str]) -> None:
        first, *others = clauses
        for other in others:
            self._parent[other] = first
            for text, matter in self._wordings.pop(other).items():
                mine = self._wordings[first]
                mine[text] = mine.get(text, frozenset()) | matter

    def _share(self, of: Set[str], within: Set[str]) -> float:
        return share(of, within, self._worth)

    def _core(self, clauses: Mapping[str, None]) -> frozenset[str]:
        """Return the stems that at least half of the wordings of some clauses have."""
        wordings: dict[str, frozenset[str]] = {}
        for clause in clauses:
            for text, matter in self._wordings[clause].items():
                wordings[text] = wordings.get(text, frozenset()) | matter
        counts = Counter(found for matter in wordings.values() for found in matter)
        return frozenset(found for found, n in counts.items() if 2 * n >= len(wordings))

    def parts(self) -> dict[str, str]:
        """Return for each passage the one that stands for its clause."""
        return {ref: self._find(ref) for ref in self._parent}

    def _find(self, ref: str) -> str:
        while self._parent[ref] != ref:
            self._parent[ref] = self._parent[self._parent[ref]]
            ref = self._parent[ref]
        return ref
