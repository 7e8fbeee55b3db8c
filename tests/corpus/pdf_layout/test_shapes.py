"""Large initials and ruled tables as browsers print them, glyph by glyph."""

from itertools import chain

from comparator.corpus.pdf_layout.columns import Grid, regions_of
from comparator.corpus.pdf_layout.drop_caps import with_initials
from comparator.corpus.pdf_layout.glyphs import Glyph, Page, Rule
from comparator.corpus.pdf_layout.lines import PrintedLine, lines_of

WIDTH = 6.0  # of a letter


def printed(text: str, left: float, base: float, size: float = 12.0) -> list[Glyph]:
    """Return the glyphs of a line that begins at a place; a wide gap for each |."""
    glyphs: list[Glyph] = []
    after_space = False
    for letter in text:
        if letter in " |":
            left += WIDTH if letter == " " else 5 * WIDTH
            after_space = True
            continue
        glyphs.append(Glyph(letter, left, left + WIDTH, base, size, after_space=after_space))
        left, after_space = left + WIDTH, False
    return glyphs


def lines(*glyphs: list[Glyph]) -> list[PrintedLine]:
    return lines_of(Page(tuple(chain(*glyphs)), 600, 800), 0)


def test_a_line_that_makes_room_below_an_initial_begins_at_the_margin_too() -> None:
    cap = [Glyph("T", 34.0, 54.0, 684.0, 36.0)]
    beside = (
        ("he Parties met and", 704.2),
        ("agreed to open all", 690.8),
        ("ports to ships, and", 677.2),
    )
    text = [printed(words, 55.7, base) for words, base in beside]
    below = printed("they shall meet again and again", 34.0, 663.8)
    page = with_initials(Page(tuple(chain(cap, *text, below)), 600, 800))
    made = lines_of(page, 0)
    assert [round(line.left) for line in made] == [34, 34, 34, 34]
    assert made[0].text == "The Parties met and"


def test_rows_are_parted_by_rules_that_are_drawn_cell_by_cell() -> None:
    rows = ("Norland 40|two years", 641.2), ("Sudland 60|three years", 621.0)
    rules = [Rule(a, b, y) for y in (675.4, 655.1, 634.9, 614.6) for a, b in ((33, 60), (170, 240))]
    table = lines(*(printed(words, 37.5, base) for words, base in rows))
    regions = regions_of(table, Grid(14.0, rules=tuple(rules)))
    assert [[line.text for line in region.lines] for region in regions] == [
        ["Norland 40 two years"],
        ["Sudland 60 three years"],
    ]
