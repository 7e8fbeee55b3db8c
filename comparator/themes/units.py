"""The units of a text that terms are matched against: words, cut at their hyphens."""

import re
from dataclasses import dataclass
from functools import lru_cache

from comparator.language.words import is_word, tokens

# Between the words of a phrase white space, hyphens and quotation marks may stand, and a dash
# ("SCO – Afghanistan Contact Group"); a comma, a bracket or a full stop ends it.
_JOINT = re.compile(r"[\s\"'“”„‘’«»\-‐‑‒–—−̵/]*")
_CLAUSE_ENDS = frozenset(",;:，；：、")
_COLONS = frozenset(":：")
_HYPHEN = re.compile(r"[-‐‑]")


@dataclass(frozen=True, slots=True)
class Unit:
    """A word, or one part of a hyphenated word, or one ideograph.

    Attributes:
        start: Offset of its first character in the text, in code points.
        end: Offset behind its last character.
        word: Its characters as written.
        joined: Whether it may continue the phrase that the unit before it belongs to.
        clause: Number of commas, semicolons and the like before it; a colon counts twice.
    """

    start: int
    end: int
    word: str
    joined: bool
    clause: int


def units_of(text: str) -> tuple[Unit, ...]:
    """Return the units of a text in order."""
    units: list[Unit] = []
    position = clause = 0
    for token in tokens(text):
        if is_word(token):
            start = position
            for part in split_at_hyphens(token):
                start = text.index(part, start)
                end = start + len(part)
                joined = bool(units) and _is_joint(text[units[-1].end : start])
                units.append(Unit(start, end, part, joined, clause))
                start = end
        elif token in _CLAUSE_ENDS:
            # What stands before a colon leads a list in, and is no member of it.
            clause += 2 if token in _COLONS else 1
        position += len(token)
    return tuple(units)


@lru_cache(maxsize=4096)
def _is_joint(gap: str) -> bool:
    return _JOINT.fullmatch(gap) is not None


@lru_cache(maxsize=65536)
def split_at_hyphens(word: str) -> tuple[str, ...]:
    """Return the parts of a word; "counter-terrorism" has two."""
    return tuple(part for part in _HYPHEN.split(word) if part)
