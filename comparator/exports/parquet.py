"""Parquet: one file a table, for data frames."""

import io
from collections.abc import Mapping

from comparator.exports.selection import Selection
from comparator.exports.tables import Table, tables_of


def write(selection: Selection) -> Mapping[str, bytes]:
    """Return the tables: `declarations.parquet` and so on."""
    return {f"{t.name}.parquet": _as_parquet(t) for t in tables_of(selection.edition)}


def _as_parquet(table: Table) -> bytes:
    import pyarrow as pa
    from pyarrow import parquet

    types = {
        "text": pa.string(),
        "integer": pa.int64(),
        "real": pa.float64(),
        "flag": pa.bool_(),
        "date": pa.string(),  # as in the other tables
    }
    columns = []
    for n, (_, kind) in enumerate(table.columns):
        cells = [bool(row[n]) if kind == "flag" else row[n] for row in table.rows]
        columns.append(pa.array(cells, types[kind]))
    out = io.BytesIO()
    parquet.write_table(
        pa.table(columns, names=[name for name, _ in table.columns]), out, compression="zstd"
    )
    return out.getvalue()
