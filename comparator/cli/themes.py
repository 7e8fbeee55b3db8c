"""`comparator themes`: what the themes catch and what they miss."""

from pathlib import Path

import click

from comparator.cli.job_options import remembering
from comparator.cli.messages import Voice, with_voice
from comparator.cli.output_options import as_json, with_form, with_out_of_echo
from comparator.cli.series_argument import series_folders, with_series_dirs


@click.command()
@with_series_dirs
@click.option(
    "--suggest",
    is_flag=True,
    help="Print themes that the texts suggest instead, as a themes.toml to edit.",
)
@with_form()
@with_out_of_echo
@with_voice
@click.pass_obj
def themes(level: int, series_dirs: tuple[Path, ...], suggest: bool, form: str) -> None:
    """Print how many words each theme has in each year, what is under none, and terms to add."""
    from comparator.corpus import read_series
    from comparator.model import ThemeSet
    from comparator.pipeline import load, prepare
    from comparator.report.outputs.theme_coverage import coverage_document, coverage_text
    from comparator.report.outputs.theme_proposals import proposals_text
    from comparator.themes import are_read_in_part, propose_themes

    if suggest and form == "json":
        raise click.UsageError("--suggest writes a themes.toml, and no JSON.")
    told = []
    for folder in series_folders(series_dirs):
        if suggest:
            # The shell has emptied themes.toml already where the output goes there.
            series = prepare(read_series(folder, ThemeSet()))
            if are_read_in_part(series.declarations):
                Voice(level).warn("The texts are so long that only stretches of them are read.")
            click.echo(proposals_text(series, propose_themes(series.declarations)), nl=False)
        elif form == "json":
            told.append(coverage_document(load(folder, remembering())))
        else:
            click.echo(coverage_text(load(folder, remembering())))
    if form == "json":
        click.echo(as_json("themes/1", series=told))
