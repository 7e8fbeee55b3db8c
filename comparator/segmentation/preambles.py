"""Preambles: one endless sentence, cut into the clauses that are aligned.

The Heads of State of …, | guided by …, | reaffirming …, | convinced that …, | declare:
"""

import re
from functools import cache

from comparator.language.codes import base_language
from comparator.language.knowledge import language, named_words

# One or two participles are common in any sentence; three or more make a preamble.
_LEAST_OPENINGS = 3


def clause_starts(sentence: str, code: str) -> list[int]:
    """Return the offsets at which the clauses of a preamble begin, without the first.

    Returns [] for a sentence that is no preamble.
    """
    forms = _forms(base_language(code))
    if forms is None:
        return []
    opening, closing = forms
    starts = [found.end() for found in opening.finditer(sentence)]
    if len(starts) < _LEAST_OPENINGS:
        return []
    if found := closing.search(sentence, starts[-1]):
        starts.append(found.end())
    elif not sentence.endswith((":", ",", ";")) and len(starts) == _LEAST_OPENINGS:
        # An ordinary long sentence that happens to have three participles.
        return []
    return starts


@cache
def _forms(code: str) -> tuple[re.Pattern[str], re.Pattern[str]] | None:
    """Return how a clause of a preamble begins, and how its last one does, in a language."""
    known = language(code)
    if not known.preamble_openings:
        return None
    openings = "|".join(map(re.escape, known.preamble_openings))
    ands = "|".join(named_words("ands"))
    return (
        re.compile(rf"[,;]\s+(?=(?:(?:{ands})\s)?(?:{openings})\b)"),
        re.compile(rf"[,;]\s+(?={known.preamble_closings}\b[^,;]*$)"),
    )
