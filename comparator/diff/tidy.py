"""Tidying: from a minimal diff to one that people can read.

A minimal diff is full of accidents. It keeps an "of" or "the" that two quite different
phrases happen to share:

    the -[prompt settlement]- of the -[situation]-     (islands)

and it may mark "energy and] trade [" where a reader sees "[energy and ]trade":

    the energy [and] trade [sectors and] …             (sliding)

Each step takes stretches and returns stretches; the chain of steps is `STEPS`.
"""

import re
from collections.abc import Callable, Sequence

from comparator.diff.lines import Line, is_island_word
from comparator.diff.matching import Stretch
from comparator.language.knowledge import words_of_all
from comparator.language.months import month_names
from comparator.language.words import is_word

_SENTENCE_END = frozenset(".!?。！？")
_CLAUSE_END = frozenset(",;:—–，；：、")
_DIGITS = re.compile(r"\d[\d.,]*(?:[-‑]\d+)?(?:[/⁄]\d+)?")
_MONEY = frozenset("$ € £ ¥ ₽ us$ usd eur rmb cny".split())
_MOST_UNITS = 3


def drop_islands(stretches: list[Stretch], left: Line, right: Line) -> list[Stretch]:
    """Drop what lies between two edits and holds only function words and punctuation."""
    if not stretches:
        return stretches
    kept: list[Stretch] = []
    for n, stretch in enumerate(stretches):
        is_first = stretch.left == 0 and stretch.right == 0
        is_last = n == len(stretches) - 1 and (
            stretch.left_end == len(left.tokens) and stretch.right_end == len(right.tokens)
        )
        forms = left.forms[stretch.left : stretch.left_end]
        if is_first or is_last or not all(map(is_island_word, forms)):
            kept.append(stretch)
    return kept


def slide(stretches: list[Stretch], left: Line, right: Line) -> list[Stretch]:
    """Move pure insertions and deletions to the edges of clauses and phrases.

    After the idea of diff-match-patch's `diff_cleanupSemanticLossless`, on words.
    """
    result = list(stretches)
    for n in range(len(result) - 1):
        before, after = result[n], result[n + 1]
        if before.left_end == after.left:
            line, start, end = right, before.right_end, after.right
        elif before.right_end == after.right:
            line, start, end = left, before.left_end, after.left
        else:
            continue
        step = _best_step(line.forms, start, end, before.length, after.length)
        result[n] = Stretch(before.left, before.right, before.length + step)
        result[n + 1] = Stretch(after.left + step, after.right + step, after.length - step)
    return [stretch for stretch in result if stretch.length]


def _best_step(forms: Sequence[str], start: int, end: int, most_back: int, most_ahead: int) -> int:
    """Return by how many tokens to move the edit from `start` to `end`."""
    back = ahead = 0
    while back < most_back and forms[start - back - 1] == forms[end - back - 1]:
        back += 1
    while ahead < most_ahead and forms[start + ahead] == forms[end + ahead]:
        ahead += 1
    return max(
        range(-back, ahead + 1),
        key=lambda step: (_edge(forms, start + step) + _edge(forms, end + step), step),
    )


def _edge(forms: Sequence[str], position: int) -> int:
    """Return how good a place is for an edit to begin or end before it."""
    if position in {0, len(forms)}:
        return 5
    before, after = forms[position - 1], forms[position]
    if before in _SENTENCE_END:
        return 5
    if before in _CLAUSE_END:
        return 4
    if after in _CLAUSE_END or after in _SENTENCE_END:
        return 3
    if is_island_word(after) and not is_island_word(before):
        return 2
    return 0 if is_island_word(before) else 1


def join_units(stretches: list[Stretch], left: Line, right: Line) -> list[Stretch]:
    """Give a number that changed its unit: not 15→20 "per cent", but both with it."""
    result: list[Stretch] = []
    for n, stretch in enumerate(stretches):
        start, length = 0, stretch.length - _money_before_number(stretch, left, right)
        if n or stretch.left or stretch.right:
            start = _units_behind_number(stretch, stretches[n - 1] if n else None, left, right)
        if start < length:
            result.append(Stretch(stretch.left + start, stretch.right + start, length - start))
    return result


def _units_behind_number(stretch: Stretch, before: Stretch | None, left: Line, right: Line) -> int:
    gaps = (
        left.forms[before.left_end if before else 0 : stretch.left],
        right.forms[before.right_end if before else 0 : stretch.right],
    )
    if not any(gap and _DIGITS.fullmatch(gap[-1]) for gap in gaps):
        return 0
    units = words_of_all("units") | month_names("en")
    count = 0
    while count < min(_MOST_UNITS, stretch.length) and left.forms[stretch.left + count] in units:
        count += 1
    return count


