"""Words by which a sentence says that it goes on with what was said before."""

import re

from comparator.language.codes import base_language

_IGNORE = re.IGNORECASE
# At the start of a sentence: They note …; In this context …
_OPENINGS = {
    "en": re.compile(
        r"(?:they|this|these|those|it|its|their|such|to this end|in (?:this|these|that)|"
        r"on this|at the same time|for (?:this|these))\b",
        _IGNORE,
    ),
    "de": re.compile(r"(?:sie|dies\w*|hierzu|dazu|dabei|in diesem)\b", _IGNORE),
    "ru": re.compile(r"(?:они|это|эти|этот|эта|в этом|в этой|в этих|такие|такой)\b", _IGNORE),
    "zh": re.compile("为此|他们|这|该|此"),
}
# Anywhere: … cooperation with other states in this area.
_POINTERS = {
    "en": re.compile(
        r"\b(?:in|on|of) (?:this|these) "
        r"(?:area|field|sphere|issue|matter|track|direction|domain)s?\b",
        _IGNORE,
    ),
    "de": re.compile(r"\b(?:in|auf) diese[mnr] (?:Bereich|Gebiet|Frage)\w*", _IGNORE),
    "ru": re.compile(r"\b(?:в|по) эт(?:ой|ом|их|им) (?:област|сфер|направлени|вопрос)", _IGNORE),
    "zh": re.compile("在(?:这|该|此)(?:一)?领域|上述(?:领域|问题)"),
}


def opens_with_reference(text: str, language: str) -> bool:
    """Whether a sentence begins with a word that stands for something before it."""
    opening = _OPENINGS.get(base_language(language))
    return bool(opening and opening.match(text))


def points_back(text: str, language: str) -> bool:
    """Whether a sentence leaves it to the one before to say what its field is."""
    pointer = _POINTERS.get(base_language(language))
    return bool(pointer and pointer.search(text))
