"""Who will do what by when; whether it is new or gone is what the history knows."""

from dataclasses import replace

import pytest

from comparator.analysis.commitments import Fate, commitments, deadline_of
from comparator.analysis.history import Claim, History
from comparator.model import Edition
from tests.small_editions import ITEM, H, P, declaration, edition


def of(text: str, specimen: Edition, lead_in: str = "") -> list[tuple[str, str, str, str]]:
    """Return actor, verb, deed and time of the commitments of one passage."""
    one = declaration("2020-arden", [(H, ["Arden"]), (ITEM if lead_in else P, [text])])
    if lead_in:
        block = one.blocks[1]
        passage = replace(block.passages[0], lead_in=lead_in)
        one = replace(one, blocks=(one.blocks[0], replace(block, passages=(passage,))))
    made = edition([one])
    made = replace(made, series=replace(made.series, verbs=specimen.series.verbs))
    return [(c.actor, c.verb, c.deed, c.when) for c in commitments(made, History.of(made))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The member states intend to open the bridge by the end of 2024.",
            ("The member states", "intend to", "open the bridge by the end of 2024", "2024"),
        ),
        (
            "By 2030, the member states will halve the tolls.",
            ("the member states", "will", "halve the tolls", "By 2030"),
        ),
        (
            "The member states note the report and agreed to hold a forum in May 2021.",
            ("The member states", "agreed to", "hold a forum in May 2021", "in May 2021"),
        ),
        (
            "They agreed to declare 2024 as the Year of Bridges.",
            ("They", "agreed to", "declare 2024 as the Year of Bridges", "2024"),
        ),
        # The strategy is named for its years; the work was in 2018.
        (
            "We will carry out the Strategy until 2025.",
            ("We", "will", "carry out the Strategy until 2025", ""),
        ),
    ],
)
def test_a_promise_is_told_in_the_words_of_the_text(
    text: str, expected: tuple[str, str, str, str], specimen_edition: Edition
) -> None:
    ((actor, verb, deed, when),) = of(text, specimen_edition)
    assert (actor, verb, deed) == expected[:3]
    assert when.endswith(expected[3])
    assert bool(when) == bool(expected[3])


@pytest.mark.parametrize(
    "text",
    [
        "The member states believe that the treaty will make a contribution to peace.",
        "Reaffirming their commitment to peace, the member states welcome the treaty.",
        "When the member states decide to meet, rain falls.",
        "The member states may hold a forum.",
        "The member states condemn the mining of straits.",
    ],
)
def test_what_is_believed_framed_supposed_or_open_is_no_promise(
    text: str, specimen_edition: Edition
) -> None:
    assert of(text, specimen_edition) == []


def test_an_item_goes_on_with_its_lead_in(specimen_edition: Edition) -> None:
    found = of("open a school in 2021;", specimen_edition, lead_in="The member states will:")
    assert found == [("The member states", "will", "open a school in 2021", "in 2021")]


def test_the_past_is_no_deadline() -> None:
    assert deadline_of("carry on what began in 2018", "en", 2020) == ""
    assert (
        deadline_of("завершить переговоры до конца 2025 года", "ru", 2020) == "до конца 2025 года"
    )
    assert deadline_of("在2025年前建成铁路", "zh", 2020) == "在2025年前"


def test_history_alone_says_what_is_new_and_gone(specimen_edition: Edition) -> None:
    history = History.of(specimen_edition)
    found = commitments(specimen_edition, history)
    assert len(found) > 10
    newest = specimen_edition.series.declarations[-1]
    for c in found:
        assert c.claim is history.claim(c.passage)
        assert (c.fate is Fate.GONE) == (
            not c.passage.startswith(newest.id) and history.is_gone(c.passage, newest.id)
        )
    assert {Claim.NEW, Claim.STOOD} <= {c.claim for c in found}


def test_they_are_those_who_spoke_just_before_in_the_same_text(specimen_edition: Edition) -> None:
    one = declaration(
        "2020-arden",
        [
            (P, ["The member states note the flood. ", "They will rebuild the pier."]),
            (P, ["They intend to dredge the bay."]),
            (H, ["II"]),
            (P, ["They will paint the lighthouse."]),
        ],
    )
    made = edition([one])
    made = replace(made, series=replace(made.series, verbs=specimen_edition.series.verbs))
    assert [c.actor for c in commitments(made, History.of(made))] == [
        "They [The member states]",
        "They [The member states]",
        "They",
    ]
