"""`comparator build`: the report."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from comparator.cli.job_options import OpenWorkshop, with_workshop
from comparator.cli.messages import Voice, with_voice
from comparator.cli.output_options import as_json, with_form, with_ui_language
from comparator.cli.series_argument import series_folders, with_kind, with_series_dirs
from comparator.errors import one_line

if TYPE_CHECKING:
    from comparator.app.build import Order
    from comparator.jobs import Workshop
    from comparator.model import Edition


@click.command()
@with_series_dirs
@click.option(
    "-o",
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
    help="Which pairs of declarations get a page; auto: all of up to 12 declarations, "
    "else neighbours and each with the newest, and any other two are set when picked.",
)
@with_kind
@with_ui_language("Language in which the report itself speaks; the texts keep theirs.")
@click.option(
    "--check",
    "is_check",
    is_flag=True,
    help="Write nothing; exit 1 if the report in --out is not what the series give, and say why.",
)
@click.option("--diff", "is_diff", is_flag=True, help="With --check: show the changed lines.")
@with_form()
@with_workshop
@with_voice
@click.pass_context
def build(
    context: click.Context,
    series_dirs: tuple[Path, ...],
    out: Path,
    pairs: str,
    kind: str,
    ui_language: str,
    is_check: bool,
    is_diff: bool,
    form: str,
    open_workshop: OpenWorkshop,
) -> None:
    """Write an HTML report of one or more series.

    SERIES_DIR is a folder with a series.toml, or a folder of such folders; without one, the
    folder one is in, if it is a series, or else ./declarations.
    """
    from comparator.app.build import Order
    from comparator.report.files.writing import write_site

    if is_diff and not is_check:
        raise click.UsageError("--diff goes with --check.", context)
    if is_diff and form == "json":
        raise click.UsageError("--diff is for people, --format json for programs.", context)
    voice = Voice(-1 if form == "json" else context.obj)
    order = Order(series_folders(series_dirs), pairs, ui_language, kind)
    with open_workshop() as workshop:
        workshop.counted = voice.count
        published, files, told = _made(order, out, workshop, voice, is_check=is_check)
    for warning in told:
        voice.warn(warning)
    if is_check:
        context.exit(_check(published, files, out, is_diff, form, voice))
    stands = files is published
    if not stands:
        write_site(files, out)
    if form == "json":
        click.echo(as_json("build/1", out=str(out), files=len(files), stale=[]))
    if stands:
        voice.done(f"{out}: {len(files)} files, all as the series give them.")
        return
    built = ", ".join(f"{folder.resolve().name} ({folder})" for folder in order.folders)
    voice.done(f"Built the report of {built}.")
    voice.done(f"Wrote {len(files)} files to {out}; open {out / 'index.html'} in a browser.")


def _made(
    order: "Order", out: Path, workshop: "Workshop", voice: Voice, *, is_check: bool
) -> tuple[Mapping[str, bytes], Mapping[str, bytes], Sequence[str]]:
    """Return the files that are published, those that the series give, and what to warn of.

    If what is published stands, both are one; else only a check is given it: two reports at once
    are much to hold.
    """
    from comparator.app import build as road
    from comparator.report.files.manifest import published_files
    from comparator.report.files.writing import refuse_other

    if not is_check:  # now, not after the whole build
        refuse_other(out)
    published: Mapping[str, bytes] = published_files(out) if is_check or out.is_dir() else {}
    inputs = road.read_inputs(order)
    standing = road.warnings_if_standing(order, inputs, published, workshop)
    if standing is not None:
        return published, published, standing
    published = published if is_check else {}
    editions = road.make_editions(order, workshop, voice.step)
    told = [*_warnings(order.folders, editions)]
    files = road.make_report(order, editions, inputs, workshop, voice.step)
    road.remember(order, inputs, files, told, workshop)
    return published, files, told


def _warnings(folders: Sequence[Path], editions: "Sequence[Edition]") -> Iterator[str]:
    """Yield what of a report its maker should know, though it is no error."""
    from comparator.app.build import chinese_words
    from comparator.resources.extras import install_command

    for folder, edition in zip(folders, editions, strict=True):
        if len(edition.series.declarations) == 1:
            yield f"{folder}: only one declaration; there is nothing to compare it with yet."
    if not chinese_words(editions).get("chinese_words", "rjieba").startswith("rjieba"):
        yield (
            "Chinese texts are compared character by character: what tells words apart is not "
            f"installed. {install_command('chinese')}"
        )


def _check(
    published: Mapping[str, bytes],
    files: Mapping[str, bytes],
    out: Path,
    is_diff: bool,
    form: str,
    voice: Voice,
) -> int:
    """Say which files of a published report are stale, and return the exit code."""
    from comparator.report import stale_files
    from comparator.report.files.manifest import changed_lines

    stale = stale_files(published, files)
    if form == "json":
        told = [{"path": fault.path, "reason": fault.reason} for fault in stale]
        click.echo(as_json("build/1", out=str(out), files=len(files), stale=told))
        return int(bool(stale))
    voice.clear()
    for fault in stale:
        # The published manifest is anybody's: its words steer neither a terminal nor a CI's log.
        click.echo(one_line(f"{out / fault.path}: {fault.reason}."), err=True)
        if is_diff:
            old, new = (side.get(fault.path, b"") for side in (published, files))
            click.echo(changed_lines(fault.path, old, new), nl=False)
    if not stale:
        voice.done(f"{out}: {len(files)} files, all as the series give them.")
        return 0
    count = len(stale)
    click.echo(
        f"{count} stale file{'s' * (count != 1)} in {out}. Build the report again.", err=True
    )
    return 1
