"""Findings mended in their files: only what is safe, and never two edits over one place."""

import difflib
from collections.abc import Iterable, Iterator
from io import StringIO
from pathlib import Path

from comparator.corpus.checks.diagnostics import Edit, Finding
from comparator.corpus.series.toml_files import read_text
from comparator.resources.whole_files import write_file


def mend(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Write what mends itself into the files, and return what was mended.

    Raises:
        InputError: A file cannot be read or written.
    """
    mended: list[Finding] = []
    for path, _, text, done in _mended_files(findings):
        write_file(path, text.encode())
        mended += done
    return tuple(mended)


def mending_diff(findings: Iterable[Finding]) -> str:
    """Return what `mend` would do to the files, as a unified diff, without writing anything."""
    return "".join(
        line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n"
        for path, old, new, _ in _mended_files(findings)
        for line in difflib.unified_diff(_lines(old), _lines(new), str(path), str(path))
    )


def _lines(text: str) -> list[str]:
    # Not by splitlines(), for which a line ends at marks that are one to no tool of patches.
    return [*StringIO(text, newline="\n")]


def _mended_files(findings: Iterable[Finding]) -> Iterator[tuple[Path, str, str, list[Finding]]]:
    """Yield files with their text, their text mended, and what was mended."""
    by_file: dict[Path, list[Finding]] = {}
    for finding in findings:
        if finding.edits:
            by_file.setdefault(finding.path, []).append(finding)
    for path, found in by_file.items():
        old = read_text(path)
        text, done = mended_text(old, found)
        yield path, old, text, done


def mended_text(text: str, findings: Iterable[Finding]) -> tuple[str, list[Finding]]:
    """Return a file's text with the edits made that do not overlap earlier ones."""
    taken: list[Edit] = []
    done: list[Finding] = []
    for finding in sorted(findings, key=lambda f: (f.edits[0].start, f.edits[0].end)):
        if all(e.start >= t.end for e in finding.edits for t in taken):
            taken += finding.edits
            done.append(finding)
    for edit in sorted(taken, key=lambda e: e.start, reverse=True):
        text = text[: edit.start] + edit.text + text[edit.end :]
    return text, done
