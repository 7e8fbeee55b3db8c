"""Years of which no text is here."""

from comparator.report.lookup import Lookup
from comparator.report.phrasing import missing_years


def gaps(lookup: Lookup) -> list[tuple[int, ...]]:
    """Return for each declaration the years without a text before it."""
    d = lookup.declarations
    return [() if n == 0 else missing_years(d[n - 1].date, d[n].date) for n in range(len(d))]
