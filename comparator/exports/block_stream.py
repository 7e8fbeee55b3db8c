"""Two declarations as one stream of words, from which either can be taken again.

    older   A ¶ X ¶ B b ¶            stream   A ¶ [-X ¶-] B [-b-]{+c+} ¶
    newer   A ¶ B c ¶

A piece with sign 0 is of both, -1 of the older, 1 of the newer text; so are the ends of blocks.
Links that kept their place hold the two texts together; a passage that moved goes out at its old
place and comes in at its new one.
"""

from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass
from itertools import groupby

from comparator.diff import word_diff
from comparator.model import Block, Collation, Declaration, Relation

# Below this share of common words a clause is shown as replaced as a whole: single words that
# stay among many that change are harder to read than both clauses one after the other.
_LEAST_SHARED = 1 / 3


@dataclass(frozen=True, slots=True)
class Piece:
    """Words of a block, or its end.

    Attributes:
        sign: -1 for the older text only, 1 for the newer only, 0 for both.
        text: The words; "" at the end of a block.
        block: The block that ends here, the newer one where both do; None within a block.
        older: The older block that ends here, or None.
        ref: Id of the passage, where a link has it elsewhere in the other text; else "".
    """

    sign: int
    text: str
    block: Block | None = None
    older: Block | None = None
    ref: str = ""


@dataclass(frozen=True, slots=True)
class _Unit:
    """A passage, the white space before it, or the end of a block."""

    text: str
    ref: str = ""
    block: Block | None = None

    def answers(self, other: "_Unit") -> bool:
        """Whether two units without words are alike."""
        if self.ref or other.ref:
            return False
        if self.block and other.block:
            return (self.block.kind, self.block.level) == (other.block.kind, other.block.level)
        return not self.block and not other.block and self.text == other.text


def merged(
    left: Declaration,
    right: Declaration,
    collation: Collation,
    wanted: frozenset[str] | None = None,
) -> tuple[Piece, ...]:
    """Return the stream of two declarations."""
    old, new = _units(left, wanted), _units(right, wanted)
    anchors = list(_anchors(collation, old, new))
    placed = {u.ref for (i, i_end), _, _ in anchors for u in old[i:i_end]}
    elsewhere = {
        ref for k in collation.links if k.left[0] not in placed for ref in (*k.left, *k.right)
    }
    stream: list[Piece] = []
    a = b = 0
    for (i, i_end), (j, j_end), edits in anchors:
        stream += _between(old[a:i], new[b:j], elsewhere)
        stream += _linked(old[i:i_end], new[j:j_end], edits)
        a, b = i_end, j_end
    stream += _between(old[a:], new[b:], elsewhere)
    return tuple(_joined(stream))


def side(stream: Sequence[Piece], sign: int) -> tuple[str, ...]:
    """Return the blocks of one side: sign -1 for the older, 1 for the newer."""
    blocks, words = [], ""
    for piece in stream:
        if piece.sign == -sign:
            continue
        words += piece.text
        if piece.block:
            blocks.append(words)
            words = ""
    return (*blocks, words) if words else tuple(blocks)


def _units(declaration: Declaration, wanted: frozenset[str] | None) -> list[_Unit]:
    units: list[_Unit] = []
    for block in declaration.blocks:
        passages = [p for p in block.passages if wanted is None or p.id in wanted]
        if wanted is not None and not passages:
            continue
        at = 0 if wanted is None else passages[0].start
        for p in passages:
            between = block.text[at : p.start] if wanted is None else " " * (at < p.start)
            if between:
                units.append(_Unit(between))
            units.append(_Unit(p.text, p.id))
            at = p.end
        if wanted is None and at < len(block.text):
            units.append(_Unit(block.text[at:]))
        units.append(_Unit("", block=block))
    return units


Span = tuple[int, int]


