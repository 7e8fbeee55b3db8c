"""`comparator init`: the files of a new series."""

from pathlib import Path

import click

from comparator.cli.messages import Voice, with_voice
from comparator.resources.bundled import preset_names


@click.command()
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@click.option(
    "--preset",
    type=click.Choice(preset_names()),
    help="Begin with what is known of a body; else with files to fill in.",
)
@click.option(
    "--ci",
    "forge",
    type=click.Choice(("github", "gitlab")),
    help="Make DIR a repository's folder that publishes: the series in declarations/, workflows"
    " that publish it and look for new texts.",
)
@click.option(
    "--install",
    metavar="WHAT",
    help="With --ci: what pip installs there, a version or an address; else this very version,"
    " from its repository where no index has it.",
)
@with_voice
@click.pass_context
def init(
    context: click.Context, folder: Path, preset: str | None, forge: str | None, install: str | None
) -> None:
    """Start a series of your own in DIR: commented files for its title, themes and catalogue."""
    from comparator.corpus.series.toml_files import check_id
    from comparator.scaffold.ci_files import write_ci_files
    from comparator.scaffold.installation import Installation, this_version
    from comparator.scaffold.new_series import start_series

    if install and not forge:
        raise click.UsageError("--install goes with --ci.", context)
    voice = Voice(context.obj)
    if forge:
        name = folder.absolute().name
        check_id(folder, name, "series")
        series = f"declarations/{name}"
        installed = Installation(install) if install else this_version()
        written = write_ci_files(folder, forge, installed.what, series)
        if installed.remark:
            voice.warn(installed.remark)
        folder = folder / series
        written += start_series(folder, preset)
    else:
        written = start_series(folder, preset)
    for path in written:
        voice.done(f"Wrote {path}")
    fetch = f"comparator fetch {folder}, or " if preset not in {None, "resolutions"} else ""
    voice.done(f"Next: {fetch}comparator add FILE --series {folder}")
