"""One source of a declaration: fetched, read and judged."""

from dataclasses import replace
from pathlib import Path

from comparator.corpus.fetching.adapters import adapter_of
from comparator.corpus.fetching.client import Client, host_of
from comparator.corpus.fetching.fetched import Arrival
from comparator.corpus.fetching.http import FetchError
from comparator.corpus.fetching.plausibility import judge
from comparator.corpus.importing.drafts import draft
from comparator.corpus.importing.known import Known, Record
from comparator.corpus.plain_text.paragraphs import LostTextError
from comparator.errors import InputError
from comparator.model import CatalogueEntry, CatalogueSource, Source


def fetch_source(
    entry: CatalogueEntry, source: CatalogueSource, client: Client, language: str
) -> Record:
    """Return the declaration of an entry from one of its sources.

    Raises:
        FetchError: It cannot be had there, or what came is not plausible; says why.
    """
    if source.part is not None and source.lacks_text:
        raise FetchError(f"passed over: the catalogue says that it has only {_PARTS[source.part]}.")
    arrival = adapter_of(source)(client, source, entry)
    known = Known(
        entry.id,
        entry.title,
        entry.date,
        entry.place,
        language,
        kind=entry.kind or None,
        is_mixed=len(source.languages) > 1,
    )
    page = arrival.pages[-1]
    stated = {"rendering": str(source.rendering), **arrival.document.facts}
    document = replace(arrival.document, facts=stated)
    try:
        record = draft(
            Path(entry.id), document, known, _sources(arrival, source), page.retrieved_at
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
