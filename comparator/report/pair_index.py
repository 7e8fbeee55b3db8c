"""A collation as pages look things up in it, and what of it speaks of a theme."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from comparator.analysis.measures import PassageCounts, count_passages
from comparator.analysis.wordings import variants_of
from comparator.diff.cuts import Side
from comparator.model import (
    Collation,
    Edition,
    Finding,
    Link,
    Passage,
    Relation,
    Ruling,
    Variant,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """A collation, and for each passage, by side and id, the number of its link.

    Attributes:
        left: Id of the older text.
        right: Id of the newer text.
        variants: Their word edits.
        number_of: The number of the link of each passage, by side and id.
        is_of_witnesses: Whether both are texts of one declaration, so that nothing is older.
        hands_differ: Whether different hands rendered the two.
        by_hand: The ruling by which a passage has the link it has, or none, by its id.
        only: The language in which alone a passage changed, by its id, where that is known.
        language: The language of the newer text, where that is asked.
    """

    left: str
    right: str
    links: tuple[Link[str], ...]
    variants: tuple[Variant, ...]
    number_of: Mapping[str, Mapping[str, int]]
    is_of_witnesses: bool = False
    hands_differ: bool = False
    by_hand: Mapping[str, Ruling] = field(default_factory=dict)
    only: Mapping[str, str] = field(default_factory=dict)
    language: str = ""

    @classmethod
    def of(
        cls, collation: Collation, rulings: Iterable[Ruling] = (), is_of_witnesses: bool = False
    ) -> "Pair":
        """Return a collation with its index, and what of it was set by hand."""
        return cls(
            left=collation.left,
            right=collation.right,
            links=collation.links,
            variants=tuple(variants_of(collation)),
            number_of=_numbers(collation.links),
            is_of_witnesses=is_of_witnesses,
            hands_differ=collation.hands_differ,
            by_hand={
                ref: ruling
                for ruling in rulings
                if ruling.kind.is_of_links and ruling.is_between(collation.left, collation.right)
                for ref in ruling.passages
            },
        )

    def only_of(self, refs: frozenset[str]) -> "Pair":
        """Return the same with the links of some passages, in their order."""
        kept = sorted({of[ref] for of in self.number_of.values() for ref in refs if ref in of})
        links = tuple(self.links[n] for n in kept)
        return replace(
            self,
            links=links,
            variants=tuple(self.variants[n] for n in kept if n < len(self.variants)),
            number_of=_numbers(links),
            by_hand={ref: ruling for ref, ruling in self.by_hand.items() if ref in refs},
            only={ref: language for ref, language in self.only.items() if ref in refs},
        )

    def number(self, side: str, ref: str) -> int | None:
        """Return the number of the link of a passage, if it has one."""
        return self.number_of[side].get(ref)

    def link(self, side: Side, ref: str) -> Link[str] | None:
        """Return the link of a passage, if it has one."""
        n = self.number(side, ref)
        return None if n is None else self.links[n]

    def partners(self, side: Side, ref: str) -> tuple[str, ...]:
        """Return the passages of the other side that answer one."""
        link = self.link(side, ref)
        return () if link is None else link.right if side == "left" else link.left

    def reworded(self, left: Iterable[Passage], right: Iterable[Passage]) -> tuple[Variant, ...]:
        """Return the variants of the links of some passages, save those that were kept."""
        ends: list[tuple[Side, str]] = [("left", p.id) for p in left]
        ends += [("right", p.id) for p in right]
        numbers = {n for end in ends if (n := self.number(*end)) is not None}
        return tuple(
            self.variants[n] for n in sorted(numbers) if self.links[n].relation is not Relation.KEPT
        )


def _numbers(links: Iterable[Link[str]]) -> dict[str, dict[str, int]]:
    # By side: in a text against itself both sides have the same ids.
    left: dict[str, int] = {}
    right: dict[str, int] = {}
    for n, link in enumerate(links):
        left.update(dict.fromkeys(link.left, n))
        right.update(dict.fromkeys(link.right, n))
    return {"left": left, "right": right}


@dataclass(frozen=True, slots=True)
class Excerpt:
    """What of a pair speaks of a theme, with what answers it.

    Attributes:
        pair: The pair, with the links of these passages.
    """

    pair: Pair
    left: tuple[Passage, ...]
    right: tuple[Passage, ...]


class Excerpts:
    """What of texts and pairs speaks of a theme."""

    def __init__(
        self,
        passages_of: Mapping[str, tuple[Passage, ...]],
        pair: Mapping[tuple[str, str], Pair],
        edition: Edition,
    ) -> None:
        """Take them from the passages of texts, by their ids, and from pairs with a page or not."""
        self._passages_of, self._pair = passages_of, pair
        self._findings = {(c.left, c.right): c.findings for c in edition.collations}
        self._themes = {
            p.id: frozenset(score.theme for score in p.themes)
            for passages in passages_of.values()
            for p in passages
        }
        self._links = {(c.left, c.right): c.links for c in edition.links}
        self._on_themes: dict[tuple[str, str, Side], dict[str, list[Passage]]] = {}

    def passages(self, text: str, theme: str) -> tuple[Passage, ...]:
        """Return the passages of a text on a theme; of no theme ("") all."""
        every = self._passages_of[text]
        return tuple(p for p in every if theme in self._themes[p.id]) if theme else every

    def of(self, left: str, right: str, theme: str) -> Excerpt:
        """Return what of a pair speaks of a theme."""
        pair = self._pair[left, right]
        older = tuple(self._on_themes_of(pair, "left").get(theme, ()))
        newer = tuple(self._on_themes_of(pair, "right").get(theme, ()))
        refs = frozenset(p.id for p in (*older, *newer))
        return Excerpt(pair.only_of(refs), older, newer)

    def counts(self, older: str, newer: str, theme: str) -> PassageCounts | None:
        """Return what became of passages on a theme; None where nobody held the one against it.

        Counted as on the page of the two texts: a clause may be several passages.
        """
        pair = self._pair.get((older, newer))
        links = pair.links if pair else self._links.get((older, newer))
        if links is None:
            return None
        left, right = (self.passages(text, theme) for text in (older, newer))
        here = {p.id for p in (*left, *right)}
        shown = [link for link in links if here.intersection((*link.left, *link.right))]
        return count_passages(shown, left, right, ())

    def findings(
        self, older: str, newer: str, left: Sequence[str], right: Sequence[str]
    ) -> tuple[Finding, ...]:
        """Return what was found between passages of two texts, in the order of the collation."""
        old, new = {*left}, {*right}
        return tuple(
            finding
            for finding in self._findings.get((older, newer), ())
            if old & {*finding.left} and new & {*finding.right}
        )

    def is_tentative(self, older: str, newer: str, right: Sequence[str]) -> bool:
        """Whether a link of some passages of the newer text is one to doubt."""
        pair = self._pair.get((older, newer))
        numbers = [pair.number("right", ref) for ref in right] if pair else []
        return any(pair.links[n].tentative for n in numbers if pair and n is not None)

    def _on_themes_of(self, pair: Pair, side: Side) -> Mapping[str, Sequence[Passage]]:
        """Return by theme the passages of a side that are under it or answer what is."""
        key = (pair.left, pair.right, side)
        if key not in self._on_themes:
            found = self._on_themes.setdefault(key, {})
            for passage in self._passages_of[pair.left if side == "left" else pair.right]:
                link = pair.link(side, passage.id)
                refs = {passage.id, *(link.left + link.right if link else ())}
                for theme in {theme for ref in refs for theme in self._themes[ref]}:
                    found.setdefault(theme, []).append(passage)
        return self._on_themes[key]
