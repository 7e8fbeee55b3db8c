"""Which paragraphs are titles, headings and notes, by their type and their place."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from comparator.corpus.pdf_layout.line_geometry import SEPARATOR, Habits, Placed
from comparator.corpus.pdf_layout.lines import PrintedLine
from comparator.language.dates import is_date_line

_HEADING_SIZE = 1.08  # of the text's type
NOTE_SIZE = 0.93  # of the text's type
_LONGEST_HEADING = 30  # words
_LONGEST_TITLE = 60


@dataclass(slots=True)
class Paragraph:
    """Lines that belong together.

    Attributes:
        lines: In reading order.
        level: 1 of the title, 2 of a heading, 0 of all else.
        is_note: Whether it is a note at the foot of a page.
        is_row: Whether it is a row of a table, which is no heading though it is the head of one.
    """

    lines: list[PrintedLine] = field(default_factory=list)
    level: int = 0
    is_note: bool = False
    is_row: bool = False

    @property
    def text(self) -> str:
        """Its words, line by line."""
        return "\n".join(line.text for line in self.lines)


def without_notes(placed: Sequence[Placed], size: float) -> tuple[list[Placed], list[list[Placed]]]:
    """Return the lines of the text, and apart from them the small print that ends each page."""
    text: list[Placed] = []
    notes: list[list[Placed]] = []
    pages: dict[int, list[Placed]] = {}
    for one in placed:
        pages.setdefault(one.line.page, []).append(one)
    for lines in pages.values():
        start = len(lines)
        while start and lines[start - 1].line.size < size * NOTE_SIZE:
            start -= 1
        is_note = (
            start
            and start < len(lines)
            and re.match(r"[⁰¹²³⁴⁵⁶⁷⁸⁹*†‡]|\d{1,3}\s", lines[start].line.text)
        )
        if not is_note:
            start = len(lines)
        text += lines[:start]
        if start < len(lines):
            notes.append(lines[start:])
    return text, notes


def mark_headings(paragraphs: Sequence[Paragraph], habits: Habits) -> None:
    """Give a level to what is set larger or bolder than the text, and is no sentence."""
    letters: Counter[bool] = Counter()
    for paragraph in paragraphs:
        for line in paragraph.lines:
            letters[line.is_bold] += len(line.glyphs)
    text_is_bold = letters[True] > letters[False]
    for number, paragraph in enumerate(paragraphs):
        first = paragraph.lines[0]
        words = len(paragraph.text.split())
        stands_out = first.size > habits.size * _HEADING_SIZE or (
            first.is_bold and not text_is_bold and first.size > habits.size * NOTE_SIZE
        )
        is_sentence = bool(re.search(r"[.;,，。；]$", paragraph.text)) and words > 3
        if (
            not stands_out
            or paragraph.is_row
            or is_date_line(paragraph.text)
            or SEPARATOR.fullmatch(paragraph.text)
        ):
            continue
        if number == 0 and words <= _LONGEST_TITLE:
            paragraph.level = 1
        elif words <= _LONGEST_HEADING and not is_sentence and re.search(r"\w", paragraph.text):
            paragraph.level = 2


def with_notes(
    paragraphs: Sequence[Paragraph], notes: Sequence[Sequence[Paragraph]]
) -> list[Paragraph]:
    """Return paragraphs with the notes of each page behind the one that ends it or goes on."""
    waiting = list(notes)
    result: list[Paragraph] = []
    for number, paragraph in enumerate(paragraphs):
        result.append(paragraph)
        following = paragraphs[number + 1] if number + 1 < len(paragraphs) else None
        while waiting and (
            following is None or following.lines[0].page > waiting[0][0].lines[0].page
        ):
            for note in waiting.pop(0):
                note.is_note = True
                result.append(note)
    return result
