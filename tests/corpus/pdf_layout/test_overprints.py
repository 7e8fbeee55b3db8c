"""What is printed over, beside or around the lines of a PDF does not tear them apart."""

import io
from collections.abc import Callable
from pathlib import Path

import pytest
from reportlab.pdfgen.canvas import Canvas

from comparator.corpus.formats.pdf import pdf_blocks

pytest.importorskip("pypdfium2", reason="the extra `fetch` is not installed")

CASES = Path(__file__).resolve().parents[2] / "cases"
LINES = [
    [
        "The Parties to the Northern Accord met in Oslo on 1 May 2024 under the",
        "chairmanship of the host government and reviewed the work of the past year",
        "in all fields of common concern.",
    ],
    [
        "The Parties underline that open sea lanes serve the prosperity of all coastal",
        "communities, and they call on every state of the region to keep its harbours",
        "accessible to ships in distress at any season of the year.",
    ],
    [
        "The Parties welcome the progress made by the joint working group on",
        "electricity networks and ask it to present a plan for shared reserves before",
        "the end of the year.",
    ],
    [
        "The Parties take note of the report of the secretary on the training of",
        "customs officers, and they thank the experts who contributed to it with great",
        "diligence.",
    ],
    [
        "The Parties reaffirm their resolve to protect the stocks of cod and herring,",
        "and they agree that quotas be set by science alone and be published in good",
        "time.",
    ],
    [
        "The Parties invite the observers to send their comments on the draft plan for",
        "the northern corridor, which shall be treated with care by the secretary.",
    ],
]
WANTED = [" ".join(lines) for lines in LINES]


def drawn(more: Callable[[Canvas], None] = lambda _: None, left: float = 80) -> bytes:
    """Return a PDF of the paragraphs, and what more is drawn on their page."""
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=(595, 842), invariant=1)
    draw_lines(canvas, left)
    more(canvas)
    canvas.showPage()
    canvas.save()
    return out.getvalue()


def draw_lines(canvas: Canvas, left: float = 80) -> list[float]:
    """Draw the paragraphs, and return where their lines stand."""
    y, places = 752.0, []
    canvas.setFont("Times-Roman", 11)
    for paragraph in LINES:
        for line in paragraph:
            canvas.drawString(left, y, line)
            places.append(y)
            y -= 14
        y -= 8
    return places


def read(data: bytes) -> tuple[list[str], tuple[str, ...]]:
    blocks, notes = pdf_blocks(data)
    return [block.text for block in blocks], notes


def paragraphs(data: bytes) -> list[str]:
    return read(data)[0]


@pytest.mark.parametrize(
    ("name", "told"),
    [("draft", "“DRAFT”"), ("linenum", "19 line numbers from the margin: 1 to 19"),
     ("dropcap", "")],
)  # fmt: skip
def test_what_users_have_met_is_read(name: str, told: str) -> None:
    found, notes = read((CASES / f"pdf-{name}" / "in.pdf").read_bytes())
    assert found == WANTED
    assert told in " ".join(notes)


def test_a_table_is_read_by_rows() -> None:
    found, _ = read((CASES / "pdf-table" / "in.pdf").read_bytes())
    rows = ["Party Share Term", "Norland 40 per cent two years", "Sudland 35 per cent three years",
            "Westland 25 per cent one year"]  # fmt: skip
    assert found == [*WANTED[:3], *rows, *WANTED[3:]]


@pytest.mark.parametrize("angle", [30, 55, 90, 180, 270])
def test_a_stamp_turned_by_any_angle_is_told_and_apart(angle: int) -> None:
    def stamp(canvas: Canvas) -> None:
        canvas.saveState()
        canvas.translate(300, 560)
        canvas.rotate(angle)
        canvas.setFont("Helvetica", 14)
        canvas.drawString(-60, 0, "RECEIVED 4 MAY")
        canvas.restoreState()

    found, notes = read(drawn(stamp))
    assert found == WANTED
    assert notes == ("Left out what is printed across a page: “RECEIVED 4 MAY”.",)


def test_an_upright_watermark_behind_the_lines_is_told_and_apart() -> None:
    def mark(canvas: Canvas) -> None:
        canvas.setFont("Helvetica-Bold", 90)
        canvas.drawString(110, 600, "DRAFT")

    found, notes = read(drawn(mark))
    assert found == WANTED
    assert notes == ("Left out what is printed across a page: “DRAFT”.",)


@pytest.mark.parametrize("angle", [90, 180, 270])
def test_a_page_that_is_turned_as_a_whole_is_read(angle: int) -> None:
    out = io.BytesIO()
    size = (842, 595) if angle != 180 else (595, 842)
    canvas = Canvas(out, pagesize=size, invariant=1)
    canvas.translate(*{90: (842, 0), 180: (595, 842), 270: (0, 595)}[angle])
    canvas.rotate(angle)
    draw_lines(canvas)
    canvas.showPage()
    canvas.save()
    assert paragraphs(out.getvalue()) == WANTED


@pytest.mark.parametrize(
    ("step", "left", "pages"),
    # Two numbers alone, of the fifth line and the tenth, tell the places of their lines.
    [(1, 40, 2), (5, 40, 2), (1, 540, 2), (5, 540, 2), (5, 40, 1)],
)
def test_lines_numbered_in_either_margin_lose_their_numbers(
    step: int, left: float, pages: int
) -> None:
    def numbers(canvas: Canvas) -> None:
        for count, y in enumerate(draw_lines(canvas), start=1):
            if count % step == 0:
                canvas.drawRightString(left, y, str(count))

    out = io.BytesIO()
    canvas = Canvas(out, pagesize=(595, 842), invariant=1)
    for _ in range(pages):
        numbers(canvas)
        canvas.showPage()
    canvas.save()
    found, notes = read(out.getvalue())
    assert found == WANTED * pages
    assert any("line numbers" in note for note in notes)


