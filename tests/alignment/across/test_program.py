"""Beads of two texts: every unit once, in order, and the likeliest ones."""

from math import exp, log

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from comparator.alignment.across.program import (
    _KEPT,
    _MUCH,
    Bead,
    Scale,
    Unit,
    _answers,
    _or_elsewhere,
    beads_of,
)

_KEYS = st.frozensets(st.sampled_from(["y2019", "n140", "sKZ", "bUN", "cterrorism"]), max_size=2)
_UNITS = st.lists(
    st.builds(
        Unit,
        length=st.integers(1, 400),
        kind=st.sampled_from(["", "heading"]),
        keys=_KEYS,
        words=st.frozensets(st.sampled_from("abcdef"), max_size=3),
    ),
    max_size=7,
)


def plain(*lengths: int) -> list[Unit]:
    """Return units of which only the lengths are known."""
    return [Unit(length=length) for length in lengths]


def sides(beads: tuple[Bead, ...]) -> list[tuple[tuple[int, ...], tuple[int, ...]]]:
    """Return which units beads are of."""
    return [(bead.left, bead.right) for bead in beads]


@settings(max_examples=30)
@given(_UNITS, _UNITS)
def test_every_unit_is_in_one_bead_in_order(left: list[Unit], right: list[Unit]) -> None:
    beads = beads_of(left, right)
    assert [n for bead in beads for n in bead.left] == [*range(len(left))]
    assert [n for bead in beads for n in bead.right] == [*range(len(right))]
    assert all(0.0 <= bead.chance <= 1.0 for bead in beads)
    assert beads == beads_of(left, right)


def test_lengths_tell_where_one_became_two() -> None:
    found = beads_of(plain(300, 40, 500, 120), plain(310, 42, 240, 270, 125))
    assert sides(found) == [((0,), (0,)), ((1,), (1,)), ((2,), (2, 3)), ((3,), (4,))]


@pytest.mark.parametrize("sort", "dmynolsbgct")
def test_whatever_sort_of_key_both_have_tells_which_is_missing(sort: str) -> None:
    left = [Unit(length=200, keys=frozenset([f"{sort}{n}00"])) for n in range(1, 9)]
    assert sides(beads_of(left, [*left[:2], *left[3:]]))[2] == ((2,), ())


def test_what_both_have_tells_what_lengths_do_not() -> None:
    keys = [f"n{n}00" for n in range(1, 25)]
    left = [Unit(length=200, keys=frozenset([key])) for key in keys]
    right = [*left[:10], *left[11:]]
    found = beads_of(left, right)
    assert sides(found)[10] == ((10,), ())
    assert sum(bead.is_firm for bead in found) > 20
    # By lengths alone it may be any of them, and so nothing is claimed of the middle.
    alone = beads_of(plain(*[200] * 24), plain(*[200] * 23))
    assert not any(bead.is_firm for bead in alone[6:18])


def test_a_heading_is_no_translation_of_a_paragraph() -> None:
    left = [*plain(100), Unit(length=30, kind="heading"), *plain(100)]
    right = [*plain(100, 30, 100)]
    right[1:1] = [Unit(length=28, kind="heading")]
    assert ((1,), (1,)) in sides(beads_of(left, right))


def test_a_word_that_was_answered_is_looked_for() -> None:
    words = [frozenset({f"a{n % 4}"}) for n in range(12)]
    answers = [frozenset({f"b{n % 4}"}) for n in range(12)]
    keys = [frozenset({f"d2019-06-{n:02}"}) if n < 9 else frozenset[str]() for n in range(12)]
    left = [Unit(length=90, keys=k, words=w) for k, w in zip(keys, words, strict=True)]
    right = [Unit(length=90, keys=k, words=w) for k, w in zip(keys, answers, strict=True)]
    del right[9]
    assert ((9,), ()) in sides(beads_of(left, right))


def test_what_stands_in_another_place_is_not_said_to_be_missing() -> None:
    keys = [f"n{n}00" for n in range(1, 25)]
    left = [Unit(length=200, keys=frozenset([key])) for key in keys]
    moved = [*left[:10], *left[11:20], left[10], *left[20:]]
    gone = [*left[:10], *left[11:]]

    def alone(right: list[Unit]) -> list[bool]:
        return [b.is_firm for b in beads_of(left, right) if not (b.left and b.right)]

    assert alone(moved) == [False, False]
    assert alone(gone) == [True]
    come = [b for b in beads_of(gone, left) if not (b.left and b.right)]
    assert [(b.right, b.is_firm) for b in come] == [((10,), True)]


