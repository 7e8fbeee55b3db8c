"""Stems of words, by Snowball."""

from functools import cache, lru_cache
from typing import Any

from comparator.language.codes import base_language

_ALGORITHMS = {
    "de": "german",
    "en": "english",
    "es": "spanish",
    "fr": "french",
    "it": "italian",
    "pt": "portuguese",
    "ru": "russian",
    "tr": "turkish",
}


@cache
def _stemmer(language: str) -> Any:
    import snowballstemmer

    return snowballstemmer.stemmer(_ALGORITHMS[language])


@lru_cache(maxsize=65536)
def stem(word: str, language: str) -> str:
    """Return the stem of a word, case folded; the word itself where there is no stemmer."""
    folded = word.casefold()
    code = base_language(language)
    if code not in _ALGORITHMS:
        return folded
    stemmed: str = _stemmer(code).stemWord(folded)
    return stemmed
