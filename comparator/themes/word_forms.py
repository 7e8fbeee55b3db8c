"""What the inflected forms of one word have in common, and no other word has.

A stem alone is too little: Snowball gives one stem to integrity and integration, to access and
accession, to hospital and hospitality, to product and productivity. They differ in how they are
derived, so the suffix by which a word is derived is part of its form.

    integration, integrations     integr + ation
    integrity                     integr + ity
    integrate, integrated         integr
"""

import re
from functools import lru_cache

from comparator.language.codes import base_language
from comparator.language.knowledge import named_patterns, named_words
from comparator.language.spellings import spelling_form
from comparator.language.stems import stem, without_elision

_ADVERBS = {"en": "ly"}
_GERUND = {"en": "ing"}
_SHORTEST = 3
_LIKE_GERUNDS = ("ав", "ив", "ыв", "яв")


@lru_cache(maxsize=65536)
def form_of(word: str, language: str) -> str:
    """Return what all inflected forms and spellings of a word have in common, case folded."""
    code = base_language(language)
    folded = _folded(word, code)
    if folded in _other_in_plural(code):
        return folded  # "goods" are nothing good
    # "Устав" ends as "подписав" does; "устава" does not.
    whole = f"{folded}а" if code == "ru" and folded.endswith(_LIKE_GERUNDS) else folded
    own = _without_fleeting(stem(whole, language), code)
    suffix = _suffix(folded, own, code)
    return f"{own}+{suffix}" if suffix else own


def forms_in_text(word: str, language: str) -> frozenset[str]:
    """Return the forms of the terms that a word in a text answers to.

    A term in -ing ("training", "ageing") is a noun and is found in that form only; a term
    without ("combat") is found in it as well.
    """
    own = form_of(word, language)
    return frozenset({own, form_of_term(word, language)})


@lru_cache(maxsize=65536)
def form_of_term(word: str, language: str) -> str:
    """Return the form of a word of a term; see `forms_in_text`."""
    code = base_language(language)
    ending = _GERUND.get(code)
    form = form_of(word, language)
    singular = _folded(word, code).removesuffix("s")
    is_gerund = ending is not None and singular.endswith(ending) and len(form) < len(singular)
    return f"{form}+{ending}" if is_gerund else form


def folded_word(word: str, language: str) -> str:
    """Return a word case folded, in one spelling, with one kind of apostrophe."""
    return _folded(word, base_language(language))


def _folded(word: str, code: str) -> str:
    plain = word.translate(_APOSTROPHES).casefold()
    # "d'intelligence" is found as "intelligence" is.
    return spelling_form(plain) if code == "en" else without_elision(plain, code)


_APOSTROPHES = str.maketrans({"’": "'", "ʼ": "'", "\u00ad": None})


def _without_fleeting(own: str, code: str) -> str:
    """Return a stem without the vowel that only some of its forms have: "беженец", "беженцев"."""
    fleeting = len(own) > _SHORTEST + 1 and own.endswith(named_words("fleeting_ends", code))
    return own[:-2] + own[-1] if fleeting else own


def _suffix(folded: str, own: str, code: str) -> str:
    """Return the suffix by which a word is derived; "" where the stem still has it, or has none."""
    if derived := _derived(code).search(folded):
        return next(filter(None, derived.groups())) if derived.start() + 2 >= len(own) else ""
    if not _by_length(code):
        return ""
    base = folded.removesuffix("'s")
    adverb = _ADVERBS.get(code, "")
    if adverb and base.endswith(adverb) and len(own) < len(base):
        base = base.removesuffix(adverb)
    base = _singular(base, code)
    for suffix in _by_length(code):
        rest = len(base) - len(suffix)
        if base.endswith(suffix) and rest >= _SHORTEST and len(own) <= rest + 1:
            return suffix
    return ""


def _singular(base: str, code: str) -> str:
    if code == "es" and base.endswith("ciones"):
        return f"{base[:-4]}ón"
    if base.endswith("ies"):
        return f"{base[:-3]}y"
    if base.endswith("s") and not base.endswith(("ss", "ous", "less")):
        return base[:-1]
    return base


@lru_cache(maxsize=8)
def _other_in_plural(code: str) -> frozenset[str]:
    return frozenset(named_words("other_in_plural", code))


@lru_cache(maxsize=8)
def _derived(code: str) -> re.Pattern[str]:
    """Return what finds a suffix before an ending, in a language whose endings hide them."""
    return re.compile("|".join(named_patterns("derived", code)) or "(?!)")


@lru_cache(maxsize=8)
def _by_length(code: str) -> tuple[str, ...]:
    """Return the suffixes that stand last in words of a language."""
    return tuple(sorted(named_words("suffixes", code), key=lambda s: (-len(s), s)))
