"""What stands alike in texts of all languages: numbers, years, days, initials, Latin words."""

import re
from collections.abc import Iterator
from functools import cache

from comparator.language.dates import each_date
from comparator.language.months import month_numbers, month_pattern
from comparator.language.numerals import (
    chinese_value,
    decimal_mark,
    each_value,
    roman_value,
    western,
)
from comparator.language.own_numbers import own_number

_ROMAN = re.compile(r"[IVXLC]+$")
_LONGEST_HEADING_NUMBER = len("XXVIII.")
_LATIN = re.compile(r"\b[A-Z][A-Za-z]*[A-Z][A-Za-z]*\b")
_CHINESE_NUMBER = re.compile("[一二三四五六七八九十]+")
_POINT_IN_THOUSANDS = re.compile(r"(?<=\d)\.(?=\d{3}(?!\d))")
_YEARS = range(1800, 2200)


def figures_of(text: str, language: str) -> Iterator[str]:
    """Yield the figures of a text, in a form that is the same in all languages.

    "d2019-06-14" for a day, "m3-15" for a day of the year, "y2019" for a year, "n140000" for a
    number, "lWTO" for what stands in Latin letters and is no plain word.
    """
    text = western(text[len(own_number(text)) :])
    if decimal_mark(language) == ",":
        text = _POINT_IN_THOUSANDS.sub("", text)
    for _, _, day in each_date(text):
        yield f"d{day.isoformat()}"
    for month, number in _days_of_months(text):
        yield f"m{month}-{number}"
    for value, *_ in each_value(text):
        yield f"y{value}" if value.isdigit() and int(value) in _YEARS else f"n{value}"
    yield from (f"l{word}" for word in _LATIN.findall(text) if not _ROMAN.match(word))


def own_number_of(text: str) -> str:
    """Return the number before a paragraph as plain digits, whatever they are, or "".

    A heading may be nothing but its number.
    """
    own = own_number(text) or (text if len(text) <= _LONGEST_HEADING_NUMBER else "")
    bare = western(own.strip(" \t\n().、．）（:：第条章节部\xa0")).upper()
    if _ROMAN.match(bare):
        return str(roman_value(bare))
    value = chinese_value(bare) if _CHINESE_NUMBER.fullmatch(bare) else None
    return str(int(bare)) if bare.isdigit() else str(value or "")


def _days_of_months(text: str) -> Iterator[tuple[int, int]]:
    for m in _day_of_month().finditer(text):
        name = (m["name"] or m["name_first"] or "").casefold()
        month = month_numbers()[name] if name else int(m["month"])
        yield month, int(m["behind"] or m["before"] or m["day"])


@cache
def _day_of_month() -> re.Pattern[str]:
    month = month_pattern()
    return re.compile(
        rf"\b(?P<before>\d{{1,2}})(?:st|nd|rd|th|er)?(?: de)? (?P<name>{month})\b"
        rf"|\b(?P<name_first>{month}) (?P<behind>\d{{1,2}})\b(?! ?\d)"
        r"|(?P<month>\d{1,2})月(?P<day>\d{1,2})日",
        re.IGNORECASE,
    )
