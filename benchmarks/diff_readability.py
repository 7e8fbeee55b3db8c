"""How readable word edits are, beside other ways to diff words.

For linked wordings of the specimen and, where the real texts are, of neighbouring statements and
declarations, prints for each way: function-word islands (equal runs between two edits that hold
only white space, punctuation and function words) for 1,000 edits; words cut in two; words changed
over the least possible; the mean length of an edit in words; and the time it takes over that of the
bare subsequence in the same run. `wdiff` and `dwdiff` take part where they are installed, without a
time: theirs is mostly that of starting a process. Run with `python -m benchmarks.diff_readability`.
"""

import difflib
import re
import shutil
import subprocess
import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from pathlib import Path
from time import perf_counter

from diff_match_patch import diff_match_patch
from rapidfuzz.distance import Indel

from benchmarks.alignment.pairs import judged_pairs
from comparator.alignment import collate
from comparator.diff import word_diff
from comparator.diff.lines import is_island_word, line_of
from comparator.diff.variants import variant_of
from comparator.language.words import is_word, tokens, words

Edits = list[tuple[int, str]]
Way = Callable[[str, str], Edits]


def bare(old: str, new: str) -> Edits:
    """A longest common subsequence of words, spaces and marks as it comes (rapidfuzz)."""
    left, right = tokens(old), tokens(new)
    number = {token: n for n, token in enumerate(dict.fromkeys((*left, *right)))}
    steps = Indel.opcodes([number[t] for t in left], [number[t] for t in right])
    return _edits((s.tag, s.src_start, s.src_end, s.dest_start, s.dest_end) for s in steps)(
        left, right
    )


def by_difflib(old: str, new: str) -> Edits:
    """SequenceMatcher of the standard library on the same tokens."""
    left, right = tokens(old), tokens(new)
    matcher = difflib.SequenceMatcher(None, left, right, autojunk=False)
    return _edits(matcher.get_opcodes())(left, right)


def _edits(
    steps: Iterable[tuple[str, int, int, int, int]],
) -> Callable[[Sequence[str], Sequence[str]], Edits]:
    def spell(left: Sequence[str], right: Sequence[str]) -> Edits:
        edits: Edits = []
        for tag, a, b, c, d in steps:
            if tag == "equal":
                edits.append((0, "".join(left[a:b])))
                continue
            edits += [(-1, "".join(left[a:b]))] if b > a else []
            edits += [(1, "".join(right[c:d]))] if d > c else []
        return edits

    return spell


def word_mode(old: str, new: str, semantic: bool = False) -> Edits:
    """Word mode of diff-match-patch: each word is one character for it."""
    differ = diff_match_patch()
    differ.Diff_Timeout = 0
    number: dict[str, str] = {}
    coded = [
        "".join(number.setdefault(token, chr(0x100 + len(number))) for token in tokens(text))
        for text in (old, new)
    ]
    diffs = differ.diff_main(coded[0], coded[1], False)
    if semantic:
        differ.diff_cleanupSemantic(diffs)
    word = {code: token for token, code in number.items()}
    return [(sign, "".join(word[code] for code in codes)) for sign, codes in diffs]


def semantic_word_mode(old: str, new: str) -> Edits:
    """Word mode of diff-match-patch with its semantic cleanup."""
    return word_mode(old, new, semantic=True)


# What the programs put before and behind deletions and insertions: no text has these.
_MARKS = ("\x01", "\x02", "\x03", "\x04")
_MARKED = re.compile("\x01(.*?)\x02|\x03(.*?)\x04|([^\x01\x03]+)", re.DOTALL)


def by_program(program: str, old: str, new: str) -> Edits:
    """Return what `wdiff` or `dwdiff` says."""
    with tempfile.TemporaryDirectory() as folder:
        left, right = Path(folder, "left"), Path(folder, "right")
        left.write_text(old, "utf-8")
        right.write_text(new, "utf-8")
        marks = [
            part for pair in zip(("-w", "-x", "-y", "-z"), _MARKS, strict=True) for part in pair
        ]
        command = [program, *marks, str(left), str(right)]
        printed = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603
    return [
        (-1, gone) if gone else (1, came) if came else (0, same)
        for gone, came, same in _MARKED.findall(printed.stdout)
    ]


