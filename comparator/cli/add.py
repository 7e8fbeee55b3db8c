"""`comparator add`: a text becomes a declaration of a series."""

from pathlib import Path

import click

from comparator.cli.messages import Voice, with_voice


@click.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.option(
    "--series",
    "series_dir",
    required=True,
    type=click.Path(path_type=Path),
    help="Folder of the series to add to.",
)
@click.option("--id", "declaration_id", help="Id, such as 2007-bishkek; else from the file's name.")
@click.option("--title", help="Title, where the file does not tell it.")
@click.option("--date", help="Day of adoption, such as 2007-08-16.")
@click.option("--place", help="Where it was adopted.")
@click.option("--language", help="Language of the text to keep, such as en.")
@click.option("--source", "source_url", help="Address of the page it was taken from.")
@click.option("--force", is_flag=True, help="Replace a declaration that is there already.")
@with_voice
@click.pass_obj
def add(
    level: int,
    file: Path,
    series_dir: Path,
    declaration_id: str | None,
    title: str | None,
    date: str | None,
    place: str | None,
    language: str | None,
    source_url: str | None,
    force: bool,
) -> None:
    """Turn FILE into a declaration of a series, its paragraphs restored, its source recorded.

    FILE is a record (.json), a text with front matter, or a plain text.
    """
    from comparator.corpus import add_record, read_record

    voice = Voice(level)
    record = read_record(
        file,
        declaration_id=declaration_id,
        title=title,
        date=date,
        place=place,
        language=language,
        source_url=source_url,
    )
    path = add_record(record, series_dir, overwrite=force)
    for note in record.notes:
        voice.warn(f"{file}: {note}")
    count = len(record.declaration.blocks)
    voice.done(f"Wrote {path}: {count} block{'s' * (count != 1)}.")
