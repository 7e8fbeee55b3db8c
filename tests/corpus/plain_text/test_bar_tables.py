"""Tables that a plain text draws with bars come in row by row, and lose no word."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from comparator.corpus.plain_text.bar_tables import with_tables_laid_out
from comparator.corpus.plain_text.paragraphs import restore
from comparator.model import BlockKind

FRAMED = "| Party   | Share       |\n|---------|-------------|\n| Norland | 40 per cent |\n"
GRID = (
    "+-------+---------------+------+\n| Field | To be done    | Year |\n"
    "+=======+===============+======+\n| Ports | Open berths   | 2025 |\n"
    "|       | for boats     |      |\n+-------+---------------+------+\n"
    "| Lamps | Mend them     | 2026 |\n+-------+---------------+------+\n"
)
BARE = "Party | 2022 | 2023\nNorland | 41.5 | 38\nSudland | 12 | 14.5\n"
BOX = "┌───────┬────┐\n│ Party │ In │\n├───────┼────┤\n│ Arden │ 41 │\n└───────┴────┘\n"
CELL = st.text(st.sampled_from("ab 1é京"), max_size=6)


@pytest.mark.parametrize(
    ("drawn", "rows"),
    [
        (FRAMED, ["Party\nShare", "Norland\n40 per cent"]),
        (
            GRID,
            [
                "Field\nTo be done\nYear",
                "Ports\nOpen berths for boats\n2025",
                "Lamps\nMend them\n2026",
            ],
        ),
        (BARE, ["Party\n2022\n2023", "Norland\n41.5\n38", "Sudland\n12\n14.5"]),
        (BOX, ["Party\nIn", "Arden\n41"]),
    ],
)  # fmt: skip
@pytest.mark.parametrize("around", ["\n", "\n\n"])
def test_each_row_is_a_paragraph_with_a_line_for_each_cell(
    drawn: str, rows: list[str], around: str
) -> None:
    text = f"Harbour Statement\n\nThe shares are as follows.{around}{drawn}{around}They meet again."
    restored = restore(text, "Harbour Statement")
    assert [b.text for b in restored.blocks] == [
        "Harbour Statement", "The shares are as follows.", *rows, "They meet again.",
    ]  # fmt: skip
    assert {b.kind for b in restored.blocks[1:]} == {BlockKind.PARAGRAPH}
    assert f"Wrote {len(rows)} rows of tables as one paragraph each." in restored.notes


@pytest.mark.parametrize(
    "text",
    [
        "They use the signs | and ||.\n\nA port | is open.\n",
        "Monetary policy | Media releases\nThe Board met.\n",
        "One | two\nthree | four\n",
        "| One cell\n| another\n",
        "a | b\nc | d | e\nf | g\n",
        "---\nA rule over words\n---\n",
    ],
)
def test_bars_in_prose_draw_no_table(text: str) -> None:
    assert with_tables_laid_out(text).text == text


@given(st.integers(2, 4).flatmap(lambda n: st.lists(st.lists(CELL, min_size=n, max_size=n))))
def test_only_bars_and_rules_are_left_out(rows: list[list[str]]) -> None:
    drawn = "".join(f"| {' | '.join(row)} |\n" for row in rows)
    laid_out = with_tables_laid_out(f"Before\n\n{drawn}\nBehind\n").text
    wanted = " ".join(["Before", *(cell for row in rows for cell in row), "Behind"])
    assert laid_out.replace("|", " ").split() == wanted.split()
