"""A text told by copies from what stands before it, so that many like texts take little room.

The page of a pair is nearly all words and tags of its two texts. Told as copies from what is
known of the two it takes a tenth of its length, and a script needs five lines to unfold it:

    base  "<p>peace and trade</p>"
    text  "<p>peace</p>"            →  [0, 8, "</p>"]
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import accumulate, chain, pairwise
from sys import intern

Copies = list[int | str]
"""What a text is joined of: a string is itself; two numbers are a copy: how far from the end of the
copy before it begins, and its length, in UTF-16 units as in JavaScript."""

_TOKEN = re.compile(r"<[^>]*>|[^<\s]+\s*|\s+|<")
_MOST_TRIES = 8
"""Places that are tried for a copy; more find hardly any longer one."""
_SHORTEST = 8
"""A shorter copy would take the room of its words."""


class Ground:
    """A text that others are told by copies from, read once for all of them.

    Attributes:
        tokens: Its tags and words.
        lengths: How long each is.
        pairs: Where two tokens stand next to each other, in order.
        last: Where each token stands last.
    """

    def __init__(self, text: str) -> None:
        self.tokens = [*map(intern, _TOKEN.findall(text))]  # most stand in many texts
        self.lengths = list(map(_units, self.tokens))
        self.pairs: defaultdict[tuple[str, str], list[int]] = defaultdict(list)
        for n, two in enumerate(pairwise(self.tokens)):
            self.pairs[two].append(n)
        self.last = {token: n for n, token in enumerate(self.tokens)}


def copies_of(text: str, *grounds: Ground) -> Copies:
    """Return a text as copies from grounds, one behind the other, and from itself.

    The same ones for the same texts.
    """
    told: Copies = []
    words, end = "", 0
    for piece in _Teller(text, grounds).pieces():
        if isinstance(piece, str):
            words += piece
            continue
        start, length = piece
        told += [words, start - end, length] if words else [start - end, length]
        words, end = "", start + length
    return [*told, words] if words else told


class _Teller:
    """Tells a text by copies from grounds, and from those of its own words that no copy told."""

    def __init__(self, text: str, grounds: Sequence[Ground]) -> None:
        own = _TOKEN.findall(text)
        lengths = chain(*(ground.lengths for ground in grounds), map(_units, own))
        self._known = [*chain.from_iterable(ground.tokens for ground in grounds), *own]
        self._starts = [*accumulate(lengths, initial=0)]
        firsts = [*accumulate((len(ground.tokens) for ground in grounds), initial=0)]
        self._grounds = [*zip(firsts, grounds, strict=False)]
        self._first = firsts[-1]
        self._pairs: defaultdict[tuple[str, str], list[int]] = defaultdict(list)
        self._last: dict[str, int] = {}

    def pieces(self) -> Iterator[str | tuple[int, int]]:
        """Yield tokens that are told as they stand, and the start and length of each copy."""
        known, starts = self._known, self._starts
        at = self._first
        while at < len(known):
            if at > self._first:
                self._pairs[known[at - 1], known[at]].append(at - 1)
            position, size = self._longest(at)
            length = starts[position + size] - starts[position]
            if length < _SHORTEST:
                size = 1
                self._last[known[at]] = at
                yield known[at]
            else:
                yield starts[position], length
            at += size

    def _longest(self, at: int) -> tuple[int, int]:
        """Return where the longest copy of the tokens at a place begins, and how many they are."""
        known, best, longest = self._known, at, 0
        for position in self._positions(at):
            most = min(len(known) - at, at - position)
            if most <= longest or known[position + longest] != known[at + longest]:
                continue
            size = 1
            while size < most and known[position + size] == known[at + size]:
                size += 1
            if size > longest:
                best, longest = position, size
        return best, longest

    def _positions(self, at: int) -> list[int]:
        """Return where to look for a copy: where two tokens follow each other, else for the one."""
        two = (self._known[at], self._known[at + 1]) if at + 1 < len(self._known) else ("", "")
        positions = [
            first + position
            for first, ground in self._grounds
            for position in ground.pairs.get(two, ())[-_MOST_TRIES:]
        ]
        positions += self._pairs.get(two, ())[-_MOST_TRIES:]
        if positions:
            return positions[-_MOST_TRIES:]
        token = two[0] or self._known[at]
        single = [first + g.last[token] for first, g in self._grounds if token in g.last]
        return [*single, self._last[token]] if token in self._last else single


def _units(token: str) -> int:
    return len(token) if token.isascii() else len(token.encode("utf-16-le")) // 2
