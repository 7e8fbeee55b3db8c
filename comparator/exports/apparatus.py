"""Many wordings of one clause side by side: where all agree, and where they part.

    "We welcome trade"          We  | welcome     | trade
    "We note the trade"         We  | note the    | trade
    "We welcome free trade"     We  | welcome free| trade

Each wording is aligned with the one before it; words that answer each other stand in one column.
A column in which every wording has the same word is shared, and what lies between is a variant.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from comparator.diff import word_diff

# Characters, as an edit may end within the white space between two words; the edits are of
# whole words, so columns that are alike come in whole words.
Column = dict[int, str]
"""The character of a column by the number of the wording."""


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of all wordings.

    Attributes:
        is_shared: Whether all have the same words here.
        readings: The words with their witnesses; each witness is in one reading.
    """

    is_shared: bool
    readings: tuple[tuple[tuple[str, ...], str], ...]


def segmented(texts: Sequence[tuple[str, str]]) -> Iterator[Segment]:
    """Yield the segments of wordings; joined, those of a witness are its wording.

    Args:
        texts: Witness and wording, oldest first; no witness twice.
    """
    columns = _columns([text for _, text in texts])
    names = [name for name, _ in texts]
    for is_shared, stretch in _stretches(columns, len(names)):
        readings: dict[str, list[str]] = {}
        for n, name in enumerate(names):
            readings.setdefault("".join(c.get(n, "") for c in stretch), []).append(name)
        yield Segment(is_shared, tuple((tuple(wits), text) for text, wits in readings.items()))


def _stretches(columns: Sequence[Column], wordings: int) -> Iterator[tuple[bool, Sequence[Column]]]:
    """Yield stretches of columns that are all shared or all not.

    A space or a comma alone between two variants is shared by chance and goes with them.
    """
    groups = [
        (is_shared, list(group))
        for is_shared, group in groupby(columns, key=lambda c: _is_shared(c, wordings))
    ]
    last = len(groups) - 1
    judged = [
        (is_shared and (n in {0, last} or any(c[0].isalnum() for c in group)), group)
        for n, (is_shared, group) in enumerate(groups)
    ]
    for is_shared, alike in groupby(judged, key=lambda pair: pair[0]):
        yield is_shared, [column for _, group in alike for column in group]


def _is_shared(column: Column, wordings: int) -> bool:
    return len(column) == wordings and len(set(column.values())) == 1


def _columns(texts: Sequence[str]) -> list[Column]:
    columns: list[Column] = [{0: character} for character in texts[0]]
    for n, text in enumerate(texts[1:], 1):
        before = [k for k, column in enumerate(columns) if n - 1 in column]
        added: dict[int, list[Column]] = {}  # new columns by the old one they stand before
        place = 0
        for sign, words in word_diff(texts[n - 1], text):
            at = before[place] if place < len(before) else len(columns)
            if sign > 0:
                added.setdefault(at, []).extend({n: character} for character in words)
                continue
            for character in words:
                if sign == 0:
                    columns[before[place]][n] = character
                place += 1
        columns = [
            column
            for k in range(len(columns) + 1)
            for column in (*added.get(k, ()), *columns[k : k + 1])
        ]
    return columns
