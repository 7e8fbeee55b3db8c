"""`comparator embed`: a fragment of a report for another page."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from comparator.cli.job_options import remembering
from comparator.cli.messages import unknown, with_voice
from comparator.cli.output_options import deliver, with_out, with_ui_language
from comparator.cli.series_argument import with_series
from comparator.errors import InputError

if TYPE_CHECKING:
    from comparator.model import Edition, Series
    from comparator.report.outputs.embed_target import Target

_REMEDY = (
    "Give 2007-bishkek#p14.2, t-2007-bishkek-p14.2, 2019-bishkek--2020-moscow#right-p3.1, "
    "new-2020-moscow-p3.1 or stronger-2019-bishkek--2020-moscow-p3.1-1a2b3c4d, or an address "
    "copied from a report."
)


@click.command()
@click.argument("address", metavar="ID")
@with_series
@with_ui_language("Language of the words around the text.")
@with_out
@with_voice
def embed(address: str, series_dir: Path | None, ui_language: str, out: Path | None) -> None:
    """Write a passage, a row or a finding as HTML to paste into another page.

    ID is what the address of the place in a report ends with: a passage 2007-bishkek#p14.2 (of a
    witness 2007-bishkek.worldjpn#p14.2), the life of a clause t-2007-bishkek-p14.2, a row
    2019-bishkek--2020-moscow#right-p3.1, or a finding new-2020-moscow-p3.1 or
    stronger-2019-bishkek--2020-moscow-p3.1-1a2b3c4d. The whole address will do. The HTML has its
    own styles, no script, and asks for nothing.
    """
    from comparator.cli.series_argument import series_folders
    from comparator.pipeline import load
    from comparator.report.outputs.embed_page import render_embed
    from comparator.report.outputs.embed_target import target_of

    target = target_of(address)
    if target is None:
        raise InputError(None, None, f"{address!r} points at nothing that can be shown.", _REMEDY)
    folders = series_folders([series_dir])
    series = load(_home(target, folders), remembering())
    target = _with_witness(target, series.text_ids)
    data = render_embed(_edition(series, target), target, ui_language)
    deliver(data, out)


def _home(target: "Target", folders: Sequence[Path]) -> Path:
    """Return the one folder that has a declaration, by its own name or by that of a witness."""
    from comparator.corpus import declaration_files

    known = {folder: [path.stem for path in declaration_files(folder)] for folder in folders}
    # On a page of witnesses one of the two names is that of a witness alone.
    names = {name.partition(".")[0] for name in (target.declaration, target.other) if name}
    homes = [folder for folder, ids in known.items() if names & set(ids)]
    if not homes:
        raise unknown(
            "declaration", target.declaration, sorted({d for ids in known.values() for d in ids})
        )
    if len(homes) > 1:
        paths = " and ".join(map(str, homes))
        raise InputError(
            None, None, f"{target.declaration!r} is in {paths}.", "Choose one with --series."
        )
    return homes[0]


def _with_witness(target: "Target", known: Sequence[str]) -> "Target":
    """Return a target whose sides have full names: pages of witnesses give but the witness's."""
    own, other = target.declaration, target.other
    if not other:
        if own not in known:
            raise unknown("declaration", own, known)
        return target
    if own not in known and f"{other}.{own}" in known:
        return replace(target, declaration=f"{other}.{own}")
    if other not in known and f"{own}.{other}" in known:
        return replace(target, other=f"{own}.{other}")
    return target


def _edition(series: "Series", target: "Target") -> "Edition":
    """Return an edition with as much as the target needs."""
    from comparator.model import Edition
    from comparator.pipeline import edition_of_pair, make_edition

    if target.kind == "passage":
        text = series.text(target.declaration)
        return Edition(replace(series, declarations=(text,), witnesses=()), (), ())
    if not target.other:
        return make_edition(series, "neighbours", workshop=remembering())
    for name in (target.declaration, target.other):
        if name not in series.text_ids:
            raise unknown("declaration", name, series.text_ids)
    pair = (target.other, target.declaration)
    left, right = pair[::-1] if target.side == "left" else pair
    return edition_of_pair(series, left, right, remembering())
