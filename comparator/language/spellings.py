"""British, American and hyphenated spellings of one English word."""

import re
from collections import defaultdict
from functools import cache, lru_cache

from comparator.language.knowledge import language

# Only real words come in, so a form that no dictionary has ("sise") confuses nothing.
_ISE = re.compile(r"(\w{3,}?)(is|iz|ys|yz)(e|es|ed|er|ers|ing|ation|ations|ational)$")
_OUR = re.compile(
    r"(behavi|col|endeav|fav|harb|hon|hum|lab|neighb|rig|rum|sav|splend|val|vap|vig|arm|clam|"
    r"dem|flav|glam|parl)our"
)
_OR = re.compile(_OUR.pattern.removesuffix("our") + "or")
_HYPHEN = re.compile(r"(?<=\w)-(?=\w)")


@lru_cache(maxsize=65536)
def spelling_form(word: str) -> str:
    """Return one form for all spellings of a word that is case-folded already.

    "organisation" and "organization", "socio-economic" and "socioeconomic" give the same.
    """
    if word[:1].isdigit():
        return word
    joined = _HYPHEN.sub("", word)
    if same := language("en").spellings.get(joined):
        return same
    if found := _ISE.fullmatch(joined):
        joined = f"{found[1]}{found[2].replace('z', 's')}{found[3]}"
    return _OUR.sub(r"\1or", joined)


def spellings_of(word: str) -> frozenset[str]:
    """Return the ways to write an English word, itself among them, that have one form.

    With those of a rule that no dictionary has ("exercize"); where a word is joined with a hyphen
    it may be written without.
    """
    form = spelling_form(word)
    written = {word, form, _OR.sub(r"\1our", form), *_by_form()[form]}
    if found := _ISE.fullmatch(form):
        written.add(f"{found[1]}{found[2].replace('s', 'z')}{found[3]}")
    return frozenset(each for each in written if spelling_form(each) == form)


@cache
def _by_form() -> defaultdict[str, set[str]]:
    found = defaultdict[str, set[str]](set)
    for word, form in language("en").spellings.items():
        found[form].add(word)
    return found
