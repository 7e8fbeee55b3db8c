"""What a passage is about, with the states that every text names left aside."""

from dataclasses import replace

from comparator.analysis.matter import Matter, matter_of
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
    assert (found.states["0"], found.states["1"]) == ({"NO"}, {"PE"})
    assert not found.names["0"]
    assert found.names["1"]
