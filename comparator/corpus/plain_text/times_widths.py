"""How wide characters are in print: which word would have fitted on a line tells paragraphs.

Widths are in thousandths of the type size, as Times has them; declarations are set in it or
in faces like it. Characters that are not listed count as an average one.
"""

import unicodedata

_AVERAGE = 500
_WIDE = 1000  # ideographs and their punctuation
_CHARACTERS_BY_WIDTH = {
    180: "'",
    250: " \u00a0\u2009\u202f,.·",
    278: "/tijl:;\\іїј",
    333: "!()[]-‐‑If‘’r`І",
    350: "•",
    389: "sJѕ",
    395: "з",
    408: '"',
    410: "гґ",
    444: "?acez“”„ат€сеёє",
    456: "ьэ",
    472: "в",
    486: "к",
    500: "0123456789bdghknopquvxy$#*–_«»лорух§",
    509: "бд",
    535: "ийнпцч",
    556: "FPSР",
    564: "+<=>±×",
    574: "БЬЗ",
    578: "Г",
    611: "ELTZЕЁТ",
    633: "м",
    648: "ф",
    667: "BCRВКСЯЭ",
    680: "ыЛДЧ",
    690: "ж",
    722: "ADGHKNOQUVXYwАИЙНОПХЦУЪ",
    747: "ю",
    770: "шщ",
    778: "m&",
    790: "Ф",
    833: "%",
    889: "MМЖЫ",
    921: "@",
    944: "W",
    1000: "—…№ШЩЮ",
}
_WIDTHS = {
    character: width
    for width, characters in _CHARACTERS_BY_WIDTH.items()
    for character in characters
}


def printed_width(text: str) -> int:
    """Return the width of a text in Times, in thousandths of the type size."""
    return sum(_WIDTHS.get(character) or _unlisted(character) for character in text)


def _unlisted(character: str) -> int:
    if unicodedata.east_asian_width(character) in {"W", "F"}:
        return _WIDE
    if unicodedata.combining(character):
        return 0
    # An accented letter is as wide as the letter.
    base = unicodedata.normalize("NFD", character)[0]
    return _WIDTHS.get(base, _AVERAGE)


RAISED_DIGITS = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
"""For `str.translate`: plain digits to raised ones."""

_RAISED_SIGNS = str.maketrans("0123456789+-−=()n", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ⁿ")
_MAY_BE_RAISED = frozenset("0123456789+-−=()n,;* †‡–\u00a0")


def raised(text: str) -> str:
    """Return a text in raised signs: 10⁶ is not 106; "" where there are no such signs for it."""
    has_number = any(c.isdecimal() or c == "n" for c in text)
    return text.translate(_RAISED_SIGNS) if has_number and _MAY_BE_RAISED.issuperset(text) else ""
