"""Words and marks of a text: what a reader takes for one is never parted."""

from hypothesis import example, given
from hypothesis import strategies as st

from comparator.language import words

_ODD = st.text(
    " \t\n\r\x1c\u00a0\u0301\u0600\u0d4e\u200d\u200c\ufeff-−'’.,/12⁰abcÉ中กำ🏽\U0001f1e6"
)


@given(_ODD)
@example("a \u0301b")  # a space that carries a mark
@example("\u0600 1")  # a sign that takes what follows
def test_parting_at_white_space_first_changes_no_token(text: str) -> None:
    whole = words._TOKEN.findall(text)
    assert words.tokens(text) == whole
    assert "".join(whole) == text
