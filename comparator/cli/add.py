"""`comparator add`: texts become declarations of a series."""

import re
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from comparator.cli.messages import Voice, with_voice
from comparator.cli.output_options import as_json, with_form
from comparator.errors import InputError, printable

if TYPE_CHECKING:
    from comparator.corpus import Record
    from comparator.corpus.importing.known import Known
    from comparator.model import Declaration

_MOST_BYTES = 64 * 1024 * 1024
_HALF = re.compile(r"[\ud800-\udfff]")  # what stands for a byte that is no letter
_MOST_NAMED = 5  # files of a folder that are left there
_OF_ONE = ("declaration_id", "witness", "title", "date", "source_url")


@click.command()
@click.argument("what", metavar="FILE|FOLDER|URL|-...", nargs=-1, required=True)
@click.option(
    "--series",
    "series_dir",
    type=click.Path(path_type=Path),
    help="Folder of the series to add to; needed but for --dry-run.",
)
@click.option(
    "--id",
    "declaration_id",
    help="Id, such as 2007-bishkek; else from the catalogue, the file's name or the text.",
)
@click.option(
    "--witness",
    metavar="NAME",
    help="Add it as another text of the declaration --id, under this name, such as worldjpn.",
)
@click.option("--title", help="Title, where the file does not tell it.")
@click.option("--date", help="Day of adoption, such as 2007-08-16.")
@click.option("--place", help="Where it was adopted.")
@click.option("--language", help="Language of the text to keep, such as en.")
@click.option("--kind", help="What kind of document it is, such as communique.")
@click.option("--source", "source_url", help="Address of the page it was taken from.")
@click.option("--force", is_flag=True, help="Replace a declaration that is there already.")
@click.option("--dry-run", is_flag=True, help="Only show the passages it would make.")
@click.option("--skip", is_flag=True, help="Of several, add the others where one cannot be added.")
@click.option(
    "--allow-private", is_flag=True, help="Also visit a URL inside this network or machine."
)
@with_form()
@with_voice
@click.pass_context
def add(
    context: click.Context,
    /,
    what: tuple[str, ...],
    series_dir: Path | None,
    witness: str | None,
    force: bool,
    dry_run: bool,
    skip: bool,
    allow_private: bool,
    form: str,
    **facts: str | None,
) -> None:
    """Turn texts into declarations of a series, paragraphs restored, sources recorded.

    Each is a web page, PDF, DOCX, record (.json), Markdown or plain text, with front matter or
    without: a FILE, all of a FOLDER, the page at a URL, or "-" for what comes by standard input.
    What the text tells is guessed; each guess is named, and marked in the file. Of several, all
    are added or none.
    """
    is_json = form == "json"
    voice = Voice(-1 if is_json else context.obj)
    if series_dir is None and not dry_run:
        raise click.UsageError("Missing option '--series'.")
    names = _expanded(what, voice)
    _refuse_what_is_of_one(context, len(names))
    known = _known(facts, series_dir, witness)
    records, failed = _Desk(known, witness, series_dir, voice, allow_private).read(names)
    if len(names) == 1 and failed:
        raise failed[0]
    if failed and not dry_run and not skip:
        _tell_failures(failed, voice)
        raise InputError(
            None, None, f"nothing was added: {len(failed)} of {len(names)} texts cannot be.",
            "Mend them or leave them out, or pass --skip to add the others.",
        )  # fmt: skip
    if series_dir is not None and not dry_run:
        _write(records, series_dir, force, voice)
    if is_json:
        click.echo(_document(records, failed))
    elif dry_run:
        for record in records.values():
            click.echo(_shown(record.declaration))
    _tell_failures(failed, voice)
    context.exit((2 if dry_run else 1) if failed else 0)


