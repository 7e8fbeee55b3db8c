"""What changed its place, as Word has it: the words of both texts moved, the rest went or came.

    older   The Parties welcome the report.
    newer   The Parties strongly welcome the report.
    there   <moveFrom>The Parties welcome the report.</moveFrom>
    here    <moveTo>The Parties </moveTo><ins>strongly </ins><moveTo>welcome the report.</moveTo>

A move is named at both places and holds the same words at each. It lies in one passage on either
side, so no mark of it crosses the end of a paragraph: a passage that became two has two moves.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import count, groupby

from comparator.exports.block_stream import Piece, shares_enough
from comparator.model import Collation, Link, Variant
from comparator.model.passage_ids import marks_of


@dataclass(frozen=True, slots=True)
class Stretch:
    """Words of a passage that changed its place.

    Attributes:
        move: Number of the move they are in, 0 where they are in none.
        is_shared: Whether the words stand at the other place as well.
    """

    text: str
    move: int
    is_shared: bool


@dataclass(frozen=True, slots=True)
class Told:
    """A link that is told in a comment: where it stood, where it stands, and its edits."""

    older: str
    newer: str
    edits: Sequence[tuple[int, str]]


class Moves:
    """The passages of a pair that changed their place."""

    def __init__(self, stream: Sequence[Piece], collation: Collation) -> None:
        self._number = count(1)
        self.stretches: dict[str, tuple[Stretch, ...]] = {}
        """The passages that are moves, by their ids."""
        self.told: dict[str, Told] = {}
        """Of other passages the link, by their ids."""
        text = {piece.ref: piece.text for piece in stream if piece.ref}
        for link, variant in zip(collation.links, collation.variants, strict=True):
            refs = (*link.left, *link.right)
            if not text.keys() >= {*refs}:
                continue
            if shares_enough(variant.edits):
                self.stretches |= self._of_link(link, variant, text)
            for ref in refs:
                if ref not in self.stretches:
                    places = marks_of(link.left), marks_of(link.right)
                    self.told[ref] = Told(*places, variant.edits)

    def _of_link(
        self, link: Link[str], variant: Variant, text: Mapping[str, str]
    ) -> dict[str, tuple[Stretch, ...]]:
        """Return the stretches of the passages of a link, of those that share words."""
        words = list(_words(link, variant, text))
        shared = {both for both, of in _texts(words).items() if all(both) and of.strip()}
        number = {
            both: next(self._number)
            for both in dict.fromkeys(both for both, _ in words)
            if both in shared
        }
        return {
            ref: tuple(_stretches([w for w in words if w[0][side] == ref], number))
            for side, refs in enumerate((link.left, link.right))
            for ref in refs
            if any(both[side] == ref for both in shared)
        }


_Both = tuple[str, str]
"""The older and the newer passage that have a character, "" where one has not."""


def _texts(words: Sequence[tuple[_Both, str]]) -> dict[_Both, str]:
    found: dict[_Both, str] = {}
    for both, text in words:
        found[both] = found.get(both, "") + text
    return found


def _words(
    link: Link[str], variant: Variant, text: Mapping[str, str]
) -> Iterator[tuple[_Both, str]]:
    """Yield the words of both sides in order, with the passages that have them."""
    placed = _placed(link, variant, text)
    for both, run in groupby(placed, key=lambda item: item[0]):
        if any(both):  # else the space that joins two passages on both sides
            yield both, "".join(character for _, character in run)


def _placed(
    link: Link[str], variant: Variant, text: Mapping[str, str]
) -> Iterator[tuple[_Both, str]]:
    older, newer = (_owners(refs, text) for refs in (link.left, link.right))
    for sign, part in variant.edits:
        for character in part:
            one = next(older) if sign <= 0 else ""
            other = next(newer) if sign >= 0 else ""
            yield (one, other), character


def _owners(refs: Sequence[str], text: Mapping[str, str]) -> Iterator[str]:
    """Yield for each character of the joined passages whose it is, "" for the spaces between."""
    for n, ref in enumerate(refs):
        if n:
            yield ""
        for _ in text[ref]:
            yield ref


def _stretches(
    words: Sequence[tuple[_Both, str]], number: Mapping[_Both, int]
) -> Iterator[Stretch]:
    """Yield the words of a passage; what is of one text between two of a move is within it."""
    moves = [number.get(both, 0) for both, _ in words]
    for n, (_, text) in enumerate(words):
        before = next((m for m in reversed(moves[:n]) if m), 0)
        after = next((m for m in moves[n + 1 :] if m), 0)
        within = before if before == after else 0
        yield Stretch(text, moves[n] or within, bool(moves[n]))
