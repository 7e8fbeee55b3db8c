"""Records become files of a series."""

from dataclasses import replace
from pathlib import Path

from comparator.corpus.importing.known import Record
from comparator.corpus.series.declarations import parse_declaration, write_declaration
from comparator.corpus.series.text_ids import check_text_id
from comparator.errors import InputError
from comparator.model import Declaration
from comparator.resources.whole_files import write_file


def add_record(record: Record, series_dir: Path, overwrite: bool = False) -> Path:
    """Write a record's declaration into a series and return its file.

    Adding the same again changes nothing. The file is written whole or not at all.

    Raises:
        InputError: The folder cannot be written to, or another text has the id and is not to
            be overwritten.
    """
    text = check_room(record, series_dir, overwrite)
    target = series_dir / f"{record.declaration.id}.md"
    if text is not None:
        write_file(target, text.encode())
    return target


def check_room(record: Record, series_dir: Path, overwrite: bool = False) -> str | None:
    """Return what is to be written of a record; None where it is there already.

    Raises:
        InputError: Another text has the id and is not to be overwritten, or there is no folder.
    """
    declaration = record.declaration
    target = series_dir / f"{declaration.id}.md"
    check_text_id(target, declaration.id)
    if not series_dir.is_dir():
        raise InputError(series_dir, None, "there is no such folder.", "Make it, or name another.")
    text = write_declaration(declaration, record.guesses)
    _check_reading(target, text, declaration)
    for path in series_dir.iterdir():
        # Some file systems do not tell A from a.
        if path.name.lower() == target.name and path.name != target.name:
            raise InputError(path, None, f"it has the id {declaration.id!r}, too.", "Rename it.")
    if target.is_file():
        if _holds(target, text, declaration):
            return None
        if not overwrite:
            raise InputError(
                target,
                None,
                "there is another text with this id.",
                "Give this one another --id, or pass --force.",
            )
    return text


def _check_reading(path: Path, text: str, declaration: Declaration) -> None:
    """Raise unless the file, once read, is the declaration: no word may be lost in it."""
    if _without_lines(parse_declaration(path, text, declaration.id)) != _without_lines(declaration):
        raise RuntimeError(f"{path}: the file would not hold the declaration")


def _holds(path: Path, text: str, declaration: Declaration) -> bool:
    """Whether a file holds a declaration already, whatever remarks stand in it."""
    there = path.read_bytes()
    if there == text.encode():
        return True
    try:
        found = parse_declaration(path, there.decode(), declaration.id)
    except (InputError, UnicodeDecodeError):
        return False
    return _without_lines(found) == _without_lines(declaration)


def _without_lines(declaration: Declaration) -> Declaration:
    blocks = tuple(replace(block, line=0) for block in declaration.blocks)
    return replace(declaration, blocks=blocks)
