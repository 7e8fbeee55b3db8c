"""How much two wordings still have in common: whether marks show anything, and which words tell."""

from functools import lru_cache

from comparator.diff.lines import form_of, is_island_word
from comparator.language.frame_words import frame_stems
from comparator.language.knowledge import words_of_all
from comparator.language.stems import stem
from comparator.language.synonyms import meaning_of
from comparator.language.words import count_words, tokens
from comparator.model import Variant

_FEW = 1 / 3
_LEAST_DIGITS = 3
# Beside the function words: they join any two clauses and tell of none.
_PALE = words_of_all("pale_words")


# Pages of a pair, of its themes and of the picker ask the same of the same links.
@lru_cache(maxsize=16384)
def is_far(variant: Variant) -> bool:
    """Whether so few words survive that marks would hide more than they show."""
    longest = max(count_words(variant.left), count_words(variant.right))
    light = {*variant.light}
    # A light edit survives: its words are the same but for their setting.
    surviving = sum(
        count_words(text)
        for n, (sign, text) in enumerate(variant.edits)
        if sign == 0 or (sign == 1 and n in light)
    )
    return surviving < longest * _FEW


def shared_stems(variant: Variant, language: str) -> frozenset[str]:
    """Return the stems of the telling words that both wordings have, in whatever order."""
    return _telling_stems(variant.left, language) & _telling_stems(variant.right, language)


# A text is held against many others, from page to page.
@lru_cache(maxsize=16384)
def _telling_stems(text: str, language: str) -> frozenset[str]:
    return frozenset(filter(None, (telling_stem(token, language) for token in tokens(text))))


@lru_cache(maxsize=65536)
def telling_stem(token: str, language: str) -> str:
    """Return the stem of a word that tells something, or ""."""
    form = form_of(token)
    if is_island_word(form) or form in _PALE or (form.isdigit() and len(form) < _LEAST_DIGITS):
        return ""
    frame = stem(meaning_of(form), language)
    return "" if frame in frame_stems() else stem(form, language)
