"""What speaks for a link beside the words of its passages."""

from importlib import import_module

import numpy as np
import pytest

from comparator.alignment import align, collate, learn_weights
from comparator.alignment.choice import (
    ALONE,
    IN_CONTEXT,
    evidence_around,
    log_odds,
    probability,
)
from comparator.alignment.collate import (
    _in_turn,
    certain_pairs,
    collate_each,
    evidence_for,
    has_weak_part,
    survey,
    weigh,
)
from comparator.alignment.groups import Group
from comparator.alignment.ordered import ways_through_each
from comparator.alignment.units import Unit, units_of_declaration, units_of_texts
from tests.small_editions import H, P, S, declaration

FERRIES = "They resolve to open the harbours of the northern lakes to ferries of every flag."
ORCHARDS = "They invite growers to register their orchards before the spring frost of each year."


def test_of_passages_equally_alike_those_answer_whose_paragraphs_go_on() -> None:
    older = declaration(
        "2018-arden",
        [
            (P, [FERRIES, "They will follow the progress of this work closely."]),
            (P, [ORCHARDS, "They are following the progress of such work closely."]),
        ],
    )
    for first, second, place in ((FERRIES, ORCHARDS, 1), (ORCHARDS, FERRIES, 2)):
        newer = declaration(
            "2020-bruck",
            [
                (P, [first, "They shall follow the progress of that work closely."]),
                (P, [second, "They shall follow the progress of the work closely."]),
            ],
        )
        answers = {link.left: link.right for link in collate(older, newer).links}
        assert answers[("2018-arden#p1.2",)] == (f"2020-bruck#p{place}.2",)
        assert answers[("2018-arden#p2.2",)] == (f"2020-bruck#p{3 - place}.2",)


def test_a_theme_in_common_speaks_for_a_pair_another_against_it_and_an_unknown_neither() -> None:
    def themed(*themes: str) -> list[Unit]:
        return [Unit("They met.", n, themes=frozenset(t.split())) for n, t in enumerate(themes)]

    left, right = themed("energy trade", "", "peace"), themed("trade", "water", "")
    found = evidence_for(left, right, learn_weights([["They met."]]))
    assert found["theme"].tolist() == [[1.0, 0.0, 0.5], [0.5, 0.5, 0.5], [0.0, 0.0, 0.5]]


def test_blocks_speak_for_their_passages_and_a_passage_alone_speaks_for_itself() -> None:
    texts = [FERRIES, ORCHARDS, "They met."]
    weights = learn_weights([texts])
    alone = [Unit(text, n) for n, text in enumerate(texts)]
    found = evidence_for(alone, alone, weights)
    assert np.array_equal(found["block"], found["rows"])
    joined = [Unit(FERRIES, 0), Unit(ORCHARDS, 0), Unit("They met.", 4)]
    beside = evidence_for(joined, alone, weights)["block"]
    assert np.array_equal(beside[0], beside[1])
    assert beside[0, 0] > 0.4 > beside[2, 0]
    assert beside[2, 2] == found["rows"][2, 2]
    np.testing.assert_array_equal(evidence_for(alone, joined, weights)["block"].T, beside)


def test_passages_answer_each_other_within_a_sort_titles_as_such_and_marks_only_themselves() -> (
    None
):
    text = declaration(
        "2018-arden",
        [(H, ["Arden Declaration"]), (P, ["They met."]), (H, ["Ferries"]), (S, ["* * *"])],
    )
    other = declaration(
        "2020-bruck",
        [
            (H, ["Bruck Declaration"]),
            (P, ["They met."]),
            (H, ["Bells"]),
            (S, ["---"]),
            (P, ["So."]),
        ],
    )
    left, right = units_of_declaration(text), units_of_declaration(other)
    assert [unit.sort for unit in left] == ["title", "prose", "heading", "formal"]
    possible, certain = certain_pairs(left, right)
    assert np.argwhere(possible).tolist() == [[0, 0], [2, 2]]
    assert np.argwhere(certain).tolist() == [[0, 0], [1, 1]]


