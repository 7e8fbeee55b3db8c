"""`comparator brief`: a declaration against the one before and all before, on a page."""

from collections.abc import Sequence
from pathlib import Path

import click

from comparator.cli.job_options import remembering
from comparator.cli.messages import unknown, with_voice
from comparator.cli.output_options import deliver, with_out, with_ui_language
from comparator.cli.series_argument import series_folders, text_ids, with_kind, with_series
from comparator.errors import InputError
from comparator.model import Series


@click.command()
@click.argument("named", metavar="[SERIES_DIR] [YEAR]", nargs=-1, shell_complete=text_ids)
@with_series
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "md", "html", "json"]),
    default="text",
    show_default=True,
    help="What to write.",
)
@with_kind
@click.option("--all", "is_all", is_flag=True, help="Tell every line, not only the first few.")
@with_ui_language("Language of the words around the quotations.")
@with_out
@with_voice
def brief(
    named: tuple[str, ...],
    series_dir: Path | None,
    form: str,
    kind: str,
    is_all: bool,
    ui_language: str,
    out: Path | None,
) -> None:
    """Tell on one page what a declaration says that the one before, and all before, did not.

    YEAR is a year or the id of a declaration; else it is the newest. Each line quotes the words
    and names their passage.
    """
    from comparator.analysis.brief import brief_of
    from comparator.pipeline import load, make_edition
    from comparator.report.outputs.brief import MOST, export_brief

    folder_named, year = _understood(named, series_dir)
    folders = series_folders([folder_named])
    pages, workshop = [], remembering()
    for folder in folders:
        series = load(folder, workshop, kind)
        chosen = _chosen(series, year, folder, is_only=len(folders) == 1)
        if chosen is not None:
            edition = make_edition(series, "neighbours", workshop=workshop)
            told = brief_of(edition, chosen)
            most = None if is_all else MOST
            pages.append(export_brief(series, told, form, ui_language, most))
    if not pages:
        raise unknown("declaration", year or "", [folder.name for folder in folders])
    if form in {"html", "json"} and len(pages) > 1:
        raise InputError(
            None, None, f"{form.upper()} is of one series.", f"Name one, such as {folders[0]}."
        )
    deliver(b"\n".join(pages), out)


def _understood(named: Sequence[str], series_dir: Path | None) -> tuple[Path | None, str | None]:
    """Return the folder and the year that are named: `brief 2020`, `brief FOLDER`, or both."""
    rest = list(named)
    if series_dir is None and rest and (len(rest) > 1 or Path(rest[0]).exists()):
        series_dir = Path(rest.pop(0))
    if len(rest) > 1:
        raise click.UsageError(f"Got unexpected extra argument ({rest[1]})")
    return series_dir, rest[0] if rest else None


def _chosen(series: Series, year: str | None, folder: Path, is_only: bool) -> str | None:
    """Return the id of the declaration that is meant, or None where another series may have it.

    Raises:
        InputError: The only series lacks it, or it is the first.
    """
    declarations = series.declarations
    found = [d.id for d in declarations if year is None or year in {d.id, d.year}]
    if not found:
        if is_only:
            known = [d.year for d in declarations if d.year] + [d.id for d in declarations]
            raise unknown("declaration", year or "", known, folder)
        return None
    if found[-1] == declarations[0].id:
        if is_only:
            raise InputError(
                folder,
                None,
                f"{found[-1]} is the first declaration here: nothing stands before it.",
                "Add an earlier one, or name a later one.",
            )
        return None
    return found[-1]
