"""The words that frame a clause and say nothing of its matter.

"The Parties attach importance to closer ties in the field of …" could open any clause; what
counts is what follows. In a long series such words are common and so weigh little of
themselves; in two short texts they are not, and would tie any two clauses together. The list
holds operative verbs, the nouns they take, and words for the parties.
"""

from functools import cache

from comparator.language.knowledge import known_languages, language, named_words
from comparator.language.months import month_names


@cache
def frame_stems() -> frozenset[str]:
    """Return the stems of all frame words."""
    # A date tells the year of a meeting, not its matter.
    words = {code: language(code).frame_words for code in known_languages()}
    words["en"] |= month_names("en")
    return frozenset(_stem_of(word, code) for code, row in words.items() for word in row)


@cache
def general_stems(code: str) -> frozenset[str]:
    """Return the stems of the words of a language that tell no matter, if any are known."""
    return frozenset(_stem_of(word, code) for word in language(code).general_words)


@cache
def stock_phrases(code: str) -> tuple[frozenset[str], ...]:
    """Return the stems of each two words of a language that stand together in any matter."""
    pairs = (pair.partition("-")[::2] for pair in named_words("stock_phrases", code))
    return tuple(frozenset(_stem_of(word, code) for word in pair) for pair in pairs)


def _stem_of(word: str, code: str) -> str:
    """Return what stands for a word of a list, as it does for those of texts."""
    from comparator.language.spellings import spelling_form
    from comparator.language.stems import stem
    from comparator.language.synonyms import meaning_of

    return stem(meaning_of(spelling_form(word)), code)


@cache
def is_frame(stem: str) -> bool:
    """Whether a stem only frames a clause: a frame word or a number.

    Sessions, dates and sums are counted on from year to year in a clause that stays the same.
    """
    return stem in frame_stems() or stem[:1].isdigit()