WAYS: dict[str, Way] = {
    "comparator": word_diff,
    "bare subsequence": bare,
    "difflib": by_difflib,
    "diff-match-patch": word_mode,
    "the same, cleaned up": semantic_word_mode,
}


def islands(edits: Edits) -> int:
    """Return how many equal runs between two edits hold nothing."""
    return sum(
        before[0] != 0 and sign == 0 and after[0] != 0 and _is_island(text)
        for before, (sign, text), after in zip(edits, edits[1:], edits[2:], strict=False)
    )


def _is_island(text: str) -> bool:
    return all(map(is_island_word, line_of(text).forms))


def cut_words(edits: Edits) -> int:
    """Return how many words are cut by the end of an edit, on either side."""
    cuts = 0
    for side in (-1, 1):
        pieces = [text for sign, text in edits if sign in {0, side}]
        whole = tokens("".join(pieces))
        ends = set()
        place = 0
        for token in whole:
            place += len(token)
            ends.add(place)
        place = 0
        for piece in pieces[:-1]:
            place += len(piece)
            cuts += place not in ends and not "".join(pieces)[place - 1].isspace()
    return cuts


def changed(edits: Edits) -> int:
    """Return how many words are deleted or inserted."""
    return sum(len(words(text)) for sign, text in edits if sign)


def least_changed(old: str, new: str) -> int:
    """Return the fewest words that any diff of whole words must change."""
    left = [token for token in tokens(old) if is_word(token)]
    right = [token for token in tokens(new) if is_word(token)]
    number = {token: n for n, token in enumerate(dict.fromkeys((*left, *right)))}
    return Indel.distance([number[t] for t in left], [number[t] for t in right])


def wordings() -> Iterator[tuple[str, str]]:
    """Yield older and newer wordings of clauses that were reworded."""
    for pair in judged_pairs():
        old = {p.id: p.text for p in pair.left.passages}
        new = {p.id: p.text for p in pair.right.passages}
        for link in collate(pair.left, pair.right, pair.weights).links:
            left = " ".join(old[ref] for ref in link.left)
            right = " ".join(new[ref] for ref in link.right)
            if left != right:
                yield left, right


def main() -> None:
    """Measure and print."""
    pairs = list(wordings())
    least = sum(least_changed(old, new) for old, new in pairs)
    print(f"{len(pairs)} reworded clauses, at least {least:,} words changed")
    print(
        f"{'':24}{'islands/1,000':>15}{'words cut':>12}{'over the least':>16}{'mean edit':>11}"
        f"{'time':>8}"
    )
    programs: dict[str, Way] = {
        p: partial(by_program, p) for p in ("wdiff", "dwdiff") if shutil.which(p)
    }
    bare_seconds = _seconds(bare, pairs)
    for name, way in {**WAYS, **programs}.items():
        found = [way(old, new) for old, new in pairs]
        time = f"{_seconds(way, pairs) / bare_seconds:8.1f}" if name in WAYS else ""
        count = sum(sign != 0 for edits in found for sign, _ in edits)
        total = sum(map(changed, found))
        print(
            f"{name:24}{1000 * sum(map(islands, found)) / count:15.1f}"
            f"{sum(map(cut_words, found)):12}{total / least:16.3f}{total / count:11.2f}{time}"
        )


def _seconds(way: Way, pairs: Sequence[tuple[str, str]]) -> float:
    """Return how long a way takes for all pairs: the least of three rounds."""

    def once() -> float:
        variant_of.cache_clear()  # or the second round would measure what is remembered
        start = perf_counter()
        for old, new in pairs:
            way(old, new)
        return perf_counter() - start

    return min(once() for _ in range(3))


if __name__ == "__main__":
    main()
