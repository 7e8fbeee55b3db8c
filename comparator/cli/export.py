"""`comparator export`: an edition for other tools."""

from pathlib import Path

import click

from comparator.cli.job_options import remembering
from comparator.cli.messages import Voice, unknown, with_voice
from comparator.cli.series_argument import one_series, text_ids, theme_ids, with_series_dirs
from comparator.errors import InputError
from comparator.exports.formats import FORMATS, formats_that
from comparator.model import Edition


@click.command()
@with_series_dirs
@click.option(
    "--format", "form", type=click.Choice(list(FORMATS)), required=True, help="What to write."
)
@click.option(
    "-o",
    "--out",
    required=True,
    type=click.Path(path_type=Path),
    help=f"File to write, or the folder for {formats_that('is_folder')}.",
)
@click.option(
    "--pair", nargs=2, metavar="OLD NEW", shell_complete=text_ids, help="Only these two texts."
)
@click.option(
    "--theme", shell_complete=theme_ids, help=f"Only this theme ({formats_that('takes_theme')})."
)
@with_voice
@click.pass_obj
def export(
    level: int,
    series_dirs: tuple[Path, ...],
    form: str,
    out: Path,
    pair: tuple[str, str] | None,
    theme: str | None,
) -> None:
    """Write a series for other tools: data, a Word file, TEI, a feed, references.

    SERIES_DIR is a folder with a series.toml; without one, the folder one is in. docx and tei are
    of a pair: without --pair, of the newest declaration and the one before it; tei with --theme
    alone is of all declarations.
    """
    from comparator.exports import Selection
    from comparator.exports import export as write

    voice = Voice(level)
    folder = one_series(*series_dirs)
    edition = _edition(voice, folder, out, pair, form)
    if theme is not None and theme not in edition.series.themes.ids:
        raise unknown("theme", theme, edition.series.themes.ids, folder)
    data = write(Selection.of(edition, pair, theme), form)
    if isinstance(data, bytes):
        from comparator.resources.whole_files import write_file

        write_file(out, data)
        voice.done(f"Wrote {out}.")
    else:
        from comparator.report import write_site

        write_site(data, out)
        voice.done(f"Wrote {len(data)} file{'s' * (len(data) != 1)} to {out}.")


def _edition(
    voice: Voice, folder: Path, out: Path, pair: tuple[str, str] | None, form: str
) -> Edition:
    from comparator.language.codes import base_language
    from comparator.pipeline import edition_of_pair, load, make_edition

    if folder.resolve() in out.resolve().parents or folder.resolve() == out.resolve():
        raise InputError(out, None, "this lies in the folder of the series.", "Choose another.")
    voice.step(f"Reading {folder}")
    workshop = remembering()
    series = load(folder, workshop)
    if pair is None:
        return make_edition(series, "neighbours", voice.step, workshop)
    known = series.text_ids
    for name in pair:
        if name not in known:
            raise unknown("declaration", name, known, folder)
    if pair[0] == pair[1]:
        raise InputError(None, None, "a pair has two texts.", "Name another one.")
    spoken = {base_language(series.text(name).language) for name in pair}
    if len(spoken) == 1:
        return edition_of_pair(series, *pair, workshop)
    edition = make_edition(series, "neighbours", voice.step, workshop)
    if form == "tei" and any({p.left, p.right} == {*pair} for p in edition.parallels):
        return edition
    raise InputError(
        None,
        None,
        f"{' and '.join(pair)} are in two languages, whose words cannot be compared.",
        "tei sets a declaration and its translation side by side; csv and sqlite without --pair"
        " have the table facings.",
    )
