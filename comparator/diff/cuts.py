"""A variant cut back to single passages.

A link may have several passages on a side; its variant then runs over their texts joined by
one space, and an edit may run across the joint:

    texts            "They met."  "They left."
    variant          They [met. They] left.          one edit, across the joint
    cut              They [met.] | [They] left.      the joining space belongs to neither
"""

from collections.abc import Sequence
from typing import Literal

from comparator.model import Variant

Side = Literal["left", "right"]
Piece = tuple[int, int, str]
"""Index of an edit in its variant, its sign, and the part of its text in one passage."""


def edits_by_passage(
    variant: Variant, texts: Sequence[str], side: Side
) -> tuple[tuple[Piece, ...], ...]:
    """Return the edits of each passage of a side, with those of the other side at their places.

    Raises:
        ValueError: The variant is not one of these texts.
    """
    own, other = (variant.left, 1) if side == "left" else (variant.right, -1)
    if own != " ".join(texts):
        raise ValueError("the variant does not spell the passages")
    passages: list[list[Piece]] = [[] for _ in texts]
    n, room = 0, len(texts[0])
    for index, (sign, text) in enumerate(variant.edits):
        if sign == other:
            passages[n].append((index, sign, text))
            continue
        at = 0
        while at < len(text):
            if not room:  # here stands the space that joins two passages
                n, at = n + 1, at + 1
                room = len(texts[n])
                continue
            part = text[at : at + room]
            passages[n].append((index, sign, part))
            at, room = at + len(part), room - len(part)
    return tuple(tuple(pieces) for pieces in passages)


def edits_of_side(
    variant: Variant, texts: Sequence[str], side: Side
) -> tuple[tuple[Piece, ...], ...]:
    """Return for each passage of a side the edits that make its text.

    As `edits_by_passage`, without those of the other side.
    """
    other = 1 if side == "left" else -1
    return tuple(
        tuple(piece for piece in pieces if piece[1] != other)
        for pieces in edits_by_passage(variant, texts, side)
    )
