"""What is written in several ways and is one."""

from dataclasses import replace

from comparator.analysis.names.writings import writings_of
from comparator.model import NameTable
from tests.small_editions import P, declaration, edition


def found_in(*texts: str) -> tuple[tuple[str, ...], ...]:
    years = [declaration(f"20{18 + n}-arden", [(P, [text])]) for n, text in enumerate(texts)]
    bodies = (("UN", ("United Nations", "UN")), ("SC", ("Salt Council", "SC")))
    states = (("SY", ("SAR",)), ("HK", ("Hong Kong SAR",)))
    table = NameTable(states=states, bodies=bodies)
    return writings_of(replace(edition(years).series, names={"en": table}))


def test_an_abbreviation_has_the_name_by_which_any_text_explains_it() -> None:
    found = found_in("The Salt Plan of Arden (SPOA) is kept.", "The SPOA is kept.")
    assert ("SPOA", "Salt Plan of Arden") in found


def test_an_abbreviation_of_two_things_is_none_of_them() -> None:
    texts = "The Salt Plan of Arden (SPOA) is kept.", "The Sand Path of Ambria (SPOA) is not."
    assert not any("SPOA" in group for group in found_in(*texts))
    assert any("SPOA" in group for group in found_in(texts[0], texts[0]))


def test_a_body_is_known_by_all_its_names_where_a_text_has_one() -> None:
    found = found_in("The UN meets.")
    assert ("UN", "United Nations") in found
    assert not any("SC" in group for group in found)


def test_an_abbreviation_of_a_state_that_stands_for_another_thing_is_no_name_of_it() -> None:
    assert any({"Syria", "SAR"} <= {*group} for group in found_in("Syria is at peace."))
    assert not any("SAR" in group for group in found_in("Syria and Hong Kong SAR meet."))


def test_no_two_groups_have_a_writing_in_common() -> None:
    groups = found_in(
        "The UN Salt Body (USB), a Salt Body (USB) of the United Nations (UN), meets."
    )
    every = [writing for group in groups for writing in group]
    assert len(every) == len(set(every))
