"""All findings of a series: file by file, then what only the whole series tells."""

import inspect
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from types import ModuleType

from comparator.corpus.checks import (
    characters,
    facts,
    pages,
    paragraphs,
    running_numbers,
    spacing,
)
from comparator.corpus.checks.diagnostics import Finding
from comparator.corpus.checks.dictionary import Lexicon, lexicon_of
from comparator.corpus.checks.series_wide import series_wide
from comparator.corpus.checks.source_file import Sheet
from comparator.corpus.checks.words import words
from comparator.corpus.series.catalogue import CATALOGUE_FILE, read_catalogue
from comparator.corpus.series.faults import Faults
from comparator.corpus.series.series import examine_series

Check = Callable[[Sheet], Iterable[Finding]]


def _checks_of(module: ModuleType) -> Iterator[Check]:
    """Yield the checks of a module: its public functions that take a sheet and nothing else."""
    for name, function in inspect.getmembers(module, inspect.isfunction):
        kinds = [p.annotation for p in inspect.signature(function).parameters.values()]
        is_own = function.__module__ == module.__name__ and not name.startswith("_")
        if is_own and kinds == [Sheet]:
            yield function


# Each looks at one file for one kind of damage; they know nothing of one another.
_MODULES = (facts, characters, spacing, pages, running_numbers, paragraphs)
CHECKS = tuple(check for module in _MODULES for check in _checks_of(module))


def findings_of_series(folder: Path) -> tuple[Finding, ...]:
    """Return what is wrong in a folder, by file and line; () where nothing is.

    What series.toml accepts is left out: `[check]` with `accept = ["C407", "2020-moscow:C306"]`.
    """
    reading = examine_series(folder)
    faults = Faults(reading.faults)
    if (catalogue := folder / CATALOGUE_FILE).is_file():
        faults.attempt(None, read_catalogue, catalogue)  # no text needs it, a report does
    found = [Finding.of(fault) for fault in faults]
    sheets = [Sheet.of(file, reading.language) for file in reading.files if file.text.strip()]
    found += findings_of_sheets(sheets)
    told = dict.fromkeys(f for f in found if not _is_accepted(f, reading.accepted))
    return tuple(sorted(told, key=_position))


def findings_of_sheets(sheets: Sequence[Sheet]) -> list[Finding]:
    """Return the damage in files whose text could be had."""
    found: list[Finding] = []
    lexicons: dict[str, Lexicon] = {}
    for language in sorted({sheet.language for sheet in sheets}):
        texts = [b.text for s in sheets if s.language == language for b in s.blocks]
        lexicons[language] = lexicon_of(texts, language)
    for sheet in sheets:
        for check in CHECKS:
            found += check(sheet)
        found += words(sheet, lexicons[sheet.language])
    found += series_wide(sheets)
    return found


def _is_accepted(finding: Finding, accepted: frozenset[str]) -> bool:
    is_fatal = finding.severity.value == "error"
    names = {finding.code, f"{finding.path.stem}:{finding.code}"}
    return not is_fatal and bool(names & accepted)


def _position(finding: Finding) -> tuple[str, int, int, str, str]:
    return (
        str(finding.path), finding.line or 0, finding.column or 0, finding.code, finding.problem
    )  # fmt: skip
