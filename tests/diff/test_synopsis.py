"""Wordings side by side: every word once, and the same whatever came first."""

import random
from collections.abc import Sequence
from itertools import combinations, pairwise, product
from math import inf

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from comparator.diff import synopsis
from comparator.diff.synopsis import Row, _Part, _Readings, set_elsewhere, synopsis_of
from comparator.language.words import words

# Few words, so that repetition and crossing are common; marks, other alphabets, odd spaces.
WORDS = st.sampled_from(
    [
        "we",
        "We",
        "note",
        "notes",
        "the",
        "trade",
        "trade,",
        "(free",
        "“war”",
        "и",
        "\u00a01,000",
        "《",
    ]
)
WORDINGS = st.lists(st.lists(WORDS, min_size=1, max_size=6).map(" ".join), min_size=1, max_size=5)


def column(rows: tuple[Row, ...], n: int) -> str:
    return "".join(row.cells[n] for row in rows)


@given(WORDINGS)
@settings(max_examples=60)
def test_every_word_stands_once_and_cells_of_one_reading_say_the_same(texts: list[str]) -> None:
    rows = synopsis_of(texts, "en")
    assert [column(rows, n) for n in range(len(texts))] == texts
    for row in rows:
        said: dict[int, str] = {}
        for cell, reading in zip(row.cells, row.readings, strict=True):
            form = " ".join(words(cell)).casefold()
            assert said.setdefault(reading, form) == form
        assert len({*said.values()}) == len(said)
        assert said.get(-1, "") == ""


@given(WORDINGS, st.randoms())
@settings(max_examples=60)
def test_the_order_in_which_columns_are_added_changes_nothing(
    texts: list[str], lot: random.Random
) -> None:
    order = list(range(len(texts)))
    lot.shuffle(order)
    rows = synopsis_of(texts, "en")
    shuffled = synopsis_of([texts[n] for n in order], "en")
    back = [order.index(n) for n in range(len(texts))]
    assert [tuple(row.cells[n] for n in back) for row in shuffled] == [row.cells for row in rows]


def test_what_all_say_is_shared_and_what_answers_stands_in_one_row() -> None:
    end = "settlement of the situation in Arden."
    texts = [
        f"The harbour towns believe that some of the chief tasks are a prompt {end}",
        f"The Harbour Towns consider some of the chief tasks to be a prompt {end}",
        f"The harbour towns believe that some of the chief tasks are an early {end}",
    ]
    rows = synopsis_of(texts, "en")
    assert rows[0].cells == ("The harbour towns ", "The Harbour Towns ", "The harbour towns ")
    parted = next(row for row in rows if not row.is_shared)
    assert parted.cells == ("believe that ", "consider ", "believe that ")
    assert rows[-1].cells == (end, end, end)


def test_a_row_is_as_long_as_its_reader_holds_in_mind_and_leads_on_to_no_other() -> None:
    """Where all differ there is still a row for each part that has its answer."""
    texts = [
        "The towns reaffirm the value of keeping the bay free of all nets and of the old law.",
        "We stand for keeping the harbour free from nets and recall the old law.",
        "They ask to keep the coast free of any net and recall the old law.",
    ]
    rows = [row.cells for row in synopsis_of(texts, "en")]
    assert rows[:2] == [
        ("The towns reaffirm the value of keeping ", "We stand for keeping ", "They ask to keep "),
        ("the bay free of all nets ", "the harbour free from nets ", "the coast free of any net "),
    ]
    assert rows[-1] == ("the old law.",) * 3


@pytest.mark.parametrize("text", ["", "***", " ", "…"])
def test_a_text_without_a_word_is_one_cell(text: str) -> None:
    assert column(synopsis_of([text, "a word"], "en"), 0) == text


def test_a_number_with_nothing_behind_it_is_a_word_of_its_own() -> None:
    texts = ["We note it. 2. ", "We note it. "]
    rows = synopsis_of(texts, "en")
    assert [column(rows, n) for n in range(2)] == texts


def test_cells_are_numbered_by_what_they_say_and_an_empty_one_has_minus_one() -> None:
    texts = ["We ask for ships.", "WE ask for ships.", "", "They build every mill."]
    assert [row.readings for row in synopsis_of(texts, "en")] == [(0, 0, -1, 1)]


def test_chinese_words_are_not_cut() -> None:
    begin = "各方支持联合国在国际事务中发挥作用，维护"
    rows = synopsis_of([f"{begin}和平。", f"{begin}发展。"], "zh")
    assert [row.cells for row in rows] == [(begin, begin), ("和平。", "发展。")]
    pytest.importorskip("rjieba")
    assert [unit.text for unit in synopsis._units_of("加强合作。", "zh")] == ["加强", "合作。"]


