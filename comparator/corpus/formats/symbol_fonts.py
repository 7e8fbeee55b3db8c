"""Letters of symbol fonts as the characters that a reader sees.

Word writes them into the private use area: U+F0B0 in the font Symbol is a degree sign.
"""

# After Adobe's table "Symbol Encoding to Unicode"; "\0" where there is nothing.
_SYMBOL = (
    " !∀#∃%&∋()∗+,−./0123456789:;<=>?"
    "≅ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ[∴]⊥_"
    "‾αβχδεφγηιϕκλμνοπθρστυϖωξψζ{|}∼\0" + "\0" * 32 + "€ϒ′≤⁄∞ƒ♣♦♥♠↔←↑→↓°±″≥×∝∂•÷≠≡≈…⏐⎯↵"
    "ℵℑℜ℘⊗⊕∅∩∪⊃⊇⊄⊂⊆∈∉∠∇®©™∏√⋅¬∧∨⇔⇐⇑⇒⇓"
    "◊〈®©™∑⎛⎜⎝⎡⎢⎣⎧⎨⎩⎪\0〉∫⌠⎮⌡⎞⎟⎠⎤⎥⎦⎫⎬⎭\0"
)
# Those that texts use: boxes, ticks, arrows and bullets.
_WINGDINGS = {
    0x20: " ", 0x4A: "☺", 0x4C: "☹", 0x6C: "●", 0x6E: "■", 0x6F: "□", 0x71: "❑", 0x72: "❒",
    0x76: "❖", 0x77: "⬥", 0x9F: "•", 0xA7: "▪", 0xA8: "◻", 0xAB: "★", 0xD8: "➢", 0xDF: "←",
    0xE0: "→", 0xE1: "↑", 0xE2: "↓", 0xE8: "➔", 0xFB: "✗", 0xFC: "✓", 0xFD: "☒", 0xFE: "☑",
}  # fmt: skip
_WINGDINGS_2 = {0x4F: "✗", 0x50: "✓", 0x51: "☒", 0x52: "☑", 0xA3: "□"}
_TABLES = {
    "symbol": {n: c for n, c in enumerate(_SYMBOL, start=0x20) if c != "\0"},
    "wingdings": _WINGDINGS,
    "wingdings 2": _WINGDINGS_2,
}
_PRIVATE = 0xF000


def is_symbol_font(name: str) -> bool:
    """Whether a font, named in small letters, is one whose letters are known here."""
    return name in _TABLES


def in_unicode(text: str, font: str, *, letters_too: bool = False) -> str:
    """Return a text in a symbol font as the characters that it shows.

    Args:
        text: As the file has it.
        font: Name of the font, in small letters.
        letters_too: Whether plain letters are in this font, too: an "a" in Symbol shows α.
    """
    table = _TABLES.get(font, {})
    return "".join(
        table.get(ord(c) - _PRIVATE, c)
        if _PRIVATE < ord(c) <= _PRIVATE + 0xFF
        else table.get(ord(c), c)
        if letters_too and c.isascii() and c.isprintable()
        else c
        for c in text
    )
