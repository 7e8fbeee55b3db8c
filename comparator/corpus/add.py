"""Whatever `comparator add` is given: a file, an address, or what comes by standard input."""

import datetime
import hashlib
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from comparator.corpus.formats import DocumentText, Form, UnreadableError, form_of, read_document
from comparator.corpus.importing.records import Record
from comparator.corpus.series.declarations import is_language, read_declaration, shortened_id
from comparator.corpus.series.text_ids import check_text_id
from comparator.corpus.series.toml_files import check_id, read_bytes
from comparator.corpus.series.witnesses import line_of_date
from comparator.errors import InputError
from comparator.model import CatalogueEntry, CatalogueSource, Source

if TYPE_CHECKING:
    from comparator.corpus.fetching import Client
    from comparator.corpus.importing.drafts import Known

_STDIN = Path("-")


def is_address(what: str) -> bool:
    """Whether what is to be added is an address of a page, not the name of a file."""
    return what.lower().startswith(("http://", "https://"))


def check_known(path: Path, known: "Known") -> None:
    """Raise InputError for an id or a language that cannot be one."""
    if known.declaration_id is not None:
        check_id(path, known.declaration_id, "declaration")
    if known.language is not None and not is_language(known.language):
        raise InputError(
            path, None, f"{known.language!r} is not a language.", "Use a code such as en, ru or zh."
        )


def known_of_witness(known: "Known", series_dir: Path, declaration_id: str) -> "Known":
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


def is_record_file(path: Path) -> bool:
    """Whether a file is for `read_record`: a record, a declaration or a plain text."""
    if path.suffix.lower() == ".json":
        return True
    data = read_bytes(path)
    if (
        path.suffix.lower() not in {".md", ".txt"}
        and form_of(data, name=path.name) is not Form.TEXT
    ):
        return False
    try:
        data.decode()
    except UnicodeDecodeError:
        # A declaration file has to be UTF-8 and is told so; other texts are read in their charset.
        return data.startswith((b"+++", b"---"))
    return True


def read_file(path: Path, known: "Known", source_url: str | None = None) -> Record:
    """Return the declaration in an HTML, PDF or DOCX file.

    Raises:
        InputError: The file has no text, or the text does not tell what it has to.
    """
    named = known
    if known.declaration_id is None and (name := shortened_id(path.stem)):
        named = replace(known, declaration_id=name)
    return _from_bytes(path, read_bytes(path), named, source_url, f"The file {path.name}")


def read_stream(data: bytes, known: "Known", source_url: str | None = None) -> Record:
    """Return the declaration in what came by standard input: HTML, PDF, DOCX or plain text.

    Raises:
        InputError: It has no text, or the text does not tell what it has to.
    """
    if not data.strip():
        raise InputError(_STDIN, None, "nothing came by standard input.")
    if data.lstrip(b"\xef\xbb\xbf \r\n").startswith((b"+++", b"{")):
        raise InputError(
            _STDIN, None, "this is a record or a declaration file.", "Save it and add the file."
        )
    return _from_bytes(_STDIN, data, known, source_url, "Standard input")


def _from_bytes(
    path: Path, data: bytes, known: "Known", source_url: str | None, description: str
) -> Record:
    from comparator.corpus.formats.web_page import read_html
    from comparator.corpus.importing.drafts import draft

    try:
        document = read_document(data, read_html, name=path.name)
    except UnreadableError as error:
        raise InputError(path, None, f"{error}.") from error
    sha256 = hashlib.sha256(data).hexdigest()
    source = (
        Source(url=source_url, sha256=sha256)
        if source_url
        else Source(description=description, sha256=sha256)
    )
    return draft(path, _checked(path, document), known, (source,))


def _checked(path: Path, document: DocumentText) -> DocumentText:
    if not document.text.strip():
        raise InputError(path, None, "no text was found in it.")
    return document


def read_address(url: str, known: "Known", client: "Client") -> Record:
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
    document = _checked(Path(page.final_url), arrival.document)
    return draft(Path(page.final_url), document, known, sources, page.retrieved_at)
