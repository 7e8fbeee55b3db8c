"""What comes of declarations and witnesses that are to be fetched."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from comparator.corpus.fetching.http import FetchError
from comparator.corpus.fetching.update_file import Shelved, shelve
from comparator.corpus.importing.known import Record
from comparator.errors import InputError
from comparator.model import CatalogueEntry, CatalogueSource


class Outcome(StrEnum):
    """What came of a declaration that was to be fetched."""

    WRITTEN = "written"
    RENEWED = "renewed"
    UNCHANGED = "unchanged"
    KEPT_EDITED = "kept as edited"
    THERE = "there already"
    SAME = "same text"
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

    @classmethod
    def failed(cls, source: CatalogueSource, error: FetchError) -> "Attempt":
        """Return that a source could not be had, in one line."""
        return cls(source.url, " ".join(str(error).split()))


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
        witness: Name of the witness that was wanted, "" for the declaration itself.
    """

    entry: CatalogueEntry
    outcome: Outcome
    attempts: tuple[Attempt, ...] = ()
    path: Path | None = None
    record: Record | None = None
    difference: str = ""
    witness: str = ""

    @property
    def text_id(self) -> str:
        """The id of what was wanted."""
        return f"{self.entry.id}.{self.witness}" if self.witness else self.entry.id


def result_of_shelving(
    entry: CatalogueEntry, record: Record, folder: Path, attempts: tuple[Attempt, ...]
) -> Result:
    """Return what comes of putting a text that came into its series."""
    try:
        shelving = shelve(record, folder)
    except InputError as error:
        refused = (*attempts[:-1], Attempt(attempts[-1].url, str(error)))
        return Result(entry, Outcome.REFUSED, refused, record=record)
    outcome = _OUTCOMES[shelving.outcome]
    return Result(entry, outcome, attempts, shelving.path, record, shelving.difference)


_OUTCOMES = {shelved: Outcome(str(shelved)) for shelved in Shelved}


@dataclass(frozen=True, slots=True)
class Wish:
    """What of a catalogue is wanted.

    Attributes:
        ids: Ids of declarations; () for all.
        language: The language of their texts.
        refresh: Whether to fetch again what is there.
        witnesses: Whether the further sources are wanted, too, as witnesses.
    """

    ids: Sequence[str] = ()
    language: str = "en"
    refresh: bool = False
    witnesses: bool = False
