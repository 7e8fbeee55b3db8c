"""All findings of a series: file by file, then what only the whole series tells."""

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from comparator.corpus.checks.characters import characters
from comparator.corpus.checks.diagnostics import Finding
from comparator.corpus.checks.dictionary import Lexicon, lexicon_of
from comparator.corpus.checks.facts import dates, form_faults, hashes, languages, titles
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
from comparator.corpus.checks.witness_files import kinship
from comparator.corpus.checks.words import words
from comparator.corpus.series.declarations import split_front_matter
from comparator.corpus.series.markup import parse_blocks
from comparator.corpus.series.series import (
    SERIES_FILE,
    THEMES_FILE,
    read_accepted,
    read_facts,
    text_paths,
)
from comparator.corpus.series.text_ids import check_text_id
from comparator.corpus.series.theme_sets import read_theme_set
from comparator.corpus.series.toml_files import Table, parse_toml, read_bytes
from comparator.errors import InputError

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
    found: list[Finding] = []
    language, accepted = _series_facts(folder, found)
    sheets: list[Sheet] = []
    try:
        paths = text_paths(folder)
    except InputError as error:
        return (_as_finding("C001", error),)
    found += _name_faults(paths)
    for path in paths:
        sheet, faults = read_sheet(path, language)
        found += faults
        if sheet is not None:
            sheets.append(sheet)
    if not paths:
        found.append(
            Finding("C006", folder, None, "There is no declaration here.",
                    "Add one, such as 2007-bishkek.md.")
        )  # fmt: skip
    found += findings_of_sheets(sheets)
    found += kinship(paths, sheets, folder / SERIES_FILE)
    # Once each: a series.toml that cannot be read is found by whoever needs it.
    told = dict.fromkeys(finding for finding in found if not _is_accepted(finding, accepted))
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


def read_sheet(path: Path, language: str = "en") -> tuple[Sheet | None, list[Finding]]:
    """Return a file for examination, None where it has no text, and why it is unreadable."""
    found: list[Finding] = []
    try:
        data = read_bytes(path)
    except InputError as error:
        return None, [_as_finding("C001", error)]
    text, faults = _decoded(path, data)
    found += faults
    if not text.strip():
        return None, [*found, Finding("C006", path, None, "The file is empty.")]
    facts: dict[str, object] = {}
    try:
        front, front_line, body, body_line = split_front_matter(path, text)
    except InputError as error:
        found.append(_as_finding("C101", error))
        body, body_line = text, 1
    else:
        try:
            facts = parse_toml(path, front, front_line)
        except InputError as error:
            found.append(_as_finding("C101", error))
        else:
            found += form_faults(Table(path, front, facts, front_line))
    blocks = parse_blocks(body, body_line)
    if not blocks:
        found.append(
            Finding("C006", path, body_line, "There is no text behind the front matter.",
                    "Add the text.")
        )  # fmt: skip
    stated = facts.get("language")
    own = stated if isinstance(stated, str) and stated else language
    return Sheet(path, text, facts, body_line, blocks, own), found


def _decoded(path: Path, data: bytes) -> tuple[str, list[Finding]]:
    """Return the text with what cannot be read replaced, and each line where that was so."""
    plain = data.replace(b"\r\n", b"\n").replace(b"\r", b"\n").removeprefix(b"\xef\xbb\xbf")
    found: list[Finding] = []
    lines: list[str] = []
    for number, line in enumerate(plain.split(b"\n"), start=1):
        try:
            lines.append(line.decode())
        except UnicodeDecodeError as error:
            found.append(
                Finding("C002", path, number, f"Byte 0x{line[error.start]:02x} is not UTF-8.",
                        "Save the file as UTF-8 text.")
            )  # fmt: skip
            # A space: the byte is reported once, not as a replacement character, too.
            lines.append(line.decode(errors="ignore"))
        if b"\0" in line:
            found.append(
                Finding("C001", path, number, "There is a NUL byte.", "Save the file as text.")
            )
            lines[-1] = lines[-1].replace("\0", "")
    return "\n".join(lines), found


def _series_facts(folder: Path, found: list[Finding]) -> tuple[str, frozenset[str]]:
    language, accepted = "en", frozenset[str]()
    try:
        language = read_facts(folder / SERIES_FILE)[2]["language"]
        accepted = read_accepted(folder / SERIES_FILE)
    except InputError as error:
        found.append(_as_finding("C005", error))
    if (folder / THEMES_FILE).exists():
        try:
            read_theme_set(folder / THEMES_FILE)
        except InputError as error:
            found.append(_as_finding("C005", error))
    return language, accepted


def _name_faults(paths: Sequence[Path]) -> list[Finding]:
    found: list[Finding] = []
    seen: dict[str, Path] = {}
    for path in paths:
        try:
            check_text_id(path, path.stem)
        except InputError as error:
            found.append(_as_finding("C003", error))
        first = seen.setdefault(path.stem.lower(), path)
        if first is not path:
            found.append(
                Finding("C004", path, None, f"{first.name} has the same id.", "Rename one.")
            )
    return found


def _as_finding(code: str, error: InputError) -> Finding:
    problem = error.problem[:1].upper() + error.problem[1:]
    return Finding(code, error.path or Path(), error.line, problem, error.remedy)


def _is_accepted(finding: Finding, accepted: frozenset[str]) -> bool:
    is_fatal = finding.severity.value == "error"
    names = {finding.code, f"{finding.path.stem}:{finding.code}"}
    return not is_fatal and bool(names & accepted)


def _place(finding: Finding) -> tuple[str, int, int, str, str]:
    return (
        str(finding.path), finding.line or 0, finding.column or 0, finding.code, finding.problem
    )  # fmt: skip
