"""Which years of a span have no text here: by the catalogue, else by the rhythm of the texts."""

from dataclasses import replace
from datetime import date

import pytest

from comparator.model import Series
from comparator.wording.formatting import missing_note
from tests.small_editions import P, declaration, edition


def series(*years: int, absent: dict[int, str] | None = None) -> Series:
    """Return texts of some years, and a catalogue that names others, each with its kind."""
    texts = [declaration(f"{year}-arden", [(P, ["One."])]) for year in years]
    made = edition(texts, []).series
    if absent is None:
        return made
    return replace(made, absent=tuple((date(y, 6, 1), kind) for y, kind in absent.items()))


@pytest.mark.parametrize(
    ("years", "missing"),
    [
        ((2007, 2010), (2008, 2009)),  # two texts have no rhythm
        ((2021, 2023, 2024), (2022,)),
        ((2010, 2012, 2016), (2014,)),
        ((2010, 2012, 2014), ()),
    ],
)
def test_without_a_catalogue_the_texts_tell_when_one_is_due(
    years: tuple[int, ...], missing: tuple[int, ...]
) -> None:
    made = series(*years)
    assert made.missing_years(made.declarations[0].id, made.declarations[-1].id) == missing
    assert made.all_missing_years(made.declarations[-1].id) == missing


def test_the_catalogue_names_what_there_is() -> None:
    made = series(2019, 2020, 2023, absent={2021: "", 2018: "", 2024: ""})
    assert made.missing_years("2019-arden", "2023-arden") == (2021,)
    assert made.missing_years("2019-arden", "2020-arden") == ()


def test_a_text_of_another_kind_is_not_missed() -> None:
    made = series(2019, 2023, absent={2021: "goals", 2022: "statement"})
    texts = tuple(replace(d, kind="statement") for d in made.declarations)
    assert replace(made, declarations=texts).missing_years("2019-arden", "2023-arden") == (2022,)


def test_the_note_names_what_the_catalogue_has_before_the_first_text_and_after_the_last() -> None:
    """What is called the newest may not be, nor the first the first."""
    made = series(2019, 2020, 2023, absent={2018: "", 2021: "", 2024: "", 2020: ""})
    assert "No text of 2018, 2021 and 2024 is here" in missing_note(made)
    assert missing_note(series(2019, 2020, absent={2020: ""})) == ""
