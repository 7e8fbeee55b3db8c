"""Page numbers that stand in the middle of a sentence: "cooperation in 7 the field of trade".

Such a number is told by its neighbours, or by its fellows:

    … strictly fulfil 18 their obligations …         <- no sentence has a number before "their"
    … of new 4 development … and all 5 mass … 6 …    <- numbers that rise by one, a page apart

A lone number that a sentence could have is left alone.
"""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from comparator.corpus.checks.diagnostics import Finding
from comparator.corpus.checks.source_file import Sheet, excerpt
from comparator.language.knowledge import language, words_of_all
from comparator.language.months import month_numbers
from comparator.model import Block

_BARE = re.compile(
    r"(?<!\S)(?P<before>[^\W\d_]+(?:[-’'][^\W\d_]+)*)(?P<mark>[,;:.)”»]*)\s"
    r"(?P<number>\d{1,3})\s(?P<after>[^\W\d_]+(?:[-’'][^\W\d_]+)*)"
)
_FEWEST = 3  # numbers that rise by one are no chance
_SHORTEST_PAGE, _LONGEST_PAGE = 120, 1200  # words
_UNEVEN = 2.5  # the longest page of the shortest


class _Number(NamedTuple):
    """A number between two words, behind so many words of the text.

    It is odd if what is before it takes no number, and sure if what is behind it begins nothing
    that is counted.
    """

    block: Block
    start: int
    value: int
    position: int
    is_odd: bool
    is_sure: bool


def running_numbers(sheet: Sheet) -> Iterator[Finding]:
    """Yield page numbers inside sentences; none is mended, since it may be the source's."""
    numbers = list(_numbers(sheet.prose(), sheet.language))
    series = _risen(numbers)
    for one in numbers:
        if not one.is_sure and one not in series:
            continue
        text = one.block.text
        before = " ".join(text[max(0, one.start - 20) : one.start].split())
        after = " ".join(text[one.start : one.start + 22].split())
        line = one.block.line + text.count("\n", 0, one.start)
        where = excerpt(f"{before} {after}")
        yield sheet.at(
            "C401", line, f"{one.value} looks like a page number in {where}.",
            "Take it out if the source's page ends there.",
        )  # fmt: skip


def _numbers(blocks: Sequence[Block], code: str) -> Iterator[_Number]:
    known = language(code)
    # Where no language says what takes a number, nothing tells "el 25 de noviembre" from a page.
    takes = known.before_numbers | known.function_words if known.before_numbers else None
    behind = words_of_all("units") | words_of_all("counted") | month_numbers().keys()
    position = 0
    for block in blocks:
        counted = 0  # characters of the block whose words are in `position`
        for found in _BARE.finditer(block.text):
            before, after, start = found["before"], found["after"], found.start("number")
            if after.lower() in behind:
                continue
            position += len(block.text[counted:start].split())
            counted = start
            is_running = before[:1].islower() and after[:1].islower() and found["mark"] in ",;"
            is_odd = bool(
                is_running
                and takes is not None
                and before not in takes
                and not before.endswith("ed")
            )
            is_sure = is_odd and after in known.never_before_numbers
            yield _Number(block, start, int(found["number"]), position, is_odd, is_sure)
        position += len(block.text[counted:].split())


def _risen(numbers: Sequence[_Number]) -> frozenset[_Number]:
    """Return the numbers that rise by one from page to page."""
    found: set[_Number] = set()
    by_value: defaultdict[int, list[_Number]] = defaultdict(list)
    for one in numbers:
        by_value[one.value].append(one)
    for first in numbers:
        run = [first]
        while following := _a_page_on(run[-1], by_value[run[-1].value + 1]):
            run.append(following)
        steps = [b.position - a.position for a, b in pairwise(run)]
        is_odd = any(one.is_odd for one in run)
        if len(run) >= _FEWEST and is_odd and max(steps) <= _UNEVEN * min(steps):
            found.update(run)
    return frozenset(found)


def _a_page_on(number: _Number, others: Sequence[_Number]) -> _Number | None:
    """Return the first of others, in their order, that stands about a page behind a number."""
    at = bisect_left(others, number.position + _SHORTEST_PAGE, key=lambda other: other.position)
    is_near = at < len(others) and others[at].position - number.position <= _LONGEST_PAGE
    return others[at] if is_near else None
