"""Strength: what one operative is to its counterpart, stronger, weaker, turned or said by fewer."""

from dataclasses import replace

from comparator.analysis.operatives.counterparts import is_modal, likeness_of
from comparator.analysis.operatives.operatives import Operative
from comparator.language.knowledge import named_patterns, named_words
from comparator.model import (
    Confidence,
    Direction,
    Finding,
    FindingKind,
    Restriction,
    Turn,
    VerbChange,
    VerbUse,
)

_LEAST_OF_TURNS = 0.5
_LEAST_OF_SURE = 0.5
_LEAST_OF_STANCES = 0.35
_LEAST_CONVICTION = 3
_LEAST_OF_WISHES = 6
_LEAST_WELCOME = 4
_LEAST_OF_DEEDS = 7
_LEAST_OF_DEMANDS = 7
_LEAST_OF_PROMISES = 8
_STANCES = frozenset(named_patterns("stances"))
"""Commitments to what is there, not to what will be done."""
_LEAST_SUPPORT, _LEAST_CONCERN = 4, 5
_RECOGNISING = frozenset(named_words("recognising"))
_REPEATING = frozenset(named_words("repeating"))


def shift_between(
    older: Operative, newer: Operative, likeness: float, texts: tuple[str, str]
) -> Finding | None:
    """Return the shift between two operatives on one matter, not yet tied, or None."""
    words = texts[0][older.start : older.end], texts[1][newer.start : newer.end]
    sure = Confidence.SURE.less(
        (likeness < _LEAST_OF_SURE) + (older.is_subordinate != newer.is_subordinate)
    )
    is_one_matter = likeness_of(older, newer) > 0 or older.direction is newer.direction
    is_same = likeness >= _LEAST_OF_SURE or older.direction is newer.direction
    if is_one_matter and is_same and bool(older.scope) != bool(newer.scope):
        whole = texts[0][older.subject : older.end], texts[1][newer.subject : newer.end]
        kind = FindingKind.FEWER if newer.scope else FindingKind.STRONGER
        turn = Turn.CAME if newer.scope else Turn.WENT
        only = Restriction(newer.scope or older.scope, is_of_speakers=True, turn=turn)
        return Finding(kind, (), (), *whole, sure, restriction=only)
    verbs = VerbChange(_use_of(older), _use_of(newer))
    if likeness >= _LEAST_OF_TURNS and _turns(older, newer):
        return Finding(FindingKind.TURNED, (), (), *words, sure, verbs)
    is_aside = older.is_subordinate != newer.is_subordinate
    if is_aside and older.direction is not newer.direction and likeness < _LEAST_OF_SURE:
        return None  # what is said by the way is not what is then done
    gain = _gain(older, newer)
    if not gain and likeness >= _LEAST_OF_STANCES:
        deeds = _is_deed(newer) - _is_deed(older)
        deed, word = (newer, older) if deeds > 0 else (older, newer)
        is_asked = word.direction is Direction.DEMAND and deed.rank < _LEAST_OF_PROMISES
        if deeds and _is_word(word) and not is_asked:
            kind = FindingKind.STRONGER if deeds > 0 else FindingKind.WEAKER
            return Finding(kind, (), (), *words, Confidence.DOUBTFUL, replace(verbs, steps=1))
    if not gain or (_is_noted_only(older, newer) and likeness < _LEAST_OF_STANCES):
        return None
    kind = FindingKind.STRONGER if gain > 0 else FindingKind.WEAKER
    if not verbs.old.is_same_but_for_force(verbs.new):
        sure = sure.less(older.direction is not newer.direction)
    moved = replace(verbs, steps=abs(gain))
    return Finding(kind, (), (), *words, sure, moved)


def _is_deed(operative: Operative) -> bool:
    """Whether those who speak say that they will do something themselves."""
    is_commitment = operative.direction is Direction.COMMITMENT
    is_firm = operative.rank >= _LEAST_OF_DEEDS and not operative.is_negated
    return is_commitment and is_firm and operative.verb not in _STANCES


def _is_word(operative: Operative) -> bool:
    """Whether they only say something of it, or ask others."""
    is_mere = operative.direction is not Direction.COMMITMENT
    return is_mere and not (operative.is_negated or operative.is_promised or operative.is_event)


