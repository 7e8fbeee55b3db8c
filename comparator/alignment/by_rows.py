"""Long texts by rows of words: what thousands of passages became, without weighing every two.

A row of two or three words that hardly stands elsewhere tells which passage of the other text to
look at, near or far. So each passage meets a few others, however many there are, and the answer is
coarser: no synonyms, no stems, no names, no splits and merges.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, pairwise

import numpy as np

from comparator.alignment.ancestors import similarity_of
from comparator.alignment.numbers import Index, Numbers
from comparator.alignment.order import Pair
from comparator.alignment.units import Unit
from comparator.language.kept_order import kept_order
from comparator.language.words import words

_LENGTHS = (2, 3)
"""So many words a row has."""
_SELDOM = 4
"""A row in more passages of a text than this tells nothing, and would cost steps by the square."""
_LEAST_ROWS = 2
_LEAST_SHARE = 0.2
"""Less of their seldom rows in common, and two passages are none of the other's."""
_LEAST_IN_PLACE = 0.5
"""So much of the words, where only place and words tell that two passages answer each other."""


def likely_pairs(
    left: Sequence[Unit], right: Sequence[Unit], same: Sequence[Pair]
) -> Iterator[tuple[Pair, float]]:
    """Yield passages that answer each other beside those that are the same, each passage once.

    Args:
        left: The older passages, in order.
        right: The newer passages, in order.
        same: Those that are the same, paired.

    Yields:
        The numbers of two passages, and how much of them is alike, 0 to 1.
    """
    taken: tuple[set[int], set[int]] = {i for i, _ in same}, {j for _, j in same}
    chosen = [*same]
    for pair, share in chain(_titles(left, right), _by_rows(left, right, taken)):
        if pair[0] not in taken[0] and pair[1] not in taken[1]:
            _take(taken, pair)
            chosen.append(pair)
            yield pair, share
    for pair in _between(kept_order(sorted(chosen)), len(left), len(right)):
        i, j = pair
        if i in taken[0] or j in taken[1] or not _may_answer(left[i], right[j]):
            continue
        share = similarity_of([left[i].text], [right[j].text])
        if share >= _LEAST_IN_PLACE:
            yield pair, share


def _take(taken: tuple[set[int], set[int]], pair: Pair) -> None:
    for side, number in zip(taken, pair, strict=True):
        side.add(number)


def _may_answer(one: Unit, other: Unit) -> bool:
    return one.sort == other.sort != "formal"


def _titles(left: Sequence[Unit], right: Sequence[Unit]) -> Iterator[tuple[Pair, float]]:
    older, newer = ([n for n, u in enumerate(side) if u.sort == "title"] for side in (left, right))
    yield from ((pair, 1.0) for pair in zip(older, newer, strict=False))


def _between(chosen: Sequence[Pair], left: int, right: int) -> Iterator[Pair]:
    """Yield what stands at the same place between neighbours that answer each other."""
    for (i, j), (next_i, next_j) in pairwise([(-1, -1), *chosen, (left, right)]):
        if next_i - i == next_j - j:
            yield from zip(range(i + 1, next_i), range(j + 1, next_j), strict=True)


def _by_rows(
    left: Sequence[Unit], right: Sequence[Unit], taken: tuple[set[int], set[int]]
) -> Iterator[tuple[Pair, float]]:
    """Yield passages with seldom rows in common, those with the greatest share of them first."""
    numbers: dict[str, int] = {}
    places = [
        np.array([n for n in range(len(side)) if n not in known], np.int64)
        for side, known in zip((left, right), taken, strict=True)
    ]
    if not all(map(len, places)):
        return
    read = [
        _numbered((side[n].text for n in here.tolist()), numbers)
        for side, here in zip((left, right), places, strict=True)
    ]
    older, newer = (_rows(words_of, passage, len(numbers) + 1) for words_of, passage in read)
    at, met, shared = _meetings(older, newer)
    seldom = [
        np.bincount(
            index.passage[np.repeat(index.times <= _SELDOM, index.times)],
            minlength=index.passages,
        )
        for index in (older, newer)
    ]
    share = 2 * shared / (seldom[0][at] + seldom[1][met])
    enough = (shared >= _LEAST_ROWS) & (share >= _LEAST_SHARE)
    i, j, share = places[0][at[enough]], places[1][met[enough]], share[enough]
    # Of equal ones the nearer, whichever side is called the left one.
    order = np.lexsort((i + j, np.abs(i - j), -share))
    for a, b, alike in zip(*(each[order].tolist() for each in (i, j, share)), strict=True):
        if _may_answer(left[a], right[b]):
            yield (a, b), alike


def _numbered(texts: Iterable[str], numbers: dict[str, int]) -> tuple[Numbers, Numbers]:
    """Return the words of texts as numbers, and in which text each stands."""
    every = [
        [numbers.setdefault(word.casefold(), len(numbers)) for word in words(text)]
        for text in texts
    ]
    passage = np.repeat(np.arange(len(every)), [*map(len, every)])
    return np.fromiter(chain.from_iterable(every), np.int64, len(passage)), passage


def _rows(number: Numbers, passage: Numbers, different: int) -> Index:
    """Return which passages have which rows of words."""
    found: list[tuple[Numbers, Numbers]] = []
    for length in _LENGTHS:
        ends = max(len(number) - length + 1, 0)
        row = np.zeros(ends, np.int64)
        for place in range(length):
            row = row * different + number[place : place + ends]
        is_whole = passage[:ends] == passage[length - 1 : length - 1 + ends]
        found.append((row[is_whole], passage[:ends][is_whole]))
    rows, of = (np.concatenate(each) for each in zip(*found, strict=True))
    return Index.of(int(passage[-1]) + 1 if len(passage) else 0, rows, of)[0]


def _meetings(older: Index, newer: Index) -> tuple[Numbers, Numbers, Numbers]:
    """Return which two passages have seldom rows in common, and how many."""
    mine, theirs = newer.found(older.number)
    seldom = (older.times[mine] <= _SELDOM) & (newer.times[theirs] <= _SELDOM)
    mine, theirs = mine[seldom], theirs[seldom]
    times = np.repeat(newer.times[theirs], older.times[mine])
    first = np.repeat((np.cumsum(newer.times) - newer.times)[theirs], older.times[mine])
    begins = np.repeat(first - (np.cumsum(times) - times), times)
    met = newer.passage[begins + np.arange(len(begins))].astype(np.int64)
    at = np.repeat(older.passage[older.places_of(mine)].astype(np.int64), times)
    pairs, shared = np.unique(at * max(newer.passages, 1) + met, return_counts=True)
    return pairs // max(newer.passages, 1), pairs % max(newer.passages, 1), shared
