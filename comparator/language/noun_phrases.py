"""The noun phrases of a text, found by rules: whole, with no stub of a verb at an edge.

No grammar is read. A phrase is what stands between words that can be in none (verbs, most
prepositions, pronouns, numbers) and between marks; of a longer one, the parts between the words
that link it, where such a part is whole:

    They consider it important to expand cooperation in the field of | animal health and plant
    quarantine | between the competent authorities.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache

from comparator.language.knowledge import Language, function_words, language, named_words
from comparator.language.months import month_names
from comparator.language.words import is_word, tokens

_MOST_WORDS = 8
_JOINING = frozenset({"and", "or"})
_OF_A_NAME = frozenset({"of", "the", "a", "an", *_JOINING})
_LINKING = frozenset(named_words("linking"))
"""Words that may stand inside a noun phrase, never at its edges."""
_ARTICLES = frozenset(named_words("articles"))
_TO_BE = frozenset(named_words("forms_of_be"))
_BEFORE_VERBS = frozenset(named_words("before_verbs"))
_BEFORE_NOUNS = frozenset(named_words("before_nouns"))
_PUNCTUATION = re.compile(r"[^\w\s’'-]")
_POSSESSIVE = re.compile(r"(?:[’']s|s[’'])$")
_ADJECTIVE = re.compile(r"(?:al|ic|ous|ive|ary|ful|less|able|ible|ish|ical|lar)$")
_YEAR = re.compile(r"(?:19|20)\d\d")


@cache
def _english() -> Language:
    return language("en")


def noun_phrases(text: str) -> Iterator[list[str]]:
    """Yield the noun phrases of an English text and those within them, as tokens."""
    for part in _bound().split(text):
        yield from _of_part(part)


@cache
def _bound() -> re.Pattern[str]:
    """Return the prepositions that are made with a noun: "in accordance with"."""
    nouns = "|".join(sorted(_english().bound_nouns))
    return re.compile(
        rf"\b(?:in|on|with|by|for|at|as|under|within|from)\s+(?:(?:the|a|full|strict|close)\s+){{0,2}}"
        rf"(?:{nouns})\s+(?:of|with|to|for|that)\b",
        re.IGNORECASE,
    )


def _of_part(text: str) -> Iterator[list[str]]:
    run: list[str] = []
    every = tokens(text)
    previous, is_verb_next = "", False
    for n, token in enumerate(every):
        if token.isspace():
            if run:
                run.append(token)
            continue
        low = token.casefold()
        following = next((t for t in every[n + 1 : n + 3] if not t.isspace()), "")
        if low in _ARTICLES and previous and previous not in _LINKING:
            # "in the strongest terms | the coup": an article that nothing leads to begins anew.
            yield from _within(run)
            run = []
        if is_verb_next or _ends_phrase(token, previous, following):
            yield from _within(run)
            run = []
        else:
            run.append(token)
        # "to develop", "will fully use", "they speak": what follows is a verb, known or not.
        is_verb_next = low in _BEFORE_VERBS or (is_verb_next and low.endswith("ly"))
        previous = "" if low.isdigit() or _PUNCTUATION.match(token) else low
    yield from _within(run)


def _ends_phrase(token: str, previous: str, following: str) -> bool:
    """Whether a token is in no phrase."""
    low, ahead = token.casefold(), following.casefold()
    if _PUNCTUATION.match(token) or low in _english().phrase_breaks or low in month_names("en"):
        return True
    if low in function_words("en"):
        return low not in _LINKING
    if low[0].isdigit():
        # "the 2030 Agenda", not "in 2022 Kazakhstan": only a name has its year before it.
        return low.isdigit() and not (_YEAR.fullmatch(low) and following[:1].isupper())
    if low.endswith("ing") and (not previous or previous in _TO_BE):
        return True
    # A capital within a sentence begins a name: "Programme on Combating Drugs".
    return token.islower() and _is_verb_here(low, previous, ahead, is_word(following))


def _is_verb_here(low: str, previous: str, ahead: str, is_word_ahead: bool) -> bool:
    """Whether a word is a verb, or an adverb that stands with none, where it stands."""
    if low.endswith("ing") and _POSSESSIVE.search(previous):
        return False  # "the WTO's negotiating function": what belongs to someone is no deed
    if verb_forms(low) & _english().verbs_and_nouns and not low.endswith(("ed", "ing")):
        # "help the people", "help secure": of the two it is a verb here.
        return ahead in _BEFORE_NOUNS or (ahead in _english().verbs and ahead != low)
    if low.endswith(("ed", "ly")) and (not is_word_ahead or _is_small(ahead)):
        return True  # "activity decelerated somewhat", not "a sustained focus"
    return _is_verb(low) or (low.endswith("ing") and ahead in _BEFORE_NOUNS)


def _is_small(low: str) -> bool:
    return (
        low in function_words("en")
        or low in _english().phrase_breaks
        or low.endswith("ly")
        or low.isdigit()
    )


@lru_cache(maxsize=16384)
def _is_verb(low: str) -> bool:
    return low not in _english().nouns_in_verb_form and bool(verb_forms(low) & _english().verbs)


@lru_cache(maxsize=16384)
def verb_forms(low: str) -> frozenset[str]:
    """Return what a word may be a form of."""
    forms = {low}
    for ending, instead in (("ies", "y"), ("es", ""), ("es", "e"), ("s", ""), ("ied", "y"),
                            ("ed", ""), ("ed", "e"), ("ing", ""), ("ing", "e")):  # fmt: skip
        if low.endswith(ending):
            stem_of = low[: -len(ending)]
            forms |= {stem_of + instead}
            if len(stem_of) > 2 and stem_of[-1] == stem_of[-2]:
                forms.add(stem_of[:-1])
    return frozenset(forms)


def _within(run: Sequence[str]) -> Iterator[list[str]]:
    """Yield a run of words and its parts between linking words, none with a stub at its edges."""
    run = _trimmed(run)
    links = [(n, t.casefold()) for n, t in enumerate(run) if t.casefold() in _LINKING]
    for start in (0, *(n + 1 for n, _ in links)):
        words = [t.casefold() for t in run[:start] if not t.isspace() and t not in _ARTICLES]
        is_after_of = words[-1:] == ["of"]
        for end, link in (*links, (len(run), "")):
            inner = [word for n, word in links if start <= n < end]
            if end <= start or not _is_whole(run, start, end, link):
                continue
            # "Agreement of | the States on Media": what follows "on" is the agreement's.
            if is_after_of and not _OF_A_NAME.issuperset(inner):
                continue
            part = _trimmed(run[start:end])
            if part and sum(map(is_word, part)) <= _MOST_WORDS:
                yield list(part)


def _is_whole(run: Sequence[str], start: int, end: int, link: str) -> bool:
    """Whether a part of a run may end where it does: not before "of", nor within "old and new".

    Before an article none ends: what ends there ends before the word that links it.
    """
    if link == "of" or link in _ARTICLES:
        return False
    last = next((t.casefold() for t in reversed(run[start:end]) if is_word(t)), "")
    return link not in _JOINING or not (last in _english().never_last or _is_adjective(last))


def _trimmed(run: Sequence[str]) -> Sequence[str]:
    """Return words without spaces, linking words, adverbs and stubs of verbs at the edges."""
    start, end = 0, len(run)
    while start < end and (not is_word(run[start]) or _is_edge(run[start], is_first=True)):
        start += 1
    while end > start and (not is_word(run[end - 1]) or _is_edge(run[end - 1], is_first=False)):
        end -= 1
    if start < end and (owner := _POSSESSIVE.search(run[end - 1])):
        return [*run[start : end - 1], run[end - 1][: owner.start() + (owner[0][0] == "s")]]
    return run[start:end]


def _is_edge(token: str, *, is_first: bool) -> bool:
    low = token.casefold()
    if low in _LINKING or low in function_words("en") or low.endswith("ly") or len(low) == 1:
        return True
    if is_first:
        return low.endswith("ing") and token.islower() and not _is_noun(low)
    if not token.islower():
        return False
    return (
        low in _english().never_last
        or (low.endswith(("ed", "ing")) and not _is_noun(low))
        or _is_adjective(low)
    )


def _is_noun(low: str) -> bool:
    return low in _english().nouns_in_verb_form


def _is_adjective(low: str) -> bool:
    return bool(_ADJECTIVE.search(low)) and low not in _english().nouns_in_adjective_form
