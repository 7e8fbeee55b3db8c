"""Tokens and words."""

import re
from collections.abc import Iterator
from functools import lru_cache

from comparator.language.scripts import IDEOGRAPHS

# A combining mark or a soft hyphen in a word does not end it.
_LETTER = f"(?:[^\\W_{IDEOGRAPHS}]|[\u0300-\u036f\u00ad])"
_TOKEN = re.compile(
    r"\s+"
    rf"|[{IDEOGRAPHS}]"
    # Fractions: 3/4 and 1-3/4.
    r"|\d+(?:[-‑]\d+)?[/⁄]\d+(?![^\W_])"
    # Numbers with their points and commas: 2,500 and 0.5.
    r"|\d+(?:[.,]\d+)+(?![^\W_])"
    # Words with inner hyphens and apostrophes (people’s, non-use) and initials (U.N.).
    rf"|(?:[^\W\d_{IDEOGRAPHS}]\.){{2,}}"
    rf"|{_LETTER}+(?:[-'’‑]{_LETTER}+)*"
    r"|[\s\S]"
)
_WORD = re.compile(r"[^\W_]")


def tokens(text: str) -> list[str]:
    """Return the words, spaces and punctuation marks of a text; joined, they are the text."""
    return _TOKEN.findall(text)


def each_token(text: str) -> Iterator[str]:
    """Yield the tokens of a text one by one, for those who may stop early."""
    return (found[0] for found in _TOKEN.finditer(text))


@lru_cache(maxsize=65536)
def is_word(token: str) -> bool:
    """Whether a token has letters or digits."""
    return _WORD.search(token) is not None


def words(text: str) -> list[str]:
    """Return the words of a text, numbers included, without spaces and punctuation."""
    return [token for token in tokens(text) if is_word(token)]


@lru_cache(maxsize=65536)
def count_words(text: str) -> int:
    """Return the number of words of a text; in Chinese and Japanese, of characters."""
    return len(words(text))
