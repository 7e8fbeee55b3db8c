"""Where the terms of a lexicon stand in a text."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from comparator.themes.lexicon import Grade, Lexicon, Pattern
from comparator.themes.units import Unit


@dataclass(frozen=True, slots=True)
class Match:
    """A term in a text.

    Attributes:
        first: Number of its first unit.
        last: Number of its last unit.
    """

    pattern: Pattern
    first: int
    last: int


def find_matches(units: Sequence[Unit], lexicon: Lexicon) -> dict[int, tuple[Match, ...]]:
    """Return by theme the terms that stand in a text, in reading order.

    Within a theme no two of them overlap: the longest wins, and what one of the theme's
    `never` phrases covers proves nothing.
    """
    found: dict[int, list[Match]] = defaultdict(list)
    keys = [lexicon.keys(unit.word) for unit in units]
    for first, own in enumerate(keys):
        for key in own:
            for pattern in lexicon.patterns.get(key, ()):
                last = first + len(pattern.keys) - 1
                if last < len(units) and _goes_on(pattern, first, units, keys):
                    found[pattern.theme].append(Match(pattern, first, last))
    return {theme: _without_overlap(found[theme]) for theme in sorted(found)}


def _goes_on(
    pattern: Pattern, first: int, units: Sequence[Unit], keys: Sequence[frozenset[str]]
) -> bool:
    return all(
        units[first + n].joined and key in keys[first + n]
        for n, key in enumerate(pattern.keys[1:], start=1)
    )


def _without_overlap(matches: Iterable[Match]) -> tuple[Match, ...]:
    longest_first = sorted(matches, key=_precedence)
    taken: set[int] = set()
    kept: list[Match] = []
    for match in longest_first:
        span = range(match.first, match.last + 1)
        if taken.isdisjoint(span):
            taken.update(span)
            if match.pattern.grade is not Grade.NEVER:
                kept.append(match)
    return tuple(sorted(kept, key=lambda m: m.first))


def _precedence(match: Match) -> tuple[int, bool, int, int, tuple[str, ...]]:
    """Return what tells which of two overlapping matches counts: the lesser one."""
    pattern = match.pattern
    is_term = pattern.grade is not Grade.NEVER
    # The keys come last so that the order never hangs on that of a set.
    return (match.first - match.last, is_term, -pattern.grade, match.first, pattern.keys)
