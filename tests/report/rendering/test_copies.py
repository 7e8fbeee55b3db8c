"""Pages told by copies: nothing is lost, whatever they are made of."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from comparator.report.rendering.copies import Ground, copies_of
from tests.report.rendering.unfolding import unfolded

PIECES = st.lists(
    st.sampled_from(
        ["<p>", "</p>", "<", "peace ", "мир ", "🕊 ", '<a href="#p14.2">', "  ", "\n", "§"]
    )
).map("".join)


@given(text=PIECES, older=PIECES, newer=PIECES)
def test_copies_tell_the_text(text: str, older: str, newer: str) -> None:
    copies = copies_of(text, Ground(older), Ground(newer))
    assert unfolded(copies, older + newer) == text
    assert copies == copies_of(text, Ground(older), Ground(newer))


@pytest.mark.parametrize(
    ("base", "text", "told"),
    [
        ("<p>peace and trade</p>", "<p>peace and ", [0, 13]),
        # How far from the end of the copy before, and with signs that take two units.
        ("<b>🕊 and</b> <i>trade</i>", "<i>trade</i> <b>🕊 and", [14, 12, " ", -26, 9]),
        ("", "of peace and of peace and", ["of peace and ", 0, 9, "and"]),
    ],
)
def test_what_is_known_is_copied(base: str, text: str, told: list[int | str]) -> None:
    assert copies_of(text, Ground(base)) == told
