"""What is known of the words of passages, and forgotten."""

from comparator.alignment import features
from comparator.alignment.features import features_of, forget, hand_over
from comparator.alignment.numbers import number_of


def rows_in(text: str) -> int:
    """Return how many words and rows of words a text has."""
    (rows,) = features_of((text,)).rows.by_passage()
    return len(rows)


def test_no_row_of_words_has_a_name_of_a_list() -> None:
    assert rows_in("They greet Avaria.") == rows_in("They greet.") + 1 + 2
    assert rows_in("They greet Avaria, Belmark, Corvia, Dunmere.") == rows_in("They greet.") + 4


def test_what_was_handed_over_is_taken_until_it_is_forgotten() -> None:
    other = features_of(("Bells rang.",))
    hand_over({("Lamps shone.",): other})
    forget()
    assert features_of.cache_info().currsize == 0
    hand_over({("Lamps shone.",): other})
    assert features_of(("Lamps shone.",)) is other
    forget()
    assert features_of(("Lamps shone.",)) is not other
    assert not features._handed_over


def test_any_text_has_a_number() -> None:
    assert number_of("\ud800") != number_of("\ud801")
