"""How declarations close: date lines and signatures, tangled from two columns."""

import re
from collections.abc import Sequence

from comparator.language.dates import is_date_line
from comparator.language.offices import begins_with_office

_ENDS_PROSE = re.compile(r"[.!?…:;,。！？：；，][\"'”’»)\]]*$")
_LONGEST_LINE = 70  # characters
_FEWEST_OFFICES = 2


def closing_start(lines: Sequence[str]) -> int:
    """Return the number of the first line of the closing: of dates and signatures."""
    start = len(lines)
    while start and _may_close(lines[start - 1]):
        start -= 1
    # A heading or a title is short, too: the closing begins with a date or an office.
    while start < len(lines) and not (
        begins_with_office(lines[start]) or is_date_line(lines[start])
    ):
        start += 1
    offices = sum(map(begins_with_office, lines[start:]))
    if offices >= _FEWEST_OFFICES:
        return start
    # Without signatures, a date alone may stand at the end.
    return len(lines) - 1 if lines and is_date_line(lines[-1]) else len(lines)


def closing_starts(lines: Sequence[str]) -> list[bool]:
    """Return for each line of a closing whether a new signature or a date begins with it."""
    starts: list[bool] = []
    for index, line in enumerate(lines):
        after_date = index == 0 or is_date_line(lines[index - 1])
        starts.append(after_date or is_date_line(line) or begins_with_office(line))
    return starts


def _may_close(line: str) -> bool:
    return is_date_line(line) or (len(line) <= _LONGEST_LINE and not _ENDS_PROSE.search(line))
