"""Names of months."""

import re
from collections.abc import Mapping
from functools import cache
from itertools import chain

from comparator.language.knowledge import known_languages, language


@cache
def month_names(code: str) -> frozenset[str]:
    """Return the full names of the months in a language, case folded."""
    return frozenset(chain.from_iterable(map(_forms, language(code).months)))


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
    for known in map(language, known_languages()):
        for number, names in enumerate(known.months, 1):
            numbers |= dict.fromkeys(_forms(names), number)
        for written, names in known.more_months.items():
            numbers |= dict.fromkeys(_forms(names), int(written))
    return numbers


@cache
def month_pattern() -> str:
    """Return a regular expression for the name of a month in any language, without groups."""
    return "|".join(sorted(map(re.escape, month_numbers()), key=lambda name: (-len(name), name)))


def _forms(names: str) -> list[str]:
    return names.split(" | ")
