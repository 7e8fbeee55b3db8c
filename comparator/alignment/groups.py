"""Splits and merges: a further partner is linked when it explains what the first does not."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import sqrt

from comparator.alignment.choice import Pair
from comparator.alignment.features import features_of
from comparator.alignment.scores import Matrix
from comparator.alignment.units import Unit
from comparator.alignment.weights import Weights

# How much better the two sides must explain each other with the further partner than without.
_LEAST_GAIN = 0.02
# How much of its own wording a further partner must find again.
_LEAST_SHARE = 0.35
_LEAST_SHARE_NEARBY = 0.2
_DOUBT = 0.6
# How likely a further partner must be that brings much of its own, and how much of the other side
# it must then explain that was unexplained.
_LIKELY = 0.5
_LEAST_NEWLY_EXPLAINED = 0.12
_FEW = 4  # no clause becomes more than this many


@dataclass(frozen=True, slots=True)
class Group:
    """Passages left and right that are linked, as indices in order."""

    left: tuple[int, ...]
    right: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Ground:
    """What a decision about groups rests on.

    Attributes:
        left: The older passages.
        right: The newer passages.
        weights: What words are worth.
        belief: Probability of each two passages to be one clause.
    """

    left: Sequence[Unit]
    right: Sequence[Unit]
    weights: Weights
    belief: Matrix


def gather_groups(pairs: Sequence[Pair], candidates: Sequence[Pair], ground: Ground) -> list[Group]:
    """Return the groups that grow from linked pairs when good candidates join.

    Args:
        pairs: Pairs of indices that are linked.
        candidates: Pairs of which one end is linked and the other free, best first.
        ground: What they are judged by.
    """
    by_left = {i: n for n, (i, _) in enumerate(pairs)}
    by_right = {j: n for n, (_, j) in enumerate(pairs)}
    groups = [Group((i,), (j,)) for i, j in pairs]
    weigh = _Weighing(ground.left, ground.right, ground.weights)
    for i, j in candidates:
        if i in by_left and j not in by_right:
            n = by_left[i]
            grown = Group(groups[n].left, tuple(sorted({*groups[n].right, j})))
            is_near = any(abs(j - other) == 1 for other in groups[n].right)
        elif j in by_right and i not in by_left:
            n = by_right[j]
            grown = Group(tuple(sorted({*groups[n].left, i})), groups[n].right)
            is_near = any(abs(i - other) == 1 for other in groups[n].left)
        else:
            continue
        if weigh.is_better(groups[n], grown, (i, j), is_near, float(ground.belief[i, j])):
            groups[n] = grown
            by_left.update(dict.fromkeys(grown.left, n))
            by_right.update(dict.fromkeys(grown.right, n))
    return groups


class _Weighing:
    """How well groups of passages explain each other."""

    def __init__(self, left: Sequence[Unit], right: Sequence[Unit], weights: Weights) -> None:
        self._left = [features_of(unit.text).stems for unit in left]
        self._right = [features_of(unit.text).stems for unit in right]
        self._weights = weights
        self._known: dict[str, int] = {}

    def is_better(self, old: Group, grown: Group, pair: Pair, is_near: bool, belief: float) -> bool:
        if max(len(grown.left), len(grown.right)) > _FEW:
            return False
        mine, other = self._left[pair[0]], self._right[pair[1]]
        if len(grown.left) > len(old.left):
            newcomer, host = mine, self._union(self._right, grown.right)
        else:
            newcomer, host = other, self._union(self._left, grown.left)
        share = self._weight(newcomer & host) / max(
            self._weight(newcomer) + _DOUBT * self._weights.of_stem("") / 2, 1.0
        )
        if share < (_LEAST_SHARE_NEARBY if is_near else _LEAST_SHARE):
            return False
        if self._mutual(grown) - self._mutual(old) >= _LEAST_GAIN:
            return True
        # A part may bring much that is new and yet be the only home of what the first left out.
        return belief >= _LIKELY and self._newly_explained(old, grown) >= _LEAST_NEWLY_EXPLAINED

    def _newly_explained(self, old: Group, grown: Group) -> float:
        """Return the share of the undivided side that only the further partner explains."""
        if len(grown.left) > len(old.left):
            host = self._union(self._right, old.right)
            before, after = self._union(self._left, old.left), self._union(self._left, grown.left)
        else:
            host = self._union(self._left, old.left)
            before, after = (
                self._union(self._right, old.right),
                self._union(self._right, grown.right),
            )
        return self._weight(host & (after - before)) / max(self._weight(host), 1)

    def _mutual(self, group: Group) -> float:
        left = self._union(self._left, group.left)
        right = self._union(self._right, group.right)
        doubt = _DOUBT * self._weights.of_stem("")
        product = (self._weight(left) + doubt) * (self._weight(right) + doubt)
        return self._weight(left & right) / sqrt(max(product, 1.0))

    def _union(self, features: Sequence[frozenset[str]], group: Iterable[int]) -> frozenset[str]:
        return frozenset().union(*(features[n] for n in group))

    def _weight(self, rows: frozenset[str]) -> int:
        total = 0
        for row in rows:
            if row not in self._known:
                self._known[row] = self._weights.of_stem(row)
            total += self._known[row]
        return total
