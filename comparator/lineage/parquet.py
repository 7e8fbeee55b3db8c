"""Parquet: the tables of a lineage for data frames, a batch of rows at a time."""

import sqlite3
from pathlib import Path
from secrets import token_hex
from typing import Any

from comparator.resources.extras import needs_extra
from comparator.resources.whole_files import blaming

_ROWS_AT_ONCE = 20_000
_TABLES = {
    "texts": "SELECT id, title, date, file, sha256 FROM texts ORDER BY number",
    "passages": "SELECT id, text, kind, words FROM passages ORDER BY number",
    "lineage": "SELECT text, parent, share FROM lineage ORDER BY text, parent",
    "precedents": "SELECT passage, precedent, likeness, of_parent FROM precedents",
    "threads": "SELECT thread, passage, text FROM threads",
}
_NUMBERS = {"share", "likeness"}
_FLAGS = {"of_parent"}


def write_tables(connection: sqlite3.Connection, folder: Path) -> None:
    """Write each table as a file of its own, whole or not at all.

    Raises:
        InputError: pyarrow is not installed, or a file cannot be written.
    """
    with needs_extra("parquet"):
        import pyarrow as pa
        from pyarrow import parquet

    with blaming(folder):
        folder.mkdir(parents=True, exist_ok=True)
        for table, query in _TABLES.items():
            rows = connection.execute(query)
            names = [column[0] for column in rows.description]
            schema = pa.schema([(name, _type(pa, name)) for name in names])
            aside = folder / f".{token_hex(8)}.new"
            try:
                with parquet.ParquetWriter(aside, schema, compression="zstd") as writer:
                    while batch := rows.fetchmany(_ROWS_AT_ONCE):
                        cells = [
                            pa.array(map(bool, column) if name in _FLAGS else column, field.type)
                            for name, field, column in zip(
                                names, schema, zip(*batch, strict=True), strict=True
                            )
                        ]
                        writer.write_table(pa.table(cells, schema=schema))
                aside.replace(folder / f"{table}.parquet")
            finally:
                aside.unlink(missing_ok=True)


def _type(pa: Any, name: str) -> Any:
    if name in _FLAGS:
        return pa.bool_()
    return pa.float64() if name in _NUMBERS else pa.string()
