"""Stems of words, by Snowball."""

import re
from functools import cache, lru_cache
from typing import Any

from comparator.language.chinese import simplified
from comparator.language.codes import base_language

_ELIDING = frozenset({"ca", "fr", "it"})
_ELIDED = re.compile(r"^(?:[cdjlmnst]|qu|jusqu|lorsqu|puisqu|dell|nell|all|un)['’]")
# "and the …", "with the …", "for the …" are one word in Arabic; Snowball leaves some on.
_JOINED_ARTICLE = re.compile(r"^[وف]?(?:[بك]?ال|لل)(?=\w{3})")


@cache
def _stemmer(code: str) -> Any:
    """Return the stemmer of a language by its code; None where Snowball has none."""
    import snowballstemmer
    from babel import Locale, UnknownLocaleError

    try:
        # Snowball calls its languages by their English names.
        name = (Locale.parse(code).english_name or "").casefold()
    except (UnknownLocaleError, ValueError):
        return None
    return snowballstemmer.stemmer(name) if name in snowballstemmer.algorithms() else None


def without_elision(word: str, language: str) -> str:
    """Return a word in small letters without what is elided before it: "l'accord", "s'engagent"."""
    if base_language(language) not in _ELIDING:
        return word
    return _ELIDED.sub("", word) or word


@lru_cache(maxsize=65536)
def stem(word: str, language: str) -> str:
    """Return the stem of a word, case folded; the word itself where there is no stemmer."""
    folded = without_elision(simplified(word.casefold()), language)
    if base_language(language) == "ar":
        folded = _JOINED_ARTICLE.sub("", folded)
    stemmer = _stemmer(base_language(language))
    stemmed: str = stemmer.stemWord(folded) if stemmer else folded
    return stemmed
