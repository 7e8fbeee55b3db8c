"""Fetch the declarations of a catalogue: each from the first of its sources that has it."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path

from comparator.corpus.drafts import Known, draft
from comparator.corpus.fetching.adapters import adapter_of
from comparator.corpus.fetching.answers import FetchError
from comparator.corpus.fetching.arrivals import Arrival
from comparator.corpus.fetching.client import Client, host_of
from comparator.corpus.fetching.plausibility import judge
from comparator.corpus.fetching.shelving import Shelved, shelve
from comparator.corpus.records import Record
from comparator.corpus.restoration import LostTextError
from comparator.corpus.series import declaration_files
from comparator.errors import InputError
from comparator.model import Catalogue, CatalogueEntry, CatalogueSource, Source


class Outcome(StrEnum):
    """What came of a declaration that was to be fetched."""

    WRITTEN = "written"
    RENEWED = "renewed"
    UNCHANGED = "unchanged"
    KEPT_EDITED = "kept as edited"
    THERE = "there already"
    REFUSED = "refused"
    FAILED = "not found"
    NO_ADDRESS = "no address"

    @property
    def is_failure(self) -> bool:
        """Whether something was asked for and not done."""
        return self in {Outcome.REFUSED, Outcome.FAILED}


@dataclass(frozen=True, slots=True)
class Attempt:
    """One source that was tried or passed over, and what spoke against it; "" if nothing did."""

    url: str
    problem: str = ""


@dataclass(frozen=True, slots=True)
class Result:
    """What came of one declaration.

    Attributes:
        entry: What was wanted.
        outcome: What came of it.
        attempts: The sources in the order they were tried; the last is the one that had it.
        path: The declaration's file, where there is one.
        record: What came, where something did.
        difference: How the file and what came differ, where that is the trouble.
    """

    entry: CatalogueEntry
    outcome: Outcome
    attempts: tuple[Attempt, ...] = ()
    path: Path | None = None
    record: Record | None = None
    difference: str = ""


@dataclass(frozen=True, slots=True)
class Wish:
    """What of a catalogue is wanted.

    Attributes:
        ids: Ids of declarations; () for all.
        language: The language of their texts.
        refresh: Whether to fetch again what is there.
    """

    ids: Sequence[str] = ()
    language: str = "en"
    refresh: bool = False


def fetch_series(
    catalogue: Catalogue,
    folder: Path,
    client: Client,
    wish: Wish,
    say: Callable[[str], None] = lambda _: None,
) -> Iterator[Result]:
    """Yield what came of each declaration of a catalogue, as soon as it is settled.

    Args:
        catalogue: What exists.
        folder: The series to write into.
        client: What reads pages.
        wish: What is wanted.
        say: Told what is being done.
    """
    there = {path.stem: path for path in declaration_files(folder)}
    wanted = [entry for entry in catalogue.entries if not wish.ids or entry.id in wish.ids]
    for number, entry in enumerate(wanted, start=1):
        path = there.get(entry.id)
        if path is not None and not wish.refresh:
            yield Result(entry, Outcome.THERE, path=path)
            continue
        say(f"{number} of {len(wanted)}: {entry.id}")
        yield _fetch_entry(entry, folder, client, wish.language)


def _fetch_entry(entry: CatalogueEntry, folder: Path, client: Client, language: str) -> Result:
    attempts: list[Attempt] = []
    sources = [source for source in entry.sources if language in source.languages]
    if not sources:
        return Result(entry, Outcome.NO_ADDRESS)
    for source in sources:
        try:
            record = fetch_source(entry, source, client, language)
        except FetchError as error:
            attempts.append(Attempt(source.url, " ".join(str(error).split())))
            continue
        attempts.append(Attempt(source.url))
        try:
            shelving = shelve(record, folder)
        except InputError as error:
            attempts[-1] = Attempt(source.url, str(error))
            return Result(entry, Outcome.REFUSED, tuple(attempts), record=record)
        return Result(
            entry,
            _OUTCOMES[shelving.outcome],
            tuple(attempts),
            shelving.path,
            record,
            shelving.difference,
        )
    return Result(entry, Outcome.FAILED, tuple(attempts))


_OUTCOMES = {shelved: Outcome(str(shelved)) for shelved in Shelved}


def fetch_source(
    entry: CatalogueEntry, source: CatalogueSource, client: Client, language: str
) -> Record:
    """Return the declaration of an entry from one of its sources.

    Raises:
        FetchError: It cannot be had there, or what came is not plausible; says why.
    """
    if source.part is not None and source.part.is_known_to_lack_text:
        raise FetchError(f"passed over: the catalogue says that it has only {_PARTS[source.part]}.")
    arrival = adapter_of(source)(client, source, entry)
    known = Known(
        entry.id,
        entry.title,
        entry.date,
        entry.place,
        language,
        source.rendering,
        is_mixed=len(source.languages) > 1,
    )
    page = arrival.pages[-1]
    try:
        record = draft(
            Path(entry.id), arrival.document, known, _sources(arrival, source), page.retrieved_at
        )
    except (InputError, LostTextError) as error:
        raise FetchError(f"{page.final_url}: {error}") from error
    verdict = judge(record.declaration, arrival.document, source, entry)
    if verdict.objections:
        raise FetchError(f"{page.final_url}: refused: {'; '.join(verdict.objections)}.")
    return _with_notes(record, verdict.doubts, entry.note)


_PARTS = {"extract": "an extract", "later page": "a later page of it"}


def _sources(arrival: Arrival, source: CatalogueSource) -> tuple[Source, ...]:
    import hashlib

    last = len(arrival.pages) - 1
    return tuple(
        Source(
            url=page.final_url,
            publisher=source.publisher or host_of(page.final_url),
            retrieved=page.retrieved_at.date(),
            sha256=hashlib.sha256(page.body).hexdigest() if number == last else None,
        )
        for number, page in enumerate(arrival.pages)
    )


def _with_notes(record: Record, doubts: tuple[str, ...], caution: str) -> Record:
    declaration = record.declaration
    extraction = declaration.extraction
    if extraction is not None:
        extraction = replace(extraction, notes=(*extraction.notes, *doubts))
    return Record(
        replace(declaration, extraction=extraction, note=caution), (*record.notes, *doubts)
    )
