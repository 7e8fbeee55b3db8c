"""Which language a text is in, by its script and its commonest words."""

from collections import Counter
from functools import cache
from itertools import chain

from comparator.language.knowledge import known_languages, language
from comparator.language.scripts import SCRIPTS
from comparator.language.words import LETTERS

LETTERS_IN_A_CHARACTER = {"zh": 3, "ja": 2}  # as many as say the same elsewhere
_ENOUGH = 3  # letters or words; fewer prove nothing
_MOST = 100_000  # characters; what follows would not change the answer


def language_of(text: str, enough: int = _ENOUGH) -> str | None:
    """Return the code of a text's language, None if it is unclear.

    Args:
        text: In one language, by and large.
        enough: How many letters of a script or telling words it takes.
    """
    text = text[:_MOST]
    if text.isascii():
        return _language_by_words(text, enough)
    letters = sum(len(word) for word in LETTERS.findall(text))
    scripts = {language: len(found.findall(text)) for language, found in SCRIPTS.items()}
    best = max(scripts, key=lambda language: scripts[language])
    # Japanese has Chinese characters beside its own.
    if best == "zh" and scripts["ja"] * 5 > scripts["zh"]:
        best = "ja"
    theirs = scripts[best] * LETTERS_IN_A_CHARACTER.get(best, 1)
    if scripts[best] >= enough and theirs > letters - scripts[best]:
        return best
    return _language_by_words(text, enough)


def _language_by_words(text: str, enough: int) -> str | None:
    by_word = _languages_by_word()
    telling = (by_word[word] for word in LETTERS.findall(text.lower()) if word in by_word)
    votes = Counter(chain.from_iterable(telling))
    ranked = votes.most_common(2)
    if not ranked or (len(ranked) == 2 and ranked[0][1] == ranked[1][1]):
        return None
    return ranked[0][0] if ranked[0][1] >= enough else None


@cache
def _languages_by_word() -> dict[str, list[str]]:
    by_word: dict[str, list[str]] = {}
    for code in known_languages():
        for word in language(code).telling_words:
            by_word.setdefault(word, []).append(code)
    return by_word


def is_detectable(code: str) -> bool:
    """Whether `language_of` can tell a language (a code without a country)."""
    return code in SCRIPTS or told_by_words(code)


def told_by_words(code: str | None) -> bool:
    """Whether a language is told by its commonest words: it shares its script with others."""
    return code is not None and bool(language(code).telling_words)
