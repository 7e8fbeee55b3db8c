"""Numbers with what they count, and dates, as the language of a text writes them."""

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from comparator.language.codes import base_language
from comparator.language.knowledge import (
    alternatives,
    function_words,
    language,
    named_pairs,
    named_patterns,
    named_words,
)
from comparator.language.months import month_numbers, month_pattern
from comparator.language.numerals import (
    FIGURES,
    chinese_value,
    in_words,
    scale_pattern,
    scaled,
    western,
)
from comparator.language.scripts import HAN
from comparator.language.stems import stem


class Quantity(NamedTuple):
    """A number or date in a text.

    Attributes:
        key: The same for the same value, however it is written.
        unit: What it counts or measures, or how exact a date is.
    """

    key: str
    start: int
    end: int
    unit: str


_MONTH = month_pattern()
_DASH = r"\s?[-–—̵‑]\s?"
_YEAR = r"(?:19|20)\d\d"
_CJK_YEAR = "[一二][〇零九][〇零一二三四五六七八九]{2}"
_ANY_YEAR = re.compile(rf"{_YEAR}|{_CJK_YEAR}年")
_TH = r"(?:st|nd|rd|th|er|re|º|°|\.)?"
_CJK = "[一二三四五六七八九十〇零]{1,3}"
_DATE = re.compile(
    rf"(?<![\d.])(?:"
    rf"(?P<day>\d{{1,2}}){_TH}(?:(?:{_DASH}|\s(?:{alternatives('between_days')}|–)\s)(?P<day2>\d{{1,2}}){_TH})?(?:\s(?:of|de))?"
    rf"\s(?P<month>{_MONTH})(?:/(?:{_MONTH}))?\.?,?\s(?:de\s|del\s)?(?P<year>{_YEAR})"
    rf"|(?P<month2>{_MONTH})\.?\s(?P<day3>\d{{1,2}}){_TH}(?:{_DASH}\d{{1,2}})?,?\s(?P<year2>{_YEAR})"
    rf"|(?P<day4>\d{{1,2}})\.(?P<month4>\d{{1,2}})\.(?P<year4>{_YEAR})"
    rf"|(?P<year5>{_YEAR})-(?P<month5>\d\d)-(?P<day5>\d\d)"
    rf"|(?P<month3>{_MONTH})(?:/(?:{_MONTH}))?\.?,?\s(?:de\s|del\s)?(?P<year3>{_YEAR})"
    rf"|(?P<from>{_YEAR}){_DASH}(?P<to>{_YEAR})"
    rf"|(?P<cjk>{_YEAR}|{_CJK_YEAR})年"
    rf"(?:(?P<cmonth>\d{{1,2}}|{_CJK})月(?:(?P<cday>\d{{1,2}}|{_CJK})日)?)?"
    rf"|(?P<only>{_YEAR})"
    # "2000亿元" is an amount.
    rf")(?![\d/]|\.\d|,\d\d\d|\s?[万亿萬億])",
    re.IGNORECASE,
)
_AFTER_MONTH = re.compile(rf"(?:{_MONTH})\s*$", re.IGNORECASE)
# "Paragraph 2" is no quantity: it moves when a paragraph is put in.
_REFERENCE = (
    r"(?:^|[\s(«„“\"’'])(?:{})\s"
    rf"(?:\d+(?:\.\d+)*(?:,\s|\s(?:{alternatives('between_references')})\s|\s?[-–]\s?))*$"
)
_MONEY = r"(?P<money>[$€£¥₽]|US\$)"
_MONTHS = frozenset(month_numbers()) - {*named_words("ambiguous_months")}
_NO_UNITS = frozenset(named_words("no_units"))
_ONE_UNIT = named_pairs("one_unit")


