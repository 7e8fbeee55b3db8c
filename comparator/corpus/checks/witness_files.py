"""Whether witnesses belong to a declaration: that it is there, and of the same day."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from comparator.corpus.checks.diagnostics import Finding
from comparator.corpus.checks.facts import day_of, line_of_fact
from comparator.corpus.checks.source_file import Sheet
from comparator.corpus.series.text_ids import split_text_id
from comparator.corpus.series.witnesses import check_choices
from comparator.errors import InputError


def kinship(paths: Sequence[Path], sheets: Sequence[Sheet], series_file: Path) -> Iterator[Finding]:
    """Yield witnesses of no declaration or of another day, and choices of what is not there.

    Args:
        paths: All files of texts, sound or not.
        sheets: Those whose text could be had.
        series_file: The file in which choices stand.
    """
    ids = [path.stem for path in paths]
    sheet_of = {sheet.path.stem: sheet for sheet in sheets}
    for path in paths:
        declaration_id, name = split_text_id(path.stem)
        if not name:
            continue
        if declaration_id not in ids:
            yield Finding(
                "C503", path, None, f"There is no {declaration_id}.md of which this is a witness.",
                "Add the declaration, or rename this file to make it one.",
            )  # fmt: skip
        own, other = sheet_of.get(path.stem), sheet_of.get(declaration_id)
        if own and other:
            yield from _day(own, other)
    try:
        check_choices(series_file, ids)
    except InputError as error:
        problem = error.problem[:1].upper() + error.problem[1:]
        yield Finding("C005", series_file, error.line, problem, error.remedy)


def _day(own: Sheet, other: Sheet) -> Iterator[Finding]:
    day, wanted = day_of(own.facts), day_of(other.facts)
    if day and wanted and day != wanted:
        yield own.at(
            "C504", line_of_fact(own, "date"),
            f"The date {day} is not that of {other.path.name}, {wanted}.",
            "A witness is another text of the same declaration: correct the one that is wrong.",
        )  # fmt: skip


def are_kin(one: Sheet, other: Sheet) -> bool:
    """Whether two files are texts of one declaration, and so alike by nature."""
    return split_text_id(one.path.stem)[0] == split_text_id(other.path.stem)[0]
