"""Which printed lines make a paragraph, by what sets paragraphs apart in this document.

A wider gap, an indent, another face or a mark of an item begins one without a doubt. Where the
document uses neither gaps nor indents, the room on the last line tells, and where that is full,
how paragraphs of this document open (`margins`).
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from statistics import median

from comparator.corpus.closings import closing_start, closing_starts
from comparator.corpus.dates import is_date_line
from comparator.corpus.layout.columns import Region
from comparator.corpus.layout.lines import PrintedLine
from comparator.corpus.margins import paragraph_starts

_TERMINAL = re.compile(r"(?:[.!?…:;。！？：；]|\*)[\"'”’»)\]]*[⁰¹²³⁴⁵⁶⁷⁸⁹]*$")
_SENTENCE_END = re.compile(r"[.!?…。！？][\"'”’»)\]]*[⁰¹²³⁴⁵⁶⁷⁸⁹]*$")
_MARK = re.compile(
    r"(?:[•●▪‣◦➢■□o\uf0b7\uf0a7\uf0d8–—-]\s+|[•●▪‣◦➢\uf0b7\uf0a7\uf0d8]|"
    r"\(?(?:\d{1,3}|[ivxlcIVXLC]{1,6}|[A-Za-zа-я])[.)]\s+|[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3}\s?)\S"
)
_SEPARATOR = re.compile(r"(?:\*\s*){3,}")
_OPENER = re.compile(r"[\s\"'“‘’„«»(\[]*")
_IDEOGRAPHS = re.compile("[\u3400-\u9fff]")
_GAP = 1.18  # of the usual distance of two lines
_INDENT = 0.7  # of the type size
_SAME_SIZE = 0.6  # points
_HEADING_SIZE = 1.08  # of the text's type
_NOTE_SIZE = 0.93  # of the text's type
_FLUSH = 1.2  # points: lines of justified text end this near to the edge
_FEWEST = 5  # lines that show whether a text is justified
_ODD = 0.15  # of the lines: more of them that have room and go on are no chance
_UNSTRETCHED = 0.004  # of the type size
_FEW = 0.12  # of the paragraphs: a habit, not a chance
_LONGEST_HEADING = 30  # words
_LONGEST_TITLE = 60


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
    """

    size: float
    leading: float
    has_gaps: bool = False
    has_indents: bool = False
    word_space: float | None = None
    trusts_room: bool = True


@dataclass(slots=True)
class Paragraph:
    """Lines that belong together.

    Attributes:
        lines: In reading order.
        level: 1 of the title, 2 of a heading, 0 of all else.
        is_note: Whether it is a note at the foot of a page.
    """

    lines: list[PrintedLine] = field(default_factory=list)
    level: int = 0
    is_note: bool = False

    @property
    def text(self) -> str:
        """Its words, line by line."""
        return "\n".join(line.text for line in self.lines)


@dataclass(frozen=True, slots=True)
class _Placed:
    """A line with the edges of what it stands in."""

    line: PrintedLine
    left: float
    right: float
    region: int
    is_cell: bool
    is_justified: bool


def leading_of(pages: Sequence[Sequence[PrintedLine]]) -> float:
    """Return the usual distance of two lines, as a share of the size of their type."""
    found: Counter[float] = Counter()
    for lines in pages:
        for above, below in _stacked(lines):
            distance = above.base - below.base
            if abs(above.size - below.size) < _SAME_SIZE and 0.5 < distance / below.size < 4:
                found[round(distance / below.size, 1)] += 1 + 2 * _starts_small(below.text)
    if not found:
        return 1.2
    most = max(found.values())
    # Of several that are common the smallest: gaps between paragraphs are common, too.
    return min(ratio for ratio, count in found.items() if count * 2.5 >= most)


def _stacked(lines: Sequence[PrintedLine]) -> Iterator[tuple[PrintedLine, PrintedLine]]:
    """Yield each line with the next one below it: that of another column is beside it."""
    for number, above in enumerate(lines):
        below = (x for x in lines[number + 1 : number + 6] if x.left < above.right > above.left)
        found = next((x for x in below if x.right > above.left), None)
        if found is not None:
            yield above, found


