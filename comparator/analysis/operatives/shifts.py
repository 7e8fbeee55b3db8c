"""Shifts: where linked passages say the same matter more strongly, more weakly or by fewer.

A shift needs three things at once: an operative whose words the edits of the variant touch, its
counterpart on the other side, and a matter that both share. Of two clauses on different matters
nothing is said, however their verbs differ: a wrong "stronger" is worse than a missed one.
"""

from collections.abc import Sequence

from comparator.analysis.operatives.counterparts import counterparts, is_one_verb
from comparator.analysis.operatives.hedges import fewer_meant, touched, ways_out
from comparator.analysis.operatives.operatives import Operative, operatives
from comparator.analysis.operatives.strength import Shift, shift_between
from comparator.analysis.operatives.verb_lexicon import Lexicon
from comparator.model import Direction, Variant

_Span = tuple[int, int]


def shifts(variant: Variant, lexicon: Lexicon, is_sure: bool = True) -> tuple[Shift, ...]:
    """Return the shifts of a variant, in the order of its newer text.

    Of a tentative link, which is not sure, only what needs no guess at all.
    """
    left, right = variant.left, variant.right
    old, new = operatives(left, lexicon), operatives(right, lexicon)
    changed = touched(variant, -1), touched(variant, 1)
    found: list[tuple[int, Shift]] = []
    for older, newer, coverage in counterparts(old, new, is_sure):
        is_touched = _meets(older, changed[0]) or _meets(newer, changed[1])
        if not is_touched:
            continue
        if _is_still_said(older, newer, old, new):
            continue
        shift = shift_between(older, newer, coverage, (left, right))
        if shift is not None:
            found.append((newer.start, shift))
    if is_sure:
        found += fewer_meant(variant, lexicon, (old, new))
        found += ways_out(variant, lexicon)
    return tuple(shift for _, shift in sorted(found, key=lambda entry: entry[0]))


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


def _meets(operative: Operative, spans: Sequence[_Span]) -> bool:
    start = min(operative.start, operative.subject)
    return any(begin < operative.end and end > start for begin, end in spans)
