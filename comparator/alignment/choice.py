"""Choice: from evidence to links: mutual best first, then what a second partner explains."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from comparator.alignment.naming import Naming
from comparator.alignment.numbers import Matrix
from comparator.alignment.order import (
    Pair,
    mutual_best,
    neighbours_support,
    order_kept,
    region_support,
)
from comparator.alignment.ordered import Ways
from comparator.alignment.scores import Wording

Evidence = dict[str, Matrix]
"""Kinds of evidence, each 0 to 1 for each passage left and right."""

# How probable it is that two passages are one clause, as the logarithm of the odds: a constant
# and a weight for each kind of evidence. Fitted by benchmarks/alignment/fit.py, which names its
# data; the signs are as one would have set them by hand.
ALONE = {
    "constant": -13.59,
    "rows": 4.07,
    "words": 6.32,
    "beginnings": 4.05,
    "part": 6.05,
    "block": 2.89,
    "theme": 1.46,
    "names": 1.84,
    "undisputed": 1.71,
    "namesakes": 2.86,
}
IN_CONTEXT = {
    "constant": -13.19,
    "rows": 0.00,
    "words": 2.88,
    "beginnings": 2.29,
    "part": 4.05,
    "block": 0.36,
    "theme": 1.88,
    "names": 1.44,
    "undisputed": 0.99,
    "namesakes": 3.26,
    "order": 3.57,
    "choice": 4.21,
    "neighbours": 0.61,
    "region": 4.22,
}

# Only what is the same is certain.
MOST_LIKELY = 1.0 - 1e-9
# From here on a pair is sure enough to speak for its neighbours, and for the passages around.
_ANCHOR, _ANCHOR_OF_REGION = 0.7, 0.5
# How much a passage must add to the lead of one order for it to be trusted, and how many passages
# strangers may answer each other in.
_LEAST_LEAD = 0.4
_OPENING_AND_CLOSE = 6
# From here on what two texts name says that they are kin.
_SURELY_KIN = 0.8
# What counts as no belief at all when rivals are weighed.
_NOISE = 0.01
# Below it there is no link, and no further partner; lower where two texts keep one order, which
# forces fewer ancestors, and where so little of kin can be found that links that are hardly likely
# gain more than they cost, but never below the least. On the pairs for fitting F1 is the same
# within 0.01 from 0.30 to 0.45, of the one in order down to 0.22.
_FLOOR, _FLOOR_OF_FURTHER, _FLOOR_IN_ORDER, _LEAST_FLOOR = 0.42, 0.36, 0.25, 0.3
_MOSTLY_KEPT = 0.7
_UNIT = 1_000_000
# What a passage must be likelier than that found its best partner taken.
_AGAIN = 0.42
# Between the floor and this a link is tentative.
_SURE = 0.7


@dataclass(frozen=True, slots=True)
class Context:
    """What place and rivals say of each pair.

    Attributes:
        evidence: As far as it is a matter of each pair: order, choice.
        foremost: 0 where an end of the pair has its one best partner elsewhere, by wording and by
            what they name; else 1.
        kept: How far the two texts keep one order, 0 to 1.
        are_kin: Whether what the two texts name says that they surely have to do with each other.
        trust: How far order is to be trusted beyond that: 0 between strangers, else 1.
        ways: What the ways through both texts say, if they keep one order.
    """

    evidence: Evidence
    foremost: Matrix
    kept: float
    are_kin: bool
    trust: float
    ways: Ways


def by_themselves(evidence: Evidence) -> Matrix:
    """Return the probability of each pair by its words, its paragraph and its themes."""
    return probability(log_odds(ALONE, evidence))


def in_context(evidence: Evidence, context: Context, alone: Matrix) -> Matrix:
    """Return the probability of each pair by its neighbours and its place as well.

    Args:
        evidence: What speaks for each pair of itself.
        context: What its place says.
        alone: What `by_themselves` gave, with what is certain set to 0 or 1.
    """
    belief = alone
    known = log_odds(IN_CONTEXT, evidence | context.evidence)
    for _ in range(2):  # the second time round, pairs found with help are anchors too
        around = evidence_around(belief, evidence, context)
        belief = np.round(probability(log_odds(IN_CONTEXT, around, known)), 6)
        belief = np.where((alone > 0.0) & (alone < 1.0), belief, alone)
    return belief


def asked_of_ways(evidence: Evidence, alone: Matrix) -> tuple[Matrix, NDArray[np.bool_]]:
    """Return what the ways through both texts are asked with: how alike, and what may be."""
    return np.where(alone == 1.0, 1.0, evidence["beginnings"]), alone > 0.0


def context_of(evidence: Evidence, alone: Matrix, ways: Ways) -> Context:
    """Return what order and the other choices say when `alone` is all that is believed."""
    kept = order_kept(alone)
    # Texts of one kind open and close alike, also where they have nothing else in common.
    enough = max(_LEAST_LEAD * (min(alone.shape) - _OPENING_AND_CLOSE), 1.0)
    namesakes = min(float(evidence["namesakes"].max(initial=0.0)) / _SURELY_KIN, 1.0)
    trust = min(max(ways.lead / enough, 0.0), 1.0) * namesakes
    order = kept * trust * ways.pairs
    evidence_of_place = {"order": order, "choice": _preference(alone)}
    foremost = _foremost(alone * evidence["undisputed"])
    return Context(evidence_of_place, foremost, kept, namesakes == 1.0, trust, ways)


def _foremost(scores: Matrix) -> Matrix:
    """Return 0 for the pairs of which an end has its one best partner elsewhere, else 1."""
    foremost = np.ones_like(scores)
    for i, j in mutual_best(scores):
        foremost[i, :] = foremost[:, j] = 0.0
    for i, j in mutual_best(scores):
        foremost[i, j] = 1.0
    return foremost


def evidence_around(belief: Matrix, evidence: Evidence, context: Context) -> Evidence:
    """Return what the confident pairs say of those beside them and of those around.

    Of those around only as far as the two texts name the same (strangers have chance pairs, and
    some of them lie close together), and as far as the pair is not one that a kept order forbids.
    """
    forbidden = context.kept * context.trust * (1.0 - context.ways.pairs)
    reach = evidence["namesakes"] * (1.0 - forbidden)
    best = mutual_best(belief)
    anchors, around = (
        [pair for pair in best if belief[pair] >= least] for least in (_ANCHOR, _ANCHOR_OF_REGION)
    )
    return {
        "neighbours": neighbours_support(anchors, belief),
        "region": reach * region_support(around, belief),
    }


def _preference(belief: Matrix) -> Matrix:
    """Return how far each pair is ahead of every other that either side could choose, 0 to 1.

    1 without a rival, 0.5 with an equal one, near 0 where a rival is far better.
    """
    if not belief.size:
        return belief
    rival = np.maximum(_best_other(belief), _best_other(belief.T).T)
    preference: Matrix = belief / (belief + rival + _NOISE)
    return preference


def _best_other(belief: Matrix) -> Matrix:
    """Return for each cell the greatest of the other cells of its row."""
    if belief.shape[1] < 2:
        return np.zeros_like(belief)
    rows, first = np.arange(len(belief)), belief.argmax(axis=1)
    others, rest = np.repeat(belief[rows, first, None], belief.shape[1], axis=1), belief.copy()
    rest[rows, first] = -1.0
    others[rows, first] = rest.max(axis=1)
    return others


def evidence_of(wording: Wording, blocks: Matrix, themes: Matrix, naming: Naming) -> Evidence:
    """Return what speaks for each pair of itself.

    Args:
        wording: How alike the passages are.
        blocks: How alike the blocks are that they stand in, 0 to 1.
        themes: 1 where they have a theme in common, 0 where not, 0.5 where it is not known.
        naming: How far they name the same.
    """
    return {
        "rows": wording.rows,
        "words": wording.words,
        "beginnings": wording.beginnings,
        "part": wording.part,
        "block": blocks,
        "theme": themes,
        "names": naming.shared,
        "undisputed": 1.0 - naming.apart,
        "namesakes": np.full_like(naming.apart, naming.kin),
    }


def log_odds(weights: dict[str, float], evidence: Evidence, known: Matrix | None = None) -> Matrix:
    """Return the logarithm of the odds that a table of weights gives to each pair.

    Args:
        weights: A constant, and a weight for each kind of evidence.
        evidence: What speaks for each pair.
        known: What other evidence gives, with the constant; none where None.
    """
    total = np.asarray(weights["constant"]) if known is None else known
    for name, matrix in evidence.items():
        if weights.get(name):
            total = total + weights[name] * matrix
    return total


def probability(log_odds: Matrix) -> Matrix:
    """Return the probability of each pair, given the logarithm of its odds."""
    probability: Matrix = 1.0 / (1.0 + np.exp(-log_odds))
    return probability


def floors_of(context: Context, belief: Matrix) -> tuple[float, float]:
    """Return how probable a pair must be to be linked, and a further partner to join a link.

    F1 is greatest if what is likelier than half of the best F1 is linked (Lipton, Elkan and
    Narayanaswamy 2014).
    """
    if context.kept * context.trust >= _MOSTLY_KEPT:
        return _FLOOR_IN_ORDER, _FLOOR_OF_FURTHER
    if not context.are_kin:
        return _FLOOR, _FLOOR_OF_FURTHER
    best = max(expected_f1(belief) / 2, _LEAST_FLOOR)
    return min(best, _FLOOR), min(best, _FLOOR_OF_FURTHER)


def expected_f1(belief: Matrix) -> float:
    """Return the best F1 that can be expected of links, if pairs are as probable as believed."""
    likely = np.sort([-round(_UNIT * float(belief[pair])) for pair in mutual_best(belief)])
    if not likely.size:
        return 0.0
    right, linked = -np.cumsum(likely), _UNIT * np.arange(1, likely.size + 1)
    true = int(np.rint(_UNIT * belief).sum())
    return float((2 * right / (linked + true)).max())


def choose_pairs(belief: Matrix, floor: float) -> list[Pair]:
    """Return the pairs above the floor that are each other's best, in the order of left.

    Passages whose best found a better one may then choose among those that are left, if they
    are sure.
    """
    chosen: list[Pair] = []
    free = belief.copy()
    while pairs := [pair for pair in mutual_best(free) if free[pair] >= floor]:
        chosen += pairs
        for i, j in pairs:
            free[i, :] = free[:, j] = 0.0
        floor = _AGAIN
    return sorted(chosen)


def is_tentative(belief: float) -> bool:
    """Whether a careful reader might not call the pair one clause."""
    return belief < _SURE
