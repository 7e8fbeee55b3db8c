"""What keeps its order between two rows, of words or of passages."""

from bisect import bisect_left
from collections.abc import Sequence


def kept_order(pairs: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the most of some pairs of places that keep one order on both sides.

    A longest increasing subsequence, by patience sorting (Fredman, "On computing the length of
    longest increasing subsequences", 1975).
    """
    # The ends of the best chain of each length, and for each pair the one before it.
    ends: list[int] = []
    at: list[int] = []
    before: list[int] = []
    for n, (_, j) in enumerate(pairs):
        length = bisect_left(ends, j)
        before.append(at[length - 1] if length else -1)
        ends[length : length + 1] = [j]
        at[length : length + 1] = [n]
    chain: list[tuple[int, int]] = []
    n = at[-1] if at else -1
    while n >= 0:
        chain.append(pairs[n])
        n = before[n]
    return chain[::-1]
