"""Words with their marks, passage by passage."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby

from comparator.diff.cuts import Piece, Side, edits_by_passage, edits_of_side
from comparator.language.knowledge import words_of_all
from comparator.language.words import tokens
from comparator.model import Variant

_FEW = 1 / 3
_LEAST_DIGITS = 3
_PALE = words_of_all("pale_words")


@dataclass(frozen=True, slots=True)
class Run:
    """Words that carry the same mark.

    Attributes:
        text: The words.
        mark: "" for none, "gone", "came", "shared" (in bold), or "gap" for a space that is
            set between two words and is in neither text.
        manner: "", "light" for a change without meaning, "shifted" for words that changed
            their place within the passage, "whole" for a passage without a partner.
    """

    text: str
    mark: str = ""
    manner: str = ""


# Pages of a pair, of its themes and of the picker ask the same of the same links.
@lru_cache(maxsize=16384)
def is_far(variant: Variant) -> bool:
    """Whether so few words survive that marks would hide more than they show."""
    from comparator.language.words import count_words

    longest = max(count_words(variant.left), count_words(variant.right))
    # A light edit survives: its words are the same but for their setting.
    surviving = sum(
        count_words(text)
        for n, (sign, text) in enumerate(variant.edits)
        if sign == 0 or (sign == 1 and n in variant.light)
    )
    return surviving < longest * _FEW


def runs_of_side(
    variant: Variant, texts: Sequence[str], side: Side, language: str = "en"
) -> list[tuple[Run, ...]]:
    """Return the marked words of each passage of a side; they spell the passage."""
    passages = edits_of_side(variant, texts, side)
    if is_far(variant):
        shared = shared_stems(variant, language)
        return [tuple(_shared_runs(text, shared, language)) for text in texts]
    manners = _manners(variant)
    return [tuple(_run(piece, manners) for piece in pieces) for pieces in passages]


def runs_in_line(
    variant: Variant, texts: Sequence[str], language: str = "en"
) -> list[tuple[Run, ...]]:
    """Return the newer passages with the older words, struck, where they stood.

    Without the runs marked "gone" and "gap" they spell the newer passages.
    """
    if is_far(variant):
        return runs_of_side(variant, texts, "right", language)
    manners = _manners(variant)
    return [
        tuple(_with_gaps(_run(piece, manners) for piece in pieces))
        for pieces in edits_by_passage(variant, texts, "right")
    ]


def plain_runs(text: str, mark: str = "") -> tuple[Run, ...]:
    """Return a passage that has no partner, or that is shown without marks."""
    return (Run(text, mark, "whole" if mark else ""),)


def _manners(variant: Variant) -> dict[int, str]:
    shifted = {index: "shifted" for pair in variant.shifted for index in pair}
    return shifted | dict.fromkeys(variant.light, "light")


def _run(piece: Piece, manners: dict[int, str]) -> Run:
    index, sign, text = piece
    mark = {-1: "gone", 0: "", 1: "came"}[sign]
    return Run(text, mark, manners.get(index, "") if mark else "")


def _with_gaps(runs: Iterable[Run]) -> Iterator[Run]:
    """Yield the runs with a space between old and new words that would touch."""
    before = Run("")
    for run in runs:
        touch = before.mark == "gone" and run.mark == "came" and not before.text[-1:].isspace()
        if touch and not before.manner and run.text[:1].isalnum():
            yield Run(" ", "gap")
        yield run
        before = run


def shared_stems(variant: Variant, language: str) -> frozenset[str]:
    """Return the stems of the telling words that both wordings have, in whatever order."""
    return _telling_stems(variant.left, language) & _telling_stems(variant.right, language)


def _telling_stems(text: str, language: str) -> frozenset[str]:
    return frozenset(filter(None, (_telling_stem(token, language) for token in tokens(text))))


@lru_cache(maxsize=65536)
def _telling_stem(token: str, language: str) -> str:
    """Return the stem of a word that tells something, or ""."""
    from comparator.diff.lines import form_of, is_island_word
    from comparator.language.frame_words import frame_stems
    from comparator.language.stems import stem
    from comparator.language.synonyms import meaning_of

    form = form_of(token)
    if is_island_word(form) or form in _PALE or (form.isdigit() and len(form) < _LEAST_DIGITS):
        return ""
    frame = stem(meaning_of(form), language)
    return "" if frame in frame_stems() else stem(form, language)


def _shared_runs(text: str, shared: frozenset[str], language: str) -> Iterator[Run]:
    """Yield a passage with the telling words that it shares with its partner in bold."""
    marks = ["shared" if _telling_stem(t, language) in shared else "" for t in tokens(text)]
    parts = list(zip(tokens(text), marks, strict=True))
    for n in range(1, len(parts) - 1):
        if parts[n][0].isspace() and parts[n - 1][1] and marks[n + 1]:
            parts[n] = (parts[n][0], "shared")
    for mark, run in groupby(parts, key=lambda part: part[1]):
        yield Run("".join(token for token, _ in run), mark)