def test_the_numbers_of_paragraphs_are_no_line_numbers() -> None:
    def numbers(canvas: Canvas) -> None:
        y = 752.0
        for count, paragraph in enumerate(LINES, start=1):
            canvas.drawString(50, y, str(count))
            y -= 14 * len(paragraph) + 8

    assert paragraphs(drawn(numbers)) == [
        f"{number} {text}" for number, text in enumerate(WANTED, start=1)
    ]


def test_numbers_of_lines_that_stand_higher_than_their_lines_are_theirs() -> None:
    def numbers(canvas: Canvas) -> None:
        canvas.setFont("Times-Roman", 7)
        y, count = 752.0, 0
        for paragraph in LINES:
            for _ in paragraph:
                count += 1
                canvas.drawString(40, y + 4.5, str(count))
                y -= 14
            y -= 8

    found, notes = read(drawn(numbers))
    assert found == WANTED
    assert any("line numbers" in note for note in notes)


def test_initials_that_the_file_draws_one_after_the_other_are_letters_of_their_lines() -> None:
    def text(canvas: Canvas) -> None:
        canvas.setFont("Times-Roman", 40)
        for y in (409, 309):
            canvas.drawString(80, y, "T")
        canvas.setFont("Times-Roman", 11)
        for y in (437, 337):
            for n in range(3):
                line = "he sea is wide and our ships are many," if n == 0 else "and each is welcome"
                canvas.drawString(108, y - 14 * n, line)

    found = [line for line in paragraphs(drawn(text)) if "sea is wide" in line]
    assert len(found) == 2
    assert all(line.startswith("The sea") for line in found)


def test_the_head_of_a_table_in_bold_type_is_a_row_and_no_heading() -> None:
    def table(canvas: Canvas) -> None:
        y = 430.0
        canvas.line(80, y, 400, y)
        for n, row in enumerate((("Party", "Duty"), ("Norland", "Lights"), ("Sudland", "Charts"))):
            canvas.setFont("Times-Bold" if n == 0 else "Times-Roman", 11)
            for x, cell in zip((85, 240), row, strict=True):
                canvas.drawString(x, y - 11, cell)
            y -= 17
            canvas.line(80, y, 400, y)

    blocks, _ = pdf_blocks(drawn(table))
    assert [(str(block.kind), block.text) for block in blocks[6:]] == [
        ("paragraph", "Party Duty"),
        ("paragraph", "Norland Lights"),
        ("paragraph", "Sudland Charts"),
    ]


@pytest.mark.parametrize(
    ("first", "rest", "wanted"),
    [("T", "he sea is wide and our ships are many, and", "The sea"),
     ("A", "ship in distress finds a harbour, and every other ship", "A ship"),
     ("“W", "e keep our harbours open”, said the host, and", "“We keep")],
)  # fmt: skip
def test_a_large_initial_is_a_letter_of_its_line(first: str, rest: str, wanted: str) -> None:
    def text(canvas: Canvas) -> None:
        canvas.setFont("Times-Roman", 40)
        canvas.drawString(80, 409, first)
        right = 80 + canvas.stringWidth(first, "Times-Roman", 40) + 4
        canvas.setFont("Times-Roman", 11)
        for n, line in enumerate((rest, "each of them is welcome at the quay on any day of the",
                                  "year.")):  # fmt: skip
            canvas.drawString(right if n < 3 else 80, 437 - n * 14, line)

    found = paragraphs(drawn(text))
    assert found[:6] == WANTED
    assert len(found) == 7
    assert found[6].startswith(wanted)


def test_rows_between_rules_are_read_across_even_where_cells_have_several_lines() -> None:
    def table(canvas: Canvas) -> None:
        canvas.setFont("Times-Roman", 11)
        rows = [(("Party",), ("Duty",), ("Term",)),
                (("Norland and", "its islands"), ("lights all", "harbours"), ("2025",)),
                (("Sudland",), ("keeps the", "charts"), ("2026",))]  # fmt: skip
        y = 430.0
        canvas.line(80, y, 400, y)
        for row in rows:
            for n in range(2):
                for x, cell in zip((85, 240, 360), row, strict=True):
                    if n < len(cell):
                        canvas.drawString(x, y - 11 - 13 * n, cell[n])
            y -= 4 + 13 * max(map(len, row))
            canvas.line(80, y, 400, y)

    assert paragraphs(drawn(table)) == [
        *WANTED, "Party Duty Term", "Norland and its islands lights all harbours 2025",
        "Sudland keeps the charts 2026",
    ]  # fmt: skip


def test_signatures_side_by_side_stay_apart() -> None:
    def signed(canvas: Canvas) -> None:
        for x, office, name in ((80, "President of Norland", "A. Solmazi"),
                                (320, "President of Sudland", "M. Todorach")):  # fmt: skip
            canvas.drawString(x, 420, office)
            canvas.drawString(x, 406, name)

    assert paragraphs(drawn(signed))[6:] == [
        "President of Norland A. Solmazi", "President of Sudland M. Todorach",
    ]  # fmt: skip
