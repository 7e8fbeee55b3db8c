"""What a reader calls a clause: a whole noun phrase of its own, and since when these words stand.

Every title is made of words of the newest wording. The year beside a title is the first in which
*its words* stand; what the thread said on the matter before is named beside it, in the words of
then.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from comparator.language.codes import base_language
from comparator.language.frame_words import is_frame
from comparator.language.key_phrases import first_words, telling_phrase, whole_words
from comparator.language.knowledge import function_words, named_words
from comparator.language.knowledge import language as known_of
from comparator.language.noun_phrases import noun_phrases as phrases_in
from comparator.language.spellings import spelling_form
from comparator.language.stems import stem
from comparator.language.synonyms import meaning_of
from comparator.language.words import is_word, tokens

_SHARED = 0.3
_SHORT = 4  # letters: no such adjective is as short
_MARKS = re.compile(r"[.,;:()\[\]“”\"«»!?。，、；：（）！？《》،؛؟]")
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

    In languages whose phrases are not known here, what stands between two marks around the rarest
    words. Where no phrase is surely a whole one, the first words with "…". No phrase goes on from
    one passage of a text into the next, between which is an empty line.
    """
    parts = text.split(BETWEEN)
    if base_language(language) != "en":
        told = [_phrase_elsewhere(part, rarity, base_language(language)) for part in parts]
        return max(told, key=lambda phrase: _weight(tokens(phrase), rarity))
    best, best_weight = "", 0.0
    for part in parts:
        for phrase in phrases_in(part):
            weight = _weight(phrase, rarity)
            if weight > best_weight + 1e-9 and _is_surely_whole(phrase, part):
                best, best_weight = " ".join("".join(phrase).split()), weight
    return _with_neighbours(best, text) or first_words(parts[0])


def _phrase_elsewhere(text: str, rarity: Mapping[str, float], language: str) -> str:
    """Return the words that tell a text of another language than English from others.

    Where endings tell a phrase's first word, such a phrase; else all that stands between two marks
    around them, if that is short, or its first words.
    """
    told = telling_phrase(text, rarity, language)
    if is_noun_phrase_elsewhere(told, language):
        return told
    around = next((s for s in _MARKS.split(" ".join(text.split())) if told in s), told)
    return first_words(around.strip())


def is_noun_phrase_elsewhere(words: str, language: str) -> bool:
    """Whether words of another language than English surely are a noun phrase, by their endings."""
    openings = named_words("title_openings", language)
    first, *rest = [token.casefold() for token in tokens(words) if is_word(token)] or [""]
    verbs, nouns = named_words("verb_endings", language), named_words("noun_endings", language)
    is_verbless = not any(w.endswith(verbs) and not w.endswith(nouns) for w in rest)
    return (
        bool(openings and rest) and len(first) > _SHORT and first.endswith(openings) and is_verbless
    )


def _is_surely_whole(phrase: Sequence[str], text: str) -> bool:
    """Whether a phrase is surely one: behind "and" comes no verb, at its end none with its object.

    "harm China or thwart | its development", "in Africa and call on partners"; and it is more than
    a share of something ("at least half of …").
    """
    words = [t.casefold() for t in phrase if is_word(t)]
    edges = _edges()
    # What an article or a preposition follows is the verb; "trade and investment" are nouns.
    behind = zip(words, words[1:], [*words[2:], ""], strict=False)
    if any(a in edges.joining and b in edges.verbs and c in edges.leads_on for a, b, c in behind):
        return False
    if edges.shares.issuperset(words) or words[0] in edges.never_first:
        return False
    at = text.find("".join(phrase))
    following = next((t for t in tokens(text[at + len("".join(phrase)) :]) if not t.isspace()), "")
    return at < 0 or following.casefold() not in edges.before_nouns


@dataclass(frozen=True, slots=True)
class _Edges:
    """English words by which a phrase is told that is not whole, or more than a phrase."""

    joining: frozenset[str]
    verbs: frozenset[str]
    before_nouns: frozenset[str]
    leads_on: frozenset[str]
    shares: frozenset[str]
    never_first: frozenset[str]


@cache
def _edges() -> _Edges:
    english = known_of("en")
    before_nouns = frozenset(named_words("before_nouns"))
    return _Edges(
        joining=frozenset(named_words("joining")),
        verbs=english.verbs | english.verbs_and_nouns,
        before_nouns=before_nouns,
        leads_on=before_nouns.union(named_words("begin_words")),
        shares=frozenset(named_words("shares")),
        never_first=frozenset(named_words("never_first")),
    )


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
    told = [t for t in phrase if is_word(t) and t.casefold() not in _dull()]
    # A phrase is made of two words of matter at least; what frames a clause adds little.
    weights = [
        rarity.get(t.lower(), 0.0) * (0.3 if _is_framing(t) else 1.0) for t in dict.fromkeys(told)
    ]
    return sum(weights) * (0.5 if len(told) < 2 else 1.0)


@cache
def _dull() -> frozenset[str]:
    return function_words() | known_of("en").times


@cache
def _is_framing(word: str) -> bool:
    return is_frame(stem(meaning_of(spelling_form(word) or word), "en"))


def _stems(text: str, language: str) -> frozenset[str]:
    return frozenset(
        stem(meaning_of(spelling_form(t) or t), language)
        for t in whole_words(text)
        if is_word(t) and t.casefold() not in function_words()
    )
