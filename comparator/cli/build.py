"""`comparator build`: the report."""

from pathlib import Path

import click

from comparator.cli.folders import series_folders
from comparator.cli.messages import Voice, with_voice


@click.command()
@click.argument("series_dirs", metavar="[SERIES_DIR]...", nargs=-1, type=click.Path(path_type=Path))
@click.option(
    "--out",
    required=True,
    type=click.Path(path_type=Path),
    help="Folder for the pages; a former report in it is replaced.",
)
@click.option(
    "--pairs",
    type=click.Choice(["all", "neighbours", "auto"]),
    default="auto",
    show_default=True,
    help="Which pairs of declarations get a page; auto: all, up to 40 declarations.",
)
@click.option(
    "--ui-language",
    type=click.Choice(["en", "ru", "zh"]),
    default="en",
    show_default=True,
    help="Language in which the report itself speaks; the texts keep theirs.",
)
@with_voice
@click.pass_obj
def build(
    level: int, series_dirs: tuple[Path, ...], out: Path, pairs: str, ui_language: str
) -> None:
    """Write an HTML report of one or more series.

    SERIES_DIR is a folder with a series.toml, or a folder of such folders; without one, the
    folder ./declarations, or else the series that come with comparator.
    """
    from comparator import __version__
    from comparator.report import render_site, write_site
    from comparator.road import load, make_edition

    voice = Voice(level)
    editions = []
    for folder in series_folders(series_dirs):
        voice.step(f"Reading {folder}")
        series = load(folder)
        if len(series.declarations) == 1:
            voice.warn(f"{folder}: only one declaration; there is nothing to compare it with yet.")
        editions.append(make_edition(series, pairs, progress=voice.step))
    voice.step("Setting the pages")
    files = render_site(editions, __version__, language=ui_language)
    write_site(files, out)
    voice.done(f"Wrote {len(files)} files to {out}; open {out / 'index.html'} in a browser.")
