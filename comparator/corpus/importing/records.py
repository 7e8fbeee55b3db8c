"""Files, and what comes by standard input, become records: one way in for every form.

A declaration file of our own is read as it is; whatever else there is goes through `draft`.
"""

import datetime
import hashlib
from dataclasses import replace
from pathlib import Path
from urllib.parse import urlsplit

from comparator.corpus.formats import DocumentText, UnreadableError, read_document
from comparator.corpus.formats.front_matter import split_head
from comparator.corpus.importing.drafts import draft
from comparator.corpus.importing.known import Known, Record
from comparator.corpus.series.declarations import (
    check_language,
    is_web_address,
    parse_declaration,
    shortened_id,
)
from comparator.corpus.series.toml_files import check_id, decode, read_bytes
from comparator.errors import InputError
from comparator.model import Declaration, Rendering, Source

_BYTE_ORDER = b"\xef\xbb\xbf"


def read_record(  # noqa: PLR0913 - the facts of a declaration, one by one
    path: Path,
    declaration_id: str | None = None,
    title: str | None = None,
    date: datetime.date | str | None = None,
    place: str | None = None,
    language: str | None = None,
    source_url: str | None = None,
    rendering: Rendering | str | None = None,
    may_lack_facts: bool = False,
) -> Record:
    """Return the declaration in a file; what is given goes before what the file says.

    Args:
        path: A web page, PDF, DOCX, record, Markdown, plain text or declaration file.
        declaration_id: Key in the series; by default the file's name, shortened if need be.
        title: Title for readers.
        date: Day of adoption.
        place: Where it was adopted.
        language: Language whose text is wanted, such as "en".
        source_url: Where the text was taken from.
        rendering: Official text, translation, and so on.
        may_lack_facts: A text that tells no title is called by its file's whole name; else its
            title is guessed from the words of that name.

    Raises:
        InputError: The file cannot be read as a declaration; says where and why.
    """
    known = Known(
        declaration_id,
        title,
        given_day(path, date) if isinstance(date, str) else date,
        place,
        language,
        None if rendering is None else _rendering(path, str(rendering)),
        source_url=source_url,
        may_lack_facts=may_lack_facts,
    )
    return read_file(path, known)


def read_file(path: Path, known: Known) -> Record:
    """Return the declaration in a file of any form; see `read_record`."""
    check_known(path, known)
    data = read_bytes(path)
    chosen_id = known.declaration_id
    notes: tuple[str, ...] = ()
    if chosen_id is None and (name := shortened_id(path.stem)):
        chosen_id = name
        if name != path.stem:
            notes = (f"Shortened the file's name {path.stem!r} to the id {name!r}.",)
    known = replace(known, declaration_id=chosen_id)
    if (own := _own_text(path, data)) is not None:
        check_id(path, chosen_id or path.stem, "declaration")
        declaration = parse_declaration(path, own, chosen_id or path.stem)
        return Record(_with_known(declaration, known), notes)
    record = _drafted(path, data, known, f"The file {path.name}")
    return replace(record, notes=(*notes, *record.notes))


def read_stream(origin: Path, data: bytes, known: Known) -> Record:
    """Return the declaration in what came by standard input, in any form but our own.

    Raises:
        InputError: It has no text, or the text does not tell what it has to.
    """
    check_known(origin, known)
    if not data.strip():
        raise InputError(origin, None, "nothing came by standard input.")
    if _own_text(origin, data) is not None:
        raise InputError(origin, None, "this is a declaration file.", "Save it and add the file.")
    return _drafted(origin, data, known, "Standard input")


def _own_text(path: Path, data: bytes) -> str | None:
    """Return the text of a declaration file; None of all else."""
    if not data.removeprefix(_BYTE_ORDER).startswith(b"+++"):
        return None
    text = decode(path, data)
    return None if split_head(text) is not None else text


def _drafted(path: Path, data: bytes, known: Known, description: str) -> Record:
    from comparator.corpus.formats.web_page import read_html

    try:
        document = read_document(
            data,
            read_html,
            name=path.name,
            language=known.language or "",
            words=known.words,
        )
    except UnreadableError as error:
        raise InputError(path, None, f"{error}.") from error
    if not document.text.strip():
        problem = "no text was found in it." if data.strip() else "the file is empty."
        raise InputError(path, None, problem)
    sha256 = hashlib.sha256(data).hexdigest()
    return draft(path, document, known, _sources(document, known, description, sha256))


def check_known(path: Path, known: Known) -> None:
    """Raise InputError for an id, a language or an address that cannot be one."""
    if known.declaration_id is not None:
        check_id(path, known.declaration_id, "declaration")
    if known.language is not None:
        check_language(known.language, path)
    if known.source_url is not None and not is_web_address(known.source_url):
        raise InputError(
            path, None, f"{known.source_url!r} is not a web address.", "Begin it with https://."
        )


def given_day(path: Path | None, date: str) -> datetime.date:
    """Return the day that somebody gave.

    Raises:
        InputError: It is none.
    """
    try:
        return datetime.date.fromisoformat(date)
    except ValueError as error:
        raise InputError(
            path,
            None,
            f"the date {date!r} cannot be read.",
            "Write it as year-month-day, for example 2007-08-16.",
        ) from error


def _rendering(path: Path, value: str) -> Rendering:
    try:
        return Rendering(value)
    except ValueError as error:
        known = ", ".join(Rendering)
        raise InputError(
            path, None, f"{value!r} is not a rendering.", f"Use one of: {known}."
        ) from error


def _with_known(declaration: Declaration, known: Known) -> Declaration:
    sources = declaration.sources
    if known.source_url is not None and known.source_url not in {s.url for s in sources}:
        sources = (Source(url=known.source_url), *sources)
    return replace(
        declaration,
        title=known.title or declaration.title,
        date=known.date or declaration.date,
        place=declaration.place if known.place is None else known.place,
        language=known.language or declaration.language,
        rendering=known.rendering or declaration.rendering,
        kind=declaration.kind if known.kind is None else known.kind,
        sources=sources,
    )


def _sources(
    document: DocumentText, known: Known, description: str, sha256: str
) -> tuple[Source, ...]:
    """Return where a text was taken from: its address, or the file itself."""
    facts = document.facts
    stamp = facts.get("retrieved", "")
    try:
        retrieved = datetime.datetime.fromisoformat(stamp).date() if stamp else None
    except ValueError:
        retrieved = None
    urls = [known.source_url or facts.get("url", ""), facts.get("pdf_url", "")]
    sources = tuple(
        Source(
            url=url,
            publisher=facts.get("publisher") or urlsplit(url).hostname,
            retrieved=retrieved,
            sha256=sha256 if number == 0 else None,
        )
        for number, url in enumerate(dict.fromkeys(filter(is_web_address, urls)))
    )
    return sources or (Source(description=description, sha256=sha256),)
