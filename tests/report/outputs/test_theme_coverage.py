"""The table of `comparator themes`."""

from dataclasses import replace
from datetime import date

import pytest

from comparator.model import Terms, Theme, ThemeSet
from comparator.report.outputs.theme_coverage import coverage_text
from tests.small_editions import P, declaration, edition


@pytest.mark.parametrize(
    ("days", "heads"),
    [
        (((2018, 5, 4), (2019, 5, 4)), ["2018", "2019"]),
        (((2018, 5, 4), (2018, 6, 4)), ["2018-05", "2018-06"]),
        (((2018, 5, 4), (2018, 5, 9)), ["18-05-04", "18-05-09"]),
        (((2018, 5, 4), (1, 1, 1)), ["2018", "–"]),
    ],
)
def test_texts_of_one_year_are_told_apart(
    days: tuple[tuple[int, int, int], ...], heads: list[str]
) -> None:
    themes = ThemeSet((Theme("trade", "Trade", terms={"en": Terms(words=("trade",))}),))
    texts = (
        replace(declaration(f"{2001 + n}-arden", [(P, ["They trade."])]), date=date(*day))
        for n, day in enumerate(days)
    )
    series = edition([declaration("2018-arden", [(P, ["They trade."])])]).series
    text = coverage_text(replace(series, declarations=tuple(texts), themes=themes))
    assert text.split("Words under each theme\n")[1].split("\n")[0].split() == heads
