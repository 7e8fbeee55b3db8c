"""Ribbons: what flows on, splits, sleeps and ends, in the picture and beside it."""

import re
from dataclasses import replace
from itertools import pairwise

from comparator.model import Edition
from comparator.report.addresses import Page, series_page, theme_page
from comparator.report.edition_index import Lookup
from comparator.report.parts.ribbons import Ribbons, ribbons_of_series, ribbons_of_theme
from tests.small_editions import three_years

NUMBER = re.compile(r"-?\d+(?:\.\d+)?")


def of(edition: Edition, theme: str) -> Ribbons | None:
    return drawn_of(Lookup(edition), theme)


def drawn_of(lookup: Lookup, theme: str) -> Ribbons | None:
    return ribbons_of_theme(lookup, theme, Page(theme_page(lookup.series.id, theme)))


def shapes(ribbons: Ribbons, style: str) -> list[list[float]]:
    """Return the numbers of each outline of a kind."""
    path = next((s.path for s in ribbons.shapes if s.style == style), "")
    return [[float(n) for n in NUMBER.findall(part)] for part in path.split("Z") if part]


def test_a_clause_that_splits_flows_into_each_of_its_parts() -> None:
    ribbons = of(three_years(), "trade")
    assert ribbons is not None
    bands = shapes(ribbons, "reworded")
    # One from the first year to the second, two from the second to the third.
    assert len(bands) == 3
    (_, split, other) = sorted(bands)
    assert split[:2] != other[:2]
    # Counted in passages, as on the page of the two texts.
    assert ribbons.description == (
        "From 2020 to 2021: of 1 sentence 0 word for word, 1 reworded, 0 without one linked; "
        "of 2 sentences in 2021 0 without one."
    )


def test_a_clause_that_is_silent_for_a_year_sleeps() -> None:
    ribbons = of(three_years(), "energy")
    assert ribbons is not None
    assert len(shapes(ribbons, "asleep")) == 2
    assert shapes(ribbons, "kept") == []


def test_nothing_is_drawn_of_a_theme_of_one_text() -> None:
    edition = three_years()
    first = edition.series.declarations[:1]
    alone = replace(edition, series=replace(edition.series, declarations=first), threads=())
    assert of(alone, "trade") is None


def test_no_band_crosses_another_and_all_stay_in_the_picture(specimen_edition: Edition) -> None:
    lookup, drawn = Lookup(specimen_edition), 0
    for theme in specimen_edition.series.themes.ids:
        ribbons = drawn_of(lookup, theme)
        if ribbons is None:
            continue
        drawn += 1
        bands = [b for style in ("kept", "reworded", "asleep") for b in shapes(ribbons, style)]
        for one in bands:
            assert 0 <= one[0] < one[6] <= float(ribbons.width)
            assert max(one[1], one[7], one[8]) <= float(ribbons.height)
            for other in bands:
                if (one[0], one[6]) == (other[0], other[6]):
                    # Left top and right top are in one order; bands of one clause may touch.
                    assert (one[1] - other[1]) * (one[7] - other[7]) >= -0.2
        assert len(ribbons.shares) > 1
    assert drawn > 3


def test_the_ribbons_of_a_series_are_of_all_its_clauses_and_lead_to_their_themes() -> None:
    edition = three_years()
    lookup = Lookup(edition)
    here = Page(series_page(lookup.series.id, "measures"))
    ribbons = ribbons_of_series(lookup, here)
    assert ribbons is not None
    told = [thread for thread in edition.threads if any(refs for _, refs in thread)]
    flows = sum(len(shapes(ribbons, style)) for style in ("said", "new"))
    assert flows >= len(told)
    assert all(n.href == "" or n.href.startswith("themes/") for n in ribbons.names)
    whole = [lookup.profiles[text.id, None].words for text in lookup.declarations]
    assert [int(share.words) for share in ribbons.shares] == whole


def test_no_ribbons_of_a_series_are_drawn_of_one_text() -> None:
    edition = three_years()
    first = edition.series.declarations[:1]
    alone = replace(edition, series=replace(edition.series, declarations=first), threads=())
    assert ribbons_of_series(Lookup(alone), Page("a/measures.html")) is None


def test_no_name_stands_on_another_and_gone_is_only_what_is_gone(
    specimen_edition: Edition,
) -> None:
    lookup = Lookup(specimen_edition)
    ribbons = ribbons_of_series(lookup, Page(series_page(lookup.series.id, "measures")))
    assert ribbons is not None
    heights = [float(name.y) for name in ribbons.names]
    assert len(heights) > 8
    assert all(b - a >= 13.5 for a, b in pairwise(heights))
    newest = lookup.declarations[-1].id
    gone = {
        lookup.wordings.title(t).words
        for t in specimen_edition.threads
        if all(lookup.history.is_gone(ref, newest) for ref in t.stations[-1][1])
    }
    told = [name.text.removeprefix("gone: “") for name in ribbons.names if "gone:" in name.text]
    assert told
    for text in told:
        assert any(title.startswith(text.rstrip("”").rstrip("…").rstrip()) for title in gone)
