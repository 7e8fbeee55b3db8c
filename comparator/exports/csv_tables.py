"""CSV: one file a table, for spreadsheets; no cell can act as a formula.

A spreadsheet runs a cell that begins with = + - @ (or with a tab or line end before it). Such a
cell gets an apostrophe in front, which spreadsheets take for "this is text"; so does a cell that
begins with an apostrophe, so that taking one away again is always right: see `read_cell`.
"""

import csv
import io
import re
from collections.abc import Mapping

from comparator.exports.selection import Selection
from comparator.exports.tables import Cell, Table, tables_of

# Full-width signs too: some spreadsheets take them for the plain ones.
_RISKY = re.compile(r"['\t\r\n]|\s*[=+\-@＝＋－＠|%]")


def write(selection: Selection) -> Mapping[str, bytes]:
    """Return the tables: `declarations.csv` and so on."""
    return {f"{t.name}.csv": _as_csv(t) for t in tables_of(selection.edition)}


def safe_cell(cell: Cell) -> Cell:
    """Return a cell that no spreadsheet takes for a formula."""
    if isinstance(cell, str) and _RISKY.match(cell):
        return "'" + cell
    return cell


def read_cell(cell: str) -> str:
    """Return the text that `safe_cell` was given."""
    return cell.removeprefix("'")


def _as_csv(table: Table) -> bytes:
    out = io.StringIO()
    # All texts in quotation marks: a semicolon or tab in a text ends no cell, in no locale.
    writer = csv.writer(out, quoting=csv.QUOTE_NONNUMERIC, lineterminator="\r\n")
    writer.writerow(name for name, _ in table.columns)
    for row in table.rows:
        writer.writerow("" if cell is None else safe_cell(cell) for cell in row)
    # With a byte order mark: without one Excel reads UTF-8 as something else.
    return out.getvalue().encode("utf-8-sig")
