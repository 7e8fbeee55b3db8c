"""From two declarations to their links."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain

import numpy as np
from numpy.typing import NDArray

from comparator.alignment.ancestors import matter_of_shorter
from comparator.alignment.by_rows import likely_pairs
from comparator.alignment.choice import (
    MOST_LIKELY,
    Context,
    Evidence,
    asked_of_ways,
    by_themselves,
    choose_pairs,
    context_of,
    evidence_of,
    floors_of,
    in_context,
    is_tentative,
)
from comparator.alignment.exact import exact_pairs
from comparator.alignment.features import features_of
from comparator.alignment.filling import fill, may_fill
from comparator.alignment.groups import Ground, Group, foreign_pairs, gather_groups
from comparator.alignment.moves import moved_groups
from comparator.alignment.naming import naming_of
from comparator.alignment.numbers import Matrix
from comparator.alignment.order import Pair
from comparator.alignment.ordered import Ways, ways_through_each
from comparator.alignment.relations import collation_of, link_of
from comparator.alignment.scores import row_shares, wording_of
from comparator.alignment.units import Unit, blocks_of, units_of_declaration, units_of_texts
from comparator.alignment.weights import Weights, learn_weights
from comparator.alignment.windows import is_long, is_too_long_to_weigh, windows_of
from comparator.language.kept_order import kept_order
from comparator.language.normal_forms import kept_form
from comparator.model import Collation, Declaration, Link, Relation

_TURNED = {Relation.SPLIT: Relation.MERGED, Relation.MERGED: Relation.SPLIT}
# A link of which less than this stands is tentative, however well its place speaks for it: of such
# links on the pairs for fitting two in three are right, of those with up to a half 85 %.
_LITTLE = 0.4
# A link of several passages is tentative where two of them have less of the shorter's matter in
# common: on the pairs for fitting 4 of 14 that this makes so are wrong, of other sure links 3 %.
_LITTLE_OF_PART = 0.35
_PAIR = 2
# So many pairs of passages are held in memory at once, if they are not of two texts.
_MOST_LEARNED = 2_000  # passages of a text too long to weigh every two of
_CELLS_AT_ONCE = 700_000


def align(
    left: Sequence[str], right: Sequence[str], weights: Weights | None = None
) -> tuple[Link[int], ...]:
    """Return the links between two lists of passages, as indices.

    Args:
        left: The older passages, in order.
        right: The newer passages, in order.
        weights: What words are worth; learned from the two lists where None.

    Returns:
        The links in the order of their first passage on the right; what is in no link was
        dropped or added.
    """
    return next(_link_each([(units_of_texts(left), units_of_texts(right))], weights))


def collate(left: Declaration, right: Declaration, weights: Weights | None = None) -> Collation:
    """Return all links of two declarations, without word edits."""
    return next(collate_each([(left, right)], weights))


def collate_each(
    pairs: Sequence[tuple[Declaration, Declaration]], weights: Weights | None = None
) -> Iterator[Collation]:
    """Yield the collation of each of several pairs: together, they take less time."""
    # One declaration is in many of the pairs.
    texts = {id(text): text for text in chain.from_iterable(pairs)}
    of = {key: units_of_declaration(text) for key, text in texts.items()}
    units = [(of[id(left)], of[id(right)]) for left, right in pairs]
    for (left, right), links in zip(pairs, _link_each(units, weights), strict=True):
        yield collation_of(left, right, links)


def _link_each(
    pairs: Sequence[tuple[Sequence[Unit], Sequence[Unit]]], weights: Weights | None
) -> Iterator[tuple[Link[int], ...]]:
    """Yield the links; whichever side is called left, the same two texts are weighed as one.

    So swapping the sides swaps the links, to the last tie and the last bit of a sum.
    """
    start = 0
    while start < len(pairs):
        size, weighed = 0, list[Weighed]()
        if is_long(*([unit.text for unit in side] for side in pairs[start])):
            yield _link_long(*pairs[start], weights)
            start += 1
            continue
        for left, right in pairs[start:]:
            size += len(left) * len(right)
            if weighed and size > _CELLS_AT_ONCE:
                break
            weighed.append(weigh(*_in_turn(left, right), weights))
        ways = ways_through_each([each.asked for each in weighed])
        for (left, _), each, found in zip(pairs[start:], weighed, ways, strict=False):
            links = _links_of(each, found)
            if each.left is not left:
                turned = map(_turned, links)
                links = tuple(sorted(turned, key=lambda link: (link.right, link.left)))
            yield links
        start += len(weighed)


def _link_long(
    left: Sequence[Unit], right: Sequence[Unit], weights: Weights | None
) -> tuple[Link[int], ...]:
    """Return the links of texts too long to weigh every two passages of them."""
    same = same_pairs(left, right)
    older, newer = _others(left, [i for i, _ in same]), _others(right, [j for _, j in same])
    links = [
        link_of(Group((i,), (j,)), left, right, moved=False, is_doubtful=False) for i, j in same
    ]
    if is_too_long_to_weigh([left[i].text for i in older], [right[j].text for j in newer]):
        links += [
            link_of(Group((i,), (j,)), left, right, moved=False, is_doubtful=share < _LITTLE)
            for (i, j), share in likely_pairs(left, right, same)
        ]
    else:
        links += _links_of_windows(left, right, weights, same)
    groups = [Group(link.left, link.right) for link in links]
    moved = zip(links, moved_groups(groups, left, right), strict=True)
    placed = (replace(link, moved=has_moved) for link, has_moved in moved)
    return tuple(sorted(placed, key=lambda link: (link.right, link.left)))


def _links_of_windows(
    left: Sequence[Unit],
    right: Sequence[Unit],
    weights: Weights | None,
    same: Sequence[Pair],
) -> Iterator[Link[int]]:
    """Yield the links of what is not the same, a stretch of both texts at a time."""
    if weights is None:
        sides = (side[:: 1 + len(side) // _MOST_LEARNED] for side in (left, right))
        weights = learn_weights([[u.text for u in side] for side in sides])
    older, newer = _others(left, [i for i, _ in same]), _others(right, [j for _, j in same])
    # Where what is the same stands, counted in what is not.
    kept = [(bisect_left(older, i), bisect_left(newer, j)) for i, j in kept_order(same)]
    windows = [(older[o], newer[n]) for o, n in windows_of(kept, len(older), len(newer))]
    units = [([left[i] for i in o], [right[j] for j in n]) for o, n in windows]
    for (o, n), found in zip(windows, _link_each(units, weights), strict=True):
        features_of.cache_clear()  # no other window asks them, and all fill gigabytes
        for link in found:
            positions = tuple(o[i] for i in link.left), tuple(n[j] for j in link.right)
            yield replace(link, left=positions[0], right=positions[1])


def _others(units: Sequence[Unit], numbers: Iterable[int]) -> list[int]:
    """Return the numbers of all units but some, in order."""
    return sorted({*range(len(units))}.difference(numbers))


def _in_turn(left: Sequence[Unit], right: Sequence[Unit]) -> tuple[Sequence[Unit], Sequence[Unit]]:
    """Return two texts in the one order in which they are weighed."""
    is_so = [unit.sort_key for unit in left] <= [unit.sort_key for unit in right]
    return (left, right) if is_so else (right, left)


def _turned(link: Link[int]) -> Link[int]:
    relation = _TURNED.get(link.relation, link.relation)
    return replace(link, left=link.right, right=link.left, relation=relation)


@dataclass(frozen=True, slots=True)
class Weighed:
    """Two texts and how probable it is for each two passages by themselves that they are one.

    Attributes:
        same: The pairs that are kept.
        evidence: What speaks for each two passages.
        alone: How probable each pair is by that; 0 or 1 where it is certain.
    """

    left: Sequence[Unit]
    right: Sequence[Unit]
    weights: Weights
    same: Sequence[Pair]
    evidence: Evidence
    alone: Matrix

    @property
    def asked(self) -> tuple[Matrix, NDArray[np.bool_]]:
        """What the ways through both texts are asked with."""
        return asked_of_ways(self.evidence, self.alone)


def _links_of(weighed: Weighed, ways: Ways) -> tuple[Link[int], ...]:
    ground, context = survey(weighed, ways)
    # A kept passage is explained whole: nothing can be added to it.
    kept = set(weighed.same)
    floor, floor_of_further = floors_of(context, ground.first)
    pairs = [pair for pair in choose_pairs(ground.first, floor) if pair not in kept]
    groups, belief = gather_groups(pairs, ground, floor_of_further), ground.belief
    if may_fill(context):
        groups, belief = fill(groups, weighed.same, context, belief, ground.evidence["beginnings"])
    groups += [Group((i,), (j,)) for i, j in weighed.same]
    return _links(groups, weighed.left, weighed.right, belief)


def same_pairs(left: Sequence[Unit], right: Sequence[Unit]) -> list[Pair]:
    """Return the pairs of one sort that are the same but for their setting and number."""

    def forms(units: Sequence[Unit]) -> list[tuple[str, str]]:
        return [(unit.sort, kept_form(unit.text)) for unit in units]

    return exact_pairs(forms(left), forms(right))


def weigh(left: Sequence[Unit], right: Sequence[Unit], weights: Weights | None = None) -> Weighed:
    """Return how probable it is for each two passages by themselves that they are one clause."""
    if weights is None:
        weights = learn_weights([[u.text for u in left], [u.text for u in right]])
    same = same_pairs(left, right)
    evidence = evidence_for(left, right, weights)
    possible, certain = certain_pairs(left, right, same)
    alone = np.minimum(by_themselves(evidence), MOST_LIKELY)
    alone = np.maximum(np.where(possible, alone, 0.0), certain)
    return Weighed(left, right, weights, same, evidence, alone)


def survey(weighed: Weighed, ways: Ways) -> tuple[Ground, Context]:
    """Return how probable it is for each two passages that they are one clause, and why."""
    evidence, alone = weighed.evidence, weighed.alone
    context = context_of(evidence, alone, ways)
    belief = in_context(evidence, context, alone)
    ground = Ground(
        weighed.left, weighed.right, weighed.weights, evidence, alone, belief, belief.copy()
    )
    for pair, may_join in foreign_pairs(ground, context):
        context.ways.pairs[pair] = 0.0
        ground.first[pair] = 0.0
        if not may_join:
            alone[pair] = belief[pair] = 0.0
    return ground, context


def evidence_for(left: Sequence[Unit], right: Sequence[Unit], weights: Weights) -> Evidence:
    """Return what speaks for each pair of itself."""
    older, newer = [u.text for u in left], [u.text for u in right]
    wording = wording_of(older, newer, weights)
    blocks = _block_shares(left, right, weights, wording.rows)
    return evidence_of(wording, blocks, _shared_themes(left, right), naming_of(older, newer))


def certain_pairs(
    left: Sequence[Unit], right: Sequence[Unit], same: Sequence[Pair] | None = None
) -> tuple[NDArray[np.bool_], Matrix]:
    """Return which pairs may be one clause, and 1 where they certainly are.

    Equal passages answer each other and nothing else; titles answer each other as such.
    """
    sorts = {sort: n for n, sort in enumerate(dict.fromkeys(u.sort for u in (*left, *right)))}
    older = np.array([sorts[u.sort] for u in left])
    newer = np.array([sorts[u.sort] for u in right])
    possible = (older[:, None] == newer[None, :]) & (older != sorts.get("formal", -1))[:, None]
    certain = np.zeros(possible.shape)
    for i, j in same_pairs(left, right) if same is None else same:
        possible[i, :] = False
        possible[:, j] = False
        certain[i, j] = 1.0
    is_title = sorts.get("title", -1)
    titles = possible & (older == is_title)[:, None] & (newer == is_title)[None, :]
    return possible, np.maximum(certain, titles)


def _shared_themes(left: Sequence[Unit], right: Sequence[Unit]) -> Matrix:
    """Return 1 where passages share a theme, 0 where not, 0.5 where one's are not known."""
    themes = sorted({theme for unit in left for theme in unit.themes})
    shared = np.zeros((len(left), len(right)), np.bool_)
    for theme in themes:
        older, newer = (np.array([theme in u.themes for u in units]) for units in (left, right))
        shared[older] |= newer
    known = np.outer([bool(u.themes) for u in left], [bool(u.themes) for u in right])
    return np.where(known, shared, 0.5).astype(np.float64)