def _money_before_number(stretch: Stretch, left: Line, right: Line) -> int:
    following = (
        left.forms[stretch.left_end : stretch.left_end + 1],
        right.forms[stretch.right_end : stretch.right_end + 1],
    )
    is_number = any(gap and _DIGITS.fullmatch(gap[0]) for gap in following)
    return int(is_number and left.forms[stretch.left_end - 1] in _MONEY)


def drop_accidents(stretches: list[Stretch], left: Line, right: Line) -> list[Stretch]:
    """Drop a lone word that two long edits happen to share."""
    kept: list[Stretch] = []
    for n, stretch in enumerate(stretches):
        words = [f for f in left.forms[stretch.left : stretch.left_end] if is_word(f)]
        content = sum(not is_island_word(word) for word in words)
        if (
            content > 1
            or _edit_before(stretches, n) < _LONG
            or _edit_behind(stretches, n, left, right) < _LONG
        ):
            kept.append(stretch)
    return kept


_LONG = 6  # tokens on the longer side


def _edit_before(stretches: Sequence[Stretch], n: int) -> int:
    left_end, right_end = (stretches[n - 1].left_end, stretches[n - 1].right_end) if n else (0, 0)
    return max(stretches[n].left - left_end, stretches[n].right - right_end)


def _edit_behind(stretches: Sequence[Stretch], n: int, left: Line, right: Line) -> int:
    if n + 1 < len(stretches):
        following = stretches[n + 1]
        position = (following.left, following.right)
    else:
        position = (len(left.tokens), len(right.tokens))
    return max(position[0] - stretches[n].left_end, position[1] - stretches[n].right_end)


def drop_passing_numbers(stretches: list[Stretch], left: Line, right: Line) -> list[Stretch]:
    """Drop a number that only changed its part, as when "1 to 2" became "2 to 3".

    It stands alone between a pure deletion and a pure insertion that both have numbers.
    """
    result: list[Stretch] = []
    for n, stretch in enumerate(stretches):
        before = result[-1] if result else Stretch(0, 0, 0)
        end = Stretch(len(left.tokens), len(right.tokens), 0)
        after = stretches[n + 1] if n + 1 < len(stretches) else end
        if not _is_passing(before, stretch, after, left, right):
            result.append(stretch)
            continue
        # What both sides of the wider edit begin with is no part of it.
        most = min(after.left - before.left_end, after.right - before.right_end)
        lead = 0
        while lead < most and (
            left.forms[before.left_end + lead] == right.forms[before.right_end + lead]
        ):
            lead += 1
        if lead:
            result[-1:] = [Stretch(before.left, before.right, before.length + lead)]
    return result


def _is_passing(before: Stretch, stretch: Stretch, after: Stretch, left: Line, right: Line) -> bool:
    is_pure = (before.left_end == stretch.left) != (before.right_end == stretch.right) and (
        stretch.left_end == after.left
    ) != (stretch.right_end == after.right)
    is_passed_on = (before.left_end == stretch.left) == (stretch.right_end == after.right)
    if not (is_pure and is_passed_on):
        return False
    forms = left.forms[stretch.left : stretch.left_end]
    if not all(is_island_word(form) or _DIGITS.fullmatch(form) for form in forms):
        return False
    gaps = (
        (left.forms[before.left_end : stretch.left], right.forms[before.right_end : stretch.right]),
        (left.forms[stretch.left_end : after.left], right.forms[stretch.right_end : after.right]),
    )
    return all(any(map(_DIGITS.fullmatch, (*old, *new))) for old, new in gaps)


def keep_words_whole(stretches: list[Stretch], left: Line, right: Line) -> list[Stretch]:
    """Give an edit that begins or ends inside a Chinese word all of the word."""
    if not left.inside and not right.inside:
        return stretches

    def is_inside(i: int, j: int) -> bool:
        return i in left.inside or j in right.inside

    result: list[Stretch] = []
    for stretch in stretches:
        start, end = 0, stretch.length
        while is_inside(stretch.left + start, stretch.right + start):
            start += 1
        while is_inside(stretch.left + end, stretch.right + end):
            end -= 1
        if start < end:
            result.append(Stretch(stretch.left + start, stretch.right + start, end - start))
    return result


Step = Callable[[list[Stretch], Line, Line], list[Stretch]]
STEPS: tuple[Step, ...] = (
    slide,
    drop_passing_numbers,
    drop_islands,
    drop_accidents,
    drop_islands,
    join_units,
    drop_islands,
    slide,
    keep_words_whole,
    drop_islands,
)


def tidy(stretches: list[Stretch], left: Line, right: Line) -> list[Stretch]:
    """Return the stretches of a readable diff; none is an island."""
    for step in STEPS:
        stretches = step(stretches, left, right)
    return stretches
