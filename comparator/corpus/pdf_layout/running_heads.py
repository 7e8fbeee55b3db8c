"""Page numbers, running heads and footers: lines at one place of the pages that say the same."""

import math
import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from comparator.corpus.pdf_layout.line_geometry import SAME_SIZE
from comparator.corpus.pdf_layout.lines import PrintedLine
from comparator.corpus.pdf_layout.typography import text_size
from comparator.corpus.plain_text.page_furniture import page_number
from comparator.language.numerals import roman_value

_DEEPEST = 4  # lines at the top and at the bottom that may be the page's
_SAME_PLACE = 4.0  # points
_EDGE = 0.14  # of the page's height: a page number stands this near to its edge
_APART = 1.35  # of the usual distance of lines: the page's own lines stand off the text
_SMALLER = 0.9  # of the text's type: lines of wide leading are as far apart as a head from them
_ROMAN = re.compile(r"[ivxl]{1,6}")


def page_furniture(
    pages: Sequence[Sequence[PrintedLine]], heights: Sequence[float], leading: float
) -> tuple[set[int], tuple[str, ...]]:
    """Return the `id`s of the lines that belong to the pages, and a sentence on each kind.

    Args:
        pages: The lines of each page, from top to bottom.
        heights: The height of each page, in points.
        leading: The usual distance of two lines, in points.
    """
    dropped: dict[int, PrintedLine] = {}
    size = text_size([line for page in pages for line in page])
    paper = _Paper(pages, heights, leading, size)
    for is_top in (True, False):
        for _ in range(_DEEPEST):
            found = _alike_at_edge(paper, dropped, is_top)
            dropped.update({id(line): line for line in found})
    ordered = [line for page in pages for line in page if id(line) in dropped]
    numbers = [line.text for line in ordered if _number_of(line.text) is not None]
    heads = Counter(line.text for line in ordered if _number_of(line.text) is None)
    notes = []
    if numbers:
        notes.append(f"Dropped {len(numbers)} page numbers: {', '.join(numbers)}.")
    for text, count in heads.items():
        times = f"{count} pages repeat" if count > 1 else "stands at the edge of a page"
        notes.append(f"Dropped a line that {times}: “{text}”.")
    return set(dropped), tuple(notes)


@dataclass(frozen=True, slots=True)
class _Paper:
    """The lines of all pages, their heights, the usual distance of lines and size of type."""

    pages: Sequence[Sequence[PrintedLine]]
    heights: Sequence[float]
    leading: float
    size: float


def _alike_at_edge(
    paper: _Paper, dropped: dict[int, PrintedLine], is_top: bool
) -> list[PrintedLine]:
    """Return the outermost of the lines that are left which belong to the pages."""
    groups: dict[str, list[PrintedLine]] = defaultdict(list)
    text: list[float] = []
    outermost: list[PrintedLine] = []
    for page in paper.pages:
        left = [line for line in page if id(line) not in dropped]
        if not left:
            continue
        outer = left[0] if is_top else left[-1]
        outermost.append(outer)
        if _stands_off(left, is_top, paper.leading, paper.heights[outer.page]):
            groups[_masked(outer.text)].append(outer)
        else:
            text.append(_from_edge(outer, paper.heights, is_top))
    # Where other pages have their text, a repeated line is a heading of the text.
    edge = min(text, default=math.inf) - _SAME_PLACE / 2
    count = len(paper.pages)
    found = [x for g in groups.values() for x in _repeated(g, count, paper.heights, is_top)]
    return [
        line
        for line in found
        if _from_edge(line, paper.heights, is_top) < edge
        and not (is_top and _is_heading(line, outermost, paper))
    ]


def _is_heading(line: PrintedLine, outermost: Sequence[PrintedLine], paper: "_Paper") -> bool:
    """Whether a line stands where another page has its title: a heading that comes again."""
    if line.size < paper.size or _number_of(line.text) is not None:
        return False
    place = _from_edge(line, paper.heights, True)
    return any(
        other.size > line.size + SAME_SIZE
        and abs(_from_edge(other, paper.heights, True) - place) < 2 * _SAME_PLACE
        for other in outermost
    )


def _stands_off(lines: Sequence[PrintedLine], is_top: bool, leading: float, height: float) -> bool:
    """Whether the outermost line is apart from the text, or near the edge of the page."""
    line = lines[0] if is_top else lines[-1]
    beside = (lines[1] if is_top else lines[-2]) if len(lines) > 1 else None
    gap = abs(line.base - beside.base) if beside else leading * 9
    near_edge = (height - line.base if is_top else line.base) < height * _EDGE
    is_smaller = beside is not None and line.size < beside.size * _SMALLER
    is_apart = gap > leading * _APART or (is_smaller and gap > leading)
    return near_edge and (is_apart or _number_of(line.text) is not None)


def _repeated(
    lines: Sequence[PrintedLine], count: int, heights: Sequence[float], is_top: bool
) -> list[PrintedLine]:
    """Return those of lines with the same words that belong to the pages."""
    numbers = [_number_of(line.text) for line in lines]
    if all(number is not None for number in numbers):
        shifts = Counter(
            number - line.page for line, number in zip(lines, numbers, strict=True)
            if number is not None
        )  # fmt: skip
        shift, agreed = max(shifts.items(), key=lambda item: (item[1], -abs(item[0] - 1)))
        if agreed < 2 and not (shift == 1 and count <= 2):
            return []
        return [x for x, n in zip(lines, numbers, strict=True) if n == x.page + shift]
    place = Counter(round(_from_edge(x, heights, is_top) / _SAME_PLACE) for x in lines)
    usual = place.most_common(1)[0][0]
    same = [
        line for line in lines if abs(_from_edge(line, heights, is_top) / _SAME_PLACE - usual) <= 1
    ]
    # Heads of left and right pages differ: a third of the pages is enough.
    return same if len(same) >= 2 and len(same) * 3 >= count - 1 else []


def _from_edge(line: PrintedLine, heights: Sequence[float], is_top: bool) -> float:
    # Lines of all sizes that begin a page have their letters' tops at one height.
    return heights[line.page] - line.base - line.size if is_top else line.base


def _masked(text: str) -> str:
    return "#" if _number_of(text) is not None else re.sub(r"\d+", "#", text).casefold()


def _number_of(text: str) -> int | None:
    """Return the number of a page, be it in figures or in numerals."""
    numeral = text.strip("-–— \t\n\u00a0")
    return roman_value(numeral) if _ROMAN.fullmatch(numeral) else page_number(text)
