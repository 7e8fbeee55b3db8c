"""The most that keeps its order: no longer chain is overlooked."""

from itertools import combinations, pairwise

from hypothesis import given
from hypothesis import strategies as st

from comparator.language.kept_order import kept_order


@given(st.permutations(range(7)))
def test_no_longer_order_is_kept(there: list[int]) -> None:
    pairs = list(enumerate(there))
    found = kept_order(pairs)
    assert set(found) <= set(pairs)
    assert all(a[0] < b[0] and a[1] < b[1] for a, b in pairwise(found))
    more = combinations(there, len(found) + 1)
    assert not any(all(a < b for a, b in pairwise(row)) for row in more)
