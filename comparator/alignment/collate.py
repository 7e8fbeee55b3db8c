"""From two declarations to their links."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from comparator.alignment.choice import (
    MOST_LIKELY,
    Context,
    Evidence,
    by_themselves,
    choose_pairs,
    context_of,
    evidence_of,
    floor_of,
    in_context,
    is_tentative,
)
from comparator.alignment.exact import exact_pairs
from comparator.alignment.filling import fill, may_fill
from comparator.alignment.groups import Ground, Group, foreign_pairs, gather_groups
from comparator.alignment.moves import moved_groups
from comparator.alignment.naming import naming_of
from comparator.alignment.order import Pair
from comparator.alignment.relations import collation_of, link_of
from comparator.alignment.scores import Matrix, row_shares, wording_of
from comparator.alignment.units import Unit, units_of_declaration, units_of_texts
from comparator.alignment.weights import Weights, learn_weights
from comparator.language.normal_forms import kept_form
from comparator.model import Collation, Declaration, Link, Relation

_TURNED = {Relation.SPLIT: Relation.MERGED, Relation.MERGED: Relation.SPLIT}
# A link of which less than this stands is tentative, however well its place speaks for it: of such
# links on the pairs for fitting two in three are right, of those with up to a half 85 %.
_LITTLE = 0.4


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
    return _link_units(units_of_texts(left), units_of_texts(right), weights)


def collate(left: Declaration, right: Declaration, weights: Weights | None = None) -> Collation:
    """Return all links of two declarations, without word edits."""
    found = _link_units(units_of_declaration(left), units_of_declaration(right), weights)
    return collation_of(left, right, found)


def _link_units(
    left: Sequence[Unit], right: Sequence[Unit], weights: Weights | None
) -> tuple[Link[int], ...]:
    """Return the links; whichever side is called left, the same two texts are weighed as one.

    So swapping the sides swaps the links, to the last tie and the last bit of a sum.
    """
    if weights is None:
        weights = learn_weights([[u.text for u in left], [u.text for u in right]])
    if [unit.sort_key for unit in left] <= [unit.sort_key for unit in right]:
        return _link_in_turn(left, right, weights)
    turned = (_turned(link) for link in _link_in_turn(right, left, weights))
    return tuple(sorted(turned, key=lambda link: (link.right, link.left)))


def _turned(link: Link[int]) -> Link[int]:
    relation = _TURNED.get(link.relation, link.relation)
    return replace(link, left=link.right, right=link.left, relation=relation)


def _link_in_turn(
    left: Sequence[Unit], right: Sequence[Unit], weights: Weights
) -> tuple[Link[int], ...]:
    same = same_pairs(left, right)
    ground, context = survey(left, right, same, weights)
    # A kept passage is explained whole: nothing can be added to it.
    kept = set(same)
    pairs = [pair for pair in choose_pairs(ground.first, floor_of(context)) if pair not in kept]
    groups, belief = gather_groups(pairs, ground), ground.belief
    if may_fill(context):
        groups, belief = fill(groups, same, context, belief, ground.evidence["beginnings"])
    groups += [Group((i,), (j,)) for i, j in same]
    return _links(groups, left, right, belief)


def same_pairs(left: Sequence[Unit], right: Sequence[Unit]) -> list[Pair]:
    """Return the pairs of one sort that are the same but for their setting and number."""

    def forms(units: Sequence[Unit]) -> list[str]:
        return [f"{unit.sort} {kept_form(unit.text)}" for unit in units]

    return exact_pairs(forms(left), forms(right))


def survey(
    left: Sequence[Unit], right: Sequence[Unit], same: Sequence[Pair], weights: Weights
) -> tuple[Ground, Context]:
    """Return how probable it is for each two passages that they are one clause, and why."""
    evidence = evidence_for(left, right, weights)
    possible, certain = certain_pairs(left, right, same)
    alone = np.minimum(by_themselves(evidence), MOST_LIKELY)
    alone = np.maximum(np.where(possible, alone, 0.0), certain)
    context = context_of(evidence, alone)
    belief = in_context(evidence, context, alone)
    ground = Ground(left, right, weights, evidence, alone, belief, belief.copy())
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
    older, of_left = _blocks(left)
    newer, of_right = _blocks(right)
    if len(older) == len(left) and len(newer) == len(right):
        return alone  # each passage is a block of its own
    return row_shares(older, newer, weights)[np.ix_(of_left, of_right)]


def _blocks(units: Sequence[Unit]) -> tuple[list[str], list[int]]:
    """Return the texts of the blocks, and of each unit the number of its own."""
    texts: dict[int, str] = {}
    for unit in units:
        texts[unit.block] = f"{texts[unit.block]} {unit.text}" if unit.block in texts else unit.text
    number = {block: n for n, block in enumerate(texts)}
    return list(texts.values()), [number[unit.block] for unit in units]


def _links(
    groups: Sequence[Group], left: Sequence[Unit], right: Sequence[Unit], belief: Matrix
) -> tuple[Link[int], ...]:
    links: list[Link[int]] = []
    for group, moved in zip(groups, moved_groups(groups, left, right), strict=True):
        best = max(float(belief[i, j]) for i in group.left for j in group.right)
        doubt = is_tentative(best)
        links.append(link_of(group, left, right, moved=moved, is_doubtful=doubt, least=_LITTLE))
    return tuple(sorted(links, key=lambda link: (link.right, link.left)))
