"""What a text does so often that it is its habit, or that of its conversion, told in one line."""

from collections.abc import Collection, Iterable
from dataclasses import replace
from pathlib import Path

from comparator.corpus.checks.diagnostics import Finding

_OFTEN = 12  # times in one file
_MOST_LINES = 12
_JUDGED = ("C3", "C4")  # codes of words and paragraphs: damage as far as a program can tell


def with_habits_folded(findings: Iterable[Finding], spared: Collection[str]) -> tuple[Finding, ...]:
    """Return findings in their order, those of one code that a file has again and again as one.

    What can be mended is left as it is, so that each mending is told.

    Args:
        findings: What was found.
        spared: Codes that were asked for by their whole names: of these each finding is told.
    """
    every = list(findings)
    groups: dict[tuple[Path, str], list[Finding]] = {}
    for finding in every:
        if finding.code.startswith(_JUDGED) and finding.code not in spared and not finding.edits:
            groups.setdefault((finding.path, finding.code), []).append(finding)
    often = {key: group for key, group in groups.items() if len(group) > _OFTEN}
    told: list[Finding] = []
    for finding in every:
        group = [] if finding.edits else often.get((finding.path, finding.code), [])
        if not group:
            told.append(finding)
        elif finding is group[0]:
            told.append(_folded(group))
    return tuple(told)


def _folded(group: list[Finding]) -> Finding:
    first = group[0]
    lines = dict.fromkeys(str(finding.line) for finding in group[1:])
    listed = ", ".join(list(lines)[:_MOST_LINES]) + (", …" if len(lines) > _MOST_LINES else "")
    more = f" So it is {len(group) - 1} times more in this file, in lines {listed}."
    remedy = f"It may be a habit of the text: --select {first.code} tells each."
    return replace(first, problem=first.problem + more, remedy=remedy)
