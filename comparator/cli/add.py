"""`comparator add`: a text becomes a declaration of a series."""

import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from comparator.cli.messages import Voice, with_voice
from comparator.errors import InputError

if TYPE_CHECKING:
    import datetime

    from comparator.corpus import Record
    from comparator.corpus.importing.known import Known
    from comparator.model import Declaration

_MOST_BYTES = 64 * 1024 * 1024


@click.command()
@click.argument("what", metavar="FILE|URL|-")
@click.option(
    "--series",
    "series_dir",
    type=click.Path(path_type=Path),
    help="Folder of the series to add to; needed but for --dry-run.",
)
@click.option(
    "--id",
    "declaration_id",
    help="Id, such as 2007-bishkek; else from the file's name or the text.",
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
@click.option("--source", "source_url", help="Address of the page it was taken from.")
@click.option("--force", is_flag=True, help="Replace a declaration that is there already.")
@click.option("--dry-run", is_flag=True, help="Only show the passages it would make.")
@click.option(
    "--allow-private", is_flag=True, help="Also visit a URL inside this network or machine."
)
@with_voice
@click.pass_obj
def add(
    level: int,
    what: str,
    series_dir: Path | None,
    declaration_id: str | None,
    witness: str | None,
    title: str | None,
    date: str | None,
    place: str | None,
    language: str | None,
    source_url: str | None,
    force: bool,
    dry_run: bool,
    allow_private: bool,
) -> None:
    """Turn a text into a declaration of a series, its paragraphs restored, its source recorded.

    It is a web page, PDF, DOCX, record (.json), text with front matter or plain text: a FILE, the
    page at a URL, or "-" for what comes by standard input. What the text tells is guessed, and
    each guess is named.
    """
    from comparator.corpus import add_record
    from comparator.corpus.add import as_witness, known_of_witness
    from comparator.corpus.importing.known import Known

    voice = Voice(level)
    if series_dir is None and not dry_run:
        raise click.UsageError("Missing option '--series'.")
    known = Known(declaration_id, title, _day(date), place, language)
    if witness is not None:
        if series_dir is None or declaration_id is None:
            raise click.UsageError("--witness needs --series and the --id of the declaration.")
        known = known_of_witness(known, series_dir, declaration_id)
    record = _read(what, known, source_url, voice, allow_private)
    if witness is not None and declaration_id is not None:
        record = as_witness(record, declaration_id, witness)
    for note in record.notes:
        voice.warn(f"{what}: {note}")
    if dry_run or series_dir is None:
        click.echo(_shown(record.declaration))
        return
    path = add_record(record, series_dir, overwrite=force)
    count = len(record.declaration.blocks)
    voice.done(f"Wrote {path}: {count} block{'s' * (count != 1)}.")


def _read(
    what: str, known: "Known", source_url: str | None, voice: Voice, allow_private: bool
) -> "Record":
    from comparator.corpus.add import is_address, read_address
    from comparator.corpus.importing.records import check_known, read_file, read_stream

    known = replace(known, source_url=source_url)
    if what == "-":
        return read_stream(Path("-"), _standard_input(), known)
    if is_address(what):
        from comparator.corpus.fetching import Cache, Client, Manners, default_cache

        check_known(Path(what), known)
        manners = Manners(allow_private=allow_private)
        return read_address(what, known, Client(Cache(default_cache()), manners, say=voice.step))
    return read_file(Path(what), known)


def _standard_input() -> bytes:
    data = sys.stdin.buffer.read(_MOST_BYTES + 1)
    if len(data) > _MOST_BYTES:
        raise InputError(Path("-"), None, f"more than {_MOST_BYTES:,} bytes came.")
    return data


def _day(date: str | None) -> "datetime.date | None":
    import datetime

    try:
        return None if date is None else datetime.date.fromisoformat(date)
    except ValueError as error:
        raise InputError(
            None,
            None,
            f"the date {date!r} cannot be read.",
            "Write it as year-month-day, for example 2007-08-16.",
        ) from error


def _shown(declaration: "Declaration") -> str:
    """Return the facts of a declaration and its passages, each on a line of its own."""
    from comparator.segmentation import segment

    facts = {
        "id": declaration.id,
        "title": declaration.title,
        "date": str(declaration.date),
        "place": declaration.place,
        "language": declaration.language,
        "rendering": str(declaration.rendering),
    }
    lines = [f"{name}: {value}" for name, value in facts.items()]
    for block in segment(declaration).blocks:
        lines.append("")
        lines += [
            f"{passage.key:<8}{passage.kind:<10}{' '.join(passage.text.split())}"
            for passage in block.passages
        ]
    return "".join(c if c.isprintable() or c == "\n" else "�" for c in "\n".join(lines))
