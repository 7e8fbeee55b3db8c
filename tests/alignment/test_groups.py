"""What becomes several, and what several become, is one link of all of them."""

import numpy as np
import pytest

from comparator import align
from comparator.alignment.choice import Context
from comparator.alignment.collate import _links, survey, weigh
from comparator.alignment.features import features_of
from comparator.alignment.groups import Ground, Group, Weighing, foreign_pairs, gather_groups
from comparator.alignment.ordered import Ways, ways_through_each
from comparator.alignment.relations import relation_of
from comparator.alignment.units import units_of_texts
from comparator.alignment.weights import learn_weights
from comparator.model import Relation
from tests.alignment.test_ancestors import OTHERS

FERRIES = "They will open the harbours of the northern lakes to ferries of every flag"
PILOTS = "will train pilots, stokers and keepers of lighthouses in schools of their own"
WHOLE, FIRST, SECOND = f"{FERRIES}, and {PILOTS}.", f"{FERRIES}.", f"They {PILOTS}."
BAKERS = "Bakers bake bread."


def ground_of(left: list[str], right: list[str]) -> Ground:
    weighed = weigh(units_of_texts(left), units_of_texts(right))
    return survey(weighed, ways_through_each([weighed.asked])[0])[0]


@pytest.mark.parametrize(
    ("left", "right", "link"),
    [
        ([WHOLE], [FIRST, SECOND], ((0,), (0, 1), Relation.SPLIT)),
        ([FIRST, SECOND], [WHOLE], ((0, 1), (0,), Relation.MERGED)),
        # What stands between the parts has no part in it, nor has what stands beside.
        ([WHOLE], [FIRST, BAKERS, SECOND], ((0,), (0, 2), Relation.SPLIT)),
        ([WHOLE], [FIRST, BAKERS], ((0,), (0,), Relation.REWORDED)),
    ],
)
def test_a_clause_is_linked_with_its_parts_and_with_nothing_else(
    left: list[str], right: list[str], link: tuple[object, ...]
) -> None:
    found = align([*left, *OTHERS], [*right, *OTHERS])
    assert [(k.left, k.right, k.relation) for k in found if 0 in k.left] == [link]
    # The likeliest of its parts says how sure it is.
    assert not any(k.tentative for k in found)


def test_a_clause_becomes_six_at_the_most() -> None:
    verbs = "open mend train teach light paint cast trim".split()
    things = "harbours ferries pilots stokers beacons lanterns anchors sails".split()
    parts = [f"They {verb} the old {thing}." for verb, thing in zip(verbs, things, strict=True)]
    whole = ", ".join(part[:-1] for part in parts) + "."
    (group,) = gather_groups([(0, 0)], ground_of([whole], parts), 0.36)
    assert group.left == (0,)
    assert len(group.right) == 6
    assert len(gather_groups([(0, 0)], ground_of([whole], parts[:6]), 0.36)[0].right) == 6


def test_what_speaks_for_a_further_partner_is_what_it_explains_and_that_it_stands_by() -> None:
    right = [SECOND, BAKERS, FIRST, SECOND, SECOND]
    weighing = Weighing(ground_of([WHOLE, *OTHERS], [*right, *OTHERS]))
    linked = Group((0,), (2,))
    said = [weighing.evidence(linked, (0, n)) for n in (0, 1, 3)]
    assert [each["near"] for each in said] == [0.0, 1.0, 1.0]
    assert (said[0]["explained"] > 0.2, said[1]["explained"]) == (True, 0.0)
    assert said[0]["gain"] > 0.25 > said[1]["gain"]
    assert all(0.0 <= value <= 1.0 for each in said for value in each.values())
    # A few words prove little, even where all of them are found again.
    (stems,) = features_of((FIRST,)).stems.by_passage()
    assert 0.5 < weighing._mutual(stems, stems) < 1.0
    chances = [weighing.probability(linked, (0, n)) for n in (3, 0, 1)]
    assert 1.0 > chances[0] > chances[1] > 0.36 > chances[2] > 0.0


def test_where_another_has_joined_since_a_partner_is_asked_once_more() -> None:
    ground = ground_of([WHOLE, *OTHERS], [FIRST, SECOND, BAKERS, SECOND, *OTHERS])
    weighing, joined = Weighing(ground), Group((0,), (0, 1))
    assert weighing.evidence(joined, (0, 3))["explained"] == 0.0
    before, since = (weighing.probability(of, (0, 3)) for of in (Group((0,), (0,)), joined))
    assert since < before
    assert gather_groups([(0, 0)], ground, (before + since) / 2) == [joined]


@pytest.mark.parametrize(
    ("left", "right", "relation"),
    [
        ((0,), (0,), Relation.KEPT),
        ((0,), (1,), Relation.REWORDED),
        ((0,), (0, 1), Relation.SPLIT),
        ((0, 1), (1,), Relation.MERGED),
        ((0, 1), (0, 1), Relation.REGROUPED),
    ],
)
def test_a_link_is_called_by_how_many_it_joins(
    left: tuple[int, ...], right: tuple[int, ...], relation: Relation
) -> None:
    units = units_of_texts([FIRST, SECOND])
    assert relation_of(Group(left, right), units, units) is relation


@pytest.mark.parametrize(
    ("right", "belief", "is_tentative"),
    [
        ([FIRST, SECOND], (0.71, 0.2), False),  # the likeliest of its parts says how sure it is
        ([FIRST, SECOND], (0.69, 0.5), True),
        ([BAKERS, f"{BAKERS} So."], (0.9, 0.9), True),  # hardly a word of it stands
    ],
)
def test_a_link_is_tentative_that_is_not_likely_or_of_which_little_stands(
    right: list[str], belief: tuple[float, float], is_tentative: bool
) -> None:
    units = units_of_texts([WHOLE]), units_of_texts(right)
    (link,) = _links([Group((0,), (0, 1))], *units, np.array([belief]))
    assert link.tentative == is_tentative


NORWAY = "They thank Norway for the meeting of ministers."
PERU = "They thank Peru for the lamps, ferries and boats of its harbours."


@pytest.mark.parametrize(
    ("given", "is_foreign"),
    [
        ({}, True),
        ({"undisputed": 0.46, "names": 0.1}, True),
        ({"undisputed": 1.0}, False),  # neither names what the other does not
        ({"order": 0.5}, False),  # it stands where the order of both wants it
        ({"alone": 1.0}, False),  # it is certain
        ({"alone": 0.01, "belief": 0.01}, False),  # it is not likely anyway
        ({"alone": 0.01, "belief": 0.02}, True),
        ({"alone": 0.01, "belief": 0.01, "ways": 0.02}, True),
    ],
)
def test_a_likely_pair_that_names_another_state_is_foreign_unless_order_or_certainty_speaks_for_it(
    given: dict[str, float], is_foreign: bool
) -> None:
    def of(name: str, usual: float) -> np.ndarray:
        return np.array([[given.get(name, usual)]])

    left, right = units_of_texts([NORWAY]), units_of_texts([PERU])
    evidence = {"undisputed": of("undisputed", 0.9), "names": of("names", 0.9)}
    ground = Ground(
        left,
        right,
        learn_weights([[NORWAY], [PERU]]),
        evidence,
        of("alone", 0.5),
        of("belief", 0.5),
        of("belief", 0.5),
    )
    ways = Ways(of("ways", 0.0), 0.0)
    context = Context({"order": of("order", 0.1)}, of("foremost", 1.0), 1.0, True, 1.0, ways)
    assert foreign_pairs(ground, context) == ([((0, 0), False)] if is_foreign else [])
