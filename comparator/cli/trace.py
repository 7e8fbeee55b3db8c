"""`comparator trace`: the life of a phrase, or the wordings of a clause side by side."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from comparator.cli.job_options import remembering
from comparator.cli.messages import unknown, with_voice
from comparator.cli.output_options import deliver, with_out
from comparator.cli.series_argument import series_folders, text_ids, with_series
from comparator.errors import InputError

if TYPE_CHECKING:
    from comparator.model import Edition
    from comparator.report.outputs.embed_target import Target


@click.command()
@click.argument("phrase", required=False)
@with_series
@click.option(
    "--declaration",
    shell_complete=text_ids,
    help="Without PHRASE: whose phrases to show; else the newest.",
)
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "md", "json", "html", "tei"]),
    default="text",
    show_default=True,
    help="What to write; html and tei are of a clause.",
)
@with_out
@with_voice
def trace(
    phrase: str | None,
    series_dir: Path | None,
    declaration: str | None,
    form: str,
    out: Path | None,
) -> None:
    """Show every year that says PHRASE, exactly and nearly, with the passages.

    Without PHRASE: the phrases that were born, died or returned in the newest declaration. For
    the id of a passage, such as 2007-bishkek#p14.2: the wordings of its clause side by side.
    """
    from comparator.report.outputs.embed_target import target_of

    target = target_of(phrase) if phrase else None
    if target is not None and target.kind in {"passage", "thread"}:
        deliver(_clause(target, series_dir, form), out)
        return
    if form in {"html", "tei"}:
        raise InputError(
            None,
            None,
            f"{form} is of a clause.",
            "Name a passage of it, such as 2007-bishkek#p14.2, as its address in a report ends.",
        )
    folders = series_folders([series_dir])
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


def _clause(target: "Target", series_dir: Path | None, form: str) -> bytes:
    """Return the wordings of the clause of a passage."""
    from comparator.pipeline import load, make_edition

    passage = f"{target.declaration}#{target.key}"
    folders = series_folders([series_dir])
    workshop = remembering()
    for folder in folders:
        series = load(folder, workshop)
        if target.declaration in [d.id for d in series.declarations]:
            known = [p.id for p in series[target.declaration].passages]
            if passage not in known:
                raise unknown("passage", passage, known, folder)
            return _in_columns(make_edition(series, "neighbours", workshop=workshop), passage, form)
    raise unknown("declaration", target.declaration, [folder.name for folder in folders])


def _in_columns(edition: "Edition", passage: str, form: str) -> bytes:
    from comparator.analysis.synopses import Synopses
    from comparator.exports.tei import write_synopsis
    from comparator.report.outputs.synopsis import export_synopsis

    synopsis = Synopses(edition).of_passage(passage)
    if synopsis is None:
        raise InputError(
            None,
            None,
            f"no other text is known to say what {passage} says.",
            "Name a passage of a clause that two texts say.",
        )
    if form == "tei":
        return write_synopsis(edition, synopsis)
    return export_synopsis(edition, synopsis, form)
