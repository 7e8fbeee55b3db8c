"""Results that know the texts they are about, so that they can show their words."""

from dataclasses import dataclass

from comparator.insight.chapters import Brief
from comparator.insight.phrases import Trace
from comparator.model import Collation, Declaration, Series


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
