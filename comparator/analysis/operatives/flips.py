"""Verbs that flip to and fro: a habit of translators, not a shift of states.

    2019 call on · 2020 urge · 2022 call on · 2023 urge

Told as three shifts this would say that the states pressed, eased and pressed again. Where
different hands rendered the texts, a shift that a later year takes back in the same clause is
none.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from comparator.model import Collation, Finding

_Verb = tuple[str, str, bool]


def without_flips(
    collations: Sequence[Collation],
    neighbours: Iterable[tuple[str, str]],
    clause_of: Mapping[str, str],
) -> tuple[Collation, ...]:
    """Return collations without the shifts that flip to and fro within a clause."""
    following = set(neighbours)
    ways: dict[str, set[tuple[_Verb, _Verb]]] = defaultdict(set)
    for collation in collations:
        if collation.hands_differ and (collation.left, collation.right) in following:
            for finding in collation.findings:
                if (verbs := _verbs(finding)) is not None:
                    ways[_clause(finding, clause_of)].add(verbs)

    def is_flip(finding: Finding) -> bool:
        verbs, known = _verbs(finding), ways[_clause(finding, clause_of)]
        return verbs is not None and {verbs, verbs[::-1]} <= known

    return tuple(
        replace(c, findings=tuple(f for f in c.findings if not is_flip(f))) if c.hands_differ else c
        for c in collations
    )


def _clause(finding: Finding, clause_of: Mapping[str, str]) -> str:
    return clause_of.get(finding.right[0], finding.right[0])


def _verbs(finding: Finding) -> tuple[_Verb, _Verb] | None:
    """Return the verbs of a shift, without how strong they are; None where none are weighed."""
    if finding.verbs is None:
        return None
    old, new = finding.verbs.old, finding.verbs.new
    return (
        (old.phrase, old.judgement, old.is_negated),
        (new.phrase, new.judgement, new.is_negated),
    )
