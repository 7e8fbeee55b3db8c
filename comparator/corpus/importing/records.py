"""Records: declarations as other tools and sites hand them over, read for a series.

They come in several forms (`record_forms`). A declaration file of our own is read as it is.
"""

import datetime
from dataclasses import dataclass, replace
from pathlib import Path
from urllib.parse import urlsplit

from comparator.corpus.importing.front_matter import split_foreign_toml
from comparator.corpus.importing.guesses import (
    guess_date,
    guess_language,
    guess_place,
    guess_rendering,
    guess_title,
)
from comparator.corpus.importing.record_forms import RawRecord, raw_record
from comparator.corpus.series.declarations import (
    is_language,
    is_web_address,
    parse_declaration,
    shortened_id,
)
from comparator.corpus.series.toml_files import check_id, decode, read_bytes
from comparator.errors import InputError
from comparator.language.dates import find_date
from comparator.model import UNDATED, Block, Declaration, Rendering, Source


@dataclass(frozen=True, slots=True)
class Record:
    """A declaration that was read from a record, and how.

    Attributes:
        declaration: Ready for a series; its blocks have no passages yet.
        notes: A sentence on each thing that was dropped, joined or guessed, with its words.
    """

    declaration: Declaration
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Given:
    """What the caller knows better than the record; None where it does not."""

    declaration_id: str | None = None
    title: str | None = None
    date: datetime.date | None = None
    place: str | None = None
    language: str | None = None
    source_url: str | None = None
    rendering: Rendering | None = None
    may_lack_facts: bool = False


