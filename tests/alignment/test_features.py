"""What is known of the words of passages, and forgotten."""

from comparator.alignment import features
from comparator.alignment.features import features_of, forget, hand_over
from comparator.alignment.numbers import number_of


def test_no_row_of_words_has_a_name_of_a_list() -> None:
    (stems,) = features_of(("Greet Avaria, Belmark, Corvia, Dunmere.",)).stems.by_passage()
    (rows,) = features_of(("Greet Avaria, Belmark, Corvia, Dunmere.",)).rows.by_passage()
    assert rows == stems
    assert len(rows) == 5
    (rows,) = features_of(("Greet Avaria.",)).rows.by_passage()
    assert len(rows) == 3


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
