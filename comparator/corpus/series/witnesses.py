"""Witnesses of a declaration: other texts of it, in files beside its own.

    2023-new-delhi.md            the declaration, as the series reads it
    2023-new-delhi.worldjpn.md   another translation

series.toml may choose that the series reads the other one; the plain file is then the witness
"main":

    [witnesses]
    2023-new-delhi = "worldjpn"
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from comparator.corpus.series.declarations import Reading
from comparator.corpus.series.text_ids import MAIN, split_text_id
from comparator.corpus.series.toml_files import Table, line_that_begins, read_text
from comparator.errors import InputError
from comparator.model import Declaration, Witness

WITNESSES_TABLE = "witnesses"


def is_witness_file(path: Path) -> bool:
    """Whether a file is named as a witness of a declaration."""
    return "." in path.stem


def texts_by_role(
    texts: Iterable[Declaration], chosen: Mapping[str, str]
) -> tuple[tuple[Declaration, ...], tuple[Witness, ...]]:
    """Return the declarations of a series in order, and the witnesses of them."""
    declarations: list[Declaration] = []
    witnesses: list[Witness] = []
    for text in texts:
        declaration_id, name = split_text_id(text.id)
        name = name or MAIN
        if name == chosen.get(declaration_id, MAIN):
            declarations.append(replace(text, id=declaration_id))
        else:
            named = replace(text, id=f"{declaration_id}.{name}")
            witnesses.append(Witness(declaration_id, name, named))
    declarations.sort(key=lambda text: (text.order, _counted(text.id), text.id))
    witnesses.sort(key=lambda witness: (witness.text.date, witness.declaration, witness.name))
    return tuple(declarations), tuple(witnesses)


def _counted(text_id: str) -> tuple[tuple[int, str], ...]:
    """Return the parts of an id so that chapter-9 stands before chapter-10."""
    parts = re.findall(r"\d+|\D+", text_id)
    return tuple((int(part), "") if part.isdecimal() else (-1, part) for part in parts)


def faults_of_witnesses(files: Sequence[Reading]) -> Iterator[InputError]:
    """Yield witnesses of no declaration, or of another day than it."""
    by_id = {file.path.stem: file for file in files}
    for file in files:
        declaration_id, name = split_text_id(file.path.stem)
        if not name:
            continue
        declaration = by_id.get(declaration_id)
        if declaration is None:
            yield InputError(
                file.path,
                None,
                f"this is a witness of {declaration_id}, and there is no {declaration_id}.md.",
                "Add the declaration, or rename this file to make it one.",
                "C503",
            )
        elif declaration.day and file.day and declaration.day != file.day:
            yield InputError(
                file.path,
                line_that_begins(file.text.split("\n"), "date"),
                f"the date {file.day} is not that of {declaration_id}, {declaration.day}.",
                "A witness is another text of the same declaration: correct the one that is wrong.",
                "C504",
            )


def line_of_date(path: Path) -> int | None:
    """Return the line of a declaration's file in which its date stands."""
    return line_that_begins(read_text(path).split("\n"), "date")


def chosen_texts(choices: Table, ids: Sequence[str]) -> dict[str, str]:
    """Return the name of the chosen witness of each declaration for which there is a choice.

    Raises:
        InputError: What is chosen is not there.
    """
    chosen: dict[str, str] = {}
    for declaration_id in choices.keys():  # noqa: SIM118 - a Table is no mapping
        name = choices.text(declaration_id)
        if declaration_id not in ids or "." in declaration_id:
            raise choices.error(
                declaration_id,
                f"there is no declaration {declaration_id!r} to choose a witness of.",
                "Correct the id, or take the line out.",
            )
        names = [MAIN, *(n for d, n in map(split_text_id, ids) if n and d == declaration_id)]
        if name not in names:
            raise choices.error(
                declaration_id,
                f"there is no witness {name!r} of {declaration_id}.",
                f"Add {declaration_id}.{name}.md, or choose one of: {', '.join(sorted(names))}.",
                name,
            )
        chosen[declaration_id] = name
    return chosen
