"""Which units of two texts in two languages say the same: a dynamic program over likelihoods.

The frame is that of W. A. Gale and K. W. Church, "A Program for Aligning Sentences in Bilingual
Corpora" (Computational Linguistics 19, 1993): beads of one unit and one, one and two, one and
none, in order, of which the likeliest sequence is found. Lengths alone lose their way where a
paragraph is missing, so each bead is weighed by what both sides share as well: cognates, after
M. Simard, G. Foster and P. Isabelle, "Using Cognates to Align Sentences in Bilingual Corpora"
(TMI 1992), numbers, dates and names, each by how rare it is. As R. C. Moore does in "Fast and
Accurate Sentence Alignment of Bilingual Corpora" (AMTA 2002), a first pass over the surest beads
teaches the second one the ratio of the lengths and which words answer which; what a word weighs
is the association of I. D. Melamed, "Models of Translational Equivalence among Words"
(Computational Linguistics 26, 2000), counted in this pair of texts and nowhere else.

All weights are natural logarithms of how much likelier something is of two units that say the
same than of two that do not.
"""

import math
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """A paragraph or a sentence, as far as its translation can be known by it.

    Attributes:
        kind: What it is; a heading is no translation of a paragraph.
        keys: What it has that its translation would have as well; the first letter says of what
            sort each is (see `_KEPT`).
        words: Its words, of which is learned what each answers.
    """

    length: int
    kind: str = ""
    keys: frozenset[str] = frozenset()
    words: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Bead:
    """Units that say the same; one side may have none.

    Attributes:
        left: Numbers of the units on the left, counted from 0.
        right: Numbers of those on the right.
        weight: How much speaks for it, beyond the length; 0 where a side is empty.
        chance: How likely it is among all that could be, as the program weighs them.
        elsewhere: Where it has no answer in its place: the unit of the other side, also without
            one, that surely says the same at another place.
    """

    left: tuple[int, ...]
    right: tuple[int, ...]
    weight: float = 0.0
    chance: float = 0.0
    elsewhere: int | None = None

    @property
    def is_firm(self) -> bool:
        """Whether something may be claimed by it."""
        return self.chance >= _FIRM


# How likely a translation has what the text has, by the sort of a key.
_KEPT = {
    "d": 0.95,  # a day
    "m": 0.9,  # a day of the year
    "y": 0.9,  # a year
    "n": 0.8,  # a number
    "o": 0.9,  # the paragraph's own number
    "l": 0.6,  # initials and Latin words
    "s": 0.85,  # a state
    "b": 0.8,  # a body or place
    "h": 0.45,  # a matter that is known in both languages
    "g": 0.5,  # what a word means
    "c": 0.55,  # a cognate
    "t": 0.9,  # a clause of another year, whose translation is known
}
_MUCH = 0.6
"""What keys weigh together of what each weighs alone: those of one passage go together."""
_PRIORS = {
    (1, 1): 0.852,
    (1, 0): 0.06,
    (0, 1): 0.06,
    (1, 2): 0.012,
    (2, 1): 0.012,
    (1, 3): 0.002,
    (3, 1): 0.002,
}
_SAME_SPREAD, _SHORT_SPREAD = 0.13, 1.6
_OTHER_SPREAD = 0.8
_KINDS_DIFFER = -5.0
_HEADING = "heading"
_MOVED = 0.05
"""How often what has no answer in its place is taken to have one out of order."""
_ELSEWHERE = 3.0
"""What speaks at least for two units out of order; of what so much speaks for, none was wrong."""
_FIRM = 0.9
"""Of the texts that were tuned on, of beads likelier than this 998 in 1000 are right."""
_SURE = 1.0
_WORD_KEPT = 0.6
_LEARNED_SHARE = 0.6
_LEAST_MEETINGS = 2
_ANSWERS = 0.6


def beads_of(left: Sequence[Unit], right: Sequence[Unit]) -> tuple[Bead, ...]:
    """Return the likeliest beads of two texts, in order; every unit is in one of them."""
    scale = scale_of(left, right)
    return _with_moved(beads_within(scale, range(len(left)), range(len(right))), scale)


