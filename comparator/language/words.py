"""Tokens and words."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import chain
from sys import intern

import regex

from comparator.language.normal_forms import SIGN, UNSEEN
from comparator.language.scripts import IDEOGRAPHS

# No spaces between words: what a reader takes for one character is a token.
_UNSPACED = rf"[{IDEOGRAPHS}\p{{Thai}}\p{{Lao}}\p{{Khmer}}\p{{Myanmar}}]"
_RAISED = "⁰¹²³⁴-⁹"
# A combining mark, a joiner or what no reader sees in a word does not end it.
_GOES_ON = rf"[\p{{M}}\u200c\u200d{UNSEEN}]"
_LETTER = rf"(?!{_UNSPACED}|[{_RAISED}])(?=[\p{{L}}\p{{N}}])\X[{UNSEEN}]*"
_ENDS = rf"(?!(?!{_UNSPACED})[\p{{L}}\p{{N}}]|{_GOES_ON})"
_TOKEN = regex.compile(
    # White space, but for a space that carries a mark.
    rf"\s+(?!{_GOES_ON})"
    rf"|(?={_UNSPACED})\X"
    # Fractions: 3/4 and 1-3/4.
    rf"|(?:{SIGN})?\d+(?:[-‑]\d+)?[/⁄]\d+{_ENDS}"
    # Numbers with their signs, points and commas: 2,500 and −0.5.
    rf"|(?:{SIGN})?\d+(?:[.,٫٬]\d+)+{_ENDS}"
    rf"|{SIGN}\d+{_ENDS}"
    # Words with inner hyphens and apostrophes (people’s, non-use), powers and units with their
    # raised figures (10⁶, km²), and initials (U.N.).
    rf"|(?:(?!{_UNSPACED})\p{{L}}\.(?!{_GOES_ON})){{2,}}"
    rf"|(?:{_LETTER})+(?:[-'’‑](?:{_LETTER})+)*"
    rf"(?:(?:(?<=\d)|(?<=(?<![\p{{L}}\p{{M}}])\p{{L}}{{1,2}}))[{_RAISED}]+{_GOES_ON}*)?"
    rf"|[{_RAISED}]+{_GOES_ON}*"
    r"|\X"
)
LETTERS = re.compile(r"[^\W\d_]+")
"""Letters in a row: a word, or a part of one."""
_LONGEST_REMEMBERED = 10_000  # characters
_LONGEST_STRETCH = 100  # characters
_STRETCH = regex.compile(r"\s+|\S+")
# What goes over the edge of a stretch: a mark that a space carries, a sign that takes what follows.
_OVER_EDGE = regex.compile(rf"\s{_GOES_ON}|\p{{Grapheme_Cluster_Break=Prepend}}\s")
_BEFORE_UNSPACED = regex.compile(rf"(?={_UNSPACED})(?<!{_GOES_ON})")
_BEFORE_WHOLE = regex.compile(rf"(?!{_GOES_ON})(?<![\u200c\u200d])")
# The mark of a note alone is no word.
_WORD = re.compile(f"[^\\W_{_RAISED}]")


def tokens(text: str) -> list[str]:
    """Return the words, spaces and punctuation marks of a text; joined, they are the text.

    No token begins or ends inside what a reader takes for one character.
    """
    return [*cut(text)]


def cut(text: str) -> Sequence[str]:
    """Return the same tokens, those of a passage from memory."""
    return _remembered(text) if len(text) <= _LONGEST_REMEMBERED else _cut(text)


# A passage is read for its links, its changes and its names, and again for each pair.
@lru_cache(maxsize=16384)
def _remembered(text: str) -> tuple[str, ...]:
    return _cut(text)


def _cut(text: str) -> tuple[str, ...]:
    if not text.isascii() and _OVER_EDGE.search(text):
        return tuple(_TOKEN.findall(text))
    # No token reaches over white space, and most stretches between it are in many texts.
    stretches = _STRETCH.findall(text)
    if max(map(len, stretches), default=0) <= _LONGEST_STRETCH:
        return tuple(chain.from_iterable(map(_known, stretches)))
    return tuple(chain.from_iterable(map(_cut_stretch, stretches)))


def _cut_stretch(stretch: str) -> Sequence[str]:
    if len(stretch) <= _LONGEST_STRETCH:
        return _known(stretch)
    return [*chain.from_iterable(map(_TOKEN.findall, _parts(stretch)))]


def _parts(stretch: str) -> Iterator[str]:
    """Yield what stands between spaces in parts of bearable length: of none a word is so long.

    To find the end of a word of millions of letters takes gigabytes.
    """
    start = 0
    while len(stretch) - start > 2 * _LONGEST_REMEMBERED:
        ends = (start + _LONGEST_REMEMBERED, start + 2 * _LONGEST_REMEMBERED)
        found = _BEFORE_UNSPACED.search(stretch, *ends) or _BEFORE_WHOLE.search(stretch, ends[1])
        end = found.start() if found else len(stretch)
        yield stretch[start:end]
        start = end
    yield stretch[start:]


@lru_cache(maxsize=32768)
def _known(stretch: str) -> tuple[str, ...]:
    return tuple(map(intern, _TOKEN.findall(stretch)))


def each_token(text: str) -> Iterator[str]:
    """Yield the tokens of a text one by one, for those who may stop early."""
    if len(text) <= _LONGEST_REMEMBERED:
        return iter(_remembered(text))
    if not text.isascii() and _OVER_EDGE.search(text):
        return (found[0] for found in _TOKEN.finditer(text))
    return chain.from_iterable(_cut_stretch(found[0]) for found in _STRETCH.finditer(text))


@lru_cache(maxsize=65536)
def is_word(token: str) -> bool:
    """Whether a token has letters or digits."""
    return _WORD.search(token) is not None


def words(text: str) -> list[str]:
    """Return the words of a text, numbers included, without spaces and punctuation."""
    return [token for token in cut(text) if is_word(token)]


def plain_words(text: str) -> list[str]:
    """Return the letters and digits in a row of a text in small letters, to find words by."""
    return re.findall(r"\w+", text.casefold())


@lru_cache(maxsize=65536)
def count_words(text: str) -> int:
    """Return the number of words of a text; in Chinese, Japanese and Thai, of characters."""
    return len(words(text))
