"""What one year knows of another: clauses whose translation is known go on as translations."""

from collections.abc import Iterable, Iterator, Mapping

from comparator.model import Collation, Facing, Parallel


def clauses_across(
    texts: Collation, witnesses: Collation, parallels: Iterable[Parallel]
) -> dict[str, set[str]]:
    """Return for passages of two years which clauses of the other year they have, as keys.

    Two passages in two languages have one key where they go on, or come, from two that face one
    another firmly. A passage that goes on while its translation does not has a key that no other
    has: that tells as much.

    Args:
        texts: How the declarations of the two years answer one another.
        witnesses: How their witnesses in another language do.
        parallels: How each witness faces its declaration, as far as that is known.
    """
    found: dict[str, set[str]] = {}
    for parallel in parallels:
        for side, answers in ((0, texts), (1, witnesses)):
            text = (parallel.left, parallel.right)[side]
            goes_on = _going_on(answers, text)
            for n, facing in enumerate(_parts(parallel)):
                for ref in (facing.left, facing.right)[side]:
                    for other in goes_on.get(ref, ()):
                        found.setdefault(other, set()).add(f"t{parallel.left}.{n}")
    return found


def _parts(parallel: Parallel) -> Iterator[Facing]:
    """Yield the firm facings of passages that have both sides."""
    for row in parallel.rows:
        yield from (part for part in row.parts if part.is_firm and part.left and part.right)


def _going_on(collation: Collation, text: str) -> Mapping[str, tuple[str, ...]]:
    """Return what answers each passage of one of the two texts of a collation, if it is one."""
    if text == collation.left:
        return {ref: link.right for link in collation.links for ref in link.left}
    if text == collation.right:
        return {ref: link.left for link in collation.links for ref in link.right}
    return {}
