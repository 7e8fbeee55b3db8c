"""The text as compared, beside the text as written."""

import re
from functools import lru_cache

from comparator.language.sentences import own_number

_QUOTES = str.maketrans(
    {
        **dict.fromkeys("“”„‟«»〝〞＂", '"'),
        **dict.fromkeys("‘’‚‛ʼ`´", "'"),
        **dict.fromkeys("‐‑‒–—―−̵", "-"),
        "\u00ad": "",
    }
)
_SPACE = re.compile(r"\s+")
# An apostrophe between letters is part of a word; any other is a quotation mark.
_SINGLE_QUOTE = re.compile(r"(?<!\w)'|'(?!\w)")
_SPACED_DASH = re.compile(r" ?- ?")


@lru_cache(maxsize=65536)
def typographic_form(text: str) -> str:
    """Return a text without what typesetters change: white space, quotes, dashes, capitals."""
    folded = _SPACE.sub(" ", text.translate(_QUOTES)).strip().casefold()
    folded = _SINGLE_QUOTE.sub('"', folded)
    return _SPACED_DASH.sub("-", folded)


def kept_form(text: str) -> str:
    """Return the form in which a kept passage is the same in both declarations.

    Beside `typographic_form` it leaves out the paragraph's own number.
    """
    return typographic_form(text[len(own_number(text)) :])
