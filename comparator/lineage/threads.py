"""Threads across all texts: passages that are one clause through the years.

A thread follows each passage to its precedent. A chain of small changes drifts until its ends
speak of two matters, so a wording joins a thread only where it shares enough with the thread's
core: the words that at least half of its wordings have.
"""

from collections import Counter
from collections.abc import Iterator, Set

import numpy as np
from numpy.typing import NDArray

from comparator.lineage.wordings import Numbers, Wordings

_HOLDS = 0.4
"""Share of the core that a wording must have, or of the wording that the core must have."""


def threads_of(wordings: Wordings, precedents: Numbers) -> Iterator[tuple[int, int]]:
    """Yield each passage with the first passage of its thread."""
    roots = precedents.copy()
    for passage in np.flatnonzero(precedents != np.arange(len(precedents))):
        roots[passage] = roots[precedents[passage]]  # each is earlier, and has its root by now
    order = np.argsort(roots, kind="stable")
    ends = np.flatnonzero(np.diff(roots[order], append=-1)) + 1
    begin = 0
    for end in ends.tolist():
        if end == begin + 1:
            yield int(order[begin]), int(order[begin])
        else:
            yield from _without_drift(wordings, order[begin:end].tolist(), precedents)
        begin = end


def _without_drift(
    wordings: Wordings, passages: list[int], precedents: Numbers
) -> Iterator[tuple[int, int]]:
    """Yield passages that precedents join, each with the first one of its thread."""
    thread_of: dict[int, int] = {}
    cores: dict[int, _Core] = {}
    for passage in passages:
        wording = int(wordings.of_passage[passage])
        words = frozenset(
            wordings.words[wordings.starts[wording] : wordings.starts[wording + 1]].tolist()
        )
        thread = thread_of.get(int(precedents[passage]), passage)
        if thread == passage or not cores[thread].holds(wording, words, wordings.worth):
            thread = passage
            cores[thread] = _Core()
        thread_of[passage] = thread
        cores[thread].add(wording, words)
        yield passage, thread


class _Core:
    """What the wordings of a thread have in common."""

    def __init__(self) -> None:
        self._wordings: set[int] = set()
        self._counts: Counter[int] = Counter()

    def add(self, wording: int, words: Set[int]) -> None:
        if wording not in self._wordings:
            self._wordings.add(wording)
            self._counts.update(words)

    def holds(self, wording: int, words: Set[int], worth: NDArray[np.float64]) -> bool:
        if wording in self._wordings:
            return True
        core = {word for word, n in self._counts.items() if 2 * n >= len(self._wordings)}
        shared = _worth(core & words, worth)
        least = min(_worth(core, worth), _worth(words, worth))
        # Where there is hardly any matter, nothing speaks against it.
        return least == 0 or shared >= _HOLDS * least


def _worth(words: Set[int], worth: NDArray[np.float64]) -> float:
    return float(worth[sorted(words)].sum()) if words else 0.0
