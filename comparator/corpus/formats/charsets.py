"""Which old charset bytes are in that say none: the one in which they make a likely text."""

import re
from collections.abc import Callable

from comparator.language.codes import base_language

_CHARSETS = {
    "zh": ("gb18030", "big5hkscs"),
    "ja": ("cp932", "euc_jp"),
    "ko": ("cp949",),
    "ru": ("cp1251", "koi8-r", "cp866", "iso8859-5"),
}
_OTHERWISE = "cp1252"
# The commonest characters of running text: any page has many of them, a misread one hardly any.
_CHINESE = frozenset(
    "的一是不了在有国國人中和为為会會发發年展合作大上这這个個我们們来來到时時要以对對於于就出也"
    "可成员員方各与與等加强強平安全经經济濟，。、；"
)
_HANGUL = frozenset("의이다는에을를고하은가로지한과기사대정인해도자국제")
_KANA = re.compile("[\u3041-\u309f\u30a1-\u30fe]")
_ENOUGH = {"zh": 0.12, "ja": 0.2, "ko": 0.15, "ru": 0.6}
_FEW = 20  # bytes that tell no charset
_START = 200_000  # bytes that tell it


def guessed_charset(data: bytes, language: str = "") -> str:
    """Return the charset in which bytes that are no UTF-8 make a likely text.

    Args:
        data: All of them.
        language: In which the text is known to be, or "".
    """
    data = data[:_START]
    wanted = base_language(language)
    if known := _CHARSETS.get(wanted):
        likely = [(_likeness(data, name, wanted), name) for name in known]
        best = max(likely, key=lambda pair: pair[0])
        if best[0] > 0:
            return best[1]
    if len(data) < _FEW:
        return _OTHERWISE
    best = (1.0, _OTHERWISE)
    for code, names in _CHARSETS.items():
        for name in names:
            share = _likeness(data, name, code) / _ENOUGH[code]
            best = max(best, (share, name), key=lambda pair: pair[0])
    return best[1]


def _likeness(data: bytes, name: str, language: str) -> float:
    """Return which share of the text has what texts in a language have; 0 where it is none."""
    # The last character may be cut in two where the text was cut.
    for end in range(len(data), max(0, len(data) - 4), -1):
        try:
            text = data[:end].decode(name)
        except UnicodeDecodeError:
            if len(data) < _START:
                return 0.0
            continue
        letters = [c for c in text if ord(c) > 127]
        return sum(map(_IS_LIKELY[language], letters)) / max(1, len(letters))
    return 0.0


# In the wrong one of the Cyrillic charsets small letters become capitals or signs.
_IS_LIKELY: dict[str, Callable[[str], bool]] = {
    "zh": _CHINESE.__contains__,
    "ja": lambda c: _KANA.match(c) is not None,
    "ko": _HANGUL.__contains__,
    "ru": lambda c: "а" <= c <= "я" or c == "ё",
}
