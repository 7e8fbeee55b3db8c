"""How well passages are linked, beside plain methods, with bootstrap intervals.

Run with `python -m benchmarks.alignment.run`. Pairs of the half "fit" were tuned and fitted on;
those of the half "held" were not looked at, and theirs are the figures to go by. The real
declarations are only judged where their texts lie beside the checkout.
"""

import random
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import partial
from itertools import pairwise

from benchmarks.alignment import ordered
from benchmarks.alignment.baselines import FLOORED, METHODS, Method
from benchmarks.alignment.pairs import FIT, HELD, Cell, JudgedPair, judged_pairs, strangers
from comparator.alignment import align, collate
from comparator.alignment.order import heaviest_chain
from comparator.model import BlockKind

_SAMPLES = 1000
_SEED = 7
_CHAPTERS = 12
_FLOORS = (0.02, 0.05, 0.1, 0.15, 0.2, 0.3, 0.4, 0.5, 0.6)

# For each newer passage: found, true, and both.
Tally = list[tuple[int, int, int]]


def linked_cells(pair: JudgedPair) -> set[Cell]:
    """Return the links of the tool as pairs of indices."""
    left = {p.id: n for n, p in enumerate(pair.left.passages)}
    right = {p.id: n for n, p in enumerate(pair.right.passages)}
    links = collate(pair.left, pair.right, pair.weights).links
    return {(left[i], right[j]) for link in links for i in link.left for j in link.right}


def tally(pair: JudgedPair, found: set[Cell]) -> Tally:
    """Count links by newer passage; of prose that was judged, without links that are unsure."""
    prose = {n for n, p in enumerate(pair.right.passages) if p.kind.is_prose} & pair.judged
    ours = {cell for cell in found - pair.unsure if cell[1] in prose}
    true = {cell for cell in pair.links - pair.unsure if cell[1] in prose}
    return [
        (
            sum(j == n for _, j in ours),
            sum(j == n for _, j in true),
            sum(j == n for _, j in ours & true),
        )
        for n in sorted(prose)
    ]


def figures(rows: Sequence[tuple[int, int, int]]) -> tuple[float, float, float]:
    """Return precision, recall and F1."""
    found, true, both = (sum(column) for column in zip(*rows, strict=True))
    return (
        both / found if found else 1.0,
        both / true if true else 1.0,
        2 * both / (found + true) if found + true else 1.0,
    )


