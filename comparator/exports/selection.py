"""What of an edition is exported."""

from dataclasses import dataclass, replace

from comparator.errors import InputError
from comparator.model import Collation, Declaration, Edition, Finding, Parallel, Passage


@dataclass(frozen=True, slots=True)
class Selection:
    """An edition, or a part of it.

    Attributes:
        edition: The edition; of a pair, with its two declarations and their collation only.
        pair: Ids of the two declarations, older first, or None for the whole series.
        theme: Id of the theme to which it is limited, or None.
        parallel: What faces what in a declaration and its witness in another language, if these
            are the pair.
    """

    edition: Edition
    pair: tuple[str, str] | None = None
    theme: str | None = None
    parallel: Parallel | None = None

    @classmethod
    def of(
        cls, edition: Edition, pair: tuple[str, str] | None = None, theme: str | None = None
    ) -> "Selection":
        """Return a selection; with a pair, of an edition that has its collation.

        Raises:
            KeyError: The edition has no such collation or declaration.
        """
        if pair is None:
            return cls(edition, None, theme)
        for parallel in edition.parallels:
            if {parallel.left, parallel.right} == {*pair}:
                return cls(edition, pair, None, parallel)
        collation = edition.collation(*pair)
        both = tuple(edition.series[ref] for ref in pair)
        series = replace(edition.series, declarations=both, witnesses=())
        return cls(Edition(series, (collation,), ()), pair, theme)

    def chosen_pair(self) -> tuple[Declaration, Declaration, Collation]:
        """Return the chosen pair, or the newest declaration and the one before it.

        Raises:
            InputError: There is only one declaration.
        """
        series = self.edition.series
        if len(series.declarations) < 2:
            raise InputError(
                None, None, "there is only one declaration.", "A comparison needs two."
            )
        left, right = series.declarations[-2:]
        return left, right, self.edition.collation(left.id, right.id)

    def wants(self, passage: Passage) -> bool:
        """Whether a passage is under the theme, or no theme is asked for."""
        return self.theme is None or any(score.theme == self.theme for score in passage.themes)


def wanted_of_pair(
    selection: Selection, left: Declaration, right: Declaration, collation: Collation
) -> frozenset[str]:
    """Return the ids of the passages that are wanted, and of those that answer them."""
    wanted = {p.id for d in (left, right) for p in d.passages if selection.wants(p)}
    answers = {
        ref
        for link in collation.links
        if wanted & {*link.left, *link.right}
        for ref in (*link.left, *link.right)
    }
    return frozenset(wanted | answers)


def findings_of(edition: Edition) -> tuple[Finding, ...]:
    """Return all findings of an edition, pair by pair; () where none were looked for."""
    return tuple(finding for pair in edition.collations for finding in pair.findings)
