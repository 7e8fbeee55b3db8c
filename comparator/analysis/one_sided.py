"""What changed in one language only, where two years have a witness each in another language.

A claim is made only where the translation is firmly known in both years: what is reworded, new or
gone in one text, while the other stands word for word (or has no such thing at all), is the work
of one language and not of the summit.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain

from comparator.model import Collation, Edition, Facing, Link, Parallel, Passage, Relation


@dataclass(frozen=True, slots=True, kw_only=True)
class OneSided:
    """A change in one language only.

    Attributes:
        language: The language in which alone it is.
        left: Ids of the older passages of the declarations that it concerns, as far as there are.
        right: Ids of the newer ones.
        older: Ids of the older passages of the witnesses that it concerns.
        newer: Ids of the newer ones.
    """

    language: str
    left: tuple[str, ...] = ()
    right: tuple[str, ...] = ()
    older: tuple[str, ...] = ()
    newer: tuple[str, ...] = ()


def one_sided(edition: Edition) -> dict[tuple[str, str], tuple[OneSided, ...]]:
    """Return what changed in one language only, by the ids of two declarations.

    Two declarations without witnesses in another language that both have are not there.
    """
    texts = (*edition.series.declarations, *(w.text for w in edition.series.witnesses))
    language = {text.id: text.language for text in texts}
    passage = {p.id: p for text in texts for p in text.passages}
    of_witness = {w.text.id: w.declaration for w in edition.series.witnesses}
    facing = {parallel.right: parallel for parallel in edition.parallels}
    by_pair = {(c.left, c.right): c for c in edition.collations}
    found: dict[tuple[str, str], tuple[OneSided, ...]] = {}
    for other in edition.translations:
        pair = of_witness.get(other.left, ""), of_witness.get(other.right, "")
        if not (pair in by_pair and {other.left, other.right} <= facing.keys()):
            continue
        sides = facing[other.left], facing[other.right]
        own, theirs = (
            _Text(
                collation,
                _across(sides[0], to_right=to_right),
                _across(sides[1], to_right=to_right),
                passage,
            )
            for collation, to_right in ((by_pair[pair], True), (other, False))
        )
        found[pair] = (
            *found.get(pair, ()),
            *(
                OneSided(language=language[pair[1]], left=a, right=b, older=x, newer=y)
                for a, b, x, y in _changed_alone(own, theirs)
            ),
            *(
                OneSided(language=language[other.right], left=x, right=y, older=a, newer=b)
                for a, b, x, y in _changed_alone(theirs, own)
            ),
        )
    return found


def languages_of_passages(found: Iterable["OneSided"]) -> dict[str, str]:
    """Return of each passage of two declarations the language in which alone it changed.

    A newer passage has it where there is one, else the older.
    """
    told = [(change, change.right or change.left) for change in found]
    return {ref: change.language for change, refs in told for ref in refs}


_Refs = tuple[str, ...]
_Across = Callable[[Iterable[str]], _Refs | None]


class _Text:
    """The text of one language through two years."""

    def __init__(
        self, collation: Collation, older: _Across, newer: _Across, passage: Mapping[str, Passage]
    ) -> None:
        """Index it.

        Args:
            collation: How the two years answer one another.
            older: Gives what says the same as passages of the older year in the other language.
            newer: The same of the newer year.
            passage: Every passage by its id.
        """
        self.older, self.newer = older, newer
        self._links = collation.links
        self._variants = collation.variants
        self.gone = [ref for ref in collation.dropped if passage[ref].kind.is_prose]
        self.new = [ref for ref in collation.added if passage[ref].kind.is_prose]
        self._passage = passage

    def changed(self) -> Iterator[Link[str]]:
        """Yield the links whose passages are worded otherwise."""
        for n, link in enumerate(self._links):
            is_prose = any(self._passage[ref].kind.is_prose for ref in link.right)
            if is_prose and not self._stands(n):
                yield link

    def _stands(self, n: int) -> bool:
        return self._links[n].relation is Relation.KEPT or (
            bool(self._variants) and self._variants[n].is_light
        )

    def became(self, older: _Refs) -> _Refs:
        """Return the passages that some older ones became, in order."""
        links = (k.right for k in self._links if {*k.left} & {*older})
        return tuple(dict.fromkeys(chain.from_iterable(links)))

    def came_from(self, newer: _Refs) -> _Refs:
        """Return the passages that some newer ones came from, in order."""
        links = (k.left for k in self._links if {*k.right} & {*newer})
        return tuple(dict.fromkeys(chain.from_iterable(links)))

    def stands(self, older: _Refs, newer: _Refs) -> bool:
        """Whether these very passages became those and no word of them changed."""
        there = [n for n, k in enumerate(self._links) if {*k.left} & {*older}]
        left = {*chain.from_iterable(self._links[n].left for n in there)}
        right = {*chain.from_iterable(self._links[n].right for n in there)}
        return (
            bool(there) and all(map(self._stands, there)) and (left, right) == ({*older}, {*newer})
        )


def _changed_alone(one: _Text, other: _Text) -> Iterator[tuple[_Refs, _Refs, _Refs, _Refs]]:
    """Yield what changed in one text while the other stands: of both, the older and the newer."""
    for link in one.changed():
        older, newer = one.older(link.left), one.newer(link.right)
        if older and newer and other.stands(older, newer):
            yield link.left, link.right, older, newer
    for ref in one.gone:
        older = one.older((ref,))
        if older is not None and (not older or other.stands(older, other.became(older))):
            yield (ref,), (), older, other.became(older)
    for ref in one.new:
        newer = one.newer((ref,))
        if newer is not None and (not newer or other.stands(other.came_from(newer), newer)):
            yield (), (ref,), other.came_from(newer), newer


def _across(parallel: Parallel, *, to_right: bool) -> _Across:
    """Return what gives the passages that say the same as some in the other language.

    It gives () where firmly nothing does, and None where nothing is known for sure.
    """
    part_of: dict[str, Facing] = {}
    row_of: dict[str, Facing] = {}
    for row in parallel.rows:
        for known, facings in ((row_of, (row,)), (part_of, row.parts)):
            for facing in facings:
                for ref in facing.left if to_right else facing.right:
                    known[ref] = facing

    def across(refs: Iterable[str]) -> _Refs | None:
        asked, found, reached = {*refs}, dict[str, None](), set[str]()
        for ref in refs:
            facing = part_of[ref] if part_of[ref].is_firm else row_of[ref]
            if not facing.is_firm:
                return None
            own, others = (facing.left, facing.right)[:: 1 if to_right else -1]
            reached |= {*own}
            found |= dict.fromkeys(others)
        # What stands for more than was asked may have changed for the rest of it.
        return tuple(found) if reached == asked or not found else None

    return across
