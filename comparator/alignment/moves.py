"""Moves: the heaviest chain of links that keeps its order stays in place, the rest moved."""

from collections.abc import Sequence
from hashlib import blake2b

from comparator.alignment.groups import Group
from comparator.alignment.order import heaviest_chain
from comparator.alignment.units import Unit
from comparator.model import Link
from comparator.model.collations import Ref


def moved_groups(
    groups: Sequence[Group], left: Sequence[Unit], right: Sequence[Unit]
) -> list[bool]:
    """Return for each group whether it changed its place against the rest.

    A group stands where its first passages stand and weighs as much as it has characters.
    """
    chain = set(
        heaviest_chain(
            [(group.left[0], group.right[0]) for group in groups],
            [_weight(group, left, right) for group in groups],
        )
    )
    return [n not in chain for n in range(len(groups))]


def _weight(group: Group, left: Sequence[Unit], right: Sequence[Unit]) -> int:
    older = " ".join(left[i].text for i in group.left)
    newer = " ".join(right[j].text for j in group.right)
    # Of two chains equally long one must be chosen, the same with the sides swapped: so the
    # words decide, not the place.
    words = "\0".join(sorted((older, newer))).encode("utf-8", "surrogatepass")
    lot = int.from_bytes(blake2b(words, digest_size=2).digest(), "big")
    return ((len(older) + len(newer) + 1) << 20) + lot


def moves_of(
    links: Sequence[Link[Ref]], left: Sequence[Ref], right: Sequence[Ref]
) -> tuple[tuple[int, ...], ...]:
    """Return the moves of a collation: a block that moved as a whole is one.

    Returns:
        The indices of the links of each move: they moved, and follow one another on both sides.
    """
    place_left = {ref: n for n, ref in enumerate(left)}
    place_right = {ref: n for n, ref in enumerate(right)}
    moves: list[list[int]] = []
    for n, link in enumerate(links):
        if not link.moved:
            continue
        before = links[moves[-1][-1]] if moves else None
        if before and (
            place_left[link.left[0]] == place_left[before.left[-1]] + 1
            and place_right[link.right[0]] == place_right[before.right[-1]] + 1
        ):
            moves[-1].append(n)
        else:
            moves.append([n])
    return tuple(map(tuple, moves))
