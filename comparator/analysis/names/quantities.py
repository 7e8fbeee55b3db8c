"""Numbers with what they count, and dates."""

import re
from decimal import Decimal
from typing import NamedTuple

from comparator.language.months import month_numbers, month_pattern
from comparator.language.scripts import HAN
from comparator.language.stems import stem


class Quantity(NamedTuple):
    """A number or date in a text.

    Attributes:
        key: The same for the same value, however it is written.
        start: Where it begins.
        end: Where it ends.
        unit: What it counts or measures, or how exact a date is.
    """

    key: str
    start: int
    end: int
    unit: str


_MONTH = month_pattern()
_DASH = r"\s?[-–—̵‑]\s?"
_YEAR = r"(?:19|20)\d\d"
_ANY_YEAR = re.compile(_YEAR)
_TH = r"(?:st|nd|rd|th)?"
_DATE = re.compile(
    rf"(?<![\d.])(?:"
    rf"(?P<day>\d{{1,2}}){_TH}(?:(?:{_DASH}|\sand\s)(?P<day2>\d{{1,2}}){_TH})?(?:\sof)?"
    rf"\s(?P<month>{_MONTH})\.?,?\s(?P<year>{_YEAR})"
    rf"|(?P<month2>{_MONTH})\.?\s(?P<day3>\d{{1,2}}){_TH}(?:{_DASH}\d{{1,2}})?,?\s(?P<year2>{_YEAR})"
    rf"|(?P<day4>\d{{1,2}})\.(?P<month4>\d{{1,2}})\.(?P<year4>{_YEAR})"
    rf"|(?P<year5>{_YEAR})-(?P<month5>\d\d)-(?P<day5>\d\d)"
    rf"|(?P<month3>{_MONTH})\.?,?\s(?P<year3>{_YEAR})"
    rf"|(?P<from>{_YEAR}){_DASH}(?P<to>{_YEAR})"
    rf"|(?P<cjk>{_YEAR})年(?:(?P<cmonth>\d{{1,2}})月(?:(?P<cday>\d{{1,2}})日)?)?"
    rf"|(?P<only>{_YEAR})"
    # "2000亿元" is an amount.
    rf")(?![\d/]|\.\d|,\d\d\d|\s?[万亿])",
    re.IGNORECASE,
)
_SCALE = (
    r"(?:hundred|thousand|million|billion|trillion|тыс\.|млн|млрд|тысяч\w*|"
    r"миллион\w*|миллиард\w*|万亿|万|亿)"
)
_UNIT = (
    r"(?:%|per\s?cent(?:age points?)?|percentage points?|basis points?|процент\w*|个百分点|"
    r"(?:US )?dollars?|euros?|roubles?|rubles?|yuan|years?|months?|days?|weeks?|hours?|tonnes?|"
    r"tons?|kilomet\w+|km|hectares?|people|лет|года?|долл\w*|"
    r"美元|欧元|卢布|人民币|元|公里|公顷|吨|小时|[天人年]|[个名项座条家种所艘架])"
)
# Russian parts thousands by spaces: "10 000 тонн".
_VALUE = (
    r"(?:\d/\d(?![\d/])|\d{1,3}(?:[ \u00a0\u202f]\d{3})+(?![\d.,])|"
    r"\d+(?:[.,]\d+)*(?:[-‑ ]\d/\d(?![\d/]))?)"
)
_NUMBER = re.compile(
    # Between Chinese words and numbers no space stands.
    rf"(?<![^\W{HAN}])(?<![.,/:第])(?<![A-Za-z][-‑])(?P<money>[$€£¥]|US\$)?\s?(?P<sign>(?<!\S)[-−–])?"
    rf"(?P<value>{_VALUE})(?!:\d|\s?[ap]\.?m\b)"
    rf"(?:(?:\s?{_UNIT})?(?:{_DASH}|\s(?:to|and)\s)(?P<to>{_VALUE})(?=[\s‑-]?(?:{_SCALE}|{_UNIT})))?"
    rf"(?P<ordinal>st|nd|rd|th|-?й|-?я|-?е)?(?:\b|(?=[{HAN}]))"
    rf"(?:\s?(?P<scale>{_SCALE}))?(?:[\s‑-]?(?P<unit>{_UNIT}))?",
    re.IGNORECASE,
)
# "Paragraph 2" is no quantity: it moves when a paragraph is put in.
_REFERENCE = re.compile(
    r"\b(?:paragraphs?|paras?\.?|articles?|sections?|chapters?|annex(?:es)?|items?|points?|clauses?|"
    r"pages?|figures?|tables?|parts?|nos?\.|пункт\w*|стат[ьея]\w*|раздел\w*|глав\w+)\s"
    r"(?:\d+(?:\.\d+)*(?:,\s|\s(?:and|to|или|и)\s|\s?[-–]\s?))*$",
    re.IGNORECASE,
)
_AFTER_MONTH = re.compile(rf"(?:{_MONTH})\s*$", re.IGNORECASE)
_NO_UNITS = frozenset("and or to of in on at by for the a an is are was и в на по".split())
_NEXT_WORD = re.compile(r"\s([a-zа-я]+)")
_TIMES = {
    "hundred": 2, "thousand": 3, "million": 6, "billion": 9, "trillion": 12, "тыс.": 3, "тысяч": 3,
    "млн": 6, "миллион": 6, "млрд": 9, "миллиард": 9, "万亿": 12,
    "万": 4, "亿": 8,
}  # fmt: skip
_ONES = "one two three four five six seven eight nine ten eleven twelve".split()
_TEENS = "thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
_SPELLED = {word: n for n, word in enumerate((*_ONES, *_TEENS), 1)}
_SPELLED |= {word: 10 * n for n, word in enumerate(_TENS, 2)}
_SPELLED |= {
    f"{ten}-{one}": 10 * n + k
    for n, ten in enumerate(_TENS, 2)
    for k, one in enumerate(_ONES[:9], 1)
}
_SPELLED |= {
    word: n
    for n, row in enumerate(
        ("два две двух", "три трех трёх", "четыре четырех четырёх", "пять пяти", "шесть шести",
         "семь семи", "восемь восьми", "девять девяти", "десять десяти"), 2
    )
    for word in row.split()
}  # fmt: skip
_SPELLED |= {f"{word} hundred": 100 * n for n, word in enumerate(_ONES[:9], 1)}
del _SPELLED["one"]  # mostly no number: "one of", "no one"
_SPELLED_NUMBER = re.compile(
    rf"(?<![\w-])(?P<value>{'|'.join(sorted(_SPELLED, key=len, reverse=True))})"
    r"\s(?P<unit>[a-zа-яё]{3,})\b",
    re.IGNORECASE,
)


