"""`comparator compare`: two declarations."""

from collections.abc import Sequence
from itertools import chain
from pathlib import Path

import click

from comparator.cli.job_options import remembering
from comparator.cli.messages import Voice, unknown, with_voice
from comparator.cli.output_options import deliver, refuse_source, with_out
from comparator.cli.series_argument import text_or_file, theme_ids, with_series
from comparator.errors import InputError
from comparator.model import Edition

_WITH_FINDINGS = {"html", "json"}


@click.command()
@click.argument("left", shell_complete=text_or_file)
@click.argument("right", shell_complete=text_or_file)
@with_series
@click.option(
    "--theme",
    shell_complete=theme_ids,
    help="Show only passages under this theme, and what answers them.",
)
@click.option(
    "--format",
    "form",
    type=click.Choice(["html", "text", "md", "json"]),
    default="text",
    show_default=True,
    help="What to write.",
)
@with_out
@with_voice
@click.pass_context
def compare(
    context: click.Context,
    left: str,
    right: str,
    series_dir: Path | None,
    theme: str | None,
    form: str,
    out: Path | None,
) -> None:
    """Compare two declarations, LEFT the older one.

    LEFT and RIGHT are ids in a series, of declarations or of witnesses of one (with --series,
    2007-bishkek.worldjpn), or two files of any form that `comparator add` reads.
    """
    from comparator.report.outputs.collation import export_collation

    if out is not None:
        refuse_source(out, (left, right))
    edition = _edition(left, right, series_dir, has_findings=form in _WITH_FINDINGS)
    if theme is not None and theme not in edition.series.themes.ids:
        raise unknown("theme", theme, edition.series.themes.ids)
    _warn_of_languages(context, edition)
    _warn_of_length(context, edition, form)
    data = export_collation(edition, theme, form)
    deliver(data, out)


def _warn_of_languages(context: click.Context, edition: Edition) -> None:
    """Say so if the two texts are in two languages: hardly a word of one answers the other."""
    from comparator.language.codes import base_language
    from comparator.language.detection import language_of

    pair = edition.collations[0]
    texts = [edition.series.text(text_id) for text_id in (pair.left, pair.right)]
    stated = [base_language(text.language) for text in texts]
    found = [language_of(" ".join(block.text for block in text.blocks), 8) for text in texts]
    codes = [told or said for told, said in zip(found, stated, strict=True)]
    if codes[0] != codes[1]:
        Voice(context.obj).warn(
            f"{pair.left} is in {codes[0]!r} and {pair.right} in {codes[1]!r}: texts in two"
            " languages cannot be compared word for word."
        )


def _warn_of_length(context: click.Context, edition: Edition, form: str) -> None:
    """Say so if the two texts are so long that they are compared more coarsely."""
    from comparator.alignment.windows import is_long
    from comparator.analysis.lengths import is_asked, may_have_findings
    from comparator.report.side_by_side.layout import MOST_ROWS

    pair = edition.collations[0]
    texts = [edition.series.text(text_id) for text_id in (pair.left, pair.right)]
    passages, has_findings = [text.passages for text in texts], form in _WITH_FINDINGS
    if has_findings and not may_have_findings(*texts):
        Voice(context.obj).warn(
            "The two texts are so long that only their words are compared: no findings are sought."
        )
    elif has_findings and not all(map(is_asked, chain(*passages))):
        Voice(context.obj).warn(
            "No findings are sought in passages of more than 20,000 characters."
        )
    if is_long(*([passage.text for passage in side] for side in passages)):
        Voice(context.obj).warn(
            "The two texts are so long that they are linked more coarsely: what moved far, or was"
            " wholly reworded, may be shown as dropped and new."
        )
    if form == "html" and sum(len(text.blocks) for text in texts) > MOST_ROWS:
        Voice(context.obj).warn(f"The page has {MOST_ROWS:,} rows at the most.")


def _edition(left: str, right: str, series_dir: Path | None, *, has_findings: bool) -> Edition:
    """Return an edition with the one collation that was asked for."""
    from comparator.cli.series_argument import series_folders
    from comparator.pipeline import edition_of_files, edition_of_pair, load

    looks_like_file = any(Path(n).exists() or Path(n).suffix or "/" in n for n in (left, right))
    if series_dir is None and looks_like_file:
        for name in (left, right):
            if not Path(name).exists():
                raise InputError(
                    Path(name),
                    None,
                    "there is no such file.",
                    "Give two files, or two ids and their series with --series.",
                )
        return edition_of_files(Path(left), Path(right), has_findings=has_findings)
    folders = series_folders([series_dir])
    workshop = remembering()
    series = load(_home(left, right, folders), workshop)
    known = series.text_ids
    for name in (left, right):
        if name not in known:
            raise unknown("declaration", name, known, series_dir)
    return edition_of_pair(series, left, right, workshop)


def _home(left: str, right: str, folders: Sequence[Path]) -> Path:
    """Return the folder that has both declarations, or the likeliest."""
    from comparator.corpus import declaration_files

    known = {folder: {path.stem for path in declaration_files(folder)} for folder in folders}
    # Of a witness, too, the declaration tells in which series it is.
    left, right = (name.partition(".")[0] for name in (left, right))
    for folder, ids in known.items():
        if {left, right} <= ids:
            return folder
    for name in (left, right):
        if all(name not in ids for ids in known.values()):
            error = unknown("declaration", name, sorted(set().union(*known.values())))
            error.remedy += " Or name the folder of its series with --series."
            raise error
    raise InputError(None, None, f"{left} and {right} are in two different series.")
