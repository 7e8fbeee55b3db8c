"""Numbers of list items as a page or a word processor shows them, in the forms of the world.

The names of the forms and what they mean are those of Office Open XML (ISO/IEC 29500-1,
17.18.59, ST_NumberFormat). A form that has run out of signs, or that is not known, shows figures.
"""

from collections.abc import Callable, Sequence

from roman_numerals import MAX, RomanNumeral

from comparator.language.codes import base_language
from comparator.language.knowledge import language as known
from comparator.language.knowledge import named_pairs

_LATIN = "abcdefghijklmnopqrstuvwxyz"
_RUSSIAN = "абвгдежзиклмнопрстуфхцчшщыэюя"  # without ё, й, ъ and ь
_KATAKANA = (
    "アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワヲン"
)
_IROHA = (
    "イロハニホヘトチリヌルヲワカヨタレソツネナラム"
    "ウヰノオクヤマケフコエテアサキユメミシヱヒモセスン"
)
_STEMS, _BRANCHES = "甲乙丙丁戊己庚辛壬癸", "子丑寅卯辰巳午未申酉戌亥"
# Letters in turn; behind the last one they are doubled: aa, bb, cc.
_LETTERS = {
    "lowerLetter": _LATIN,
    "upperLetter": _LATIN.upper(),
    "russianLower": _RUSSIAN,
    "russianUpper": _RUSSIAN.upper(),
    "hebrew2": "אבגדהוזחטיכלמנסעפצקרשת",
    "arabicAlpha": "أبتثجحخدذرزسشصضطظعغفقكلمنهوي",
    "arabicAbjad": "أبجدهوزحطيكلمنسعفصقرشتثخذضظغ",
    "hindiVowels": "अआइईउऊऋएऐओऔ",
    "hindiConsonants": "कखगघङचछजझञटठडढणतथदधनपफबभमयरलवशषसह",
    "thaiLetters": "กขคงจฉชซฌญฎฏฐฑฒณดตถทธนบปผฝพฟภมยรลวศษสหฬอฮ",
    "ganada": "가나다라마바사아자차카타파하",
    "chosung": "ㄱㄴㄷㄹㅁㅂㅅㅇㅈㅊㅋㅌㅍㅎ",
    "aiueo": _KATAKANA,
    "aiueoFullWidth": _KATAKANA,
    "iroha": _IROHA,
    "irohaFullWidth": _IROHA,
    "chicago": "*†‡§",
}
# Signs that end: behind the last one there are figures.
_SIGNS: dict[str, Sequence[str]] = {
    "decimalEnclosedCircle": [chr(n) for n in (*range(0x2460, 0x2474), *range(0x3251, 0x3260),
                                               *range(0x32B1, 0x32C0))],
    "decimalEnclosedFullstop": [chr(n) for n in range(0x2488, 0x249C)],
    "decimalEnclosedParen": [chr(n) for n in range(0x2474, 0x2488)],
    "ideographEnclosedCircle": [chr(n) for n in range(0x3280, 0x328A)],
    "ideographTraditional": _STEMS,
    "ideographZodiac": _BRANCHES,
    "ideographZodiacTraditional": [_STEMS[n % 10] + _BRANCHES[n % 12] for n in range(60)],
    "koreanLegal": "하나 둘 셋 넷 다섯 여섯 일곱 여덟 아홉 열".split(),
}  # fmt: skip
_SIGNS["decimalEnclosedCircleChinese"] = _SIGNS["decimalEnclosedCircle"]
# Figures of other scripts, from nought on.
_FIGURES = {
    "decimalFullWidth": "０１２３４５６７８９",
    "decimalFullWidth2": "０１２３４５６７８９",
    "hindiNumbers": "०१२३४५६७८९",
    "hindiCounting": "०१२३४५६७८९",
    "thaiNumbers": "๐๑๒๓๔๕๖๗๘๙",
    "ideographDigital": "〇一二三四五六七八九",
    "japaneseDigitalTenThousand": "〇一二三四五六七八九",
    "taiwaneseDigital": "○一二三四五六七八九",
    "koreanDigital2": "〇一二三四五六七八九",
}
# Nine figures, then ten, hundred, thousand, ten thousand; whether one ten says its "one"; what
# stands for an empty place between two figures; from what number on there are only figures.
_COUNTING: dict[str, tuple[str, str, bool, str, int]] = {
    "chineseCounting": ("一二三四五六七八九", "十百千万", False, "", 100),
    "taiwaneseCounting": ("一二三四五六七八九", "十百千萬", False, "", 100),
    "chineseCountingThousand": ("一二三四五六七八九", "十百千万", True, "零", 0),
    "taiwaneseCountingThousand": ("一二三四五六七八九", "十百千萬", True, "零", 0),
    "japaneseCounting": ("一二三四五六七八九", "十百千万", False, "", 0),
    "chineseLegalSimplified": ("壹贰叁肆伍陆柒捌玖", "拾佰仟万", True, "零", 0),
    "ideographLegalTraditional": ("壹貳參肆伍陸柒捌玖", "拾佰仟萬", True, "零", 0),
    "japaneseLegal": ("壱弐参四伍六七八九", "拾百阡萬", True, "", 0),
    "koreanDigital": ("일이삼사오육칠팔구", "십백천만", False, "", 0),
    "koreanCounting": ("일이삼사오육칠팔구", "십백천만", False, "", 0),
}
_ENGLISH = known("en").numerals
_ORDINALS = named_pairs("ordinal_words", "en")
_HEBREW = {
    400: "ת", 300: "ש", 200: "ר", 100: "ק", 90: "צ", 80: "פ", 70: "ע", 60: "ס", 50: "נ", 40: "מ",
    30: "ל", 20: "כ", 16: "טז", 15: "טו", 10: "י", 9: "ט", 8: "ח", 7: "ז", 6: "ו", 5: "ה", 4: "ד",
    3: "ג", 2: "ב", 1: "א",
}  # fmt: skip
_ORDINAL_SIGNS = {"fr": "e", "es": "º", "pt": "º", "it": "º", "de": ".", "ru": "-й", "uk": "-й"}
_MOST = 9_999  # what is counted in words
_MOST_LETTERS = 30  # times that a letter is repeated


