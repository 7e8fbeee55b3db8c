"""What the steps behind the bare diff drop, keep and shift, each alone."""

from dataclasses import replace

import pytest

from comparator.diff.lines import line_of
from comparator.diff.matching import Stretch, common_stretches
from comparator.diff.tidy import (
    _best_step,
    _edge,
    drop_accidents,
    drop_islands,
    drop_passing_numbers,
    join_units,
    keep_words_whole,
    slide,
)


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
    left, right = "we 1 2 3 meet here 4 5 6 rail a b c d e f", "we x y z meet here p q r rail"
    found = stretches_of(left, right)
    assert [s.length for s in found] == [1, 2, 1]
    assert drop_accidents(found, line_of(left), line_of(right)) == found


def test_the_length_of_an_edit_is_counted_to_the_stretch_behind_it() -> None:
    left, right = "we a b c d e f rail g h i j k l meet here", "we rail meet here"
    found = stretches_of(left, right)
    assert [s.length for s in found] == [1, 1, 2]
    assert drop_accidents(found, line_of(left), line_of(right)) == [found[0], found[2]]


def test_an_island_where_only_one_text_begins_is_dropped() -> None:
    left, right = line_of("of grain"), line_of("prices of grain")
    stretches = [Stretch(0, 1, 1), Stretch(1, 2, 1)]
    assert drop_islands(stretches, left, right) == stretches[1:]
    assert drop_islands([Stretch(0, 0, 1)], left, line_of("of rice")) == [Stretch(0, 0, 1)]
    assert drop_islands([], left, right) == []


@pytest.mark.parametrize(
    ("place", "good"),
    [(0, 5), (1, 3), (2, 5), (3, 1), (4, 3), (5, 4), (6, 0), (7, 0), (8, 2), (9, 0), (10, 5)],
)
def test_edits_had_better_begin_where_sentences_clauses_and_phrases_do(
    place: int, good: int
) -> None:
    forms = ("grain", ".", "states", "meet", ",", "and", "the", "rail", "of", "ports")
    assert _edge(forms, place) == good


@pytest.mark.parametrize(
    ("left", "right", "stretch", "kept"),
    [
        # A number that came gets the unit behind it, one that no number came before stays.
        ("tons of grain", "20 tons of grain", Stretch(0, 1, 3), Stretch(1, 2, 2)),
        ("few tons of grain", "many tons of grain", Stretch(1, 1, 3), Stretch(1, 1, 3)),
        ("20 tons of grain", "tons of grain", Stretch(1, 0, 3), Stretch(2, 1, 2)),
        # Money goes with its number, in one text or both.
        ("costs $", "costs $ 5", Stretch(0, 0, 2), Stretch(0, 0, 1)),
        ("costs $ 4", "costs $", Stretch(0, 0, 2), Stretch(0, 0, 1)),
        ("costs $", "costs $", Stretch(0, 0, 2), Stretch(0, 0, 2)),
        ("costs $ now", "costs $ then", Stretch(0, 0, 2), Stretch(0, 0, 2)),
        ("costs $ 4 now", "costs $ then", Stretch(0, 0, 2), Stretch(0, 0, 1)),
        ("costs all 4", "costs all 5", Stretch(0, 0, 2), Stretch(0, 0, 2)),
    ],
)
def test_a_number_and_its_unit_change_together(
    left: str, right: str, stretch: Stretch, kept: Stretch
) -> None:
    assert join_units([stretch], line_of(left), line_of(right)) == [kept]


def test_of_a_stretch_that_is_all_unit_nothing_is_left() -> None:
    assert join_units([Stretch(1, 1, 1)], line_of("20 tons"), line_of("30 tons")) == []