def _known(
    facts: Mapping[str, str | None], series_dir: Path | None, witness: str | None
) -> "Known":
    """Return what options and the series say of the texts before any is read."""
    from comparator.corpus.add import known_of_witness, words_of_series
    from comparator.corpus.importing.known import Known
    from comparator.corpus.importing.records import given_day

    for name, told in facts.items():
        if told is not None and not told.isascii() and _HALF.search(told):
            option = {"declaration_id": "id", "source_url": "source"}.get(name, name)
            raise click.UsageError(f"--{option} holds bytes that are no text.")
    text_id, date = facts["declaration_id"], facts["date"]
    known = Known(
        text_id,
        facts["title"],
        None if date is None else given_day(None, date),
        facts["place"],
        facts["language"],
        kind=facts["kind"],
        source_url=facts["source_url"],
        words={} if series_dir is None else words_of_series(series_dir),
    )
    if witness is None:
        return known
    if series_dir is None or text_id is None:
        raise click.UsageError("--witness needs --series and the --id of the declaration.")
    return known_of_witness(known, series_dir, text_id)


def _refuse_what_is_of_one(context: click.Context, count: int) -> None:
    for option in context.command.params if count > 1 else ():
        if option.name in _OF_ONE and context.params[option.name] is not None:
            raise click.UsageError(f"{option.opts[0]} is of one text, and there are {count}.")


def _expanded(what: Sequence[str], voice: Voice) -> list[str]:
    """Return the names of what is to be added, folders replaced by the files in them."""
    from comparator.corpus.add import files_in, is_address, others_in

    names: list[str] = []
    for name in what:
        is_folder = not is_address(name) and name != "-" and Path(name).is_dir()
        names += [str(path) for path in files_in(Path(name))] if is_folder else [name]
        left = others_in(Path(name)) if is_folder else ()
        others = [path.name + "/" * path.is_dir() for path in left]
        if others:
            more = f" and {len(others) - _MOST_NAMED} more" if len(others) > _MOST_NAMED else ""
            voice.warn(f"Left in {name}: {', '.join(others[:_MOST_NAMED])}{more}.")
    return list(dict.fromkeys(names))


class _Desk:
    """Reads what is to be added, one after another."""

    def __init__(
        self,
        known: "Known",
        witness: str | None,
        series_dir: Path | None,
        voice: Voice,
        allow_private: bool,
    ) -> None:
        self._known = known
        self._witness = witness
        self._series_dir = series_dir
        self._voice = voice
        self._allow_private = allow_private

    def read(self, names: Sequence[str]) -> tuple[dict[str, "Record"], list[InputError]]:
        """Return the records by their names, and what is wrong with those that cannot be had."""
        from comparator.corpus.add import catalogue_of
        from comparator.corpus.importing.recognition import recognised
        from comparator.model import Catalogue

        catalogue = Catalogue(()) if self._series_dir is None else catalogue_of(self._series_dir)
        records: dict[str, Record] = {}
        failed: list[InputError] = []
        for name in self._with_progress(names):
            try:
                records[name] = self._record(name)
            except InputError as error:
                failed.append(error)
        if self._witness is None:
            records = recognised(records, catalogue, self._known)
        for name, record in records.items():
            # Of many, what was changed in each stands in its file; what was guessed is told of all.
            for note in record.notes if len(names) == 1 else ():
                self._voice.warn(f"{name}: {note}")
        return records, failed

    def _with_progress(self, names: Sequence[str]) -> Iterator[str]:
        if len(names) == 1 or not self._voice.shows_progress:
            yield from names
            return
        with click.progressbar(names, label="Reading", file=sys.stderr) as bar:
            yield from bar

    def _record(self, name: str) -> "Record":
        from comparator.corpus.add import as_witness

        record = self._read(name)
        if self._witness is not None and self._known.declaration_id is not None:
            return as_witness(record, self._known.declaration_id, self._witness)
        return record

    def _read(self, name: str) -> "Record":
        from comparator.corpus.add import is_address, read_address
        from comparator.corpus.importing.records import check_known, read_file, read_stream

        if name == "-":
            return read_stream(Path("-"), _standard_input(), self._known)
        if not is_address(name):
            return read_file(Path(name), self._known)
        from comparator.corpus.fetching import Cache, Client, Manners, default_cache

        check_known(Path(name), self._known)
        manners = Manners(allow_private=self._allow_private)
        client = Client(Cache(default_cache()), manners, progress=self._voice.step)
        return read_address(name, self._known, client)