def _block_shares(
    left: Sequence[Unit], right: Sequence[Unit], weights: Weights, alone: Matrix
) -> Matrix:
    """Return how much the blocks of each two passages explain of each other."""
    older, of_left = blocks_of(left)
    newer, of_right = blocks_of(right)
    if len(older) == len(left) and len(newer) == len(right):
        return alone  # each passage is a block of its own
    return row_shares(older, newer, weights)[np.ix_(of_left, of_right)]


def _links(
    groups: Sequence[Group], left: Sequence[Unit], right: Sequence[Unit], belief: Matrix
) -> tuple[Link[int], ...]:
    links: list[Link[int]] = []
    for group, moved in zip(groups, moved_groups(groups, left, right), strict=True):
        best = max(float(belief[i, j]) for i in group.left for j in group.right)
        doubt = is_tentative(best) or has_weak_part(group, left, right)
        links.append(link_of(group, left, right, moved=moved, is_doubtful=doubt, least=_LITTLE))
    return tuple(sorted(links, key=lambda link: (link.right, link.left)))


def has_weak_part(group: Group, left: Sequence[Unit], right: Sequence[Unit]) -> bool:
    """Whether a split or merge joins two passages that have little of one matter."""
    if len(group.left) + len(group.right) == _PAIR:
        return False
    return any(
        matter_of_shorter(left[i].text, right[j].text) < _LITTLE_OF_PART
        for i in group.left
        for j in group.right
    )
