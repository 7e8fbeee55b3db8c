"""Words with their marks, passage by passage."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Literal

from comparator.diff.cuts import Piece, Side, edits_by_passage, edits_of_side
from comparator.diff.likeness import is_far, shared_stems, telling_stem
from comparator.language.words import tokens
from comparator.model import Variant

Mark = Literal["", "deleted", "inserted", "shared", "gap"]
_MARKS: dict[int, Mark] = {-1: "deleted", 0: "", 1: "inserted"}


@dataclass(frozen=True, slots=True)
class Run:
    """Words that carry the same mark.

    Attributes:
        mark: "" for none, "deleted", "inserted", "shared" (in bold), or "gap" for a space that is
            set between two words and is in neither text.
        manner: "", "light" for a change without meaning, "shifted" for words that changed
            their place within the passage, "whole" for a passage without a partner.
    """

    text: str
    mark: Mark = ""
    manner: str = ""


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

    Without the runs marked "deleted" and "gap" they spell the newer passages.
    """
    if is_far(variant):
        return runs_of_side(variant, texts, "right", language)
    manners = _manners(variant)
    return [
        tuple(_with_gaps(_run(piece, manners) for piece in pieces))
        for pieces in edits_by_passage(variant, texts, "right")
    ]


def plain_runs(text: str, mark: Mark = "") -> tuple[Run, ...]:
    """Return a passage that has no partner, or that is shown without marks."""
    return (Run(text, mark, "whole" if mark else ""),)


def _manners(variant: Variant) -> dict[int, str]:
    shifted = {index: "shifted" for pair in variant.shifted for index in pair}
    return shifted | dict.fromkeys(variant.light, "light")


def _run(piece: Piece, manners: dict[int, str]) -> Run:
    index, sign, text = piece
    mark = _MARKS[sign]
    return Run(text, mark, manners.get(index, "") if mark else "")


def _with_gaps(runs: Iterable[Run]) -> Iterator[Run]:
    """Yield the runs with a space between old and new words that would touch."""
    before = Run("")
    for run in runs:
        touch = (
            before.mark == "deleted" and run.mark == "inserted" and not before.text[-1:].isspace()
        )
        if touch and not before.manner and run.text[:1].isalnum():
            yield Run(" ", "gap")
        yield run
        before = run


def _shared_runs(text: str, shared: frozenset[str], language: str) -> Iterator[Run]:
    """Yield a passage with the telling words that it shares with its partner in bold."""
    marks = ["shared" if telling_stem(t, language) in shared else "" for t in tokens(text)]
    parts = list(zip(tokens(text), marks, strict=True))
    for n in range(1, len(parts) - 1):
        if parts[n][0].isspace() and parts[n - 1][1] and marks[n + 1]:
            parts[n] = (parts[n][0], "shared")
    for mark, run in groupby(parts, key=lambda part: part[1]):
        yield Run("".join(token for token, _ in run), mark)
