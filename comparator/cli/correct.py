"""`comparator correct`: set by hand what the program got wrong."""

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from comparator.cli.job_options import remembering
from comparator.cli.messages import Voice, unknown, with_voice
from comparator.cli.output_options import as_json, with_form
from comparator.cli.series_argument import one_series, with_series
from comparator.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from comparator.model import Ruling, Series


@click.command()
@click.argument("passages", metavar="PASSAGE...", nargs=-1, required=True)
@with_series
@click.option("--apart", is_flag=True, help="The passages are not one clause.")
@click.option("--themes", metavar="IDS", help="The passages speak of these themes: energy,trade.")
@click.option("--no-finding", metavar="KIND", help="There is no finding of this kind: stronger.")
@click.option("--title", metavar="WORDS", help="What the clause of the passage is called.")
@click.option("--by", default="", metavar="NAME", help="Who sets it.")
@click.option(
    "--on", type=click.DateTime(["%Y-%m-%d"]), metavar="DATE", help="When it is set: 2026-03-02."
)
@click.option("--note", default="", help="Why.")
@click.option("--print", "is_printed", is_flag=True, help="Print the entry, and write nothing.")
@with_form()
@with_voice
@click.pass_obj
def correct(
    level: int,
    passages: tuple[str, ...],
    series_dir: Path | None,
    apart: bool,
    themes: str | None,
    no_finding: str | None,
    title: str | None,
    by: str,
    on: datetime | None,
    note: str,
    is_printed: bool,
    form: str,
) -> None:
    """Set by hand what the program got wrong: that PASSAGE... are one clause, or an option.

    The entry goes into links.toml in the folder of the series and holds as long as its passages
    say what they say now. A passage is named as reports name it: 2020-moscow#p3.1.
    """
    from comparator.corpus.series.rulings import entry_of, with_ruling
    from comparator.pipeline import load
    from comparator.resources.whole_files import write_file

    folder = one_series(series_dir)
    series = load(folder, remembering())
    kinds = {"apart": apart, "themes": themes, "finding": no_finding, "title": title}
    asked = [kind for kind, value in kinds.items() if value not in {None, False}]
    if len(asked) > 1:
        raise click.UsageError("--apart, --themes, --no-finding and --title exclude each other.")
    ruling = _ruling(series, folder, asked[0] if asked else "clause", passages, themes, no_finding)
    ruling = _with_facts(ruling, title or "", by, on, note)
    path, text = with_ruling(folder, ruling, series.themes)
    if not is_printed:
        write_file(path, text.encode())
    if form == "json":
        told = {"kind": str(ruling.kind), "passages": [*ruling.passages], "entry": entry_of(ruling)}
        click.echo(as_json("correct/1", path=str(path), is_written=not is_printed, **told))
    elif is_printed:
        click.echo(entry_of(ruling), nl=False)
    else:
        _tell(Voice(level), path, series, ruling)


def _tell(voice: Voice, path: Path, series: "Series", ruling: "Ruling") -> None:
    voice.done(f"{path}: {ruling.kind} of {', '.join(ruling.passages)}.")
    for ref, others in _parted(series, ruling):
        voice.warn(
            f"{ref} was linked with {' and '.join(others)} and is not any more: name all"
            " passages of the clause at once where that is still true."
        )


def _parted(series: "Series", ruling: "Ruling") -> "Iterator[tuple[str, list[str]]]":
    """Yield the passages that a clause set by hand takes away from others, and these."""
    from itertools import combinations

    from comparator.jobs import Workshop
    from comparator.model import RulingKind
    from comparator.model.passage_ids import text_of
    from comparator.pipeline import CollatingDesk

    if ruling.kind is not RulingKind.CLAUSE:
        return
    texts = dict.fromkeys(text_of(ref) for ref in ruling.passages)
    pairs = [(older, newer, False) for older, newer in combinations(texts, 2)]
    for collation in CollatingDesk(series, Workshop()).collations(pairs):
        for link in collation.links:
            for here, there in ((link.left, link.right), (link.right, link.left)):
                others = [ref for ref in there if ref not in ruling.passages]
                if others:
                    yield from ((ref, others) for ref in here if ref in ruling.passages)


def _ruling(
    series: "Series",
    folder: Path,
    kind: str,
    passages: tuple[str, ...],
    themes: str | None,
    finding: str | None,
) -> "Ruling":
    from comparator.corpus.series.rulings import fault_of_passages
    from comparator.model import FindingKind, Ruling, RulingKind
    from comparator.model.rulings import fingerprint

    text = {p.id: p.text for name in series.text_ids for p in series.text(name).passages}
    for ref in passages:
        if ref not in text:
            raise unknown("passage", ref, list(text), folder)
    chosen = tuple(t.strip() for t in (themes or "").split(",") if t.strip())
    known = [theme.id for theme in series.themes.themes]
    for theme in chosen:
        if theme not in known:
            raise unknown("theme", theme, known, folder)
    if fault := fault_of_passages(RulingKind(kind), passages):
        raise InputError(None, None, fault)
    if finding is not None and finding not in set(FindingKind):
        raise unknown("kind of finding", finding, list(FindingKind))
    order = {ref: n for n, ref in enumerate(text)}
    refs = tuple(sorted(passages, key=order.__getitem__))
    return Ruling(
        kind=RulingKind(kind),
        passages=refs,
        fingerprints=tuple(fingerprint(text[ref]) for ref in refs),
        themes=chosen,
        finding=FindingKind(finding) if finding else None,
    )


def _with_facts(ruling: "Ruling", title: str, by: str, on: datetime | None, note: str) -> "Ruling":
    from dataclasses import replace

    return replace(ruling, title=title, by=by, on=on.date() if on else None, note=note)
