"""Plain methods to hold the alignment against; each links passages one to one."""

import difflib
from collections import Counter
from collections.abc import Callable, Sequence
from math import log, sqrt

import numpy as np
from numpy.typing import NDArray
from rapidfuzz.distance import Indel

Cells = set[tuple[int, int]]
Method = Callable[[Sequence[str], Sequence[str]], Cells]


def closest_by_difflib(left: Sequence[str], right: Sequence[str], floor: float = 0.6) -> Cells:
    """Link each newer passage with the older one that difflib calls closest, if any."""
    found: Cells = set()
    for j, text in enumerate(right):
        if near := difflib.get_close_matches(text, left, n=1, cutoff=floor):
            found.add((list(left).index(near[0]), j))
    return found


def greedy_fuzzy(left: Sequence[str], right: Sequence[str], floor: float = 0.6) -> Cells:
    """Link the most similar pair first, then the next of what is left (rapidfuzz)."""
    pairs = sorted(
        (
            (-Indel.normalized_similarity(a, b), i, j)
            for i, a in enumerate(left)
            for j, b in enumerate(right)
        ),
    )
    found: Cells = set()
    for score, i, j in pairs:
        if -score >= floor and all(i != a and j != b for a, b in found):
            found.add((i, j))
    return found


def hungarian_tfidf(left: Sequence[str], right: Sequence[str], floor: float = 0.3) -> Cells:
    """Link by the assignment with the greatest sum of cosines (needs SciPy)."""
    from scipy.optimize import linear_sum_assignment  # type: ignore[import-untyped]

    scores = cosines(left, right)
    rows, columns = linear_sum_assignment(-scores)
    return {(int(i), int(j)) for i, j in zip(rows, columns, strict=True) if scores[i, j] >= floor}


def ordered_tfidf(left: Sequence[str], right: Sequence[str], floor: float = 0.3) -> Cells:
    """Link by the order-preserving matching with the greatest sum of cosines above a floor."""
    gains = cosines(left, right) - floor
    best = np.zeros((len(left) + 1, len(right) + 1))
    for i in range(1, len(left) + 1):
        for j in range(1, len(right) + 1):
            pair = best[i - 1, j - 1] + gains[i - 1, j - 1]
            best[i, j] = max(best[i - 1, j], best[i, j - 1], pair)
    found: Cells = set()
    i, j = len(left), len(right)
    while i and j:
        if best[i, j] == best[i - 1, j]:
            i -= 1
        elif best[i, j] == best[i, j - 1]:
            j -= 1
        else:
            i, j = i - 1, j - 1
            found.add((i, j))
    return found


def cosines(left: Sequence[str], right: Sequence[str]) -> NDArray[np.float64]:
    """Return the cosines of TF-IDF vectors of runs of three to five characters."""
    counts = [_runs(text) for text in (*left, *right)]
    frequency = Counter(run for bag in counts for run in bag)
    column = {run: n for n, run in enumerate(sorted(frequency))}
    table = np.zeros((len(counts), len(column)))
    for row, bag in enumerate(counts):
        for run, count in bag.items():
            table[row, column[run]] = (1 + log(count)) * log(len(counts) / frequency[run] + 1)
        table[row] /= sqrt(float(table[row] @ table[row])) or 1.0
    return table[: len(left)] @ table[len(left) :].T


def _runs(text: str) -> Counter[str]:
    line = f" {' '.join(text.casefold().split())} "
    return Counter(line[s : s + n] for n in (3, 4, 5) for s in range(len(line) - n + 1))


METHODS: dict[str, Method] = {
    "closest match (difflib)": closest_by_difflib,
    "greedy fuzzy (rapidfuzz)": greedy_fuzzy,
    "TF-IDF, Hungarian": hungarian_tfidf,
    "TF-IDF, order kept": ordered_tfidf,
}

FLOORED: dict[str, Callable[..., Cells]] = dict(METHODS)
"""The same, called with a floor below which nothing is linked."""
