"""Rewordings that need no rule to tell: the words that took the place of others in a clause."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from comparator.analysis.insertions import core_of
from comparator.language.knowledge import function_words
from comparator.language.months import month_names
from comparator.language.words import words
from comparator.model import Collation, Passage, Relation, Variant

_PALE = function_words() | month_names("en")
# From here on, more changed words say no more of a rewording's weight.
_ENOUGH = 6
# Where one side has so many times the words of the other, words were put in or taken out.
_MOST_TO_ONE = 4
# What is longer is no wording of something else, but another text.
_MOST_WORDS = 14


@dataclass(frozen=True, slots=True)
class Rewording:
    """The weightiest words of a clause that others replaced.

    Attributes:
        left: Id of the older passage, and `old` its words.
        right: Id of the newer passage, and `new` its words.
        weight: How many telling words only one side has, up to a few.
    """

    left: str
    right: str
    old: str
    new: str
    weight: int


def rewordings(collation: Collation, passages: Mapping[str, Passage]) -> tuple[Rewording, ...]:
    """Return of each clause that was surely reworded what weighs most, in reading order.

    Left out are light edits, words that moved, names for names, and what holds a number: those are
    told elsewhere. So is what was put in or taken out rather than replaced.
    """
    found = []
    for link, variant in zip(collation.links, collation.variants, strict=True):
        is_sure = link.relation is Relation.REWORDED and not link.tentative
        if is_sure and passages[link.right[0]].kind.is_prose:
            replaced = (_weighed(old, new) for old, new in _replaced(variant))
            weight, old, new = max(replaced, key=lambda r: r[0], default=(0, "", ""))
            if weight:
                found.append(Rewording(link.left[0], link.right[0], old, new, weight))
    return tuple(found)


def _replaced(variant: Variant) -> Iterator[tuple[str, str]]:
    """Yield the words that stood and those that stand in their place, in order."""
    aside = {*variant.light, *(n for pair in variant.shifted for n in pair)}
    for n, ((sign, old), (next_sign, new)) in enumerate(pairwise(variant.edits)):
        if (sign, next_sign) == (-1, 1) and not aside & {n, n + 1}:
            yield old[slice(*core_of(old))], new[slice(*core_of(new))]


def _weighed(old: str, new: str) -> tuple[int, str, str]:
    """Return how much a replacement says, with its words; 0 if it is not worth telling."""
    sides = [words(old), words(new)]
    telling = [{w.casefold() for w in side} - _PALE for side in sides]
    only = telling[0] - telling[1], telling[1] - telling[0]
    is_short = max(map(len, sides)) <= _MOST_WORDS
    has_figure = any(character.isdigit() for character in old + new)
    fewer, more = sorted(map(len, only))
    if not fewer or more > _MOST_TO_ONE * fewer or _is_renamed(sides, only):
        return 0, old, new
    if not is_short or has_figure:
        return 0, old, new
    return min(len(only[0] | only[1]), _ENOUGH), old, new


def _is_renamed(sides: Sequence[Sequence[str]], only: Sequence[set[str]]) -> bool:
    """Whether names alone took the place of names: another host, another capital."""
    telling = [
        word
        for side, own in zip(sides, only, strict=True)
        for word in side
        if word.casefold() in own
    ]
    return all(word[0].isupper() for word in telling)
