"""Neighbours: for each wording, the earlier ones that are most like it, by way of an index.

The index has which wordings have two or three words in a row. Of each wording the rarest of its
rows are asked, and of each row only the last wordings that had it: so what a wording costs does
not grow with the corpus. Whoever has such a row in common is then held against it with all words.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from comparator.lineage.wordings import AT_ONCE, Numbers, Wordings, mixed, spans

ROWS_ASKED = 16
LAST_SAID = 24
_HELD_AGAINST = 10
_LEAST_LIKE = 0.12
_BATCH = 512
_LOW = np.uint64(0xFFFFFFFF)


@dataclass(frozen=True, slots=True, eq=False)
class Near:
    """Wordings that are like one another: of each pair, one is earlier.

    Attributes:
        later: The wording that was said later.
        earlier: The one that was said earlier.
        likeness: How much of what tells they have in common, 0 to 1.
    """

    later: Numbers
    earlier: Numbers
    likeness: NDArray[np.float64]


class Index:
    """Which wordings have which rows of words."""

    def __init__(self, wordings: Wordings) -> None:
        self._wordings = wordings
        parts = [
            _rows(wordings, np.arange(first, min(first + AT_ONCE, len(wordings))))
            for first in range(0, len(wordings), AT_ONCE)
        ]
        found = np.concatenate(parts) if parts else np.zeros(0, np.uint64)
        parts.clear()
        found.sort()
        # What only one wording has finds no other.
        is_shared = np.zeros(len(found), np.bool_)
        step = 64 * AT_ONCE
        for start in range(1, len(found), step):
            some = slice(start, start + step)
            before = slice(start - 1, min(start - 1 + step, len(found) - 1))
            is_shared[some] = (found[some] ^ found[before]) <= _LOW
        is_shared[:-1] |= is_shared[1:]
        self._found = found[is_shared]

    @property
    def batches(self) -> int:
        """How many batches `near` yields."""
        return -(-len(self._wordings) // _BATCH)

    def candidates(self, first: int, last: int) -> tuple[Numbers, Numbers]:
        """Return which earlier wordings those from `first` to `last` are to be held against."""
        asked = _rows(self._wordings, np.arange(first, last))
        start = np.searchsorted(self._found, asked & ~_LOW)
        end = np.searchsorted(self._found, asked)
        times = end - start
        is_known = times > 0
        asked, end, times = asked[is_known], end[is_known], times[is_known]
        wording = (asked & _LOW).astype(np.int64)
        by_rarity = np.lexsort((asked, times, wording))
        by_rarity = by_rarity[_rank(wording[by_rarity]) < ROWS_ASKED]
        wording, end, times = wording[by_rarity], end[by_rarity], times[by_rarity]
        taken = np.minimum(times, LAST_SAID)
        other = (self._found[spans(end - taken, taken)] & _LOW).astype(np.int64)
        weight = np.repeat(np.log2((len(self._wordings) + 1) / times), taken)
        pair, same = np.unique((np.repeat(wording, taken) << 32) | other, return_inverse=True)
        score = np.bincount(same.ravel(), weight)
        wording, other = pair >> 32, pair & 0xFFFFFFFF
        texts = self._wordings.first_text
        is_earlier = texts[other] < texts[wording]
        wording, other, score = (each[is_earlier] for each in (wording, other, score))
        best = np.lexsort((-other, -score, wording))
        best = best[_rank(wording[best]) < _HELD_AGAINST]
        return wording[best], other[best]

    def near(self) -> Iterator[Near]:
        """Yield the neighbours of all wordings, a batch at a time, in their order."""
        for first in range(0, len(self._wordings), _BATCH):
            last = min(first + _BATCH, len(self._wordings))
            later, earlier = self.candidates(first, last)
            likeness = likeness_of_pairs(self._wordings, later, earlier)
            keep = likeness >= _LEAST_LIKE
            yield Near(later[keep], earlier[keep], likeness[keep])


def _rows(wordings: Wordings, some: Numbers) -> NDArray[np.uint64]:
    """Return the rows of two and three words of some wordings, above the number of the wording."""
    position, words = wordings.spread(some)
    row = plain = mixed(wordings.plain[words].astype(np.uint64))
    found = []
    for further in (1, 2):
        row = mixed(row[:-1] * np.uint64(3) + plain[further:])
        is_row = position[:-further] == position[further:]
        wording = some[position[:-further][is_row]].astype(np.uint64)
        found.append((row[is_row] & ~_LOW) | wording)
    return np.unique(np.concatenate(found))


def _rank(groups: Numbers) -> Numbers:
    """Return how many of its group stand before each; groups stand together."""
    if not len(groups):
        return groups
    is_first = np.concatenate([[True], groups[1:] != groups[:-1]])
    begins = np.flatnonzero(is_first)
    return np.arange(len(groups)) - np.repeat(begins, np.diff([*begins, len(groups)]))


def likeness_of_pairs(wordings: Wordings, left: Numbers, right: Numbers) -> NDArray[np.float64]:
    """Return how much of what tells each two wordings have in common.

    The geometric mean of the shares of both, as two passages are weighed when they are aligned.
    """
    if not len(left):
        return np.zeros(0)
    sides = [wordings.spread(side) for side in (left, right)]
    weights = [np.bincount(position, wordings.worth[words], len(left)) for position, words in sides]
    keys = np.concatenate([(position << 32) | words for position, words in sides])
    keys.sort()
    common = keys[1:][keys[1:] == keys[:-1]]
    worth = wordings.worth[common & 0xFFFFFFFF]
    shared = np.bincount(common >> 32, worth, len(left))
    found: NDArray[np.float64] = shared / np.sqrt(np.maximum(weights[0] * weights[1], 1e-9))
    return found
