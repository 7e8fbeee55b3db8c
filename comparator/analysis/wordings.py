"""Wordings of clauses through the years: when two are the same words, what parts them, titles."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import cached_property

from comparator.analysis.clause_titles import BETWEEN, ClauseTitle, title_of
from comparator.analysis.saying import Saying
from comparator.diff import variant_of
from comparator.language.key_phrases import word_set
from comparator.language.normal_forms import kept_form
from comparator.language.substance import rarities
from comparator.model import Collation, Edition, Link, Relation, RulingKind, Thread, Variant

Refs = tuple[str, ...]


class Wordings:
    """The wordings of the clauses of an edition, by the ids of their passages."""

    def __init__(self, edition: Edition) -> None:
        self._edition = edition
        self._made: dict[tuple[str, str], Variant] = {}
        self._titles: dict[str, ClauseTitle] = {}

    def text(self, refs: Iterable[str]) -> str:
        """Return a wording: the texts of its passages, joined by a space as in word edits."""
        return " ".join(self._text[ref] for ref in refs)

    def form(self, refs: Iterable[str]) -> str:
        """Return what must be equal for two wordings to be the same words."""
        return " ".join(kept_form(self._text[ref]) for ref in refs)

    def title(self, thread: Thread) -> ClauseTitle:
        """Return the noun phrase by which a reader tells a clause from others, and its age."""
        if thread.id not in self._titles:
            self._titles[thread.id] = self._title(thread)
        return self._titles[thread.id]

    def _title(self, thread: Thread) -> ClauseTitle:
        said = [
            (declaration, BETWEEN.join(self._text[ref] for ref in refs))
            for declaration, refs in thread
            if refs
        ]
        if words := self._titles_by_hand.get(thread.id):
            return ClauseTitle(words, said[0][0])
        return title_of(said, self._rarity, self._edition.series[said[-1][0]].language)

    def elsewhere(self, thread: Thread) -> tuple[str, ...]:
        """Return the ids of the texts that do not say a clause, but have the words of its title."""
        said, words = dict(thread), self.title(thread).words.casefold()
        saying = {p.declaration for p in self._saying.passages(words)}
        texts = (d.id for d in self._edition.series.declarations)
        return tuple(text for text in texts if text in saying and not said.get(text))

    def variant(self, old: Refs, new: Refs) -> Variant:
        """Return the word edits between two wordings of a clause.

        Those of the link that is exactly these passages, else made for the purpose.
        """
        if (found := self._variants.get((old, new))) is not None:
            return found
        key = self.text(old), self.text(new)
        if key not in self._made:
            self._made[key] = variant_of(*key)
        return self._made[key]

    @cached_property
    def thread_of(self) -> dict[str, Thread]:
        """The thread of each passage."""
        return self._edition.thread_of()

    @cached_property
    def _text(self) -> dict[str, str]:
        return self._edition.series.words_by_id()

    @cached_property
    def _saying(self) -> Saying:
        passages = (p for d in self._edition.series.declarations for p in d.passages)
        return Saying(passages, lambda text: " ".join(text.casefold().split()))

    @cached_property
    def _titles_by_hand(self) -> dict[str, str]:
        """The titles that an editor set, by the thread of one of their passages."""
        return {
            self.thread_of[ref].id: ruling.title
            for ruling in self._edition.series.rulings
            if ruling.kind is RulingKind.TITLE
            for ref in ruling.passages
            if ref in self.thread_of
        }

    @cached_property
    def _rarity(self) -> dict[str, float]:
        return rarities(map(word_set, self._text.values()))

    @cached_property
    def _variants(self) -> dict[tuple[Refs, Refs], Variant]:
        return {
            (link.left, link.right): variant
            for collation in self._edition.collations
            for link, variant in zip(collation.links, variants_of(collation), strict=False)
        }


def variants_of(collation: Collation) -> Sequence[Variant]:
    """Return the word edits of each link; in a kept passage all are light, its number's too."""
    return tuple(map(_lightened, collation.links, collation.variants))


def _lightened(link: Link[str], variant: Variant) -> Variant:
    if link.relation is not Relation.KEPT:
        return variant
    changed = tuple(n for n, (sign, _) in enumerate(variant.edits) if sign)
    return replace(variant, light=changed, shifted=())
