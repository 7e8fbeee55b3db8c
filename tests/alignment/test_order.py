"""What the order of sure pairs says of others."""

import numpy as np

from comparator.alignment.order import region_support

# The first section of the older text is the second of the newer one, shuffled within.
ANCHORS = [(0, 17), (2, 15), (4, 13), (5, 18), (12, 4), (14, 1), (16, 5), (17, 2)]


def test_a_pair_in_a_section_that_moved_has_sure_pairs_around_it() -> None:
    support = region_support(ANCHORS, np.full((20, 20), 0.9))
    assert support[3, 16] > 2 * support[3, 3]
    assert support[15, 3] > 2 * support[15, 16]
    assert 0.0 <= support.min() <= support.max() < 1.0


def test_what_a_region_says_is_the_same_from_either_side() -> None:
    strengths = np.linspace(0.5, 1.0, 400).reshape(20, 20)
    turned = region_support([(j, i) for i, j in ANCHORS], strengths.T)
    assert np.array_equal(turned.T, region_support(ANCHORS, strengths))


def test_without_sure_pairs_a_region_says_nothing() -> None:
    assert not region_support([], np.ones((3, 4))).any()
