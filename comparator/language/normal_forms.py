"""The text as compared, beside the text as written.

Three steps, each on top of the one before:

    visible_form       what a reader sees: é is é however it is put together
    typographic_form   what stays when a typesetter is through: quotes, dashes, capitals, spaces
    reading_form       what a word or a mark says: ё is е, 1,000 is 1000, ٥ is 5, 。 is a full stop

Passages are kept if their typographic forms are the same; edits are light if their words have
the same reading forms.
"""

import unicodedata
from functools import lru_cache

import regex

from comparator.language.chinese import simplified
from comparator.language.own_numbers import own_number

# Not NFKC, to which 10⁶ is 106: only what Unicode has for the width of a letter, for ligatures, and
# for Arabic letters as they join.
_ONE_WIDTH = {
    code: unicodedata.normalize("NFKC", chr(code))
    for code in (
        *(0x3000, *range(0xFB00, 0xFB07), *range(0xFB50, 0xFDF0), *range(0xFE80, 0xFEFD)),
        *range(0xFF01, 0xFFEF),
    )
    if unicodedata.normalize("NFKC", chr(code)) != chr(code)
}
# Soft hyphens, spaces of no width, marks of direction, selectors of a glyph.
UNSEEN = (
    "\u00ad\u034f\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufe00-\ufe0f"
    "\ufeff\U000e0100-\U000e01ef"
)
"""Characters that no reader sees, as they stand in a character class."""
_UNSEEN = regex.compile(f"[{UNSEEN}]+")
# A joiner shows in scripts whose letters join, and in emoji; nowhere else.
_IDLE_JOINER = regex.compile(
    r"(?<![\p{Arabic}\p{Syriac}\p{Mongolian}\p{Devanagari}\p{Bengali}\p{Gurmukhi}\p{Gujarati}"
    r"\p{Oriya}\p{Tamil}\p{Telugu}\p{Kannada}\p{Malayalam}\p{Sinhala}\p{Khmer}\p{Myanmar}"
    r"\p{Extended_Pictographic}\p{Emoji_Modifier}\p{M}])[\u200c\u200d]+"
)
_TYPESET = str.maketrans(
    {
        **dict.fromkeys("“”„‟«»〝〞", '"'),
        **dict.fromkeys("‘’‚‛ʼ`´", "'"),
        **dict.fromkeys("‐‑‒–—―−̵", "-"),
    }
)
SIGN = r"(?<![^\s(\[{\"'“‘„«/=<>≤≥~±:])[-‐‑‒–−]"
"""A minus before a number, as a regular expression: no dash or hyphen stands so."""
_SIGN = regex.compile(rf"{SIGN}(?=[$€£¥₽]?\d)")
_MINUS = "\u207b"
_SPACE = regex.compile(r"\s+")
# An apostrophe between letters is part of a word; any other is a quotation mark.
_SINGLE_QUOTE = regex.compile(r"(?<!\w)'|'(?!\w)")
_SPACED_DASH = regex.compile(r" ?- ?")

# Marks of other scripts, by what they say.
_SAYS = str.maketrans(
    {
        **dict.fromkeys("。．｡।။", "."),
        **dict.fromkeys("、،､", ","),
        **dict.fromkeys("؛", ";"),
        **dict.fromkeys("؟", "?"),
        **dict.fromkeys("「」『』《》〈〉", '"'),
        **dict.fromkeys("【〔", "["),
        **dict.fromkeys("】〕", "]"),
        "٪": "%",
        "٫": ".",
        "٬": ",",
        "ё": "е",
    }
)
# ㎞ is km, ㎡ is m²: units in the square of one character, and degrees.
_SQUARED = {
    code: unicodedata.normalize("NFKC", chr(code)).replace("2", "²").replace("3", "³")
    for code in (0x2103, 0x2109, *range(0x3371, 0x33E0))
}
# Vowels and the stroke that only draws a word out; letters with a hamza or a madda.
_ARABIC_MARKS = regex.compile("[\u064b-\u0652\u0670\u0640]+")
_ARABIC_LETTERS = str.maketrans("أإآٱ", "اااا")
_BARE = dict(zip("àâéèêëîïôùûáíóúç", "aaeeeeiiouuaiouc", strict=True))
_THOUSANDS = regex.compile(r"(\d{1,3}(?:[,'\s]\d{3})+)(\.\d+)?|(\d{1,3}(?:\.\d{3}){2,})(,\d+)?")
_PARTS = regex.compile(r"[,.'\s]")
_ELLIPSIS = regex.compile(r"\.(?: ?\.){2,}|…+|⋯+")
_DASHES = regex.compile(r"-{2,}")


@lru_cache(maxsize=65536)
def visible_form(text: str) -> str:
    """Return one form for all texts that look the same, whatever characters spell them."""
    if text.isascii():
        return text
    seen = unicodedata.normalize("NFC", text).translate(_ONE_WIDTH)
    return unicodedata.normalize("NFC", _IDLE_JOINER.sub("", _UNSEEN.sub("", seen)))


@lru_cache(maxsize=65536)
def typographic_form(text: str) -> str:
    """Return a text without what typesetters change: white space, quotes, dashes, capitals.

    A minus before a number stays one: -3 is neither 3 nor a dash and a 3.
    """
    signed = _SIGN.sub(_MINUS, visible_form(text))
    folded = _SPACE.sub(" ", signed.translate(_TYPESET)).strip().casefold()
    folded = _SINGLE_QUOTE.sub('"', folded)
    return _SPACED_DASH.sub("-", folded)


@lru_cache(maxsize=65536)
def reading_form(token: str) -> str:
    """Return what a word, a number or a mark says, whatever signs write it.

    Beside `typographic_form`, for tokens: digits and marks of other scripts, thousands set
    apart, points for an ellipsis, hyphens for a dash, ё for е; traditional characters for
    simplified ones, Arabic with its vowels and hamzas or without, Etat for État.
    """
    form = typographic_form(token).translate(_SAYS)
    if not form.isascii():
        form = form.translate(_SQUARED).casefold()
        form = simplified(_ARABIC_MARKS.sub("", form)).translate(_ARABIC_LETTERS)
        form = "".join(_digit(character) for character in _first_accent_off(form))
    if form[:1].isdigit() and (found := _THOUSANDS.fullmatch(form)):
        whole, decimals = found[1] or found[3], found[2] or found[4] or ""
        return _PARTS.sub("", whole) + decimals.replace(",", ".")
    if _ELLIPSIS.fullmatch(form):
        return "…"
    return "-" if _DASHES.fullmatch(form) else form


def _first_accent_off(form: str) -> str:
    """Return a word without the accent on its first letter, which capitals often lack.

    "l'Etat" has two first letters.
    """
    parts = form.split("'")
    return "'".join(_BARE.get(part[:1], part[:1]) + part[1:] for part in parts)


def _digit(character: str) -> str:
    return str(unicodedata.decimal(character)) if character.isdecimal() else character


@lru_cache(maxsize=65536)
def kept_form(text: str) -> str:
    """Return the form in which a kept passage is the same in both declarations.

    Beside `typographic_form` it leaves out the paragraph's own number.
    """
    seen = visible_form(text)
    return typographic_form(seen[len(own_number(seen)) :])
