"""Words that translators use one for the other.

Most declarations are translated, and two renderings of an unchanged clause differ. An edit that
only swaps words of one row is *light*: shown, but dimmed and counted apart. A row holds words of
equal strength only, so that no real change of tone can hide: "note" and "welcome", "call on" and
"urge", "concern" and "alarm", "shall" and "should" are in none.
"""

from functools import cache

# Each row with the reason why its words are of one strength and one meaning in declarations.
ROWS: tuple[tuple[str, str], ...] = (
    ("emphasise emphasize stress underline underscore", "подчёркивать; one rank in every scale"),
    ("counter combat counteract", "противодействие, борьба: all three render both"),
    ("reaffirm reiterate", "подтверждать: both say that an older position stands"),
    ("broaden expand widen", "расширять"),
    ("enhance strengthen", "укреплять; neither says how much"),
    ("prevent avert", "предотвращать"),
    ("importance significance", "важность, значение"),
    ("important significant", "важный; “vital” and “essential” are stronger and stay apart"),
    ("need necessity", "необходимость"),
    ("aim goal objective", "цель"),
    ("conduct hold", "проводить, of meetings and exercises"),
    ("start begin commence", "начинать"),
    ("assist help", "содействовать, помогать"),
    ("illicit illegal", "незаконный оборот is rendered both ways"),
    ("mutual reciprocal", "взаимный"),
)


@cache
def _row_of() -> dict[str, str]:
    from comparator.language.stems import stem

    return {stem(word, "en"): words.split()[0] for words, _ in ROWS for word in words.split()}


@cache
def meaning_of(form: str) -> str:
    """Return what stands for a word and for all that may replace it."""
    from comparator.language.stems import stem

    return _row_of().get(stem(form, "en"), form)
