"""`comparator trace`: the life of a phrase."""

from pathlib import Path

import click

from comparator.cli.job_options import remembering
from comparator.cli.messages import unknown, with_voice
from comparator.cli.output_options import deliver, with_out
from comparator.cli.series_argument import series_folders, with_demo
from comparator.errors import InputError


@click.command()
@click.argument("phrase", required=False)
@click.option(
    "--series",
    "series_dir",
    type=click.Path(path_type=Path),
    help="Folder of the series; else the one one is in, or all in ./declarations.",
)
@click.option(
    "--declaration",
    help="Without PHRASE: whose phrases to show; else the newest.",
)
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "md", "json"]),
    default="text",
    show_default=True,
    help="What to write.",
)
@with_out
@with_demo
@with_voice
def trace(
    phrase: str | None,
    series_dir: Path | None,
    declaration: str | None,
    form: str,
    out: Path | None,
) -> None:
    """Show every year that says PHRASE, exactly and nearly, with the passages.

    Without PHRASE: the phrases that were born, died or returned in the newest declaration.
    """
    folders = series_folders([series_dir] if series_dir else [])
    if form == "json" and len(folders) > 1:
        raise InputError(
            None, None, "JSON is of one series.", f"Choose one with --series, such as {folders[0]}."
        )
    data = b"\n".join(_of_series(folder, phrase, declaration, form) for folder in folders)
    deliver(data, out)


def _of_series(folder: Path, phrase: str | None, declaration: str | None, form: str) -> bytes:
    from comparator.analysis.history import History
    from comparator.analysis.phrases.lives import lives_in
    from comparator.analysis.phrases.trace import trace_phrase
    from comparator.pipeline import load, make_edition
    from comparator.report.outputs.trace import export_lives, export_trace

    workshop = remembering()
    series = load(folder, workshop)
    edition = make_edition(series, "neighbours", workshop=workshop)
    history = History.of(edition)
    if phrase is not None:
        if not any(c.isalnum() for c in phrase):
            raise InputError(None, None, f"{phrase!r} has no words.", "Name a phrase to trace.")
        return export_trace(series, trace_phrase(series, phrase), history, form)
    ids = [d.id for d in series.declarations]
    chosen = ids[-1] if declaration is None else declaration
    if chosen not in ids:
        raise unknown("declaration", chosen, ids, folder)
    return export_lives(history, series, chosen, lives_in(edition, chosen), form)