def _use_of(operative: Operative) -> VerbUse:
    return VerbUse(
        operative.verb,
        operative.direction,
        operative.rank,
        operative.judgement,
        operative.is_negated,
    )


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
        return _gain_of_one_verb(older, newer)
    if _is_said_again(older, newer) or _is_said_again(newer, older):
        return 0
    if older.is_promised and newer.is_promised:
        is_both = older.direction is newer.direction
        return newer.rank - older.rank if is_both else 0
    steps = newer.rank - older.rank
    if older.is_subordinate != newer.is_subordinate and abs(steps) < 2:
        return 0
    if _has_come(older, newer) or _has_come(newer, older):
        return 0
    if older.is_event != newer.is_event and not _is_taken_up(older, newer):
        return 0  # an adoption that is welcomed is not what is then promised
    if older.direction is newer.direction:
        return steps or _force_gain(older, newer)
    return _gain_across(older, newer)


def _is_said_again(first: Operative, again: Operative) -> bool:
    """Whether it is recognised that something is so, and then said again: that is no more."""
    is_fact = first.is_fact and again.is_fact
    return is_fact and first.verb in _RECOGNISING and again.verb in _REPEATING


def _gain_of_one_verb(older: Operative, newer: Operative) -> int:
    """Return the gain where only what is said with the verb differs."""
    # "Consider it important", "consider it necessary"; "the importance of", "the need for".
    is_weighed = older.is_judged and newer.is_judged and older.direction is newer.direction
    is_raised = older.direction is newer.direction is Direction.CONCERN
    steps = newer.rank - older.rank if is_weighed or is_raised else 0
    return steps or _force_gain(older, newer)


def _gain_across(older: Operative, newer: Operative) -> int:  # noqa: PLR0911 - one return a rule
    """Return the gain between verbs of two directions."""
    steps = newer.rank - older.rank
    if not _can_be_compared(older, newer) or not _can_be_compared(newer, older):
        return 0
    if is_modal(older) or is_modal(newer):
        return 0  # "should" is weaker than "shall"; than "call for" it is neither
    directions = {older.direction, newer.direction}
    if _is_need_and_advice(older, newer) or _is_need_and_advice(newer, older):
        return 0  # what is needed is not less than what others are encouraged to
    if directions == {Direction.COMMITMENT, Direction.DEMAND}:
        return 0  # what they will do themselves is not what they ask of others
    if Direction.CONCERN in directions:
        return steps if _is_merely_noted(older) or _is_merely_noted(newer) else 0
    if _is_mere_opinion(older) or _is_mere_opinion(newer):
        return 0
    if older.is_fact != newer.is_fact:
        return 0  # to note that something is so is not to note it
    if _is_praised(older, newer) or _is_praised(newer, older):
        return 0
    if directions == {Direction.SUPPORT, Direction.COMMITMENT}:
        return steps  # to be in favour of something is less than to intend it
    return steps if abs(steps) >= 2 else 0


def _is_need_and_advice(need: Operative, advice: Operative) -> bool:
    """Whether one says that something is needed, and the other encourages, invites or proposes."""
    is_need = need.direction is Direction.STATEMENT and need.is_judged
    return is_need and advice.direction is Direction.DEMAND and advice.rank <= _LEAST_OF_DEMANDS


def _force_gain(older: Operative, newer: Operative) -> int:
    """Return by how much the newer is more forceful.

    From "our consistent support" to "our strong support" nothing shifted, nor to "our support".
    """
    return 0 if older.is_lasting or newer.is_lasting else newer.force - older.force


def _is_taken_up(older: Operative, newer: Operative) -> bool:
    """Whether what is noted as having happened, or welcomed, stands against praise of it itself.

    What was wished for and is noted when it has happened is no weaker.
    """
    mild = {Direction.STATEMENT, Direction.SUPPORT}
    event, other = (older, newer) if older.is_event else (newer, older)
    is_mild = {older.direction, newer.direction} <= mild and not other.is_judged
    return is_mild and event.rank < other.rank < _LEAST_OF_WISHES


def _is_praised(one: Operative, other: Operative) -> bool:
    """Whether one praises what is there, and the other says how much a matter counts."""
    is_praise = one.direction is Direction.SUPPORT and one.rank < _LEAST_OF_WISHES
    return is_praise and other.direction is Direction.STATEMENT and other.is_judged


def _has_come(wish: Operative, deed: Operative) -> bool:
    """Whether what is awaited on one side is greeted on the other: it came, and that is no more.

    So "look forward to the report" and "welcome the report".
    """
    is_both = wish.direction is deed.direction is Direction.SUPPORT
    return is_both and wish.rank < _LEAST_WELCOME <= deed.rank < _LEAST_OF_WISHES


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
    if one.direction is Direction.OPINION and not one.is_judged:
        return False  # what is believed is neither asked nor promised
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