def paragraphs_of(regions: Sequence[Region], leading: float) -> list[Paragraph]:
    """Return the paragraphs of a document whose regions are in reading order.

    Args:
        regions: All of its pages, without what belongs to the pages.
        leading: The usual distance of two lines, as a share of the size of their type.
    """
    size = text_size([line for region in regions for line in region.lines])
    habits = Habits(size, leading)
    placed = [p for number, region in enumerate(regions) for p in _placed(region, number, habits)]
    text, notes = _without_notes(placed, size)
    habits = _habits(text, habits)
    paragraphs = _joined(text, habits)
    _mark_headings(paragraphs, habits)
    return _with_notes(paragraphs, [_joined(note, habits) for note in notes])


def text_size(lines: Sequence[PrintedLine]) -> float:
    """Return the size of most letters."""
    sizes: Counter[float] = Counter()
    for line in lines:
        sizes[line.size] += len(line.glyphs)
    return max(sizes, key=lambda size: (sizes[size], size)) if sizes else 10.0


def _placed(region: Region, number: int, habits: Habits) -> list[_Placed]:
    """Return the lines of a region with its edges, to which most of its lines keep."""
    lefts = Counter(round(line.left) for line in region.lines)
    most = max(lefts.values())
    left = min(x for x, count in lefts.items() if count * 4 >= most)
    right = max(line.right for line in region.lines)
    # Digits and points may stick out by a hair.
    flush = sum(1 for line in region.lines if right - line.right < _FLUSH)
    is_justified = flush * 2 > len(region.lines) > _FEWEST
    return [
        _Placed(line, left, right, number, region.is_cell, is_justified) for line in region.lines
    ]


def _without_notes(
    placed: Sequence[_Placed], size: float
) -> tuple[list[_Placed], list[list[_Placed]]]:
    """Return the lines of the text, and apart from them the small print that ends each page."""
    text: list[_Placed] = []
    notes: list[list[_Placed]] = []
    pages: dict[int, list[_Placed]] = {}
    for one in placed:
        pages.setdefault(one.line.page, []).append(one)
    for lines in pages.values():
        start = len(lines)
        while start and lines[start - 1].line.size < size * _NOTE_SIZE:
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


def _habits(placed: Sequence[_Placed], habits: Habits) -> Habits:
    """Return how paragraphs are set apart, by what is at the ends of sentences."""
    gaps = indents = ends = 0
    for a, b in pairwise(placed):
        same = a.region == b.region and _alike(a.line, b.line) and not a.is_cell
        ends_here = _TERMINAL.search(a.line.text) and not _starts_small(b.line.text)
        if not same or not ends_here:
            continue
        ends += 1
        gaps += _has_gap(a.line, b.line, habits)
        if _MARK.match(b.line.text):
            continue  # items are indented in any text
        indents += b.line.left - b.left > _INDENT * b.line.size and not _is_centred(b)
    return Habits(
        habits.size, habits.leading, gaps >= max(1, ends * _FEW), indents > max(1, ends * _FEW),
        _natural_space(placed, habits.size), _trusts_room(placed),
    )  # fmt: skip


def _trusts_room(placed: Sequence[_Placed]) -> bool:
    """Whether lines that surely go on have no room for the next word."""
    inner = [
        _has_room(a, b)
        for a, b in pairwise(placed)
        if a.region == b.region and _starts_small(b.line.text) and not _TERMINAL.search(a.line.text)
    ]
    return sum(inner) <= _ODD * len(inner)


def _natural_space(placed: Sequence[_Placed], size: float) -> float | None:
    """Return the gap between words of the short lines of justified text."""
    spaces = [
        space
        for one in placed
        if one.is_justified
        and abs(one.line.size - size) < _SAME_SIZE
        and one.right - one.line.right > 2 * size
        and (space := one.line.word_space()) is not None
    ]
    return median(spaces) if len(spaces) >= _FEWEST else None


