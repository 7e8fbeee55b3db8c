"""Whatever `comparator add` is given: files, folders of them, addresses, standard input."""

import datetime
import hashlib
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from comparator.corpus.formats.detection import TEXT_ENDINGS
from comparator.corpus.importing.known import Known, Record
from comparator.corpus.importing.write import check_room
from comparator.corpus.plain_text.hyphens import words_of
from comparator.corpus.series.catalogue import CATALOGUE_FILE, read_catalogue
from comparator.corpus.series.declarations import read_declaration
from comparator.corpus.series.text_ids import check_text_id
from comparator.corpus.series.toml_files import check_id
from comparator.corpus.series.witnesses import line_of_date
from comparator.errors import InputError
from comparator.model import Catalogue, CatalogueEntry, CatalogueSource, Source

if TYPE_CHECKING:
    from comparator.corpus.fetching import Client


def is_address(what: str) -> bool:
    """Whether what is to be added is an address of a page, not the name of a file."""
    return what.lower().startswith(("http://", "https://"))


def files_in(folder: Path) -> tuple[Path, ...]:
    """Return the files in a folder that may be texts, in the order of their names.

    Raises:
        InputError: There is none.
    """
    found = texts_in(folder)
    if not found:
        listed = ", ".join(TEXT_ENDINGS)
        raise InputError(folder, None, "there is no text in this folder.", f"Known are {listed}.")
    return found


def others_in(folder: Path) -> tuple[Path, ...]:
    """Return what `files_in` leaves out of a folder, in the order of the names.

    These are files, and folders that one would see.
    """
    taken = set(texts_in(folder))
    return tuple(
        path
        for path in sorted(folder.iterdir())
        if (path.is_file() and path not in taken)
        or (path.is_dir() and not path.name.startswith("."))
    )


def texts_in(folder: Path) -> tuple[Path, ...]:
    """Return the files in a folder that may be texts, in the order of their names; maybe none."""
    return tuple(
        path
        for path in sorted(folder.iterdir())
        if path.suffix.lower() in TEXT_ENDINGS
        and path.is_file()
        and not path.name.startswith((".", "_", "README"))
    )


def catalogue_of(series_dir: Path) -> Catalogue:
    """Return the catalogue of a series; an empty one where it has none.

    Raises:
        InputError: Something in it is not as it should be.
    """
    path = series_dir / CATALOGUE_FILE
    return read_catalogue(path) if path.is_file() else Catalogue(())


def words_of_series(series_dir: Path) -> Mapping[str, int]:
    """Return how often the texts of a series have which words; of one that is not there, none.

    A file that cannot be read tells nothing here: what is wrong with it is for `check` to say.
    """
    texts = []
    for path in sorted(series_dir.glob("*.md")):
        try:
            texts.append(path.read_text(encoding="utf-8").rpartition("\n+++\n")[2])
        except (OSError, UnicodeDecodeError):
            continue
    return words_of(texts)


def check_distinct(records: Mapping[str, Record], series_dir: Path, overwrite: bool) -> None:
    """Raise InputError unless all of several records can be written, before the first one is."""
    seen: dict[str, str] = {}
    for what, record in records.items():
        text_id = record.declaration.id
        if text_id in seen:
            raise InputError(
                Path(what), None, f"{seen[text_id]} has the same id, {text_id!r}.",
                "Rename one of the two files, or leave one out.",
            )  # fmt: skip
        seen[text_id] = what
        if len(records) > 1:  # one alone is checked where it is written
            check_room(record, series_dir, overwrite)


def known_of_witness(known: Known, series_dir: Path, declaration_id: str) -> Known:
    """Return what is known of another text of a declaration: its day and its place.

    Raises:
        InputError: There is no such declaration, or another date is given.
    """
    check_id(series_dir, declaration_id, "declaration")
    path = series_dir / f"{declaration_id}.md"
    if not path.is_file():
        raise InputError(
            path,
            None,
            "there is no such declaration to have a witness.",
            "Add the declaration first, without --witness.",
        )
    declaration = read_declaration(path)
    if known.date not in {None, declaration.date}:
        raise InputError(
            path,
            line_of_date(path),
            f"the declaration is of {declaration.date}, not of {known.date}.",
            "A witness is another text of the same declaration: leave --date out.",
        )
    place = declaration.place if known.place is None else known.place
    return replace(known, date=declaration.date, place=place)


def as_witness(record: Record, declaration_id: str, name: str) -> Record:
    """Return a record as a witness of a declaration.

    Raises:
        InputError: The name cannot be one.
    """
    text_id = f"{declaration_id}.{name}"
    check_text_id(Path(f"{text_id}.md"), text_id)
    return replace(record, declaration=replace(record.declaration, id=text_id))


def read_address(url: str, known: Known, client: "Client") -> Record:
    """Return the declaration on a page, by the adapter of its site.

    Raises:
        InputError: The page cannot be had, has no text, or does not tell what it has to.
    """
    from comparator.corpus.fetching.adapters import adapter_of
    from comparator.corpus.fetching.client import host_of
    from comparator.corpus.fetching.http import FetchError
    from comparator.corpus.importing.drafts import draft

    source = CatalogueSource(url, ())
    entry = CatalogueEntry("", known.title or "", known.date or datetime.date.min)
    try:
        arrival = adapter_of(source)(client, source, entry)
    except FetchError as error:
        raise InputError(None, None, str(error)) from error
    page = arrival.pages[-1]
    sources = tuple(
        Source(
            url=arrived.final_url,
            publisher=host_of(arrived.final_url),
            retrieved=arrived.retrieved_at.date(),
            sha256=hashlib.sha256(arrived.body).hexdigest() if arrived is page else None,
        )
        for arrived in arrival.pages
    )
    if not arrival.document.text.strip():
        raise InputError(Path(page.final_url), None, "no text was found in it.")
    return draft(Path(page.final_url), arrival.document, known, sources, page.retrieved_at)
