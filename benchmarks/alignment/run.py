"""How well passages are linked, beside plain methods, with bootstrap intervals.

Run with `python -m benchmarks.alignment.run`. The real declarations are only judged where their
texts lie beside the checkout.
"""

import random
from collections.abc import Sequence

from benchmarks.alignment.baselines import METHODS
from benchmarks.alignment.pairs import Cell, JudgedPair, judged_pairs
from comparator.alignment import collate
from comparator.model import BlockKind

_SAMPLES = 1000
_SEED = 7

# For each newer passage: found, true, and both.
Tally = list[tuple[int, int, int]]


def linked_cells(pair: JudgedPair) -> set[Cell]:
    """Return the links of the tool as pairs of indices."""
    left = {p.id: n for n, p in enumerate(pair.left.passages)}
    right = {p.id: n for n, p in enumerate(pair.right.passages)}
    links = collate(pair.left, pair.right, pair.weights).links
    return {(left[i], right[j]) for link in links for i in link.left for j in link.right}


def tally(pair: JudgedPair, found: set[Cell]) -> Tally:
    """Count links by newer passage; of prose only, and without those that are unsure."""
    prose = {n for n, p in enumerate(pair.right.passages) if p.kind.is_prose}
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


def main() -> None:
    """Measure and print."""
    pairs = list(judged_pairs())
    print(f"{'':42}{'method':26}{'precision':>10}{'recall':>8}{'F1':>7}   95 %        forced")
    for pair in pairs:
        results = {"comparator": linked_cells(pair)}
        texts = [[p.text for p in d.passages] for d in (pair.left, pair.right)]
        for name, method in METHODS.items():
            try:
                results[name] = method(*texts)
            except ImportError as error:
                print(f"{pair.name:42}{name:26}not run: {error}")
        for name, found in results.items():
            rows = tally(pair, found)
            precision, recall, f1 = figures(rows)
            low, high = interval(rows)
            print(
                f"{pair.name:42}{name:26}{precision:10.3f}{recall:8.3f}{f1:7.3f}"
                f"   {low:.2f}–{high:.2f}{forced(pair, found):10}"
            )


def forced(pair: JudgedPair, found: set[Cell]) -> int:
    """Return how many newer paragraphs without an ancestor were given one."""
    passages = pair.right.passages
    old = {passages[j].block for _, j in pair.links}
    given = {passages[j].block for _, j in found if passages[j].kind is BlockKind.PARAGRAPH}
    return len(given - old)


if __name__ == "__main__":
    main()
