"""What a text does so often that it is its habit, or that of its conversion, told in one line."""

from collections.abc import Collection, Iterable
from dataclasses import replace
from pathlib import Path

from comparator.corpus.checks.diagnostics import Finding

_OFTEN = 12  # times in one file
_MOST_LINES = 12
# Codes of words and paragraphs, and of marks that only the source can tell: damage as far as a
# program can see.
_JUDGED = ("C3", "C4", "C214")
# Wide spaces: columns, or lines set to one width; letters in two characters: a whole text has them.
_LAID_OUT = frozenset({"C209", "C210"})
_FEW_WIDE = 4


def with_habits_folded(findings: Iterable[Finding], spared: Collection[str]) -> tuple[Finding, ...]:
    """Return findings in their order, those of one code that a file has again and again as one.

    What can be mended is left as it is, so that each mending is told; but wide spaces set a whole
    text in columns, and are one.

    Args:
        findings: What was found.
        spared: Codes that were asked for by their whole names: of these each finding is told.
    """
    every = list(findings)
    groups: dict[tuple[Path, str], list[Finding]] = {}
    for finding in every:
        if _may_be_habit(finding) and finding.code not in spared:
            groups.setdefault((finding.path, finding.code), []).append(finding)
    often = {
        key: group
        for key, group in groups.items()
        if len(group) > (_FEW_WIDE if key[1] in _LAID_OUT else _OFTEN)
    }
    told: list[Finding] = []
    for finding in every:
        group = often.get((finding.path, finding.code), []) if _may_be_habit(finding) else []
        if not group:
            told.append(finding)
        elif finding is group[0]:
            told.append(_folded(group))
    return tuple(told)


def _may_be_habit(finding: Finding) -> bool:
    return finding.code in _LAID_OUT or (finding.code.startswith(_JUDGED) and not finding.edits)


def _folded(group: list[Finding]) -> Finding:
    first = group[0]
    lines = dict.fromkeys(str(finding.line) for finding in group[1:])
    listed = ", ".join(list(lines)[:_MOST_LINES]) + (", …" if len(lines) > _MOST_LINES else "")
    more = f" So it is {len(group) - 1} times more in this file, in lines {listed}."
    remedy = f"It may be a habit of the text: --select {first.code} tells each."
    edits = tuple(edit for finding in group for edit in finding.edits)
    return replace(first, problem=first.problem + more, remedy=remedy, edits=edits)
