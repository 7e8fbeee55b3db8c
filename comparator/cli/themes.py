"""`comparator themes`: what the themes catch and what they miss."""

from pathlib import Path

import click

from comparator.cli.job_options import remembering
from comparator.cli.messages import with_voice
from comparator.cli.series_argument import series_folders, with_demo


@click.command()
@click.argument("series_dirs", metavar="[SERIES_DIR]...", nargs=-1, type=click.Path(path_type=Path))
@click.option(
    "--suggest",
    is_flag=True,
    help="Print themes that the texts suggest instead, as a themes.toml to edit.",
)
@with_demo
@with_voice
def themes(series_dirs: tuple[Path, ...], suggest: bool) -> None:
    """Print how many words each theme has in each year, what is under none, and terms to add."""
    from comparator.corpus import read_series
    from comparator.model import ThemeSet
    from comparator.pipeline import load, prepare
    from comparator.report.outputs.theme_coverage import coverage_text
    from comparator.report.outputs.theme_proposals import proposals_text

    for folder in series_folders(series_dirs):
        if suggest:
            # The shell has emptied themes.toml already where the output goes there.
            click.echo(proposals_text(prepare(read_series(folder, ThemeSet()))), nl=False)
        else:
            click.echo(coverage_text(load(folder, remembering())))
