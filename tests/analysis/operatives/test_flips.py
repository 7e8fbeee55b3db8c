"""A verb that flips to and fro between translators' texts is no shift."""

from dataclasses import replace
from itertools import pairwise

import pytest

from comparator.analysis.operatives.flips import without_flips
from comparator.corpus.series.verb_scales import VERBS
from comparator.model import Collation, Declaration
from comparator.pipeline import measure
from tests.small_editions import P, collation, declaration, link

CALL = "The Parties call on all states to open their ports to trade in grain."
URGE = "The Parties urge all states to open their ports to trade in grain."
DEMAND = "The Parties demand that all states open their ports to trade in grain."


def read(*sentences: str, hands_differ: bool) -> tuple[Collation, ...]:
    """Return the collations of neighbours, each text of one sentence."""
    texts = [declaration(f"{2001 + n}-arden", [(P, [s])]) for n, s in enumerate(sentences)]
    pairs = list(pairwise(texts))
    found = [_read(a, b, hands_differ=hands_differ) for a, b in pairs]
    clause_of = {p.id: "one" for d in texts for p in d.passages}
    return without_flips(found, [(a.id, b.id) for a, b in pairs], clause_of)


def _read(old: Declaration, new: Declaration, *, hands_differ: bool) -> Collation:
    made = collation(old, new, [link(old.passages, new.passages)])
    made = replace(made, hands_differ=hands_differ)
    return measure(made, old, new, VERBS.bundled)


@pytest.mark.parametrize("sentences", [(CALL, URGE, CALL), (URGE, CALL, URGE, CALL)])
def test_what_flips_to_and_fro_is_no_shift_of_two_hands(sentences: tuple[str, ...]) -> None:
    assert all(not c.findings for c in read(*sentences, hands_differ=True))
    assert all(c.findings for c in read(*sentences, hands_differ=False))


def test_what_goes_one_way_is_a_shift() -> None:
    assert all(c.findings for c in read(CALL, URGE, DEMAND, hands_differ=True))
