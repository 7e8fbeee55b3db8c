"""A minimal diff: which tokens of two lines are the same, in order.

Longest common subsequence after Hyyrö, "A Note on Bit-Parallel Alignment Computation" (2004),
as rapidfuzz computes it.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from comparator.language.kept_order import kept_order

# One bit each is kept of them: about 30 MB.
_MOST_PAIRS = 250_000_000
_ANCHOR = 3  # words


@dataclass(frozen=True, slots=True)
class Stretch:
    """A run of tokens that both lines have.

    Attributes:
        left: Index of its first token in the older line.
        right: Index of its first token in the newer line.
        length: Number of tokens.
    """

    left: int
    right: int
    length: int

    @property
    def left_end(self) -> int:
        """Index behind its last token in the older line."""
        return self.left + self.length

    @property
    def right_end(self) -> int:
        """Index behind its last token in the newer line."""
        return self.right + self.length


def common_stretches(left: tuple[str, ...], right: tuple[str, ...]) -> list[Stretch]:
    """Return the stretches of a longest common subsequence of two rows of forms.

    Where the rows are too long for that, of one that goes through the phrases of a few words that
    stand once in each; what lies between two of these and is still too long, differs.
    """
    # rapidfuzz compares hashes: two words that share one would pass for equal. A number for
    # each word rules that out. The number follows the place, so swapping changes nothing.
    number = {form: n for n, form in enumerate(dict.fromkeys((*left, *right)))}
    older, newer = [number[form] for form in left], [number[form] for form in right]
    if len(older) * len(newer) <= _MOST_PAIRS:
        return _longest(older, newer, (0, 0))
    stretches: list[Stretch] = []
    i = j = held = 0
    for next_i, next_j in (*_anchors(older, newer), (len(older), len(newer))):
        if (next_i - i) * (next_j - j) <= _MOST_PAIRS:
            stretches += _longest(older[i:next_i], newer[j:next_j], (i, j))
        elif held:
            stretches.append(Stretch(i, j, min(held, next_i - i, next_j - j)))
        i, j, held = next_i, next_j, _ANCHOR
    return list(_joined(stretches))


def _longest(older: list[int], newer: list[int], at: tuple[int, int]) -> list[Stretch]:
    """Return the stretches of a longest common subsequence of rows that begin at a place."""
    from rapidfuzz.distance import Indel

    return [
        Stretch(at[0] + step.src_start, at[1] + step.dest_start, step.src_end - step.src_start)
        for step in Indel.opcodes(older, newer)
        if step.tag == "equal"
    ]


def _anchors(older: list[int], newer: list[int]) -> list[tuple[int, int]]:
    """Return the places of what stands once in both rows, in the longest order that both keep."""
    there = _once(newer)
    return kept_order([(i, there[phrase]) for phrase, i in _once(older).items() if phrase in there])


def _once(row: list[int]) -> dict[tuple[int, ...], int]:
    """Return the phrases that a row has once, in order, and where."""
    phrases = list(zip(*(row[start:] for start in range(_ANCHOR)), strict=False))
    counts = Counter(phrases)
    return {phrase: n for n, phrase in enumerate(phrases) if counts[phrase] == 1}


def _joined(stretches: Iterable[Stretch]) -> Iterator[Stretch]:
    """Yield stretches, those that touch on both sides as one."""
    last: Stretch | None = None
    for stretch in stretches:
        if last and (last.left_end, last.right_end) == (stretch.left, stretch.right):
            last = Stretch(last.left, last.right, last.length + stretch.length)
            continue
        if last:
            yield last
        last = stretch
    if last:
        yield last
