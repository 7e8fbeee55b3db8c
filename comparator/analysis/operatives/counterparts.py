"""Which operative of one text answers which of the other: those that speak of one matter."""

from collections.abc import Iterator, Sequence

from comparator.analysis.operatives.operatives import Operative
from comparator.model import Direction

_HEAD = 6
_LEAST_COVERAGE = 0.25
_LEAST_COVERAGE_ALONE = 0.5
_SAME_VERB = 0.3
_RIVAL = 0.8
_LEAST_OF_UNSURE = 0.5
_WIDE_HEAD = 14
_ENOUGH_COMMON = 3
_LEAST_COVERAGE_FAR = 0.4
_LEAST_LEFT_OVER = 0.5
_MOST_OF_MODALS = 5
_OF_ONE_KIND = (Direction.CONCERN, Direction.DEMAND, Direction.COMMITMENT)


def counterparts(
    old: Sequence[Operative], new: Sequence[Operative], is_sure: bool
) -> Iterator[tuple[Operative, Operative, float]]:
    """Yield operatives that speak of one matter, each once, the surest first."""
    if is_sure and (single := _main_pair(old, new)):
        # One clause became one clause: what it speaks of may be put in another order.
        yield *single, max(likeness_of(*single), _LEAST_COVERAGE)
        old = [o for o in old if o is not single[0]]
        new = [o for o in new if o is not single[1]]
    scored = sorted(
        (-likeness_of(older, newer), i, j)
        for i, older in enumerate(old)
        for j, newer in enumerate(new)
        if likeness_of(older, newer) > 0
    )
    taken: set[tuple[str, int]] = set()
    for score, i, j in scored:
        if ("left", i) in taken or ("right", j) in taken:
            continue
        taken |= {("left", i), ("right", j)}
        if not is_sure and -score < _LEAST_OF_UNSURE:
            continue
        rivals = _rivals(scored, taken, (i, j, score))
        if not rivals:
            yield old[i], new[j], -score
        elif outdone := _outdone([(i, j), *rivals], old, new):
            yield *outdone, -score * _RIVAL


def _main_pair(
    old: Sequence[Operative], new: Sequence[Operative]
) -> tuple[Operative, Operative] | None:
    """Return the one main verb of either side, where there is one and both share their matter."""
    older, newer = ([o for o in side if not o.is_subordinate] for side in (old, new))
    is_single = len(older) == 1 == len(newer)
    if is_single and coverage_of(older[0], newer[0]) >= _LEAST_COVERAGE:
        return older[0], newer[0]
    return None


def only_ones(
    old: Sequence[Operative],
    new: Sequence[Operative],
    pairs: Sequence[tuple[Operative, Operative]],
) -> Iterator[tuple[Operative, Operative, float]]:
    """Yield the one thing that either side asks, promises or is against, if both have one.

    One clause became one clause: "called for the release of the prisoners" is answered by "demanded
    that all be set free", though hardly a word is the same.
    """
    taken = {id(o) for pair in pairs for o in pair}
    for direction in _OF_ONE_KIND:
        sides = [
            [o for o in side if o.direction is direction and not is_modal(o)] for side in (old, new)
        ]
        if all(len(side) == 1 and id(side[0]) not in taken for side in sides):
            [older], [newer] = sides
            # What is promised in other words may be another promise: little more is none.
            is_far = abs(older.rank - newer.rank) > 1
            if is_far or direction is not Direction.COMMITMENT:
                yield older, newer, _LEAST_COVERAGE


def only_weights(
    old: Sequence[Operative],
    new: Sequence[Operative],
    pairs: Sequence[tuple[Operative, Operative]],
) -> Iterator[tuple[Operative, Operative, float]]:
    """Yield the one thing of which either side says how much it matters, where they share some.

    From "underscore the importance of reform" to "underscore the need for reform and remain
    committed to talks" reform counts for more, though the talks were named with it.
    """
    taken = {id(o) for pair in pairs for o in pair}
    sides = [[o for o in side if _weighs(o)] for side in (old, new)]
    if all(len(side) == 1 and id(side[0]) not in taken for side in sides):
        [older], [newer] = sides
        if len({*older.matter} & {*newer.matter}) > 1:
            yield older, newer, _LEAST_COVERAGE


def _weighs(operative: Operative) -> bool:
    return operative.direction is Direction.STATEMENT and operative.is_judged


def is_modal(operative: Operative) -> bool:
    """Whether it only says that something may or should be."""
    is_commitment = operative.direction is Direction.COMMITMENT
    return is_commitment and operative.rank <= _MOST_OF_MODALS


