"""Which language a text is in, as far as stems depend on it."""

import re
from functools import lru_cache

_CYRILLIC = re.compile(r"[\u0400-\u04ff]")
_IDEOGRAPH = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]")
_LETTER = re.compile(r"[^\W\d_]")
# Words that are common in one of these languages and in none of the others.
_FUNCTION_WORDS = {
    "en": frozenset("the of and to that with for this they which has are is be will as by".split()),
    "de": frozenset(
        "der die das und den dem ein eine einer ist nicht mit von zu sich auf für auch wird".split()
    ),
    "fr": frozenset("le les des et dans une est pour que qui sur au aux du par ont nous".split()),
    "es": frozenset("el los las y en una es para que con por del al se su como".split()),
}


@lru_cache(maxsize=65536)
def guess_language(text: str) -> str:
    """Return the likeliest language code of a text: en, de, fr, es, ru or zh.

    Latin script without a telling word counts as English.
    """
    letters = len(_LETTER.findall(text)) or 1
    if len(_IDEOGRAPH.findall(text)) * 3 > letters:
        return "zh"
    if len(_CYRILLIC.findall(text)) * 2 > letters:
        return "ru"
    found = text.casefold().split()
    counts = {
        language: sum(word in telling for word in found)
        for language, telling in _FUNCTION_WORDS.items()
    }
    return max(counts, key=lambda language: counts[language])
