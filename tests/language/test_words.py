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


def test_a_word_without_an_end_is_cut_in_parts_and_characters_stay_whole() -> None:
    endless = "e\u0301" * 30_000
    found = words.tokens(endless)
    assert "".join(found) == endless
    assert max(map(len, found)) <= 20_002
    assert not any(token.startswith("\u0301") for token in found)
    assert [*words.each_token(endless)] == found


def test_chinese_without_a_space_is_cut_as_ever_however_long_it_is() -> None:
    sentence = "成员国支持2030年议程，并欢迎3.5亿人的NATO-非成员国。"
    assert words.tokens(sentence * 2_000) == words.tokens(sentence) * 2_000
