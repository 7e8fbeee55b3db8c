"""What the steps behind the bare diff drop, keep and shift, each alone."""

import pytest

from comparator.diff.lines import line_of
from comparator.diff.matching import Stretch, common_stretches
from comparator.diff.tidy import drop_accidents, drop_islands


def stretches_of(left: str, right: str) -> list[Stretch]:
    return common_stretches(line_of(left).forms, line_of(right).forms)


def test_an_island_at_the_end_of_one_text_alone_is_dropped() -> None:
    left, right = line_of("grain of the"), line_of("rice of the north")
    assert drop_islands([Stretch(1, 1, 2)], left, right) == []
    both = line_of("rice of the")
    assert drop_islands([Stretch(1, 1, 2)], left, both) == [Stretch(1, 1, 2)]


@pytest.mark.parametrize(("before", "behind"), [(6, 6), (6, 0), (0, 6)])
@pytest.mark.parametrize("is_left", [False, True])
def test_a_lone_word_between_two_long_edits_is_an_accident(
    before: int, behind: int, is_left: bool
) -> None:
    long = " ".join([*map("a{}".format, range(before)), "grain", *map("b{}".format, range(behind))])
    texts = (long, "grain") if is_left else ("grain", long)
    found = stretches_of(*texts)
    assert [s.length for s in found] == [1]
    kept = drop_accidents(found, *map(line_of, texts))
    assert kept == ([] if before and behind else found)


@pytest.mark.parametrize(("words", "is_kept"), [("grain", False), ("grain trade", True)])
def test_two_words_that_tell_are_no_accident(words: str, is_kept: bool) -> None:
    left = f"one two three four five six {words} seven eight nine ten eleven twelve"
    right = f"un deux trois quatre cinq sept {words} huit neuf dix onze douze treize"
    found = stretches_of(left, right)
    assert bool(drop_accidents(found, line_of(left), line_of(right))) == is_kept


def test_the_length_of_an_edit_is_counted_from_the_stretch_before_it() -> None:
    """A common beginning is no part of the edit behind it."""
    left, right = "we meet in peace grain", "we meet in peace x grain a b c d e f g"
    found = stretches_of(left, right)
    assert [s.length for s in found] == [4, 1]
    assert drop_accidents(found, line_of(left), line_of(right)) == found
