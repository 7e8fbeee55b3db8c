"""Declaration files: facts between `+++` lines, then the text."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any, ClassVar
from urllib.parse import urlsplit

from comparator.corpus.series.faults import Faults
from comparator.corpus.series.markup import format_blocks, parse_blocks
from comparator.corpus.series.text_ids import check_text_id
from comparator.corpus.series.toml_files import (
    ID,
    LONGEST_ID,
    Table,
    decode_what_can_be,
    parse_toml,
    read_bytes,
    toml_text,
)
from comparator.errors import InputError
from comparator.model import UNDATED, Block, Declaration, Extraction, Rendering, Source

_FENCE = "+++"
_UNKNOWN = "unknown"  # in place of a date
_FRONT_MATTER = "C101"
_KEYS = (
    *("title", "date", "place", "language", "rendering", "kind", "note", "source", "extraction"),
)
_LONGEST_REMARK = 120  # characters
_LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*")
_SHA256 = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True)
class Reading:
    """A declaration's file, as much of it as could be read.

    Attributes:
        text: All of it, line ends as line feeds; "" where it could not be had.
        facts: The front matter as TOML gives it; {} where it is none.
        day: The day that the facts state, where they state one.
        body_line: Line where the text of the declaration begins, counted from 1.
        declaration: What the file says; None where faults leave that open.
        faults: What is wrong with its form, in the order in which it was met.
    """

    path: Path
    text: str = ""
    facts: Mapping[str, Any] = field(default_factory=dict)
    day: date | None = None
    body_line: int = 1
    blocks: tuple[Block, ...] = ()
    declaration: Declaration | None = None
    faults: tuple[InputError, ...] = ()


class _Facts(Table):
    """The facts in front of a declaration."""

    wrong_form = "C119"
    unknown_key = "C102"
    codes: ClassVar[Mapping[str, str]] = {
        "title": "C103",
        "date": "C104",
        "language": "C105",
        "rendering": "C106",
        "url": "C109",
        "snapshot": "C109",
        "sha256": "C110",
    }


def examine_declaration(path: Path, defaults: Mapping[str, str] | None = None) -> Reading:
    """Return what could be read of a file, with all that is wrong with it.

    Args:
        path: A file named after the declaration's id, for example 2007-bishkek.md; after
            both names for a witness of it, for example 2007-bishkek.worldjpn.md.
        defaults: `language` and `rendering` where the file names none.
    """
    faults = Faults()
    faults.attempt(None, check_text_id, path, path.stem)
    data = faults.attempt(None, read_bytes, path)
    if data is None:
        return Reading(path, faults=tuple(faults))
    text, of_bytes = decode_what_can_be(path, data)
    faults.add(*of_bytes)
    return _reading(path, text, path.stem, defaults or {}, faults)


def read_declaration(path: Path, defaults: Mapping[str, str] | None = None) -> Declaration:
    """Return the declaration in a file; its blocks have no passages yet.

    Args:
        path: The file; see `examine_declaration`.
        defaults: `language` and `rendering` where the file names none.

    Raises:
        InputError: The file is not a declaration; says where and why.
    """
    return _sound(examine_declaration(path, defaults))


def parse_declaration(
    path: Path, text: str, declaration_id: str, defaults: Mapping[str, str] | None = None
) -> Declaration:
    """Return the declaration that is the text of a file; see `read_declaration`."""
    return _sound(_reading(path, text, declaration_id, defaults or {}, Faults()))


def _sound(reading: Reading) -> Declaration:
    if reading.declaration is None:
        raise reading.faults[0]
    return reading.declaration


def _reading(
    path: Path, text: str, declaration_id: str, defaults: Mapping[str, str], faults: Faults
) -> Reading:
    if not text.strip():
        if not faults:
            faults.add(InputError(path, 1, "it is empty.", "Add facts and a text.", "C006"))
        return Reading(path, text, faults=tuple(faults))
    front, front_line, body, body_line = faults.attempt(
        ("", 1, text, 1), _split_front_matter, path, text
    )
    blocks = parse_blocks(body, body_line)
    values: dict[str, Any] | None = None
    if body is not text:
        values = faults.attempt(None, parse_toml, path, front, front_line, _FRONT_MATTER)
    if not blocks:
        problem = "there is no text behind the front matter."
        faults.add(InputError(path, body_line, problem, "Add the text.", "C006"))
    day, declaration = None, None
    if values is not None:
        table = _Facts(path, front, values, front_line)
        day, declaration = _declaration(table, declaration_id, blocks, defaults, faults)
    whole = None if faults else declaration
    return Reading(
        path,
        text,
        facts=values or {},
        day=day,
        body_line=body_line,
        blocks=blocks,
        declaration=whole,
        faults=tuple(faults),
    )


def _split_front_matter(path: Path, text: str) -> tuple[str, int, str, int]:
    """Return the facts, the line where they begin, the text, and the line where it begins."""
    lines = text.split("\n")
    if lines[0].strip() != _FENCE:
        raise InputError(
            path,
            1,
            "the front matter is missing.",
            "Turn the text into a declaration with comparator add."
            if lines[0].strip() == "---"
            else "Begin the file with a line +++, title, date and source, and a line +++.",
            _FRONT_MATTER,
        )
    for number, line in enumerate(lines[1:], start=1):
        if line.strip() == _FENCE:
            return "\n".join(lines[1:number]), 2, "\n".join(lines[number + 1 :]), number + 2
    problem = "the front matter is not closed."
    raise InputError(path, 1, problem, "Add a line +++ before the text.", _FRONT_MATTER)


def _declaration(
    table: Table,
    declaration_id: str,
    blocks: tuple[Block, ...],
    defaults: Mapping[str, str],
    faults: Faults,
) -> tuple[date | None, Declaration]:
    """Return the stated day and the declaration, which holds good only where no fault is found."""
    faults.add(*table.unknown(*_KEYS))
    sources = _sources(table, faults)
    language = faults.attempt("", read_language, table, defaults.get("language", "en"))
    title = faults.attempt("", table.text, "title")
    day = faults.attempt(None, _read_day, table)
    extraction = None
    if table.value("extraction") is not None:
        extraction = faults.attempt(None, read_extraction, table)
    return None if day == UNDATED else day, Declaration(
        id=declaration_id,
        title=title,
        date=day or UNDATED,
        place=faults.attempt("", table.text, "place", ""),
        language=language,
        rendering=faults.attempt(
            Rendering.UNKNOWN, read_rendering, table, defaults.get("rendering", "unknown")
        ),
        note=faults.attempt("", table.text, "note", ""),
        sources=sources,
        blocks=blocks,
        extraction=extraction,
        kind=faults.attempt("", table.text, "kind", ""),
    )


def _sources(table: Table, faults: Faults) -> tuple[Source, ...]:
    tables = faults.attempt(None, table.tables, "source")
    if tables is not None and not tables:
        remedy = 'Add [[source]] with url = "https://…" or description = "…".'
        faults.add(InputError(table.path, 1, "no source is given.", remedy, "C107"))
    read = [faults.attempt(None, read_source, each) for each in tables or ()]
    return tuple(source for source in read if source is not None)


def read_extraction(table: Table) -> Extraction:
    """Return how a text came, as a table describes it."""
    facts = table.table("extraction")
    facts.allow("form", "retrieved_at", "file_sha256", "text_sha256", "notes")
    stamp = facts.value("retrieved_at")
    if stamp is not None and (not isinstance(stamp, datetime) or stamp.tzinfo is None):
        raise facts.error(
            "retrieved_at",
            f"{str(stamp)!r} is no time of a day with its zone.",
            "Write it as 2026-06-04T10:07:21Z.",
            stamp,
        )
    try:
        retrieved_at = None if stamp is None else stamp.astimezone(UTC)
    except OverflowError as error:
        problem = f"{str(stamp)!r} is no time that UTC has."
        raise facts.error("retrieved_at", problem, "Correct it.", stamp) from error
    return Extraction(
        form=facts.text("form", ""),
        retrieved_at=retrieved_at,
        file_sha256=read_sha256(facts, "file_sha256"),
        text_sha256=read_sha256(facts, "text_sha256"),
        notes=facts.texts("notes"),
    )


def read_sha256(table: Table, key: str) -> str | None:
    """Return the hash at a key that may be left out."""
    value = table.optional(key)
    if value is not None and not _SHA256.fullmatch(value):
        raise table.error(key, "this is not a sha256.", "It has 64 digits 0-9, a-f.", value)
    return value


def read_rendering(table: Table, default: str) -> Rendering:
    """Return the rendering that a table names."""
    value = table.text("rendering", default)
    try:
        return Rendering(value)
    except ValueError as error:
        known = ", ".join(Rendering)
        raise table.error(
            "rendering", f"{value!r} is not a rendering.", f"Use one of: {known}."
        ) from error


def _read_day(table: Table) -> date:
    """Return the day of a declaration; `UNDATED` where its file says that nobody knows it."""
    return UNDATED if table.value("date") == _UNKNOWN else read_date(table, "date")


def read_date(table: Table, key: str) -> date:
    """Return a TOML date, or a text that is one."""
    value = table.value(key)
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    if value is None:
        raise table.missing(key, f"Add {key} = 2007-08-16 (year-month-day).")
    try:
        return date.fromisoformat(str(value))
    except ValueError as error:
        raise table.error(
            key,
            f"the date {str(value)!r} cannot be read.",
            "Write it as year-month-day, for example 2007-08-16.",
            value,
        ) from error


def read_source(table: Table) -> Source:
    """Return the source that a table describes."""
    table.allow("url", "description", "publisher", "retrieved", "sha256", "snapshot")
    url, snapshot = _address(table, "url"), _address(table, "snapshot")
    sha256 = read_sha256(table, "sha256")
    description = table.optional("description")
    if url is None and description is None:
        problem = "the source has no address."
        raise table.error("source", problem, "Add url or description.", code="C108")
    retrieved = read_date(table, "retrieved") if table.value("retrieved") is not None else None
    return Source(url, description, table.optional("publisher"), retrieved, sha256, snapshot)


def _address(table: Table, key: str) -> str | None:
    """Return the web address at a key that may be left out."""
    url = table.optional(key)
    if url is not None and not is_web_address(url):
        raise table.error(
            key, f"{url!r} is not a web address.", "Begin it with https:// or http://.", url
        )
    return url


def read_language(table: Table, default: str) -> str:
    """Return the language that a table names."""
    value = table.text("language", default)
    if not is_language(value):
        raise table.error("language", *_no_language(value))
    return value


def check_language(code: str, path: Path | None = None) -> None:
    """Raise InputError for a text that has not the form of a language's code."""
    if not is_language(code):
        raise InputError(path, None, *_no_language(code), code="C105")


