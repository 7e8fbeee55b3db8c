"""Rows of a pair: which paragraphs face each other.

    left            right           row
    ¶1 a b          ¶1 a x b        a paragraph with a new sentence is one row
    ¶2 c            -               no partner: it faces an empty cell
    ¶3 d            ¶2 d' ¶3 d''    one paragraph became two: one row
    ¶4 m            ...             moved away: faces a link to its new place

Both sides keep their own order, and every passage is in exactly one row.
"""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from comparator.diff.cuts import Side
from comparator.model import Link, Passage

End = tuple[Side, Passage]
Ref = tuple[Side, str]
"""A passage by side and id: in a text against itself both sides have the same ids."""

# More unanswered paragraphs than this between two partners of one paragraph, and the lighter
# partner stands in its own row with a link: else a row would swallow the page.
_LONGEST_LEAP = 0


@dataclass(frozen=True, slots=True)
class Row:
    """Passages of the older and of the newer text that stand side by side."""

    left: tuple[Passage, ...]
    right: tuple[Passage, ...]

    def ends(self) -> Iterator[End]:
        """Yield its passages, each with its side."""
        yield from (("left", p) for p in self.left)
        yield from (("right", p) for p in self.right)


@dataclass(frozen=True, slots=True)
class _Anchor:
    """That a paragraph on the left faces one on the right; `weight` is what they share."""

    left: int
    right: int
    weight: float = 0.0


def paragraph_rows(
    left: Sequence[Passage], right: Sequence[Passage], links: Iterable[Link[str]]
) -> tuple[Row, ...]:
    """Return the rows of two texts, in the order of both.

    Args:
        left: Passages of the older text, in order; all, or a choice of them.
        right: Those of the newer text.
        links: Links between them; those of passages that are not given have no effect.
    """
    older, newer = _blocks(left), _blocks(right)
    anchors = _without_leaps(_anchors(older, newer, links))
    rows: list[Row] = []
    done_left = done_right = 0
    for spans in _joined(anchors):
        (first, last), (top, bottom) = spans
        rows += [Row(block, ()) for block in older[done_left:first]]
        rows += [Row((), block) for block in newer[done_right:top]]
        rows.append(Row(_flat(older[first : last + 1]), _flat(newer[top : bottom + 1])))
        done_left, done_right = last + 1, bottom + 1
    rows += [Row(block, ()) for block in older[done_left:]]
    rows += [Row((), block) for block in newer[done_right:]]
    return tuple(rows)


def row_numbers(rows: Sequence[Row]) -> dict[Ref, int]:
    """Return in which row each passage stands."""
    return {(side, p.id): n for n, row in enumerate(rows) for side, p in row.ends()}


def _blocks(passages: Sequence[Passage]) -> list[tuple[Passage, ...]]:
    return [tuple(block) for _, block in groupby(passages, key=lambda p: p.block)]


def _flat(blocks: Iterable[tuple[Passage, ...]]) -> tuple[Passage, ...]:
    return tuple(passage for block in blocks for passage in block)


def _anchors(
    older: list[tuple[Passage, ...]],
    newer: list[tuple[Passage, ...]],
    links: Iterable[Link[str]],
) -> list[_Anchor]:
    """Return which paragraphs face each other; none cross."""
    left = {p.id: (n, len(p.text)) for n, block in enumerate(older) for p in block}
    right = {p.id: (n, len(p.text)) for n, block in enumerate(newer) for p in block}
    firsts: dict[tuple[int, int], float] = {}
    others: dict[tuple[int, int], float] = {}
    for link in links:
        if link.moved:
            continue
        pairs = [
            (left[a], right[b]) for a in link.left for b in link.right if a in left and b in right
        ]
        for n, ((i, old_length), (j, new_length)) in enumerate(pairs):
            which = others if n else firsts
            weight = link.similarity * min(old_length, new_length)
            which[i, j] = which.get((i, j), 0.0) + weight
    anchors = _uncrossed(_Anchor(i, j, w) for (i, j), w in firsts.items())
    for (i, j), weight in sorted(others.items()):
        n = bisect_left(anchors, (i, j), key=lambda a: (a.left, a.right))
        around = anchors[max(n - 1, 0) : n + 1]  # none cross, so the nearest tell
        if all((i - a.left) * (j - a.right) >= 0 for a in around):
            anchors.insert(n, _Anchor(i, j, weight))
    return sorted(set(anchors), key=lambda a: (a.left, a.right))


def _uncrossed(anchors: Iterable[_Anchor]) -> list[_Anchor]:
    """Return the longest chain of anchors of which none cross.

    Links in place do not cross, but an edition may come from another program.
    """
    ordered = sorted(anchors, key=lambda a: (a.left, a.right))
    tails: list[int] = []
    ends: list[int] = []
    before: list[int] = []
    for number, anchor in enumerate(ordered):
        n = bisect_left(tails, anchor.right + 1)
        before.append(ends[n - 1] if n else -1)
        tails[n : n + 1] = [anchor.right]
        ends[n : n + 1] = [number]
    chain: list[_Anchor] = []
    at = ends[-1] if ends else -1
    while at >= 0:
        chain.append(ordered[at])
        at = before[at]
    return chain[::-1]


def _without_leaps(anchors: Iterable[_Anchor]) -> list[_Anchor]:
    """Return the anchors without those that would tie far paragraphs into one row."""
    kept: list[_Anchor] = []
    for anchor in anchors:
        while kept and _is_leap(kept[-1], anchor):
            if kept[-1].weight >= anchor.weight:
                break
            kept.pop()
        else:
            kept.append(anchor)
    return kept


def _is_leap(one: _Anchor, other: _Anchor) -> bool:
    down, across = other.left - one.left, other.right - one.right
    return 0 in (down, across) and max(down, across) > _LONGEST_LEAP + 1


Spans = tuple[tuple[int, int], tuple[int, int]]


def _joined(anchors: Iterable[_Anchor]) -> list[Spans]:
    """Return the first and last paragraph of each side of each row that has both sides."""
    spans: list[Spans] = []
    for anchor in anchors:
        if spans and (spans[-1][0][1] == anchor.left or spans[-1][1][1] == anchor.right):
            (first, _), (top, _) = spans[-1]
            spans[-1] = ((first, anchor.left), (top, anchor.right))
        else:
            spans.append(((anchor.left, anchor.left), (anchor.right, anchor.right)))
    return spans