def scale_of(left: Sequence[Unit], right: Sequence[Unit]) -> "Scale":
    """Return what weighs how much in two texts, taught by the texts themselves."""
    scale = Scale(left, right)
    for _ in range(2):
        beads = _likeliest(scale, range(len(left)), range(len(right)))
        scale = scale.taught(beads)
    return scale


def beads_within(scale: "Scale", left: range, right: range) -> tuple[Bead, ...]:
    """Return the likeliest beads of a stretch of two texts, by what weighs in the whole."""
    found = _with_chances(_likeliest(scale, left, right), scale, left, right)
    return tuple(_or_elsewhere(bead, found, scale) for bead in found)


def _is_exact(key: str) -> bool:
    """Whether a key is told by its translation for certain, so that its absence tells as well."""
    return key[0] in "dmyt" or (key[0] == "n" and len(key) > len("n12"))


class Scale:
    """What weighs how much in two texts.

    What a bead weighs is the sum of what its pairs of units share, less what each unit has that
    its translation should have: so all of it is worked out once, for each two units.
    """

    def __init__(
        self, left: Sequence[Unit], right: Sequence[Unit], sure: Sequence[Bead] = ()
    ) -> None:
        """Weigh two texts.

        Args:
            left: The units of the one.
            right: Those of the other.
            sure: Beads from which is learned how long translations are, and which words answer
                which.
        """
        self.left, self.right = left, right
        mine = [left[b.left[0]] for b in sure] or left
        theirs = [right[b.right[0]] for b in sure] or right
        ratio = sum(u.length for u in theirs) / (sum(u.length for u in mine) or 1)
        self._lengths = [u.length * ratio for u in left], [float(u.length) for u in right]
        self._lack = [0.0] * len(left), [0.0] * len(right)
        self._gain: list[dict[int, float]] = [{} for _ in left]
        self._weigh_keys()
        if sure:
            self._weigh_words(_answers(mine, theirs))
        headings = sum(u.kind == _HEADING for u in right) / (len(right) or 1)
        self._heading = -_MUCH * math.log(max(headings, 0.05))

    def _weigh_keys(self) -> None:
        holders: list[dict[str, list[int]]] = [{}, {}]
        for own, units in zip(holders, (self.left, self.right), strict=True):
            for n, unit in enumerate(units):
                for key in unit.keys:
                    own.setdefault(key, []).append(n)
        for key in sorted(holders[0].keys() | holders[1].keys()):
            older, newer = holders[0].get(key, []), holders[1].get(key, [])
            if not (older and newer) and not _is_exact(key):
                continue
            kept = _KEPT[key[0]]
            chances = [
                (len(own) + 0.5) / (len(units) + 1)
                for own, units in ((older, self.left), (newer, self.right))
            ]
            shared = max(math.log(kept / max(chances)), 0.0)
            lacks = [min(math.log((1 - kept) / max(1 - p, 0.01)), 0.0) for p in chances[::-1]]
            for lacking, there, lack in zip(self._lack, (older, newer), lacks, strict=True):
                for n in there:
                    lacking[n] += _MUCH * lack
            for i in older:
                for j in newer:
                    self._add(i, j, _MUCH * (shared - sum(lacks)))

    def _weigh_words(self, answers: Mapping[str, Mapping[str, float]]) -> None:
        none = math.log(1 - _WORD_KEPT)
        holders: dict[str, list[int]] = {}
        for j, unit in enumerate(self.right):
            for word in unit.words:
                holders.setdefault(word, []).append(j)
        for i, unit in enumerate(self.left):
            asked = sorted(unit.words & answers.keys())
            # One passage repeats what it speaks of: its words do not count each for itself.
            each = _LEARNED_SHARE / math.sqrt(len(asked) or 1)
            self._lack[0][i] += each * none * len(asked)
            for word in asked:
                best: dict[int, float] = {}
                for answer, worth in answers[word].items():
                    for j in holders.get(answer, ()):
                        best[j] = max(best.get(j, worth), worth)
                for j, worth in best.items():
                    self._add(i, j, each * (worth - none))

    def _add(self, i: int, j: int, worth: float) -> None:
        self._gain[i][j] = self._gain[i].get(j, 0.0) + worth

    def weight(self, i: int, m: int, j: int, n: int) -> tuple[float, float]:
        """Return what speaks for m units from i on and n from j on: all, and not by length."""
        kinds = {u.kind for u in (*self.left[i : i + m], *self.right[j : j + n])}
        shared = sum(self._lack[0][i : i + m]) + sum(self._lack[1][j : j + n])
        shared += sum(row.get(k, 0.0) for row in self._gain[i : i + m] for k in range(j, j + n))
        if len(kinds) > 1:
            shared += _KINDS_DIFFER
        elif kinds == {_HEADING}:
            shared += self._heading
        return shared + self._length(i, m, j, n), shared

    def _length(self, i: int, m: int, j: int, n: int) -> float:
        one, other = sum(self._lengths[0][i : i + m]), sum(self._lengths[1][j : j + n])
        same = _SAME_SPREAD**2 + _SHORT_SPREAD**2 / min(one, other)
        any_two = same + _OTHER_SPREAD**2
        apart = math.log(other / one) ** 2
        return (math.log(any_two / same) - apart / same + apart / any_two) / 2

    def taught(self, beads: Iterable[Bead]) -> "Scale":
        """Return the scale with what the surest beads teach."""
        sure = [b for b in beads if len(b.left) == len(b.right) == 1 and b.weight >= _SURE]
        return Scale(self.left, self.right, sure) if sure else self


