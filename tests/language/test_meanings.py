"""What words of several languages mean alike: the law of the data, and what it tells."""

import pytest

from comparator.language.knowledge import named_pairs
from comparator.language.meanings import meanings_of
from comparator.language.stems import stem

LANGUAGES = ("en", "ru", "zh", "ar", "fr", "es")


@pytest.mark.parametrize("code", LANGUAGES)
def test_a_word_tells_one_meaning(code: str) -> None:
    told: dict[str, str] = {}
    for meaning, words in named_pairs("meanings", code).items():
        assert meaning in named_pairs("meanings", "en")
        for root in {stem(word, code) for word in words.split()}:
            assert told.setdefault(root, meaning) == meaning, root


def test_a_meaning_is_found_in_all_languages() -> None:
    texts = {
        "en": "Marriages are protected.",
        "ru": "Вступление в брак охраняется.",
        "zh": "缔婚受法律保护。",
        "ar": "عقد الزواج محمي.",
        "fr": "Le mariage est protégé.",
        "es": "El matrimonio se protege.",
    }
    assert all("marry" in meanings_of(text, code) for code, text in texts.items())
    assert not meanings_of("Marriages are protected.", "fr") & {"marry"}


def test_of_chinese_words_that_overlap_the_longer_one_counts() -> None:
    assert "school" in meanings_of("大学很多。", "zh")
    assert meanings_of("武装部队", "zh") == {"military"}
