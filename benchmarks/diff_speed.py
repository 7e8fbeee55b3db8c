"""How much longer a readable word diff takes than the bare longest common subsequence.

Prints ratios against `rapidfuzz.distance.Indel.opcodes`, measured in turn in the same run, on
two invented texts of 12,000 words: on their words, spaces and punctuation marks, and on what
comparator gives it, which is the words and marks only, as numbers.
"""

import random
import statistics
import time
from collections.abc import Callable, Sequence

from rapidfuzz.distance import Indel

from comparator.diff import word_diff
from comparator.diff.lines import line_of
from comparator.diff.variants import variant_of
from comparator.language.words import tokens

_WORDS = 12_000
_ROUNDS = 7
_SEED = 20_070_816


def invented_texts() -> tuple[str, str]:
    """Return an older text and a newer one, in which about every third phrase is changed."""
    lot = random.Random(_SEED)  # noqa: S311 - no secret hangs on it
    common = "the of and to in for on with by as that their its a is are will be".split()
    rare = [
        f"{a}{b}{c}"
        for a in ("con", "re", "de", "sta", "pro")
        for b in "aeiou"
        for c in ("tion", "ment", "ble", "sive", "ra", "li", "no", "ter")
    ]
    older: list[str] = []
    newer: list[str] = []
    while len(older) < _WORDS:
        phrase = [lot.choice(common if lot.random() < 0.45 else rare) for _ in range(6)]
        fate = lot.random()
        older += phrase
        if fate < 0.67:
            newer += phrase
        elif fate < 0.9:
            newer += [lot.choice(rare) if lot.random() < 0.4 else word for word in phrase]
    return _punctuated(older), _punctuated(newer)


def _punctuated(words: list[str]) -> str:
    return " ".join(
        f"{w}," if n % 9 == 8 else f"{w}." if n % 25 == 24 else w for n, w in enumerate(words)
    )


def seconds(work: Callable[[], object]) -> float:
    """Return how long a piece of work takes; a diff that is remembered is forgotten before."""
    variant_of.cache_clear()
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def main() -> None:
    """Measure and print."""
    older, newer = invented_texts()
    spaced = numbered(tokens(older), tokens(newer))
    bare = numbered(line_of(older).forms, line_of(newer).forms)
    rounds = [
        (
            seconds(lambda: Indel.opcodes(*spaced)),
            seconds(lambda: Indel.opcodes(*bare)),
            seconds(lambda: word_diff(older, newer)),
        )
        for _ in range(_ROUNDS)
    ]
    print(f"two texts of {len(older.split()):,} and {len(newer.split()):,} words; {_ROUNDS} rounds")
    names = (
        f"Indel.opcodes, {len(spaced[0]):,} tokens with spaces",
        f"Indel.opcodes, {len(bare[0]):,} tokens without",
        "word_diff",
    )
    for name, times in zip(names, zip(*rounds, strict=True), strict=True):
        print(f"{name:44}{statistics.median(times) * 1000:8.1f} ms")
    for baseline in (0, 1):
        ratios = sorted(times[2] / times[baseline] for times in rounds)
        print(
            f"word_diff / {names[baseline]:44} {ratios[0]:.2f} least, "
            f"{statistics.median(ratios):.2f} median, {ratios[-1]:.2f} most"
        )


def numbered(left: Sequence[str], right: Sequence[str]) -> tuple[list[int], list[int]]:
    """Return two rows of tokens as small whole numbers, as rapidfuzz is fastest with."""
    number = {token: n for n, token in enumerate(dict.fromkeys((*left, *right)))}
    return [number[token] for token in left], [number[token] for token in right]


if __name__ == "__main__":
    main()
