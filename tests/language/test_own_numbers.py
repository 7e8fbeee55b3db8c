"""The number that a paragraph carries in front, in the forms of the world."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from comparator.language.normal_forms import kept_form
from comparator.language.own_numbers import own_number


@pytest.mark.parametrize(
    ("number", "words"),
    [
        ("12. ", "The states"), ("(iv) ", "the quays"), ("3) ", "Nets"), ("IV. ", "The quays"),
        ("(a) ", "the quays"), ("b) ", "the quays"), ("c. ", "the quays"), ("(aa) ", "the quays"),
        ("а) ", "причалы"), ("1.1 ", "The states"), ("1.2.3 ", "The states"),
        ("1.1. ", "the quays"),
        ("1. (a) ", "The states"), ("Article 3 ", "The Council"), ("Article 3. ", "The Council"),
        ("Section IV: ", "the quays"), ("§4 ", "The Council"), ("§ 4. ", "The Council"),
        ("Статья 5. ", "Совет"), ("Статья 5 ", "Совет"), ("Artikel 3 ", "Der Rat"),
        ("Artículo 3. ", "El Consejo"), ("第三条 ", "安理会"), ("第12条：", "安理会"),
        ("一、", "各国"),
        ("（二）", "各国"), ("3、", "各国"), ("① ", "各国"), ("¹ ", "Document 4"),
        ("Artículo 3.º ", "El Consejo"), ("Article 12 bis. ", "Le Conseil"),
        ("12bis. ", "The quays"), ("п. 7 ", "Причалы"),
        ("[2] ", "Document 4"), ("א. ", "הצדדים"), ("أ. ", "الأطراف"), ("β. ", "Τα μέρη"),
    ],
)  # fmt: skip
def test_a_paragraphs_own_number_is_known(number: str, words: str) -> None:
    assert own_number(number + words) == number
    assert kept_form(number + words) == kept_form(words)


@pytest.mark.parametrize(
    "text",
    ["1.5 m", "1.5 million tonnes", "2.5 Mt of carbon", "The states", "2022. ", "2022. The states",
     "Article 5 of the Charter", "Article 5 NATO", "Article 5", "Статья 5 Устава", "§ 4 of the act",
     "Artikel 5 Absatz 2", "第三条规定", "A. Smith spoke", "三个国家", "المادة ٥ من الميثاق",
     "12 states", "г. Гавань", "p. 5 of it"],
)  # fmt: skip
def test_prose_has_none(text: str) -> None:
    assert own_number(text) == ""


@given(st.text(alphabet="12.()ivx abcАа§第三条、 \nThe", max_size=30))
def test_a_number_is_never_all_of_a_text(text: str) -> None:
    number = own_number(text)
    assert text.startswith(number)
    assert not text.strip() or text[len(number) :].strip()
