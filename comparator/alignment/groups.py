"""Splits and merges: a further partner is linked when it is likely beside the first."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import exp, sqrt

import numpy as np
from numpy.typing import NDArray

from comparator.alignment.ancestors import matter_kept
from comparator.alignment.choice import Context, Evidence
from comparator.alignment.features import features_of
from comparator.alignment.names import name_other_states, names_of, usual_states
from comparator.alignment.numbers import Matrix
from comparator.alignment.order import Pair
from comparator.alignment.units import Unit
from comparator.alignment.weights import Weights

# How probable it is that a passage is a further partner of a link, as the logarithm of the odds:
# fitted by benchmarks/alignment/fit.py.
JOINING = {
    "constant": -5.13,
    "belief": 2.48,
    "beginnings": 0.05,
    "names": 0.25,
    "share": 1.82,
    "explained": 3.97,
    "rest": 1.82,
    "gain": 4.88,
    "near": 1.62,
}
# What is less likely than this by itself and in its context is not looked at.
_LEAST_LIKELY = 0.02
# From here on two passages name something else each; below it they name nothing in common.
_OTHERS, _LITTLE_SHARED = 0.54, 0.2
_HALF, _LESS_THAN_HALF = 0.5, 0.35
_DOUBT = 0.6
_FEW = 6  # no clause becomes more than this many


@dataclass(frozen=True, slots=True)
class Group:
    """Passages left and right that are linked, as indices in order."""

    left: tuple[int, ...]
    right: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Ground:
    """What a decision about groups rests on.

    Attributes:
        evidence: What speaks for each two passages by themselves.
        alone: Probability of each two passages to be one clause, by that.
        belief: The same by their place and rivals as well.
        first: The same for a first partner; 0 where another names the same, and is likelier.
    """

    left: Sequence[Unit]
    right: Sequence[Unit]
    weights: Weights
    evidence: Evidence
    alone: Matrix
    belief: Matrix
    first: Matrix


def gather_groups(pairs: Sequence[Pair], ground: Ground, floor: float) -> list[Group]:
    """Return the groups that grow from linked pairs when likely partners join, likeliest first.

    Args:
        pairs: What is linked.
        ground: What the decision rests on.
        floor: How probable a further partner must be.
    """
    groups = [Group((i,), (j,)) for i, j in pairs]
    by_left = {i: n for n, (i, _) in enumerate(pairs)}
    by_right = {j: n for n, (_, j) in enumerate(pairs)}
    weighing = Weighing(ground)
    likely: list[tuple[float, int, int, Pair]] = []
    for i, j in further_pairs(pairs, ground):
        n = by_left[i] if i in by_left else by_right[j]
        chance = weighing.probability(groups[n], (i, j))
        if chance >= floor:
            likely.append((-chance, abs(i - j), i + j, (i, j)))
    for *_, (i, j) in sorted(likely):
        if (i in by_left) == (j in by_right):  # the free end has found a likelier home
            continue
        n = by_left[i] if i in by_left else by_right[j]
        grown = _with(groups[n], (i, j))
        if max(len(grown.left), len(grown.right)) > _FEW:
            continue
        # Where others have joined since, it must bring something beside them.
        if weighing.probability(groups[n], (i, j)) < floor:
            continue
        groups[n] = grown
        by_left[i] = by_right[j] = n
    return groups


def further_pairs(pairs: Sequence[Pair], ground: Ground) -> list[Pair]:
    """Return the pairs of which one end has a partner and the other has none."""
    has_left, has_right = np.zeros(len(ground.left), bool), np.zeros(len(ground.right), bool)
    has_left[[i for i, _ in pairs]] = True
    has_right[[j for _, j in pairs]] = True
    is_certain = ground.alone == 1.0
    is_free = ~is_certain.any(axis=1)[:, None] & ~is_certain.any(axis=0)[None, :]
    is_likely = np.maximum(ground.alone, ground.belief) >= _LEAST_LIKELY
    one_end = has_left[:, None] != has_right[None, :]
    return [(int(i), int(j)) for i, j in np.argwhere(is_free & is_likely & one_end)]


def foreign_pairs(ground: Ground, context: Context) -> list[tuple[Pair, bool]]:
    """Return likely pairs of which less than half stands while each names something else.

    Such a pair is no link where a rival that names the same is likelier for one of them, or, if
    hardly a third stands, where they have no name in common or each names another state; unless it
    stands where the order of both texts wants it. What is held each year has another host every
    time.

    Returns:
        The pairs, and whether the one may still join the other as a further partner: a part of a
        split names what the other part does not, but no other state.
    """
    disputed = ground.evidence["undisputed"] <= 1.0 - _OTHERS
    unnamed = ground.evidence["names"] < _LITTLE_SHARED
    outdone = context.foremost == 0.0
    others = disputed & (unnamed | outdone)
    suspect = others | (_both_name_states(ground) & (ground.evidence["undisputed"] < 1.0))
    in_place = context.evidence["order"] >= 0.5
    likely = np.maximum(ground.alone, ground.belief) >= _LEAST_LIKELY
    likely |= context.ways.pairs >= _LEAST_LIKELY
    usual = usual_states([u.text for u in ground.left], [u.text for u in ground.right])
    foreign: list[tuple[Pair, bool]] = []
    for i, j in np.argwhere(suspect & likely & ~in_place & (ground.alone < 1.0)):
        left, right = ground.left[i].text, ground.right[j].text
        is_other_state = name_other_states(left, right, usual)
        if not (is_other_state or others[i, j]):
            continue
        least = _HALF if outdone[i, j] else _LESS_THAN_HALF
        if matter_kept(left, right) < least:
            foreign.append(((int(i), int(j)), not (is_other_state or unnamed[i, j])))
    return foreign


def _both_name_states(ground: Ground) -> NDArray[np.bool_]:
    older, newer = (
        np.array([bool(names_of(unit.text).states) for unit in side], np.bool_)
        for side in (ground.left, ground.right)
    )
    return older[:, None] & newer[None, :]


def _with(group: Group, pair: Pair) -> Group:
    left, right = {*group.left, pair[0]}, {*group.right, pair[1]}
    return Group(tuple(sorted(left)), tuple(sorted(right)))


class Weighing:
    """How likely a passage is to be a further partner of a link."""

    def __init__(self, ground: Ground) -> None:
        self._ground = ground
        left, right = (
            features_of(tuple(unit.text for unit in side)).stems
            for side in (ground.left, ground.right)
        )
        self._left, self._right = left.by_passage(), right.by_passage()
        self._doubt = _DOUBT * ground.weights.stems.rarest
        every = np.union1d(left.number, right.number)
        worth = ground.weights.stems.of(every).tolist()
        self._worth: dict[int, float] = dict(zip(every.tolist(), worth, strict=True))

    def probability(self, group: Group, pair: Pair) -> float:
        """Return how probable it is that a pair, one end of which is in the group, joins it."""
        odds = JOINING["constant"]
        for name, value in self.evidence(group, pair).items():
            odds += JOINING.get(name, 0.0) * value
        return round(1.0 / (1.0 + exp(-odds)), 6)

    def evidence(self, group: Group, pair: Pair) -> Mapping[str, float]:
        """Return what speaks for a pair, one end of which is in the group, each 0 to 1."""
        grown = _with(group, pair)
        old, new = self._stems(group), self._stems(grown)
        if len(grown.left) > len(group.left):
            newcomer, host, before, after = self._left[pair[0]], new[1], old[0], new[0]
            is_near = any(abs(pair[0] - i) == 1 for i in group.left)
        else:
            newcomer, host, before, after = self._right[pair[1]], new[0], old[1], new[1]
            is_near = any(abs(pair[1] - j) == 1 for j in group.right)
        gain = self._mutual(*new) - self._mutual(*old)
        rest = host - before
        return {
            "belief": float(self._ground.belief[pair]),
            "beginnings": float(self._ground.evidence["beginnings"][pair]),
            "names": float(self._ground.evidence["names"][pair]),
            # How much of its own it finds again, and how much it explains that was unexplained.
            "share": self._weight(newcomer & host) / (self._weight(newcomer) + self._doubt or 1),
            "explained": self._weight(host & (after - before)) / (self._weight(host) or 1),
            "rest": self._weight(rest & after) / (self._weight(rest) + self._doubt or 1),
            "gain": min(max(gain, -0.25), 0.25) + 0.25,
            "near": float(is_near),
        }

    def _stems(self, group: Group) -> tuple[frozenset[int], frozenset[int]]:
        return _union(self._left, group.left), _union(self._right, group.right)

    def _mutual(self, left: frozenset[int], right: frozenset[int]) -> float:
        product = (self._weight(left) + self._doubt) * (self._weight(right) + self._doubt)
        return self._weight(left & right) / sqrt(max(product, 1.0))

    def _weight(self, stems: frozenset[int]) -> float:
        return sum(map(self._worth.__getitem__, stems))


def _union(features: Sequence[frozenset[int]], group: Iterable[int]) -> frozenset[int]:
    return frozenset().union(*(features[n] for n in group))
