"""What passages name, and what that says of two of them."""

from math import log2

import pytest

from comparator.alignment.names import name_other_states, names_of, usual_states
from comparator.alignment.naming import naming_of


def test_names_are_capital_words_in_a_row_and_abbreviations() -> None:
    names = names_of("They note the Treaty of Varna and the role of the IAEA.").shares
    assert {"treaty varna", "iaea"} <= names.keys()
    assert "note" not in names


def test_a_name_in_a_list_of_four_weighs_a_quarter() -> None:
    listed = names_of("They thank Avaria, Belmark, Corvia and Dunmere for their help.").shares
    rows = names_of("They thank Avaria、Belmark、Corvia、Dunmere for their help.").shares
    alone = names_of("They thank Avaria for its help.").shares
    assert rows["avaria"] == 0.25
    assert listed["avaria"] == 0.25
    assert alone["avaria"] == 1.0


def test_where_and_when_an_event_was_names_nothing() -> None:
    text = "They welcome the results of the forum (Samarra, 10 June 2021)."
    assert "samarra" not in names_of(text).shares
    assert "samarra" in names_of(text).listed


def test_another_state_speaks_against_a_pair_and_the_same_in_another_form_does_not() -> None:
    left = ["The parties support the accession of Avaria to the fund."]
    right = [
        "The parties support the accession of Belmark to the fund.",
        "The parties support the Avarian accession to the fund.",
    ]
    apart = naming_of(left, right).apart
    assert apart[0, 0] > 0.2
    assert apart[0, 1] == 0.0
    # Two of three passages have the beginning of it.
    told = 1 - log2(2 / 2 + 1) / log2(3 / 2 + 1)
    assert apart[0, 0] == pytest.approx(told / (told + 0.75), abs=0.001)


def test_who_hosts_in_turn_is_no_dispute() -> None:
    others = ["The Council of the OSP met.", "The OSP is open to all.", "The OSP has a Charter."]
    left = ["They thank Avaria for its chairmanship of the OSP.", *others]
    right = ["They thank Belmark for its chairmanship of the OSP.", *others]
    assert naming_of(left, right).apart[0, 0] == 0.0


def test_months_and_holders_of_offices_keep_nothing_apart() -> None:
    left = ["Prices rose in January, as President Kerrin told the Council."]
    right = ["Prices rose in March, as President Ostrand told the Council."]
    assert naming_of(left, right).apart[0, 0] == 0.0


def test_states_that_both_texts_name_throughout_are_usual() -> None:
    left = [f"We agree with France on matter {n}." for n in range(9)] + ["They condemn Norway."]
    right = [f"We and France agree on matter {n}." for n in range(9)]
    assert usual_states(left, right) == {"franc"}
    one, other = "They oppose what France does.", "They oppose what Norway does."
    assert name_other_states(one, other)
    assert not name_other_states(one, other, frozenset({"franc"}))


def test_a_name_that_both_have_tells_the_more_the_fewer_have_it() -> None:
    other = ["They met.", "They met again."]
    once = naming_of(["They thank Avaria.", *other], ["They ask Avaria.", *other]).shared
    assert once[0, 0] == pytest.approx(1 / (1 + 1.5))
    assert once.sum() == once[0, 0]
    # Two of three passages have it: their mean is 2 of 2 doublings, less half as much again.
    thrice = [f"They {verb} Avaria." for verb in ("ask", "tell", "see")]
    twice = naming_of([*thrice[:2], "They met."], [*thrice[1:], "They met."])
    assert twice.shared[0, 0] == pytest.approx(0.25**2 / (0.25**2 + 1.5))
    assert not naming_of(thrice, thrice).shared.any()


LIST = "They thank Avaria, Belmark, Corvia, Dunmere; Esk stays."


@pytest.mark.parametrize(
    ("text", "whole", "part", "listed", "states"),
    [
        # The first word of a sentence has its capital for that; what a realm is of is a state.
        (
            "They ask the Republic of Kell and Avaria. Belmark came; Corvia Bay did not.",
            {"repub", "kell", "avari", "bay"},
            set(),
            set(),
            {"kell"},
        ),
        # The passage's own number begins no sentence, and none names the year of an event.
        (
            "3. Kenya and Nepal agree (Samarra, May 2021).",
            {"nepal"},
            set(),
            {"samarra", "may", "2021"},
            {"nepal"},
        ),
        # Four in a row are a list, three are not; the list ends with its sentence.
        (
            LIST,
            set(),
            {"avari", "belma", "corvi", "dunme"},
            set("avaria belmark corvia dunmere".split()),
            set(),
        ),
        (
            "They thank Avaria, Belmark and Corvia.",
            {"avari", "belma", "corvi"},
            set(),
            set(),
            set(),
        ),
        (
            "They saw Avaria rise, Belmark fall, Corvia sail.",
            {"avari", "belma", "corvi"},
            *[set()] * 3,
        ),
        # In German every noun has its capital.
        ("Die Minister danken dem Rat und Kenia für die Hilfe.", *[set()] * 4),
    ],
)
def test_what_a_passage_names(
    text: str, whole: set[str], part: set[str], listed: set[str], states: set[str]
) -> None:
    names = names_of(text)
    assert {name for name, share in names.single.items() if share == 1.0} == whole
    assert {name for name, share in names.single.items() if share == 0.25} == part
    assert len(names.single) == len(whole) + len(part)
    assert names.listed == listed
    assert names.states == states


def test_long_numbers_are_names_and_short_ones_are_not() -> None:
    shares = names_of("They recall resolution 2231 of 12 states, 150 ships and the IAEA.").shares
    assert shares == {"2231": 1.0, "150": 1.0, "iaea": 1.0}


def test_texts_are_kin_as_far_as_they_name_the_same_and_those_without_names_are_no_strangers() -> (
    None
):
    one, other = "They thank Avaria and Belmark.", "They thank Corvia and Dunmere."
    kin = [naming_of([one], [text]).kin for text in (one, other, "They met.")]
    assert kin[0] == kin[2] == 1.0
    assert 0.0 < kin[1] < 1.0
    assert naming_of([one] * 9, [other] * 9).kin < kin[1]