def _joined(placed: Sequence[_Placed], habits: Habits) -> list[Paragraph]:
    """Return lines joined to paragraphs."""
    if not placed:
        return []
    texts = [one.line.text for one in placed]
    has_evidence = habits.has_gaps or habits.has_indents
    opens = None if has_evidence else paragraph_starts(texts)
    closing = closing_start(texts)
    signed = {closing + n for n, opened in enumerate(closing_starts(texts[closing:])) if not opened}
    paragraphs = [Paragraph([placed[0].line])]
    current = [placed[0]]
    for index, (before, one) in enumerate(pairwise(placed), start=1):
        hint = opens[index] if opens else None
        if _begins(current, before, one, habits, hint, index in signed):
            paragraphs.append(Paragraph())
            current = []
        paragraphs[-1].lines.append(one.line)
        current.append(one)
    return paragraphs


def _begins(  # noqa: PLR0911, PLR0913 - a list of signs, the surest first
    current: Sequence[_Placed],
    before: _Placed,
    one: _Placed,
    habits: Habits,
    hint: bool | None,
    is_signature: bool,
) -> bool:
    """Whether a line begins a paragraph; `hint` is what the text alone says."""
    a, b = before.line, one.line
    if _SEPARATOR.fullmatch(a.text) or _SEPARATOR.fullmatch(b.text):
        return True
    small = _starts_small(b.text)
    if not _alike(a, b) and not (small and abs(a.size - b.size) < _SAME_SIZE):
        return True
    if before.region != one.region:
        return _begins_after_break(current, before, one, habits)
    if _has_gap(a, b, habits):
        return True
    if is_signature or one.is_cell:
        return is_date_line(a.text) or is_date_line(b.text)
    ends = bool(_TERMINAL.search(a.text))
    if (
        _MARK.match(b.text)
        and (ends or _is_next_item(current, one) or _has_much_room(before))
        and not _is_middle(current, one)
    ):
        return True
    if _is_centred(before) and _is_centred(one):
        return is_date_line(b.text) or is_date_line(a.text) or (ends and not small)
    if habits.has_indents and ends and one.line.left - one.left > _INDENT * b.size:
        return _MARK.match(current[0].line.text) is None or abs(b.left - _hang(current)) > 2
    step = _indent_step(current, one)
    if step is not None:
        return step
    if small and not _has_much_room(before):
        return False
    has_evidence = habits.has_gaps or habits.has_indents
    if habits.has_indents and not before.is_justified:
        return ends and _has_much_room(before)
    trusts = habits.trusts_room or hint is None or _has_much_room(before)
    if _has_room(before, one) and trusts:
        return not small or ends
    if before.is_justified and habits.word_space is not None and not has_evidence:
        return hint is not None and ends and _fills_by_chance(before, habits)
    return bool(hint) and ends


def _is_next_item(current: Sequence[_Placed], one: _Placed) -> bool:
    """Whether a line has the mark of an item where the paragraph before has one."""
    first = current[0].line
    is_hanging = len(current) == 1 or current[1].line.left > first.left + 2
    old, new = _MARK.match(first.text), _MARK.match(one.line.text)
    is_alike = old is not None and new is not None and _mark_kind(old[0]) == _mark_kind(new[0])
    return is_hanging and is_alike and abs(first.left - one.line.left) < 2


def _mark_kind(mark: str) -> str:
    return re.sub(r"[A-Za-zа-я]+", "a", re.sub(r"\d+", "1", "".join(mark[:-1].split())))


def _hang(current: Sequence[_Placed]) -> float:
    """Return where the lines of an item begin below its mark."""
    if len(current) > 1:
        return current[1].line.left
    glyphs = current[0].line.glyphs
    return next((glyph.left for glyph in glyphs[1:] if glyph.after_space), glyphs[0].left)


def _is_middle(current: Sequence[_Placed], one: _Placed) -> bool:
    """Whether a line stands where those of its paragraph do, so that a mark is a word of it."""
    if len(current) < 2:
        return False
    hanging = current[-1].line.left > current[0].line.left + _INDENT * one.line.size
    return hanging and abs(current[-1].line.left - one.line.left) < 1


