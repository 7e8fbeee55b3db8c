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
@with_voice
@click.pass_obj
def init(level: int, folder: Path, preset: str | None) -> None:
    """Start a series of your own in DIR: commented files for its title, themes and catalogue."""
    from comparator.corpus.presets import start_series

    voice = Voice(level)
    for path in start_series(folder, preset):
        voice.done(f"Wrote {path}")
    voice.done(f"Next: comparator fetch {folder}, or comparator add FILE --series {folder}")