def test_a_sentence_to_which_nothing_answers_is_one_row() -> None:
    """However long it is: there is nothing to hold it against, and no row has two of them."""
    alone = (
        "Recognising that the old mills are the greatest cause of smoke in the valley, and in line "
        "with the plans of the towns, we have chosen to close them, one after another, within ten "
        "years, with work for all who stood at their wheels. "
    )
    other = (
        "We welcome the funds that were set up for this, in every town, by those who have means. "
    )
    rows = synopsis_of(
        [alone + other + "We call for clean rivers.", "We call for clean rivers."], "en"
    )
    assert [row.cells[0] for row in rows] == [alone, other, "We call for clean rivers."]
    assert [row.cells[1] for row in rows] == ["", "", "We call for clean rivers."]


def test_the_number_of_a_paragraph_stands_with_its_first_word() -> None:
    texts = [
        "61. We are committed to ensuring that the towns will never build a wall.",
        "56. We reiterate our clear determination that the towns must never build a wall.",
        "We reiterate our determination that they must never build or buy a wall.",
    ]
    assert synopsis_of(texts, "en")[0].cells == (
        "61. We are committed to ensuring ",
        "56. We reiterate our clear determination ",
        "We reiterate our determination ",
    )


def test_the_sign_of_a_currency_stands_with_its_sum() -> None:
    texts = [
        "The plan to bring together $300 million a year from the owners of ferries.",
        "The plan of bringing together $300 million each year for the quays of Orra.",
        "They went beyond the plan of giving and bringing together USD 300 million for quays.",
    ]
    ends = [cell.rstrip()[-1:] for row in synopsis_of(texts, "en") for cell in row.cells]
    assert "$" not in ends


def test_a_word_behind_the_end_of_a_sentence_does_not_go_on_with_it() -> None:
    texts = [
        "We stand united in our commitment to fair rules. We ask them to repair the mill.",
        "We stand united in our commitment to a fair mill.",
    ]
    cells = [row.cells for row in synopsis_of(texts, "en")]
    assert not [older for older, newer in cells if "mill" in older and "mill" in newer]


def test_who_is_silent_in_a_row_is_led_to_where_it_says_the_same() -> None:
    moved = "the early settlement of the salt dispute"
    texts = [
        f"The towns hold that a chief task of the league is {moved}.",
        f"They call {moved} the chief task of the league, and ask every town for ships.",
    ]
    rows = synopsis_of(texts, "en")
    away = set_elsewhere(rows, "en")
    assert away
    for (row, column), (first, last) in away.items():
        assert not rows[row].cells[column].strip()
        said = "".join(r.cells[column] for r in rows[first : last + 1])
        assert "salt dispute" in said or "task" in said
    assert set_elsewhere(synopsis_of(["They ask for ships.", "They wait."], "en"), "en") == {}


def cost_of(runs: list[list[synopsis.Column]], bounds: list[int], wordings: int) -> float:
    """Return what it costs to read rows of runs that end at some of them."""
    cost = 0.0
    for start, end in pairwise(bounds):
        row = _Readings(wordings, {})
        for run in reversed(runs[start:end]):
            for n in range(wordings):
                if part := synopsis._said(run, n):
                    row.begin_with(n, part)
        cost += row.labour(row.last()) + row.discord(row.last())
    return cost


@given(st.lists(st.lists(WORDS, min_size=1, max_size=4).map(" ".join), min_size=2, max_size=3))
@settings(max_examples=40)
def test_of_all_ways_to_cut_rows_the_quickest_to_read_is_taken(texts: list[str]) -> None:
    lines = [synopsis._units_of(text, "en") for text in texts]
    columns = synopsis._aligned(lines)
    runs = synopsis._stretches(columns, len(texts))
    assert [column for run in runs for column in run] == columns
    inner = product([False, True], repeat=len(runs) - 1)
    ways = ([0, *(n for n, cut in enumerate(way, 1) if cut), len(runs)] for way in inner)
    best = min(cost_of(runs, way, len(texts)) for way in ways)
    found = synopsis._cuts(columns, len(texts))
    ends = [sum(map(len, runs[:n])) for n in range(len(runs) + 1)]
    bounds = [0]
    for cut in found:
        bounds.append(ends.index(ends[bounds[-1]] + len(cut)))
    assert cost_of(runs, bounds, len(texts)) == pytest.approx(best)


def test_a_row_costs_its_words_more_if_many_are_held_against_others_and_if_sentences_end() -> None:
    one, other = part("a b c"), part("d " * 12)
    assert labour([one], [one]) == 2 + 3  # read once
    assert labour([one], []) == 2 + 3
    assert labour([one], [other]) == 2 + 3 + 9 / 24 + 12 + 144 / 24
    ended = part("a", closes=True)
    assert labour([ended, ended]) == 2 + 2 + 4
    assert labour([ended, ended, part("b", dangles=True)]) == 2 + 3 + 2 * 4
    # In whatever parts the same words stand.
    assert labour([part("a b"), part("c")], [part("a"), part("b c")]) == 2 + 3
    assert labour([part("a")], [part("a"), part("")]) > labour([part("a")], [part("a")])
    # What leads on costs in each wording, what ends amid a phrase once for each reading.
    leading, paused = part("of", dangles=True), part("so", pauses=True)
    assert discord([leading], [leading], []) == 3.0
    assert discord([one, leading]) == discord([leading]) == 1.5
    assert discord([one], [one], [other], [paused]) == pytest.approx(1.4)


