"""CSV: the sheet of changes of a pair."""

from comparator.exports.change_sheet import sheet_of
from comparator.exports.csv_tables import as_csv
from comparator.exports.selection import Selection


def write(selection: Selection) -> bytes:
    """Return the sheet; no cell of it can act as a formula."""
    return as_csv(sheet_of(selection))