def dates(text: str, code: str = "") -> list[Quantity]:
    """Return the dates, years and spans of years of a text, in order.

    Args:
        text: Any text.
        code: Of its language; in Chinese a year is one only where 年 stands.
    """
    text = western(text)
    if not _ANY_YEAR.search(text):  # most have none, and to look for all forms takes long
        return []
    is_chinese = base_language(code) == "zh"
    found = []
    for m in _DATE.finditer(text):
        if is_chinese and (m["only"] or m["from"]) and text[m.end() : m.end() + 1] != "年":
            continue
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
        parts = [_figures(year), *(f"{int(_figures(part)):02}" for part in (month, day) if part)]
        unit = ("year", "month", "day")[len(parts) - 1]
        key = "-".join(parts) + (f"/{m['day2']}" if m["day2"] else "")
        found.append(Quantity(key, m.start(), m.end(), unit))
    return found


def _figures(written: str) -> str:
    return written if written.isdigit() else str(chinese_value(written) or 0)


def _first(found: re.Match[str], *names: str) -> str:
    return next((found[name] for name in names if found[name]), "")


def numbers(text: str, code: str = "en") -> list[Quantity]:
    """Return the numbers of a text that count or measure, in order; no dates are left out."""
    text, code = western(text), base_language(code)
    found = []
    for m in _number(code).finditer(text):
        unit = _counted(m, text, code)
        if unit is None or _reference(code).search(text[: m.start("value")]):
            continue
        values = [_value(part, m["scale"] or "", code) for part in (m["value"], m["to"]) if part]
        start = m.start() + (len(m[0]) - len(m[0].lstrip()))
        sign = "-" if m["sign"] else ""
        key = f"{sign}{'–'.join(values)} {unit}"
        found.append(Quantity(key, start, m.start() + len(m[0].rstrip()), unit))
    return found


def vote_results(text: str, code: str = "en") -> list[Quantity]:
    """Return how votes came out, each as one quantity: "14 votes to none, with 1 abstention"."""
    text, code = western(text), base_language(code)
    found: list[Quantity] = []
    for pattern in _vote_results(code):
        for m in pattern.finditer(text):
            if any(other.start < m.end() and m.start() < other.end for other in found):
                continue
            counts = (m.groupdict().get(name) or "" for name in ("for", "against", "abstained"))
            key = "–".join(count if count.isdigit() else "0" for count in counts)
            found.append(Quantity(f"{key} votes", m.start(), m.end(), "votes"))
    return sorted(found, key=lambda quantity: quantity.start)


@cache
def _vote_results(code: str) -> tuple[re.Pattern[str], ...]:
    none = "|".join(map(re.escape, named_words("no_votes", code)))
    one = rf"(?<![\d.,])(?:\d{{1,4}}{'|' + none if none else ''})(?![\d%])"
    known = named_patterns("vote_results", code, n=one)
    return tuple(re.compile(each, re.IGNORECASE) for each in known)


def spelled_numbers(text: str, code: str = "en") -> list[Quantity]:
    """Return the numbers in words that count something, "five countries", in order."""
    return [*_spelled(text, base_language(code))]


def _spelled(text: str, code: str) -> Iterator[Quantity]:
    for n in in_words(text, code):
        if n.value.endswith("%"):
            yield Quantity(f"{n.value[:-1]} %", n.start, n.end, "%")
            continue
        following = _what_follows(code).match(text, n.end)
        if following is None:
            continue
        unit = _unit(following["unit"], code)
        # The stem of "ans" is that of an article.
        is_measure = re.fullmatch(_measures(code), following["unit"], re.IGNORECASE)
        if is_measure or _is_noun(unit, code):
            yield Quantity(f"{n.value} {unit}", n.start, following.end(), unit)


def _is_noun(unit: str, code: str) -> bool:
    return unit not in _NO_UNITS and (code == "en" or unit not in function_words(code))


@cache
def _measures(code: str) -> str:
    # Whose language is not known, writes in one of those that most do.
    known = {own for own in (code, "en") for own in language(own).measures}
    percent = {r"\s".join(map(re.escape, form.split())) for form in language(code).percent}
    return "|".join(sorted((*known, *percent), key=lambda form: (-len(form), form)))


