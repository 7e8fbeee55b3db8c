"""What is found from one text to another is found the other way round from the other to it."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from comparator.alignment import collate
from comparator.analysis.findings import findings_of
from comparator.corpus.series.name_tables import NAMES
from comparator.corpus.series.verb_scales import VERBS
from comparator.diff import variant_of, vary
from comparator.model import (
    Collation,
    Declaration,
    Finding,
    FindingKind,
    GradeChange,
    RateChange,
    StageChange,
    Turn,
    VerbChange,
)
from comparator.pipeline import load, prepare, weights_of
from tests.analysis.operatives.test_shifts import OBJECT, SHIFTS

ROOT = Path(__file__).resolve().parents[2]
TEXTS = sorted(path.parent for path in ROOT.glob("benchmarks/texts/*/series.toml"))
SERIES = [ROOT / "declarations" / "specimen", ROOT / "declarations" / "sco", *TEXTS]
OPPOSITE = {FindingKind.STRONGER: FindingKind.WEAKER, FindingKind.WEAKER: FindingKind.STRONGER}


def reversed_(f: Finding) -> Finding:
    """Return what is found the other way round where this is found."""
    kind = OPPOSITE.get(f.kind, f.kind)
    restriction = f.restriction
    if restriction:
        is_less = f.kind is FindingKind.FEWER
        kind = FindingKind.STRONGER if is_less else FindingKind.FEWER
        restriction = replace(restriction, turn=Turn.WENT if is_less else Turn.CAME)
    return replace(
        f,
        kind=kind,
        left=f.right,
        right=f.left,
        left_words=f.right_words,
        right_words=f.left_words,
        restriction=restriction,
        verbs=f.verbs and VerbChange(f.verbs.new, f.verbs.old, f.verbs.steps),
        grades=f.grades and GradeChange(f.grades.new, f.grades.old),
        stages=f.stages and StageChange(f.stages.new, f.stages.old),
        rates=f.rates and RateChange(f.rates.new, f.rates.old),
    )


def found(collation: Collation, left: Declaration, right: Declaration) -> Counter[Finding]:
    return Counter(findings_of(collation, left, right, VERBS.bundled, NAMES.bundled))


def turned(c: Collation, left: Declaration, right: Declaration) -> Collation:
    """Return a collation with its sides changed; its links are the same."""
    links = tuple(replace(link, left=link.right, right=link.left) for link in c.links)
    return vary(Collation(c.right, c.left, links, c.added, c.dropped), right, left)


def neighbours(folder: Path) -> Iterator[tuple[Declaration, Declaration, Collation]]:
    series = prepare(load(folder))
    weights = weights_of(series)
    for left, right in pairwise(series.declarations):
        yield left, right, vary(collate(left, right, weights), left, right)


@pytest.mark.parametrize("folder", SERIES, ids=lambda path: path.name)
def test_a_pair_reversed_has_every_finding_reversed(folder: Path) -> None:
    for left, right, collation in neighbours(folder):
        forth = found(collation, left, right)
        back = found(turned(collation, left, right), right, left)
        assert Counter(map(reversed_, forth.elements())) == back


PHRASES = sorted({phrase for old, new, _ in SHIFTS for phrase in (old, new)})
TAILS = (
    f"{OBJECT}.",
    f"the draft of a Charter of Ports, and {OBJECT}.",
    f"that all ports should be open by 2030, and {OBJECT}.",
    "the main role of Norway, Iceland and Denmark in opening 20 ports.",
)


@given(*[st.sampled_from(PHRASES), st.sampled_from(TAILS)] * 2)
def test_a_clause_reversed_has_every_shift_reversed(a: str, tail: str, b: str, end: str) -> None:
    from comparator.analysis.operatives.shifts import shifts
    from comparator.analysis.operatives.verb_lexicon import lexicon_of

    lexicon = lexicon_of(VERBS.bundled["en"], "en")
    old, new = f"{a} {tail}", f"{b} {end}"
    forth = Counter(map(reversed_, shifts(variant_of(old, new), lexicon)))
    assert forth == Counter(shifts(variant_of(new, old), lexicon))