def _no_language(code: str) -> tuple[str, str]:
    return f"{code!r} is not a language.", "Use a code such as en, ru or zh."


def is_language(code: str) -> bool:
    """Whether a text has the form of a language's code, such as "en" or "zh-Hant"."""
    return _LANGUAGE.fullmatch(code) is not None


def is_web_address(url: str) -> bool:
    """Whether a link to `url` is harmless: http or https, with a host, and nothing odd in it."""
    # Escaping does not tame javascript: or data: addresses, so only these two pass.
    if any(c.isspace() or not c.isprintable() for c in url):
        return False
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    return parts.scheme in {"http", "https"} and bool(parts.hostname)


def write_declaration(declaration: Declaration, guesses: Mapping[str, str] | None = None) -> str:
    """Return the text of a declaration's file; reading it gives the declaration back.

    A rendering that is not known is not written: the series may have a default for it.

    Args:
        declaration: What to write.
        guesses: What facts were guessed from, by their names: remarks for people beside them.
    """
    day = toml_text(_UNKNOWN) if declaration.date == UNDATED else str(declaration.date)
    facts = {"title": toml_text(declaration.title), "date": day}
    if declaration.place:
        facts["place"] = toml_text(declaration.place)
    facts["language"] = toml_text(declaration.language)
    if declaration.rendering is not Rendering.UNKNOWN:
        facts["rendering"] = toml_text(declaration.rendering)
    if declaration.kind:
        facts["kind"] = toml_text(declaration.kind)
    if declaration.note:
        facts["note"] = toml_text(declaration.note)
    remarks = {key: f"  # guessed from {_remark(words)}" for key, words in (guesses or {}).items()}
    lines = [_FENCE, *(f"{key} = {value}{remarks.get(key, '')}" for key, value in facts.items())]
    for source in declaration.sources:
        lines.append("\n[[source]]")
        for key in ("url", "description", "publisher", "retrieved", "sha256", "snapshot"):
            value = getattr(source, key)
            if value:
                lines.append(f"{key} = {value if key == 'retrieved' else toml_text(value)}")
    if declaration.extraction is not None:
        lines += _extraction_lines(declaration.extraction)
    return "\n".join([*lines, _FENCE, "", format_blocks(declaration.blocks)])


