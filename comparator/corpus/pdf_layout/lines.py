"""Characters on a page to lines: what stands on one base line, from left to right."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import islice, pairwise
from statistics import median

from comparator.corpus.pdf_layout.glyphs import Glyph, Page
from comparator.corpus.plain_text.times_widths import RAISED_DIGITS

_SAME_BASE = 0.6  # of the type size: raised and lowered signs belong to their line
_HARDLY = 0.2  # of the type size: letters of one line differ in height by no more
_MOST_ROWS = 1000  # looked back upon
_MOST_STACKED = 30  # rows as high that a run does not stand beside: then it is one of its own
_SPACE = 0.22  # of the type size: a gap this wide between two runs parts words
_WIDE = 0.7  # of the type size: a gap that may be one between columns
_STRETCHED = 1.7  # of the usual gap of the line
_SMALL = 0.8  # of the line's size: a raised digit is this small
_LONGEST_SIGN = 4  # characters
_RAISED = 0.15  # of the line's size: by how much it stands above the line


# Without slots: what is asked for again and again is remembered.
@dataclass(frozen=True)
class PrintedLine:
    """What stands on one line of a page or of a column; lengths in points.

    Attributes:
        glyphs: Its characters, from left to right.
        page: Number of its page, from 0.
        base: Height of the line its letters stand on.
        size: The size of most of its letters.
        is_bold: Whether all but a few of its letters are bold.
    """

    glyphs: tuple[Glyph, ...]
    page: int
    base: float
    size: float
    is_bold: bool

    @property
    def left(self) -> float:
        """Where its first character begins."""
        return self.glyphs[0].left

    @cached_property
    def right(self) -> float:
        """Where its last character ends."""
        return max(glyph.right for glyph in self.glyphs)

    @cached_property
    def text(self) -> str:
        """Its words."""
        parts = [self.glyphs[0].text]
        for before, glyph in pairwise(self.glyphs):
            parts.append(f" {glyph.text}" if _is_apart(before, glyph) else glyph.text)
        return "".join(parts)

    def word_space(self) -> float | None:
        """Return the usual gap between its words, as a share of its size; None of one word."""
        gaps = [b.left - a.right for a, b in pairwise(self.glyphs) if _is_apart(a, b)]
        return median(gaps) / self.size if gaps else None

    def second_word_left(self) -> float:
        """Return where its second word begins; where it does itself if it has but one."""
        return next((b.left for a, b in pairwise(self.glyphs) if _is_apart(a, b)), self.left)

    def first_word_width(self) -> float:
        """Return the width of its first word."""
        for before, glyph in pairwise(self.glyphs):
            if _is_apart(before, glyph):
                return before.right - self.left
        return self.right - self.left


def _is_apart(before: Glyph, glyph: Glyph) -> bool:
    gap = glyph.left - before.right
    return glyph.after_space or gap > _SPACE * 2 * max(before.size, glyph.size)


@dataclass(slots=True)
class _Row:
    """The runs that stand on one line, as far as they were met; `large` is its largest glyph."""

    glyphs: list[Glyph]
    large: Glyph

    def take(self, run: Sequence[Glyph]) -> None:
        """Let a run stand beside what is there."""
        self.glyphs.extend(run)
        self.large = max(self.large, *run, key=lambda glyph: glyph.size)


def lines_of(page: Page, number: int) -> list[PrintedLine]:
    """Return the lines of a page from top to bottom; columns side by side share lines."""
    rows: list[_Row] = []
    for run in _runs(page.glyphs):
        # Most often it goes on with the row before; a column begins far above.
        near = (row for row in islice(reversed(rows), _MOST_ROWS) if _is_near(row, run))
        row = next((row for row in islice(near, _MOST_STACKED) if _fits(row, run)), None)
        if row is None:
            rows.append(_Row(list(run), max(run, key=lambda glyph: glyph.size)))
        else:
            row.take(run)
    lines = [line_of(sorted(row.glyphs, key=lambda glyph: glyph.left), number) for row in rows]
    return sorted(lines, key=lambda line: (-line.base, line.left))


def _runs(glyphs: Sequence[Glyph]) -> list[list[Glyph]]:
    """Return the characters cut where they do not simply go on to the right."""
    runs: list[list[Glyph]] = []
    for glyph in glyphs:
        last = runs[-1][-1] if runs else None
        goes_on = (
            last is not None
            and abs(glyph.base - last.base) < 0.05 * last.size
            and glyph.left > last.left - 0.1 * last.size
        )
        if goes_on:
            runs[-1].append(glyph)
        else:
            runs.append([glyph])
    return runs


def _is_near(row: _Row, run: Sequence[Glyph]) -> bool:
    """Whether a run stands about as high as a row."""
    size = max(row.large.size, run[0].size)
    return abs(row.large.base - run[0].base) <= _SAME_BASE * size


def _fits(row: _Row, run: Sequence[Glyph]) -> bool:
    """Whether a run that is near a row stands on its line, beside what is there."""
    size = max(row.large.size, run[0].size)
    smaller = min(row.large.size, run[0].size)
    left, right = run[0].left, max(glyph.right for glyph in run)
    if abs(row.large.base - run[0].base) > _HARDLY * size:
        # A raised sign stands higher, but it is small, short and close to its word.
        is_sign = smaller < _SMALL * size and min(len(run), len(row.glyphs)) <= _LONGEST_SIGN
        if not is_sign or not any(
            abs(left - glyph.right) < 0.6 * size or abs(glyph.left - right) < 0.6 * size
            for glyph in row.glyphs
        ):
            return False
    return not any(
        min(glyph.right, right) - max(glyph.left, left) > 0.4 * (glyph.right - glyph.left) > 0
        for glyph in row.glyphs
    )


def line_of(glyphs: Sequence[Glyph], page: int) -> PrintedLine:
    """Return the line that characters make, which are in order from left to right."""
    sizes = Counter(round(glyph.size, 1) for glyph in glyphs)
    size = max(sizes, key=lambda size: (sizes[size], size))
    main = [glyph for glyph in glyphs if round(glyph.size, 1) == size]
    letters = [glyph for glyph in glyphs if glyph.text.isalpha()] or glyphs
    bold = sum(glyph.is_bold for glyph in letters)
    return PrintedLine(
        tuple(glyphs), page, median(glyph.base for glyph in main), size, bold > 0.9 * len(letters)
    )


def with_raised_digits(line: PrintedLine) -> tuple[PrintedLine, list[str]]:
    """Return a line whose small raised digits are written as such, and the words they end."""
    if len({glyph.size for glyph in line.glyphs}) == 1:
        return line, []
    made = replace(
        line,
        glyphs=tuple(
            replace(glyph, text=glyph.text.translate(RAISED_DIGITS))
            if _is_raised(glyph, line)
            else glyph
            for glyph in line.glyphs
        ),
    )
    before, after = line.text.split(), made.text.split()
    return made, [new for old, new in zip(before, after, strict=True) if old != new]


def _is_raised(glyph: Glyph, line: PrintedLine) -> bool:
    return (
        glyph.text.isdecimal()
        and glyph.text.isascii()
        and glyph.size < _SMALL * line.size
        and glyph.base > line.base + _RAISED * line.size
    )


def segments(line: PrintedLine) -> list[tuple[float, float]]:
    """Return the stretches of a line between gaps that may be those of columns."""
    found = [(line.left, line.glyphs[0].right)]
    gaps = [b.left - a.right for a, b in pairwise(line.glyphs) if _is_apart(a, b)]
    # A justified line may be stretched, but then all its gaps are.
    usual = _STRETCHED * median(gaps) if len(gaps) > 1 else 0.0
    for before, glyph in pairwise(line.glyphs):
        if glyph.left - before.right > max(_WIDE * line.size, usual):
            found.append((glyph.left, glyph.right))
        else:
            found[-1] = (found[-1][0], max(found[-1][1], glyph.right))
    return found
