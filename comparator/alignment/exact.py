"""Passages that are the same in both declarations."""

from collections import defaultdict
from collections.abc import Hashable, Sequence

_MOST_CANDIDATES = 40_000
"""Of a form that stands hundreds of times, the first is paired with the first, and so on."""


def exact_pairs(left: Sequence[Hashable], right: Sequence[Hashable]) -> list[tuple[int, int]]:
    """Return the pairs of equal forms, each index once.

    Where a form stands several times, and more often on one side, those are taken that have
    equal neighbours, then those that stand nearest to each other: both counts are
    blind to the side.
    """
    at_left, at_right = _indices(left), _indices(right)
    pairs: list[tuple[int, int]] = []
    for form in at_left.keys() & at_right.keys():
        if len(at_left[form]) * len(at_right[form]) > _MOST_CANDIDATES:
            pairs += zip(at_left[form], at_right[form], strict=False)
            continue
        candidates = [
            (-_equal_neighbours(left, i, right, j), abs(i - j), i + j, i, j)
            for i in at_left[form]
            for j in at_right[form]
        ]
        taken_left: set[int] = set()
        taken_right: set[int] = set()
        for *_, i, j in sorted(candidates):
            if i not in taken_left and j not in taken_right:
                taken_left.add(i)
                taken_right.add(j)
        # Equal passages never cross: nobody could tell which of them moved.
        pairs += zip(sorted(taken_left), sorted(taken_right), strict=True)
    return sorted(pairs)


def _indices(forms: Sequence[Hashable]) -> dict[Hashable, list[int]]:
    indices: dict[Hashable, list[int]] = defaultdict(list)
    for index, form in enumerate(forms):
        indices[form].append(index)
    return indices


def _equal_neighbours(left: Sequence[Hashable], i: int, right: Sequence[Hashable], j: int) -> int:
    before = (left[i - 1] if i else None) == (right[j - 1] if j else None)
    after = (left[i + 1] if i + 1 < len(left) else None) == (
        right[j + 1] if j + 1 < len(right) else None
    )
    return before + after
