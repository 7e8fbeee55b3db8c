"""All findings of a series: file by file, then what only the whole series tells."""

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from comparator.corpus.checks.characters import characters
from comparator.corpus.checks.diagnostics import Finding
from comparator.corpus.checks.dictionary import Lexicon, lexicon_of
from comparator.corpus.checks.facts import dates, hashes, languages, titles
from comparator.corpus.checks.pages import page_marks, site_words
from comparator.corpus.checks.paragraphs import (
    empty_items,
    endings,
    foreign,
    halves,
    headings,
    numbering,
    repeats,
    signatures,
)
from comparator.corpus.checks.running_numbers import running_numbers
from comparator.corpus.checks.series_wide import series_wide
from comparator.corpus.checks.source_file import Sheet
from comparator.corpus.checks.spacing import spacing
from comparator.corpus.checks.words import words
from comparator.corpus.series.series import examine_series

# Each looks at one file for one kind of damage; they know nothing of one another.
CHECKS: tuple[Callable[[Sheet], Iterable[Finding]], ...] = (
    dates,
    titles,
    languages,
    hashes,
    characters,
    spacing,
    page_marks,
    running_numbers,
    site_words,
    endings,
    halves,
    repeats,
    numbering,
    signatures,
    foreign,
    headings,
    empty_items,
)


def findings_of_series(folder: Path) -> tuple[Finding, ...]:
    """Return what is wrong in a folder, by file and line; () where nothing is.

    What series.toml accepts is left out: `[check]` with `accept = ["C407", "2020-moscow:C306"]`.
    """
    reading = examine_series(folder)
    found = [Finding.of(fault) for fault in reading.faults]
    sheets = [Sheet.of(file, reading.language) for file in reading.files if file.text.strip()]
    found += findings_of_sheets(sheets)
    told = dict.fromkeys(f for f in found if not _is_accepted(f, reading.accepted))
    return tuple(sorted(told, key=_place))


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


def _place(finding: Finding) -> tuple[str, int, int, str, str]:
    return (
        str(finding.path), finding.line or 0, finding.column or 0, finding.code, finding.problem
    )  # fmt: skip
