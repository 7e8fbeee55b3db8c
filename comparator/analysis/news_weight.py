"""How much a passage tells that is news: what it names and decides, not how long it is.

A decision, a treaty, a state, a sum weigh; an event that was held, with its place and day, does
not, however many words it takes.
"""

import re
from functools import lru_cache

from comparator.analysis.names.cited_documents import documents
from comparator.analysis.names.gazetteer import Gazetteer
from comparator.analysis.names.quantities import numbers
from comparator.language.knowledge import alternatives, whole_words
from comparator.language.offices import count_offices

_MOST_NAMES, _MOST_DOCUMENTS = 3, 2
"""Names of one sort that count: a list of twenty is a list, and of states no more than one."""
_DOCUMENT, _STATE, _BODY, _NUMBER, _DECISION, _EVENT = 2.0, 1.0, 1.0, 0.5, 3.0, -4.0
_A_DELEGATION = 4
"""Offices from which on a passage lists who came."""
_OWN, _MEMBER, _MONEY, _PAPER = 3.0, 3.0, 3.0, 4.0
"""More for what those who speak decide themselves, for who belongs to them, for great sums, and
for a paper of their own that they give out with the text."""
_DECIDES = re.compile(whole_words("decides"), re.IGNORECASE)
_OWNS = re.compile(whole_words("owns"), re.IGNORECASE)
_BELONGS = re.compile(whole_words("belongs"), re.IGNORECASE)
_PAPERS = re.compile(alternatives("papers"))
# One of an earlier year is recalled.
_DATED = re.compile(r"\(.*\d{4}.*\)|\bdated?\b|\d{1,2} \w+ \d{4}")
_SUM = re.compile(alternatives("sums"), re.IGNORECASE)
_HELD = re.compile(whole_words("held"), re.IGNORECASE)


@lru_cache(maxsize=16384)
def decisions(text: str) -> frozenset[str]:
    """Return the words of a text that decide something."""
    return frozenset(m.group().casefold() for m in _DECIDES.finditer(text))


def names_members(text: str) -> bool:
    """Whether words are of who comes to belong to those who speak."""
    return bool(_BELONGS.search(text))


@lru_cache(maxsize=16384)
def news_weight(text: str, gazetteer: Gazetteer) -> float:
    """Return how much a passage tells that is news; may be less than nothing."""
    named = {name.key for name in gazetteer.countries(text)}
    bodies = {name.key for name in gazetteer.organisations(text)}
    return (
        _DOCUMENT * min(len(documents(text, gazetteer)), _MOST_DOCUMENTS)
        + _STATE * (len(named) if len(named) <= _MOST_NAMES else 1)
        + _BODY * min(len(bodies), _MOST_NAMES)
        + _NUMBER * min(len(numbers(text)), _MOST_NAMES)
        + _decided(text)
        + _OWN * bool(_OWNS.search(text))
        + _MEMBER * names_members(text)
        + _MONEY * bool(_SUM.search(text))
        + _own_paper(text)
        + (_EVENT if _HELD.search(text) or count_offices(text) >= _A_DELEGATION else 0.0)
    )


def loss_weight(text: str, gazetteer: Gazetteer) -> float:
    """Return how much a passage tells that is missed: what was decided or declared that day is not.

    "Agree to declare 2023 the Year of Tourism", "adopt the Programme": done once, and no loss.
    """
    once = _OWN + _decided(text) if _OWNS.search(text) else 0.0
    return news_weight(text, gazetteer) - once - _own_paper(text)


def _decided(text: str) -> float:
    return _DECISION * min(len(decisions(text)), 2)


def _own_paper(text: str) -> float:
    return _PAPER if _PAPERS.search(text) and not _DATED.search(text) else 0.0