def left_over(
    old: Sequence[Operative],
    new: Sequence[Operative],
    pairs: Sequence[tuple[Operative, Operative]],
) -> Iterator[tuple[Operative, Operative, float]]:
    """Yield operatives without a counterpart beside those that speak of their matter as well.

    From "strongly oppose the closing of ports and the mining of straits" to "strongly oppose the
    closing of ports. We are concerned at the mining of straits." the second part is weaker.
    """
    older_of = {id(b): a for a, b in pairs}
    newer_of = {id(a): b for a, b in pairs}
    for single in old:
        if id(single) not in newer_of:
            for b, a in ((b, older_of[id(b)]) for b in new if id(b) in older_of):
                if share := _share_of_rest(single, b, a):
                    yield single, b, share
    for single in new:
        if id(single) not in older_of:
            for a, b in ((a, newer_of[id(a)]) for a in old if id(a) in newer_of):
                if share := _share_of_rest(single, a, b):
                    yield a, single, share


def _share_of_rest(single: Operative, wide: Operative, answer: Operative) -> float:
    """Return how much of an operative's matter a wider one has that its own answer has not."""
    if not single.direction is wide.direction is Direction.CONCERN:
        return 0.0
    own = set(single.matter) - set(answer.matter)
    common = own & set(wide.matter)
    share = len(common) / len(own) if own else 0.0
    return share if len(common) >= _ENOUGH_COMMON and share >= _LEAST_LEFT_OVER else 0.0


def _rivals(
    scored: Sequence[tuple[float, int, int]],
    taken: set[tuple[str, int]],
    chosen: tuple[int, int, float],
) -> list[tuple[int, int]]:
    """Return the pairs in which another operative answers one of two nearly as well."""
    return [
        (i, j)
        for score, i, j in scored
        if score <= _RIVAL * chosen[2]
        and (i, j) != chosen[:2]
        and (i == chosen[0] or j == chosen[1])
        and (("left", i) not in taken or i == chosen[0])
        and (("right", j) not in taken or j == chosen[1])
    ]


def _outdone(
    pairs: Sequence[tuple[int, int]], old: Sequence[Operative], new: Sequence[Operative]
) -> tuple[Operative, Operative] | None:
    """Return the strongest of either side where all are of one kind and one is stronger.

    From "call for the dialogue" to "urge all to come to the dialogue and call on them to keep to
    it" nothing was taken back.
    """
    if len({o.direction for i, j in pairs for o in (old[i], new[j])}) > 1:
        return None
    older = max((old[i] for i, _ in pairs), key=lambda o: o.rank)
    newer = max((new[j] for _, j in pairs), key=lambda o: o.rank)
    return (older, newer) if older.rank != newer.rank else None


def coverage_of(older: Operative, newer: Operative) -> float:
    """Return how much of the shorter matter the longer one has, 0 to 1."""
    a, b = set(older.matter), set(newer.matter)
    common = len(a & b)
    is_near = set(older.matter[:_WIDE_HEAD]) & set(newer.matter[:_WIDE_HEAD])
    return common / min(len(a), len(b)) if common > 1 and is_near else 0.0


def likeness_of(older: Operative, newer: Operative) -> float:
    """Return how much two matters are one, 0 to 1; 0 where they are not the same.

    What stands next to the verb counts as much as all the rest.
    """
    a, b = set(older.matter), set(newer.matter)
    common = a & b
    heads = set(older.matter[:_HEAD]), set(newer.matter[:_HEAD])
    near = heads[0] & heads[1]
    if not common:
        return 0.0
    coverage = len(common) / min(len(a), len(b))
    if not near and (len(common) < _ENOUGH_COMMON or coverage < _LEAST_COVERAGE_FAR):
        return 0.0  # what is far from either verb has to be much
    is_much = len(near) > 1 or len(common) >= _ENOUGH_COMMON
    if near and coverage < (_LEAST_COVERAGE if is_much else _LEAST_COVERAGE_ALONE):
        return 0.0
    is_little = len(common) < 2
    if is_little and (min(len(a), len(b)) > 2 or older.direction is not newer.direction):
        return 0.0
    near_share = len(near) / min(len(heads[0]), len(heads[1]))
    is_same = (older.direction, older.rank) == (newer.direction, newer.rank) or is_one_verb(
        older.verb, newer.verb
    )
    return (coverage + near_share) / 2 + _SAME_VERB * is_same


def is_one_verb(old: str, new: str) -> bool:
    """Whether two verbs are one, but for adverbs: "condemn", "strongly condemn"."""
    return old.rsplit(maxsplit=1)[-1] == new.rsplit(maxsplit=1)[-1] or old == new
