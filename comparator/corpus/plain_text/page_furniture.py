"""Lines and pages of a text as a PDF extractor gives it, and what belongs to the pages."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from comparator.language.knowledge import alternatives

_NUMBER = re.compile(
    rf"[-–—\s|]*(?:{alternatives('before_page_numbers')})?\s*(\d{{1,4}})\s*"
    rf"(?:{alternatives('behind_page_numbers')})?"
    rf"(?:\s*(?:/|{alternatives('between_page_numbers')})\s*\d{{1,4}})?[-–—\s|]*",
    re.IGNORECASE,
)
_LONGEST_NUMBER = 60  # characters: a line of nothing but dashes would take very long
# Texts with empty lines between paragraphs have fewer lines between two of them.
_LEAST_LINES_OF_A_PAGE = 13
_LEAST_HEADS = 3


@dataclass(frozen=True, slots=True)
class Line:
    """A line with something on it.

    Attributes:
        text: Its characters without the white space around them.
        start: Offset of the first of them in the whole text.
        chunk: Number of the run of lines without an empty line that it is in, from 0.
        page: Number of its page as form feeds tell it, from 0.
        indent: Column of the first of them; 0 of what has no columns.
        is_underlined: Whether a line is drawn under it with marks.
        is_cell: Whether it is a cell of a table; those of a row stand together.
    """

    text: str
    start: int
    chunk: int
    page: int
    indent: int = 0
    is_underlined: bool = False
    is_cell: bool = False

    @property
    def end(self) -> int:
        """Offset behind its last character."""
        return self.start + len(self.text)


@dataclass(frozen=True, slots=True)
class Drop:
    """Characters of the source that the blocks do not have, from `start` to `end`."""

    start: int
    end: int


def split_lines(text: str) -> tuple[Line, ...]:
    """Return the lines of a text that are not empty; form feeds part pages."""
    lines: list[Line] = []
    chunk = page = offset = 0
    is_open = False
    for row in re.split("([\n\f])", text):
        stripped = row.strip()
        if stripped:
            before = row[: row.index(stripped)]
            indent = len(before.expandtabs())
            lines.append(Line(stripped, offset + len(before), chunk, page, indent))
            is_open = True
        elif row == "\f" or (row != "\n" and is_open):
            page += row == "\f"
            chunk += is_open
            is_open = False
        offset += len(row)
    return tuple(lines)


def are_pages(lines: Sequence[Line]) -> bool:
    """Whether the empty lines of a text part its pages, not its paragraphs."""
    if not lines:
        return False
    return len(lines) >= _LEAST_LINES_OF_A_PAGE * (lines[-1].chunk + 1)


def page_number(text: str) -> int | None:
    """Return the number of a page that a line is and nothing else: "17", "- 3 -", "Page 3 of 9"."""
    found = _NUMBER.fullmatch(text) if len(text) <= _LONGEST_NUMBER else None
    return int(found[1]) if found else None


def page_furniture(lines: Sequence[Line]) -> tuple[list[Line], tuple[str, ...]]:
    """Return the lines that are page numbers or running heads, and a sentence on each kind."""
    pages: dict[int, list[Line]] = {}
    has_form_feeds = any(line.page for line in lines)
    for line in lines:
        if has_form_feeds or are_pages(lines):
            pages.setdefault(line.page if has_form_feeds else line.chunk, []).append(line)
    numbers = _page_numbers(pages)
    heads = _running_heads({p: [x for x in ls if x not in numbers] for p, ls in pages.items()})
    notes: list[str] = []
    if numbers:
        listed = ", ".join(line.text for line in numbers)
        notes.append(f"Dropped {len(numbers)} page numbers: {listed}.")
    for text, count in Counter(line.text for line in heads).items():
        notes.append(f"Dropped a line that {count} pages repeat: “{text}”.")
    return [*numbers, *heads], tuple(notes)


def _edges(lines: Sequence[Line]) -> list[Line]:
    return list(dict.fromkeys((*lines[:1], *lines[-1:])))


def _page_numbers(pages: dict[int, list[Line]]) -> list[Line]:
    """Return the lines at the edges of pages that count the pages."""
    candidates: list[tuple[int, Line]] = []
    for page, lines in pages.items():
        for line in _edges(lines):
            number = page_number(line.text)
            if number is not None:
                candidates.append((number - page, line))
    if not candidates:
        return []
    shift, count = Counter(shift for shift, _ in candidates).most_common(1)[0]
    if count < 2 or count * 2 < len(pages) - 1:
        return []
    return [line for s, line in candidates if s == shift]


def _running_heads(pages: dict[int, list[Line]]) -> list[Line]:
    """Return the lines that stand at the same edge of most pages, but for their first time."""
    heads: list[Line] = []
    for edge in (0, -1):
        lines = [page[edge] for page in pages.values() if page]
        alike = Counter(_without_digits(line.text) for line in lines)
        for text, count in alike.items():
            if count < _LEAST_HEADS or count * 2 < len(lines) or not re.search(r"\w", text):
                continue
            same = [line for line in lines if _without_digits(line.text) == text]
            # The first may be the title itself: nothing is lost for good.
            heads += [line for line in same[1:] if line not in heads]
    return heads


def _without_digits(text: str) -> str:
    return re.sub(r"\d+", "#", text).casefold()
