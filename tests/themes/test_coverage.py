"""What the themes catch and miss."""

from comparator.model import Terms
from comparator.themes import assign_themes, coverage
from tests.small_declarations import declare, theme_set

THEMES = theme_set(rail=Terms(names=("railway",)), water=Terms(names=("water",)))


def test_passages_and_words_are_counted_by_theme_and_declaration() -> None:
    declaration = assign_themes(
        declare("# Title", "The railway is old.", "Glaciers melt quickly."), THEMES
    )
    found = coverage([declaration], THEMES)
    assert found.declarations == ("2024-here",)
    assert [(t.theme, t.passages, t.words) for t in found.themes] == [
        ("rail", (1,), (4,)),
        ("water", (0,), (0,)),
    ]
    assert (found.prose, found.themed, found.share) == ((2,), (1,), 0.5)
    assert [p.text for p in found.unthemed] == ["Glaciers melt quickly."]


def test_words_typical_of_unthemed_passages_are_suggested() -> None:
    declaration = assign_themes(
        declare(
            "The member states need the railway.",
            "The member states need water.",
            "The member states mourn the glaciers.",
            "The member states measure each glacier.",
        ),
        THEMES,
    )
    suggestions = coverage([declaration], THEMES).suggestions
    assert [s.word for s in suggestions] == ["glacier"]
    assert suggestions[0].passages == 2


def test_nothing_is_covered_and_nothing_missed_where_there_is_no_prose() -> None:
    found = coverage([assign_themes(declare("# Title"), THEMES)], THEMES)
    assert found.share == 1.0
    assert found.suggestions == ()
