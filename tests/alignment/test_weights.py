"""What features of passages are worth: the fewer passages have them, the more."""

from math import log2

import pytest

from comparator.alignment.features import LISTED, features_of
from comparator.alignment.numbers import numbers_of
from comparator.alignment.weights import Table, learn_weights

THANKS = "They welcome Avaria, Belmark, Corvia and Dunmere to the lighthouse."
BELLS = [f"Bell {n} rang." for n in range(9)]


def worth(table: Table, *features: str) -> list[float]:
    """Return what features weigh."""
    return [float(weight) for weight in table.of(numbers_of(features))]


def test_a_rare_word_counts_most_a_row_less_and_what_frames_or_lists_least() -> None:
    weights = learn_weights([[THANKS, *BELLS]])
    once, often = 64 * log2(11), 64 * log2(11 / 9)
    # The last word only frames.
    assert worth(weights.rows, "lighthous", "bell", f"{LISTED}avaria", "welcom") == [
        *(round(each) for each in (once, often, once / 4, once / 4))
    ]
    assert weights.rows.rarest == round(once)
    assert worth(weights.stems, "lighthous", "bell", "new") == [
        *(round((each / 4) ** 2) for each in (once, often, once))
    ]
    rung = learn_weights([["Bells rang loud.", "So."]]).rows
    rows = rung.of(features_of(("Bells rang loud.",)).rows.number)
    framed = learn_weights([["Welcome ferries.", "So."]]).rows
    of = framed.of(features_of(("Welcome ferries.",)).rows.number)
    # A row frames if all of it does.
    assert sorted(of.tolist()) == [round(share * 64 * log2(3)) for share in (0.25, 0.75, 1)]
    # Three words, two rows of two of them, and one of three.
    shares = (0.5, 0.75, 0.75, 1, 1, 1)
    assert sorted(rows.tolist()) == [round(share * 64 * log2(3)) for share in shares]


def test_a_beginning_in_every_passage_still_tells_a_little() -> None:
    beginnings = learn_weights([[THANKS, *BELLS]]).beginnings
    assert beginnings.rarest == round(64 * (log2(21 / 3) + 1.44))
    assert worth(beginnings, "be") == [round(64 * (log2(21 / 17) + 1.44))]  # 8 of 10, by doublings
    twice = learn_weights([["Bells rang.", "Bells shone.", "So."]]).beginnings
    assert worth(twice, "be") == [round(64 * (log2(7 / 5) + 1.44))]
    assert worth(learn_weights([BELLS[:4]]).beginnings, "be") == [round(64 * 1.44)]


@pytest.mark.parametrize("years", [1, 5])
def test_what_is_said_once_a_year_is_as_telling_as_what_is_said_once(years: int) -> None:
    weights = learn_weights([[THANKS, *BELLS]] * years)
    assert worth(weights.rows, "lighthous") == [round(64 * log2(11))]


def test_of_no_text_nothing_is_known_and_nothing_fails() -> None:
    weights = learn_weights([])
    tables = weights.rows, weights.stems, weights.beginnings
    assert not any(len(table.numbers) for table in tables)
