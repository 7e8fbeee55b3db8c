"""Small pairs of texts in the languages of the United Nations, and what a reader is told of each.

The key stands in pairs.txt and was written before the rules were run.
"""

from pathlib import Path

import pytest

from comparator.analysis.findings import findings_of
from comparator.corpus.series.name_tables import NAMES
from comparator.corpus.series.verb_scales import VERBS
from comparator.diff import vary
from comparator.model import Collation, Finding, Link, Relation
from tests.small_declarations import declare

KEY = Path(__file__).parent / "pairs.txt"


def _entries() -> list[tuple[str, list[str]]]:
    found = []
    code, entry = "", list[str]()
    for line in KEY.read_text(encoding="utf-8").split("\n= ", 1)[1].splitlines():
        if line == ".":
            found.append((code, entry))
            entry = []
        elif len(line) == 2 or line.startswith("= "):
            code = line.removeprefix("= ")
        else:
            entry.append(line)
    return found


@pytest.mark.parametrize(("code", "entry"), _entries())
def test_a_reader_is_told_what_changed(code: str, entry: list[str]) -> None:
    old, new, *told = entry
    assert _told(code, old, new) == sorted(" | ".join(_parts(row)) for row in told)


def _parts(row: str) -> list[str]:
    return [part.strip() for part in row.split("|")]


def _told(code: str, old: str, new: str) -> list[str]:
    left, right = declare(old, language=code), declare(new, language=code)
    refs = tuple(p.id for p in left.passages), tuple(p.id for p in right.passages)
    link = Link(*refs, Relation.REWORDED, moved=False, tentative=False, similarity=0.8)
    varied = vary(Collation(left.id, right.id, (link,), (), ()), left, right)
    found = findings_of(varied, left, right, VERBS.bundled, NAMES.bundled)
    return sorted(map(_row, found))


def _row(finding: Finding) -> str:
    kind = str(finding.kind)
    return (
        kind if finding.kind.is_shift else f"{kind} | {finding.left_words} | {finding.right_words}"
    )
