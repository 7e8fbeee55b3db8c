"""Numbers in words and figures, and what each comes to."""

import pytest

from comparator.language.numerals import each_value, in_words, plain_figures


@pytest.mark.parametrize(
    ("code", "text", "values"),
    [
        ("en", "two hundred and five ships, twenty-one or four, one of six", "205 21 4 6"),
        ("en", "five thousand, and millions of them", "5000"),
        ("ru", "двадцать пять стран и сто два порта, один из тысячи", "25 102"),
        ("fr", "quatre-vingt-dix-sept, soixante-douze, deux cents, vingt et un", "97 72 200 21"),
        ("es", "veinticinco mil, treinta y dos, dos mil millones", "25000 32 2000000000"),
        ("ar", "خمسة وعشرون دولة وست دول", "25 6"),
        (
            "zh",
            "三千万元，两千亿，百分之五，百分之三点五，一个，十五个",
            "30000000 200000000000 5% 3.5% 15",
        ),
        ("zh", "统一市场，万一，第三，一百零五，二〇三〇年，三七", "105 2030"),
        ("zh", "本法第十五条和第三十三条，第一百零五条，十五条", "15"),
    ],
)
def test_numbers_in_words_have_a_value(code: str, text: str, values: str) -> None:
    assert " ".join(n.value for n in in_words(text, code)) == values


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("2,5 млрд рублей", "2500000000"),
        ("1.2亿元和12000万元", "120000000 120000000"),
        ("总额为３０%", "30%"),
        ("2.500 millones y 2,5 por ciento", "2500000000 2.5%"),
        ("2.5 billion and 2,500 million", "2500000000 2500000000"),
        ("بنسبة ٥ في المائة", "5%"),
        ("10 000 тонн", "10000"),
        ("3/4 and v2", ""),
    ],
)
def test_one_value_has_one_form_in_any_language(text: str, values: str) -> None:
    assert " ".join(n.value for n in each_value(text)) == values


@pytest.mark.parametrize(
    ("figures", "code", "plain"),
    [
        ("2.500", "es", "2500"),
        ("2.500", "en", "2.5"),
        ("2,500", "en", "2500"),
        ("2,50", "ru", "2.5"),
    ],
)
def test_what_a_comma_means_depends_on_the_language(figures: str, code: str, plain: str) -> None:
    assert plain_figures(figures, code) == plain
