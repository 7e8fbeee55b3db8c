"""Strength: what one operative is to its counterpart, stronger, weaker, turned or said by fewer."""

from dataclasses import dataclass

from comparator.analysis.operatives.counterparts import likeness_of
from comparator.analysis.operatives.operatives import Operative
from comparator.model import Direction, FindingKind

_LEAST_OF_TURNS = 0.5
_LEAST_OF_STANCES = 0.5
_LEAST_CONVICTION = 3
_LEAST_OF_WISHES = 6
_MOST_OF_MODALS = 5
_STANCES = frozenset(
    "commitment; adherence; dedication; be committed to; remain committed to; приверженность; "
    "привержены".split("; ")
)
"""Commitments to what is there, not to what will be done."""
_LEAST_SUPPORT, _LEAST_CONCERN = 5, 7


@dataclass(frozen=True, slots=True)
class Shift:
    """A shift before it is tied to passages: kind, words of both sides, rule and confidence."""

    kind: FindingKind
    left_words: str
    right_words: str
    rule: str
    confidence: float
    steps: int = 0


def shift_between(
    older: Operative, newer: Operative, likeness: float, texts: tuple[str, str]
) -> Shift | None:
    """Return the shift between two operatives on one matter, or None."""
    words = texts[0][older.start : older.end], texts[1][newer.start : newer.end]
    sure = 0.9 if likeness >= 0.5 else 0.8
    sure -= 0.1 * (older.is_subordinate != newer.is_subordinate)
    is_one_matter = likeness_of(older, newer) > 0 or older.direction is newer.direction
    if is_one_matter and bool(older.scope) != bool(newer.scope):
        whole = texts[0][older.subject : older.end], texts[1][newer.subject : newer.end]
        if newer.scope:
            came = f"“{newer.scope}” came to those who speak"
            return Shift(FindingKind.FEWER, *whole, came, sure)
        went = f"“{older.scope}” went from those who speak"
        return Shift(FindingKind.STRONGER, *whole, went, sure)
    if likeness >= _LEAST_OF_TURNS and _turns(older, newer):
        rule = f"{_named(older)} → {_named(newer)}"
        return Shift(FindingKind.TURNED, *words, rule, round(sure, 2))
    gain = _gain(older, newer)
    if not gain or (_is_noted_only(older, newer) and likeness < _LEAST_OF_STANCES):
        return None
    kind = FindingKind.STRONGER if gain > 0 else FindingKind.WEAKER
    if older.verb == newer.verb and older.judgement == newer.judgement:
        rule = f"{_named(newer)}, with {'more' if gain > 0 else 'less'} force"
    else:
        rule = f"{_named(older)} → {_named(newer)}"
        sure -= 0.1 * (older.direction is not newer.direction)
    return Shift(kind, *words, rule, round(sure, 2), abs(gain))


def _named(operative: Operative) -> str:
    negation = "not " if operative.is_negated else ""
    judged = f" … {operative.judgement}" if operative.judgement else ""
    return f"{negation}{operative.verb}{judged} ({operative.direction} {operative.rank})"


def _turns(older: Operative, newer: Operative) -> bool:
    """Whether one is for what the other is against."""
    if older.verb == newer.verb:
        return older.is_negated != newer.is_negated
    if older.is_negated or newer.is_negated:
        return False
    return any(
        a.direction is Direction.CONCERN
        and a.rank >= _LEAST_CONCERN
        and b.direction in {Direction.SUPPORT, Direction.DEMAND}
        and b.rank >= _LEAST_SUPPORT
        for a, b in ((older, newer), (newer, older))
    )


def _gain(older: Operative, newer: Operative) -> int:  # noqa: PLR0911 - one return a rule
    """Return by how many steps the newer is stronger; 0 where that cannot be said."""
    if older.is_negated or newer.is_negated:
        return 0
    if older.verb == newer.verb:
        # "consider it important", "consider it necessary"
        is_judged_anew = older.judgement and newer.judgement and older.direction is newer.direction
        return (is_judged_anew and newer.rank - older.rank) or newer.force - older.force
    if older.is_promised and newer.is_promised and older.verb != newer.verb:
        is_both = older.direction is newer.direction
        return newer.rank - older.rank if is_both else 0
    steps = newer.rank - older.rank
    if older.is_subordinate != newer.is_subordinate and abs(steps) < 2:
        return 0
    if older.is_event != newer.is_event and not _is_taken_up(older, newer):
        return 0  # an adoption that is welcomed is not what is then promised
    if older.direction is newer.direction:
        return steps or (newer.force - older.force)
    if not _can_be_compared(older, newer) or not _can_be_compared(newer, older):
        return 0
    if _is_mere_modal(older) or _is_mere_modal(newer):
        return 0  # "should" is weaker than "shall"; than "call for" it is neither
    directions = {older.direction, newer.direction}
    if directions == {Direction.COMMITMENT, Direction.DEMAND}:
        return 0  # what they will do themselves is not what they ask of others
    if Direction.CONCERN in directions or _is_mere_opinion(older) or _is_mere_opinion(newer):
        return 0
    if older.is_fact != newer.is_fact:
        return 0  # to note that something is so is not to note it
    if directions == {Direction.SUPPORT, Direction.COMMITMENT}:
        return steps  # to be in favour of something is less than to intend it
    return steps if abs(steps) >= 2 else 0


def _is_taken_up(older: Operative, newer: Operative) -> bool:
    """Whether what was noted or welcomed as having happened is now praised or backed itself.

    The other way round says nothing: what was wished for has happened, and is noted.
    """
    mild = {Direction.STATEMENT, Direction.SUPPORT}
    is_mild = {older.direction, newer.direction} <= mild
    return is_mild and older.is_event and newer.rank > older.rank


def _is_mere_modal(operative: Operative) -> bool:
    """Whether it only says that something may or should be."""
    is_commitment = operative.direction is Direction.COMMITMENT
    return is_commitment and operative.rank <= _MOST_OF_MODALS


def _can_be_compared(one: Operative, other: Operative) -> bool:
    """Whether what is done with something can be weighed against what is asked or promised.

    What is welcomed or merely noted is there already; what is asked or promised is not. A
    commitment to something is: from "reaffirm our commitment to the Charter" to "recall the
    Charter" it was given up.
    """
    if other.direction not in {Direction.DEMAND, Direction.COMMITMENT}:
        return True
    if one.direction is Direction.SUPPORT:
        return one.rank >= _LEAST_OF_WISHES
    return not _is_merely_noted(one) or other.verb in _STANCES


def _is_merely_noted(operative: Operative) -> bool:
    return operative.direction is Direction.STATEMENT and not operative.is_judged


def _is_noted_only(older: Operative, newer: Operative) -> bool:
    """Whether a commitment to something stands against a mere note of it."""
    return any(
        _is_merely_noted(a) and b.direction is Direction.COMMITMENT
        for a, b in ((older, newer), (newer, older))
    )


def _is_mere_opinion(operative: Operative) -> bool:
    """Whether an opinion asks for nothing: "believe that", not "believe it necessary"."""
    is_opinion = operative.direction is Direction.OPINION
    return is_opinion and not operative.is_judged and operative.rank < _LEAST_CONVICTION
