"""The table of formats: a new export is one new module and one row here."""

from collections.abc import Mapping
from dataclasses import dataclass
from importlib import import_module

from comparator.errors import InputError
from comparator.exports.selection import Selection
from comparator.resources.extras import install_command


@dataclass(frozen=True, slots=True)
class Format:
    """A form in which an edition can leave the house.

    Attributes:
        module: Module of this package whose `write` makes it.
        gives: What a person gets, in a few words.
        takes_theme: Whether it can be of one theme only.
        is_folder: Whether it is several files.
        needs: The package that must be installed for it, or ""; it is an extra of that name.
    """

    module: str
    gives: str
    takes_theme: bool = False
    is_folder: bool = False
    needs: str = ""


FORMATS: Mapping[str, Format] = {
    "json": Format("json", "everything, as one JSON document"),
    "csv": Format("csv_tables", "a folder of tables for spreadsheets", is_folder=True),
    "sqlite": Format(
        "sqlite", "a folder with a database and its metadata for Datasette", is_folder=True
    ),
    "tei": Format("tei", "TEI P5 with a critical apparatus", takes_theme=True),
    "md": Format(
        "markdown", "a folder of Markdown: texts and changes", takes_theme=True, is_folder=True
    ),
    "docx": Format("docx", "a Word file of a pair with tracked changes", takes_theme=True),
    "docx-front": Format(
        "docx_front", "the same with a sheet of the changes in front", takes_theme=True
    ),
    "sheet": Format("changes_csv", "the changes of a pair as one CSV file", takes_theme=True),
    "xlsx": Format("changes_xlsx", "the same as a workbook for Excel", takes_theme=True),
    "atom": Format("atom", "a feed of what changed", takes_theme=True),
    "bibtex": Format("bibtex", "entries for citing the declarations"),
    "csl": Format("csl", "the same as CSL-JSON"),
    "parquet": Format(
        "parquet", "a folder of tables for data frames", is_folder=True, needs="pyarrow"
    ),
}


def formats_that(take: str) -> str:
    """Return the names of the formats of which a fact holds, as a list for people."""
    return ", ".join(name for name, row in FORMATS.items() if getattr(row, take))


def export(selection: Selection, form: str) -> bytes | Mapping[str, bytes]:
    """Return what is selected in a format: a file, or the files of a folder by their paths.

    Raises:
        InputError: The format cannot be of this selection, needs a package that is not
            installed, or cannot hold a character of the texts.
    """
    chosen = FORMATS[form]
    if selection.theme and not chosen.takes_theme:
        able = formats_that("takes_theme")
        raise InputError(
            None, None, f"{form} is of all themes.", f"Leave out --theme, or use one of: {able}."
        )
    try:
        write = import_module(f"comparator.exports.{chosen.module}").write
        data: bytes | Mapping[str, bytes] = write(selection)
    except ModuleNotFoundError as error:
        if not chosen.needs or error.name is None or error.name.split(".")[0] != chosen.needs:
            raise
        raise InputError(
            None,
            None,
            f"{form} needs the package {chosen.needs}, which is not installed.",
            f"Install it with: {install_command(form)}.",
        ) from error
    return data
