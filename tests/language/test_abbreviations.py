"""Abbreviations are what a text explains in brackets behind a name."""

import pytest

from comparator.language.abbreviations import abbreviations, written_out


@pytest.mark.parametrize(
    ("text", "short", "name"),
    [
        ("They thank the Treaty on Salt and Fish (TSF).", "TSF", "Treaty on Salt and Fish"),
        ("We need green harbour fees (GHFs).", "GHFs", "green harbour fees"),
        (
            "They back the Convention on the Use of Nets (Trawls) and Traps (NTC).",
            "NTC",
            "Convention on the Use of Nets Trawls and Traps",
        ),
        ("They keep the Salt Plan of Arden (SPOA).", "SPOA", "Salt Plan of Arden"),
        ("A ban on non-salted herring (NSH).", "NSH", "non-salted herring"),
    ],
)
def test_a_name_is_the_shortest_row_with_all_initials(text: str, short: str, name: str) -> None:
    assert abbreviations([text]) == {short: name}


@pytest.mark.parametrize("text", ["They met (Tashkent).", "They met (TAS).", "A fund (F)."])
def test_what_does_not_begin_like_its_letters_is_no_abbreviation(text: str) -> None:
    assert not abbreviations([text])


def test_a_name_and_its_abbreviation_are_the_same_written_out() -> None:
    known = {"SB": "Salt Board", "SBO": "SB Office"}
    assert written_out("the Salt Board (SB) and the SBO", known) == (
        "the Salt Board and the Salt Board Office"
    )
    assert written_out("nothing (here)", {}) == "nothing (here)"
