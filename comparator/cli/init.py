"""`comparator init`: the files of a new series."""

from pathlib import Path

import click

from comparator.cli.messages import Voice, with_voice


@click.command()
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@click.option(
    "--preset",
    type=click.Choice(("sco", "fomc", "g20", "resolutions")),
    help="Begin with what is known of a body; else with files to fill in.",
)
@click.option(
    "--ci",
    "forge",
    type=click.Choice(("github", "gitlab")),
    help="Make DIR a repository's folder that publishes: the series in declarations/, a workflow.",
)
@with_voice
@click.pass_obj
def init(level: int, folder: Path, preset: str | None, forge: str | None) -> None:
    """Start a series of your own in DIR: commented files for its title, themes and catalogue."""
    from comparator.corpus.presets import start_series
    from comparator.corpus.workflows import write_ci_files

    voice = Voice(level)
    if forge:
        written = write_ci_files(folder, forge)
        folder = folder / "declarations" / folder.absolute().name
        written += start_series(folder, preset)
    else:
        written = start_series(folder, preset)
    for path in written:
        voice.done(f"Wrote {path}")
    voice.done(f"Next: comparator fetch {folder}, or comparator add FILE --series {folder}")
