"""Which words a language has, and how often it uses them: lists of the extra `check`."""

from collections.abc import Mapping
from functools import cache

from comparator.language.codes import base_language

_LISTED = frozenset({"en", "de", "es", "fr", "it", "nl", "pt", "ru", "ar"})


@cache
def word_list(language: str) -> Mapping[str, int]:
    """Return the words of a language in small letters with their frequency; {} where none is known.

    The lists come from films' subtitles; what no subtitle has, but an ordinary list of words,
    counts 50. Without the extra there are none.
    """
    code = base_language(language)
    if code not in _LISTED:
        return {}
    try:
        from spellchecker import SpellChecker
    except ImportError:
        return {}
    frequency = SpellChecker(language=code).word_frequency
    return {word: frequency[word] for word in frequency.words()}
