"""`comparator precedent`: a draft against what was agreed before."""

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from comparator.cli.job_options import remembering
from comparator.cli.messages import Voice, unknown, with_voice
from comparator.cli.output_options import deliver, refuse_source, with_out, with_ui_language
from comparator.cli.series_argument import one_series, with_series
from comparator.errors import InputError

if TYPE_CHECKING:
    from comparator.model import Declaration, Series


@click.command()
@click.argument("draft", type=click.Path(path_type=Path))
@with_series
@click.option(
    "--previous",
    type=click.Path(path_type=Path),
    help="The round of DRAFT before: tell which [brackets] closed and opened.",
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
    draft: Path,
    series_dir: Path | None,
    previous: Path | None,
    kind: str,
    form: str,
    ui_language: str,
    out: Path | None,
) -> None:
    """Tell of each clause of DRAFT what the series agreed before: in these words, or with changes.

    DRAFT is a file of any form that `comparator add` reads. A text of the series that has its id
    is left out, with those after it. The last text is held against it, too: what it said and the
    draft leaves out.
    """
    from comparator.corpus import read_record
    from comparator.pipeline import edition_of_draft, load
    from comparator.report.outputs.precedents import export_precedents

    if out is not None:
        refuse_source(out, (str(draft),))
    elif form == "docx":
        raise click.UsageError("docx is no text for a terminal: name a file with --out.")
    workshop = remembering()
    text = read_record(draft, may_lack_facts=True).declaration
    series = load(one_series(series_dir), workshop)
    held, narrowed = _held_out(series, text, kind)
    if held is not None:
        Voice(level).warn(f"{held} is of the series: only the texts before it are looked at.")
    text = replace(text, kind=narrowed.declarations[-1].kind)
    edition, found = edition_of_draft(narrowed, text, workshop)
    before = None
    if previous is not None:
        earlier = read_record(previous, may_lack_facts=True).declaration
        before = [block.text for block in earlier.blocks]
    deliver(export_precedents(edition, found, form, ui_language, before), out)


def _held_out(series: "Series", draft: "Declaration", kind: str) -> tuple[str | None, "Series"]:
    """Return the id of the draft if a text of the series has it, and the texts to look at.

    They are of the draft's language and, if there are several, of its kind.

    Raises:
        InputError: There is none.
    """
    from comparator.language.codes import base_language

    ids = [d.id for d in series.declarations]
    held = draft.id if draft.id in ids else None
    before = series.declarations[: ids.index(draft.id)] if held else series.declarations
    kinds = {d.kind for d in before}
    if kind and kind not in kinds:
        raise unknown("kind", kind, sorted(filter(None, kinds)))
    own = kind or (draft.kind if draft.kind in kinds else before[-1].kind if before else "")
    spoken = base_language(draft.language)
    kept = tuple(d for d in before if d.kind == own and base_language(d.language) == spoken)
    if not kept:
        raise InputError(
            None,
            None,
            f"no text of {series.id} before {draft.id} is in {spoken!r}.",
            "Name another series with --series.",
        )
    return held, replace(series, declarations=kept, witnesses=())
