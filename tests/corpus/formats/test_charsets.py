"""Bytes that say no charset are read in the one in which they make a likely text."""

import pytest

from comparator.corpus.formats.charsets import guessed_charset
from comparator.corpus.formats.detection import decoded

TEXTS = {
    "gb18030": "各国元首在北京举行会议，回顾了过去一年的工作，并发表声明如下。中国和各方的合作。",
    "big5hkscs": "各國元首在北京舉行會議，回顧了過去一年的工作，並發表聲明如下。各方的合作。",
    "cp932": "首脳は東京で会合し、過去一年の活動を振り返り、次のとおり宣言した。",
    "euc_jp": "首脳は東京で会合し、過去一年の活動を振り返り、次のとおり宣言した。",
    "cp949": "정상들은 서울에서 회의를 열고 지난 한 해의 활동을 돌아보며 다음과 같이 선언하였다.",
    "cp1251": "Главы государств встретились в Москве и приняли настоящее заявление о мире.",
    "koi8-r": "Главы государств встретились в Москве и приняли настоящее заявление о мире.",
    "cp866": "Главы государств встретились в Москве и приняли настоящее заявление о мире.",
    "iso8859-5": "Главы государств встретились в Москве и приняли настоящее заявление о мире.",
    "cp1252": "Les États réaffirment leur détermination à œuvrer pour la paix – et l’égalité.",
}


@pytest.mark.parametrize("name", TEXTS)
def test_a_charset_is_told_by_what_it_makes_of_the_bytes(name: str) -> None:
    assert guessed_charset(TEXTS[name].encode(name)) == name


@pytest.mark.parametrize(
    ("language", "name"), [("zh", "gb18030"), ("ja", "cp932"), ("ko", "cp949")]
)
def test_a_few_bytes_are_told_by_the_language(language: str, name: str) -> None:
    words = {"zh": "中国和", "ja": "これは", "ko": "우리는"}[language]
    assert words.encode(name).decode(guessed_charset(words.encode(name), language)) == words


@pytest.mark.parametrize(("name", "code"), [("iso2022_jp", "cp932"), ("iso2022_kr", "cp949")])
def test_a_charset_of_seven_bits_is_told_by_its_marks(name: str, code: str) -> None:
    text, note = decoded(TEXTS[code].encode(name))
    assert text == TEXTS[code]
    assert name in note


@pytest.mark.parametrize(
    "claim",
    ["idna", "undefined", "punycode", "zlib", "rot13", "unicode_escape", "a\0b", "utf-32", "cp037"],
)
def test_a_charset_that_is_none_of_pages_is_seen_through(claim: str) -> None:
    page = f"<meta charset={claim}><p>caf\xe9</p>".encode("latin-1")
    for text, _ in (decoded(page), decoded(page, claim), decoded(page, "utf-8", "fr")):
        assert "<p>caf" in text
