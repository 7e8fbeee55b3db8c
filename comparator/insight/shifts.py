"""Shifts: where linked passages say the same matter more strongly, more weakly or by fewer.

A shift needs three things at once: an operative whose words the edits of the variant touch, its
counterpart on the other side, and a matter that both share. Of two clauses on different matters
nothing is said, however their verbs differ: a wrong "stronger" is worse than a missed one.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from comparator.insight.lexicon import Lexicon
from comparator.insight.operatives import Operative, operatives
from comparator.model import Direction, FindingKind, Variant


@dataclass(frozen=True, slots=True)
class Shift:
    """A shift before it is tied to passages: kind, words of both sides, rule and confidence."""

    kind: FindingKind
    left_words: str
    right_words: str
    rule: str
    confidence: float
    steps: int = 0


_Span = tuple[int, int]

_HEAD = 6
_LEAST_COVERAGE = 0.25
_LEAST_COVERAGE_ALONE = 0.5
_SAME_VERB = 0.3
_RIVAL = 0.8
_SHORT_EDIT = 4
_LEAST_OF_TURNS = 0.5
_LEAST_OF_UNSURE = 0.7
_WIDE_HEAD = 14
_LEAST_CONVICTION = 3
_LEAST_OF_WISHES = 6
_MOST_OF_MODALS = 5
_LEAST_SUPPORT, _LEAST_CONCERN = 5, 7


def shifts(variant: Variant, lexicon: Lexicon, is_sure: bool = True) -> tuple[Shift, ...]:
    """Return the shifts of a variant, in the order of its newer text.

    Of a tentative link, which is not sure, only what needs no guess at all.
    """
    left, right = variant.left, variant.right
    old, new = operatives(left, lexicon), operatives(right, lexicon)
    touched = _touched(variant, -1), _touched(variant, 1)
    found: list[tuple[int, Shift]] = []
    for older, newer, coverage in _counterparts(old, new, is_sure):
        is_touched = _meets(older, touched[0]) or _meets(newer, touched[1])
        if not is_touched:
            continue
        if _is_still_said(older, newer, old, new):
            continue
        shift = _shift(older, newer, coverage, (left, right))
        if shift is not None:
            found.append((newer.start, shift))
    if is_sure:
        found += _fewer(variant, lexicon, (old, new))
        found += _hedges(variant, lexicon)
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
        here.direction is Direction.CONCERN and _is_one_verb(here.verb, there.verb)
        for there, others, paired in ((older, new, newer), (newer, old, older))
        for here in others
        if here is not paired and there.verb != paired.verb
    )


def _touched(variant: Variant, side: int) -> list[_Span]:
    """Return what the edits of one side changed, light ones left out."""
    spans: list[_Span] = []
    at = 0
    for n, (sign, text) in enumerate(variant.edits):
        if sign == side and n not in variant.light:
            spans.append((at, at + len(text)))
        if sign in {0, side}:
            at += len(text)
    return spans


def _meets(operative: Operative, spans: Sequence[_Span]) -> bool:
    start = min(operative.start, operative.subject)
    return any(begin < operative.end and end > start for begin, end in spans)


def _counterparts(
    old: Sequence[Operative], new: Sequence[Operative], is_sure: bool
) -> Iterator[tuple[Operative, Operative, float]]:
    """Yield operatives that speak of one matter, each once, the surest first."""
    if is_sure and len(old) == 1 == len(new) and _coverage(old[0], new[0]) >= _LEAST_COVERAGE:
        # One clause became one clause: what it speaks of may be put in another order.
        yield old[0], new[0], max(_likeness(old[0], new[0]), _LEAST_COVERAGE)
        return
    scored = sorted(
        (-_likeness(older, newer), i, j)
        for i, older in enumerate(old)
        for j, newer in enumerate(new)
        if _likeness(older, newer) > 0
    )
    taken: set[tuple[str, int]] = set()
    for score, i, j in scored:
        if ("left", i) in taken or ("right", j) in taken:
            continue
        taken |= {("left", i), ("right", j)}
        if (is_sure or -score >= _LEAST_OF_UNSURE) and not _has_rival(scored, taken, (i, j, score)):
            yield old[i], new[j], -score


def _has_rival(
    scored: Sequence[tuple[float, int, int]],
    taken: set[tuple[str, int]],
    chosen: tuple[int, int, float],
) -> bool:
    """Whether another operative answers one of two nearly as well."""
    return any(
        score <= _RIVAL * chosen[2]
        and (i, j) != chosen[:2]
        and (i == chosen[0] or j == chosen[1])
        and (("left", i) not in taken or i == chosen[0])
        and (("right", j) not in taken or j == chosen[1])
        for score, i, j in scored
    )


def _coverage(older: Operative, newer: Operative) -> float:
    """Return how much of the shorter matter the longer one has, 0 to 1."""
    a, b = set(older.matter), set(newer.matter)
    common = len(a & b)
    is_near = set(older.matter[:_WIDE_HEAD]) & set(newer.matter[:_WIDE_HEAD])
    return common / min(len(a), len(b)) if common > 1 and is_near else 0.0


def _likeness(older: Operative, newer: Operative) -> float:
    """Return how much two matters are one, 0 to 1; 0 where they are not the same.

    What stands next to the verb counts as much as all the rest.
    """
    a, b = set(older.matter), set(newer.matter)
    common = a & b
    heads = set(older.matter[:_HEAD]), set(newer.matter[:_HEAD])
    near = heads[0] & heads[1]
    if not near:
        return 0.0
    coverage = len(common) / min(len(a), len(b))
    least = _LEAST_COVERAGE if len(near) > 1 else _LEAST_COVERAGE_ALONE
    if coverage < least or (len(common) < 2 and min(len(a), len(b)) > 2):
        return 0.0
    near_share = len(near) / min(len(heads[0]), len(heads[1]))
    is_same = (older.direction, older.rank) == (newer.direction, newer.rank) or _is_one_verb(
        older.verb, newer.verb
    )
    return (coverage + near_share) / 2 + _SAME_VERB * is_same


def _is_one_verb(old: str, new: str) -> bool:
    """Whether two verbs are one, but for adverbs: "condemn", "strongly condemn"."""
    return old.rsplit(maxsplit=1)[-1] == new.rsplit(maxsplit=1)[-1] or old == new


def _shift(
    older: Operative, newer: Operative, likeness: float, texts: tuple[str, str]
) -> Shift | None:
    """Return the shift between two operatives on one matter, or None."""
    words = texts[0][older.start : older.end], texts[1][newer.start : newer.end]
    sure = 0.9 if likeness >= 0.5 else 0.8
    sure -= 0.1 * (older.is_subordinate != newer.is_subordinate)
    is_one_matter = _likeness(older, newer) > 0 or older.direction is newer.direction
    if newer.scope and not older.scope and is_one_matter:
        return Shift(
            FindingKind.FEWER,
            texts[0][older.subject : older.end],
            texts[1][newer.subject : newer.end],
            f"“{newer.scope}” came to those who speak",
            sure,
        )
    if older.scope and not newer.scope and is_one_matter:
        return Shift(
            FindingKind.STRONGER,
            texts[0][older.subject : older.end],
            texts[1][newer.subject : newer.end],
            f"“{older.scope}” went from those who speak",
            sure,
        )
    if likeness >= _LEAST_OF_TURNS and _turns(older, newer):
        rule = f"{_named(older)} → {_named(newer)}"
        return Shift(FindingKind.TURNED, *words, rule, round(sure, 2))
    gain = _gain(older, newer)
    if not gain:
        return None
    kind = FindingKind.STRONGER if gain > 0 else FindingKind.WEAKER
    if older.verb == newer.verb:
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
        return newer.force - older.force
    if older.is_promised and newer.is_promised and older.verb != newer.verb:
        is_both = older.direction is newer.direction
        return newer.rank - older.rank if is_both else 0
    steps = newer.rank - older.rank
    if older.is_subordinate != newer.is_subordinate and abs(steps) < 2:
        return 0
    if older.is_event != newer.is_event:
        return 0  # an adoption that is welcomed is not what is then promised
    if older.direction is newer.direction:
        return steps or (newer.force - older.force)
    if not _can_be_compared(older, newer) or not _can_be_compared(newer, older):
        return 0
    if _is_mere_modal(older) or _is_mere_modal(newer):
        return 0  # "should" is weaker than "shall"; than "call for" it is neither
    directions = {older.direction, newer.direction}
    if Direction.CONCERN in directions or _is_mere_opinion(older) or _is_mere_opinion(newer):
        return 0
    if older.is_fact != newer.is_fact:
        return 0  # to note that something is so is not to note it
    return steps if abs(steps) >= 2 else 0


def _is_mere_modal(operative: Operative) -> bool:
    """Whether it only says that something may or should be."""
    is_commitment = operative.direction is Direction.COMMITMENT
    return is_commitment and operative.rank <= _MOST_OF_MODALS


def _can_be_compared(one: Operative, other: Operative) -> bool:
    """Whether what is done with something can be weighed against what is asked or promised.

    What is welcomed or merely noted is there already; what is asked or promised is not.
    """
    if other.direction not in {Direction.DEMAND, Direction.COMMITMENT}:
        return True
    if one.direction is Direction.SUPPORT:
        return one.rank >= _LEAST_OF_WISHES
    return one.direction is not Direction.STATEMENT or one.is_judged


def _is_mere_opinion(operative: Operative) -> bool:
    """Whether an opinion asks for nothing: "believe that", not "believe it necessary"."""
    is_opinion = operative.direction is Direction.OPINION
    return is_opinion and not operative.is_judged and operative.rank < _LEAST_CONVICTION


def _fewer(
    variant: Variant, lexicon: Lexicon, sides: tuple[Sequence[Operative], Sequence[Operative]]
) -> Iterator[tuple[int, Shift]]:
    """Yield where "interested" came before those a clause is about, not those who speak."""
    if any(o.scope for side in sides for o in side):
        return
    for side in (1, -1):
        text = variant.right if side > 0 else variant.left
        other = variant.left if side > 0 else variant.right
        for start, end in _touched(variant, side):
            if len(text[start:end].split()) > _SHORT_EDIT:
                continue  # a clause of other words is not the old one with fewer speakers
            for phrase in lexicon.fewer:
                words = " ".join(phrase)
                at = text.casefold().find(words, start, end)
                if at < 0 or _is_scoped(other, lexicon) or not _is_of_speakers(text[at:], lexicon):
                    continue
                quote = " ".join(text[at:].split()[: len(phrase) + 3]).rstrip(".,;:")
                if side > 0:
                    yield (
                        at,
                        Shift(
                            FindingKind.FEWER, "", quote, f"“{words}” came: not all are meant", 0.8
                        ),
                    )
                else:
                    yield (
                        start,
                        Shift(
                            FindingKind.STRONGER, quote, "", f"“{words}” went: all are meant", 0.7
                        ),
                    )


def _is_scoped(text: str, lexicon: Lexicon) -> bool:
    """Whether a text says already that not all are meant."""
    folded = text.casefold()
    return "concerned" in folded or any(" ".join(words) in folded for words in lexicon.fewer)


def _is_of_speakers(text: str, lexicon: Lexicon) -> bool:
    following = [word.strip(".,;:()").casefold() for word in text.split()[1:4]]
    return any(word in lexicon.subjects for word in following)


def _hedges(variant: Variant, lexicon: Lexicon) -> Iterator[tuple[int, Shift]]:
    """Yield the ways out that came and went."""
    left, right = _folded(variant.left), _folded(variant.right)
    had = any(_tail(hedge) in left for hedge in lexicon.hedges)
    has = any(_tail(hedge) in right for hedge in lexicon.hedges)
    if had == has:
        return
    text, side = (right, 1) if has else (left, -1)
    for start, end in _touched(variant, side):
        for hedge in lexicon.hedges:
            at = text.find(hedge, max(0, start - len(hedge)), end + len(hedge))
            # Where a whole clause came or went, its hedge is not what changed.
            is_alone = len(text[start:end].split()) <= len(hedge.split()) + _SHORT_EDIT
            if at < 0 or not (at < end and at + len(hedge) > start) or not is_alone:
                continue
            raw = variant.right if has else variant.left
            quote = raw[at : at + len(hedge)]
            if has:
                yield at, Shift(FindingKind.HEDGE, "", quote, "a way out came", 0.8)
            else:
                yield start, Shift(FindingKind.HEDGE, quote, "", "a way out went", 0.8)
            return


def _tail(hedge: str) -> str:
    """Return the words that a hedge keeps when it is put in other words."""
    words = hedge.split()
    return " ".join(words[-2:]) if len(words) > 3 else hedge


def _folded(text: str) -> str:
    """Return a text in small letters, letter by letter, so that places stay."""
    return "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
