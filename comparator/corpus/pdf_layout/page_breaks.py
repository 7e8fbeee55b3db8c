"""Whether a paragraph begins with a page or a column, or the one before goes on there.

    … to the Harbour Charter.      <- the foot of a page: the last line is full
    The Member Ports reaffirm …    <- a new paragraph, or a sentence of the one before

White space, indents and numbers tell, where a document has them. What is left is weighed: last
lines of justified text are not stretched, and paragraphs of this document open in some way.
"""

import re
from collections.abc import Sequence

from comparator.corpus.pdf_layout.line_geometry import (
    AND,
    IDEOGRAPHS,
    INDENT,
    MARK,
    TERMINAL,
    Habits,
    Placed,
    are_alike,
    has_much_room,
    has_room,
    is_centred,
    number_of,
)
from comparator.corpus.plain_text.line_breaks import starts_small
from comparator.language.dates import is_date_line

_SENTENCE_END = re.compile(r"[.!?…。！？][\"'”’»)\]]*[⁰¹²³⁴⁵⁶⁷⁸⁹]*$")
_UNSTRETCHED = 0.004  # of the type size
_BY_CHANCE = 3.0  # that a line which was stretched shows it (logarithm): one in twenty does not


def begins_after_break(  # noqa: PLR0911 - a list of signs, the surest first
    current: Sequence[Placed],
    one: Placed,
    below: Placed | None,
    habits: Habits,
    hint: bool | None,
) -> bool:
    """Whether a paragraph begins with a page or a column, between two lines and by the one below.

    The hint is what the text alone says, where nothing sets paragraphs apart.
    """
    before = current[-1]
    a, b = before.line, one.line
    if before.is_cell or one.is_cell:
        return True
    ends = bool(TERMINAL.search(a.text))
    is_listed = ends or AND.search(a.text) or is_next_item(current, one)
    if MARK.match(b.text) and (is_listed or has_much_room(before)):
        return True
    if starts_small(b.text):
        return False
    if not ends:
        # Prose goes on with a capital, too: a name. A heading's line has room.
        return has_much_room(before) and not IDEOGRAPHS.search(a.text[-1])
    is_short = has_much_room(one) and not TERMINAL.search(b.text)
    # A line of prose may be short as well, where the next word is long.
    if is_date_line(b.text) or (is_short and (below is None or has_room(one, below))):
        return True  # a date or a heading
    if habits.has_indents and not MARK.match(current[0].line.text):
        return b.left - one.left > INDENT * b.size or is_centred(one)
    if habits.has_indents and b.left - one.left > INDENT * b.size and steps_back(one, below):
        return True
    if habits.is_numbered and number_of(current[0].line.text) is not None:
        # The next paragraph would have its number.
        return has_much_room(before)
    if has_room(before, one) or not _SENTENCE_END.search(a.text):
        return True
    return _ends_full(before, one, habits, hint)


def _ends_full(before: Placed, one: Placed, habits: Habits, hint: bool | None) -> bool:
    """Whether a paragraph ends with a page and fills its last line."""
    if _is_stretched(before, habits):
        return False
    if hint is not None and not before.is_justified:
        return hint
    evidence = habits.full_ends + habits.openings.evidence(one.line.text)
    return evidence + (_BY_CHANCE if fills_by_chance(before, habits) else 0.0) > 0


def _is_stretched(before: Placed, habits: Habits) -> bool:
    """Whether a line of justified text was stretched, as last lines are not."""
    is_known = habits.word_space is not None and before.line.word_space() is not None
    return before.is_justified and is_known and not fills_by_chance(before, habits)


def fills_by_chance(before: Placed, habits: Habits) -> bool:
    """Whether a line of justified text reaches the edge without having been stretched."""
    space = before.line.word_space()
    return (
        before.is_justified
        and habits.word_space is not None
        and space is not None
        and abs(space - habits.word_space) < _UNSTRETCHED
    )


def is_next_item(current: Sequence[Placed], one: Placed) -> bool:
    """Whether a line has the mark of an item where the paragraph before has one."""
    first = current[0].line
    is_hanging = len(current) == 1 or current[1].line.left > first.left + 2
    old, new = MARK.match(first.text), MARK.match(one.line.text)
    is_alike = old is not None and new is not None and _mark_kind(old[0]) == _mark_kind(new[0])
    return is_hanging and is_alike and abs(first.left - one.line.left) < 2


def _mark_kind(mark: str) -> str:
    return re.sub(r"[A-Za-zа-я]+", "a", re.sub(r"\d+", "1", "".join(mark[:-1].split())))


def steps_back(one: Placed, below: Placed | None) -> bool:
    """Whether the line below an indented one is not, so that it is the first of a paragraph."""
    if below is None or below.region != one.region or MARK.match(below.line.text):
        return False
    is_at_edge = below.line.left - below.left < INDENT * below.line.size
    return is_at_edge and are_alike(one.line, below.line)
