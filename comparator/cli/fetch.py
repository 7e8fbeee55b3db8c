"""`comparator fetch`: the texts of a series, from the sites that have them."""

from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from comparator.cli.messages import Voice, unknown, with_voice
from comparator.cli.output_options import as_json, with_form
from comparator.errors import InputError

if TYPE_CHECKING:
    from comparator.corpus.fetching import Result
    from comparator.model import Catalogue


@click.command()
@click.argument("named", metavar="[SERIES] [ID]...", nargs=-1)
@click.option(
    "--series",
    metavar="SERIES",
    help="The same as SERIES, as other commands have it; what is named besides are IDs.",
)
@click.option(
    "--missing/--refresh",
    "only_missing",
    default=True,
    help="Fetch what is not there yet (the default), or ask again for everything named.",
)
@click.option(
    "--witnesses",
    is_flag=True,
    help="Also bring the texts of the further sources, as witnesses beside the declaration.",
)
@click.option(
    "--language", help="Language of the texts: en, ru …; else that of series.toml, else en."
)
@click.option(
    "--catalogue",
    "catalogue_file",
    type=click.Path(path_type=Path),
    help="Catalogue to go by, else the series' own catalogue.toml.",
)
@click.option("--offline", is_flag=True, help="Use only what was fetched before.")
@click.option(
    "--cache", type=click.Path(path_type=Path), help="Folder for fetched pages, else the system's."
)
@click.option(
    "--delay",
    type=click.FloatRange(0, 3600),
    default=2.0,
    show_default=True,
    help="Seconds between two requests to one host; robots.txt may ask for more.",
)
@click.option(
    "--allow-private", is_flag=True, help="Also visit addresses inside this network or machine."
)
@with_form()
@with_voice
@click.pass_context
def fetch(
    context: click.Context,
    named: tuple[str, ...],
    series: str | None,
    only_missing: bool,
    witnesses: bool,
    language: str | None,
    catalogue_file: Path | None,
    offline: bool,
    cache: Path | None,
    delay: float,
    allow_private: bool,
    form: str,
) -> None:
    """Fetch the declarations of SERIES that its catalogue names: all, or those with these IDs.

    SERIES is a folder, or the name of one in ./declarations. Each text comes from the first of
    its sources that has it and is plausible. A file that you have edited is never overwritten.
    Exits 1 if anything that was asked for could not be had.
    """
    from comparator.corpus.fetching import Cache, Client, Manners, Wish, default_cache, fetch_series
    from comparator.corpus.series.catalogue import CATALOGUE_FILE
    from comparator.corpus.series.declarations import check_language
    from comparator.corpus.series.series import default_language

    if series is None and not named:
        raise click.UsageError("Missing argument 'SERIES'.")
    ids = named if series is not None else named[1:]
    voice = Voice(context.obj)
    folder = _folder(named[0] if series is None else series)
    catalogue = _catalogue_with(ids, catalogue_file or folder / CATALOGUE_FILE)
    language = language or default_language(folder)
    check_language(language)
    manners = Manners(pause=delay, allow_private=allow_private, is_offline=offline)
    client = Client(Cache(cache or default_cache()), manners, progress=voice.step)
    wish = Wish(ids, language, refresh=not only_missing, witnesses=witnesses)
    results = _warned(fetch_series(catalogue, folder, client, wish, voice.step), voice)
    voice.clear()
    if form == "json":
        entries = [_log_entry(result) for result in results]
        click.echo(as_json("fetch/1", series=folder.resolve().name, declarations=entries))
    else:
        _print_table(voice, results)
    if any(result.outcome.is_failure for result in results):
        context.exit(1)


def _catalogue_with(ids: Sequence[str], path: Path) -> "Catalogue":
    """Return a catalogue that has declarations, these among them."""
    from comparator.corpus.series.catalogue import read_catalogue

    catalogue = read_catalogue(path)
    if not catalogue.entries:
        raise InputError(path, None, "it names no declaration yet.", "Add a [[declaration]].")
    for name in ids:
        if name not in catalogue.ids:
            raise unknown("declaration", name, catalogue.ids, path)
    return catalogue


def _warned(results: Iterable["Result"], voice: Voice) -> list["Result"]:
    """Return results, each told as it comes where a source failed."""
    told: list[Result] = []
    for result in results:
        told.append(result)
        for attempt in result.attempts:
            if attempt.problem:
                voice.warn(f"{result.text_id}: {attempt.problem}")
    return told


def _folder(series: str) -> Path:
    for folder in (Path(series), Path("declarations") / series):
        if folder.is_dir():
            return folder
    raise InputError(
        Path(series),
        None,
        "there is no such series here.",
        f"Name a folder, or start one with comparator init {series} --preset sco.",
    )


def _print_table(voice: Voice, results: Sequence["Result"]) -> None:
    width = max((len(result.text_id) for result in results), default=0)
    for result in results:
        voice.done(f"{result.text_id:<{width}}  {result.outcome:<13}  {_remark(result)}".rstrip())
    for result in results:
        if result.difference:
            voice.done(
                f"\n{result.path} was edited here, and the source has another text now. It was"
                " left as it is. To take what came, move the file away and fetch again:\n"
                f"{result.difference}"
            )
    counts = Counter(str(result.outcome) for result in results)
    listed = ", ".join(f"{count} {outcome}" for outcome, count in counts.items())
    kinds = Counter(bool(result.witness) for result in results)
    what = _counted(kinds[False], "declaration")
    if kinds[True]:
        what += f" and {_counted(kinds[True], 'witness', 'witnesses')}"
    voice.done(f"{what}: {listed}.")


def _counted(count: int, one: str, several: str = "") -> str:
    return f"{count} {one if count == 1 else several or one + 's'}"


def _remark(result: "Result") -> str:
    if result.record is not None:
        blocks = len(result.record.declaration.blocks)
        return f"{blocks} blocks from {result.attempts[-1].url}"
    if result.path is not None:
        return str(result.path)
    if result.attempts:
        return f"{_counted(len(result.attempts), 'source')} tried"
    if result.entry.sources:
        languages = dict.fromkeys(code for s in result.entry.sources for code in s.languages)
        return f"the catalogue has it in {', '.join(languages)}"
    return ""


def _log_entry(result: "Result") -> dict[str, object]:
    declaration = result.record.declaration if result.record else None
    return {
        "id": result.entry.id,
        "witness": result.witness or None,
        "outcome": str(result.outcome),
        "file": None if result.path is None else result.path.name,
        "attempts": [{"url": a.url, "problem": a.problem or None} for a in result.attempts],
        "sources": [
            {"url": s.url, "publisher": s.publisher, "sha256": s.sha256}
            for s in (declaration.sources if declaration else ())
        ],
        "retrieved_at": (
            declaration.extraction.retrieved_at.isoformat()
            if declaration and declaration.extraction and declaration.extraction.retrieved_at
            else None
        ),
        "notes": list(result.record.notes) if result.record else [],
        "difference": result.difference or None,
    }
