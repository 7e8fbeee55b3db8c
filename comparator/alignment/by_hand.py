"""What an editor set by hand: which of it still holds, and the links that follow.

A ruling rests on what its passages said when it was made. An edit elsewhere leaves it standing,
an edit of the passage itself makes it stale: then nobody has looked at the new words.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from comparator.alignment.groups import Group
from comparator.alignment.moves import moved_groups
from comparator.alignment.relations import collation_of, link_of
from comparator.alignment.units import units_of_declaration
from comparator.model import Collation, Declaration, Link, Relation, Ruling, RulingKind
from comparator.model.passage_ids import block_of, key_of, text_of
from comparator.model.rulings import fingerprint


def standing_and_stale(
    rulings: Sequence[Ruling], texts: Iterable[Declaration]
) -> tuple[tuple[Ruling, ...], tuple[Ruling, ...]]:
    """Return the rulings whose passages still say what they said, and the others.

    A passage is found by its words where others were put before it and its id has moved on; of
    several that say the same the one nearest to the old place.

    Returns:
        Those that stand, with the ids that their passages have now, and those that do not.
    """
    if not rulings:
        return (), ()
    positions = _positions(texts)
    standing: list[Ruling] = []
    stale: list[Ruling] = []
    for ruling in rulings:
        refs = tuple(_found(ruling, positions))
        if all(refs) and len(set(refs)) == len(refs):
            standing.append(replace(ruling, passages=refs))
        else:
            stale.append(ruling)
    return tuple(standing), tuple(stale)


def _positions(texts: Iterable[Declaration]) -> dict[tuple[str, str], list[tuple[str, int, int]]]:
    """Return by text and fingerprint each passage's id, block and place in the block."""
    positions: dict[tuple[str, str], list[tuple[str, int, int]]] = defaultdict(list)
    for text in texts:
        for p in text.passages:
            positions[text.id, fingerprint(p.text)].append((p.id, p.block, p.ordinal))
    return positions


def _found(
    ruling: Ruling, positions: Mapping[tuple[str, str], Sequence[tuple[str, int, int]]]
) -> Iterator[str]:
    """Yield the id that each passage of a ruling has now, or ""."""
    for ref, told in zip(ruling.passages, ruling.fingerprints, strict=True):
        found = positions.get((text_of(ref), told), ())
        was = block_of(ref), int(key_of(ref).partition(".")[2] or 1)
        nearest = min(found, key=lambda p: _distance(p[1:], was), default=("",))
        yield nearest[0]


def _distance(position: tuple[int, ...], was: tuple[int, int]) -> tuple[int, int, bool]:
    """Return how far a place is from an old one; of two as far the later is nearer.

    Texts are completed more often than they are cut.
    """
    block, ordinal = position
    return abs(block - was[0]), abs(ordinal - was[1]), (block, ordinal) < was


def set_by_hand(
    collation: Collation, left: Declaration, right: Declaration, rulings: Sequence[Ruling]
) -> Collation:
    """Return a collation whose links are as rulings have them; what is apart counts last.

    Passages that are one clause are one link, and are in no other; from a link that joins what is
    apart the passage is taken out, or the link is gone. What else was linked stays so.
    """
    of_clauses = [ruling for ruling in rulings if ruling.kind.is_of_links]
    if not of_clauses:
        return collation
    links = list(collation.links)
    for ruling in of_clauses:
        older, newer = ruling.of(left.id), ruling.of(right.id)
        if ruling.kind is RulingKind.CLAUSE:
            links = [*_without(links, {*older, *newer}), _unweighed(older, newer)]
        else:
            links = [kept for link in links for kept in _parted(link, older, newer)]
    return _collated(left, right, links)


def _unweighed(left: tuple[str, ...], right: tuple[str, ...]) -> Link[str]:
    """Return a link whose relation, move and likeness are still to be seen."""
    return Link(left, right, Relation.REWORDED)


def _without(links: Iterable[Link[str]], refs: set[str]) -> Iterator[Link[str]]:
    for link in links:
        older, newer = (
            tuple(ref for ref in side if ref not in refs) for side in (link.left, link.right)
        )
        if older and newer:
            yield replace(link, left=older, right=newer)


def _parted(link: Link[str], older: Sequence[str], newer: Sequence[str]) -> Iterator[Link[str]]:
    """Yield a link without what is not one clause with the rest of it."""
    if {*link.left} & {*older} and {*link.right} & {*newer}:
        left = tuple(ref for ref in link.left if ref not in older)
        right = tuple(ref for ref in link.right if ref not in newer)
        if left:
            yield replace(link, left=left)
        elif right:
            yield replace(link, right=right)
    else:
        yield link


def _collated(left: Declaration, right: Declaration, links: Sequence[Link[str]]) -> Collation:
    """Return a collation with these links, each with its relation, move and likeness."""
    old, new = units_of_declaration(left), units_of_declaration(right)
    left_at = {p.id: n for n, p in enumerate(left.passages)}
    right_at = {p.id: n for n, p in enumerate(right.passages)}

    def in_order(link: Link[str]) -> Group:
        return Group(
            tuple(sorted(left_at[ref] for ref in link.left)),
            tuple(sorted(right_at[ref] for ref in link.right)),
        )

    groups = [in_order(link) for link in links]
    moves = moved_groups(groups, old, new)
    told = (
        link_of(group, old, new, moved=moved, is_doubtful=link.tentative)
        for group, link, moved in zip(groups, links, moves, strict=True)
    )
    return collation_of(left, right, sorted(told, key=lambda link: (link.right, link.left)))
