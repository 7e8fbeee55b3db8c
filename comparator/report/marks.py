"""Words with their marks: a variant cut back to single passages.

A link may have several passages on a side; its variant then runs over their texts joined by
one space. A page shows each passage by itself:

    texts            "They met."  "They left."
    variant          They [met. They] left.          one edit, across the joint
    cut              They [met.] | [They] left.      the joining space belongs to neither
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from comparator.model import Variant
from comparator.text.words import is_word, tokens

Side = Literal["left", "right"]
Piece = tuple[int, int, str]
"""Index of an edit in its variant, its sign, and the part of its text in one passage."""

_FEW = 1 / 3


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


def edits_of_side(
    variant: Variant, texts: Sequence[str], side: Side
) -> tuple[tuple[Piece, ...], ...]:
    """Return for each passage of a side the edits that make its text.

    Args:
        variant: Word edits over the texts of both sides, each joined by one space.
        texts: The texts of the passages of the side, in order.
        side: "left" for edits 0 and -1, "right" for edits 0 and 1.

    Raises:
        ValueError: The variant is not one of these texts.
    """
    other = 1 if side == "left" else -1
    return tuple(
        tuple(piece for piece in pieces if piece[1] != other)
        for pieces in _cut(variant, texts, other)
    )


def _cut(variant: Variant, texts: Sequence[str], other: int) -> list[list[Piece]]:
    """Return the edits of each passage, with those of the other side at their places."""
    own = variant.left if other == 1 else variant.right
    if own != " ".join(texts):
        raise ValueError("the variant does not spell the passages")
    passages: list[list[Piece]] = [[] for _ in texts]
    n, room = 0, len(texts[0])
    for index, (sign, text) in enumerate(variant.edits):
        if sign == other:
            passages[n].append((index, sign, text))
            continue
        rest = text
        while rest:
            if not room:  # `rest` begins with the space that joins two passages
                n, rest = n + 1, rest[1:]
                room = len(texts[n])
                continue
            passages[n].append((index, sign, rest[:room]))
            rest, room = rest[room:], room - len(rest[:room])
    return passages


def is_far(variant: Variant) -> bool:
    """Whether so few words survive that marks would hide more than they show."""
    from comparator.text import count_words

    longest = max(count_words(variant.left), count_words(variant.right))
    # A light edit survives: its words are the same but for their setting.
    surviving = sum(
        count_words(text)
        for n, (sign, text) in enumerate(variant.edits)
        if sign == 0 or (sign == 1 and n in variant.light)
    )
    return surviving < longest * _FEW


def runs_of_side(variant: Variant, texts: Sequence[str], side: Side) -> list[tuple[Run, ...]]:
    """Return the marked words of each passage of a side; they spell the passage."""
    passages = edits_of_side(variant, texts, side)
    if is_far(variant):
        return [tuple(_shared_runs(pieces)) for pieces in passages]
    manners = _manners(variant)
    return [tuple(_run(piece, manners) for piece in pieces) for pieces in passages]


def runs_in_line(variant: Variant, texts: Sequence[str]) -> list[tuple[Run, ...]]:
    """Return the newer passages with the older words, struck, where they stood.

    Without the runs marked "gone" and "gap" they spell the newer passages.
    """
    if is_far(variant):
        return runs_of_side(variant, texts, "right")
    manners = _manners(variant)
    return [
        tuple(_with_gaps(_run(piece, manners) for piece in pieces))
        for pieces in _cut(variant, texts, -1)
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


def _shared_runs(pieces: Iterable[Piece]) -> Iterator[Run]:
    """Yield a passage with the informative words it shares with its partner in bold."""
    from comparator.diff.lines import FUNCTION_WORDS

    for _, sign, text in pieces:
        if sign:
            yield Run(text)
            continue
        parts = tokens(text)
        telling = [n for n, t in enumerate(parts) if is_word(t) and t.lower() not in FUNCTION_WORDS]
        if not telling:
            yield Run(text)
            continue
        first, last = telling[0], telling[-1] + 1
        ends = (parts[:first], ""), (parts[first:last], "shared"), (parts[last:], "")
        yield from (Run("".join(part), mark) for part, mark in ends if part)
