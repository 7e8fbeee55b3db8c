"""The database of a lineage: written as texts are read, so that their words lie on the disk."""

import os
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from secrets import token_hex

from comparator.errors import InputError
from comparator.lineage.reading import Reading
from comparator.resources.whole_files import blaming

APPLICATION = 0x6C6E6765  # "lnge": tells these databases from others
_TABLES = """
CREATE TABLE facts (name TEXT PRIMARY KEY, value TEXT);
CREATE TABLE texts (
  number INTEGER PRIMARY KEY, id TEXT UNIQUE, title TEXT, date TEXT, file TEXT, sha256 TEXT);
CREATE TABLE left_out (file TEXT PRIMARY KEY, problem TEXT);
CREATE TABLE passages (
  number INTEGER PRIMARY KEY, id TEXT, text TEXT, kind TEXT, words TEXT);
CREATE TABLE lineage (text TEXT, parent TEXT, share REAL, PRIMARY KEY (text, parent));
CREATE TABLE passage_precedents (
  passage INTEGER PRIMARY KEY REFERENCES passages(number),
  precedent INTEGER REFERENCES passages(number), likeness REAL, of_parent INTEGER);
CREATE TABLE passage_threads (
  passage INTEGER PRIMARY KEY REFERENCES passages(number),
  thread INTEGER REFERENCES passages(number));
CREATE VIEW precedents AS
  SELECT p.id AS passage, q.id AS precedent, x.likeness, x.of_parent
  FROM passage_precedents x JOIN passages p ON p.number = x.passage
  JOIN passages q ON q.number = x.precedent ORDER BY x.passage;
CREATE VIEW threads AS
  SELECT t.id AS thread, p.id AS passage, p.text
  FROM passage_threads x JOIN passages p ON p.number = x.passage
  JOIN passages t ON t.number = x.thread ORDER BY x.passage;
"""
_AFTERWARDS = """
CREATE UNIQUE INDEX passages_by_id ON passages(id);
CREATE INDEX passages_by_text ON passages(text);
CREATE INDEX passages_by_thread ON passage_threads(thread);
CREATE INDEX passages_by_precedent ON passage_precedents(precedent);
CREATE INDEX lineage_by_parent ON lineage(parent);
CREATE VIRTUAL TABLE passages_fts USING fts5(
  words, content='passages', content_rowid='number', tokenize='unicode61 remove_diacritics 2');
INSERT INTO passages_fts(passages_fts) VALUES ('rebuild');
"""


class Writer:
    """Writes a lineage, a text at a time."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._passages = 0

    def add(self, reading: Reading) -> list[int]:
        """Write the passages of a text and return the numbers of those of prose."""
        first = self._passages
        self._connection.executemany(
            "INSERT INTO passages VALUES (?, ?, ?, ?, ?)",
            ((first + n, p.id, reading.id, p.kind, p.text) for n, p in enumerate(reading.passages)),
        )
        self._passages += len(reading.passages)
        return [first + n for n, p in enumerate(reading.passages) if p.is_prose]

    def put(self, table: str, rows: Iterable[Sequence[object]]) -> None:
        """Write rows into one of our tables, as they come."""
        (columns,) = self._connection.execute(
            "SELECT count(*) FROM pragma_table_info(?)", (table,)
        ).fetchone()
        marks = ", ".join("?" * columns)
        # The name is one of ours, never a text from outside.
        self._connection.executemany(f"INSERT INTO {table} VALUES ({marks})", rows)  # noqa: S608


@contextmanager
def writing(path: Path) -> Iterator[Writer]:
    """Give what writes a new database; it takes its name when all of it is there.

    Raises:
        InputError: It cannot be written, or something else has the name.
    """
    if path.exists():
        open_database(path).close()  # what is no lineage is not written over
    with blaming(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        aside = path.with_name(f".{token_hex(8)}.new")
        try:
            with closing(sqlite3.connect(aside, isolation_level=None)) as connection:
                connection.execute("PRAGMA page_size = 4096")
                connection.execute(f"PRAGMA application_id = {APPLICATION}")
                # Nobody reads it before it is whole.
                connection.execute("PRAGMA journal_mode = OFF")
                connection.execute("PRAGMA synchronous = OFF")
                connection.execute("BEGIN")
                for statement in filter(str.strip, _TABLES.split(";")):
                    connection.execute(statement)
                yield Writer(connection)
                for statement in filter(str.strip, _AFTERWARDS.split(";")):
                    connection.execute(statement)
                connection.execute("COMMIT")
            aside.replace(path)
        except sqlite3.OperationalError as error:
            raise InputError(path, None, f"it cannot be written: {error}.") from error
        finally:
            aside.unlink(missing_ok=True)


def open_database(path: Path) -> sqlite3.Connection:
    """Return a lineage to read from.

    Raises:
        InputError: It is none.
    """
    problem, remedy = "this is no lineage.", "`comparator lineage FOLDER --out FILE` makes one."
    if not path.is_file():
        raise InputError(path, None, "there is no such lineage.", remedy)
    connection = sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)
    try:
        (found,) = connection.execute("PRAGMA application_id").fetchone()
    except sqlite3.DatabaseError as error:
        connection.close()
        raise InputError(path, None, problem, remedy) from error
    if found != APPLICATION:
        connection.close()
        raise InputError(path, None, problem, remedy)
    return connection


def beside(folder: Path, database: Path) -> str:
    """Return how a folder is found from where a database lies."""
    try:
        found = os.path.relpath(folder.resolve(), database.resolve().parent)
    except ValueError:  # on another drive
        return str(folder.resolve())
    return Path(found).as_posix()
