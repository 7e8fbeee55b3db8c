"""Printed lines with the edges of what they stand in, and what two of them say of each other."""

import re
from collections import Counter
from dataclasses import dataclass, field

from comparator.corpus.pdf_layout.columns import Region
from comparator.corpus.pdf_layout.lines import PrintedLine
from comparator.corpus.plain_text.line_breaks import Openings
from comparator.language.knowledge import alternatives
from comparator.language.scripts import HAN

TERMINAL = re.compile(r"(?:[.!?…:;。！？：；]|\*)[\"'”’»)\]]*[⁰¹²³⁴⁵⁶⁷⁸⁹]*$")
MARK = re.compile(
    r"(?:[•●▪‣◦➢■□o\uf0b7\uf0a7\uf0d8–—-]\s+|[•●▪‣◦➢\uf0b7\uf0a7\uf0d8]|"
    r"\(?(?:\d{1,3}|[ivxlcIVXLC]{1,6}|[A-Za-zа-я])[.)]\s+|[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3}\s?)\S"
)
AND = re.compile(rf"[;,]\s+(?:{alternatives('before_last_items')})$")
SEPARATOR = re.compile(r"(?:\*\s*){3,}")
IDEOGRAPHS = re.compile(f"[{HAN}]")
NUMBER = re.compile(r"\(?(\d{1,3})[.)]\s+(?=\S)")
_GAP = 1.18  # of the usual distance of two lines
INDENT = 0.7  # of the type size
SAME_SIZE = 0.6  # points
_FLUSH = 1.2  # points: lines of justified text end this near to the edge
FEWEST = 5  # lines that show whether a text is justified


@dataclass(frozen=True, slots=True)
class Habits:
    """How a document is set.

    Attributes:
        size: The size of its text, in points.
        leading: Distance of two lines, as a share of their size.
        has_gaps: Whether paragraphs are apart by white space.
        has_indents: Whether first lines are indented.
        word_space: Gap between words of lines that are not stretched, as a share of the size,
            or None where the text is not justified.
        trusts_room: Whether lines are broken for want of room, not by counting characters.
        is_numbered: Whether most paragraphs have numbers.
        hangs: By how much lines below an item's first one are indented, in points.
        openings: How paragraphs open below a gap, and how sentences inside them do.
        full_ends: How much more often a paragraph's last line is full than a sentence ends with a
            line and its paragraph goes on (logarithm).
    """

    size: float
    leading: float
    has_gaps: bool = False
    has_indents: bool = False
    word_space: float | None = None
    trusts_room: bool = True
    is_numbered: bool = False
    hangs: frozenset[int] = frozenset()
    openings: Openings = field(default_factory=Openings, compare=False)
    full_ends: float = 0.0


@dataclass(frozen=True, slots=True)
class Placed:
    """A line with the edges of what it stands in."""

    line: PrintedLine
    left: float
    right: float
    region: int
    is_cell: bool
    is_row: bool
    is_justified: bool


def placed_lines(region: Region, number: int) -> list[Placed]:
    """Return the lines of a region with its edges, to which most of its lines keep."""
    lefts = Counter(round(line.left) for line in region.lines)
    most = max(lefts.values())
    left = min(x for x, count in lefts.items() if count * 4 >= most)
    right = max(line.right for line in region.lines)
    # Digits and points may stick out by a hair.
    flush = sum(1 for line in region.lines if right - line.right < _FLUSH)
    is_justified = flush * 2 > len(region.lines) > FEWEST
    return [
        Placed(line, left, right, number, region.is_cell, region.is_row, is_justified)
        for line in region.lines
    ]


def are_alike(a: PrintedLine, b: PrintedLine) -> bool:
    """Whether two lines are set in one size and weight."""
    return abs(a.size - b.size) < SAME_SIZE and a.is_bold == b.is_bold


def has_gap(a: PrintedLine, b: PrintedLine, habits: Habits) -> bool:
    """Whether there is more white space between two lines than between those of a paragraph."""
    return a.base - b.base > habits.leading * _GAP * max(a.size, b.size) + 0.5


def has_room(before: Placed, one: Placed) -> bool:
    """Whether the next line's first word would have fitted on a line."""
    a, b = before.line, one.line
    if IDEOGRAPHS.search(a.text[-1]):
        return before.right - a.right > 2.2 * a.size
    room = before.right - a.right
    if before.is_justified and TERMINAL.search(a.text):
        # All lines but the last of a paragraph are stretched to the edge.
        return room > 2 * _FLUSH
    return room > b.first_word_width() + 0.3 * a.size


def hang_of(first: Placed, one: Placed) -> int:
    """Return by how much a line stands to the right of an item's first one, in points."""
    return round(one.line.left - one.left - first.line.left + first.left)


def number_of(text: str) -> int | None:
    """Return the number that a paragraph begins with, if it has one."""
    found = NUMBER.match(text)
    return int(found[1]) if found else None


def has_much_room(before: Placed) -> bool:
    """Whether a line leaves a quarter of its room."""
    width = before.right - before.left
    return before.right - before.line.right > 0.25 * width


def is_centred(one: Placed) -> bool:
    """Whether a line leaves as much room on its left as on its right."""
    has_room_left = one.line.left - one.left > one.line.size
    # In a narrow column an indented line that is full is nearly in the middle.
    return has_room_left and one.right - one.line.right > one.line.size / 2 and _is_in_middle(one)


def are_centred(before: Placed, one: Placed, habits: Habits) -> bool:
    """Whether two lines are centred; of a title or heading the first may fill its room."""
    if is_centred(before) and is_centred(one):
        return True
    a, b = before.line, one.line
    is_heading = a.size > habits.size + SAME_SIZE or (a.is_bold and b.is_bold)
    is_narrower = a.left + b.size < b.left and b.right + b.size < a.right
    is_below = abs(a.left + a.right - b.left - b.right) < b.size
    return is_heading and is_narrower and is_below and not TERMINAL.search(a.text)


def _is_in_middle(one: Placed) -> bool:
    left, right = one.line.left - one.left, one.right - one.line.right
    return abs(left - right) < 0.03 * (one.right - one.left) + 2
