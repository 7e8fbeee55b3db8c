"""Wordings: what all texts say, each once, as numbers, so that all of it is held in memory."""

from array import array
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.int64]
Small = NDArray[np.uint32]

AT_ONCE = 8192
"""So many wordings are worked on at once: what is worked out on the way takes room."""


@dataclass(frozen=True, slots=True, eq=False)
class Wordings:
    """The wordings of a corpus in the order in which they were first said.

    Attributes:
        words: The words of all of them, one behind the other. The second "the" of a wording is
            another number than the first, so that sets of numbers have in common what the words
            have in common.
        starts: Where each wording begins in `words`, and where the last one ends.
        plain: For each number of a word, that of its first occurrence in a wording.
        worth: How much each word tells: the rarer it is, the more.
        of_passage: The wording of each passage, texts in order.
        text_starts: Which passage each text begins with, and how many passages there are.
        first_text: The text that said each wording first.
        read_as: As which passage, counted from 0, each passage was gathered.
    """

    words: Small
    starts: Numbers
    plain: Small
    worth: NDArray[np.float64]
    of_passage: Small
    text_starts: Numbers
    first_text: Small
    read_as: Numbers

    def __len__(self) -> int:
        return len(self.starts) - 1

    def of_text(self, text: int) -> Small:
        """Return the wordings of the passages of a text."""
        return self.of_passage[self.text_starts[text] : self.text_starts[text + 1]]

    def spread(self, wordings: NDArray[np.integer]) -> tuple[Numbers, Small]:
        """Return the words of some wordings, each with the place of its wording among these."""
        starts = self.starts[wordings]
        lengths = self.starts[np.asarray(wordings, np.int64) + 1] - starts
        return np.repeat(np.arange(len(wordings)), lengths), self.words[spans(starts, lengths)]


def spans(starts: Numbers, lengths: Numbers) -> Numbers:
    """Return the numbers of several stretches, one stretch behind the other."""
    ends = np.cumsum(lengths)
    before = np.repeat(starts - (ends - lengths), lengths)
    return before + np.arange(len(before))


def _stretches(words: Small, starts: Numbers, lengths: Numbers) -> Small:
    """Return several stretches of words, one behind the other; not all are numbered at once."""
    found = np.empty(int(lengths.sum()), np.uint32)
    end = 0
    for first in range(0, len(starts), AT_ONCE):
        some = slice(first, first + AT_ONCE)
        begin, end = end, end + int(lengths[some].sum())
        found[begin:end] = words[spans(starts[some], lengths[some])]
    return found


class Gathering:
    """Gathers the words of texts as they are read, in whatever order."""

    def __init__(self) -> None:
        self._numbers: dict[tuple[str, int], int] = {}
        self._plain = array("I")
        self._words = array("I")
        self._lengths = array("I")
        self._passages = array("I")

    def add(self, passages: Sequence[tuple[str, ...]]) -> None:
        """Add a text: the words of each of its passages of prose."""
        self._passages.append(len(passages))
        for words in passages:
            self._lengths.append(len(words))
            seen: Counter[str] = Counter()
            for word in words:
                self._words.append(self._number(word, seen[word]))
                seen[word] += 1

    def _number(self, word: str, time: int) -> int:
        number = self._numbers.get((word, time))
        if number is None:
            number = self._numbers[word, time] = len(self._plain)
            self._plain.append(self._numbers[word, 0])
        return number

    def wordings(self, order: Sequence[int]) -> Wordings:
        """Return what was gathered, the texts in an order; nothing can be added any more."""
        self._numbers.clear()
        texts = np.asarray(order, np.int64)
        words, lengths, counts = (
            np.frombuffer(each, np.uint32) if each else np.zeros(0, np.uint32)
            for each in (self._words, self._lengths, self._passages)
        )
        passages = spans((np.cumsum(counts, dtype=np.int64) - counts)[texts], _int(counts[texts]))
        of_each = _int(lengths[passages])
        begins = (np.cumsum(lengths, dtype=np.int64) - lengths)[passages]
        words = _stretches(words, begins, of_each)
        begins = np.cumsum(of_each) - of_each
        _, first, same = np.unique(_digests(words, begins, of_each), True, True)
        rank = np.empty(len(first), np.int64)  # numbers in the order of what was said first
        rank[np.argsort(first)] = np.arange(len(first))
        first = np.sort(first)
        of_passage = rank[same.ravel()].astype(np.uint32)
        text_starts = np.concatenate([[0], np.cumsum(counts[texts], dtype=np.int64)])
        distinct = _stretches(words, begins[first], of_each[first])
        plain = np.frombuffer(self._plain, np.uint32) if self._plain else np.zeros(0, np.uint32)
        return Wordings(
            distinct,
            np.concatenate([[0], np.cumsum(of_each[first])]),
            plain,
            _worth(distinct, len(first), len(plain)),
            of_passage,
            text_starts,
            (np.searchsorted(text_starts, first, "right") - 1).astype(np.uint32),
            passages,
        )


def _int(numbers: NDArray[np.integer]) -> Numbers:
    return numbers.astype(np.int64)


def _worth(words: Small, wordings: int, known: int) -> NDArray[np.float64]:
    """Return what words tell, squared so that rare ones decide, as when two texts are aligned."""
    found = np.zeros(known, np.int64)
    for first in range(0, len(words), 64 * AT_ONCE):
        found += np.bincount(words[first : first + 64 * AT_ONCE], minlength=known)
    return np.log2((wordings + 1) / np.maximum(found, 1)) ** 2


def mixed(numbers: NDArray[np.uint64]) -> NDArray[np.uint64]:
    """Return numbers that look like drawn by lot, the same for the same (SplitMix64)."""
    found = numbers + np.uint64(0x9E3779B97F4A7C15)
    found = (found ^ (found >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    found = (found ^ (found >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return found ^ (found >> np.uint64(31))


def _digests(words: Small, begins: Numbers, lengths: Numbers) -> NDArray[np.uint64]:
    """Return a number for each passage that is the same where its words and their order are."""
    found = np.empty(len(begins), np.uint64)
    for first in range(0, len(begins), AT_ONCE):
        some = slice(first, first + AT_ONCE)
        of_each = lengths[some]
        ends = np.cumsum(of_each)
        begin = int(begins[first])
        position = np.arange(int(ends[-1])) - np.repeat(ends - of_each, of_each)
        these = words[begin : begin + len(position)].astype(np.uint64)
        parts = mixed(mixed(these) + position.astype(np.uint64))
        sums = np.concatenate([np.zeros(1, np.uint64), np.cumsum(parts, dtype=np.uint64)])
        found[some] = mixed(sums[ends] - sums[ends - of_each] + of_each.astype(np.uint64))
    return found
