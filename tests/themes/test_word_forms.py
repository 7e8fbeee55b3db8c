"""What is one word, and what only shares a stem."""

import pytest

from comparator.model import Terms
from comparator.themes.word_forms import form_of
from tests.themes.test_terms import evidence


@pytest.mark.parametrize(
    ("one", "other", "language"),
    [
        ("integrity", "integration", "en"),
        ("contained", "container", "en"),
        ("access", "accession", "en"),
        ("hospitality", "hospital", "en"),
        ("product", "productivity", "en"),
        ("production", "productivity", "en"),
        ("important", "import", "en"),
        ("general", "generation", "en"),
        ("politics", "political", "en"),
        ("intégrité", "intégration", "fr"),
        ("integridad", "integración", "es"),
        ("развивать", "развивающихся", "ru"),
        ("возобновляет", "возобновляемых", "ru"),
        ("учения", "учёные", "ru"),
        ("вооруженные", "вооружений", "ru"),
        ("занятие", "занятость", "ru"),
    ],
)
def test_words_that_only_share_a_stem_are_two(one: str, other: str, language: str) -> None:
    assert form_of(one, language) != form_of(other, language)


@pytest.mark.parametrize(
    ("one", "other", "language"),
    [
        ("integration", "integrations", "en"),
        ("integrate", "integrated", "en"),
        ("containers", "container", "en"),
        ("organisation", "Organizations", "en"),
        ("digital", "digitally", "en"),
        ("policy", "policies", "en"),
        ("universities", "university", "en"),
        ("minister’s", "ministers", "en"),
        ("intégrations", "intégration", "fr"),
        ("integraciones", "integración", "es"),
        ("терроризмом", "терроризма", "ru"),
        ("беженец", "беженцев", "ru"),
        ("рынок", "рынка", "ru"),
        ("учений", "учениями", "ru"),
        ("развивающийся", "развивающимися", "ru"),
        ("возобновляемая", "возобновляемых", "ru"),
        ("занятость", "занятостью", "ru"),
        ("новость", "новостей", "ru"),
        ("военный", "военными", "ru"),
        ("кость", "костями", "ru"),
        ("устав", "уставом", "ru"),
        ("призыв", "призывов", "ru"),
    ],
)
def test_inflected_forms_are_one(one: str, other: str, language: str) -> None:
    assert form_of(one, language) == form_of(other, language)


def test_a_noun_in_ing_is_no_verb() -> None:
    assert evidence("the trains and the ages", Terms(names=("training", "ageing"))) == ()
    assert evidence("of training", Terms(names=("training",))) == ("training",)
    assert evidence("by combating it", Terms(names=("combat",))) == ("combating",)
