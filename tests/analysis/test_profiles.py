"""Profiles count every word once."""

from dataclasses import replace

import pytest

from comparator.analysis.measures import measure_pair, words_of_passages
from comparator.analysis.profiles import concentration, profiles
from comparator.model import Edition


@pytest.fixture(scope="module")
def edition(specimen_edition: Edition) -> Edition:
    """The pairs of neighbours of the fictional series."""
    near = {(older.id, newer.id) for older, newer in specimen_edition.series.neighbours()}
    pairs = tuple(c for c in specimen_edition.collations if (c.left, c.right) in near)
    return replace(specimen_edition, collations=pairs)


def test_the_parts_make_the_whole(edition: Edition) -> None:
    for profile in profiles(edition).values():
        assert profile.words == profile.kept + profile.surviving + profile.reworded + profile.new
        assert min(profile.kept, profile.surviving, profile.reworded, profile.new) >= 0
        assert profile.age_years is None or profile.age_years >= 0


def test_all_prose_agrees_with_the_measure_of_the_pair(edition: Edition) -> None:
    words, found = words_of_passages(edition), profiles(edition)
    for collation in edition.collations:
        pair, profile = measure_pair(collation, words, "en"), found[collation.right, None]
        assert (profile.kept, profile.new, profile.dropped) == (pair.kept, pair.added, pair.dropped)
        assert profile.surviving + profile.reworded == pair.reworded_to
        assert profile.reworded == pair.inserted


def test_the_first_declaration_has_no_past(edition: Edition) -> None:
    first = profiles(edition)[edition.series.declarations[0].id, None]
    assert (first.has_before, first.age_years, first.share(first.new)) == (False, 0.0, None)


def test_concentration_is_between_evenness_and_one_theme(edition: Edition) -> None:
    words = words_of_passages(edition)
    for declaration in edition.series.declarations:
        themes = {s.theme for p in declaration.passages for s in p.themes}
        found = concentration(declaration, words)
        assert found is not None
        assert 1 / len(themes) <= found <= 1
