"""How probable a pair must be to be linked hangs on what can be expected of two texts."""

import numpy as np
import pytest

from comparator.alignment.choice import Context, expected_f1, floors_of
from comparator.alignment.ordered import Ways


def _context(*, kept: float = 0.3, are_kin: bool = True) -> Context:
    nothing = np.zeros((1, 1))
    return Context({}, nothing, kept, are_kin, 1.0, Ways(nothing, 0.0))


def test_expected_f1_is_that_of_linking_the_likeliest() -> None:
    assert expected_f1(np.eye(3)) == 1.0
    # One link is right half of the time, and half a link is there to be found.
    assert expected_f1(np.array([[0.5]])) == pytest.approx(2 * 0.5 / (1 + 0.5))
    # The sure pair alone: 2 · 1 of 1 linked and 1.2 true; both would be 2 · 1.1 of 2 and 1.2.
    assert expected_f1(np.array([[1.0, 0.1], [0.0, 0.1]])) == pytest.approx(2 / 2.2)
    assert expected_f1(np.zeros((2, 2))) == 0.0


def test_floors_are_lower_where_little_can_be_found_of_kin() -> None:
    sure, faint = np.eye(20), 0.35 * np.eye(20)
    usual = floors_of(_context(), sure)
    assert floors_of(_context(), faint)[0] < usual[0]
    assert floors_of(_context(), faint)[1] < usual[1]
    assert floors_of(_context(are_kin=False), faint) == usual


def test_where_order_is_kept_the_floor_does_not_hang_on_what_is_found() -> None:
    assert floors_of(_context(kept=0.9), np.eye(9)) == floors_of(_context(kept=0.9), np.eye(9) / 9)
