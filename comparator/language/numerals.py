"""Numbers as texts write them, and what each comes to: one value, however it is written.

2,5 млрд · двадцать пять · three hundred · veinticinco mil · 1.2亿 · 百分之五
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from functools import cache, lru_cache
from itertools import chain
from typing import NamedTuple

import regex

from comparator.language.codes import base_language
from comparator.language.knowledge import known_languages, language
from comparator.language.scripts import HAN
from comparator.language.words import cut


class Numeral(NamedTuple):
    """A number in a text: its value in plain figures, and where it stands."""

    value: str
    start: int
    end: int


_FIGURE = re.compile(r"\d")
_ROMAN = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}
# Figures and marks of Arabic and of full width, one for one, so that places stay.
_WESTERN = {
    **{
        ord(figure): str(n)
        for row in ("٠١٢٣٤٥٦٧٨٩", "۰۱۲۳۴۵۶۷۸۹", "０１２３４５６７８９")
        for n, figure in enumerate(row)
    },
    ord("٫"): ".",
    ord("٬"): ",",
    ord("٪"): "%",
    ord("％"): "%",
    ord("．"): ".",
}
# Of a language that is not at hand a comma before three figures parts thousands.
_ANY = ""
_SPACE = "[ \u00a0\u2009\u202f]"
FIGURES = rf"(?:\d{{1,3}}(?:{_SPACE}\d{{3}})+(?![\d.,]*\d)(?:,\d+)?|\d+(?:[.,]\d+)*)"
"""A whole number or a decimal one, as a regular expression: "10 000", "2,500.5"."""
_CHINESE_FIGURES = {c: n for n, c in enumerate("零一二三四五六七八九")} | {
    "〇": 0,
    "两": 2,
    "兩": 2,
}
_CHINESE_SCALES = {"十": 1, "百": 2, "千": 3, "万": 4, "萬": 4, "亿": 8, "億": 8}
_CHINESE = "[" + "".join((*_CHINESE_FIGURES, *_CHINESE_SCALES)) + "]"
# 千瓦 and 千米 are units: 3.7亿千瓦 are no thousand.
_KILO = "千[瓦米克伏赫卡升焦帕]"
_SCALE = f"(?:(?!{_KILO})[十百千万萬亿億])"
# Between Chinese words and numbers no space stands.
_BEHIND_WORD = rf"(?<![^\W{HAN}])(?<![.,/])"
# What is counted in tens of thousands goes on in figures or in characters: 1.2亿, 3万.
_CHINESE_AMOUNT = re.compile(
    rf"(?P<percent>百分之)?(?:(?P<figures>{_BEHIND_WORD}\d+(?:[.,]\d+)*|(?<=百分之)\d+(?:\.\d+)?)"
    # 第三十五条 is no 十五条: what stands behind 第 counts nothing, nor does a part of it.
    rf"(?P<scale>{_SCALE}*)|(?P<words>(?<!第)(?<!{_CHINESE})(?:(?!{_KILO}){_CHINESE})+))"
    rf"(?:点(?P<decimals>{_CHINESE}+))?"
)


def roman_value(numeral: str) -> int:
    """Return what a numeral of the letters of I, V, X, L, C comes to, large or small ones."""
    values = [_ROMAN[letter] for letter in numeral.upper()]
    return sum(-v if v < n else v for v, n in zip(values, [*values[1:], 0], strict=True))


def western(text: str) -> str:
    """Return a text with its figures, and the marks between them, as English writes them."""
    return text if text.isascii() else text.translate(_WESTERN)


@cache
def decimal_mark(code: str) -> str:
    """Return what stands before the decimals of a number in a language."""
    from babel import Locale, UnknownLocaleError

    try:
        marks = Locale.parse(base_language(code)).number_symbols
    except (UnknownLocaleError, ValueError):
        return "."
    return str(marks["latn"]["decimal"]) if "latn" in marks else "."


def plain_figures(figures: str, code: str = _ANY) -> str:
    """Return figures without what parts thousands, a point before decimals: "2,500.50", "2 500,5".

    Args:
        figures: As `FIGURES` finds them.
        code: Of the language of the text.
    """
    bare = re.sub(_SPACE, "", figures)
    mark = decimal_mark(code) if code else "."
    parts = "," if mark == "." else "."
    if re.fullmatch(rf"\d{{1,3}}(?:\{parts}\d{{3}})+(?:\{mark}\d+)?", bare):
        bare = bare.replace(parts, "")
    plain = bare.replace(",", ".")
    return _plain(Decimal(plain)) if _is_number(plain) else bare


def _plain(value: Decimal) -> str:
    return f"{value.normalize():f}"


def scaled(figures: str, scale: str, code: str) -> str:
    """Return the value of figures with the word of a scale, "2,5" with "млрд"."""
    plain = plain_figures(figures, code)
    power = scale_of(scale, code)
    return _plain(Decimal(plain).scaleb(power)) if power and _is_number(plain) else plain


def _is_number(plain: str) -> bool:
    return re.fullmatch(r"\d+(?:\.\d+)?", plain) is not None


def scale_of(words: str, code: str) -> int:
    """Return by which power of ten words multiply: 3 for "thousand", 9 for "mil millones"."""
    known = _scales(code)
    if all(character in _CHINESE_SCALES for character in words):
        return sum(_CHINESE_SCALES[character] for character in words)
    return sum(known.get(word, 0) for word in _folded(words).split())


def _folded(word: str) -> str:
    return word.casefold().replace("ё", "е")


@cache
def _scales(code: str) -> Mapping[str, int]:
    rows = language(code).scales.items()
    return {_folded(word): int(power) for power, words in rows for word in words.split()}


@cache
def scale_pattern(code: str) -> str:
    """Return a regular expression for the words of scales of a language, without groups."""
    if base_language(code) == "zh":
        return f"{_SCALE}+"
    words = sorted(_scales(code), key=lambda word: (-len(word), word))
    one = "|".join(re.escape(word) + (r"\b" if word[-1].isalpha() else "") for word in words)
    return rf"(?:{one})(?:\s(?:{one}))?" if words else "(?!)"


@cache
def _values(code: str) -> Mapping[str, int]:
    rows = language(code).numerals.items()
    return {_folded(word): int(value) for value, words in rows for word in words.split()}


def in_words(text: str, code: str) -> Iterator[Numeral]:
    """Yield the numbers that a text writes in words, but for a lone one: "two", "сто пять".

    "One" is mostly no number: "one of", "no one".
    """
    if base_language(code) == "zh":
        yield from (
            n for n in _chinese(text) if not any(c.isdigit() for c in text[n.start : n.end])
        )
        return
    run: list[tuple[str, int, int]] = []
    at, joints = 0, language(code).numeral_joints
    for token in (*cut(text), "."):
        parts = _parts(token, code)
        if parts:
            run += [(part, at, at + len(token)) for part in parts]
        elif not (run and (token.isspace() or _folded(token) in joints)):
            yield from _of_run(run, code)
            run = []
        at += len(token)


@lru_cache(maxsize=65536)
def _parts(token: str, code: str) -> tuple[str, ...]:
    """Return the words of a number that a token is made of: two in "twenty-five"; () of others."""
    known = {**_values(code), **_scales(code)}
    parts = re.split("[-‑]", _folded(token))
    # Arabic writes "and" as a letter before the tens.
    parts = [p[1:] if p not in known and p[:1] == "و" else p for p in parts]
    joints = language(code).numeral_joints
    if all(part in known or part in joints for part in parts) and any(p in known for p in parts):
        return tuple(part for part in parts if part in known)
    return ()


def _of_run(run: Sequence[tuple[str, int, int]], code: str) -> Iterator[Numeral]:
    """Yield the numbers that a row of words is: mostly one, in "two or four" two."""
    first = 0
    while first < len(run):
        for last in range(len(run), first, -1):
            value = _value([word for word, _, _ in run[first:last]], code)
            if value is not None:
                if value != 1:
                    yield Numeral(str(value), run[first][1], run[last - 1][2])
                first = last
                break
        else:
            first += 1


def _value(words: Sequence[str], code: str) -> int | None:
    """Return what words come to, or None where they are no number: "two five", "million"."""
    values, scales = _values(code), _scales(code)
    if not any(word in values for word in words):
        return None
    total = part = 0
    for word in words:
        value = values.get(word)
        if value is not None:
            if part and not _goes_on(part, value, code):
                return None
            # Quatre-vingts are four times twenty.
            part = part * value if _is_four_twenties(part, value, code) else part + value
        elif scales[word] == 2:
            if part > 99:
                return None
            part = (part or 1) * 100
        elif part or not total:
            if total and total % 10 ** (scales[word] + 1):
                return None
            total, part = total + (part or 1) * 10 ** scales[word], 0
        else:  # mil millones
            total *= 10 ** scales[word]
    return total + part


def _goes_on(part: int, value: int, code: str) -> bool:
    """Whether a number may go on with another: "twenty" with "five", never "five" with "two"."""
    if _is_four_twenties(part, value, code):
        return True
    if base_language(code) == "fr" and part % 100 in {60, 80} and value < 20:
        return True
    if base_language(code) == "ar" and 0 < part % 100 < 10 and value in range(20, 100, 10):
        return True
    position = 1
    while part % (position * 10) == 0:
        position *= 10
    return value < position


def _is_four_twenties(part: int, value: int, code: str) -> bool:
    return base_language(code) == "fr" and part == 4 and value == 20


def _chinese(text: str) -> Iterator[Numeral]:
    """Yield the numbers that a text writes with Chinese characters: 三千万, 1.2亿, 百分之五."""
    if text.isascii():
        return  # quick
    plain = western(text)
    for m in _CHINESE_AMOUNT.finditer(plain):
        if m["figures"]:
            if not (m["scale"] or m["percent"]):
                continue
            value = scaled(m["figures"], m["scale"], "zh")
        else:
            found = chinese_value(m["words"])
            if found is None or (found == 1 and not m["percent"]):
                continue
            value = str(found)
            if m["decimals"] and (tail := _digits(m["decimals"])):
                value = f"{value}.{tail}"
        yield Numeral(value + "%" * bool(m["percent"]), m.start(), m.end())


def chinese_value(characters: str) -> int | None:
    """Return the value of a number in Chinese characters, None where it is none: 万一, 三七."""
    if len(characters) > 1 and (row := _digits(characters)):
        return int(row) if len(row) == 4 else None  # a year
    total = section = 0
    figure: int | None = None
    last = 99
    for character in characters:
        if character in _CHINESE_FIGURES:
            if figure:
                return None
            figure = _CHINESE_FIGURES[character]
            continue
        power = _CHINESE_SCALES[character]
        if power < 4:
            if power >= last or (figure is None and (power > 1 or section)):
                return None
            section, figure, last = section + (figure or 1) * 10**power, None, power
        else:
            if not section + (figure or 0):
                return None
            total, section, figure, last = (
                (total + section + (figure or 0)) * 10**power,
                0,
                None,
                99,
            )
    return total + section + (figure or 0) or None


def with_western_figures(text: str) -> str:
    """Return a text with each figure in Western form: "二〇二二年" as "2022年"."""
    return "".join(str(_CHINESE_FIGURES.get(character, character)) for character in text)


def _digits(characters: str) -> str:
    """Return a row of figures, 二〇三〇, in Western ones; "" of others."""
    figures = [_CHINESE_FIGURES.get(character) for character in characters if character != "两"]
    return "" if None in figures else "".join(map(str, figures))


# A passage is read for each pair of its declaration.
@lru_cache(maxsize=4096)
def each_value(text: str) -> tuple[Numeral, ...]:
    """Return all numbers of a text of any language, those per cent with "%" behind their value."""
    return tuple(_each_value(text))


def _each_value(text: str) -> Iterator[Numeral]:
    plain = western(text)
    found: list[Numeral] = []
    if _FIGURE.search(plain):
        figures = _any_figures().finditer(plain)
        found += [Numeral(_value_of_figures(m), m.start(), m.end()) for m in figures]
    for code in _codes_of_words(plain):
        for n in in_words(plain, code):
            behind = _percent_behind().match(plain, n.end)
            found.append(Numeral(f"{n.value}%", n.start, behind.end()) if behind else n)
    found += _chinese(text)
    last = 0
    for numeral in sorted(found, key=lambda n: (n.start, -n.end)):
        if numeral.start >= last:
            yield numeral
            last = numeral.end


def _codes_of_words(text: str) -> list[str]:
    """Return the languages that have numbers among the words of a text."""
    found: set[str] = set()
    for token in {*cut(text)}:
        found.update(_codes_of_word(token))
    return sorted(found)


@lru_cache(maxsize=65536)
def _codes_of_word(token: str) -> frozenset[str]:
    by_word, folded = _codes_by_word(), _folded(token)
    forms = {folded, *re.split("[-‑]", folded)}
    return frozenset(chain.from_iterable(by_word.get(form, ()) for form in forms))


@cache
def _codes_by_word() -> Mapping[str, frozenset[str]]:
    known = {code: _values(code) for code in known_languages()}
    # Arabic writes "and" as a letter before the tens.
    return {
        form: frozenset(code for code, values in known.items() if word in values)
        for words in known.values()
        for word in words
        for form in (word, f"و{word}")
    }


@cache
def _percent_behind() -> regex.Pattern[str]:
    forms = sorted({form for code in known_languages() for form in language(code).percent})
    spaced = (r"\s+".join(map(regex.escape, form.split())) for form in forms)
    return regex.compile(rf"\s?%|\s(?i:{'|'.join(spaced)})\b")


@cache
def _any_figures() -> regex.Pattern[str]:
    # English first: its billion is less than that of others.
    codes = sorted((c for c in known_languages() if language(c).scales), key=lambda c: c != "en")
    # Each language has a group of its own: what its commas mean depends on it.
    scales = "|".join(f"(?P<{code}>{scale_pattern(code)})" for code in codes)
    return regex.compile(
        rf"{_BEHIND_WORD}(?P<figures>{FIGURES})(?![^\W{HAN}]|[.,]\d|/)"
        rf"(?:\s(?i:{scales}))?(?P<percent>{_percent_behind().pattern})?"
    )


def _value_of_figures(m: regex.Match[str]) -> str:
    code = next((c for c, scale in m.groupdict().items() if scale and len(c) == 2), _ANY)
    value = scaled(m["figures"], m[code] or "", code) if code else plain_figures(m["figures"])
    return value + "%" * bool(m["percent"])