def read_record(  # noqa: PLR0913 - the options of a command, one by one
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
        path: A JSON record, a text with front matter, a plain text or a declaration file.
        declaration_id: Key in the series; by default the file's name, shortened if need be.
        title: Title for readers.
        date: Day of adoption.
        place: Where it was adopted.
        language: Language whose text is wanted, such as "en".
        source_url: Where the text was taken from.
        rendering: Official text, translation, and so on.
        may_lack_facts: A text that tells no title is called by its file's name, and one that
            tells no date has `UNDATED`; else that is an error.

    Raises:
        InputError: The file cannot be read as a declaration; says where and why.
    """
    given = Given(
        declaration_id,
        title,
        _day(path, date) if isinstance(date, str) else date,
        place,
        language,
        source_url,
        None if rendering is None else _rendering(path, str(rendering)),
        may_lack_facts,
    )
    data = read_bytes(path)
    text = decode(path, data)
    chosen_id, notes = _choose_id(path, given)
    if text.startswith("+++") and split_foreign_toml(text) is None:
        return Record(_with_given(parse_declaration(path, text, chosen_id), given), notes)
    raw = raw_record(path, data, text)
    record = _declaration(raw, chosen_id, given)
    return replace(record, notes=(*notes, *raw.notes, *record.notes))


def _choose_id(path: Path, given: Given) -> tuple[str, tuple[str, ...]]:
    if given.declaration_id is not None:
        check_id(path, given.declaration_id, "declaration")
        return given.declaration_id, ()
    name = shortened_id(path.stem)
    check_id(path, name, "declaration")
    if name == path.stem:
        return name, ()
    return name, (f"Shortened the file's name {path.stem!r} to the id {name!r}.",)


def _rendering(path: Path, value: str) -> Rendering:
    try:
        return Rendering(value)
    except ValueError as error:
        known = ", ".join(Rendering)
        raise InputError(
            path, None, f"{value!r} is not a rendering.", f"Use one of: {known}."
        ) from error


def _with_given(declaration: Declaration, given: Given) -> Declaration:
    sources = declaration.sources
    if given.source_url is not None and given.source_url not in {s.url for s in sources}:
        sources = (Source(url=given.source_url), *sources)
    return replace(
        declaration,
        title=given.title or declaration.title,
        date=given.date or declaration.date,
        place=declaration.place if given.place is None else given.place,
        language=given.language or declaration.language,
        rendering=given.rendering or declaration.rendering,
        sources=sources,
    )


def _declaration(raw: RawRecord, declaration_id: str, given: Given) -> Record:
    # Only `add` needs these, and start-up is felt on every call.
    from comparator.corpus.importing.language_filter import only_in
    from comparator.corpus.plain_text.paragraphs import restore

    notes: list[str] = []
    language = _language(raw, given, notes)
    text, left_out = only_in(raw.text, language)
    if not text.strip():
        raise InputError(raw.path, None, f"there is no text in the language {language!r}.")
    title = given.title or raw.facts.get("title", "")
    restored = restore(text, title, raw.is_markdown)
    notes += [*left_out, *restored.notes]
    blocks = restored.blocks
    if not title:
        title, blocks = _title(raw, given, blocks, notes)
    day = _date(raw, given, text, blocks, notes)
    rendering = given.rendering or _stated_rendering(raw, blocks, notes)
    declaration = Declaration(
        id=declaration_id,
        title=title,
        date=day,
        place=_place(raw, given, title, blocks, notes),
        language=language,
        rendering=rendering,
        note="",
        sources=_sources(raw, given),
        blocks=blocks,
    )
    return Record(declaration, tuple(notes))


def _title(
    raw: RawRecord, given: Given, blocks: tuple[Block, ...], notes: list[str]
) -> tuple[str, tuple[Block, ...]]:
    try:
        title, blocks = guess_title(raw.path, blocks)
    except InputError:
        if not given.may_lack_facts:
            raise
        return raw.path.name, blocks
    notes.append(f"Took the title from the text: “{title}”.")
    return title, blocks


def _language(raw: RawRecord, given: Given, notes: list[str]) -> str:
    stated = given.language or raw.facts.get("language") or raw.facts.get("lang", "")
    if stated:
        if not is_language(stated):
            raise InputError(
                raw.path, None, f"{stated!r} is not a language.", "Use a code such as en, ru or zh."
            )
        return stated
    return guess_language(raw.text, notes)


def _date(
    raw: RawRecord, given: Given, text: str, blocks: tuple[Block, ...], notes: list[str]
) -> datetime.date:
    if given.date is not None:
        return given.date
    if stated := raw.facts.get("date", ""):
        return _day(raw.path, stated)
    found = guess_date(text, blocks, notes)
    if found is None and not given.may_lack_facts:
        raise InputError(
            raw.path, None, "no date was found in the text.", "Pass --date 2007-08-16."
        )
    return found or UNDATED


def _day(path: Path, value: str) -> datetime.date:
    try:
        return datetime.datetime.fromisoformat(value.strip()).date()
    except ValueError as error:
        if found := find_date(value):
            return found[0]
        raise InputError(
            path,
            None,
            f"the date {value!r} cannot be read.",
            "Write it as year-month-day, or pass --date 2007-08-16.",
        ) from error


def _place(
    raw: RawRecord, given: Given, title: str, blocks: tuple[Block, ...], notes: list[str]
) -> str:
    if given.place is not None:
        return given.place
    names = ("place_of_signing", "place", "location", "venue")
    stated = next((raw.facts[name] for name in names if raw.facts.get(name)), "")
    if stated or "place" in raw.facts or "place_of_signing" in raw.facts:
        return stated
    place = guess_place(title, blocks)
    if place:
        notes.append(f"Took {place!r} for the place.")
    return place


def _stated_rendering(raw: RawRecord, blocks: tuple[Block, ...], notes: list[str]) -> Rendering:
    if stated := raw.facts.get("rendering", ""):
        return _rendering(raw.path, stated)
    rendering, words = guess_rendering(blocks)
    if words:
        notes.append(f"Took the text for an {rendering}: it says “{words}”.")
    return rendering


def _sources(raw: RawRecord, given: Given) -> tuple[Source, ...]:
    facts = raw.facts
    retrieved = _retrieved(facts.get("_fetched_at") or facts.get("retrieved", ""))
    urls = [given.source_url or facts.get("url", ""), facts.get("pdf_url", "")]
    for url in filter(None, urls):
        if not is_web_address(url):
            raise InputError(
                raw.path, None, f"{url!r} is not a web address.", "Begin it with https://."
            )
    sources = tuple(
        Source(
            url=url,
            publisher=facts.get("publisher") or urlsplit(url).hostname,
            retrieved=retrieved,
            sha256=raw.sha256 if number == 0 else None,
        )
        for number, url in enumerate(dict.fromkeys(filter(None, urls)))
    )
    return sources or (Source(description=f"The file {raw.path.name}", sha256=raw.sha256),)


def _retrieved(stamp: str) -> datetime.date | None:
    try:
        return datetime.datetime.fromisoformat(stamp).date()
    except ValueError:
        return None
