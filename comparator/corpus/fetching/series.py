"""Fetch the declarations of a catalogue: each from the first of its sources that has it."""

from collections.abc import Callable, Iterator
from pathlib import Path

from comparator.corpus.fetching.client import Client
from comparator.corpus.fetching.http import FetchError
from comparator.corpus.fetching.results import Attempt, Outcome, Result, Wish, result_of_shelving
from comparator.corpus.fetching.sources import fetch_source
from comparator.corpus.fetching.witnesses import fetch_witnesses
from comparator.corpus.series.declarations import read_declaration
from comparator.corpus.series.series import declaration_files
from comparator.errors import InputError
from comparator.model import Catalogue, CatalogueEntry


def fetch_series(
    catalogue: Catalogue,
    folder: Path,
    client: Client,
    wish: Wish,
    progress: Callable[[str], None] = lambda _: None,
) -> Iterator[Result]:
    """Yield what came of each declaration of a catalogue, as soon as it is settled.

    Where witnesses are wanted, those of a declaration follow it.
    """
    there = {path.stem: path for path in declaration_files(folder)}
    wanted = [entry for entry in catalogue.entries if not wish.ids or entry.id in wish.ids]
    for number, entry in enumerate(wanted, start=1):
        path = there.get(entry.id)
        other = _other_language(path, wish) if path is not None else ""
        # A text in another language is another text: what is wanted is a witness beside it.
        if path is not None and (other or not wish.refresh):
            is_refused = other and wish.refresh and not wish.witnesses
            outcome = Outcome.REFUSED if is_refused else Outcome.THERE
            result = Result(entry, outcome, _passed_over(other, wish), path)
        else:
            progress(f"{number} of {len(wanted)}: {entry.id}")
            result = _fetch_entry(entry, folder, client, wish.language)
        yield result
        path = path or result.path
        if wish.witnesses and path is not None:
            yield from fetch_witnesses(entry, path, client, wish, progress)


def _other_language(path: Path, wish: Wish) -> str:
    """Return the language of a text that is there, if it is another than is wanted."""
    try:
        there = read_declaration(path).language
    except InputError:  # `check` tells of it; nothing is lost by fetching anew
        return ""
    return there if there != wish.language else ""


def _passed_over(other: str, wish: Wish) -> tuple[Attempt, ...]:
    """Return that a text is there in another language than is wanted, if it is."""
    if not other or wish.witnesses:
        return ()
    return (
        Attempt(
            "",
            f"it is there in {other!r}, not in {wish.language!r}; --witnesses brings the other "
            "beside it; to have it in its place, move the file away.",
        ),
    )


def _fetch_entry(entry: CatalogueEntry, folder: Path, client: Client, language: str) -> Result:
    attempts: list[Attempt] = []
    sources = entry.sources_in(language)
    if not sources:
        return Result(entry, Outcome.NO_ADDRESS)
    for source in sources:
        try:
            record = fetch_source(entry, source, client, language)
        except FetchError as error:
            attempts.append(Attempt.failed(source, error))
            continue
        attempts.append(Attempt(source.url))
        return result_of_shelving(entry, record, folder, tuple(attempts))
    return Result(entry, Outcome.FAILED, tuple(attempts))
