"""Scripts: which characters are words of their own."""

import re

HAN = "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
"""Chinese characters, as they stand in a character class."""
KANA = "\u3040-\u30ff\uff66-\uff9f"
"""Japanese syllables, as they stand in a character class."""
HANGUL = "\uac00-\ud7af"
"""Korean syllables, as they stand in a character class."""
ARABIC = "\u0600-\u06ff"
"""Arabic letters, as they stand in a character class."""
IDEOGRAPHS = HAN + KANA
"""Chinese and Japanese: they set no spaces between words, and each character counts as one."""

EAST_ASIAN = IDEOGRAPHS + "\u3000-\u303f\uff00-\uffef"
"""Chinese and Japanese with their punctuation and full-width forms: no space joins their lines."""

LOOKALIKES = dict(zip("АВЕКМНОРСТУХаеорсухіѕјԁΑΒΕΖΗΙΚΜΝΟΡΤΥΧο",
                      "ABEKMHOPCTYXaeopcyxisjdABEZHIKMNOPTYXo", strict=True))  # fmt: skip
"""Cyrillic and Greek letters, and the Latin ones that look like them."""

_IDEOGRAPH = re.compile(f"[{IDEOGRAPHS}]")
SCRIPTS = {
    "zh": re.compile(f"[{HAN}]"),
    "ja": re.compile(f"[{KANA}]"),
    "ko": re.compile(f"[{HANGUL}]"),
    "ru": re.compile("[\u0400-\u04ff]"),
    "ar": re.compile(f"[{ARABIC}]"),
    "hi": re.compile("[\u0900-\u097f]"),
}
"""Letters of the languages that are told by their script."""


def is_ideograph(character: str) -> bool:
    """Whether a character is a Chinese or Japanese one, which stands for a word of its own."""
    return _IDEOGRAPH.match(character) is not None
