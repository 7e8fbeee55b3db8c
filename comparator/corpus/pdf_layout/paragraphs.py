"""Which printed lines make a paragraph, by what sets paragraphs apart in this document.

A wider gap, an indent, another face or a mark of an item begins one without a doubt. Where the
document uses neither gaps nor indents, the room on the last line tells, and where that is full,
how paragraphs of this document open (`margins`).
"""

from collections.abc import Sequence
from itertools import pairwise

from comparator.corpus.pdf_layout.columns import Region
from comparator.corpus.pdf_layout.headings_and_notes import (
    Paragraph,
    mark_headings,
    with_notes,
    without_notes,
)
from comparator.corpus.pdf_layout.line_geometry import (
    AND,
    INDENT,
    MARK,
    SAME_SIZE,
    SEPARATOR,
    TERMINAL,
    Habits,
    Placed,
    are_alike,
    are_centred,
    hang_of,
    has_gap,
    has_much_room,
    has_room,
    placed_lines,
)
from comparator.corpus.pdf_layout.page_breaks import (
    begins_after_break,
    fills_by_chance,
    is_next_item,
    steps_back,
)
from comparator.corpus.pdf_layout.typography import habits_of, numbered_lines, text_size
from comparator.corpus.plain_text.closings import closing_start, closing_starts
from comparator.corpus.plain_text.line_breaks import paragraph_starts, starts_small
from comparator.language.dates import is_date_line

_SAME = 2  # points


def paragraphs_of(regions: Sequence[Region], leading: float) -> list[Paragraph]:
    """Return the paragraphs of a document whose regions are in reading order.

    Args:
        regions: All of its pages, without what belongs to the pages.
        leading: The usual distance of two lines, as a share of the size of their type.
    """
    size = text_size([line for region in regions for line in region.lines])
    placed = [p for number, region in enumerate(regions) for p in placed_lines(region, number)]
    text, notes = without_notes(placed, size)
    habits = habits_of(text, Habits(size, leading))
    paragraphs = _joined(text, habits)
    mark_headings(paragraphs, habits)
    return with_notes(paragraphs, [_joined(note, habits) for note in notes])


def _joined(placed: Sequence[Placed], habits: Habits) -> list[Paragraph]:
    """Return lines joined to paragraphs."""
    if not placed:
        return []
    texts = [one.line.text for one in placed]
    has_evidence = habits.has_gaps or habits.has_indents
    opens = None if has_evidence else paragraph_starts(texts)
    closing = closing_start(texts)
    signed = {closing + n for n, opened in enumerate(closing_starts(texts[closing:])) if not opened}
    numbered = numbered_lines(placed)
    paragraphs = [Paragraph([placed[0].line], is_row=placed[0].is_row)]
    current = [placed[0]]
    for index, (before, one) in enumerate(pairwise(placed), start=1):
        hint = opens[index] if opens else None
        below = placed[index + 1] if index + 1 < len(placed) else None
        if before.region != one.region and _are_of_one_kind(before, one):
            begins = begins_after_break(current, one, below, habits, hint)
        else:
            begins = _begins(current, one, below, habits, hint, index in signed)
        if begins or index in numbered:
            paragraphs.append(Paragraph(is_row=one.is_row))
            current = []
        paragraphs[-1].lines.append(one.line)
        current.append(one)
    return paragraphs


def _begins(  # noqa: PLR0913 - what stands around a line
    current: Sequence[Placed],
    one: Placed,
    below: Placed | None,
    habits: Habits,
    hint: bool | None,
    is_signature: bool,
) -> bool:
    """Whether a line begins a paragraph below another; `hint` is what the text alone says."""
    before = current[-1]
    a, b = before.line, one.line
    if not _are_of_one_kind(before, one) or has_gap(a, b, habits):
        return True
    if is_signature or one.is_cell:
        return is_date_line(a.text) or is_date_line(b.text)
    return _begins_inside(current, one, below, habits, hint)


def _are_of_one_kind(before: Placed, one: Placed) -> bool:
    """Whether two lines may belong to one paragraph: both are set alike, and no separator."""
    a, b = before.line, one.line
    if any(SEPARATOR.fullmatch(line.text) for line in (a, b)):
        return False
    return are_alike(a, b) or (starts_small(b.text) and abs(a.size - b.size) < SAME_SIZE)


def _begins_inside(  # noqa: PLR0911 - a list of signs, the surest first
    current: Sequence[Placed],
    one: Placed,
    below: Placed | None,
    habits: Habits,
    hint: bool | None,
) -> bool:
    """Whether a line begins a paragraph right below another one."""
    before = current[-1]
    a, b = before.line, one.line
    small = starts_small(b.text)
    ends = bool(TERMINAL.search(a.text))
    if (
        MARK.match(b.text)
        and (ends or AND.search(a.text) or is_next_item(current, one) or has_much_room(before))
        and not _is_middle(current, one)
    ):
        return True
    if are_centred(before, one, habits):
        return is_date_line(b.text) or is_date_line(a.text) or (ends and not small)
    if habits.has_indents and ends and one.line.left - one.left > INDENT * b.size:
        if MARK.match(current[0].line.text) is None or not _is_hanging(current, one, habits):
            return True
        return (has_room(before, one) and habits.trusts_room) or steps_back(one, below)
    step = _indent_step(current, one)
    if step is not None:
        return step
    if small and not has_much_room(before):
        return False
    has_evidence = habits.has_gaps or habits.has_indents
    if habits.has_indents and not before.is_justified:
        return ends and has_much_room(before) and has_room(before, one)
    trusts = habits.trusts_room or hint is None or has_much_room(before)
    if has_room(before, one) and trusts:
        return not small or ends
    if before.is_justified and habits.word_space is not None and not has_evidence:
        return hint is not None and ends and fills_by_chance(before, habits)
    return bool(hint) and ends


def _is_hanging(current: Sequence[Placed], one: Placed, habits: Habits) -> bool:
    """Whether a line stands where those of an item do that are below its mark."""
    if len(current) == 1 and hang_of(current[0], one) in habits.hangs:
        return True
    return abs(one.line.left - _hang(current)) <= 2  # points


def _hang(current: Sequence[Placed]) -> float:
    """Return where the lines of an item begin below its mark."""
    if len(current) > 1:
        return current[1].line.left
    return current[0].line.second_word_left()


def _is_middle(current: Sequence[Placed], one: Placed) -> bool:
    """Whether a line stands where those of its paragraph do, so that a mark is a word of it."""
    if len(current) < 2:
        return False
    hanging = current[-1].line.left > current[0].line.left + INDENT * one.line.size
    return hanging and abs(current[-1].line.left - one.line.left) < 1


def _indent_step(current: Sequence[Placed], one: Placed) -> bool | None:
    """Whether the left edge of a line says that a paragraph begins; None if it says nothing."""
    em = one.line.size
    first, last = current[0].line, current[-1].line
    step = one.line.left - last.left
    if abs(step) <= INDENT * em:
        return None
    if len(current) > 1:
        return True
    if step > 0:
        # An item's later lines hang; what is indented below a whole line begins anew.
        # A number without a stop hangs, too: "1    The Parties".
        return MARK.match(first.text) is None and abs(_hang(current) - one.line.left) > _SAME
    # Back from an indented first line.
    return bool(TERMINAL.search(last.text)) and has_room(current[-1], one)