def _indent_step(current: Sequence[_Placed], one: _Placed) -> bool | None:
    """Whether the left edge of a line says that a paragraph begins; None if it says nothing."""
    em = one.line.size
    first, last = current[0].line, current[-1].line
    step = one.line.left - last.left
    if abs(step) <= _INDENT * em:
        return None
    if len(current) > 1:
        return True
    if step > 0:
        # An item's later lines hang; what is indented below a whole line begins anew.
        return _MARK.match(first.text) is None
    # Back from an indented first line.
    return bool(_TERMINAL.search(last.text)) and _has_room(current[-1], one)


def _begins_after_break(
    current: Sequence[_Placed], before: _Placed, one: _Placed, habits: Habits
) -> bool:
    """Whether a paragraph begins with a page or a column."""
    a, b = before.line, one.line
    if before.is_cell or one.is_cell:
        return True
    ends = bool(_TERMINAL.search(a.text))
    if _MARK.match(b.text) and (ends or _is_next_item(current, one) or _has_much_room(before)):
        return True
    if _starts_small(b.text):
        return False
    if not ends:
        # Prose goes on with a capital, too: a name. A heading's line has room.
        return _has_much_room(before) and not _IDEOGRAPHS.search(a.text[-1])
    is_short = _has_much_room(one) and not _TERMINAL.search(b.text)
    if is_date_line(b.text) or is_short:
        return True  # a date or a heading
    if habits.has_indents and not _MARK.match(current[0].line.text):
        return b.left - one.left > _INDENT * b.size or _is_centred(one)
    return (
        _has_room(before, one) or _fills_by_chance(before, habits)
        or not _SENTENCE_END.search(a.text)
    )  # fmt: skip


def _fills_by_chance(before: _Placed, habits: Habits) -> bool:
    """Whether a line of justified text reaches the edge without having been stretched."""
    space = before.line.word_space()
    return (
        before.is_justified
        and habits.word_space is not None
        and space is not None
        and abs(space - habits.word_space) < _UNSTRETCHED
    )


def _alike(a: PrintedLine, b: PrintedLine) -> bool:
    return abs(a.size - b.size) < _SAME_SIZE and a.is_bold == b.is_bold


def _has_gap(a: PrintedLine, b: PrintedLine, habits: Habits) -> bool:
    return a.base - b.base > habits.leading * _GAP * max(a.size, b.size) + 0.5


def _has_room(before: _Placed, one: _Placed) -> bool:
    """Whether the next line's first word would have fitted on a line."""
    a, b = before.line, one.line
    if _IDEOGRAPHS.search(a.text[-1]):
        return before.right - a.right > 2.2 * a.size
    room = before.right - a.right
    if before.is_justified and _TERMINAL.search(a.text):
        # All lines but the last of a paragraph are stretched to the edge.
        return room > 2 * _FLUSH
    return room > b.first_word_width() + 0.3 * a.size


def _has_much_room(before: _Placed) -> bool:
    width = before.right - before.left
    return before.right - before.line.right > 0.25 * width


def _is_centred(one: _Placed) -> bool:
    left, right = one.line.left - one.left, one.right - one.line.right
    return left > one.line.size and abs(left - right) < 0.03 * (one.right - one.left) + 2


def _starts_small(text: str) -> bool:
    opener = _OPENER.match(text)
    return text[opener.end() if opener else 0 :][:1].islower()


def _mark_headings(paragraphs: Sequence[Paragraph], habits: Habits) -> None:
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
            first.is_bold and not text_is_bold and first.size > habits.size * _NOTE_SIZE
        )
        is_sentence = bool(re.search(r"[.;,，。；]$", paragraph.text)) and words > 3
        if not stands_out or is_date_line(paragraph.text) or _SEPARATOR.fullmatch(paragraph.text):
            continue
        if number == 0 and words <= _LONGEST_TITLE:
            paragraph.level = 1
        elif words <= _LONGEST_HEADING and not is_sentence and re.search(r"\w", paragraph.text):
            paragraph.level = 2


def _with_notes(
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
