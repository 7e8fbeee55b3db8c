"""Long texts are aligned a stretch at a time: in bounded steps, and nothing is paired twice."""

from importlib import import_module

import pytest
from hypothesis import given
from hypothesis import strategies as st

from comparator.alignment import align, windows
from comparator.alignment.exact import exact_pairs
from comparator.language.kept_order import kept_order


def test_where_one_text_has_nothing_left_there_is_no_stretch() -> None:
    assert windows.windows_of([], 0, 5) == windows.windows_of([], 5, 0) == []


FORMS = st.lists(st.sampled_from("abcdefghijklmnop"), max_size=60)


@given(left=FORMS, right=FORMS)
def test_windows_are_small_and_go_through_both_texts_in_order(
    left: list[str], right: list[str]
) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(windows, "_LONGEST", 7)
        anchors = kept_order(exact_pairs(left, right))
        found = windows.windows_of(anchors, len(left), len(right))
    i = j = 0
    for older, newer in found:
        assert older.start >= i
        assert newer.start >= j
        assert older.stop - older.start <= 7
        assert newer.stop - newer.start <= 7
        assert older.stop > older.start
        assert newer.stop > newer.start
        i, j = older.stop, newer.stop
    assert len(found) <= 2 + 2 * (len(left) + len(right)) / 7 + len(exact_pairs(left, right))
    assert (i, j) <= (len(left), len(right))


def test_a_long_text_is_linked_as_a_short_one_where_it_keeps_its_order(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    words = "harbours ferries bridges schools orchards rivers markets glaciers".split()
    older = [
        f"The members shall {verb} their {word} in district {n}."
        for n, (verb, word) in enumerate((v, w) for v in ("open", "mend", "keep") for w in words)
    ]
    newer = [text.replace("The members shall", "All members will now") for text in older]
    newer[::4] = older[::4]
    whole = {(link.left, link.right) for link in align(older, newer)}
    # The function of the same name stands before the module.
    collate = import_module("comparator.alignment.collate")
    cut: list[int] = []

    def windows_of(*given: object) -> list[windows.Window]:
        made = windows.windows_of(*given)  # type: ignore[arg-type]
        cut.append(len(made))
        return made

    monkeypatch.setattr(windows, "MOST_CELLS", 100)
    monkeypatch.setattr(collate, "windows_of", windows_of)
    monkeypatch.setattr(windows, "_LONGEST", 8)
    found = align(older, newer)
    assert cut == [3]
    assert {(link.left, link.right) for link in found} == whole
    assert not any(link.moved for link in found)


def test_what_stands_thousands_of_times_is_paired_in_order() -> None:
    left, right = ["a"] * 3000 + ["b"], ["b"] + ["a"] * 2000
    assert len(exact_pairs(left, right)) == 2001


@pytest.mark.parametrize(
    ("left", "right", "pair"),
    [
        ("xab", "ayab", (1, 2)),  # what follows is the same, though another is as near
        ("bax", "ayyba", (1, 4)),  # what stands before is
        ("ab", "xaab", (0, 2)),
        ("xa", "ayxa", (1, 3)),
        ("zzay", "abbbba", (2, 0)),  # else the nearer one
        ("zzzzay", "abbbax", (4, 4)),
    ],
)
def test_of_equal_passages_that_one_is_paired_whose_neighbours_are_the_same(
    left: str, right: str, pair: tuple[int, int]
) -> None:
    assert pair in exact_pairs(left, right)
    assert pair[::-1] in exact_pairs(right, left)


def test_all_stretches_together_have_few_pairs_however_long_the_texts_are() -> None:
    for long in (3_000, 30_000, 90_000):
        pairs = sum(
            len(range(*o.indices(long))) ** 2 for o, _ in windows.windows_of([], long, long)
        )
        assert pairs <= max(windows.MOST_CELLS, long * 100)


def test_what_is_the_same_is_linked_over_every_distance(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(windows, "MOST_CELLS", 100)
    monkeypatch.setattr(windows, "_LONGEST", 8)
    older = [f"District {n} keeps its own ferries." for n in range(40)]
    found = align(older, [*older[30:], *older[:30]])
    assert len(found) == 40
    assert sum(link.moved for link in found) == 10
