"""The words by which a reader tells one clause from the others."""

import re
from collections.abc import Mapping

from comparator.language.chinese import inside_words
from comparator.language.knowledge import function_words, named_words
from comparator.language.scripts import is_ideograph
from comparator.language.words import is_word, tokens

_MOST_WORDS = 7
_MOST_MORE = 4
_SHORT = 4  # letters: "более" and "свою" are no such adjectives
_STOP = re.compile(r"[.,;:()\[\]“”\"«»–—!?，。；：、（）《》「」『』！？]")


def word_set(text: str) -> frozenset[str]:
    """Return the words of a text in small letters, by which its phrases are weighed."""
    return frozenset(token.lower() for token in whole_words(text) if is_word(token))


def whole_words(text: str) -> list[str]:
    """Return the tokens of a text, the characters of a Chinese word as one: 和平, not 和 and 平."""
    goes_on = inside_words(text)
    if not goes_on:
        return tokens(text)
    found: list[str] = []
    position = 0
    for token in tokens(text):
        if position in goes_on:
            found[-1] += token
        else:
            found.append(token)
        position += len(token)
    return found


def telling_phrase(text: str, rarity: Mapping[str, float], language: str = "") -> str:
    """Return the rarest few words of a text that stand together; all of it if it is short."""
    best, best_weight = " ".join(text.split()), 0.0
    for clause in _clauses(text, language):
        at = [n for n, token in enumerate(clause) if is_word(token)]
        # A number without what it counts ends no phrase: "vblizi 4 | %".
        strong = [
            n
            for n in at
            if clause[n].lower() not in function_words() and not clause[n][0].isdigit()
        ]
        for start in _openings(at, strong):
            window = [n for n in at if n >= start][:_MOST_WORDS]
            while window and window[-1] not in strong:
                window.pop()
            weight = sum(rarity.get(clause[n].lower(), 0.0) for n in window if n in strong)
            if weight > best_weight + 1e-9:
                best_weight = weight
                end = _closing(window[-1], at, strong)
                best = " ".join("".join(clause[start : end + 1]).split())
    return best


def _openings(at: list[int], strong: list[int]) -> list[int]:
    """Return where a phrase may begin: at the start of a clause or behind a function word."""
    return [n for k, n in enumerate(at) if n in strong and (k == 0 or at[k - 1] not in strong)]


def _closing(last: int, at: list[int], strong: list[int]) -> int:
    """Return where a phrase that would break off at a word ends, if that is near."""
    following = at[at.index(last) + 1 :][:_MOST_MORE]
    for n in following:
        if n not in strong:
            break
        last = n
    return last


def _clauses(text: str, language: str) -> list[list[str]]:
    """Return the tokens of a text, cut at its punctuation marks and where a phrase opens anew.

    It does with an adjective of such an ending that follows neither another nor a verb:
    "факторов стабильности | скорейшее решение", "создать единый реестр".
    """
    openings = named_words("phrase_openings", language) if language else ()
    verbs = named_words("verb_endings", language) if language else ()
    clauses: list[list[str]] = [[]]
    is_led = False
    for token in whole_words(text):
        if _STOP.fullmatch(token):
            clauses.append([])
            continue
        opens = len(token) > _SHORT and token.endswith(openings)
        if opens and not is_led:
            clauses.append([])
        clauses[-1].append(token)
        if is_word(token):
            is_led = opens or token.endswith(verbs)
    return clauses


# The first words of a text, where no phrase tells it.

_MOST_FIRST, _MOST_IDEOGRAPHS = 7, 24


def first_words(text: str, most: int = _MOST_FIRST) -> str:
    """Return a text, of a long one the first words with "…"; no more than `most`."""
    words = text.split()
    if sum(map(is_ideograph, text)) > len(text) / 2:
        return text if len(text) <= _MOST_IDEOGRAPHS else _first_ideographs(text) + "…"
    if len(words) <= most:
        return " ".join(words).rstrip(".")
    kept = words[:most]
    while len(kept) > 1 and kept[-1].casefold() in function_words():
        kept.pop()
    return " ".join(kept).rstrip(",;:–—-") + "…"


def _first_ideographs(text: str) -> str:
    """Return the first words of a text that has no white space between them."""
    kept = ""
    for token in whole_words(text):
        if len(kept) + len(token) > _MOST_IDEOGRAPHS:
            break
        kept += token
    return kept
