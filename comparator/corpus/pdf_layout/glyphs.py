"""The characters of a PDF's pages with their places, as PDFium tells them."""

import ctypes
import math
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any, NamedTuple

_BOLD = re.compile(r"bold|black|heavy|demi|semibd", re.IGNORECASE)
_BOLD_WEIGHT = 600
# What PDFium puts for a hyphen that ends a line.
_HYPHENS = {0x02, 0xFFFE}
_INVISIBLE = {0x200B, 0x2060, 0xFEFF}
_SOFT_HYPHEN = "\u00ad"
_SHORTEST_RULE = 40.0  # points: shorter ones underline words or part fractions
_THICKEST_RULE = 3.0  # points
_MOST_RULES = 400  # of a page


@dataclass(frozen=True, slots=True)
class Glyph:
    """A character on a page; lengths in points, from the lower left corner.

    Attributes:
        text: What it says: one character, or the letters of a ligature.
        base: The line it stands on.
        size: Size of its type.
        is_bold: Whether its face is a bold one.
        after_space: Whether white space stands before it.
        angle: By how many degrees its line is turned to the left; 0 of a line to the right.
        origin: Where it begins, from the left edge of the page, however it is turned.
        bottom: Where its box begins, from below.
        top: Where its box ends.
    """

    text: str
    left: float
    right: float
    base: float
    size: float
    is_bold: bool = False
    after_space: bool = False
    angle: float = 0.0
    origin: float = 0.0
    bottom: float = 0.0
    top: float = 0.0


class Rule(NamedTuple):
    """A line that is drawn across a page, from left to right, at a height; in points."""

    left: float
    right: float
    base: float


@dataclass(frozen=True, slots=True)
class Page:
    """What stands on a page.

    Attributes:
        glyphs: Its characters in the order in which the file draws them.
        width: Its width, in points.
        height: Its height, in points.
        rules: The lines drawn across it, as between the rows of a table.
    """

    glyphs: tuple[Glyph, ...]
    width: float
    height: float
    rules: tuple[Rule, ...] = ()


def text_of_glyphs(glyphs: Iterable[Glyph]) -> str:
    """Return what characters say, in the order in which the file draws them."""
    return "".join(f" {g.text}" if g.after_space else g.text for g in glyphs).strip()


def page_glyphs(page: Any, text_page: Any, changed: Counter[str]) -> Page:
    """Return what stands on a page.

    Args:
        page: A page of pypdfium2.
        text_page: Its text page.
        changed: Where to count, by what to call it, each character dropped or written otherwise.
    """
    from pypdfium2 import raw

    glyphs: list[Glyph] = []
    has_space = False
    faces: dict[int, bool] = {}
    for index in range(text_page.count_chars()):
        code = raw.FPDFText_GetUnicode(text_page.raw, index)
        if code == 0 or 0xD800 <= code <= 0xDFFF:
            # A character beyond the first plane comes as two halves, which nobody could tell from
            # damage; neither is a character.
            changed["NUL characters" if code == 0 else "halves of characters"] += 1
            continue
        character = "-" if code in _HYPHENS else chr(code)
        if character.isspace() or code in _INVISIBLE:
            has_space = has_space or character.isspace()
            if code in _INVISIBLE:
                changed["invisible characters"] += 1
            continue
        glyph = _glyph(raw, text_page, index, character, faces)
        plain = _written(character, changed)
        glyphs.append(replace(glyph, text=plain, after_space=has_space))
        has_space = False
    width, height = page.get_size()
    return Page(tuple(glyphs), width, height, _rules(page, raw))


def _rules(page: Any, raw: Any) -> tuple[Rule, ...]:
    """Return the lines drawn across a page, and the edges of boxes."""
    rules: list[Rule] = []
    for drawn in page.get_objects(filter=[raw.FPDF_PAGEOBJ_PATH], max_depth=3):
        left, bottom, right, top = drawn.get_bounds()
        if right - left < _SHORTEST_RULE:
            continue
        is_line = top - bottom < _THICKEST_RULE
        heights = [(top + bottom) / 2] if is_line else [bottom, top]
        rules += [Rule(left, right, height) for height in heights]
        if len(rules) > _MOST_RULES:
            return ()  # a picture
    return tuple(rules)


def _written(character: str, changed: Counter[str]) -> str:
    """Return how a character is written in a text; ligatures are printer's forms of letters."""
    if "\ufb00" <= character <= "\ufb06":
        plain = unicodedata.normalize("NFKC", character)
        changed[f"ligatures “{character}”, written as “{plain}”"] += 1
        return plain
    return character


def _glyph(raw: Any, text_page: Any, index: int, character: str, faces: dict[int, bool]) -> Glyph:
    # Loose boxes reach from where a letter begins to where the next one would.
    box = raw.FS_RECTF()
    raw.FPDFText_GetLooseCharBox(text_page.raw, index, box)
    x, base = ctypes.c_double(), ctypes.c_double()
    raw.FPDFText_GetCharOrigin(text_page.raw, index, x, base)
    size = raw.FPDFText_GetFontSize(text_page.raw, index)
    angle = 0.0
    matrix = raw.FS_MATRIX()
    if raw.FPDFText_GetMatrix(text_page.raw, index, matrix):
        # A file may set type of size 1 and enlarge it.
        size *= (matrix.c**2 + matrix.d**2) ** 0.5 or 1
        angle = math.degrees(math.atan2(matrix.b, matrix.a)) % 360
    return Glyph(
        character,
        min(box.left, box.right),
        max(box.left, box.right),
        base.value,
        size if size > 0 else 10.0,
        _is_bold(raw, text_page, index, faces),
        angle=angle,
        origin=x.value,
        bottom=min(box.bottom, box.top),
        top=max(box.bottom, box.top),
    )


def _is_bold(raw: Any, text_page: Any, index: int, faces: dict[int, bool]) -> bool:
    holder = raw.FPDFText_GetTextObject(text_page.raw, index)
    key = ctypes.cast(holder, ctypes.c_void_p).value or -index - 1
    if key not in faces:
        name = ctypes.create_string_buffer(128)
        flags = ctypes.c_int()
        raw.FPDFText_GetFontInfo(text_page.raw, index, name, 128, flags)
        weight = raw.FPDFText_GetFontWeight(text_page.raw, index)
        faces[key] = bool(_BOLD.search(name.value.decode("utf-8", "replace"))) or (
            weight >= _BOLD_WEIGHT
        )
    return faces[key]