def part(words: str, *, dangles: bool = False, pauses: bool = False, closes: bool = False) -> _Part:
    return _Part(tuple(words.split() or [""]), dangles, pauses, closes)


def row_of(*wordings: list[_Part]) -> _Readings:
    row = _Readings(len(wordings), {})
    for n, parts in enumerate(wordings):
        for each in reversed(parts):
            row.begin_with(n, each)
    return row


def labour(*wordings: list[_Part]) -> float:
    row = row_of(*wordings)
    return row.labour(row.last())


def discord(*wordings: list[_Part]) -> float:
    row = row_of(*wordings)
    return row.discord(row.last())


def test_a_silent_cell_leads_to_the_nearest_rows_that_have_three_quarters_of_its_words() -> None:
    said = "harbour ferries lamps sails "

    def led(*left: str) -> dict[tuple[int, int], tuple[int, int]]:
        """Return where the second row of the left wording leads, which is silent there."""
        rows = [(left[0], "They ask. "), ("", said), *((cell, "So be it. ") for cell in left[1:])]
        return set_elsewhere([Row(cells, (0, 1)) for cells in rows], "en")

    assert led("towns ", "harbour ferries lamps ") == {(1, 0): (2, 2)}
    assert led("towns ", "harbour ferries bells ") == {}
    assert led("towns ", "harbour ferries bells ", "lamps sails ") == {(1, 0): (2, 3)}
    assert led("harbour ferries ", "lamps sails ") == {}  # no row between
    assert led("harbour ferries lamps ", said) == {(1, 0): (2, 2)}  # what has all of it
    assert led(said, said) == {(1, 0): (0, 0)}
    assert led("towns ", "bells ", said) == {(1, 0): (3, 3)}
    said = "harbour ferries lamps sails ropes quays "
    assert led("towns ", "harbour ferries lamps sails ") == {}  # two of three
    assert led("towns ", "harbour ferries ", "lamps sails ", "ropes quays ") == {}  # three rows
    # Where the other wording says it as well, it is no answer to this.
    rows = [("", said), ("harbour ferries lamps ", "harbour ferries lamps ")]
    assert set_elsewhere([Row(cells, (0, 1)) for cells in rows], "en") == {}


def test_a_word_is_worth_most_beside_itself_less_beside_its_kin_little_if_it_only_joins() -> None:
    note, notes, the = (synopsis._units_of(text, "en")[0] for text in ("note", "notes", "the"))
    (gains,) = synopsis._worth([{0: note}], [{1: notes}, {1: note}, {1: the}])
    assert gains == pytest.approx({0: 4.0 * 0.8, 1: 4.0})
    (gains,) = synopsis._worth([{0: the}], [{1: the}])
    assert gains == {0: 0.5}
    # Of three wordings, by the mean of how many stand on either side.
    (gains,) = synopsis._worth([{0: note, 1: notes}], [{2: note}])
    assert gains == pytest.approx({0: 4.0 * (1 + 0.8) / 2**0.5})


def worth_of(way: Sequence[tuple[int, int]], gains: list[dict[int, float]]) -> float:
    """Return what it is worth to set columns together so, in which no sentence ends.

    A run costs 4 to begin, and 0.3 for each word that it skips, or goes on beyond on both sides.
    """
    worth = 0.0
    before: tuple[int, int] | None = None
    for i, j in way:
        skipped = max(i - before[0], j - before[1]) - 1 if before else inf
        worth += gains[i].get(j, 0.0) - min(4.0, 0.3 * skipped)
        before = i, j
    return worth


FEW = st.lists(st.sampled_from("note notes the trade grain".split()), min_size=1, max_size=4)


@settings(max_examples=60)
@given(FEW, FEW)
@example(["note", "note", "note", "note"], ["note", "note"])
def test_no_other_answers_are_worth_more(one: list[str], other: list[str]) -> None:
    older, newer = (
        [{n: unit} for unit in synopsis._units_of(" ".join(words), "en")]
        for n, words in enumerate((one, other))
    )
    gains = [*synopsis._worth(older, newer)]
    pairs = [*product(range(len(older)), range(len(newer)))]
    ways = (
        way
        for size in range(min(len(older), len(newer)) + 1)
        for way in combinations(pairs, size)
        if all(a[0] < b[0] and a[1] < b[1] for a, b in pairwise(way))
        and all(gains[i].get(j) for i, j in way)
    )
    best = max(worth_of(way, gains) for way in ways)
    assert worth_of(synopsis._answers(older, newer), gains) == pytest.approx(best)


def test_every_mark_that_ends_a_sentence_is_known() -> None:
    for mark in (*".!?。！？", ".”", "。”"):
        assert synopsis._toll({0: synopsis._units_of(f"so{mark}", "en")[0]}) == 2.3, mark
    assert synopsis._toll({0: synopsis._units_of("so;", "en")[0]}) == 0.3
