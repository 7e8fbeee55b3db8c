"""A part of a corpus as a series, so that a report shows its themes and threads."""

import hashlib
import sqlite3
from collections.abc import Sequence
from pathlib import Path

from comparator.errors import InputError
from comparator.resources.whole_files import blaming, write_file


def write_part(
    connection: sqlite3.Connection, database: Path, text_ids: Sequence[str], series_dir: Path
) -> None:
    """Write texts of a lineage as the declarations of a new series.

    Raises:
        InputError: There is such a folder with something in it, or a text is not there any more
            or not as it was read.
    """
    from comparator.corpus.importing.known import Known
    from comparator.corpus.importing.records import read_file
    from comparator.corpus.importing.write import add_record

    with blaming(series_dir):
        if series_dir.exists() and any(series_dir.iterdir()):
            raise InputError(series_dir, None, "there is something in it.", "Name a new folder.")
    (name,) = connection.execute("SELECT value FROM facts WHERE name = 'folder'").fetchone()
    files = dict(connection.execute("SELECT id, file FROM texts"))
    digests = dict(connection.execute("SELECT id, sha256 FROM texts"))
    folder = database.parent / name
    records = []
    for text_id in text_ids:
        path = folder / files[text_id]
        is_there = path.is_file()
        if not is_there or hashlib.sha256(path.read_bytes()).hexdigest() != digests[text_id]:
            problem = "it is not as it was read." if is_there else "it is not there any more."
            raise InputError(path, None, problem, f"Make {database.name} anew.")
        records.append(read_file(path, Known(may_lack_facts=True)))
    languages = sorted({record.declaration.language for record in records})
    head = f'title = "{len(records)} texts of {folder.name}"\n'
    head += f'[defaults]\nlanguage = "{languages[0]}"\n'
    write_file(series_dir / "series.toml", head.encode())
    for record in records:
        add_record(record, series_dir)