def dates(text: str) -> list[Quantity]:
    """Return the dates, years and spans of years of a text, in order."""
    if not _ANY_YEAR.search(text):  # most have none, and to look for all forms takes long
        return []
    found = []
    for m in _DATE.finditer(text):
        year = _first(m, "year", "year2", "year3", "year4", "year5", "cjk", "only")
        name = _first(m, "month", "month2", "month3")
        month = (
            str(month_numbers()[name.casefold()])
            if name
            else _first(m, "month4", "month5", "cmonth")
        )
        day = _first(m, "day", "day3", "day4", "day5", "cday")
        if m["from"]:
            found.append(Quantity(f"{m['from']}–{m['to']}", m.start(), m.end(), "span"))
            continue
        parts = [year, *(f"{int(part):02}" for part in (month, day) if part)]
        unit = ("year", "month", "day")[len(parts) - 1]
        key = "-".join(parts) + (f"/{m['day2']}" if m["day2"] else "")
        found.append(Quantity(key, m.start(), m.end(), unit))
    return found


def _first(found: re.Match[str], *names: str) -> str:
    return next((found[name] for name in names if found[name]), "")


def numbers(text: str) -> list[Quantity]:
    """Return the numbers of a text that count or measure, in order; no dates are left out."""
    found = []
    for m in _NUMBER.finditer(text):
        unit = _counted(m, text)
        if unit is None or _REFERENCE.search(text[: m.start("value")]):
            continue
        values = [_value(part, m["scale"] or "") for part in (m["value"], m["to"]) if part]
        start = m.start() + (len(m[0]) - len(m[0].lstrip()))
        sign = "-" if m["sign"] else ""
        key = f"{sign}{'–'.join(values)} {unit}"
        found.append(Quantity(key, start, m.start() + len(m[0].rstrip()), unit))
    return found


def spelled_numbers(text: str) -> list[Quantity]:
    """Return the numbers in words that count something, "five countries", in order."""
    found = []
    for m in _SPELLED_NUMBER.finditer(text):
        unit = m["unit"].lower()
        if unit not in _NO_UNITS and unit not in _TIMES:
            key = f"{_SPELLED[m['value'].lower()]} {_noun(unit)}"
            found.append(Quantity(key, m.start(), m.end(), _noun(unit)))
    return found


def _counted(m: re.Match[str], text: str) -> str | None:
    """Return what a number counts or measures; None where it does neither."""
    if m["ordinal"]:
        return "ordinal"
    if m["money"] or m["unit"]:
        return m["money"] or _unit(m["unit"])
    following = _NEXT_WORD.match(text, m.end())
    is_noun = following is not None and following[1] not in _NO_UNITS
    if m["scale"]:
        return _noun(following[1]) if following and is_noun else ""
    is_day = _AFTER_MONTH.search(text[max(0, m.start() - 12) : m.start() + 1])
    if following is None or not is_noun or is_day:
        return None  # a bare number is a reference, a model or a time of day
    return _noun(following[1])


def _noun(word: str) -> str:
    """Return what is counted, one or many: "тонна" and "тонн" alike."""
    folded = word.lower()
    if folded in {"лет", "год", "года", "годов", "году"}:
        return "год"
    return stem(folded, "ru") if "а" <= folded[0] <= "я" else folded.rstrip("s")


def _value(words: str, scale: str) -> str:
    """Return a value the same way however it is written: "2,500 million" as "2.5 billion"."""
    plain = _plain(words)
    folded = scale.lower()
    times = next((n for name, n in _TIMES.items() if folded.startswith(name)), 0)
    if not times or not re.fullmatch(r"\d+(?:[.,]\d+)?", plain):
        return plain
    value = Decimal(plain.replace(",", ".")).scaleb(times)
    return f"{value.normalize():f}"


def _plain(value: str) -> str:
    """Return a value without the commas or spaces between thousands."""
    value = re.sub(r"(?<=\d)[ \u00a0\u202f](?=\d\d\d(?!\d|/))", "", value)
    return re.sub(r"(?<=\d),(?=\d\d\d\b)", "", value).replace(" ", "-").replace("‑", "-")


def _unit(words: str) -> str:
    folded = " ".join(words.lower().split())
    if folded in {"%", "per cent", "percent"}:
        return "%"
    if folded.startswith("процент"):
        return "%"
    return _noun(folded)