def test_what_changed_its_place_is_found_there_and_nothing_is_missing() -> None:
    left = [Unit(length=200, keys=frozenset([f"n{n}00", f"y20{n}"])) for n in range(10, 26)]
    right = [*left[:3], *left[4:12], left[3], *left[12:]]
    found = {(b.left, b.right): b.elsewhere for b in beads_of(left, right)}
    assert found[(3,), ()] == 11
    assert found[(), (11,)] == 3
    assert sum(other is not None for other in found.values()) == 2


@pytest.mark.parametrize(
    ("key", "tells"),
    [("d2019-06-02", True), ("n140", True), ("n14", False), ("sKZ", False), ("cterror", False)],
)
def test_what_every_translation_keeps_tells_by_its_absence_as_well(key: str, tells: bool) -> None:
    plain_units = plain(200, 190, 210)
    dated = [plain_units[0], Unit(length=190, keys=frozenset([key])), plain_units[2]]
    chances = [beads_of(left, plain_units)[1].chance for left in (dated, plain_units)]
    assert (chances[0] < chances[1]) == tells
    assert tells or chances[0] == chances[1]


def test_a_word_answers_another_that_it_meets_often_where_few_have_either() -> None:
    def units(**places: tuple[int, ...]) -> list[Unit]:
        """Return twelve units; a word is in more than a third of them in five."""
        rows = [frozenset(word for word, at in places.items() if n in at) for n in range(12)]
        return [Unit(length=9, words=words) for words in rows]

    mine = units(a=(0, 1), c=(2, 3, 4), e=(5, 6, 7, 8), g=(9,), i=(0, 2, 4, 6, 8))
    theirs = units(b=(0, 1), d=(2, 3, 5), f=(5, 6, 9, 10), h=(9,), j=(0, 2, 4, 6, 8))
    found = _answers(mine, theirs)
    # Half of what e and f have is no more than chance; g and h met once; i and j are everywhere.
    assert {word: {*answers} for word, answers in found.items()} == {"a": {"b"}, "c": {"d"}}
    assert found["a"]["b"] == pytest.approx(log(0.6 / (2.5 / 13)))
    assert found["c"]["d"] == pytest.approx(log(0.6 * (4 / 6) / (3.5 / 13)))


def test_a_key_weighs_the_more_the_fewer_have_it_on_either_side() -> None:
    keyed, other = Unit(length=90, keys=frozenset({"n14"})), Unit(length=90)
    for few in (True, False):
        left, right = [keyed, other, other], [keyed, keyed, other] if few else [keyed] * 3
        most = 2.5 / 4 if few else 3.5 / 4
        lacks = [min(log((1 - _KEPT["n"]) / max(1 - p, 0.01)), 0.0) for p in (1.5 / 4, most)]
        for one, two, side in ((left, right, 0), (right, left, 1)):
            scale = Scale(one, two)
            assert scale._gain[0][0] == pytest.approx(
                _MUCH * (max(log(_KEPT["n"] / most), 0.0) - sum(lacks))
            )
            # What a unit lacks is told by how many have the key on the other side.
            assert scale._lack[side][0] == pytest.approx(_MUCH * lacks[1])


def test_a_heading_weighs_more_beside_a_heading_and_a_paragraph_no_more_beside_its_like() -> None:
    units = [Unit(length=90), Unit(length=90, kind="heading"), *plain(90, 90)]
    scale = Scale(units, units)
    assert scale.weight(0, 1, 2, 1)[1] == 0.0
    assert scale.weight(1, 1, 1, 1)[1] == pytest.approx(-_MUCH * log(1 / 4))
    assert scale.weight(0, 1, 1, 1)[1] == -5.0


def test_what_was_learned_speaks_for_its_answer_and_against_what_has_none() -> None:
    left = [Unit(length=90, words=frozenset({f"a{n % 4}"})) for n in range(12)]
    right = [Unit(length=90, words=frozenset({f"b{n % 4}"})) for n in range(12)]
    scale = Scale(left, right, [Bead((n,), (n,)) for n in range(12)])
    assert scale.weight(0, 1, 4, 1)[1] > 0.0 > scale.weight(0, 1, 1, 1)[1]


def test_what_has_no_answer_in_its_place_is_less_surely_missing_where_another_place_has_one() -> (
    None
):
    key = Unit(length=90, keys=frozenset({"d2019-06-02"}))
    left = right = [key, *plain(300)]
    here, there, kept = Bead((0,), (), chance=0.8), Bead((), (0,), chance=0.8), Bead((1,), (1,))
    scale = Scale(left, right)
    chance = 0.8 / (1 + 0.05 * exp(scale.weight(0, 1, 0, 1)[0]))
    assert chance < 0.7
    for bead in (here, there):
        assert _or_elsewhere(bead, (here, there, kept), scale).chance == pytest.approx(chance)
        assert _or_elsewhere(bead, (bead, kept), scale) == bead
    assert _or_elsewhere(kept, (here, there, kept), scale) == kept
