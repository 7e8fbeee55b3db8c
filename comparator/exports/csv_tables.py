"""CSV: one file a table, for spreadsheets; no cell can act as a formula.

A spreadsheet runs a cell that begins with = + - @ (or with a tab or line end before it), and turns
words that it takes for a number or a day into what it thinks they mean: "40,000" into 40000,
"August 01, 2012" into 2012-08-01. Such a cell gets an apostrophe in front, which spreadsheets take
for "this is text"; so does a cell that begins with an apostrophe, so that taking one away again is
always right: see `read_cell`.
"""

import csv
import io
import re
from collections.abc import Mapping

from comparator.exports.selection import Selection
from comparator.exports.tables import Cell, Table, tables_of

# Full-width signs too: some spreadsheets take them for the plain ones.
_RISKY = re.compile(r"['\t\r\n]|\s*[=+\-@＝＋－＠|%]")

_MONTH = "jan feb mar apr may jun jul aug sep oct nov dec".replace(" ", "|")
_NAMED_DAY = rf"(?:\d{{1,2}}[\s.-]*)?(?:{_MONTH})[a-z]*\.?[\s,-]*\d{{1,4}}(?:,?\s*\d{{4}})?"
# Read by LibreOffice and by Excel, in English, as a number, an amount, a share, a day or a time.
_MISREAD = re.compile(
    rf"[$€£¥(]?\s*\d[\d.,:/\s%)-]*(?:e[+-]?\d+|[ap]\.?m\.?|[$€£¥])?|{_NAMED_DAY}|true|false",
    re.IGNORECASE,
)


def write(selection: Selection) -> Mapping[str, bytes]:
    """Return the tables: `declarations.csv` and so on."""
    return {f"{t.name}.csv": as_csv(t) for t in tables_of(selection.edition)}


def safe_cell(cell: Cell) -> Cell:
    """Return a cell of text that no spreadsheet takes for anything else."""
    if isinstance(cell, str) and (_RISKY.match(cell) or _MISREAD.fullmatch(cell.strip())):
        return "'" + cell
    return cell


def read_cell(cell: str) -> str:
    """Return the text that `safe_cell` was given."""
    return cell.removeprefix("'")


def as_csv(table: Table) -> bytes:
    """Return a table as a file."""
    out = io.StringIO()
    # All texts in quotation marks: a semicolon or tab in a text ends no cell, in no locale.
    writer = csv.writer(out, quoting=csv.QUOTE_NONNUMERIC, lineterminator="\r\n")
    writer.writerow(name for name, _ in table.columns)
    for row in table.rows:
        writer.writerow(
            "" if cell is None else safe_cell(cell) if kind == "text" else cell
            for cell, (_, kind) in zip(row, table.columns, strict=True)
        )
    # With a byte order mark: without one Excel reads UTF-8 as something else.
    return out.getvalue().encode("utf-8-sig")
