"""Dates as declarations write them."""

import re
from collections.abc import Iterator
from datetime import date
from functools import cache

from comparator.language.knowledge import alternatives
from comparator.language.months import month_numbers, month_pattern
from comparator.language.numerals import chinese_value, western
from comparator.language.words import LETTERS

_DAYS = (
    r"(?P<{0}r>\d{{1,2}}(?:st|nd|rd|th|er|º)?\s*(?:[-–]|and|und|и|et|y|al|au)\s*)?"
    r"(?P<{0}d>\d{{1,2}})(?:st|nd|rd|th|er|º|\.)?"
)
_CHINESE = "[〇零一二三四五六七八九十]"
_HAS_YEAR = re.compile(r"\d{4}|[一二][〇零九]..年")
_DAY_IN_FIGURES = re.compile(r"\d{4}-\d\d-|\d[./]\d|年")
_BEFORE_MONTH = ("", *"st nd rd th er º day of de dayof dayde".split())
_AFTER_DATE = re.compile(r"[\s,]*(?:года|год|г\.|г)?[\s.]*")
_MOST_OF_PLACE = 2  # words, where letters have no capitals
_LONGEST_LINE = 90  # characters of a date line: place and date


def find_date(text: str) -> tuple[date, str] | None:
    """Return the first date of a text and how it is written there; of a range, the last day."""
    for start, end, day in each_date(text):
        return day, " ".join(text[start:end].split())
    return None


def each_date(text: str, *, with_ranges: bool = True) -> Iterator[tuple[int, int, date]]:
    """Yield the dates of a text: where each begins and ends, and the day; of a range, the last."""
    text = western(text)
    if not (_HAS_YEAR.search(text) and _may_have_date(text)):
        return
    for found in _date_pattern().finditer(text):
        form = next(form for form in "abcdef" if found[f"{form}y"])
        day = _date(found[f"{form}y"], found[f"{form}m"], found[f"{form}d"])
        if day is not None and (with_ranges or not (found["ar"] or found["br"])):
            yield found.start(), found.end(), day


def _may_have_date(text: str) -> bool:
    """Whether a text names a month or has figures as dates have: quick."""
    words = LETTERS.findall(text.casefold())
    return not _words_of_months().isdisjoint(words) or _DAY_IN_FIGURES.search(text) is not None


@cache
def _words_of_months() -> frozenset[str]:
    """Return the first words of months, with what may stand before them without a space."""
    first = {found[0] for name in month_numbers() if (found := LETTERS.search(name))}
    return frozenset(before + word for word in first for before in _BEFORE_MONTH)


def begins_date(text: str, start: int) -> bool:
    """Whether what stands from a place on is a day and a month."""
    return _day_and_month().match(text, start) is not None


def _date(year: str, month: str, day: str) -> date | None:
    named = month_numbers().get(month.casefold())
    try:
        return date(_number(year), named or _number(month), _number(day))
    except ValueError:
        return None


def _number(written: str) -> int:
    return int(written) if written.isdigit() else chinese_value(written) or 0


@cache
def _date_pattern() -> re.Pattern[str]:
    month = month_pattern()
    return re.compile(
        r"(?<!\d)(?:"
        + _DAYS.format("a")
        + r"(?:\s+day)?(?:\s+(?:of|de))?"
        + rf"\s*(?P<am>{month})(?:/(?:{month}))?\.?,?\s+(?:del?\s+)?(?P<ay>\d{{4}})"
        + rf"|\b(?P<bm>{month})\.?\s+"
        + _DAYS.format("b")
        + r",?\s+(?P<by>\d{4})"
        + rf"|(?P<cy>\d{{4}}|{_CHINESE}{{4}})\s*年\s*(?P<cm>\d{{1,2}}|{_CHINESE}{{1,2}})\s*月"
        + rf"\s*(?P<cd>\d{{1,2}}|{_CHINESE}{{1,3}})\s*日"
        + r"|(?P<dy>\d{4})-(?P<dm>\d{2})-(?P<dd>\d{2})"
        # 14.03.2023 is a day, then a month; so is 14/03/2023, and 03/14/2023 can only be the
        # other way.
        + r"|(?P<ed>\d{1,2})[./](?P<em>0?[1-9]|1[0-2])[./](?P<ey>\d{4})"
        + r"|(?P<fm>0?[1-9]|1[0-2])/(?P<fd>1[3-9]|2\d|3[01])/(?P<fy>\d{4})"
        + r")(?!\d)",
        re.IGNORECASE,
    )


@cache
def _day_and_month() -> re.Pattern[str]:
    return re.compile(
        rf"\d{{1,2}}(?:\s*[-–]\s*\d{{1,2}})?\s+(?:{month_pattern()})\b", re.IGNORECASE
    )


@cache
def _names_a_text() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{alternatives('before_days_of_texts')})\b", re.IGNORECASE)


def is_date_line(line: str) -> bool:
    """Whether a line is a date, with at most a place in front ("Bishkek, 16 August 2007")."""
    line = line.strip()
    may_be = len(line) <= _LONGEST_LINE and _may_have_date(line)
    found = _date_pattern().search(line) if may_be else None
    if found is None or not _AFTER_DATE.fullmatch(line, found.end()):
        return False
    # "Port Anna, 4 May 2001"; "as amended 4 May 2001" says something.
    place = re.sub(r"^(?:done|at|in|on|город|г\.)\s+", "", line[: found.start()], flags=re.I)
    words = re.sub(r"\b(?:of|the|and|on|at|in|de|la|am|an|der|и|на|г)\b", " ", place).split()
    return (
        not _names_a_text().search(place)
        and len(words) <= (_MOST_OF_PLACE if place == place.casefold() else 6)
        and all(w[0] == "." or not w[0].islower() for w in words)
        and not (re.search(r"[.;:\d]", place))
    )
