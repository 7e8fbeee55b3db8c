"""Which pairs of a series get a page, and that what a pair shows hangs on no other page."""

from dataclasses import replace
from itertools import combinations, pairwise

import pytest

from comparator.analysis.history import History
from comparator.corpus.series.habits import HABITS
from comparator.model import Declaration, Edition, Series, reach
from comparator.model.reach import ALL_PAIRS_UP_TO
from comparator.pipeline import (
    chosen_pairs,
    collator,
    edition_of_pair,
    make_edition,
    prepare,
)
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


_AREAS = ("grain", "rail", "rivers", "forests", "health", "ports", "cities", "schools", "mines")


def _rendered_anew() -> Series:
    """Return three texts by three hands, of which one verb was learned from neighbours."""

    def rendered(key: str, word: str, beseeching: range) -> Declaration:
        verbs = ["beseech" if n in beseeching else "urge" for n, _ in enumerate(_AREAS)]
        clause = "The Parties {} all states to serve the {} interests of their peoples in {}."
        sentences = [clause.format(v, word, x) for v, x in zip(verbs, _AREAS, strict=True)]
        return declaration(key, [(P, [sentence]) for sentence in sentences])

    made = [
        rendered("2001-arden", "common", range(0)),
        rendered("2002-bruck", "joint", range(3)),
        rendered("2003-corin", "shared", range(6, 9)),
    ]
    return prepare(replace(edition(made, []).series, habits=HABITS.bundled))


def test_habits_are_one_fact_of_a_series_whichever_pairs_are_shown() -> None:
    series = _rendered_anew()
    every, near = make_edition(series, "all"), make_edition(series, "neighbours")
    assert every.habits == near.habits == (("en", "beseech", "urge"),)
    for collation in every.collations:
        alone = edition_of_pair(series, collation.left, collation.right)
        assert (alone.collations, alone.habits) == ((collation,), every.habits)
    assert all(c in every.collations for c in near.collations)
    (far,) = edition_of_pair(series, "2001-arden", "2003-corin").collations
    assert all(variant.is_light for variant in far.variants)


def test_any_two_are_collated_as_the_edition_has_them(specimen_edition: Edition) -> None:
    collate_two = collator(specimen_edition)
    for whole in specimen_edition.collations[:6]:
        two = collate_two(whole.left, whole.right)
        assert (two.links, two.variants) == (whole.links, whole.variants)
        assert (two.dropped, two.added) == (whole.dropped, whole.added)


def test_what_is_said_first_is_one_fact_whichever_pairs_have_a_page(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(reach, "ALL_LINKS_UP_TO", 2)
    monkeypatch.setattr(reach, "HISTORY_REACH", 1)
    # What the first says the third says in part: by a link of theirs alone one knows of it.
    old = "The Parties will build a lighthouse of granite on the western cape of Orra."
    new = "A lighthouse of granite is what the Parties will build near Velm with all their pilots."
    other = "They will teach music in the schools of both valleys from spring to autumn."
    texts = [(old, other), (other,), (new, other), (other,), (other,)]
    made = [
        declaration(f"{2001 + n}-arden", [(P, [sentence]) for sentence in sentences])
        for n, sentences in enumerate(texts)
    ]
    series = prepare(edition(made, []).series)
    every, near = (make_edition(series, pairs) for pairs in ("all", "neighbours"))
    assert ("2001-arden", "2003-arden") in {(c.left, c.right) for c in every.collations}
    assert ("2001-arden", "2003-arden") not in {(c.left, c.right) for c in near.links}
    assert every.threads == near.threads
    known = History.of(every), History.of(near)
    for passage in (p for d in series.declarations for p in d.passages):
        assert known[0][passage.id] == known[1][passage.id]
        assert known[0].standing(passage.id) == known[1].standing(passage.id)
