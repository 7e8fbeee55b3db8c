"""Where a fetched text goes, and what is there already: an edit by hand is never lost.

Three texts meet: the one that was written when the declaration was last fetched (its hashes are
in the file), the one that is there now, and the one that came.
"""

import difflib
import hashlib
import re
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path

from comparator.corpus.importing.known import Record
from comparator.corpus.importing.write import add_record
from comparator.corpus.series.declarations import parse_declaration, write_declaration
from comparator.corpus.series.markup import format_blocks
from comparator.corpus.series.toml_files import read_text
from comparator.model import Declaration

_SEAL = re.compile(r'^file_sha256 = "([0-9a-f]{64})"\n', re.MULTILINE)
_MOST_LINES = 60  # of a difference that is shown


class Shelved(StrEnum):
    """What became of a text that came."""

    WRITTEN = "written"
    RENEWED = "renewed"
    UNCHANGED = "unchanged"
    KEPT_EDITED = "kept as edited"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class Shelving:
    """What became of a text, where, and how the two differ if it was refused."""

    outcome: Shelved
    path: Path
    difference: str = ""


def shelve(record: Record, folder: Path) -> Shelving:
    """Write a record's declaration into a series, unless that would lose an edit by hand.

    Raises:
        InputError: The folder cannot be written to, or the file there cannot be read.
    """
    declaration = record.declaration
    path = folder / f"{declaration.id}.md"
    if not path.exists():
        return Shelving(Shelved.WRITTEN, _write(record, folder))
    text = read_text(path)
    there = parse_declaration(path, text, declaration.id)
    if _body(there) == _body(declaration):
        return Shelving(Shelved.UNCHANGED, path)
    if is_as_written(text):
        return Shelving(Shelved.RENEWED, _write(record, folder))
    before = there.extraction.text_sha256 if there.extraction else None
    if before == _sha256(_body(declaration)):
        return Shelving(Shelved.KEPT_EDITED, path)
    return Shelving(Shelved.REFUSED, path, _difference(path, there, declaration))


def is_as_written(text: str) -> bool:
    """Whether the text of a file is, to the last character, what `fetch` wrote."""
    found = _SEAL.search(text)
    return found is not None and _sha256(_SEAL.sub("", text, count=1)) == found[1]


def _write(record: Record, folder: Path) -> Path:
    return add_record(replace(record, declaration=_sealed(record.declaration)), folder, True)


def _sealed(declaration: Declaration) -> Declaration:
    """Return a declaration that knows the hashes of its text and of its file."""
    if declaration.extraction is None:
        raise ValueError(f"{declaration.id} was not extracted from anything")
    extraction = replace(
        declaration.extraction, file_sha256=None, text_sha256=_sha256(_body(declaration))
    )
    bare = write_declaration(replace(declaration, extraction=extraction))
    return replace(declaration, extraction=replace(extraction, file_sha256=_sha256(bare)))


def _body(declaration: Declaration) -> str:
    return format_blocks(declaration.blocks)


def _sha256(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def _difference(path: Path, there: Declaration, come: Declaration) -> str:
    lines = list(
        difflib.unified_diff(
            _body(there).splitlines(),
            _body(come).splitlines(),
            f"{path} (as it is)",
            "what came",
            lineterm="",
            n=1,
        )
    )
    if len(lines) > _MOST_LINES:
        lines = [*lines[:_MOST_LINES], f"… and {len(lines) - _MOST_LINES} lines more"]
    return "\n".join(lines)
