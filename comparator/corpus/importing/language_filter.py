"""What of a text is in another language than the rest."""

from collections import Counter
from collections.abc import Sequence
from functools import lru_cache
from itertools import groupby

from comparator.language.codes import base_language
from comparator.language.detection import (
    LETTERS_IN_A_CHARACTER,
    is_detectable,
    language_of,
    told_by_words,
)
from comparator.language.knowledge import language
from comparator.language.scripts import SCRIPTS
from comparator.language.words import LETTERS
from comparator.model import Block

_KANA = 10  # Chinese characters for one of Japan's own, at most
_ENOUGH_WORDS = 50  # of a text that must have its share of them
# Of the words of one declaration in ten known languages 9 to 34 of 100 are telling ones; in ten
# others, taken for one of these, 0.4 to 8.
_SHARE_TOLD = 0.085
_FEW = 2  # letters that prove nothing
# A foreign run this long is another text, not a name or a quotation.
_LEAST_LINES = 4
_LEAST_WORDS = 30


def main_language(text: str) -> str | None:
    """Return the language that most characters of a text are in, or None."""
    counts: Counter[str] = Counter()
    for code, line in _labelled(tuple(text.split("\n"))):
        if code is not None:
            counts[code] += len(line) * LETTERS_IN_A_CHARACTER.get(code, 1)
    if counts["zh"] and _is_japanese(text):
        return "ja"  # of which many a line has Chinese characters alone
    likeliest = counts.most_common(1)[0][0] if any(counts.values()) else language_of(text)
    return likeliest if likeliest is None or _is_told(text, likeliest) else None


def _is_told(text: str, code: str) -> bool:
    """Whether a text has as many of the words of a language as any text in it would."""
    words = LETTERS.findall(text.lower())
    if not told_by_words(code) or code in SCRIPTS or len(words) < _ENOUGH_WORDS:
        return True
    telling = language(code).telling_words
    return sum(word in telling for word in words) >= _SHARE_TOLD * len(words)


def _is_japanese(text: str) -> bool:
    kana, chinese = (len(SCRIPTS[code].findall(text)) for code in ("ja", "zh"))
    return kana * _KANA > chinese


def only_in(text: str, language: str) -> tuple[str, tuple[str, ...]]:
    """Return the lines of a text in a language, and a sentence on each run left out.

    A short foreign run (a name, a quotation) stays.
    """
    lines = text.split("\n")
    runs, notes = _foreign_runs(lines, language)
    for start, end in reversed(runs):
        lines[start:end] = [""]
    return ("\n".join(lines) if runs else text), notes


def blocks_in(blocks: Sequence[Block], language: str) -> tuple[tuple[Block, ...], tuple[str, ...]]:
    """Return the blocks of a text in a language; see `only_in`."""
    lines: list[str] = []
    owners: list[int] = []
    for number, block in enumerate(blocks):
        rows = [*block.text.split("\n"), ""]
        lines += rows
        owners += [number] * len(rows)
    runs, notes = _foreign_runs(lines[:-1], language)
    foreign = {owners[n] for start, end in runs for n in range(start, end) if lines[n].strip()}
    return tuple(b for n, b in enumerate(blocks) if n not in foreign), notes


def _foreign_runs(
    lines: Sequence[str], language: str
) -> tuple[list[tuple[int, int]], tuple[str, ...]]:
    """Return where long runs in other languages begin and end, and a sentence on each."""
    wanted = base_language(language)
    if not is_detectable(wanted):
        return [], ()
    runs: list[tuple[int, int]] = []
    notes: list[str] = []
    end = 0
    for is_foreign, group in groupby(
        _labelled(tuple(lines)), key=lambda line: line[0] is not None and line[0] != wanted
    ):
        run = [line for _, line in group]
        start, end = end, end + len(run)
        words = " ".join(run).split()
        filled = sum(1 for line in run if line.strip())
        is_large = filled >= _LEAST_LINES and (
            len(words) >= _LEAST_WORDS or len("".join(words)) >= _LEAST_WORDS * 4
        )
        if is_foreign and is_large:
            runs.append((start, end))
            notes.append(
                f"Left out {filled} lines ({len(words)} words) that are not in the language"
                f" {wanted!r}, from “{_excerpt(words[:6])}” to “{_excerpt(words[-6:])}”."
            )
    return runs, tuple(notes)


def _excerpt(words: Sequence[str]) -> str:
    return " ".join(words)[:120]


@lru_cache(maxsize=1)  # a file is asked first for its language, then for what is in another
def _labelled(lines: tuple[str, ...]) -> list[tuple[str | None, str]]:
    """Return each line with its language; lines that do not tell take that around them."""
    own = [_has_own_script(line) for line in lines]
    labels = [_language_near(lines, own, index) for index in range(len(lines))]
    # Names and offices first: then a page number stands between two lines that tell.
    for fills_words in (True, False):
        before: str | None = None
        known = iter([*(label for label in labels if label is not None), None])
        following = next(known)
        for index, label in enumerate(labels):
            if label is not None:
                before, following = label, next(known)
            elif bool(LETTERS.search(lines[index])) is fills_words:
                labels[index] = _between(before, following, fills_words)
    return list(zip(labels, lines, strict=True))


def _between(before: str | None, following: str | None, has_words: bool) -> str | None:
    if before is not None and following in {before, None}:
        return before
    # Names and offices in Latin letters tell no language, but they are not Russian either.
    latin = (label for label in (before, following) if told_by_words(label))
    return next(latin, None) if has_words else None


def _language_near(lines: Sequence[str], own: Sequence[bool], index: int) -> str | None:
    """Return the language of a line, judged with its neighbours where it tells little."""
    line = lines[index]
    if not LETTERS.search(line):
        return None
    if own[index]:
        return language_of(line)
    near = range(max(0, index - 2), min(len(lines), index + 3))
    return language_of(" ".join(lines[n] for n in near if not own[n]))


def _has_own_script(line: str) -> bool:
    return not line.isascii() and any(len(found.findall(line)) > _FEW for found in SCRIPTS.values())