def interval(rows: Tally) -> tuple[float, float]:
    """Return the 95 % bootstrap interval of F1 over newer passages."""
    lot = random.Random(_SEED)  # noqa: S311 - no secret hangs on it
    scores = sorted(figures(lot.choices(rows, k=len(rows)))[2] for _ in range(_SAMPLES))
    return scores[_SAMPLES // 40], scores[-_SAMPLES // 40]


def split_cells(cells: Iterable[Cell]) -> set[Cell]:
    """Return the cells of splits and merges: those whose passage has another partner too."""
    cells = set(cells)
    left, right = Counter(i for i, _ in cells), Counter(j for _, j in cells)
    return {(i, j) for i, j in cells if left[i] > 1 or right[j] > 1}


def moved_cells(cells: Iterable[Cell]) -> set[Cell]:
    """Return the cells outside the longest chain that keeps the order."""
    places = sorted(cells)
    chain = set(heaviest_chain(places, [1] * len(places)))
    return {cell for n, cell in enumerate(places) if n not in chain}


def f1_of(found: set[Cell], true: set[Cell]) -> float:
    """Return F1 over cells; 1 where there is nothing to find and nothing was found."""
    return 2 * len(found & true) / (len(found) + len(true)) if found or true else 1.0


def main() -> None:
    """Measure and print."""
    print("Declarations, every passage of prose that was judged")
    heads = ("precision", "recall", "F1", "95 %", "moved", "splits", "forced", "apart")
    print(f"{'half':6}{'':54}{'method':26}" + "".join(f"{head:>11}" for head in heads))
    for half in (FIT, HELD):
        scores: list[float] = []
        for pair in judged_pairs(half):
            texts = [[p.text for p in d.passages] for d in (pair.left, pair.right)]
            results = {"comparator": linked_cells(pair), **baselines(*texts)}
            scores.append(figures(tally(pair, results["comparator"]))[2])
            for name, found in results.items():
                print(f"{half:6}{pair.name:54}{name:26}{declaration_row(pair, found)}")
        print(f"{half:6}mean F1 of comparator over pairs: {sum(scores) / len(scores):.3f}")
    print("\nTexts that have nothing to do with each other: share of newer sentences linked")
    for half in (FIT, HELD):
        print(f"{half:6}{strangers_row(half)}")
    print("\nTexts that keep their order, 12 chapters each: F1 (at each method's best floor)")
    if not ordered.are_there():
        print("not run: benchmarks/alignment/ordered.py says what is missing")
        return
    for recipe in ordered.RECIPES:
        print(f"{recipe.name:46}" + "   ".join(ordered_row(recipe)))


def strangers_row(half: str) -> str:
    """Return how many sentences of strangers are linked, of invented texts and of chapters."""
    linked = every = 0
    for pair in strangers(half):
        prose = {n for n, p in enumerate(pair.right.passages) if p.kind.is_prose}
        linked += len({j for _, j in linked_cells(pair)} & prose)
        every += len(prose)
    row = f"declarations {linked} of {every} ({linked / every:.1%})"
    if not ordered.are_there():
        return row
    books = ordered.FOR_FITTING if half == FIT else ordered.FOR_REPORTING
    chapters = ordered.ordered_pairs(ordered.RECIPES[1], books, _CHAPTERS)
    crossed = [(one.left, other.right) for one, other in pairwise(chapters)]
    linked = sum(len({j for _, j in _aligned(left, right)}) for left, right in crossed)
    every = sum(len(right) for _, right in crossed)
    return f"{row}, chapters {linked} of {every} ({linked / every:.1%})"


def baselines(left: Sequence[str], right: Sequence[str]) -> dict[str, set[Cell]]:
    """Return what each plain method finds, as far as it can run here."""
    results: dict[str, set[Cell]] = {}
    for name, method in METHODS.items():
        try:
            results[name] = method(left, right)
        except ImportError as error:
            print(f"{name} not run: {error}")
    return results


def declaration_row(pair: JudgedPair, found: set[Cell]) -> str:
    """Return the figures of one method on one pair."""
    rows = tally(pair, found)
    low, high = interval(rows)
    ours = {cell for cell in found - pair.unsure if cell[1] in pair.judged}
    true = set(pair.links - pair.unsure)
    moved, splits = (f1_of(kind(ours), kind(true)) for kind in (moved_cells, split_cells))
    return (
        "".join(f"{figure:11.3f}" for figure in figures(rows))
        + f"  {low:.2f}–{high:.2f}{moved:11.3f}{splits:11.3f}{forced(pair, found):11}"
        + f"{len(found & pair.apart):8} of {len(pair.apart)}"
    )


def ordered_row(recipe: ordered.Recipe) -> list[str]:
    """Return F1 of each method over the pairs of a recipe; the plain ones at their best floor."""
    pairs = ordered.ordered_pairs(recipe, ordered.FOR_REPORTING, _CHAPTERS)

    def f1(method: Method) -> float:
        results = [(method(pair.left, pair.right), pair.links) for pair in pairs]
        both = sum(len(found & true) for found, true in results)
        return 2 * both / sum(len(found) + len(true) for found, true in results)

    cells = [f"comparator {f1(_aligned):.3f}"]
    for name, method in FLOORED.items():
        try:
            best = max(f1(partial(method, floor=floor)) for floor in _FLOORS)
        except ImportError:
            continue
        cells.append(f"{name} {best:.3f}")
    return cells


def _aligned(left: Sequence[str], right: Sequence[str]) -> set[Cell]:
    return {(i, j) for link in align(left, right) for i in link.left for j in link.right}


def forced(pair: JudgedPair, found: set[Cell]) -> int:
    """Return how many newer paragraphs without an ancestor were given one."""
    passages = pair.right.passages
    old = {passages[j].block for _, j in pair.links}
    given = {
        passages[j].block
        for _, j in found
        if passages[j].kind is BlockKind.PARAGRAPH and j in pair.judged
    }
    return len(given - old)


if __name__ == "__main__":
    main()
