"""`comparator precedent`: a draft against what was agreed before."""

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from comparator.cli.job_options import remembering
from comparator.cli.messages import Voice, unknown, with_voice
from comparator.cli.output_options import deliver, refuse_source, with_out, with_ui_language
from comparator.cli.series_argument import one_series, text_or_file, with_series
from comparator.errors import InputError

if TYPE_CHECKING:
    from comparator.model import Declaration, Series


@click.command()
@click.argument("draft", shell_complete=text_or_file)
@with_series
@click.option(
    "--previous",
    shell_complete=text_or_file,
    help="The round of DRAFT before, a file or an id: clauses in three columns, and which"
    " [brackets] closed and opened. Of a draft of the series: the draft before it.",
)
@click.option("--kind", default="", help="The kind of text it is held against; else its own.")
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "md", "json", "html", "docx"]),
    default="text",
    show_default=True,
    help="What to write; docx has the draft with comments.",
)
@with_ui_language("Language of the words around the quotations.")
@with_out
@with_voice
@click.pass_obj
def precedent(
    level: int,
    draft: str,
    series_dir: Path | None,
    previous: str | None,
    kind: str,
    form: str,
    ui_language: str,
    out: Path | None,
) -> None:
    """Tell of each clause of DRAFT what the series agreed before: in these words, or with changes.

    DRAFT is a file of any form that `comparator add` reads, or the id of a text of the series
    with kind = "draft". Texts adopted later are left out, as is one that has its id, with those
    after it. The last text is held against it, too: what it said and the draft leaves out.
    """
    from comparator.draft_rounds import draft_round, round_before
    from comparator.pipeline import load
    from comparator.report.outputs.precedents import export_precedents

    if out is not None:
        refuse_source(out, [name for name in (draft, previous) if name])
    elif form == "docx":
        raise click.UsageError("docx is no text for a terminal: name a file with --out.")
    workshop = remembering()
    series = load(one_series(series_dir), workshop)
    text = _text(series, draft)
    narrowed = _held_against(series, text, kind, Voice(level))
    before = round_before(series, text) if previous is None else _text(series, previous)
    if before is not None and before.id == text.id:  # the same name in two folders
        before = replace(before, id=f"{before.id}-before")
    made = draft_round(narrowed, text, before, workshop)
    deliver(export_precedents(*made, form, ui_language), out)


def _text(series: "Series", name: str) -> "Declaration":
    """Return a draft: that of the series which has this id, or what is in a file."""
    from comparator.corpus import read_record

    drafts = {draft.id: draft for draft in series.drafts}
    if name in drafts:
        return drafts[name]
    if not Path(name).exists() and Path(name).name == name and not Path(name).suffix:
        raise unknown("file or draft of the series", name, list(drafts))
    return read_record(Path(name), may_lack_facts=True).declaration


def _held_against(series: "Series", draft: "Declaration", kind: str, voice: Voice) -> "Series":
    """Return the texts that a draft is held against: before it, in its language, of its kind.

    Raises:
        InputError: There is none.
    """
    from comparator.draft_rounds import texts_before
    from comparator.language.codes import base_language
    from comparator.model import UNDATED

    before = texts_before(series, draft, kind)
    if draft.id in (d.id for d in series.declarations):
        voice.warn(f"{draft.id} is of the series: only the texts before it are looked at.")
    elif draft.date != UNDATED and any(d.date > draft.date for d in series.declarations):
        voice.warn(f"{draft.id} is of {draft.date}: only the texts before it are looked at.")
    kinds = {d.kind for d in series.declarations}
    if kind and kind not in kinds:
        raise unknown("kind", kind, sorted(filter(None, kinds)))
    if not before.declarations:
        spoken = base_language(draft.language)
        raise InputError(
            None,
            None,
            f"no text of {series.id} before {draft.id} is in {spoken!r}.",
            "Name another series with --series.",
        )
    return before
