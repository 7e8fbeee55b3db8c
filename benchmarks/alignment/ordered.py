"""Pairs of texts that keep their order: two translations of one book, made harder on purpose.

Summit declarations are rebuilt from year to year; drafts, simplifications and retellings keep
their order and change their words. Two public-domain translations stand for these, verse by
verse: some verses are left out on either side, some neighbours joined into one passage, and a
share of the longer words replaced by words that mean nothing, as a paraphrase would replace
them. The translations are read by `diatheke` (Debian: diatheke, sword-text-kjv, sword-text-web);
without it there are no such pairs, and the benchmark says so. Genesis and Ruth are for fitting,
Mark and Acts for reporting.
"""

import hashlib
import random
import re
import shutil
import subprocess
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from comparator.alignment import Weights, learn_weights
from comparator.alignment.units import Unit, units_of_texts

Verses = Mapping[str, Mapping[int, str]]
Cell = tuple[int, int]

_FIRST, _SECOND = "engKJV2006eb", "engWEB2015eb"
_LONGEST, _SHORTEST = 30, 20
_LEAST_OF_PART = 5
FOR_FITTING = ("Genesis", "Ruth")
FOR_REPORTING = ("Mark", "Acts")


@dataclass(frozen=True)
class Recipe:
    """How a set of pairs is made.

    Attributes:
        name: For tables.
        second: Which translation stands on the right.
        replaced: Share of the longer words on the right that are replaced.
        left_out: Share of verses that each side leaves out.
        joined: Share of passages that take in the next verse.
        displaced: Share of verses on the right that go elsewhere.
        cut: Share of verses on the right that are cut at commas, semicolons and the like.
    """

    name: str
    second: str
    replaced: float
    left_out: float
    joined: float
    displaced: float = 0.0
    cut: float = 0.0


RECIPES = (
    Recipe("revised", _FIRST, 0.08, 0.08, 0.05),
    Recipe("translated anew", _SECOND, 0.0, 0.20, 0.12),
    Recipe("reworded", _SECOND, 0.35, 0.25, 0.15),
    Recipe("simplified", _SECOND, 0.35, 0.15, 0.0, cut=0.6),
    Recipe("retold", _SECOND, 0.55, 0.25, 0.15),
    Recipe("retold, a fifth displaced", _SECOND, 0.45, 0.25, 0.10, 0.2),
)


@dataclass(frozen=True)
class OrderedPair:
    """Two lists of passages and the cells (left, right) that speak the same verse."""

    left: tuple[str, ...]
    right: tuple[str, ...]
    links: frozenset[Cell]
    unsure: frozenset[Cell] = frozenset()
    judged: frozenset[int] | None = None

    @property
    def units(self) -> tuple[list[Unit], list[Unit]]:
        """The passages of both as the aligner sees them."""
        return units_of_texts(self.left), units_of_texts(self.right)

    @property
    def weights(self) -> Weights:
        """What words are worth, learned from the pair."""
        return learn_weights([self.left, self.right])


def are_there() -> bool:
    """Whether the translations can be read on this machine."""
    return shutil.which("diatheke") is not None and bool(_verses(_FIRST, "Ruth"))


def ordered_pairs(recipe: Recipe, books: Sequence[str], most: int) -> list[OrderedPair]:
    """Return at most so many pairs, a chapter each."""
    lot = random.Random(recipe.name)  # noqa: S311 - no secret hangs on it
    pairs: list[OrderedPair] = []
    for book in books:
        first, second = _verses(_FIRST, book), _verses(recipe.second, book)
        for chapter in first:
            both = [v for v in first[chapter] if v in second.get(chapter, {})][:_LONGEST]
            if len(both) >= _SHORTEST:
                pairs.append(_pair(first[chapter], second[chapter], both, recipe, lot))
    return lot.sample(pairs, min(most, len(pairs)))


def _pair(
    first: Mapping[int, str],
    second: Mapping[int, str],
    verses: Sequence[int],
    recipe: Recipe,
    lot: random.Random,
) -> OrderedPair:
    older = [v for v in verses if lot.random() > recipe.left_out]
    newer = [v for v in verses if lot.random() > recipe.left_out]
    for _ in range(round(recipe.displaced * len(newer))):
        newer.insert(lot.randrange(len(newer)), newer.pop(lot.randrange(len(newer))))
    left = [
        (group, " ".join(first[v] for v in group)) for group in _groups(older, recipe.joined, lot)
    ]
    right = [
        (group, _reworded(part, recipe.replaced, lot))
        for group in _groups(newer, recipe.joined, lot)
        for part in _parts(" ".join(second[v] for v in group), recipe.cut, lot)
    ]
    return OrderedPair(
        tuple(text for _, text in left),
        tuple(text for _, text in right),
        frozenset(
            (i, j)
            for i, (a, _) in enumerate(left)
            for j, (b, _) in enumerate(right)
            if set(a) & set(b)
        ),
    )


def _parts(text: str, share: float, lot: random.Random) -> list[str]:
    """Return a text cut where clauses end, or whole."""
    if lot.random() >= share:
        return [text]
    parts: list[str] = []
    for clause in re.split(r"(?<=[,;:.?!”]) ", text):
        if parts and len(parts[-1].split()) < _LEAST_OF_PART:
            parts[-1] += f" {clause}"
        else:
            parts.append(clause)
    return parts


def _groups(verses: Sequence[int], joined: float, lot: random.Random) -> list[list[int]]:
    groups: list[list[int]] = []
    may_join = False
    for verse in verses:
        if may_join and lot.random() < joined:
            groups[-1].append(verse)
            may_join = False
        else:
            groups.append([verse])
            may_join = True
    return groups


def _reworded(text: str, share: float, lot: random.Random) -> str:
    def other(word: re.Match[str]) -> str:
        if len(word[0]) <= 3 or lot.random() >= share:
            return word[0]
        digits = hashlib.sha256(f"{word[0]} {lot.random()}".encode()).hexdigest()
        return "".join(chr(97 + int(digit, 16)) for digit in digits[: len(word[0])])

    return re.sub(r"[A-Za-z]+", other, text)


def _verses(translation: str, book: str) -> Verses:
    command = ["diatheke", "-b", translation, "-f", "plain", "-k", book]
    printed = subprocess.run(command, capture_output=True, text=True, check=True)  # noqa: S603
    chapters: dict[str, dict[int, str]] = {}
    verse: tuple[str, int] | None = None
    for line in printed.stdout.splitlines():
        if found := re.match(rf"{book} (\d+):(\d+): (.*)", line):
            verse = found[1], int(found[2])
            chapters.setdefault(verse[0], {})[verse[1]] = found[3].strip()
        elif verse and line.strip() and not line.startswith(": "):
            chapters[verse[0]][verse[1]] += " " + line.strip()
    return chapters