def _answers(mine: Sequence[Unit], theirs: Sequence[Unit]) -> dict[str, dict[str, float]]:
    """Return for each word on the left the words that answer it, and what each weighs."""
    most = len(mine) / 3
    older = Counter(word for u in mine for word in u.words)
    newer = Counter(word for u in theirs for word in u.words)
    both: Counter[tuple[str, str]] = Counter()
    for one, other in zip(mine, theirs, strict=True):
        rare = [w for w in one.words if _LEAST_MEETINGS <= older[w] <= most]
        answers = [w for w in other.words if _LEAST_MEETINGS <= newer[w] <= most]
        both.update((a, b) for a in rare for b in answers)
    found: dict[str, dict[str, float]] = {}
    for (a, b), n in both.items():
        dice = 2 * n / (older[a] + newer[b])
        if n >= _LEAST_MEETINGS and dice >= _ANSWERS:
            chance = (newer[b] + 0.5) / (len(mine) + 1)
            found.setdefault(a, {})[b] = math.log(_WORD_KEPT * dice / chance)
    return found


def _likeliest(scale: Scale, left: range, right: range) -> list[Bead]:
    """Return the likeliest beads of a stretch of the left and one of the right."""
    rows, columns = len(left), len(right)
    priors = [(step, math.log(p)) for step, p in _PRIORS.items()]
    best = [[-math.inf] * (columns + 1) for _ in range(rows + 1)]
    came: dict[tuple[int, int], tuple[int, int, float]] = {}
    best[0][0] = 0.0
    reach = _reach(rows, columns)
    for i in range(rows + 1):
        middle = i * columns // (rows or 1)
        for j in range(max(0, middle - reach), min(columns, middle + reach) + 1):
            for (m, n), prior in priors:
                if m > i or n > j or best[i - m][j - n] == -math.inf:
                    continue
                weight = shared = 0.0
                if m and n:
                    weight, shared = scale.weight(left[i - m], m, right[j - n], n)
                total = best[i - m][j - n] + prior + weight
                if total > best[i][j]:
                    best[i][j] = total
                    came[i, j] = m, n, shared
    return [*_way_back(came, left, right)]


