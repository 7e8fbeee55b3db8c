"""`comparator check`: what is wrong with the files of a series."""

from pathlib import Path

import click

from comparator.cli.folders import series_folders
from comparator.cli.messages import Voice, print_error, with_voice


@click.command()
@click.argument("series_dirs", metavar="[SERIES_DIR]...", nargs=-1, type=click.Path(path_type=Path))
@click.option(
    "--answers",
    is_flag=True,
    help="Also hold the alignment and the themes against the series' answers.toml.",
)
@with_voice
@click.pass_context
def check(context: click.Context, series_dirs: tuple[Path, ...], answers: bool) -> None:
    """Say what is wrong with the files of a series, with file and line; exit 1 if anything is."""
    from comparator.corpus import faults_of_series, read_series

    voice = Voice(context.obj)
    failed = False
    for folder in series_folders(series_dirs):
        faults = faults_of_series(folder)
        for fault in faults:
            print_error(fault)
        failed = failed or bool(faults)
        if not faults:
            count = len(read_series(folder).declarations)
            voice.done(f"{folder}: {count} declaration{'s' * (count != 1)}, nothing wrong.")
            if answers and (folder / "answers.toml").is_file():
                voice.done(_figures(folder))
    if failed:
        context.exit(1)


def _figures(folder: Path) -> str:
    from comparator.corpus import read_answers
    from comparator.insight.agreement import agreement_table
    from comparator.road import load, make_edition

    answers = read_answers(folder / "answers.toml")
    edition = make_edition(load(folder), "neighbours")
    return agreement_table(edition, answers.links, answers.themes, answers.returns)