@pytest.mark.parametrize(
    ("left", "right", "stretches", "kept"),
    [
        ("p 1 to 2", "p 2 to 3", [(0, 0, 1), (3, 1, 1)], [(0, 0, 1)]),
        # What both sides begin with is no part of the edit, to the end of the shorter one.
        ("p 2 x 1 2", "p 2 3", [(0, 0, 1), (4, 1, 1)], [(0, 0, 2)]),
        ("p 2 3 x 2", "p 2 3", [(0, 0, 1), (4, 1, 1)], [(0, 0, 3)]),
        ("2 x 1 2", "2 3", [(3, 0, 1)], [(0, 0, 1)]),
        # It stays where an edit beside it is no mere insertion or deletion, where both are of one
        # kind, where one has no number, and where a word that tells stands with it.
        ("p 1 2 q", "p 2 3", [(0, 0, 1), (2, 1, 1)], [(0, 0, 1), (2, 1, 1)]),
        ("p 1 2 3", "p 2", [(0, 0, 1), (2, 1, 1)], [(0, 0, 1), (2, 1, 1)]),
        ("p x 2", "p 2 3", [(0, 0, 1), (2, 1, 1)], [(0, 0, 1), (2, 1, 1)]),
        ("p 1 to 2 q", "p 2 q to 3", [(0, 0, 1), (3, 1, 2)], [(0, 0, 1), (3, 1, 2)]),
    ],
)
def test_a_number_that_only_changed_its_part_is_no_common_word(
    left: str,
    right: str,
    stretches: list[tuple[int, int, int]],
    kept: list[tuple[int, int, int]],
) -> None:
    found = drop_passing_numbers(
        [Stretch(*each) for each in stretches], line_of(left), line_of(right)
    )
    assert found == [Stretch(*each) for each in kept]


def test_what_both_begin_with_joins_the_last_stretch_before_it() -> None:
    left, right = line_of("a b p 2 x 1 2"), line_of("a c p 2 3")
    found = drop_passing_numbers(
        [Stretch(0, 0, 1), Stretch(2, 2, 1), Stretch(6, 3, 1)], left, right
    )
    assert found == [Stretch(0, 0, 1), Stretch(2, 2, 2)]


def test_an_edit_slides_no_further_than_to_the_edits_beside_it() -> None:
    alike = ("rail",) * 4
    assert _best_step(alike, 1, 2, 0, 0) == 0
    assert _best_step(alike, 1, 2, 0, 1) == 1
    assert _best_step(alike, 2, 3, 1, 0) == 0
    assert _best_step(alike, 2, 3, 2, 0) == -2  # to the beginning
    assert _best_step((".", ",", "rail", "rail", "ports"), 2, 3, 0, 1) == 0


def test_each_edit_slides_between_the_stretches_beside_it() -> None:
    left = line_of("We met. They left and rail and ports and mines")
    right = line_of("We met. We sang. They left and rail and roads and ports and mines")
    bare = [Stretch(0, 0, 2), Stretch(2, 5, 6), Stretch(8, 13, 3)]
    assert slide(bare, left, right) == [Stretch(0, 0, 3), Stretch(3, 6, 4), Stretch(7, 12, 4)]


def test_an_edit_takes_all_of_a_word_that_several_tokens_make() -> None:
    left, right = line_of("a b c d e f"), line_of("x y z a b c d e f")
    inside = replace(left, inside=frozenset({1, 5}))
    assert keep_words_whole([Stretch(1, 4, 4)], inside, right) == [Stretch(2, 5, 2)]
    longer = replace(left, inside=frozenset({1, 2, 5}))
    assert keep_words_whole([Stretch(1, 4, 4)], longer, right) == [Stretch(3, 6, 1)]
    assert keep_words_whole([Stretch(4, 1, 4)], right, longer) == [Stretch(6, 3, 1)]
    for last in (5, 7):
        whole = replace(left, inside=frozenset(range(last)))
        assert keep_words_whole([Stretch(1, 4, 4)], whole, right) == []
    assert keep_words_whole([Stretch(1, 4, 4)], left, right) == [Stretch(1, 4, 4)]
