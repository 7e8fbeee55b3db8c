"""All that is wrong with the files of a series, not only the first."""

from pathlib import Path

from comparator.corpus.declarations import read_declaration
from comparator.corpus.series import THEMES_FILE, declaration_files, read_series
from comparator.corpus.theme_sets import read_theme_set
from comparator.errors import InputError


def faults_of_series(folder: Path) -> tuple[InputError, ...]:
    """Return what is wrong in a folder, by file; () where it can be read as a series."""
    faults: list[InputError] = []
    try:
        files = declaration_files(folder)
    except InputError as fault:
        return (fault,)
    for path in files:
        try:
            read_declaration(path)
        except InputError as fault:
            faults.append(fault)
    if (folder / THEMES_FILE).exists():
        try:
            read_theme_set(folder / THEMES_FILE)
        except InputError as fault:
            faults.append(fault)
    if not faults:
        try:
            read_series(folder)
        except InputError as fault:
            faults.append(fault)
    return tuple(faults)
