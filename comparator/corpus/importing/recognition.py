"""Which drafts are declarations that the series' catalogue names, and what that tells of them."""

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from comparator.corpus.importing.known import Known, Record
from comparator.language.words import LETTERS
from comparator.model import UNDATED, Catalogue, CatalogueEntry

_LIKE_ENOUGH = 60  # of 100, for two titles of one document
_SURE = 1000.0
_WEAK = ("the first date in the text", "the file's name")  # a day that may be another's


def recognised(
    records: Mapping[str, Record], catalogue: Catalogue, known: Known
) -> dict[str, Record]:
    """Return records with the id, and what nobody stated of them, of their entries in a catalogue.

    No two records are one entry: it is the one that is most like it.

    Args:
        records: What was drafted, by names that tell them apart.
        catalogue: What the series should have.
        known: What somebody gave: it is left as it is.
    """
    best: dict[str, tuple[float, str]] = {}
    for name, record in records.items():
        for entry in catalogue.entries:
            if known.declaration_id in {None, entry.id} and (score := _likeness(record, entry)):
                best[entry.id] = max(best.get(entry.id, (0.0, "")), (score, name))
    found = dict(records)
    claims: dict[str, tuple[float, CatalogueEntry]] = {}
    for entry in catalogue.entries:
        score, name = best.get(entry.id, (0.0, ""))
        if score > claims.get(name, (0.0, None))[0]:
            claims[name] = (score, entry)
    for name, (_, entry) in claims.items():
        found[name] = _completed(records[name], entry, known)
    return found


def _completed(record: Record, entry: CatalogueEntry, known: Known) -> Record:
    """Return a record with what its entry tells of it."""
    declaration = record.declaration
    changes: dict[str, Any] = {"id": entry.id}
    guesses = dict(record.guesses)
    for fact in ("title", "date", "place"):
        value = getattr(entry, fact)
        is_open = _is_open(record) if fact == "date" else not getattr(declaration, fact)
        if value and (fact in guesses or is_open):
            changes[fact] = value
            guesses.pop(fact, None)
    if entry.kind and known.kind is None:
        # In the words of the series: texts of one kind are neighbours in it, whoever named them.
        changes["kind"] = entry.kind
    note = f"This is {entry.id} of the catalogue: “{entry.title}”."
    taken = ", ".join(f"{k} {str(v)!r}" for k, v in changes.items() if k != "id")
    notes = (note, *([f"Took from the catalogue: {taken}."] if taken else []))
    extraction = declaration.extraction
    if extraction is not None:
        changes["extraction"] = replace(extraction, notes=(*extraction.notes, *notes))
    return Record(replace(declaration, **changes), (*record.notes, *notes), guesses, entry.id)


def _likeness(record: Record, entry: CatalogueEntry) -> float:
    """Return how surely a draft is an entry: by its address, its id, or its day and title."""
    declaration = record.declaration
    addresses = {_bare(source.url) for source in declaration.sources if source.url}
    if addresses & {_bare(source.url) for source in entry.sources}:
        return _SURE + 1
    is_same_day = declaration.date == entry.date
    if declaration.id == entry.id and (is_same_day or _is_open(record)):
        return _SURE
    if not is_same_day:
        return 0
    from rapidfuzz import fuzz

    head = declaration.blocks[0].text if declaration.blocks[0].is_title else ""
    score = 0.0
    for title in (declaration.title, head):
        pair = _key(title), _key(entry.title)
        # Words in common, and none beside them.
        score = max(score, (fuzz.token_set_ratio(*pair) + fuzz.token_sort_ratio(*pair)) / 2)
    is_weak = record.guesses.get("date", "").startswith(_WEAK)
    return score if score >= _LIKE_ENOUGH + 20 * is_weak else 0


def _is_open(record: Record) -> bool:
    """Whether the day of a record is unknown, or was guessed."""
    return record.declaration.date == UNDATED or "date" in record.guesses


def _key(title: str) -> str:
    return " ".join(LETTERS.findall(title.casefold().replace("é", "e")))


def _bare(url: str) -> str:
    return re.sub(r"^https?://(?:www\.)?|[/#]+$", "", url.strip(), flags=re.IGNORECASE)
