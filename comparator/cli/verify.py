"""`comparator verify`: whether a published report says what the texts say."""

from dataclasses import asdict
from pathlib import Path

import click

from comparator.cli.job_options import OpenWorkshop, with_workshop
from comparator.cli.messages import Voice, with_voice
from comparator.cli.output_options import as_json, with_form, with_out_of_echo
from comparator.cli.series_argument import series_folders, with_demo
from comparator.errors import one_line


@click.command()
@click.argument("site", type=click.Path(path_type=Path))
@click.option(
    "--series",
    "series_dirs",
    metavar="SERIES_DIR",
    multiple=True,
    type=click.Path(path_type=Path),
    help="The series it is of, or a folder of series; as often as need be.",
)
@with_form()
@with_workshop
@with_demo
@with_voice
@click.pass_context
@with_out_of_echo
def verify(
    context: click.Context,
    site: Path,
    series_dirs: tuple[Path, ...],
    form: str,
    open_workshop: OpenWorkshop,
) -> None:
    """Read a published report anew and hold it against the texts it is of.

    SITE is the folder of a report. Every word of every text once and in its place, every link,
    quotation, finding and claim in time, and the hashes of the manifest; and whatever else is
    not what this very version makes of the texts. Exit 1 where something is not as it should be;
    what is found stands on a line each, with its file.
    """
    from comparator.app.verify import verify_report

    voice = Voice(context.obj)
    folders = series_folders(series_dirs)
    with open_workshop() as workshop:
        workshop.counted = voice.count
        count, faults, unweighed = verify_report(site, folders, workshop, voice.step)
    voice.clear()
    if form == "json":
        click.echo(as_json("verify/1", files=count, faults=[asdict(f) for f in faults]))
    for fault in faults if form == "text" else ():
        click.echo(one_line(f"{site}/{fault}"), err=True)
    if unweighed:
        voice.warn(unweighed)
    if faults:
        context.exit(1)
    if form == "text":
        voice.done(f"{site}: {count} files say what the texts say.")
