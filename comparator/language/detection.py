"""Which language a text is in, by its script and its commonest words."""

import re
from collections import Counter
from itertools import chain

SCRIPTS = {
    "zh": re.compile("[\u3400-\u4dbf\u4e00-\u9fff]"),
    "ja": re.compile("[\u3040-\u30ff]"),
    "ko": re.compile("[\uac00-\ud7af]"),
    "ru": re.compile("[\u0400-\u04ff]"),
    "ar": re.compile("[\u0600-\u06ff]"),
    "hi": re.compile("[\u0900-\u097f]"),
}
# Words that hardly a line does without, and that the others do not have.
FUNCTION_WORDS = {
    "en": "the of and to in that is for with their by on as will be this have which from",
    "fr": "le la les des et du une dans que qui pour sur au aux est par leur ont avec",
    "de": "der die das und den des dem mit für auf eine einer sich von zu im ist zur sie",
    "es": "el los las y del que una por con para se su sus al como más este entre",
    "it": "il gli di e della che dei per una con nel delle alla sono le i degli",
    "pt": "o os e do da dos das que em uma para com no na ao pelos não seus",
}
_BY_WORD: dict[str, list[str]] = {}
for _language, _words in FUNCTION_WORDS.items():
    for _word in _words.split():
        _BY_WORD.setdefault(_word, []).append(_language)
_WORD = re.compile(r"[^\W\d_]+")
_ENOUGH = 3  # letters or words; fewer prove nothing


def language_of(text: str, enough: int = _ENOUGH) -> str | None:
    """Return the code of a text's language, None if it is unclear.

    Args:
        text: In one language, by and large.
        enough: How many letters of a script or telling words it takes.
    """
    if text.isascii():
        return _language_by_words(text, enough)
    letters = sum(len(word) for word in _WORD.findall(text))
    scripts = {language: len(found.findall(text)) for language, found in SCRIPTS.items()}
    best = max(scripts, key=lambda language: scripts[language])
    # Japanese has Chinese characters beside its own.
    if best == "zh" and scripts["ja"] * 5 > scripts["zh"]:
        best = "ja"
    if scripts[best] >= enough and scripts[best] * 2 > letters:
        return best
    return _language_by_words(text, enough)


def _language_by_words(text: str, enough: int) -> str | None:
    telling = (_BY_WORD[word] for word in _WORD.findall(text.lower()) if word in _BY_WORD)
    votes = Counter(chain.from_iterable(telling))
    ranked = votes.most_common(2)
    if not ranked or (len(ranked) == 2 and ranked[0][1] == ranked[1][1]):
        return None
    return ranked[0][0] if ranked[0][1] >= enough else None
