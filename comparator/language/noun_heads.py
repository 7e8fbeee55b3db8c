"""Which words of a series are nouns, told by the company they keep in it.

No list holds every verb and adjective. But a noun stands at the end of its phrase ("in the
economy, …", "the help of"), an adjective mostly before another word ("a solid pace") or behind
"is", a verb behind "to", "will" and "we".
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cache, lru_cache

from comparator.language.knowledge import function_words, language, named_words
from comparator.language.noun_phrases import verb_forms
from comparator.language.words import is_word, tokens

# So many of its places are those of a noun.
LEAST_SHARE = 0.1
_MOST_BETWEEN = 2  # words, between what begins a phrase and its last


def nouns_by_company(texts: Iterable[str]) -> frozenset[str]:
    """Return the words of English texts, in small letters, that are nouns in them; names too."""
    seen: Counter[str] = Counter()
    heads: Counter[str] = Counter()
    others: Counter[str] = Counter()
    names: Counter[str] = Counter()
    before_others = frozenset(named_words("before_no_heads"))
    articles = frozenset(named_words("before_nouns"))
    for text in texts:
        every = [token for token in tokens(text) if not token.isspace()]
        low = [token.casefold() for token in every]
        for n, token in enumerate(every):
            if not is_word(token):
                continue
            word = low[n]
            before = low[n - 1] if n else ""
            seen[word] += 1
            names[word] += is_word(before) and not token.islower()
            heads[word] += _ends_phrase(low, n)
            behind = low[n + 1] if n + 1 < len(low) else ""
            others[word] += before in before_others or behind in articles
    return frozenset(
        word
        for word, count in seen.items()
        if 2 * names[word] > count or heads[word] >= max(1, others[word], LEAST_SHARE * count)
    )


def _ends_phrase(words: Sequence[str], place: int) -> bool:
    """Whether a word is surely the last of a phrase: "in the labour market, …"."""
    behind = words[place + 1] if place + 1 < len(words) else ""
    if is_word(behind) and behind not in function_words("en") and not _may_be_verb(behind):
        return False
    for n in range(place - 1, max(-1, place - 2 - _MOST_BETWEEN), -1):
        if words[n] in _before_heads():
            return True
        if not is_word(words[n]) or words[n] in function_words("en") or _may_be_verb(words[n]):
            return False
    return False


@lru_cache(maxsize=16384)
def _may_be_verb(word: str) -> bool:
    return word.endswith("ed") or not verb_forms(word).isdisjoint(language("en").verbs)


@cache
def _before_heads() -> frozenset[str]:
    return frozenset(named_words("before_heads"))
