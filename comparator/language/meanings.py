"""What words of several languages mean alike, as far as `pairs.meanings` of their data know it."""

import re
from functools import cache

from comparator.language.codes import base_language
from comparator.language.knowledge import named_pairs
from comparator.language.scripts import is_ideograph
from comparator.language.stems import stem
from comparator.language.words import words


def meanings_of(text: str, language: str) -> frozenset[str]:
    """Return the meanings that words of a text have: "peace" of "paix" and of 和平."""
    code = base_language(language)
    known, unspaced = _known(code)
    found = {known[root] for word in words(text) if (root := stem(word, code)) in known}
    if unspaced is not None:
        found |= {known[m[0]] for m in unspaced.finditer(text)}
    return frozenset(found)


@cache
def _known(code: str) -> tuple[dict[str, str], re.Pattern[str] | None]:
    """Return the meanings of a language by the stems of its words, and what finds Chinese ones.

    Of two of these that overlap the longer one counts.
    """
    known = {
        stem(word, code): meaning
        for meaning, words_of_it in named_pairs("meanings", code).items()
        for word in words_of_it.split()
    }
    runs = sorted((w for w in known if is_ideograph(w[0])), key=lambda w: (-len(w), w))
    return known, re.compile("|".join(map(re.escape, runs))) if runs else None