def _write(records: dict[str, "Record"], series_dir: Path, force: bool, voice: Voice) -> None:
    """Write records into a series, all or none, and say what came of it."""
    from comparator.corpus import add_record
    from comparator.corpus.add import check_distinct
    from comparator.model import UNDATED

    check_distinct(records, series_dir, force)
    for record in records.values():
        path = add_record(record, series_dir, overwrite=force)
        count = len(record.declaration.blocks)
        tell = voice.done if len(records) == 1 else voice.step
        tell(f"Wrote {path}: {count} block{'s' * (count != 1)}.")
    if len(records) > 1:
        known = sum(record.entry != "" for record in records.values())
        entries = f", {known} of them entries of the catalogue" if known else ""
        voice.done(f"Added {len(records)} texts to {series_dir}{entries}.")
    guessed = {r.declaration.id: _guesses(r) for r in records.values() if r.guesses}
    if guessed:
        voice.warn("Guessed, and marked in the file as such; please look at it:")
    for text_id, guesses in guessed.items():
        voice.warn(f"  {text_id}: {guesses}")
    undated = [r.declaration.id for r in records.values() if r.declaration.date == UNDATED]
    if undated:
        voice.warn(
            f'No day is told in {len(undated)} of them: date = "unknown" stands in the file.'
        )
        voice.warn(
            "Put the day there if you know it; else they stand by the years in their ids, or first:"
        )
        voice.warn(f"  {', '.join(undated)}")


def _document(records: dict[str, "Record"], failed: Iterable[InputError]) -> str:
    """Return what was added, or would be, for programs."""
    from comparator.model import UNDATED

    added = [
        {
            "file": name,
            "id": record.declaration.id,
            "title": record.declaration.title,
            "date": None if record.declaration.date == UNDATED else str(record.declaration.date),
            "blocks": len(record.declaration.blocks),
            "entry": record.entry or None,
            "guesses": dict(record.guesses),
            "notes": list(record.notes),
        }
        for name, record in records.items()
    ]
    return as_json("add/1", added=added, not_added=[str(error) for error in failed])


def _guesses(record: "Record") -> str:
    return ", ".join(
        f"{fact} “{getattr(record.declaration, fact)}” (from {where})"
        for fact, where in record.guesses.items()
    )


def _tell_failures(failed: Iterable[InputError], voice: Voice) -> None:
    voice.clear()
    for error in failed:
        click.echo(f"Not added: {error}", err=True)


def _standard_input() -> bytes:
    if sys.stdin is None:  # who starts us may have closed it
        raise InputError(Path("-"), None, "standard input is closed.")
    data = sys.stdin.buffer.read(_MOST_BYTES + 1)
    if len(data) > _MOST_BYTES:
        raise InputError(Path("-"), None, f"more than {_MOST_BYTES:,} bytes came.")
    return data


def _shown(declaration: "Declaration") -> str:
    """Return the facts of a declaration and its passages, each on a line of its own."""
    from comparator.model import UNDATED, BlockKind
    from comparator.segmentation import segment

    facts = {
        "id": declaration.id,
        "title": declaration.title,
        "date": "unknown" if declaration.date == UNDATED else str(declaration.date),
        "place": declaration.place,
        "language": declaration.language,
        "rendering": str(declaration.rendering),
        "kind": declaration.kind,
        "source": declaration.sources[0].url or declaration.sources[0].description,
    }
    lines = [f"{name}: {value}" for name, value in facts.items() if value or name == "place"]
    for block in segment(declaration).blocks:
        lines.append("")
        depth = "  " * block.level if block.kind is BlockKind.ITEM else ""
        lines += [
            f"{passage.key:<8}{passage.kind:<10}{depth}{' '.join(passage.text.split())}"
            for passage in block.passages
        ]
    return printable("\n".join(lines), "\n")
