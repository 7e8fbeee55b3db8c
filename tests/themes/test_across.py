"""What two texts in two languages speak of has the same key in both."""

import pytest

from comparator.corpus.series.theme_sets import general_themes
from comparator.themes.across import matters_across

MATTERS = matters_across(general_themes())


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ru", "Терроризм угрожает всем."),
        ("zh", "恐怖主义威胁所有人。"),
        ("fr", "Le terrorisme menace chacun."),
        ("es", "El terrorismo amenaza a todos."),
        ("ar", "الإرهاب يهدد الجميع."),
    ],
)
def test_a_matter_has_one_key_in_all_languages(language: str, text: str) -> None:
    english = MATTERS("Terrorism threatens everyone.", "en")
    assert english
    assert english <= MATTERS(text, language)


def test_what_speaks_of_no_matter_has_no_key() -> None:
    assert not MATTERS("They met on a Tuesday.", "en")
