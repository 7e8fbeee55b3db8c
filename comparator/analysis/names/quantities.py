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
_DATE = re.compile(
    rf"(?<![\d.])(?:"
    rf"(?P<day>\d{{1,2}})(?:(?:{_DASH}|\sand\s)(?P<day2>\d{{1,2}}))?\s(?P<month>{_MONTH})\.?,?\s(?P<year>{_YEAR})"
    rf"|(?P<month2>{_MONTH})\.?\s(?P<day3>\d{{1,2}})(?:{_DASH}\d{{1,2}})?,?\s(?P<year2>{_YEAR})"
    rf"|(?P<month3>{_MONTH})\.?,?\s(?P<year3>{_YEAR})"
    rf"|(?P<from>{_YEAR}){_DASH}(?P<to>{_YEAR})"
    rf"|(?P<cjk>{_YEAR})年(?:(?P<cmonth>\d{{1,2}})月(?:(?P<cday>\d{{1,2}})日)?)?"
    rf"|(?P<only>{_YEAR})"
    rf")(?![\d/]|\.\d|,\d\d\d)",
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
    rf"(?<![^\W{HAN}])(?<![.,/:第])(?P<money>[$€£¥]|US\$)?\s?(?P<value>{_VALUE})(?!:\d|\s?[ap]\.?m\b)"
    rf"(?:(?:\s?{_UNIT})?(?:{_DASH}|\s(?:to|and)\s)(?P<to>{_VALUE})(?=[\s‑-]?(?:{_SCALE}|{_UNIT})))?"
    rf"(?P<ordinal>st|nd|rd|th|-?й|-?я|-?е)?(?:\b|(?=[{HAN}]))"
    rf"(?:\s?(?P<scale>{_SCALE}))?(?:[\s‑-]?(?P<unit>{_UNIT}))?",
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
_SPELLED = {
    word: str(n)
    for n, word in enumerate(
        "two three four five six seven eight nine ten eleven twelve".split(), 2
    )
} | {"twenty": "20", "thirty": "30", "forty": "40", "fifty": "50", "sixty": "60"}
_SPELLED_NUMBER = re.compile(
    rf"(?<![\w-])(?P<value>{'|'.join(_SPELLED)})\s(?P<unit>[a-z]{{3,}})\b", re.IGNORECASE
)


def dates(text: str) -> list[Quantity]:
    """Return the dates, years and spans of years of a text, in order."""
    found = []
    for m in _DATE.finditer(text):
        year = m["year"] or m["year2"] or m["year3"] or m["cjk"] or m["only"] or ""
        name = m["month"] or m["month2"] or m["month3"]
        month = str(month_numbers()[name.casefold()]) if name else m["cmonth"] or ""
        day = m["day"] or m["day3"] or m["cday"] or ""
        if m["from"]:
            found.append(Quantity(f"{m['from']}–{m['to']}", m.start(), m.end(), "span"))
            continue
        parts = [year, *(f"{int(part):02}" for part in (month, day) if part)]
        unit = ("year", "month", "day")[len(parts) - 1]
        key = "-".join(parts) + (f"/{m['day2']}" if m["day2"] else "")
        found.append(Quantity(key, m.start(), m.end(), unit))
    return found


def numbers(text: str) -> list[Quantity]:
    """Return the numbers of a text that count or measure, in order; no dates are left out."""
    found = []
    for m in _NUMBER.finditer(text):
        unit = _counted(m, text)
        if unit is None:
            continue
        values = [_value(part, m["scale"] or "") for part in (m["value"], m["to"]) if part]
        start = m.start() + (len(m[0]) - len(m[0].lstrip()))
        key = f"{'–'.join(values)} {unit}"
        found.append(Quantity(key, start, m.start() + len(m[0].rstrip()), unit))
    return found


def spelled_numbers(text: str) -> list[Quantity]:
    """Return the numbers in words that count something, "five countries", in order."""
    found = []
    for m in _SPELLED_NUMBER.finditer(text):
        unit = m["unit"].lower()
        if unit not in _NO_UNITS:
            key = f"{_SPELLED[m['value'].lower()]} {unit.rstrip('s')}"
            found.append(Quantity(key, m.start(), m.end(), unit.rstrip("s")))
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