def test_a_split_is_doubted_where_a_part_has_little_of_its_matter() -> None:
    whole = units_of_texts([f"{FERRIES[:-1]}, and invite growers to register their orchards."])
    parts = [FERRIES, "Growers register their orchards.", "Ferries thank the mayor for his help."]
    left, right = whole, units_of_texts(parts)
    assert not has_weak_part(Group((0,), (0, 1)), left, right)
    assert has_weak_part(Group((0,), (0, 2)), left, right)
    assert has_weak_part(Group((0, 2), (0,)), right, left)
    assert not has_weak_part(Group((0,), (2,)), left, right)


def test_what_is_believed_of_a_pair_is_certain_only_where_it_is_the_same() -> None:
    left = units_of_texts([FERRIES, ORCHARDS, "They met."])
    right = units_of_texts([f"{FERRIES[:-1]} soon.", "Bakers bake bread.", "They met."])
    weighed = weigh(left, right)
    np.testing.assert_array_equal(
        weighed.alone[:2, :2], probability(log_odds(ALONE, weighed.evidence))[:2, :2]
    )
    assert 0.5 < weighed.alone[0, 0] < 1.0
    assert 0.0 < weighed.alone[1, 1] < 0.02
    assert weighed.alone[2].tolist() == weighed.alone[:, 2].tolist() == [0.0, 0.0, 1.0]


def test_a_text_against_itself_leaves_nothing_over() -> None:
    text = declaration("2018-arden", [(P, [FERRIES, ORCHARDS])])
    found = collate(text, text)
    assert [(link.left, link.right) for link in found.links] == [
        ((p.id,), (p.id,)) for p in text.passages
    ]
    assert found.dropped == found.added == ()


def test_whatever_is_weighed_at_once_each_pair_has_its_own_links(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    texts = [
        declaration(f"{2018 + n}-arden", [(P, [each]) for each in row])
        for n, row in enumerate(
            ([FERRIES, ORCHARDS], [ORCHARDS, "They met."], [f"{FERRIES[:-1]} soon."])
        )
    ]
    pairs = [(texts[0], texts[1]), (texts[1], texts[2]), (texts[0], texts[2])]
    alone = [collate(*pair) for pair in pairs]
    assert [len(found.links) for found in alone] == [1, 0, 1]
    for cells in (1, 5, 1000):
        monkeypatch.setattr(import_module("comparator.alignment.collate"), "_CELLS_AT_ONCE", cells)
        assert list(collate_each(pairs)) == alone


def test_each_coefficient_weighs_something_that_is_worked_out() -> None:
    """A name that stands nowhere else would weigh nothing, in silence."""
    left = right = units_of_texts([FERRIES, ORCHARDS])
    weighed = weigh(left, right)
    context = survey(weighed, ways_through_each([weighed.asked])[0])[1]
    around = evidence_around(weighed.alone, weighed.evidence, context)
    assert ALONE.keys() - {"constant"} <= weighed.evidence.keys()
    known = weighed.evidence.keys() | context.evidence.keys() | around.keys()
    assert IN_CONTEXT.keys() - {"constant"} <= known
    assert around.keys() | context.evidence.keys() <= IN_CONTEXT.keys()


def test_two_texts_are_weighed_in_one_order_whichever_is_the_older() -> None:
    left, right = units_of_texts([FERRIES, ORCHARDS]), units_of_texts([ORCHARDS, FERRIES])
    assert _in_turn(left, right) == _in_turn(right, left)


@pytest.mark.parametrize("may", [False, True])
def test_gaps_are_filled_only_where_order_may_fill_them(
    monkeypatch: pytest.MonkeyPatch, may: bool
) -> None:
    collating = import_module("comparator.alignment.collate")
    filled: list[object] = []

    def fill(groups: object, *given: object) -> tuple[object, object]:
        filled.append(groups)
        return groups, given[2]

    monkeypatch.setattr(collating, "may_fill", lambda _: may)
    monkeypatch.setattr(collating, "fill", fill)
    assert align([FERRIES], [f"{FERRIES[:-1]} soon."])
    assert bool(filled) == may
