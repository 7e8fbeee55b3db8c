"""A plain way of grouping passages, and how much two groupings have in common."""

import math
from collections import Counter
from collections.abc import Hashable, Sequence

import numpy as np

from comparator.language.words import words

_ROUNDS = 50
_STARTS = 10
_SEED = 7


def k_means(texts: Sequence[str], count: int) -> list[int]:
    """Return the group of each text: TF-IDF of words, k-means on the sphere, best of ten."""
    found = [Counter(word.casefold() for word in words(text)) for text in texts]
    spread = Counter(word for counts in found for word in counts)
    column = {word: n for n, word in enumerate(sorted(w for w, c in spread.items() if c > 1))}
    rows = np.zeros((len(texts), len(column)))
    for number, counts in enumerate(found):
        for word, n in counts.items():
            if word in column:
                weight = math.log((1 + len(texts)) / (1 + spread[word])) + 1
                rows[number, column[word]] = n * weight
    rows /= np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-9)
    lot = np.random.default_rng(_SEED)
    best: tuple[float, list[int]] = (-1.0, [])
    for _ in range(_STARTS):
        centres = rows[lot.choice(len(rows), count, replace=False)]
        for _ in range(_ROUNDS):
            nearest = (rows @ centres.T).argmax(axis=1)
            sums = np.array([rows[nearest == n].sum(axis=0) for n in range(count)])
            centres = sums / np.maximum(np.linalg.norm(sums, axis=1, keepdims=True), 1e-9)
        likeness = rows @ centres.T
        best = max(best, (float(likeness.max(axis=1).sum()), likeness.argmax(axis=1).tolist()))
    return best[1]


def shared(first: Sequence[Hashable], second: Sequence[Hashable]) -> float:
    """Return the normalised mutual information of two groupings: 0 nothing, 1 the same."""
    size = len(first)
    ones, twos = Counter(first), Counter(second)
    both = Counter(zip(first, second, strict=True))
    told = sum(n / size * math.log(n * size / (ones[a] * twos[b])) for (a, b), n in both.items())
    entropies = [-sum(n / size * math.log(n / size) for n in c.values()) for c in (ones, twos)]
    return 2 * told / sum(entropies)
