"""The choice of one kind of document, on the pages of a series that has several."""

from dataclasses import dataclass

from comparator.report.edition_index import Lookup
from comparator.wording.translation import say


@dataclass(frozen=True, slots=True)
class KindChoice:
    """A kind of document to narrow a page to.

    Attributes:
        name: What the files call it.
        positions: The places of its declarations in the series, with spaces between.
    """

    name: str
    positions: str


@dataclass(frozen=True, slots=True)
class PairLink:
    """A pair in a list, `at` the place of the newer declaration in the series."""

    label: str
    href: str
    at: int


def kind_choices(lookup: Lookup) -> tuple[KindChoice, ...]:
    """Return the kinds of a series in the order of their first texts; () where there is but one."""
    found: dict[str, list[str]] = {}
    for declaration in lookup.declarations:
        found.setdefault(declaration.kind, []).append(str(lookup.position[declaration.id]))
    if len(found) < 2:
        return ()
    return tuple(
        KindChoice(kind or say("of no kind"), " ".join(places)) for kind, places in found.items()
    )
