"""Filling: where two texts keep their order, what lies between links that are sure.

A retelling changes so many words that wording alone leaves half of it unlinked, though it tells all
in the same order. Filling adds pairs, and never undoes one.
"""

from collections.abc import Sequence

import numpy as np

from comparator.alignment.choice import Context
from comparator.alignment.groups import Group
from comparator.alignment.numbers import Matrix
from comparator.alignment.order import Pair

# Order must be kept so far, and be trusted wholly: strangers are linked by anything weaker.
_LEAST_KEPT = 0.75
# From here on a pair adds more to recall than it takes from precision.
_GAIN = 0.25
# A pair of which one end is linked already.
_SECOND = 0.55
# Where less than this of the shorter text has a partner, much is new, and order alone proves
# little: words have to begin alike as well.
_MUCH_LINKED, _LEAST_ALIKE = 0.65, 0.2
_UNIT = 1_000_000


def may_fill(context: Context) -> bool:
    """Whether the two texts keep one order, and surely have to do with each other."""
    return context.kept >= _LEAST_KEPT and context.trust == 1.0


def fill(
    groups: Sequence[Group], same: Sequence[Pair], context: Context, belief: Matrix, alike: Matrix
) -> tuple[list[Group], Matrix]:
    """Return the groups with what order adds to them, and how probable each pair then is.

    Args:
        groups: What was chosen.
        same: Pairs that are kept; nothing is added to them.
        context: What order says.
        belief: How probable each pair is.
        alike: How much alike the words of each pair begin.
    """
    pairs = context.ways.pairs
    if len(groups) + len(same) < _MUCH_LINKED * min(pairs.shape):
        pairs = np.where(alike >= _LEAST_ALIKE, pairs, 0.0)
    kept_left, kept_right = {i for i, _ in same}, {j for _, j in same}
    sides = [(set(group.left), set(group.right)) for group in groups]
    at_left = {i: n for n, (left, _) in enumerate(sides) for i in left}
    at_right = {j: n for n, (_, right) in enumerate(sides) for j in right}
    chosen = len(sides)
    for i, j in best_way(pairs, _GAIN):
        positions = {at_left.get(i), at_right.get(j)} - {None}
        if i in kept_left or j in kept_right or len(positions) > 1:
            continue
        n = positions.pop() if positions else len(sides)
        if n is None or (n < chosen and pairs[i, j] < _SECOND):
            continue
        if n == len(sides):
            sides.append((set(), set()))
        sides[n][0].add(i)
        sides[n][1].add(j)
        at_left[i] = at_right[j] = n
    filled = [Group(tuple(sorted(left)), tuple(sorted(right))) for left, right in sides]
    return filled, np.maximum(pairs, belief)


def best_way(pairs: Matrix, gain: float) -> list[Pair]:
    """Return the pairs of the way with the greatest sum of what each is likelier than `gain`.

    Args:
        pairs: How likely each pair is to lie on a way, by left and right.
        gain: What a pair must be likelier than to be worth having.
    """
    rows, columns = np.nonzero(pairs > gain)
    values = np.round((pairs[rows, columns] - gain) * _UNIT).astype(np.int64)
    best = values.copy()
    before = np.full(len(rows), -1)
    for n in range(len(rows)):
        down, right = rows[n] - rows[:n], columns[n] - columns[:n]
        # On both sides ahead, or one step ahead on one of them.
        is_earlier = ((down > 0) & (right > 0)) | (down + right == 1) & (right >= 0)
        earlier = np.nonzero(is_earlier)[0]
        if earlier.size:
            last = earlier[int(np.argmax(best[earlier]))]
            best[n] += best[last]
            before[n] = last
    way: list[Pair] = []
    n = int(np.argmax(best)) if len(best) else -1
    while n >= 0:
        way.append((int(rows[n]), int(columns[n])))
        n = int(before[n])
    return way[::-1]
