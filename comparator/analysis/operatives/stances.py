"""Stances beside what stands: what is condemned, demanded or promised besides, or no longer.

    They call for talks.   They call for talks and condemn the raids on the boats.

    stronger: “condemn the raids on the boats” came

Its own object has to come or go with it: what the other wording speaks of in any words is no other
stance. Whether another passage of the other text has it is asked where all passages are at hand.
"""

from collections.abc import Iterator, Sequence

from comparator.analysis.edits import Span, share_kept
from comparator.analysis.operatives.edited import Edited
from comparator.analysis.operatives.operatives import Operative
from comparator.analysis.operatives.tokens import Token
from comparator.language.knowledge import function_words, named_words
from comparator.model import Confidence, Direction, Finding, FindingKind, VerbUse

_LEAST_RANK = {Direction.CONCERN: 4, Direction.DEMAND: 8, Direction.COMMITMENT: 8}
_LEAST_KEPT = 0.5
_LEAST_OWN = 3  # telling words of its object
_MOST_SHARED = 0.34
_LEAST_EDITED = 0.9
_LEAST_STANDING = 5  # words of its own sentence that stand
_LONGEST_QUOTE = 12  # words
_ENDS = frozenset(".;!?")
_DECIDED_ONCE = frozenset(named_words("decided_once"))


def stance_changes(
    edited: Edited, sides: tuple[Sequence[Operative], Sequence[Operative]]
) -> Iterator[tuple[int, Finding]]:
    """Yield what is taken a stand on at one side alone, where that side has all else."""
    if share_kept(edited.variant) < _LEAST_KEPT:
        return
    found = [
        [(o, end) for o in own if (end := _end_of_own(o, own, edited, side))]
        for side, own in enumerate(sides)
    ]
    if all(found):
        return  # one for another
    for side, stances in enumerate(found):
        for stance, end in stances:
            yield stance.start, _finding(edited, side, stance, end)


def _end_of_own(stance: Operative, own: Sequence[Operative], edited: Edited, side: int) -> int:
    """Return where the clause of a stance ends that only one side takes; else 0."""
    least = _LEAST_RANK.get(stance.direction)
    is_mere = stance.is_negated or stance.is_event or stance.is_subordinate
    if least is None or stance.rank < least or is_mere or stance.verb in _DECIDED_ONCE:
        return 0
    matter, others = {*stance.matter}, edited.tokens[1 - side]
    there = {edited.lexicon.matter_of(t.form) for t in others if t.is_word}
    if len(matter) < _LEAST_OWN or len(matter & there) > _MOST_SHARED * len(matter):
        return 0
    end = _end_of(stance, own, edited.tokens[side])
    is_own = _share_edited((stance.start, end), edited.changed[side]) >= _LEAST_EDITED
    return end if is_own and _is_beside(stance.start, edited, side) else 0


def _end_of(stance: Operative, own: Sequence[Operative], tokens: Sequence[Token]) -> int:
    later = [o.start for o in own if o.start >= stance.end]
    marks = [t.start for t in tokens if t.start >= stance.end and t.text in _ENDS]
    return min([*later, *marks, tokens[-1].end])


def _share_edited(here: Span, spans: Sequence[Span]) -> float:
    shared = sum(max(0, min(end, here[1]) - max(start, here[0])) for start, end in spans)
    return shared / max(1, here[1] - here[0])


def _is_beside(at: int, edited: Edited, side: int) -> bool:
    """Whether enough of the sentence around a place stands on both sides."""
    tokens = edited.tokens[side]
    ends = [t.end for t in tokens if t.text in _ENDS]
    first = max((end for end in ends if end <= at), default=0)
    last = min((end for end in ends if end > at), default=tokens[-1].end)
    standing = [
        t
        for t in tokens
        if first <= t.start < last
        and t.is_word
        and not any(start < t.end and end > t.start for start, end in edited.changed[side])
    ]
    return len(standing) >= _LEAST_STANDING


def _finding(edited: Edited, side: int, stance: Operative, end: int) -> Finding:
    words = edited.texts[side][stance.start : end].split()[:_LONGEST_QUOTE]
    while words[-1].strip(",;:.").casefold() in function_words() | edited.lexicon.joins:
        words.pop()
    quote = " ".join(words).rstrip(",;:.")
    use = VerbUse(stance.verb, stance.direction, stance.rank)
    kind = FindingKind.STRONGER if side else FindingKind.WEAKER
    sides = ("", quote) if side else (quote, "")
    return Finding(kind, (), (), *sides, Confidence.LIKELY, stance=use)
