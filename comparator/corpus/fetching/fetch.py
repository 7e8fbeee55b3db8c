"""Fetch the declarations of a catalogue: each from the first of its sources that has it."""

from collections.abc import Callable, Iterator
from pathlib import Path

from comparator.corpus.declarations import read_declaration
from comparator.corpus.fetching.answers import FetchError
from comparator.corpus.fetching.client import Client
from comparator.corpus.fetching.outcomes import Attempt, Outcome, Result, result_of_shelving
from comparator.corpus.fetching.sources import fetch_source
from comparator.corpus.fetching.wishes import Wish
from comparator.corpus.fetching.witnesses import fetch_witnesses
from comparator.corpus.series import declaration_files
from comparator.errors import InputError
from comparator.model import Catalogue, CatalogueEntry


def fetch_series(
    catalogue: Catalogue,
    folder: Path,
    client: Client,
    wish: Wish,
    say: Callable[[str], None] = lambda _: None,
) -> Iterator[Result]:
    """Yield what came of each declaration of a catalogue, as soon as it is settled.

    Where witnesses are wanted, those of a declaration follow it.

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
        # Beside a text in another language, what is wanted is a witness of it.
        if path is not None and not (wish.refresh and not _is_foreign(path, wish)):
            result = Result(entry, Outcome.THERE, _language_there(path, wish), path)
        else:
            say(f"{number} of {len(wanted)}: {entry.id}")
            result = _fetch_entry(entry, folder, client, wish.language)
        yield result
        path = path or result.path
        if wish.witnesses and path is not None:
            yield from fetch_witnesses(entry, path, client, wish, say)


def _language_there(path: Path, wish: Wish) -> tuple[Attempt, ...]:
    """Return that a text is there in another language than is wanted, if it is."""
    try:
        there = read_declaration(path).language
    except InputError:  # `check` tells of it
        return ()
    if there == wish.language or wish.witnesses:
        return ()
    return (
        Attempt(
            "",
            f"it is there in {there!r}, not in {wish.language!r}; --witnesses brings the other "
            "beside it, --refresh in its place.",
        ),
    )


def _is_foreign(path: Path, wish: Wish) -> bool:
    """Whether witnesses are wanted in another language than that of the declaration."""
    try:
        return wish.witnesses and read_declaration(path).language != wish.language
    except InputError:  # `check` tells of it; nothing is lost by fetching anew
        return False


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
        return result_of_shelving(entry, record, folder, tuple(attempts))
    return Result(entry, Outcome.FAILED, tuple(attempts))
