"""Themes that an editor set: they stand in the place of all that the words of a passage say."""

from collections.abc import Sequence
from dataclasses import replace

from comparator.model import Declaration, Passage, Ruling, RulingKind, ThemeScore

ORIGIN = "hand"
_CLEAR = 1.0


def with_themes_by_hand(declaration: Declaration, rulings: Sequence[Ruling]) -> Declaration:
    """Return a declaration whose passages have the themes that were set for them."""
    themes = {
        ref: tuple(ThemeScore(theme, _CLEAR, (), ORIGIN) for theme in ruling.themes)
        for ruling in rulings
        if ruling.kind is RulingKind.THEMES
        for ref in ruling.of(declaration.id)
    }
    if not themes:
        return declaration

    def ruled(passage: Passage) -> Passage:
        return replace(passage, themes=themes.get(passage.id, passage.themes))

    blocks = tuple(replace(b, passages=tuple(map(ruled, b.passages))) for b in declaration.blocks)
    return replace(declaration, blocks=blocks)
