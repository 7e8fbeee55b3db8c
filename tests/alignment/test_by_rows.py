"""Of long texts rows of words tell what became of a passage: in few steps, and from both sides."""

import random

import pytest

from comparator.alignment import align, by_rows, windows
from comparator.alignment.by_rows import likely_pairs
from comparator.alignment.exact import exact_pairs
from comparator.alignment.numbers import Index, Numbers
from comparator.alignment.units import units_of_texts

WORDS = [f"{a}{b}{c}" for a in "bdfgk" for b in "aeiou" for c in ("lm", "rt", "ns", "sk")]


def _lot(seed: int) -> random.Random:
    return random.Random(seed)  # noqa: S311 - no secret hangs on it


def _texts(count: int, seed: int = 7) -> list[str]:
    lot = _lot(seed)
    return [" ".join([*lot.choices(WORDS, k=12), str(n)]) + "." for n in range(count)]


def _edited(text: str, lot: random.Random) -> str:
    return " ".join("new" if lot.random() < 0.15 else word for word in text.split())


def _pairs(left: list[str], right: list[str]) -> dict[int, int]:
    same = exact_pairs(left, right)
    found = likely_pairs(units_of_texts(left), units_of_texts(right), same)
    return dict([*same, *(pair for pair, _ in found)])


def test_what_was_reworded_is_found_near_and_far_and_once() -> None:
    lot = _lot(3)
    older = _texts(300)
    order = [*range(200, 300), *range(200)]
    newer = [_edited(older[n], lot) for n in order]
    found = _pairs(older, newer)
    right = sum(order[j] == i for i, j in found.items())
    assert right >= 290
    assert right == len(found) == len({*found.values()})


def test_from_the_other_side_the_same_is_found() -> None:
    lot = _lot(4)
    older = _texts(120)
    newer = [_edited(text, lot) for text in older[::-1]]
    assert _pairs(newer, older) == {j: i for i, j in _pairs(older, newer).items()}


def test_texts_with_nothing_in_common_have_no_pairs() -> None:
    strangers = [text[::-1] for text in _texts(60, seed=8)]
    assert _pairs(_texts(60), strangers) == {}


def test_between_neighbours_that_stand_place_and_words_tell() -> None:
    # A paragraph that stands thousands of times has no row of words of its own.
    older = ["The members take note of the report of district nine."] * 40
    newer = [*older[:20], older[0].replace("nine", "ten"), *older[21:]]
    assert _pairs(older, newer) == {n: n for n in range(40)}


@pytest.mark.parametrize("texts", [["a b c d"] * 3_000, ["a b"] * 3_000, _texts(3_000)])
def test_passages_meet_in_steps_that_grow_as_the_texts(
    texts: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    met: list[int] = []
    meetings = by_rows._meetings

    def counted(*indexes: Index) -> tuple[Numbers, ...]:
        found = meetings(*indexes)
        met.append(int(found[2].sum()))
        return found

    monkeypatch.setattr(by_rows, "_meetings", counted)
    changed = [f"{text} x{n}" for n, text in enumerate(texts)]
    _pairs(texts, changed)
    words = sum(len(text.split()) for text in changed)
    assert sum(met) <= 2 * by_rows._SELDOM * words


def test_texts_too_long_to_weigh_are_linked_by_rows(monkeypatch: pytest.MonkeyPatch) -> None:
    lot = _lot(5)
    older = _texts(50)
    newer = [_edited(text, lot) for text in older]
    monkeypatch.setattr(windows, "MOST_CELLS", 100)
    monkeypatch.setattr(windows, "_MOST_PASSAGES", 20)
    links = align(older, newer)
    assert [(link.left, link.right) for link in links] == [((n,), (n,)) for n in range(50)]
    assert not any(link.moved for link in links)


def test_one_endless_passage_is_held_against_its_like(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(windows, "_MOST_CHARACTERS", 100)
    text = " ".join(_texts(30)).replace(".", "")
    (link,) = align([text], [text.replace("balm", "new")])
    assert (link.left, link.right) == ((0,), (0,))
    assert align(["a" * 200], ["b" * 200]) == ()
