"""`comparator themes`: what the themes catch and what they miss."""

from pathlib import Path

import click

from comparator.cli.messages import with_voice
from comparator.cli.series_argument import series_folders


@click.command()
@click.argument("series_dirs", metavar="[SERIES_DIR]...", nargs=-1, type=click.Path(path_type=Path))
@with_voice
def themes(series_dirs: tuple[Path, ...]) -> None:
    """Print how many words each theme has in each year, what is under none, and terms to add."""
    from comparator.pipeline import load
    from comparator.report.outputs.theme_coverage import coverage_text

    for folder in series_folders(series_dirs):
        click.echo(coverage_text(load(folder)))
