"""A minimal diff: which tokens of two lines are the same, in order.

Longest common subsequence after Hyyrö, "A Note on Bit-Parallel Alignment Computation" (2004),
as rapidfuzz computes it.
"""

from dataclasses import dataclass


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
    """Return the stretches of a longest common subsequence of two rows of forms."""
    from rapidfuzz.distance import Indel

    # rapidfuzz compares hashes: two words that share one would pass for equal. A number for
    # each word rules that out. The number follows the place, so swapping changes nothing.
    number = {form: n for n, form in enumerate(dict.fromkeys((*left, *right)))}
    older, newer = [number[form] for form in left], [number[form] for form in right]
    return [
        Stretch(step.src_start, step.dest_start, step.src_end - step.src_start)
        for step in Indel.opcodes(older, newer)
        if step.tag == "equal"
    ]
