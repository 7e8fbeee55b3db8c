"""Words by which a sentence says that it goes on with what was said before."""

import re
from functools import cache

from comparator.language.knowledge import alternatives, whole_words


def opens_with_reference(text: str, language: str) -> bool:
    """Whether a sentence begins with a word that stands for something before it."""
    return bool(_openings(language).match(text))


def points_back(text: str, language: str) -> bool:
    """Whether a sentence leaves it to the one before to say what its field is."""
    return bool(_pointers(language).search(text))


@cache
def _openings(language: str) -> re.Pattern[str]:
    return _compiled(whole_words("going_on", language))


@cache
def _pointers(language: str) -> re.Pattern[str]:
    return _compiled(alternatives("pointing_back", language))


def _compiled(words: str) -> re.Pattern[str]:
    """Return a pattern of these alternatives; with none it matches nothing."""
    return re.compile(words or r"(?!)", re.IGNORECASE)
