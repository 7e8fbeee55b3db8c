"""Offices: whom a signature names."""

import re
from functools import cache

from comparator.language.knowledge import known_languages, language
from comparator.language.scripts import is_ideograph
from comparator.language.stems import stem

# "For Norland:" stands before a signature, whatever Norland is.
_FOR_A_PARTY = re.compile(r"For [A-Z][^:\n]{1,60}:")


def begins_with_office(line: str) -> bool:
    """Whether a line begins with the office of someone who signs."""
    return _office().match(line) is not None


def count_offices(text: str) -> int:
    """Return how many offices of those who sign a text names."""
    return len(_office().findall(text)) + bool(_FOR_A_PARTY.match(text))


@cache
def office_stems(code: str) -> frozenset[str]:
    """Return the stems of the words that stand before the name of a person who holds an office."""
    return frozenset(stem(name, code) for name in language(code).offices if " " not in name)


@cache
def _office() -> re.Pattern[str]:
    spaced: list[str] = []
    unspaced: list[str] = []
    for code in known_languages():
        for name in language(code).offices:
            (unspaced if is_ideograph(name[0]) else spaced).append(re.escape(name))
    return re.compile(
        rf"\b(?:acting\s+)?(?:{'|'.join(spaced)})\b|{'|'.join(unspaced)}", re.IGNORECASE
    )