def counted(number: int, style: str) -> str:
    """Return a number as a page shows it: "1" for figures, "a" or "A" letters, "i" or "I" numerals.

    Behind z there come aa, ab, ac; in a word processor (`numbered`) aa, bb, cc.
    """
    if style in {"a", "A"} and number >= 1:
        letters = ""
        while number:
            number, position = divmod(number - 1, len(_LATIN))
            letters = _LATIN[position] + letters
        return letters if style == "a" else letters.upper()
    return numbered(number, {"i": "lowerRoman", "I": "upperRoman"}.get(style, "decimal"))


def numbered(number: int, form: str, language: str = "en") -> str:
    """Return a number in a form of Office Open XML, such as "lowerRoman" or "chineseCounting".

    Args:
        number: From 0 on.
        form: Name of the form.
        language: In which ordinals are written; words are known of English alone.
    """
    if letters := _LETTERS.get(form):
        times, position = divmod(number - 1, len(letters))
        return letters[position] * (times + 1) if 0 <= times < _MOST_LETTERS else str(number)
    if signs := _SIGNS.get(form):
        return signs[number - 1] if 1 <= number <= len(signs) else str(number)
    if figures := _FIGURES.get(form):
        return "".join(figures[int(figure)] for figure in str(number))
    if form in _COUNTING:
        return _in_characters(number, *_COUNTING[form]) if 1 <= number <= _MOST else str(number)
    if 1 <= number <= _MOST and (write := _WRITTEN.get(form)):
        return write(number, base_language(language))
    return str(number)


