"""A series with all that was found in it."""

from dataclasses import dataclass

from comparator.model.collations import Collation, Parallel, Thread
from comparator.model.declarations import Series
from comparator.model.rounds import DraftRound


@dataclass(frozen=True, slots=True, repr=False)
class Edition:
    """A series with all that was found in it: what the pages of its report are made of.

    Attributes:
        series: Its declarations, segmented and themed.
        collations: Those of all neighbours, and of every other pair that was chosen.
        threads: The lives of its clauses, in the order of their first passages.
        witnesses: How each declaration (left) and each of its witnesses (right) answer one
            another, where both are in one language.
        links: How all other pairs of one kind answer one another, as far as they were asked:
            without word edits; what the history of the series rests on, beside `collations`.
        habits: What the texts were seen to use one for the other: language, one, the other.
        parallels: How each declaration and each of its witnesses face one another, where they
            are in two languages.
        translations: How two witnesses in one language answer one another, where those of their
            declarations that are in another do, in `collations`.
        drafts: The rounds of its drafts, oldest first, as far as they were asked for.
    """

    series: Series
    collations: tuple[Collation, ...]
    threads: tuple[Thread, ...]
    witnesses: tuple[Collation, ...] = ()
    links: tuple[Collation, ...] = ()
    habits: tuple[tuple[str, str, str], ...] = ()
    parallels: tuple[Parallel, ...] = ()
    translations: tuple[Collation, ...] = ()
    drafts: tuple[DraftRound, ...] = ()

    def __repr__(self) -> str:
        count = len(self.collations)
        return f"<{type(self).__name__} {self.series.id}: {count} collations>"

    def thread_of(self) -> dict[str, Thread]:
        """Return the thread of each passage that is in one, by its id."""
        return {ref: t for t in self.threads for _, refs in t for ref in refs}

    def collation(self, left: str, right: str) -> Collation:
        """Return the collation of two declarations; raises KeyError if it was not chosen."""
        for collation in self.collations:
            if (collation.left, collation.right) == (left, right):
                return collation
        raise KeyError((left, right))
