"""`comparator habits`: what the translators of a series use one for the other."""

from pathlib import Path

import click

from comparator.cli.job_options import remembering
from comparator.cli.messages import with_voice
from comparator.cli.output_options import as_json, with_form, with_out_of_echo
from comparator.cli.series_argument import series_folders, with_series_dirs

_HEAD = """\
# What the translators of {series} were seen to use one for the other. Between texts that
# different hands rendered, edits from one to the other are shown as light. Kept in the folder of
# the series as habits.toml, this table is yours: it counts beside the one that comes with the
# tool, and nothing more is learned. A line without = ["one | other"] takes a pair away from either.
"""


@click.command()
@with_series_dirs
@with_form("toml")
@with_out_of_echo
@with_voice
def habits(series_dirs: tuple[Path, ...], form: str) -> None:
    """Print what the translators of a series use one for the other, as a habits.toml."""
    from itertools import groupby

    from comparator.pipeline import load, make_edition

    workshop = remembering()
    told: dict[str, list[dict[str, str]]] = {}
    for folder in series_folders(series_dirs):
        edition = make_edition(load(folder, workshop), workshop=workshop)
        if form == "json":
            told[edition.series.id] = [
                {"language": code, "one": one, "other": other}
                for code, one, other in edition.habits
            ]
            continue
        click.echo(_HEAD.format(series=edition.series.id), nl=False)
        for language, rows in groupby(edition.habits, key=lambda row: row[0]):
            pairs = "".join(f'  "{one} | {other}",\n' for _, one, other in rows)
            click.echo(f"[{language}]\nsame = [\n{pairs}]")
        if not edition.habits:
            click.echo("# Nothing was seen often enough.")
    if form == "json":
        click.echo(as_json("habits/1", series=told))