@cache
def _what_follows(code: str) -> re.Pattern[str]:
    """Return what may follow a number in words: what it counts."""
    joint = language(code).unit_joints
    if code == "zh":
        return re.compile(rf"(?P<unit>{_measures(code)})")
    return re.compile(rf"\s(?:{joint})?(?P<unit>{_measures(code)}\b|[^\W\d_]{{3,}})", re.IGNORECASE)


@cache
def _number(code: str) -> re.Pattern[str]:
    """Return what finds a number and what it measures, in a language."""
    scale = scale_pattern(code)
    joint = language(code).unit_joints
    unit = rf"(?:(?:%|{_measures(code)})(?:(?<=[{HAN}%.])|\b))"
    value = rf"(?:\d/\d(?![\d/])|{FIGURES}(?:[-‑ ]\d/\d(?![\d/]))?)"
    # "на 40 % до 2035 года" is no range.
    year = rf"(?!(?:19|20)\d\d\s?(?:{alternatives('behind_years')}))"
    return re.compile(
        # Between Chinese words and numbers no space stands.
        rf"(?<![^\W{HAN}])(?<![.,/:第])(?<![A-Za-z][-‑]){_MONEY}?\s?(?P<sign>(?<!\S)[-−–])?"
        rf"(?P<value>{value})(?!:\d|\s?[ap]\.?m\b)"
        rf"(?:(?:\s?{unit})?(?:{_DASH}|\s(?:{alternatives('between_amounts')})\s)(?P<to>{year}{value})"
        rf"(?=[\s‑-]?(?:(?:{scale})|{unit})))?"
        rf"(?P<ordinal>st|nd|rd|th|-?й|-?я|-?е|e|ème|[ºª])?(?:\b|(?=[{HAN}]))"
        rf"(?:\s?(?P<scale>{scale}))?(?:[\s‑-]?(?:{joint})?(?P<unit>{unit}))?",
        re.IGNORECASE,
    )


@cache
def _reference(code: str) -> re.Pattern[str]:
    known = {*language(code).references, *language("en").references}
    return re.compile(_REFERENCE.format("|".join(sorted(known))), re.IGNORECASE)


@cache
def _next_word(code: str) -> re.Pattern[str]:
    joint = language(code).unit_joints
    letters = "[a-zа-яё]" if code in {"en", "ru"} else r"[^\W\d_]"
    return re.compile(rf"\s(?:{joint})?({letters}+)")


def _counted(m: re.Match[str], text: str, code: str) -> str | None:
    """Return what a number counts or measures; None where it does neither."""
    if m["ordinal"]:
        return "ordinal"
    if m["money"] or m["unit"]:
        return str(m["money"] or _unit(m["unit"], code))
    following = _next_word(code).match(text, m.end())
    noun = following[1] if following and _is_noun(following[1], code) else ""
    if noun.casefold() in _MONTHS and not m["scale"]:
        return None  # "on 18 October": a day
    if noun and (
        m["scale"] or not _AFTER_MONTH.search(text[max(0, m.start() - 12) : m.start() + 1])
    ):
        return _noun(noun, code)
    # A bare number is a reference, a model or a time of day.
    return "" if m["scale"] else None


def _noun(word: str, code: str) -> str:
    """Return what is counted, one or many: "тонна" and "тонн" alike."""
    folded = word.lower()
    if folded in _ONE_UNIT:
        return _ONE_UNIT[folded]
    return folded.rstrip("s") if code in {"en", "zh"} else stem(folded, code)


def _value(words: str, scale: str, code: str) -> str:
    """Return a value the same way however it is written: "2,500 million" as "2.5 billion"."""
    if "/" in words:
        return words.replace(" ", "-").replace("‑", "-")
    return scaled(words, scale, code)


def _unit(words: str, code: str) -> str:
    folded = " ".join(words.lower().split())
    is_percent = folded in {"%", "per cent", "percent", *language(code).percent}
    return "%" if is_percent else _noun(folded, code)
