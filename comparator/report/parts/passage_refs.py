"""References to passages on the pages of their declarations: "¶4.2", "¶4.2–3"."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from comparator.model import Passage
from comparator.report.addresses import Place, declaration_page, passage_anchor
from comparator.report.edition_index import Lookup


@dataclass(frozen=True, slots=True)
class Ref:
    """A link to a passage, or to the first of several that follow one another.

    Attributes:
        number: Where it stands in its declaration.
        href: Its address.
        tag: Short label of its declaration.
    """

    number: str
    href: str
    tag: str


def refs_to(lookup: Lookup, refs: Iterable[str], place: Place) -> tuple[Ref, ...]:
    """Return references to passages, in their order: one for a run of neighbours in a block."""
    runs: list[list[Passage]] = []
    for passage in (lookup.passage[ref] for ref in refs):
        if runs and _are_neighbours(runs[-1][-1], passage):
            runs[-1].append(passage)
        else:
            runs.append([passage])
    return tuple(_ref(lookup, run, place) for run in runs)


def _are_neighbours(first: Passage, second: Passage) -> bool:
    is_same_block = (first.declaration, first.block) == (second.declaration, second.block)
    return is_same_block and first.ordinal + 1 == second.ordinal


def _ref(lookup: Lookup, run: Sequence[Passage], place: Place) -> Ref:
    first, last = run[0], run[-1]
    page = declaration_page(lookup.series.id, first.declaration)
    to = f"–{last.ordinal}" if len(run) > 1 else ""
    return Ref(
        f"¶{first.block}.{first.ordinal}{to}",
        place.to(page, passage_anchor(first.id)),
        lookup.tag[first.declaration],
    )
