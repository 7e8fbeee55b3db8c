"""How clearly a text speaks of each theme, from the terms that stand in it.

A summit declaration names in passing what it is not about:

    The Member States will cooperate in finance, transport, energy, agriculture …
    They support … the people of Afghanistan …, countering terrorism, extremism and drug crime.

So a term counts less the later it stands, and less as a member of a long enumeration.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from comparator.language.knowledge import named_words
from comparator.themes.lexicon import Grade, Lexicon
from comparator.themes.matching import Match, find_matches
from comparator.themes.units import Unit, units_of

# The figures below were chosen on the parts for tuning of tests/themes/sco-labels.toml (159
# passages of five years, 72 of three). They lie on a plain: half or twice as much of any moves
# F1 by less than two points, so they are round.
WEIGHTS = {Grade.NAME: 4.0, Grade.WORD: 2.0, Grade.HINT: 0.8}
# What each further use of a term adds, as a share of the use before it.
REPEAT = 0.25
# Lateness is the strongest rule: without it F1 falls by one point on the 159 and three on the 72.
LATE = 0.03
LEAST_FOR_LATE = 0.4
# An enumeration has three members or more, of up to eight words. Without half weight for them F1
# falls by nothing on the 159 and one and a half on the 72. Likewise to weaken "based on …", "in
# accordance with …" and the like was tried and lost.
ENUMERATED = 0.5
LEAST_MEMBERS = 3
LONGEST_MEMBER = 8
# Of a long enumeration a theme needs this share of the members; one in a long list is mentioned
# in passing, even by name.
IN_PASSING = 0.25
LONG_LIST = 7
PASSING_SHARE = 0.2
# "Participation in international organisations, including in the World Health Assembly": of what
# only instances a matter, be it by name.
AS_EXAMPLE = 0.5


@dataclass(frozen=True, slots=True)
class Evidence:
    """What speaks for one theme.

    Attributes:
        theme: Place of the theme in its set.
        score: Sum of the weights of the terms.
        words: The very words, in the order of their first use.
        is_named: Whether a name is among them that is no mere member of an enumeration.
        is_firm: Whether there is more than hints and mentions in passing.
        origin: Where the words stand, if not in the text itself; see `ThemeScore`.
    """

    theme: int
    score: float
    words: tuple[str, ...]
    is_named: bool = False
    is_firm: bool = False
    origin: str = ""


def evidence_of(text: str, lexicon: Lexicon) -> dict[int, Evidence]:
    """Return by theme what a text says of it; themes it says nothing of are not in it."""
    units = units_of(text)
    listed = _listed(units)
    return {
        theme: _weigh(text, matches, units, listed)
        for theme, matches in find_matches(units, lexicon).items()
        if matches
    }


def _weigh(
    text: str, matches: Sequence[Match], units: Sequence[Unit], listed: Mapping[int, range]
) -> Evidence:
    """Return what the terms of one theme prove together."""
    positions = [_position(match, units, listed) for match in matches]
    passing = _in_passing(set(positions), listed)
    examples = _examples(units)
    score = 0.0
    uses: Counter[tuple[str, ...]] = Counter()
    words: dict[str, None] = {}
    is_named = is_firm = False
    for match, clause in zip(matches, positions, strict=True):
        pattern = match.pattern
        is_name = pattern.grade is Grade.NAME
        # What is called by its proper name is meant, wherever it stands.
        is_proper = is_name and pattern.is_proper
        is_member = clause in passing or (not is_proper and clause in listed)
        weight = WEIGHTS[pattern.grade] * REPEAT ** uses[pattern.keys]
        if is_member:
            weight *= IN_PASSING if clause in passing else ENUMERATED
        elif clause in examples:
            weight *= AS_EXAMPLE
        if not is_proper:
            weight *= max(LEAST_FOR_LATE, 1 / (1 + LATE * match.first))
        score += weight
        uses[pattern.keys] += 1
        words[text[units[match.first].start : units[match.last].end]] = None
        is_named = is_named or (is_name and not is_member)
        is_firm = is_firm or (pattern.grade is not Grade.HINT and clause not in passing)
    return Evidence(matches[0].pattern.theme, round(score, 4), tuple(words), is_named, is_firm)


def _position(match: Match, units: Sequence[Unit], listed: Mapping[int, range]) -> int:
    """Return the clause that a term belongs to.

    The last words before the first comma of an enumeration are its first member ("cooperation
    in finance, transport, energy").
    """
    clause, following = units[match.first].clause, match.last + 1
    is_last = following < len(units) and units[following].clause == clause + 1
    if is_last and clause not in listed and clause + 1 in listed:
        return clause + 1
    return clause


def _examples(units: Sequence[Unit]) -> frozenset[int]:
    """Return the clauses that begin with what leads in examples, but for the first of a text."""
    openers = frozenset(named_words("before_examples"))
    first = {unit.clause: unit.word.casefold() for unit in reversed(units)}
    return frozenset(clause for clause, word in first.items() if clause and word in openers)


def _in_passing(clauses: set[int], listed: Mapping[int, range]) -> frozenset[int]:
    """Return the clauses in which a theme is one of the many members of a long enumeration."""
    found: set[int] = set()
    for clause in clauses & listed.keys():
        members = listed[clause]
        if len(members) >= LONG_LIST and len(clauses & set(members)) < PASSING_SHARE * len(members):
            found.add(clause)
    return frozenset(found)


def _listed(units: Sequence[Unit]) -> dict[int, range]:
    """Return the clauses that are members of an enumeration, each with all of its members.

    What stands before its first comma ("cooperation in finance,") is not counted among them:
    that is where the main clause is.
    """
    sizes = Counter(unit.clause for unit in units)
    listed: dict[int, range] = {}
    first = 0
    for clause in range(max(sizes, default=0) + 2):
        if 0 < sizes[clause] <= LONGEST_MEMBER:
            continue
        if clause - first + 1 >= LEAST_MEMBERS:
            listed.update(dict.fromkeys(range(first, clause), range(first, clause)))
        first = clause + 1
    return listed
