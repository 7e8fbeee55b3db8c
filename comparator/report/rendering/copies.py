"""A text told by copies from what stands before it, so that many like texts take little room.

The page of a pair is nearly all words and tags of its two texts. Told as copies from what is
known of the two it takes a tenth of its length, and a script needs five lines to unfold it:

    base  "<p>peace and trade</p>"
    text  "<p>peace</p>"            →  [0, 8, "</p>"]

Most divisions of such a page stand whole in what is known: they are looked up. Of the others alone
the longest copies are sought, a tag or a word at a time.
"""

import re
from collections import defaultdict
from collections.abc import Iterator
from itertools import accumulate, pairwise
from sys import intern

Copies = list[int | str]
"""What a text is joined of: a string is itself; two numbers are a copy: how far from the end of the
copy before it begins, and its length, in UTF-16 units as in JavaScript."""

_DIVISION = re.compile("(?=<div )")
_TOKEN = re.compile(r"<[^>]*>|[^<\s]+\s*|\s+|<")
_MOST_TRIES = 8
"""Places that are tried for a copy; more find hardly any longer one."""
_SHORTEST = 8
"""A shorter copy would take the room of its words."""


class Ground:
    """A text that others are told by copies from, read once for all of them.

    Attributes:
        divisions: Where each of its divisions begins, in UTF-16 units.
        tokens: Its tags and words; "" is a division that stands elsewhere as well.
        starts: Where each begins; one more, where the last ends.
        pairs: Where two tokens stand next to each other, in order.
        last: Where each token stands last.
    """

    def __init__(self, text: str = "", start: int = 0) -> None:
        self.divisions: dict[str, int] = {}
        self.tokens: list[str] = []
        self.starts = [start]
        self.pairs: defaultdict[tuple[str, str], list[int]] = defaultdict(list)
        self.last: dict[str, int] = {}
        if text:
            for division in _DIVISION.split(text):
                self.add(division)
            for n, two in enumerate(pairwise(self.tokens)):
                self.pairs[two].append(n)
            self.last = {token: n for n, token in enumerate(self.tokens)}

    def add(self, division: str) -> None:
        """Add a division behind the last one."""
        self.divisions.setdefault(division, self.starts[-1])
        tokens = [*map(intern, _TOKEN.findall(division))]  # most stand in many texts
        self.tokens += tokens
        self.starts += accumulate(map(_units, tokens), initial=self.starts.pop())

    def skip(self, length: int) -> None:
        """Add a division that is known already, by its length alone."""
        self.tokens.append("")
        self.starts.append(self.starts[-1] + length)


def copies_of(text: str, *grounds: Ground) -> Copies:
    """Return a text as copies from grounds, one behind the other, and from itself.

    The same ones for the same texts.
    """
    told: Copies = []
    words, end, length = "", 0, 0
    for piece in _Teller(grounds).pieces(text):
        if isinstance(piece, str):
            words += piece
            continue
        start, more = piece
        if told and not words and start == end:  # it goes on where the copy before ends
            length += more
            told[-1] = length
        else:
            length = more
            told += [words, start - end, length] if words else [start - end, length]
        words, end = "", start + more
    return [*told, words] if words else told


class _Teller:
    """Tells a text by copies from grounds, and from those of its own words that no copy told."""

    def __init__(self, grounds: tuple[Ground, ...]) -> None:
        lengths = (ground.starts[-1] for ground in grounds)
        *firsts, end = accumulate(lengths, initial=0)
        self._own = Ground(start=end)
        self._sources = [*zip(firsts, grounds, strict=True), (0, self._own)]

    def pieces(self, text: str) -> Iterator[str | tuple[int, int]]:
        """Yield tokens that are told as they stand, and the start and length of each copy."""
        for division in _DIVISION.split(text):
            length = _units(division)
            known = (
                first + of.divisions[division]
                for first, of in self._sources
                if division in of.divisions
            )
            start = next(known, None) if length >= _SHORTEST else None
            if start is None:
                yield from self._told(division)
            else:
                yield start, length
                self._own.skip(length)

    def _told(self, division: str) -> Iterator[str | tuple[int, int]]:
        own = self._own
        at = len(own.tokens)
        own.add(division)
        while at < len(own.tokens):
            if at:
                own.pairs[own.tokens[at - 1], own.tokens[at]].append(at - 1)
            start, length, size = self._longest(at)
            if length < _SHORTEST:
                size = 1
                own.last[own.tokens[at]] = at
                yield own.tokens[at]
            else:
                yield start, length
            at += size

    def _longest(self, at: int) -> tuple[int, int, int]:
        """Return where the longest copy of what is at a place begins, its length, its tokens."""
        tokens = self._own.tokens
        best, longest = (0, self._own, at), 0
        for first, source, position in self._positions(at):
            known = source.tokens
            most = min(len(tokens) - at, (at if known is tokens else len(known)) - position)
            if most <= longest or known[position + longest] != tokens[at + longest]:
                continue
            size = 1
            while size < most and known[position + size] == tokens[at + size]:
                size += 1
            if size > longest:
                best, longest = (first, source, position), size
        first, source, position = best
        start = source.starts[position]
        return first + start, source.starts[position + longest] - start, longest

    def _positions(self, at: int) -> list[tuple[int, Ground, int]]:
        """Return where to look for a copy: where two tokens follow each other, else for the one."""
        tokens, sources = self._own.tokens, self._sources
        two = (tokens[at], tokens[at + 1]) if at + 1 < len(tokens) else ("", "")
        positions = [
            (first, source, position)
            for first, source in sources
            if two in source.pairs
            for position in source.pairs[two][-_MOST_TRIES:]
        ]
        if positions:
            return positions[-_MOST_TRIES:]
        token = tokens[at]
        return [
            (first, source, source.last[token]) for first, source in sources if token in source.last
        ]


def _units(token: str) -> int:
    return len(token) if token.isascii() else len(token.encode("utf-16-le")) // 2