def _reach(rows: int, columns: int) -> int:
    """Return how far from the diagonal a bead may be: as far as it likes in all but long texts."""
    return max(60, (rows + columns) // 8, abs(rows - columns) + 20)


def _way_back(
    came: Mapping[tuple[int, int], tuple[int, int, float]], left: range, right: range
) -> Iterator[Bead]:
    beads = []
    i, j = len(left), len(right)
    while (i, j) != (0, 0):
        m, n, shared = came[i, j]
        beads.append(Bead((*left[i - m : i],), (*right[j - n : j],), shared))
        i, j = i - m, j - n
    return reversed(beads)


def _with_chances(
    beads: Sequence[Bead], scale: Scale, left: range, right: range
) -> tuple[Bead, ...]:
    """Return beads, each with its chance: by the forward and backward sums of all ways.

    That a unit has no answer is the sum over all places at which it may have none.
    """
    ahead, back = _sums(scale, left, right), _sums(scale, left, right, is_backward=True)
    whole = ahead[-1][-1]
    prior = {step: math.log(p) for step, p in _PRIORS.items()}
    found, i, j = [], 0, 0
    for bead in beads:
        m, n = len(bead.left), len(bead.right)
        if m and n:
            through = scale.weight(left[i], m, right[j], n)[0]
            ways = [ahead[i][j] + through + back[i + m][j + n]]
        elif m:
            ways = [a + b for a, b in zip(ahead[i], back[i + 1], strict=True)]
        else:
            ways = [a[j] + b[j + 1] for a, b in zip(ahead, back, strict=True)]
        chance = math.exp(min(_log_sum(ways) + prior[m, n] - whole, 0.0))
        found.append(replace(bead, chance=chance))
        i, j = i + m, j + n
    return tuple(found)


def _or_elsewhere(bead: Bead, beads: Sequence[Bead], scale: Scale) -> Bead:
    """Return a bead that has no answer in its place less likely where another place has one.

    Beads follow the order of both texts; what a translator moved has its answer out of order.
    """
    if bead.left and not bead.right:
        ways = [scale.weight(bead.left[0], 1, b.right[0], 1)[0] for b in beads if not b.left]
    elif bead.right and not bead.left:
        ways = [scale.weight(b.left[0], 1, bead.right[0], 1)[0] for b in beads if not b.right]
    else:
        return bead
    return replace(bead, chance=bead.chance / (1 + _MOVED * math.exp(max(ways, default=-math.inf))))


def _with_moved(beads: Sequence[Bead], scale: Scale) -> tuple[Bead, ...]:
    """Return beads, with the other place of what no order-keeping sequence can set together.

    Two units without an answer in their places are one another's where much speaks for them, and
    more than for either with any other.
    """
    lone = [b for b in beads if not b.right], [b for b in beads if not b.left]
    weights = {
        (one.left[0], other.right[0]): scale.weight(one.left[0], 1, other.right[0], 1)[0]
        for one in lone[0]
        for other in lone[1]
    }
    best: tuple[dict[int, float], dict[int, float]] = {}, {}
    for pair, weight in weights.items():
        for n, own in zip(pair, best, strict=True):
            own[n] = max(own.get(n, weight), weight)
    moved = [
        (i, j)
        for (i, j), weight in weights.items()
        if weight >= _ELSEWHERE and weight == best[0][i] == best[1][j]
    ]
    to_right, to_left = dict(moved), {j: i for i, j in moved}
    return tuple(
        bead
        if bead.left and bead.right
        else replace(
            bead,
            elsewhere=to_right.get(bead.left[0]) if bead.left else to_left.get(bead.right[0]),
        )
        for bead in beads
    )


def _sums(scale: Scale, left: range, right: range, is_backward: bool = False) -> list[list[float]]:
    """Return the sum of all ways to each place, or from each place on, as logarithms."""
    rows, columns = len(left), len(right)
    priors = [(step, math.log(p)) for step, p in _PRIORS.items()]
    sums = [[-math.inf] * (columns + 1) for _ in range(rows + 1)]
    reach = _reach(rows, columns)
    for i in range(rows, -1, -1) if is_backward else range(rows + 1):
        middle = i * columns // (rows or 1)
        span = range(max(0, middle - reach), min(columns, middle + reach) + 1)
        for j in reversed(span) if is_backward else span:
            ways = [0.0] if (i, j) == ((rows, columns) if is_backward else (0, 0)) else []
            for (m, n), prior in priors:
                k, x = (i + m, j + n) if is_backward else (i - m, j - n)
                if not (0 <= k <= rows and 0 <= x <= columns) or sums[k][x] == -math.inf:
                    continue
                first, other = min(i, k), min(j, x)
                weight = scale.weight(left[first], m, right[other], n)[0] if m and n else 0.0
                ways.append(sums[k][x] + prior + weight)
            sums[i][j] = _log_sum(ways)
    return sums


def _log_sum(ways: Sequence[float]) -> float:
    highest = max(ways, default=-math.inf)
    if highest == -math.inf:
        return highest
    return highest + math.log(math.fsum(math.exp(way - highest) for way in ways))
