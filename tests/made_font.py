"""Fonts that are made here, so that no test depends on those of the machine.

Every letter is a box. Who reads a PDF asks which letters stand where and how wide they are, and
never what they look like.
"""

import base64
import io
import unicodedata
from functools import cache

from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen

_EM, _ASCENT, _DESCENT = 1000, 900, 240
# Latin and Cyrillic with their punctuation, raised numbers, dashes, quotes, ligatures.
_LETTERS = "".join(
    chr(code)
    for first, last in (
        *((0x20, 0x7E), (0xA0, 0xFF), (0x400, 0x45F), (0x2010, 0x2027), (0x2030, 0x203A)),
        *((0x2070, 0x2079), (0xFB00, 0xFB04)),
    )
    for code in range(first, last + 1)
)
_NARROW = frozenset("iIjl.,;:!|'’‘tfr()[] \u00a0-‐•·і")
_BROAD = frozenset("mwMWШЩЖЮФшщжюф—…ﬃﬄ")


def made_font(letters: str = "", is_bold: bool = False) -> bytes:
    """Return a TrueType font with the usual letters of Europe and with those that are named."""
    return _made("".join(sorted({*_LETTERS, *letters})), is_bold)


def font_face(family: str, letters: str = "") -> str:
    """Return the style sheet that gives a page both weights of such a font."""
    return "".join(
        f"@font-face{{font-family:'{family}';font-weight:{weight};src:url(data:font/ttf;base64,"
        f"{base64.b64encode(made_font(letters, weight > 400)).decode()})}}"
        for weight in (400, 700)
    )


@cache
def _made(letters: str, is_bold: bool) -> bytes:
    names = {ord(letter): f"u{ord(letter):04X}" for letter in letters}
    builder = FontBuilder(_EM, isTTF=True)
    builder.setupGlyphOrder([".notdef", *names.values()])
    builder.setupCharacterMap(names)
    widths = {names[ord(letter)]: _width(letter, is_bold) for letter in letters} | {".notdef": 500}
    blank = {names[ord(letter)] for letter in letters if letter.isspace()}
    builder.setupGlyf({name: _box(0 if name in blank else width) for name, width in widths.items()})
    builder.setupHorizontalMetrics({name: (width, 40) for name, width in widths.items()})
    builder.setupHorizontalHeader(ascent=_ASCENT, descent=-_DESCENT)
    style = "Bold" if is_bold else "Regular"
    builder.setupNameTable({"familyName": "Made", "styleName": style, "psName": f"Made-{style}"})
    weight = 700 if is_bold else 400
    builder.setupOS2(
        sTypoAscender=_ASCENT, sTypoDescender=-_DESCENT, usWinAscent=_ASCENT,
        usWinDescent=_DESCENT, usWeightClass=weight,
    )  # fmt: skip
    builder.setupPost()
    out = io.BytesIO()
    builder.save(out)
    return out.getvalue()


def _width(letter: str, is_bold: bool) -> int:
    if unicodedata.east_asian_width(letter) in {"W", "F"}:
        return _EM
    width = 330 if letter in _NARROW else 880 if letter in _BROAD else 590
    if letter.isupper() and letter not in _NARROW | _BROAD:
        width = 700
    # As broad as common screen fonts; hardly two letters are of one width.
    return width + ord(letter) % 7 * 8 + (30 if is_bold else 0)


def _box(width: int) -> object:
    pen = TTGlyphPen(None)
    if width:
        pen.moveTo((40, 0))
        for corner in ((40, 600), (width - 40, 600), (width - 40, 0)):
            pen.lineTo(corner)
        pen.closePath()
    return pen.glyph()
