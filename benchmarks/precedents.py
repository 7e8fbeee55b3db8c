"""How often `precedent` names the right precedent: the newer text of each judged pair as a draft.

The draft is held out of its series and set against the texts before it. The judged files say
which passages of the text before became which of the newer one; what only older texts say they do
not know, so a precedent from further back is right only where the key has none.
"""

from collections.abc import Iterator
from dataclasses import astuple, dataclass, replace

from benchmarks.alignment.pairs import FIT, JudgedPair, judged_pairs
from comparator.draft_rounds import edition_of_draft
from comparator.model import Series
from comparator.model.precedents import Clause, Precedents, Verdict

MOST_BEFORE = 12
"""Texts before the draft; of a hundred statements the older ones add nothing but time."""


@dataclass(frozen=True, slots=True)
class Score:
    """What came of the passages of a draft that a reader looked at.

    Attributes:
        linked: Passages that have a sure precedent in the text before.
        right: Those of which it was named, as what was agreed or as what comes near.
        agreed: Those of which it was named as what was agreed.
        falsely_new: Those that were called new.
        fresh: Passages that no passage of the text before became.
        forced: Those of which one was named as what was agreed all the same.
        new: Those that were called new.
        first: Passages of which the right one was named first.
    """

    linked: int = 0
    right: int = 0
    agreed: int = 0
    falsely_new: int = 0
    fresh: int = 0
    forced: int = 0
    new: int = 0
    first: int = 0

    def __add__(self, other: "Score") -> "Score":
        pairs = zip(astuple(self), astuple(other), strict=True)
        return Score(*(a + b for a, b in pairs))

    def __str__(self) -> str:
        right, new = (n / (self.linked or 1) for n in (self.right, self.falsely_new))
        return (
            f"right {self.right}/{self.linked} ({right:.1%}; first {self.first}, as agreed "
            f"{self.agreed}), falsely new {self.falsely_new} ({new:.1%}), of {self.fresh} that are "
            f"new {self.new} called so, {self.forced} agreed"
        )


def score(pair: JudgedPair, found: Precedents) -> Score:
    """Return how the precedents of the newer text of a pair agree with its key."""
    clause_of = {ref: clause for clause in found.clauses for ref in clause.passages}
    older = [p.id for p in pair.left.passages]
    total = Score()
    for place, passage in enumerate(pair.right.passages):
        if place not in pair.judged or not passage.kind.is_prose:
            continue
        both = {i for i, j in pair.links if j == place}
        sure = {i for i, j in pair.links - pair.unsure if j == place}
        clause = clause_of[passage.id]
        total += _of_passage(clause, pair.left.id, {older[i] for i in both}, bool(sure))
    return total


def _of_passage(clause: Clause, before: str, key: set[str], is_sure: bool) -> Score:
    named = {*clause.last.passages} if clause.last and clause.last.text == before else set()
    if is_sure:
        return Score(
            linked=1,
            right=int(bool((named | {*clause.near}) & key)),
            first=int(bool((named | {*clause.near[:1]}) & key)),
            agreed=int(bool(named & key)),
            falsely_new=int(clause.verdict is Verdict.NEW),
        )
    if key:
        return Score()
    return Score(fresh=1, forced=int(bool(named)), new=int(clause.verdict is Verdict.NEW))


def _held_out(pair: JudgedPair) -> Series:
    """Return the series of a pair up to its older text."""
    assert pair.series  # noqa: S101 - only strangers have none
    texts = [d for d in pair.series.declarations if d.kind == pair.left.kind]
    end = [d.id for d in texts].index(pair.left.id) + 1
    return replace(pair.series, declarations=tuple(texts[max(end - MOST_BEFORE, 0) : end]))


def measured() -> Iterator[tuple[JudgedPair, Score]]:
    """Yield each judged pair with what came of its newer text as a draft."""
    for pair in judged_pairs():
        _, found = edition_of_draft(_held_out(pair), replace(pair.right, kind=pair.left.kind))
        yield pair, score(pair, found)


def main() -> None:
    """Print the figures of every pair, and of both halves."""
    halves: dict[str, Score] = {}
    for pair, got in measured():
        halves[pair.half] = halves.get(pair.half, Score()) + got
        mark = "fit " if pair.half == FIT else "held"
        print(f"{mark} {pair.name:60} {got}", flush=True)
    for half, got in halves.items():
        print(f"{half}: {got}")


if __name__ == "__main__":
    main()
