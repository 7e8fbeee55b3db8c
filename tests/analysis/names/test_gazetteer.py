"""Which states a text names, and what only reads like one."""

import pytest

from comparator.analysis.names.gazetteer import gazetteer_of
from comparator.corpus.series.name_tables import NAMES


def states_in(text: str, language: str = "en") -> list[str]:
    found = gazetteer_of(NAMES.bundled, language).countries(text)
    return [text[name.start : name.end] for name in found]


@pytest.mark.parametrize(
    "text",
    [
        "They thank the Deputy Attorney General Lisa Monaco for it.",
        "Mr. Jordan spoke for the delegation.",
        "Anna K. Jordan spoke.",
        "Ministers greeted Judge Paul Jordan, who led it.",
    ],
)
def test_a_person_who_is_called_as_a_state_is_none(text: str) -> None:
    assert states_in(text) == []


@pytest.mark.parametrize(
    ("text", "states"),
    [
        ("We met in Jordan, and thank Jordan.", ["Jordan", "Jordan"]),
        ("The King of Jordan hosted all.", ["Jordan"]),
        ("Given Jordan's offer, we met. While Egypt was there, we spoke.", ["Jordan", "Egypt"]),
        ("It speaks of Eastern Ukraine and of the Member States India and Peru.",
         ["Ukraine", "India", "Peru"]),
        ("Signed by Prime Minister Republic of India.", ["Republic of India"]),
        ("They fish off New Mexico.", []),
    ],
)  # fmt: skip
def test_what_stands_before_a_state_does_not_hide_it(text: str, states: list[str]) -> None:
    assert states_in(text) == states


def test_a_chinese_name_begins_where_a_word_does() -> None:
    pytest.importorskip("rjieba")
    names = gazetteer_of(NAMES.bundled, "zh")
    assert names.places("我们隆重庆祝中华人民共和国成立75周年。") == []
    assert [name.key for name in names.places("会议在重庆市举行。")] == ["重庆"]


@pytest.mark.parametrize("mark", ["'", "’"])
def test_either_apostrophe_is_one_of_a_name(mark: str) -> None:
    assert states_in(f"We thank Côte d{mark}Ivoire.") == [f"Côte d{mark}Ivoire"]
    assert states_in(f"в Кот-д{mark}Ивуаре", "ru") == [f"Кот-д{mark}Ивуаре"]
