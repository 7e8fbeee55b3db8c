"""One form for every spelling of a word, and every spelling of a form."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from comparator.language.knowledge import language
from comparator.language.spellings import spelling_form, spellings_of


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("defence", "defense"),
        ("organisations", "organizations"),
        ("labour", "labor"),
        ("programme", "program"),
        ("analyse", "analyze"),
    ],
)
def test_either_spelling_gives_both(one: str, other: str) -> None:
    assert {one, other} <= spellings_of(one) == spellings_of(other)


def test_a_word_with_a_hyphen_is_written_without_too() -> None:
    assert spellings_of("counter-terrorism") == {"counter-terrorism", "counterterrorism"}


@given(
    st.one_of(
        st.sampled_from(sorted(language("en").spellings)),
        st.from_regex(r"[a-z]{1,4}-?[a-z]{1,3}(is|iz|ys)(e|ing|ations)", fullmatch=True),
        st.text(max_size=9).map(str.casefold),
    )
)
def test_all_spellings_of_a_word_have_its_form(word: str) -> None:
    found = spellings_of(word)
    assert {word, spelling_form(word)} - found == set()
    assert {spelling_form(each) for each in found} == {spelling_form(word)}
