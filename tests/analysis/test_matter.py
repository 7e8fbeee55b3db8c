"""What a passage is about, with the states that every text names left aside."""

from dataclasses import replace

from comparator.analysis.matter import Matter, is_state, matter_of
from comparator.corpus.series.name_tables import NAMES
from comparator.language.stems import stem
from tests.small_editions import P, declaration, edition

MEMBERS = "The Islamic Republic of Pakistan, India, Uzbekistan and Kazakhstan"


def matter(*sentences: str) -> Matter:
    """Return what sentences of a text of its own each are about; its ids are their places."""
    texts = [declaration(f"{2001 + n}-arden", [(P, [s])]) for n, s in enumerate(sentences)]
    found = matter_of(replace(edition(texts, []).series, names=NAMES.bundled))
    refs = [p.id for text in texts for p in text.passages]
    return Matter(
        {str(n): found.stems[ref] for n, ref in enumerate(refs)},
        {str(n): found.order[ref] for n, ref in enumerate(refs)},
        {str(n): found.phrases[ref] for n, ref in enumerate(refs)},
        {str(n): found.names[ref] for n, ref in enumerate(refs)},
        {str(n): found.states[ref] for n, ref in enumerate(refs)},
        found.worth,
    )


def test_members_who_list_themselves_do_not_say_what_a_passage_is_about() -> None:
    lists = [f"{MEMBERS} support {what}." for what in ("wheat", "ferries", "dams", "opera", "coal")]
    found = matter(*lists, "Pakistan will buy wheat.")
    state = stem("pakistan", "en")
    assert all(state not in found.stems[str(n)] for n in range(5))
    assert state in found.stems["5"]  # alone it is whom the sentence is about
    assert not any(
        "state" in part for n in range(6) for name in found.names[str(n)] for part in name
    )


def test_a_state_that_few_passages_name_is_a_name_of_them_in_any_form() -> None:
    found = matter(
        "The Kingdom of Norway sells gas.", "Norway sells fish.", "Ferries sell tickets."
    )
    assert found.names["0"] & found.names["1"]
    assert not found.names["2"]
    assert stem("kingdom", "en") not in found.stems["0"]


def test_a_body_under_a_longer_name_brings_no_name_nor_does_what_it_calls_its_own() -> None:
    found = matter(
        "The SCO thanks the World Trade Organization and keeps the Cassava Report.",
        "The SCO Chairmanship goes to the Cassava Fund.",
        "The SCO thanks the United Nations.",
        *("The SCO paves quays." for _ in range(9)),
    )
    assert {part for n in range(3) for name in found.names[str(n)] for part in name} == {
        stem(word, "en") for word in ("cassava", "report", "fund")
    }


def test_who_is_named_in_a_tenth_of_the_passages_does_not_yet_speak() -> None:
    chair = "The SCO Chairmanship goes to Orra."
    for many, are_named in ((1, True), (2, False)):
        found = matter(*[chair] * many, *("They pave quays." for _ in range(10 - many)))
        name = {stem(word, "en") for word in ("SCO", "Chairmanship")}
        assert any(name == set(each) for each in found.names["0"]) == are_named


def test_a_state_is_told_from_other_names_by_its_word_twice() -> None:
    names = (("statepe", "statepe"), ("statepe", "reef"), ("reef", "statepe"), ("reef", "reef"))
    assert [is_state(name) for name in names] == [True, False, False, False]


def test_what_the_series_explains_once_is_written_out_everywhere() -> None:
    found = matter(
        "The International Energy Agency (IEA) will report on oil.",
        *("The ferries sail to the islands of Orra." for _ in range(20)),
        "The IEA keeps oil in store.",
    )
    assert found.stems["0"] >= {stem("agency", "en"), stem("energy", "en")}
    assert stem("agency", "en") in found.stems["21"]


def test_a_state_named_everywhere_is_no_name_and_still_whom_a_passage_is_about() -> None:
    found = matter(
        "Norway sells gas.",
        "Peru sells fish.",
        *("Norway buys wool." for _ in range(5)),
        *("Ferries sell tickets." for _ in range(70)),
    )
    assert [*found.states["0"], *found.states["1"]] == ["NO", "PE"]
    assert not found.names["0"]
    assert found.names["1"]


def test_of_a_list_of_four_states_only_those_that_few_passages_name_are_its_matter() -> None:
    lists = [f"{MEMBERS} support {what}." for what in ("wheat", "ferries", "dams", "opera")]
    found = matter(
        *lists,
        "Pakistan, India, Norway and Kazakhstan sold lamps.",
        "Pakistan, India and Norway sold lamps.",
        "Uzbekistan, Norway and Sweden sold lamps.",
        "Kazakhstan and Norway sold lamps.",
    )
    norway, pakistan, india, sold, lamp = (
        stem(word, "en") for word in ("norway", "pakistan", "india", "sold", "lamps")
    )
    assert found.order["4"] == (norway, sold, lamp)
    assert found.order["5"] == (pakistan, india, norway, sold, lamp)

    def states(n: int) -> set[str]:
        return {name[0].removeprefix("state") for name in found.names[str(n)] if is_state(name)}

    # Of three none is what a passage is about, of two that one which is not named everywhere.
    assert [len(states(n)) for n in range(4, 8)] == [0, 0, 0, 1]


def test_a_state_is_named_everywhere_that_more_than_four_passages_name() -> None:
    for many, is_everywhere in ((4, False), (5, True)):
        found = matter(*(f"Norway sold lamp {n}." for n in range(many)))
        assert (not found.names["0"]) == is_everywhere


def test_an_abbreviation_that_a_tenth_of_the_passages_has_is_written_out_and_one_of_more_not() -> (
    None
):
    ferries = [f"The ferries sail to the islands of Orra, {n} a day." for n in range(19)]
    for many, is_written_out in ((2, True), (3, False)):
        told = ["The International Energy Agency (IEA) tells of oil.", *["The IEA sells."] * many]
        found = matter(*told[:many], *ferries[: 20 - many])
        assert (stem("agency", "en") in found.stems["1"]) == is_written_out


def test_a_name_is_the_same_with_a_hyphen_and_without() -> None:
    found = matter("They urge the Five-Point Plan.", "They urge the Five Point Plan.")
    assert found.names["0"] == found.names["1"] != frozenset()
