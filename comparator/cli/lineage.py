"""`comparator lineage`: which of thousands of texts descend from which others."""

from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import click

from comparator.cli.job_options import with_jobs
from comparator.cli.messages import Voice, with_voice
from comparator.cli.output_options import as_json, with_form
from comparator.errors import InputError, printable

if TYPE_CHECKING:
    from comparator.lineage import Lineage

_TOLD = 5


@click.command()
@click.argument("where", metavar="FOLDER|FILE", type=click.Path(path_type=Path, exists=True))
@click.option(
    "-o",
    "--out",
    type=click.Path(path_type=Path),
    help="Database to write, such as lineage.sqlite; needed with a FOLDER.",
)
@click.option(
    "--parquet",
    type=click.Path(path_type=Path),
    help="Folder to write the tables to as Parquet, for data frames.",
)
@click.option("--text", "texts", multiple=True, help="Tell of a text, by its id; may be repeated.")
@click.option("--about", default="", help="Tell of the clauses that say these words.")
@click.option(
    "--series",
    "series_dir",
    type=click.Path(path_type=Path),
    help="Folder to write the texts in question to, with their kin, as a series for `build`.",
)
@click.option(
    "--most",
    type=click.IntRange(min=1),
    default=30,
    show_default=True,
    help="How many texts or clauses are wanted at most, the nearest first.",
)
@with_jobs("read")
@with_form()
@with_voice
@click.pass_context
def lineage(
    context: click.Context,
    where: Path,
    out: Path | None,
    parquet: Path | None,
    texts: tuple[str, ...],
    about: str,
    series_dir: Path | None,
    most: int,
    jobs: int,
    form: str,
) -> None:
    """Trace which texts of thousands descend from which, and what was said before.

    All texts of a FOLDER are read and written to a database, with the parents of each text, the
    precedent of each passage, and threads through all texts. Such a FILE can then be asked about
    texts and words, and a part of it written as a series.
    """
    from comparator.lineage import open_lineage

    voice = Voice(-1 if form == "json" else context.obj)
    if series_dir is not None and not (texts or about):
        raise click.UsageError("--series needs --text or --about: a part, not all.")
    is_sound = True
    if where.is_dir():
        if out is None:
            raise click.UsageError("Missing option '--out'.")
        is_sound = _make(where, out, jobs, voice)
        where = out
    elif out is not None:
        raise click.UsageError("--out is for a FOLDER; this is a file.")
    with open_lineage(where) as found:
        if parquet is not None:
            found.write_parquet(parquet)
            voice.done(f"Wrote {parquet}.")
        chosen = _tell(found, texts, about, most, form) if texts or about else []
        if series_dir is not None:
            count = found.write_series(chosen, series_dir, most)
            voice.done(f"Wrote {series_dir}: {count} texts. `comparator build` makes its report.")
    context.exit(0 if is_sound else 1)


def _make(folder: Path, out: Path, jobs: int, voice: Voice) -> bool:
    from comparator.jobs import processors
    from comparator.lineage import make_lineage

    made = make_lineage(folder, out, jobs or processors(), voice.step)
    voice.done(f"Wrote {out}: {made.texts:,} texts, {made.descending:,} descend from others.")
    if made.undated:
        voice.warn(
            f"{made.undated:,} texts tell no day; they are taken to be older than all others,"
            " in the order of their names."
        )
    for problem in made.left_out[:_TOLD]:
        voice.warn(f"Left out: {problem}")
    if len(made.left_out) > _TOLD:
        voice.warn(f"Left out: {len(made.left_out):,} texts in all; the database names them.")
    return not made.left_out


def _tell(found: "Lineage", texts: tuple[str, ...], about: str, most: int, form: str) -> list[str]:
    """Print what is known of texts and words; return the ids of the texts in question."""
    kin = [found.text(text_id) for text_id in texts]
    clauses = found.about(about, most) if about else []
    if form == "json":
        told = {
            "texts": [asdict(text) for text in kin],
            "clauses": [asdict(clause) for clause in clauses],
        }
        click.echo(as_json("lineage", **told))
    else:
        for each in (*kin, *clauses):
            click.echo(printable(each.told(), "\n"))
    if about and not clauses:
        raise InputError(None, None, f"no text says {about!r}.", "Try fewer words, or other forms.")
    return [*texts, *(text for clause in clauses for text in clause.texts)]
