"""Where a declaration names a matter without being filed under it."""

from comparator.model import Declaration, ThemeSet

_MOST = 6


def named_in_passing(declaration: Declaration, themes: ThemeSet, theme: str) -> tuple[int, ...]:
    """Return the first few blocks whose prose has a name or a firm word of a theme."""
    from comparator.themes.lexicon import Grade, lexicon
    from comparator.themes.matching import find_matches
    from comparator.themes.units import units_of

    if theme not in themes.ids:
        return ()
    only = ThemeSet((themes[theme],))
    terms = lexicon(only, declaration.language)
    blocks = dict.fromkeys(
        p.block
        for p in declaration.passages
        if p.kind.is_prose
        and any(
            match.pattern.grade >= Grade.WORD
            for match in find_matches(units_of(p.text), terms).get(0, ())
        )
    )
    return tuple(blocks)[:_MOST]
