"""Fit the odds of `choice.py` and `groups.py` in comparator/alignment on judged and ordered pairs.

Run with `python -m benchmarks.alignment.fit` and copy what it prints. Of the judged pairs only the
half "fit" is seen. They are what the tool is for; ordered pairs teach what order is worth where
words change and places do not, and strangers what texts have in common that have nothing to do
with each other. A logistic regression with a little ridge (Newton's method); a weight that comes
out negative is set to 0 and the rest fitted again, for more evidence must never speak against a
link. Judged links that are unsure count neither way. The second table needs the first: what is
confident in it are the anchors; and the third needs both.
"""

from collections.abc import Sequence
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from benchmarks.alignment import ordered
from benchmarks.alignment.pairs import FIT, JudgedPair, judged_pairs, strangers
from comparator.alignment import choice
from comparator.alignment.choice import (
    MOST_LIKELY,
    Evidence,
    asked_of_ways,
    choose_pairs,
    context_of,
    evidence_around,
    floors_of,
    log_odds,
    probability,
)
from comparator.alignment.collate import certain_pairs, evidence_for, survey, weigh
from comparator.alignment.groups import Group, Weighing, further_pairs
from comparator.alignment.ordered import ways_through_each

Lesson = JudgedPair | ordered.OrderedPair
Table = NDArray[np.float64]
Mask = NDArray[np.bool_]

_RIDGE = 0.5
_LEAST_WORDING = 0.02  # pairs with fewer words in common than this teach nothing
_ROUNDS = 60
# Chapters of each recipe of ordered pairs: together about as many links as were judged.
_CHAPTERS = 6


def evidence(pair: Lesson, odds: dict[str, float] | None) -> tuple[Evidence, Mask]:
    """Return the evidence of a pair, with context if odds of it are given, and what may link."""
    left, right = pair.units
    possible, certain = certain_pairs(left, right)
    found = evidence_for(left, right, pair.weights)
    if odds is not None:
        alone = np.minimum(probability(log_odds(odds, found)), MOST_LIKELY)
        alone = np.maximum(np.where(possible, alone, 0.0), certain)
        ways = ways_through_each([asked_of_ways(found, alone)])[0]
        context = context_of(found, alone, ways)
        around = evidence_around(alone, found, context)
        found = {**found, **context.evidence, **around}
    return found, possible


def samples(
    pairs: Sequence[Lesson], odds: dict[str, float] | None
) -> tuple[list[str], Table, Table]:
    """Return the kinds of evidence, their values, and whether each two passages are linked."""
    values: list[Table] = []
    truths: list[Table] = []
    names: list[str] = []
    for pair in pairs:
        found, possible = evidence(pair, odds)
        names = list(found)
        truth = np.zeros(possible.shape)
        for cell in pair.links:
            truth[cell] = 1.0
        chosen = possible & ((found["words"] > _LEAST_WORDING) | (truth > 0))
        for cell in pair.unsure:
            chosen[cell] = False
        if pair.judged is not None:
            chosen[:, sorted(set(range(len(truth[0]))) - pair.judged)] = False
        values.append(np.stack([found[name][chosen] for name in names], axis=1))
        truths.append(truth[chosen])
    return names, np.concatenate(values), np.concatenate(truths)


def joining_samples(pairs: Sequence[Lesson]) -> tuple[list[str], Table, Table]:
    """Return the same for further partners of what is linked with the odds of the package."""
    values: list[list[float]] = []
    truths: list[float] = []
    names: list[str] = []
    for pair in pairs:
        left, right = pair.units
        weighed = weigh(left, right, pair.weights)
        ground, context = survey(weighed, ways_through_each([weighed.asked])[0])
        chosen = [
            cell
            for cell in choose_pairs(ground.first, floors_of(context, ground.first)[0])
            if ground.alone[cell] < 1.0
        ]
        weighing = Weighing(ground)
        partner = {("left", i): Group((i,), (j,)) for i, j in chosen}
        partner |= {("right", j): Group((i,), (j,)) for i, j in chosen}
        for i, j in further_pairs(chosen, ground):
            if (i, j) in pair.unsure or (pair.judged is not None and j not in pair.judged):
                continue
            found = weighing.evidence(partner.get(("left", i)) or partner["right", j], (i, j))
            names = list(found)
            values.append(list(found.values()))
            truths.append(float((i, j) in pair.links))
    return names, np.array(values), np.array(truths)


def fit(names: list[str], values: Table, truths: Table) -> dict[str, float]:
    """Return the constant and the weights, none of which is negative."""
    table = np.concatenate([np.ones((len(values), 1)), values], axis=1)
    active = np.ones(table.shape[1], dtype=bool)
    weights = np.zeros(table.shape[1])
    while True:
        weights[:] = 0.0
        weights[active] = _newton(table[:, active], truths)
        negative = active & (weights < 0)
        negative[0] = False
        if not negative.any():
            return dict(zip(["constant", *names], map(float, weights), strict=True))
        active &= ~negative


def _newton(table: Table, truths: Table) -> Table:
    weights = np.zeros(table.shape[1])
    ridge = np.full(table.shape[1], _RIDGE)
    ridge[0] = 0.0
    for _ in range(_ROUNDS):
        chance = 1.0 / (1.0 + np.exp(-table @ weights))
        slope = table.T @ (chance - truths) + ridge * weights
        bend = (table.T * (chance * (1.0 - chance))) @ table + np.diag(ridge)
        step = np.linalg.solve(bend, slope)
        weights = weights - step
        if np.abs(step).max() < 1e-6:
            break
    return weights


def stranger_lessons() -> list[Lesson]:
    """Return pairs of texts and of chapters that have nothing to do with each other."""
    chapters = ordered.ordered_pairs(ordered.RECIPES[1], ordered.FOR_FITTING, _CHAPTERS)
    crossed = [
        ordered.OrderedPair(one.left, other.right, frozenset()) for one, other in pairwise(chapters)
    ]
    return [*strangers(FIT), *crossed]


def ordered_lessons() -> list[ordered.OrderedPair]:
    """Return the ordered pairs that odds are fitted on.

    Not those that are cut: with them splits outweigh all else, and odds fitted so lose 0.03 on
    declarations.
    """
    if not ordered.are_there():
        raise SystemExit("the ordered pairs are missing: benchmarks/alignment/ordered.py says how")
    return [
        pair
        for recipe in ordered.RECIPES
        if not (recipe.displaced or recipe.cut)
        for pair in ordered.ordered_pairs(recipe, ordered.FOR_FITTING, _CHAPTERS)
    ]


def main() -> None:
    """Fit and print."""
    pairs: list[Lesson] = [*judged_pairs(FIT), *ordered_lessons(), *stranger_lessons()]
    alone = fit(*samples(pairs, None))
    in_context = fit(*samples(pairs, alone))
    # Which further partners there are to learn from hangs on what is linked first.
    choice.ALONE.update(alone)
    choice.IN_CONTEXT.update(in_context)
    joining = fit(*joining_samples(pairs))
    tables = (("ALONE", alone), ("IN_CONTEXT", in_context), ("JOINING", joining))
    for name, odds in tables:
        print(f"{name} = {{")
        for kind, weight in odds.items():
            print(f'    "{kind}": {weight:.2f},')
        print("}")


if __name__ == "__main__":
    main()
