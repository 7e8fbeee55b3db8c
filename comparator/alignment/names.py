"""Names: what a passage speaks of by name.

Names are what begins with a capital within a sentence (states, bodies, documents, places), two such
words in a row, and abbreviations. They are found by how they are written, so that no list of them
is needed; in languages that write every noun with a capital a single one proves nothing.
"""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain, pairwise

from comparator.language.detection import language_of
from comparator.language.knowledge import named_words
from comparator.language.months import month_numbers
from comparator.language.normal_forms import kept_form
from comparator.language.offices import begins_with_office
from comparator.language.own_numbers import own_number
from comparator.language.states import state_beginnings
from comparator.language.words import is_word, tokens, words

# "(Tashkent, 19 May 2022)": where and when a single event was, which each year tells anew.
_EVENT = re.compile(r"\([^()]*\b(?:19|20)\d\d\b[^()]*\)")
# Small words within a name.
_SMALL = frozenset(named_words("inside_names"))
# "The Republic of" whatever follows is a state.
_REALMS = frozenset(named_words("realms"))
_BREAKS = frozenset(".;:!?")
_COMMAS = frozenset((",", "、"))
_ANDS = frozenset(named_words("ands"))
_EVERY_NOUN = frozenset(("de",))
# So many names in a row are a list.
_LEAST_OF_LIST = 4
_LEAST_DIGITS = 3
# A name is the same in another form ("Russia", "Russian") if its first letters are.
BEGINNING = 5
# What so large a part of the passages names, and so many, is named throughout.
_THROUGHOUT, _FEW_TIMES = 0.1, 3


@dataclass(frozen=True, slots=True)
class Names:
    """The names of a passage.

    Attributes:
        shares: Each name, and how much of it counts: one of a list of eight an eighth.
        single: The same of the words in names by how they begin.
        beginnings: How all its words begin.
        listed: The words of long lists of names, and of where and when single events were.
        states: How the states begin that it names, those in lists and of events left out.
    """

    shares: Mapping[str, float]
    single: Mapping[str, float]
    beginnings: frozenset[str]
    listed: frozenset[str]
    states: frozenset[str]


@lru_cache(maxsize=65536)
def language_of_passage(text: str) -> str:
    """Return the language of a passage, English where it is unclear."""
    return language_of(kept_form(text), enough=1) or "en"


_handed_over: dict[str, Names] = {}
"""What another process worked out, or this one in another run."""


def hand_over_names(names: Mapping[str, Names]) -> None:
    """Remember the names of passages until they are forgotten."""
    _handed_over.update(names)


def forget_names() -> None:
    """Forget the names of passages, those that were handed over as well."""
    _handed_over.clear()
    _names_of.cache_clear()


def names_of(text: str) -> Names:
    """Return the names of a passage."""
    return _handed_over.get(text) or _names_of(text)


@lru_cache(maxsize=65536)
def _names_of(text: str) -> Names:
    own = text[len(own_number(text)) :]
    has_plain_nouns = language_of_passage(text) not in _EVERY_NOUN
    shares: dict[str, float] = {}
    single: dict[str, float] = {}
    realms: set[str] = set()
    listed = {word.casefold() for event in _EVENT.findall(own) for word in words(event)}
    all_tokens = tokens(own)
    for group in _runs(tokens(_EVENT.sub(" ; ", own)) if listed else all_tokens):
        share = 1.0 / len(group) if len(group) >= _LEAST_OF_LIST else 1.0
        if share < 1.0:
            listed.update(chain.from_iterable(run.words for run in group))
        for run in group:
            realms.update(b[:BEGINNING] for a, b in pairwise(run.words) if a in _REALMS)
            certain = run.words[1 if run.is_first else 0 :] if has_plain_nouns else []
            for name in (*run.short, *map(" ".join, pairwise(run.words)), *certain):
                shares[name] = max(shares.get(name, 0.0), share)
            # Who holds an office is another in other years.
            held = begins_with_office(" ".join(run.words))
            for name in () if held else (*run.short, *certain):
                single[name[:BEGINNING]] = max(single.get(name[:BEGINNING], 0.0), share)
    every = set(all_tokens)
    shares |= dict.fromkeys(filter(is_figure, every - listed), 1.0)
    beginnings = frozenset(t[:BEGINNING].casefold() for t in filter(is_word, every))
    states = {name for name, share in single.items() if share == 1.0}
    states &= state_beginnings(language_of_passage(text)) | realms
    return Names(shares, single, beginnings, frozenset(listed), frozenset(states))


def is_figure(token: str) -> bool:
    """Whether a token is a number of three digits or more: a resolution, a plan, a goal's year."""
    return token[:1].isdigit() and sum(map(str.isdigit, token)) >= _LEAST_DIGITS


def name_other_states(left: str, right: str, usual: frozenset[str] = frozenset()) -> bool:
    """Whether both name states, and none of them both; of `usual` ones nothing is said."""
    older, newer = names_of(left).states - usual, names_of(right).states - usual
    return bool(older and newer) and not older & newer


def usual_states(left: Sequence[str], right: Sequence[str]) -> frozenset[str]:
    """Return the states that both texts name throughout, as those do whose statements they are."""
    usual = [
        {state for state, n in counts.items() if n >= max(_FEW_TIMES, _THROUGHOUT * len(side))}
        for side in (left, right)
        for counts in [Counter(chain.from_iterable(names_of(text).states for text in side))]
    ]
    return frozenset(usual[0] & usual[1])


@dataclass(slots=True)
class _Run:
    """Capital words in a row, small words between them left out."""

    words: list[str]
    is_first: bool
    short: list[str]


def _runs(all_tokens: Iterable[str]) -> list[list[_Run]]:
    """Return the runs of capital words among tokens, those of a list together."""
    groups: list[list[_Run]] = []
    run: _Run | None = None
    is_first, is_list = True, False
    for token in all_tokens:
        if token.isspace():
            continue
        if not is_word(token):
            run = None
            is_first = is_first or token in _BREAKS
            is_list = is_list and token in _COMMAS
            continue
        if token[:1].isupper() and token.casefold() not in month_numbers():
            if run is None:
                run = _Run([], is_first, [])
                if is_list:
                    groups[-1].append(run)
                else:
                    groups.append([run])
            run.words.append(token.casefold())
            if sum(map(str.isupper, token)) > 1:
                run.short.append(token.casefold())
            is_list = True
        elif token in _ANDS:
            run = None
        elif token not in _SMALL:
            run, is_list = None, False
        is_first = False
    return groups
