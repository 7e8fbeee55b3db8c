"""How clearly a text speaks of each theme, from the terms that stand in it."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from comparator.themes.lexicon import Grade, Lexicon
from comparator.themes.matching import Match, find_matches
from comparator.themes.units import Unit, units_of

WEIGHTS = {Grade.NAME: 4.0, Grade.WORD: 2.0, Grade.HINT: 0.8}
REPEAT = 0.25
ENUMERATED = 0.5
LEAST_MEMBERS = 4
LONGEST_MEMBER = 8
LATE = 0.03
LEAST_LATE = 0.4


@dataclass(frozen=True, slots=True)
class Evidence:
    """What speaks for one theme.

    Attributes:
        theme: Place of the theme in its set.
        score: Sum of the weights of the terms.
        words: The very words, in the order of their first use.
        is_named: Whether a name is among them, which settles the matter alone.
    """

    theme: int
    score: float
    words: tuple[str, ...]
    is_named: bool = False
    is_firm: bool = False


def evidence_of(text: str, lexicon: Lexicon) -> dict[int, Evidence]:
    """Return by theme what a text says of it; themes it says nothing of are not in it."""
    units = units_of(text)
    factors = _factors(units)
    return {
        theme: _weigh(text, matches, units, factors)
        for theme, matches in find_matches(units, lexicon).items()
        if matches
    }


def _weigh(
    text: str, matches: Sequence[Match], units: Sequence[Unit], factors: Sequence[float]
) -> Evidence:
    score = 0.0
    uses: Counter[tuple[str, ...]] = Counter()
    words: dict[str, None] = {}
    named = False
    for match in matches:
        pattern = match.pattern
        listed, late = factors[match.first]
        if pattern.is_proper and pattern.grade is Grade.NAME:
            listed = late = 1.0
        score += WEIGHTS[pattern.grade] * listed * late * REPEAT ** uses[pattern.keys]
        uses[pattern.keys] += 1
        words[text[units[match.first].start : units[match.last].end]] = None
        named = named or (pattern.grade is Grade.NAME and listed == 1.0)
    return Evidence(matches[0].pattern.theme, round(score, 4), tuple(words), named, any(m.pattern.grade != Grade.HINT for m in matches))


def _factors(units: Sequence[Unit]) -> list[tuple[float, float]]:
    """Return what a term is worth at each unit."""
    sizes = Counter(unit.clause for unit in units)
    listed: set[int] = set()
    run: list[int] = []
    for clause in range(max(sizes, default=0) + 2):
        if 0 < sizes[clause] <= LONGEST_MEMBER:
            run.append(clause)
            continue
        if len(run) + 1 >= LEAST_MEMBERS:
            listed.update(run)
        run = []
    return [
        (ENUMERATED if unit.clause in listed else 1.0, max(LEAST_LATE, 1 / (1 + LATE * n)))
        for n, unit in enumerate(units)
    ]
