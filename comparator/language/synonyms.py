"""Words that translators use one for the other.

Most declarations are translated, and two renderings of an unchanged clause differ. An edit that
only swaps words of one row is *light*: shown, but dimmed and counted apart. A row holds words of
equal strength only, so that no real change of tone can hide: "note" and "welcome", "call on" and
"urge", "concern" and "alarm", "shall" and "should" are in none.
"""

from functools import cache

from comparator.language.knowledge import language


@cache
def _row_of() -> dict[str, str]:
    from comparator.language.stems import stem

    return {
        stem(word, "en"): words.split()[0]
        for words in language("en").synonyms
        for word in words.split()
    }


@cache
def meaning_of(form: str) -> str:
    """Return what stands for a word and for all that may replace it."""
    from comparator.language.stems import stem

    return _row_of().get(stem(form, "en"), form)
