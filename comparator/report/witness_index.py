"""A declaration and a witness of it, as the pages look them up."""

from dataclasses import dataclass, replace
from functools import cached_property

from comparator.analysis.divergence import Divergence, divergence
from comparator.model import Collation, Edition, Parallel, Witness
from comparator.report.addresses import (
    Page,
    witness_page,
)
from comparator.report.edition_index import Lookup
from comparator.report.pair_index import Pair
from comparator.wording.translation import say


@dataclass(frozen=True, slots=True)
class Kin:
    """A witness and how it answers its declaration.

    Attributes:
        collation: The declaration's with it; None where the two are in two languages.
        divergence: How far the two differ; None as above.
        parallel: Which paragraphs face one another where they are in two languages.
    """

    witness: Witness
    collation: Collation | None
    divergence: Divergence | None
    parallel: Parallel | None = None

    @property
    def share(self) -> float | None:
        """The share of differing words; None where none were compared."""
        return self.divergence.share if self.divergence else None


def kin_of(lookup: Lookup, declaration: str | None = None) -> tuple[Kin, ...]:
    """Return the witnesses of a declaration, or all of a series in the order of these."""
    by_id = {collation.right: collation for collation in lookup.edition.witnesses}
    parallels = {parallel.right: parallel for parallel in lookup.edition.parallels}
    found = []
    for witness in lookup.series.witnesses:
        if declaration not in {None, witness.declaration}:
            continue
        collation = by_id.get(witness.text.id)
        passages = {p.id: p for p in witness.text.passages}
        passages |= {p.id: p for p in lookup.passages_of[witness.declaration]}
        differs = divergence(collation, passages) if collation else None
        found.append(Kin(witness, collation, differs, parallels.get(witness.text.id)))
    return tuple(found)


def name_of(text: str, witness: Witness) -> str:
    """Return the name of a witness of a text that has a name."""
    return say("%(text)s (%(witness)s)", text=text, witness=witness.name)


class KinLookup(Lookup):
    """The indices of an edition of two: a declaration and one of its witnesses."""

    def __init__(self, lookup: Lookup, kin: Kin) -> None:
        declaration = lookup.declaration[kin.witness.declaration]
        texts = declaration, kin.witness.text
        series = replace(lookup.series, declarations=texts, witnesses=())
        super().__init__(Edition(series, (kin.collation,) if kin.collation else (), ()))
        self.kin = kin
        self._name = lookup.name[declaration.id]

    @cached_property
    def name(self) -> dict[str, str]:
        """Name of each of the two texts."""
        witness = self.kin.witness
        named = name_of(self._name, witness)
        return {witness.declaration: self._name, witness.text.id: named}

    @cached_property
    def tag(self) -> dict[str, str]:
        """Short label of each: both have one year."""
        witness = self.kin.witness
        return {witness.declaration: say("text of the series"), witness.text.id: witness.name}

    @cached_property
    def pair(self) -> dict[tuple[str, str], Pair]:
        """The one collation, as one of witnesses."""
        return {
            key: Pair.of(c, self.series.rulings, is_of_witnesses=True)
            for key, c in self.collations.items()
        }

    def page_of_pair(self, left: str, right: str) -> str:
        """Return the path of the one page of the two."""
        return witness_page(self.series.id, left, self.kin.witness.name)

    def text_href(self, here: Page, text_id: str, anchor: str = "") -> str:
        """Return the way to a text; a witness is on no page but this one."""
        if text_id == self.kin.witness.text.id:
            return ""
        return super().text_href(here, text_id, anchor)


def page_of_witness(lookup: Lookup, witness: Witness) -> str:
    """Return the address of the page of a witness."""
    return witness_page(lookup.series.id, witness.declaration, witness.name)
