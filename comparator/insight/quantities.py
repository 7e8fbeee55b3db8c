"""Numbers with what they count, and dates."""

import re
from typing import NamedTuple


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


_MONTHS = {
    name: n
    for n, row in enumerate(
        (
            "january jan января январе", "february feb февраля феврале", "march mar марта марте",
            "april apr апреля апреле", "may мая мае", "june jun июня июне", "july jul июля июле",
            "august aug августа августе", "september sep sept сентября сентябре",
            "october oct октября октябре", "november nov ноября ноябре",
            "december dec декабря декабре",
        ),
        start=1,
    )
    for name in row.split()
}  # fmt: skip
_MONTH = "|".join(sorted((n for n in _MONTHS if n[0].isalpha()), key=len, reverse=True))
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
    r"миллион\w*|миллиард\w*|万|亿)"
)
_UNIT = (
    r"(?:%|per\s?cent(?:age points?)?|percentage points?|basis points?|процент\w*|个百分点|"
    r"(?:US )?dollars?|euros?|roubles?|rubles?|yuan|years?|months?|days?|weeks?|hours?|tonnes?|"
    r"tons?|kilomet\w+|km|hectares?|people|лет|года?|долл\w*)"
)
_VALUE = r"\d+(?:[.,]\d+)*(?:[-‑ ]\d/\d)?|\d/\d"
_NUMBER = re.compile(
    rf"(?<![\w.,/])(?P<money>[$€£¥]|US\$)?\s?(?P<value>{_VALUE})"
    rf"(?:(?:{_DASH}|\s(?:to|and)\s)(?P<to>{_VALUE})(?=[\s‑-]?(?:{_SCALE}|{_UNIT})))?"
    rf"(?P<ordinal>st|nd|rd|th|-?й|-?я|-?е)?\b"
    rf"(?:\s?(?P<scale>{_SCALE}))?(?:[\s‑-]?(?P<unit>{_UNIT}))?",
    re.IGNORECASE,
)
_AFTER_MONTH = re.compile(rf"(?:{_MONTH})\s*$", re.IGNORECASE)
_NO_UNITS = frozenset("and or to of in on at by for the a an is are was и в на по".split())
_NEXT_WORD = re.compile(r"\s([a-zа-я]+)")


def dates(text: str) -> list[Quantity]:
    """Return the dates, years and spans of years of a text, in order."""
    found = []
    for m in _DATE.finditer(text):
        year = m["year"] or m["year2"] or m["year3"] or m["cjk"] or m["only"] or ""
        name = m["month"] or m["month2"] or m["month3"]
        month = str(_MONTHS[name.lower()]) if name else m["cmonth"] or ""
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
        value = _plain(m["value"]) + (f"–{_plain(m['to'])}" if m["to"] else "")
        if m["ordinal"]:
            unit = "ordinal"
        elif m["money"] or m["unit"] or m["scale"]:
            unit = " ".join(filter(None, (m["money"], m["scale"], _unit(m["unit"] or ""))))
        else:
            following = _NEXT_WORD.match(text, m.end())
            is_day = _AFTER_MONTH.search(text[max(0, m.start() - 12) : m.start() + 1])
            if following is None or following[1] in _NO_UNITS or is_day:
                continue  # a bare number is a reference, a model or a time of day
            unit = following[1].lower().rstrip("s")
        start = m.start() + (len(m[0]) - len(m[0].lstrip()))
        found.append(Quantity(f"{value} {unit}", start, m.start() + len(m[0].rstrip()), unit))
    return found


def _plain(value: str) -> str:
    """Return a value without the commas between thousands."""
    return re.sub(r"(?<=\d),(?=\d\d\d\b)", "", value).replace(" ", "-").replace("‑", "-")


def _unit(words: str) -> str:
    folded = " ".join(words.lower().split())
    if folded in {"%", "per cent", "percent"}:
        return "%"
    return folded.rstrip("s")
