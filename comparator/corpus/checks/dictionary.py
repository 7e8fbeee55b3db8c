"""Which words there are: those of a dictionary and those that a series itself uses."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from comparator.language.word_lists import word_list
from comparator.language.words import LETTERS

_BRITISH = re.compile(r"(\w{2,}?)(is|ys)(e|es|ed|er|ers|ing|ation|ations|able)$")
_OWN = 2  # times that a word of no dictionary stands in a series, so that it is one


@dataclass(frozen=True)
class Lexicon:
    """The words of a language and of a series.

    Attributes:
        dictionary: How often the language at large uses a word; {} where it has no dictionary.
        own: How often the series uses a word.
    """

    dictionary: Mapping[str, int]
    own: Mapping[str, int]

    def __bool__(self) -> bool:
        return bool(self.dictionary)

    @cached_property
    def most(self) -> int:
        """How often the language at large uses its most common word."""
        return max(self.dictionary.values(), default=0)

    def knows(self, word: str) -> bool:
        """Whether a word is one: in the dictionary, in British spelling, or often used here."""
        return self.is_listed(word) or self.own.get(word.lower(), 0) >= _OWN

    def is_listed(self, word: str) -> bool:
        """Whether the dictionary has a word."""
        lower = word.lower()
        if lower in self.dictionary:
            return True
        found = _BRITISH.fullmatch(lower)
        american = f"{found[1]}{found[2].replace('s', 'z')}{found[3]}" if found else lower
        american = re.sub(r"ence(?=s?$)", "ense", american).replace("our", "or")
        return american in self.dictionary

    def is_common(self, word: str, times: int) -> bool:
        """Whether the language or the series uses a word that often."""
        lower = word.lower()
        return self.dictionary.get(lower, 0) >= times or self.own.get(lower, 0) > _OWN


def lexicon_of(texts: Iterable[str], language: str) -> Lexicon:
    """Return the words of a language and of these texts."""
    own: Counter[str] = Counter()
    for text in texts:
        own.update(word.lower() for word in LETTERS.findall(text))
    return Lexicon(word_list(language), own)