def _remark(words: str) -> str:
    """Return words that may stand in a comment of TOML."""
    line = "".join(c if c.isprintable() else " " for c in " ".join(words.split()))
    return line if len(line) <= _LONGEST_REMARK else f"{line[: _LONGEST_REMARK - 1]}…"


def _extraction_lines(extraction: Extraction) -> list[str]:
    lines = ["\n[extraction]"]
    if extraction.form:
        lines.append(f"form = {toml_text(extraction.form)}")
    if extraction.retrieved_at is not None:
        lines.append(f"retrieved_at = {extraction.retrieved_at.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}")
    hashes = {"file_sha256": extraction.file_sha256, "text_sha256": extraction.text_sha256}
    lines += [f"{key} = {toml_text(value)}" for key, value in hashes.items() if value]
    if extraction.notes:
        lines += ["notes = [", *(f"  {toml_text(note)}," for note in extraction.notes), "]"]
    return lines


def shortened_id(name: str) -> str:
    """Return the nearest text to `name` that can be an id; it may be ""."""
    words = re.findall(r"[a-z0-9]+", name.lower())
    short = "-".join(words)
    while len(short) > LONGEST_ID and len(words) > 1:
        words.pop()
        short = "-".join(words)
    short = short[:LONGEST_ID]
    return short if ID.fullmatch(short) else ""
