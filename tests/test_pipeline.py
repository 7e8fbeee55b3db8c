"""Which pairs of a series get a page."""

from dataclasses import replace
from itertools import combinations, pairwise

from comparator.pipeline import ALL_PAIRS_UP_TO, chosen_pairs
from tests.small_editions import P, declaration, edition


def test_a_long_series_has_pages_of_neighbours_and_of_each_with_the_newest() -> None:
    made = [declaration(f"{2000 + n}-arden", [(P, ["Snow."])]) for n in range(ALL_PAIRS_UP_TO + 1)]
    ids = [d.id for d in made]

    def chosen(count: int, rule: str) -> list[tuple[str, str]]:
        series = edition(made[:count], []).series
        return [(older.id, newer.id) for older, newer in chosen_pairs(series, rule)]

    every, newest = list(combinations(ids, 2)), {(older, ids[-1]) for older in ids[:-1]}
    assert chosen(ALL_PAIRS_UP_TO, "auto") == list(combinations(ids[:-1], 2))
    assert chosen(len(ids), "all") == every
    assert chosen(len(ids), "neighbours") == list(pairwise(ids))
    assert chosen(len(ids), "auto") == [
        pair for pair in every if pair in newest | set(pairwise(ids))
    ]


def test_the_newest_is_the_newest_of_its_kind() -> None:
    made = [declaration(f"{2000 + n}-arden", [(P, ["Snow."])]) for n in range(ALL_PAIRS_UP_TO + 2)]
    made = [replace(d, kind="draft" if n % 2 else "") for n, d in enumerate(made)]
    kind = {d.id: d.kind for d in made}
    pairs = [(a.id, b.id) for a, b in chosen_pairs(edition(made, []).series, "auto")]
    assert all(kind[older] == kind[newer] for older, newer in pairs)
    assert {newer for older, newer in pairs if older == made[0].id} == {made[2].id, made[-2].id}
