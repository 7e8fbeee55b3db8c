"""What a text is about: the words of its matter, without grammar, frame, figures and dates."""

from collections import Counter
from collections.abc import Iterable, Mapping, Set
from functools import lru_cache
from itertools import pairwise
from math import log, sqrt

from comparator.language.frame_words import is_frame
from comparator.language.knowledge import function_words, words_of_all
from comparator.language.offices import office_stems
from comparator.language.spellings import spelling_form
from comparator.language.stems import stem
from comparator.language.synonyms import meaning_of
from comparator.language.words import cut, is_word


@lru_cache(maxsize=65536)
def substance(text: str, language: str) -> frozenset[str]:
    """Return the stems of the words that say what a text is about."""
    return frozenset(filter(None, (_stem_of_matter(token, language) for token in cut(text))))


def substance_in_order(text: str, language: str) -> tuple[str, ...]:
    """Return such stems as they stand, without those that no phrase begins or ends with."""
    return tuple(filter(None, (_stem_in_phrase(token, language) for token in cut(text))))


def phrases(text: str, language: str) -> frozenset[tuple[str, str]]:
    """Return each two such stems that stand side by side, or with one between, in either order.

    "Year of Culture" and "Culture Year", "innovations and startups" and "startups and innovation".
    Who holds an office is none: "President Selen" speaks of any matter.
    """
    found = substance_in_order(text, language)
    beside = (*pairwise(found), *zip(found, found[2:], strict=False))
    offices = office_stems(language)
    return frozenset(
        (min(pair), max(pair)) for pair in beside if pair[0] != pair[1] and offices.isdisjoint(pair)
    )


def names_of_matter(text: str, language: str) -> frozenset[tuple[str, str]]:
    """Return of names each two stems beside each other of which not both only frame a clause.

    Of its own "year" is no matter; in "SCO Year of Culture", "Culture Year" it is half a name.
    """
    offices, edges = office_stems(language), words_of_all("phrase_edges")
    found: set[tuple[str, str]] = set()
    run: list[str] = []
    is_inside = False
    for token in cut(text):
        if token.isspace():
            continue
        if is_word(token):
            if is_inside and token[0].isupper():
                run.append(stem(meaning_of(_form(token) or token), language))
                is_matter = offices.isdisjoint(run[-2:]) and not all(map(is_frame, run[-2:]))
                if len(run) > 1 and is_matter:
                    found.add((min(run[-2:]), max(run[-2:])))
            elif (low := token.casefold()) not in edges and low not in function_words():
                run = []
            is_inside = True
        else:
            run = []
    return frozenset(found)


@lru_cache(maxsize=65536)
def _stem_of_matter(token: str, language: str) -> str:
    """Return the stem of a token that says what a text is about, else ""."""
    if not is_word(token) or token.casefold() in function_words():
        return ""
    form = _form(token)
    found = stem(meaning_of(form), language) if form else ""
    return "" if is_frame(found) else found


@lru_cache(maxsize=65536)
def _stem_in_phrase(token: str, language: str) -> str:
    """Return the same, but for a token that no phrase begins or ends with."""
    is_edge = token.casefold() in words_of_all("phrase_edges")
    return "" if is_edge else _stem_of_matter(token, language)


def _form(word: str) -> str:
    """Return a word in the spelling, and with the apostrophe, that stems know: "Russia’s"."""
    return spelling_form(word.casefold().replace("’", "'"))


def rarities(texts: Iterable[Set[str]]) -> dict[str, float]:
    """Return how rare each word or stem is among texts: the logarithm of texts for each with it."""
    counts: Counter[str] = Counter()
    total = 0
    for found in texts:
        total += 1
        counts.update(found)
    return {word: log(1 + total / n) for word, n in counts.items()}


def share(of: Set[str], within: Set[str], worth: Mapping[str, float]) -> float:
    """Return how much of one substance, 0 to 1, another has; 0 where there is none."""
    total = weight(of, worth)
    return weight(of & within, worth) / total if total else 0.0


def likeness(one: Set[str], other: Set[str], worth: Mapping[str, float]) -> float:
    """Return how much two substances have of each other: the geometric mean of both shares."""
    common = weight(one & other, worth)
    return mean_share(common, weight(one, worth), weight(other, worth)) if common else 0.0


def mean_share(common: float, one: float, other: float) -> float:
    """Return the geometric mean of the shares that what is common has of two weights."""
    return sqrt(common / one * (common / other))


def weight(of: Set[str], worth: Mapping[str, float]) -> float:
    """Return how much stems are worth together; added in one order, as sums depend on it."""
    worths = [worth.get(found, 1.0) for found in sorted(of)]
    return sum(worths)
