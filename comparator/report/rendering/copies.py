"""A text told by copies from what stands before it, so that many like texts take little room.

The page of a pair is nearly all words and tags of its two texts. Told as copies from what is
known of the two it takes a tenth of its length, and a script needs five lines to unfold it:

    base  "<p>peace and trade</p>"
    text  "<p>peace</p>"            →  [0, 8, "</p>"]
"""

import re
from collections.abc import Iterator, Sequence

Copies = list[int | str]
"""What a text is joined of: a string is itself; two numbers are a copy: how far from the end of the
copy before it begins, and its length, in UTF-16 units as in JavaScript."""

_TOKEN = re.compile(r"<[^>]*>|[^<\s]+\s*|\s+|<")
_MOST_TRIES = 8
"""Places that are tried for a copy; more find hardly any longer one."""
_SHORTEST = 8
"""A shorter copy would take the room of its words."""


def copies_of(text: str, base: str) -> Copies:
    """Return a text as copies from a base and from itself; the same ones for the same two."""
    told: Copies = []
    words, end = "", 0
    for piece in _pieces(_TOKEN.findall(text), _TOKEN.findall(base)):
        if isinstance(piece, str):
            words += piece
            continue
        start, length = piece
        told += [words, start - end, length] if words else [start - end, length]
        words, end = "", start + length
    return [*told, words] if words else told


def unfolded(copies: Copies, base: str) -> str:
    """Return the text that copies tell: in Python, what any_two.js does."""
    whole = base.encode("utf-16-le")
    first, end, parts = len(whole), 0, iter(copies)
    for part in parts:
        if isinstance(part, str):
            whole += part.encode("utf-16-le")
        else:
            start, length = end + 2 * part, 2 * int(next(parts))
            end = start + length
            whole += whole[start:end]
    return whole[first:].decode("utf-16-le")


def _pieces(tokens: Sequence[str], base: Sequence[str]) -> Iterator[str | tuple[int, int]]:
    """Yield tokens that are told as they stand, and the start and length of each copy."""
    known = [*base, *tokens]
    starts = [0]
    for token in known:
        starts.append(starts[-1] + _units(token))
    places: dict[tuple[str, ...], list[int]] = {}
    at, seen = len(base), 0
    while at < len(known):
        # What is told may be copied from: a token, and it with the next one, once both are.
        for n in range(seen, at):
            places.setdefault((known[n],), []).append(n)
            if n + 1 < at:
                places.setdefault((known[n], known[n + 1]), []).append(n)
        seen = max(at - 1, 0)
        place, size = _longest(known, places, at)
        length = starts[place + size] - starts[place]
        if length < _SHORTEST:
            size = 1
            yield known[at]
        else:
            yield starts[place], length
        at += size


def _longest(
    known: Sequence[str], places: dict[tuple[str, ...], list[int]], at: int
) -> tuple[int, int]:
    """Return where the longest copy of the tokens at a place begins, and how many they are."""
    best = (at, 0)
    # Two tokens that follow each other are rarer than one: they are asked first.
    for key in (tuple(known[at : at + 2]), (known[at],)):
        for place in places.get(key, ())[-_MOST_TRIES:]:
            size, most = 1, min(len(known) - at, at - place)
            while size < most and known[place + size] == known[at + size]:
                size += 1
            if size > best[1]:
                best = (place, size)
        if best[1]:
            break
    return best


def _units(token: str) -> int:
    return len(token) if token.isascii() else len(token.encode("utf-16-le")) // 2
