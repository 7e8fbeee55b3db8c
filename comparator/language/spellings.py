"""British, American and hyphenated spellings of one English word."""

import re
from functools import lru_cache

from comparator.language.knowledge import language

# Only real words come in, so a form that no dictionary has ("sise") confuses nothing.
_ISE = re.compile(r"(\w{3,}?)(is|iz|ys|yz)(e|es|ed|er|ers|ing|ation|ations|ational)$")
_OUR = re.compile(
    r"(behavi|col|endeav|fav|harb|hon|hum|lab|neighb|rig|rum|sav|splend|val|vap|vig|arm|clam|"
    r"dem|flav|glam|parl)our"
)
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