def _anchors(
    collation: Collation, old: Sequence[_Unit], new: Sequence[_Unit]
) -> Iterator[tuple[Span, Span, Sequence[tuple[int, str]] | None]]:
    """Yield where links that kept their place stand on both sides, in order, and their edits.

    The edits are None where they do not spell the units, as across two blocks.
    """
    at_old = {u.ref: n for n, u in enumerate(old) if u.ref}
    at_new = {u.ref: n for n, u in enumerate(new) if u.ref}
    a = b = 0
    for link, variant in zip(collation.links, collation.variants, strict=True):
        if link.moved or not all(r in at_old for r in link.left):
            continue
        if not all(r in at_new for r in link.right):
            continue
        one = at_old[link.left[0]], at_old[link.left[-1]] + 1
        other = at_new[link.right[0]], at_new[link.right[-1]] + 1
        if one[0] < a or other[0] < b:
            continue
        if not (_only(old[slice(*one)], link.left) and _only(new[slice(*other)], link.right)):
            continue
        single = len(link.left) == len(link.right) == 1
        yield one, other, variant.edits if single or link.relation is Relation.KEPT else None
        a, b = one[1], other[1]


def _only(units: Sequence[_Unit], refs: Sequence[str]) -> bool:
    """Whether units hold these passages and no other."""
    return [u.ref for u in units if u.ref] == list(refs)


def _linked(
    old: Sequence[_Unit], new: Sequence[_Unit], edits: Sequence[tuple[int, str]] | None
) -> Iterator[Piece]:
    """Yield the pieces of a link."""
    left, right = (tuple(u.text or "\0" for u in units) for units in (old, new))
    ends = {-1: [u.block for u in old if u.block], 1: [u.block for u in new if u.block]}
    if edits is None or len(old) > 1 or len(new) > 1:
        mark = _unused("".join((*left, *right)))
        older, newer = ("".join(t if t != "\0" else mark for t in ts) for ts in (left, right))
        edits = word_diff(older, newer)
    else:
        mark = "\0"
    if not shares_enough(edits):
        whole = ((-1, [t for s, t in edits if s <= 0]), (1, [t for s, t in edits if s >= 0]))
        edits = [(sign, "".join(texts)) for sign, texts in whole]
    olds, news = iter(ends[-1]), iter(ends[1])
    for sign, text in edits:
        for n, words in enumerate(text.split(mark)):
            if n:
                older_end = next(olds) if sign <= 0 else None
                end = next(news) if sign >= 0 else older_end
                yield Piece(sign, "", end, older_end)
            if words:
                yield Piece(sign, words)


def _unused(text: str) -> str:
    """Return a character for private use that a text does not have."""
    taken = set(text)
    return next(chr(c) for c in range(0xF0000, 0xFFFFE) if chr(c) not in taken)


def shares_enough(edits: Sequence[tuple[int, str]]) -> bool:
    """Whether so much stands that single words can be shown as changed."""
    shared = sum(len(text) for sign, text in edits if sign == 0)
    longer = max(sum(len(t) for s, t in edits if s <= 0), sum(len(t) for s, t in edits if s >= 0))
    return shared >= _LEAST_SHARED * longer


def _between(old: Sequence[_Unit], new: Sequence[_Unit], elsewhere: Set[str]) -> Iterator[Piece]:
    """Yield what stands between two links: what is alike at its ends, out, in."""
    head = 0
    while head < min(len(old), len(new)) and old[head].answers(new[head]):
        head += 1
    tail = 0
    # An end that both share closes a paragraph; else the old one would run into the new one.
    while not head and tail < min(len(old), len(new)) and old[-1 - tail].answers(new[-1 - tail]):
        tail += 1
    both = [*zip(old[:head], new[:head], strict=True)]
    yield from (Piece(0, n.text, n.block, o.block) for o, n in both)
    for sign, units in ((-1, old[head : len(old) - tail]), (1, new[head : len(new) - tail])):
        for u in units:
            ref = u.ref if u.ref in elsewhere else ""
            yield Piece(sign, u.text, u.block, u.block if sign < 0 else None, ref)
    both = [*zip(old[len(old) - tail :], new[len(new) - tail :], strict=True)]
    yield from (Piece(0, n.text, n.block, o.block) for o, n in both)


def _joined(stream: Sequence[Piece]) -> Iterator[Piece]:
    """Yield the stream with neighbouring words of one kind in one piece."""
    for (sign, ref, is_end), pieces in groupby(
        stream, key=lambda p: (p.sign, p.ref, p.block is not None)
    ):
        if is_end:
            yield from pieces
        else:
            yield Piece(sign, "".join(p.text for p in pieces), ref=ref)
