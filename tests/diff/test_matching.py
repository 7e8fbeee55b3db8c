"""Stretches that both texts have are one only where they touch in both."""

from comparator.diff.matching import Stretch, _joined


def test_stretches_that_touch_on_both_sides_are_one() -> None:
    found = _joined([Stretch(0, 0, 2), Stretch(2, 2, 1), Stretch(4, 3, 1), Stretch(5, 6, 2)])
    assert list(found) == [Stretch(0, 0, 3), Stretch(4, 3, 1), Stretch(5, 6, 2)]
