"""SQLite: the tables with keys, views and full-text search, and a metadata.json for Datasette."""

import sqlite3
from collections.abc import Iterable, Mapping

from comparator.exports.json import json_bytes
from comparator.exports.selection import Selection
from comparator.exports.tables import Table, tables_of
from comparator.model import Series

_TYPES = {"text": "TEXT", "integer": "INTEGER", "real": "REAL", "flag": "INTEGER", "date": "TEXT"}
_REFERENCES = {
    ("sources", "declaration"): "declarations(id)",
    ("blocks", "declaration"): "declarations(id)",
    ("passages", "declaration"): "declarations(id)",
    ("passage_themes", "passage"): "passages(id)",
    ("word_years", "passage"): "passages(id)",
    ("word_years", "since"): "declarations(id)",
    ("word_years", "before"): "declarations(id)",
    ("links", "older"): "declarations(id)",
    ("links", "newer"): "declarations(id)",
    ("edits", "older"): "declarations(id)",
    ("edits", "newer"): "declarations(id)",
    ("witnesses", "declaration"): "declarations(id)",
    ("witness_blocks", "witness"): "witnesses(id)",
    ("witness_links", "declaration"): "declarations(id)",
    ("witness_links", "witness"): "witnesses(id)",
    ("witness_passages", "witness"): "witnesses(id)",
    ("facings", "declaration"): "declarations(id)",
    ("facings", "witness"): "witnesses(id)",
    ("one_sided", "older"): "declarations(id)",
    ("one_sided", "newer"): "declarations(id)",
}
_SEARCH = """
CREATE VIRTUAL TABLE passages_fts USING fts5(
  text, content='passages', content_rowid='rowid', tokenize='unicode61 remove_diacritics 2'
);
INSERT INTO passages_fts(passages_fts) VALUES ('rebuild');
INSERT INTO passages_fts(passages_fts) VALUES ('optimize');
"""
_VIEWS = """
CREATE INDEX passages_by_declaration ON passages(declaration, block, ordinal);
CREATE INDEX passages_by_thread ON passages(thread);
CREATE INDEX passage_themes_by_theme ON passage_themes(theme);
CREATE VIEW texts AS
  SELECT d.id AS declaration, d.date,
    (SELECT group_concat(text, char(10) || char(10))
     FROM (SELECT text FROM blocks WHERE declaration = d.id ORDER BY number)) AS text
  FROM declarations d ORDER BY d.place_in_series;
CREATE VIEW new_passages AS
  SELECT l.older, l.newer, p.id AS passage, p.text
  FROM links l JOIN passages p ON p.id = l."right" WHERE l.relation = 'added';
CREATE VIEW dropped_passages AS
  SELECT l.older, l.newer, p.id AS passage, p.text
  FROM links l JOIN passages p ON p.id = l."left" WHERE l.relation = 'dropped';
CREATE VIEW rewordings AS
  SELECT l.older, l.newer, l.number, l."left", l."right", l.relation, l.similarity,
    (SELECT group_concat(text, '') FROM (SELECT text FROM edits e WHERE e.older = l.older
     AND e.newer = l.newer AND e.link = l.number AND kind <> 'inserted' ORDER BY e.number)
    ) AS old_text,
    (SELECT group_concat(text, '') FROM (SELECT text FROM edits e WHERE e.older = l.older
     AND e.newer = l.newer AND e.link = l.number AND kind <> 'deleted' ORDER BY e.number)
    ) AS new_text
  FROM links l WHERE l.relation NOT IN ('kept', 'dropped', 'added');
CREATE VIEW words_by_theme AS
  SELECT p.declaration, t.theme, sum(p.words) AS words
  FROM passage_themes t JOIN passages p ON p.id = t.passage
  WHERE p.kind IN ('paragraph', 'item') GROUP BY p.declaration, t.theme;
"""
_QUERY = """
select p.declaration, p.id, snippet(passages_fts, 0, '[', ']', '…', 24) as words
from passages_fts join passages p on p.rowid = passages_fts.rowid
where passages_fts match :words order by p.rowid
"""
_APPLICATION = 0x64636C72  # "dclr": tells our databases from others
_LIBRARY = slice(96, 100)
_COUNTERS = (slice(24, 28), slice(92, 96))


def write(selection: Selection) -> Mapping[str, bytes]:
    """Return `<series>.sqlite` and `metadata.json`."""
    series = selection.edition.series
    return {
        f"{series.id}.sqlite": _database(tables_of(selection.edition)),
        "metadata.json": _metadata(series),
    }


def _database(tables: Iterable[Table]) -> bytes:
    connection = sqlite3.connect(":memory:", isolation_level=None)
    try:
        connection.execute("PRAGMA page_size = 4096")
        connection.execute(f"PRAGMA application_id = {_APPLICATION}")
        connection.execute("PRAGMA user_version = 1")
        connection.execute("BEGIN")
        for table in tables:
            connection.execute(_schema(table))
            marks = ", ".join("?" * len(table.columns))
            # The name is one of ours, never a text from outside.
            connection.executemany(f"INSERT INTO {table.name} VALUES ({marks})", table.rows)  # noqa: S608
        connection.execute("COMMIT")
        connection.executescript(_VIEWS + _SEARCH + "VACUUM;")
        return _same_everywhere(connection.serialize())
    finally:
        connection.close()


def _schema(table: Table) -> str:
    """Return the statement that makes a table."""
    columns = []
    for name, kind in table.columns:
        refers = _REFERENCES.get((table.name, name))
        columns.append(f'"{name}" {_TYPES[kind]}' + (f" REFERENCES {refers}" if refers else ""))
    columns.append(f"PRIMARY KEY ({', '.join(table.key)})")
    return f"CREATE TABLE {table.name} ({', '.join(columns)})"


def _same_everywhere(data: bytes) -> bytes:
    """Return a database without the marks of the library that wrote it.

    The header tells the version of SQLite and how often the file was changed; no reader needs
    either, but both change counters must agree.
    """
    header = bytearray(data[:100])
    for counter in _COUNTERS:
        header[counter] = (1).to_bytes(4, "big")
    header[_LIBRARY] = (3_040_000).to_bytes(4, "big")
    return bytes(header) + data[100:]


def _metadata(series: Series) -> bytes:
    """Return what Datasette shows of the database."""
    document = {
        "title": series.title,
        "description": series.description,
        "databases": {
            series.id: {
                "tables": {
                    "declarations": {"sort": "place_in_series", "label_column": "title"},
                    "passages": {"fts_table": "passages_fts", "fts_pk": "rowid", "size": 50},
                    "links": {"facets": ["older", "newer", "relation"]},
                    "findings": {"facets": ["kind"]},
                    "passage_themes": {"facets": ["theme"]},
                    "passages_fts": {"hidden": True},
                },
                "queries": {
                    "search": {
                        "title": "Passages with these words",
                        "sql": _QUERY,
                    }
                },
            }
        },
    }
    return json_bytes(document)
