"""Shifts: where linked passages say the same matter more strongly, more weakly or by fewer.

A shift needs three things at once: an operative whose words the edits of the variant touch, its
counterpart on the other side, and a matter that both share. Of two clauses on different matters
nothing is said, however their verbs differ: a wrong "stronger" is worse than a missed one.
"""

from collections.abc import Iterator, Sequence

from comparator.analysis.edits import Span
from comparator.analysis.operatives.counterparts import (
    counterparts,
    is_one_verb,
    left_over,
    only_ones,
    only_weights,
)
from comparator.analysis.operatives.edited import Edited
from comparator.analysis.operatives.grades import grade_shifts
from comparator.analysis.operatives.hedges import (
    fewer_meant,
    no_ways_out,
    ways_out,
    wider_or_narrower,
)
from comparator.analysis.operatives.likelihood import likelihood_shifts
from comparator.analysis.operatives.operatives import Operative, operatives
from comparator.analysis.operatives.qualities import quality_shifts
from comparator.analysis.operatives.rates import rate_shifts
from comparator.analysis.operatives.stances import stance_changes
from comparator.analysis.operatives.steps import step_shifts
from comparator.analysis.operatives.strength import shift_between
from comparator.analysis.operatives.trends import trend_shifts
from comparator.analysis.operatives.verb_lexicon import Lexicon
from comparator.model import Direction, Finding, FindingKind, Variant

_LEAST_ACROSS = 0.9


def shifts(variant: Variant, lexicon: Lexicon, is_sure: bool = True) -> tuple[Finding, ...]:
    """Return the shifts of a variant, not yet tied to passages, in the order of its newer text.

    Args:
        variant: The word edits.
        lexicon: Of the language of both texts.
        is_sure: Whether the link is; of a tentative one more is asked before verbs are matched.
    """
    edited = Edited.of(variant, lexicon)
    old, new = (operatives(text, lexicon) for text in edited.texts)
    steps = [*rate_shifts(edited), *step_shifts(edited)]
    # A step is told as one, not as a verb that is stronger for it.
    found = [
        entry for entry in _verb_shifts(edited, old, new, is_sure) if not _is_told(entry[1], steps)
    ]
    trends = [*trend_shifts(edited)]
    found += [*steps, *trends]
    weighed = [(o.start, o.end) for o in old], [(o.start, o.end) for o in new]
    # Where growth is weaker, what drives it may be "strong" by the way.
    found += [
        entry
        for entry in (*grade_shifts(edited, weighed), *likelihood_shifts(edited))
        if not _is_told(entry[1], found) and all(entry[1].kind is t.kind for _, t in trends)
    ]
    if is_sure:
        found += stance_changes(edited, (old, new))
        found += [*fewer_meant(edited, (old, new)), *ways_out(edited)]
        more = (
            *no_ways_out(edited),
            *wider_or_narrower(edited, (*old, *new)),
            *quality_shifts(edited, weighed),
        )
        found += [entry for entry in more if not _is_told(entry[1], found)]
    return tuple(shift for _, shift in sorted(found, key=lambda entry: entry[0]))


def _verb_shifts(
    edited: Edited, old: Sequence[Operative], new: Sequence[Operative], is_sure: bool
) -> Iterator[tuple[int, Finding]]:
    """Yield what is said more strongly or weakly by a verb than by the one that answers it."""
    answers = [*counterparts(old, new, is_sure)]
    matched = len(answers)  # what answers by its place alone comes behind
    answers += left_over(old, new, [(a, b) for a, b, _ in answers])
    if is_sure:
        answers += only_ones(old, new, [(a, b) for a, b, _ in answers])
        answers += only_weights(old, new, [(a, b) for a, b, _ in answers])
    for n, (older, newer, coverage) in enumerate(answers):
        pair = older, newer
        if n < matched and _is_crossed(pair, coverage, old, new):
            continue
        if not any(map(_meets, pair, edited.changed)):
            continue
        if n < matched and _is_still_said(older, newer, old, new):
            continue
        shift = shift_between(older, newer, coverage, edited.texts)
        if shift is None or _is_promised_still(shift, pair, new):
            continue
        if not _is_apart(shift, pair, old, new):
            yield newer.start, shift


def _is_crossed(
    pair: tuple[Operative, Operative],
    likeness: float,
    old: Sequence[Operative],
    new: Sequence[Operative],
) -> bool:
    """Whether both sides do both: "support A, call for B" and "support B, urge for C".

    Unless much says that one became the other, support is answered by support and a call by a call.
    """
    older, newer = pair
    return (
        older.direction is not newer.direction
        and likeness < _LEAST_ACROSS
        and any(o.direction is newer.direction for o in old)
        and any(o.direction is older.direction for o in new)
    )


def _is_told(shift: Finding, others: Sequence[tuple[int, Finding]]) -> bool:
    """Whether another shift quotes the same words, or words that hold them, on a side."""
    return any(
        _holds(other.left_words, shift.left_words) or _holds(other.right_words, shift.right_words)
        for _, other in others
    )


def _holds(words: str, others: str) -> bool:
    return bool(words and others) and (words in others or others in words)


def _is_apart(
    shift: Finding,
    pair: tuple[Operative, Operative],
    old: Sequence[Operative],
    new: Sequence[Operative],
) -> bool:
    """Whether what seems turned is for someone and against something else, as it was before."""
    older, newer = pair
    return shift.kind is FindingKind.TURNED and (
        any(o is not older and o.direction is newer.direction for o in old)
        or any(o is not newer and o.direction is older.direction for o in new)
    )


def _is_still_said(
    older: Operative, newer: Operative, old: Sequence[Operative], new: Sequence[Operative]
) -> bool:
    """Whether either side has the other's verb as well, against something beside it.

    From "condemn terrorism" to "express deep concern about terrorism and condemn attacks" nothing
    was taken back.
    """
    if not older.direction is newer.direction is Direction.CONCERN:
        return False
    return any(
        here.direction is Direction.CONCERN and is_one_verb(here.verb, there.verb)
        for there, others, paired in ((older, new, newer), (newer, old, older))
        for here in others
        if here is not paired and there.verb != paired.verb
    )


def _is_promised_still(
    shift: Finding, pair: tuple[Operative, Operative], new: Sequence[Operative]
) -> bool:
    """Whether what is promised less of is promised as firmly beside it.

    From "intend to work on it" to "share an interest in it. We will work towards it" nothing was
    taken back.
    """
    older, newer = pair
    is_promise = older.direction is newer.direction is Direction.COMMITMENT
    return (
        shift.kind is FindingKind.WEAKER
        and is_promise
        and any(
            o is not newer
            and o.direction is Direction.COMMITMENT
            and o.rank >= older.rank
            and bool({*o.matter} & {*older.matter})
            for o in new
        )
    )


def _meets(operative: Operative, spans: Sequence[Span]) -> bool:
    start = min(operative.start, operative.subject)
    return any(begin < operative.end and end > start for begin, end in spans)
