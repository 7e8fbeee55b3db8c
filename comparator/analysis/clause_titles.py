"""What a reader calls a clause: a whole noun phrase of its own, and since when these words stand.

Every title is made of words of the newest wording. The year beside a title is the first in which
*its words* stand; what the thread said on the matter before is named beside it, in the words of
then.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from comparator.language.codes import base_language
from comparator.language.frame_words import is_frame
from comparator.language.key_phrases import telling_phrase, whole_words
from comparator.language.knowledge import function_words
from comparator.language.knowledge import language as known_of
from comparator.language.noun_phrases import noun_phrases as phrases_in
from comparator.language.spellings import spelling_form
from comparator.language.stems import stem
from comparator.language.synonyms import meaning_of
from comparator.language.words import is_word, tokens

_SHARED = 0.3
_NEIGHBOURS = 5
"""How many words beside a lone noun make it a title."""
BETWEEN = "\n\n"
"""What stands between two passages of a wording."""


@dataclass(frozen=True, slots=True)
class ClauseTitle:
    """What a clause is called.

    Attributes:
        words: A whole noun phrase of its newest wording.
        since: Id of the first text of the thread in which these words stand.
        before: Id of the first text that spoke of the matter in other words, or None.
        before_words: What that text called it, or "".
    """

    words: str
    since: str
    before: str | None = None
    before_words: str = ""


def title_of(
    wordings: Sequence[tuple[str, str]], rarity: Mapping[str, float], language: str
) -> ClauseTitle:
    """Return what a clause is called."""
    title = noun_phrase(wordings[-1][1], rarity, language)
    told = _stems(title, language)
    since = wordings[-1][0]
    for text, wording in reversed(wordings):
        if not told <= _stems(wording, language):
            break
        since = text
    first, oldest = wordings[0]
    if first == since:
        return ClauseTitle(title, since)
    # What both say is no contrast: "on this matter before: a peace process".
    newest = {token.lower() for token in whole_words(wordings[-1][1])}
    said = {token.lower() for token in whole_words(oldest)} & rarity.keys()
    contrast = {w: rarity[w] * (_SHARED if w in newest else 1.0) for w in said}
    return ClauseTitle(title, since, first, noun_phrase(oldest, contrast, language))


def noun_phrase(text: str, rarity: Mapping[str, float], language: str) -> str:
    """Return the noun phrase of a text that tells it best from others.

    In languages whose phrases are not known here, the rarest few words that stand together. No
    phrase goes on from one passage of a text into the next, between which is an empty line.
    """
    parts = text.split(BETWEEN)
    if base_language(language) != "en":
        told = [telling_phrase(part, rarity, base_language(language)) for part in parts]
        return max(told, key=lambda phrase: _weight(tokens(phrase), rarity))
    best, best_weight = "", 0.0
    for phrase in (phrase for part in parts for phrase in phrases_in(part)):
        weight = _weight(phrase, rarity)
        if weight > best_weight + 1e-9:
            best, best_weight = " ".join("".join(phrase).split()), weight
    return _with_neighbours(best, text) or telling_phrase(parts[0], rarity)


def _with_neighbours(phrase: str, text: str) -> str:
    """Return a phrase; of a lone common noun ("task") it and the words it stands with.

    Those behind it ("task of the member states"), or where it ends its part of the sentence those
    before it ("women and girls of all ages").
    """
    if " " in phrase or not phrase.islower():
        return phrase
    line = tokens(text)
    at = next((n for n, token in enumerate(line) if token == phrase), None)
    if at is None:
        return phrase
    behind = _run(line[at + 1 :])
    if behind:
        return phrase + "".join(behind)
    before = _run(line[:at][::-1])[::-1]
    return ("".join(before) + phrase).strip()


def _run(line: Sequence[str]) -> Sequence[str]:
    """Return a few words up to the next mark, none that leads on or frames at their end."""
    end = 0
    for n, token in enumerate(line[: 2 * _NEIGHBOURS]):
        if not is_word(token) and not token.isspace():
            break
        if is_word(token) and token.casefold() not in function_words():
            end = n + 1
    return line[:end]


def noun_phrases(
    text: str, rarity: Mapping[str, float], language: str
) -> Iterator[tuple[float, str]]:
    """Yield the noun phrases of a text, with how well each tells it from others.

    In languages whose phrases are not known here, only the best words that stand together.
    """
    if base_language(language) != "en":
        yield 1.0, telling_phrase(text, rarity, base_language(language))
        return
    for phrase in phrases_in(text):
        yield _weight(phrase, rarity), " ".join("".join(phrase).split())


def _weight(phrase: Sequence[str], rarity: Mapping[str, float]) -> float:
    dull = function_words() | known_of("en").times
    told = [t for t in phrase if is_word(t) and t.casefold() not in dull]
    # A phrase is made of two words of matter at least; what frames a clause adds little.
    weights = [
        rarity.get(t.lower(), 0.0) * (0.3 if _is_framing(t) else 1.0) for t in dict.fromkeys(told)
    ]
    return sum(weights) * (0.5 if len(told) < 2 else 1.0)


@cache
def _is_framing(word: str) -> bool:
    return is_frame(stem(meaning_of(spelling_form(word) or word), "en"))


def _stems(text: str, language: str) -> frozenset[str]:
    return frozenset(
        stem(meaning_of(spelling_form(t) or t), language)
        for t in whole_words(text)
        if is_word(t) and t.casefold() not in function_words()
    )
