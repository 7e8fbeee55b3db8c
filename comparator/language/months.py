"""Names of months, from Babel's locale data and, for forms that it lacks, from our files."""

import re
from collections.abc import Mapping
from functools import cache

from comparator.language.knowledge import known_languages, language
from comparator.language.words import LETTERS


@cache
def month_names(code: str) -> frozenset[str]:
    """Return the full names of the months in a language, case folded."""
    return frozenset(_named(code, "wide"))


@cache
def month_name(number: int, code: str = "en") -> str:
    """Return the name of a month as it stands in a date, such as "January"."""
    from babel import Locale

    return str(Locale.parse(code).months["format"]["wide"][number])


@cache
def month_numbers() -> Mapping[str, int]:
    """Return the number of each name of a month, short names and inflected ones as well.

    Of all languages that write them as words; case folded, without the point behind a short name.
    """
    numbers: dict[str, int] = {}
    for code in known_languages():
        known = language(code)
        if known.months in {"names", "names and short names"}:
            numbers |= _named(code, "wide")
        if known.months == "names and short names":
            numbers |= _named(code, "abbreviated")
        numbers |= {
            name: int(n) for n, names in known.more_months.items() for name in names.split(" | ")
        }
    return numbers


@cache
def month_pattern() -> str:
    """Return a regular expression for the name of a month in any language, without groups."""
    return "|".join(sorted(map(re.escape, month_numbers()), key=lambda name: (-len(name), name)))


def _named(code: str, width: str) -> dict[str, int]:
    from babel import Locale

    found = {}
    for context in ("stand-alone", "format"):
        for number, name in Locale.parse(code).months[context][width].items():
            bare = name.rstrip(".").casefold()
            if LETTERS.fullmatch(bare):
                found[bare] = number
    return found
