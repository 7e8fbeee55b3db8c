"""Ancestors: what two passages name speaks against a link that their wording favours.

"They note the memorandum of Iran" and "they note the memorandum of Belarus" have nearly all words
in common and are two clauses; the words that differ are few, and they are the matter.
"""

from collections import Counter
from collections.abc import Sequence
from functools import lru_cache, reduce
from operator import add

from comparator.alignment.names import BEGINNING
from comparator.language.knowledge import function_words
from comparator.language.normal_forms import kept_form
from comparator.language.words import words


def similarity_of(left: Sequence[str], right: Sequence[str]) -> float:
    """Return the share of the words of both sides that stand in the other too, 0 to 1."""
    return _common(*(reduce(add, map(_words, side)) for side in (left, right)))


def matter_kept(left: str, right: str) -> float:
    """Return the share of the words of the matter of both that stand in the other too, 0 to 1."""
    return _common(_matter(left), _matter(right))


def matter_of_shorter(left: str, right: str) -> float:
    """Return the share of the words of the shorter one's matter that stand in the other, 0 to 1."""
    older, newer = _matter(left), _matter(right)
    least = min(older.total(), newer.total())
    return (older & newer).total() / least if least else 1.0


def _common(older: Counter[str], newer: Counter[str]) -> float:
    both = older.total() + newer.total()
    common = [*(older.keys() & newer.keys())]
    shared = sum(map(min, map(older.__getitem__, common), map(newer.__getitem__, common)))
    return 2 * shared / both if both else 0.0


@lru_cache(maxsize=65536)
def _matter(text: str) -> Counter[str]:
    """Return the words that are more than grammar, by how they begin."""
    return Counter(
        word[:BEGINNING] for word in _words(text).elements() if word not in function_words()
    )


@lru_cache(maxsize=65536)
def _words(text: str) -> Counter[str]:
    return Counter(words(kept_form(text)))
