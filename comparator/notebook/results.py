"""Results that know the texts they are about, so that they can show their words."""

from dataclasses import dataclass, fields
from typing import Any, TypeVar

from comparator.analysis.brief_sections import Brief
from comparator.analysis.phrases.trace import Trace
from comparator.model import Collation, Declaration, Edition, Series


@dataclass(frozen=True, slots=True, repr=False)
class ShownCollation(Collation):
    """A collation with its two declarations, older first."""

    declarations: tuple[Declaration, ...] = ()


@dataclass(frozen=True, slots=True, repr=False)
class ShownTrace(Trace):
    """A trace with its series."""

    series: Series


@dataclass(frozen=True, slots=True, repr=False)
class ShownBrief(Brief):
    """A brief with its series."""

    series: Series


@dataclass(frozen=True, slots=True, repr=False)
class ShownEdition(Edition):
    """An edition whose collations know their declarations."""

    def collation(self, left: str, right: str) -> ShownCollation:
        """Return the collation of two declarations; raises KeyError if it was not chosen."""
        # slots=True makes the class anew, and super() without arguments looks for the first one.
        found = Edition.collation(self, left, right)
        texts = self.series.text(left), self.series.text(right)
        return enriched(ShownCollation, found, declarations=texts)


Shown = TypeVar("Shown", ShownBrief, ShownCollation, ShownEdition)


def enriched(kind: type[Shown], found: Brief | Collation | Edition, **more: Any) -> Shown:
    """Return a result as the kind of it that knows its texts."""
    known: dict[str, Any] = {field.name: getattr(found, field.name) for field in fields(found)}
    return kind(**(known | more))