def _in_characters(  # noqa: PLR0913 - the columns of the table
    number: int, figures: str, units: str, says_one: bool, empty: str, limit: int
) -> str:
    """Return 二十三 for 23; figure by figure from a limit on: 一二三."""
    if limit and number >= limit:
        return "".join(f"○{figures}"[int(figure)] for figure in str(number))
    text, is_open = "", False
    positions = [int(figure) for figure in str(number)]
    for power, figure in zip(range(len(positions) - 1, -1, -1), positions, strict=True):
        if not figure:
            is_open = bool(text)
            continue
        # 十五, not 一十五; in Chinese, but not in Japanese, 一百一十五; in legal figures 壹拾.
        hides_one = figure == 1 and power and (not says_one or (power == 1 and not text))
        text += empty if is_open else ""
        text += ("" if hides_one and figures[0] in "一일" else figures[figure - 1]) + (
            units[power - 1] if power else ""
        )
        is_open = False
    return text


def _roman(number: int) -> str:
    return RomanNumeral(number).to_uppercase() if number <= MAX else str(number)


def _in_words(number: int) -> str:
    if number >= 1000:
        return _with_rest(f"{_in_words(number // 1000)} thousand", number % 1000, " ")
    if number >= 100:
        return _with_rest(f"{_in_words(number // 100)} hundred", number % 100, " ")
    if number >= 20:
        return _with_rest(_ENGLISH[str(number - number % 10)], number % 10, "-")
    return _ENGLISH[str(number)]


def _with_rest(text: str, rest: int, between: str) -> str:
    return f"{text}{between}{_in_words(rest)}" if rest else text


def _cardinal(number: int, language: str) -> str:
    return _in_words(number).capitalize() if language == "en" else str(number)


def _ordinal_word(number: int, language: str) -> str:
    if language != "en":
        return _ordinal(number, language)
    words = _in_words(number)
    start = max(words.rfind(" "), words.rfind("-")) + 1
    last = words[start:]
    regular = f"{last[:-1]}ieth" if last.endswith("y") else f"{last}th"
    return (words[:start] + _ORDINALS.get(last, regular)).capitalize()


def _ordinal(number: int, language: str) -> str:
    if language != "en":
        sign = "er" if language == "fr" and number == 1 else _ORDINAL_SIGNS.get(language, ".")
        return f"{number}{sign}"
    is_teen = number % 100 in {11, 12, 13}
    return f"{number}{'th' if is_teen else {1: 'st', 2: 'nd', 3: 'rd'}.get(number % 10, 'th')}"


def _hebrew(number: int) -> str:
    text = ""
    for value, sign in _HEBREW.items():
        while number >= value and (value not in {15, 16} or number == value):
            text, number = text + sign, number - value
    return text


def _thai(number: int) -> str:
    ones = ["", *"หนึ่ง สอง สาม สี่ ห้า หก เจ็ด แปด เก้า".split()]
    text = ""
    for power, unit in ((1000, "พัน"), (100, "ร้อย")):
        text += f"{ones[number // power]}{unit}" if number >= power else ""
        number %= power
    tens, rest = divmod(number, 10)
    text += {0: "", 1: "สิบ", 2: "ยี่สิบ"}.get(tens, f"{ones[tens]}สิบ")
    return text + ("เอ็ด" if rest == 1 and text else ones[rest])


def _vietnamese(number: int) -> str:
    ones = "không một hai ba bốn năm sáu bảy tám chín".split()
    if number >= 100:
        return str(number)
    tens, rest = divmod(number, 10)
    if not tens:
        return ones[rest]
    last = {0: "", 5: "lăm", 1: "mốt" if tens > 1 else "một"}.get(rest, ones[rest])
    return f"{'mười' if tens == 1 else f'{ones[tens]} mươi'} {last}".strip()


_WRITTEN: dict[str, Callable[[int, str], str]] = {
    "upperRoman": lambda number, _: _roman(number),
    "lowerRoman": lambda number, _: _roman(number).lower(),
    "ordinal": _ordinal,
    "cardinalText": _cardinal,
    "ordinalText": _ordinal_word,
    "decimalZero": lambda number, _: f"{number:02}",
    "numberInDash": lambda number, _: f"- {number} -",
    "hex": lambda number, _: f"{number:X}",
    "hebrew1": lambda number, _: _hebrew(number),
    "thaiCounting": lambda number, _: _thai(number),
    "vietnameseCounting": lambda number, _: _vietnamese(number),
}
