"""Names of states, as they begin, from Babel's locale data: enough to tell two of them apart."""

from collections import Counter
from functools import cache

from comparator.language.codes import base_language
from comparator.language.knowledge import named_words
from comparator.language.words import words

_BEGINNING = 5
_SHORTEST = 4
_NO_STATES = frozenset({"EU", "EZ", "UN", "QO", "XA", "XB"})
# They stand in names of states, and in many others: "Member States", "Central Asia".
_COMMON = frozenset(named_words("common_in_states"))


@cache
def state_beginnings(code: str) -> frozenset[str]:
    """Return the first five letters, case folded, of what states are called in a language.

    Of each name the first word that no other name has ("Korea" and "Islands" tell nothing apart);
    so "Russian" is found with "Russia".
    """
    # Babel takes a while to import, and only who compares needs it.
    from babel import Locale, UnknownLocaleError

    try:
        territories = Locale.parse(base_language(code)).territories
    except (UnknownLocaleError, ValueError):
        return frozenset()
    names = [
        [word for word in words(str(name)) if len(word) >= _SHORTEST and word[0].isupper()]
        for key, name in sorted(territories.items())
        if key.isalpha() and len(key) == len("FR") and key not in _NO_STATES
    ]
    common = Counter(word for name in names for word in name)
    beginnings = (
        [word[:_BEGINNING].casefold() for word in name if common[word] == 1 or len(name) == 1]
        for name in names
    )
    own = (next((b for b in each if b not in _COMMON), "") for each in beginnings)
    return frozenset(own) - {""}
