"""Lines joined to a paragraph, and words that a line end cuts in two mended."""

import re
import tomllib
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fnmatch import fnmatchcase
from functools import cache, cached_property
from importlib.resources import files
from itertools import pairwise

from comparator.corpus.plain_text.page_furniture import Drop, Line
from comparator.language.detection import language_of
from comparator.language.knowledge import alternatives
from comparator.language.scripts import EAST_ASIAN
from comparator.language.word_lists import word_list

_HYPHENS = "-‐\u00ad"
_CUT = re.compile(rf"([^\W_]+(?:[-‐'’][^\W_]+)*)[{_HYPHENS}]$")
_REST = re.compile(r"[^\W_]+(?:[-‐'’][^\W_]+)*")
_WORD = re.compile(r"[^\W_]+(?:[-‐'’][^\W_]+)*")
_EAST_ASIAN = re.compile(f"[{EAST_ASIAN}]")
_CUT_END = re.compile(
    rf"(?<![{_HYPHENS}\w'’])([^\W_]{{2,100}}(?:[-‐'’][^\W_]+){{0,9}})([{_HYPHENS}])"
    rf"\n[ \t]*(?=[^\W\d_]{{2}})({_REST.pattern})"
)
_JOINT = re.compile(r"[^\s][–—/]$")
# What cannot be a word of its own: the rest of "coopera-tion".
_FRAGMENT = re.compile(alternatives("rests"))
_SUSPENDED = re.compile(alternatives("suspending"))
_RARE_CUTS = 0.04  # of the lines: compounds alone come to less
_FEW_CUTS = 4
_RARE = 50  # the least frequency in a list of words
_ENOUGH_LINES = 200  # that tell the language of a text
# Longer runs of letters are no words, and looking for their ends would take very long.
_LONGEST_WORD = 100


NO_WORDS: Mapping[str, int] = {}


def words_of(texts: Iterable[str]) -> Counter[str]:
    """Return how often texts without line breaks in their paragraphs have which words."""
    return Counter(word for text in texts for word in _WORD.findall(text.lower()))


class Vocabulary:
    """How a document itself writes words, and whether it breaks words at line ends at all."""

    def __init__(self, lines: Sequence[str], series: Mapping[str, int] = NO_WORDS) -> None:
        """Take in the lines of a document, and how often its series has which words."""
        self._lines = lines
        self._series = series
        cuts: list[tuple[str, str]] = []
        for line, following in zip(lines, (*lines[1:], ""), strict=False):
            cut = _cut_between(line, following)
            if cut and _is_joinable(*cut):
                cuts.append((cut[0].lower(), cut[1]))
        # A hyphen at a line end is mostly a compound's own, unless this text breaks words.
        self._breaks_words = len(cuts) > max(_FEW_CUTS, len(lines) * _RARE_CUTS) or any(
            _FRAGMENT.fullmatch(after) or self._is_broken(before, after) for before, after in cuts
        )

    @cached_property
    def _counts(self) -> Counter[str]:
        """How often the document has which words; halves of words are none."""
        counts: Counter[str] = Counter()
        is_cut = False
        for line, following in zip(self._lines, (*self._lines[1:], ""), strict=False):
            found = _WORD.findall(line.lower())
            counts.update(found[int(is_cut) : -1 if _CUT.search(line[-_LONGEST_WORD:]) else None])
            is_cut = _cut_between(line, following) is not None
        return counts

    @cached_property
    def _language(self) -> str:
        return language_of("\n".join(self._lines[:_ENOUGH_LINES])) or "en"

    @cached_property
    def _habits(self) -> "_Habits":
        return _habits_of(self._language)

    @cached_property
    def _list(self) -> Mapping[str, int]:
        return word_list(self._language)

    def keeps_hyphen(self, before: str, after: str) -> bool:
        """Whether "before-" and "after" are a compound, not one word.

        What the document itself writes goes first, then what the other texts of its series write,
        then what is known of its language.
        """
        breaks = self._breaks_words or self._habits.small
        if not (_is_joinable(before, after) and breaks):
            return True  # 2022-2024, Cholpon-Ata
        for counts in (self._counts, self._series):
            compound = counts.get(f"{before}-{after}".lower(), 0)
            word = counts.get(f"{before}{after}".lower(), 0)
            if compound or word:
                return compound >= word
        return not _FRAGMENT.fullmatch(after) and self._is_compound(before, after)

    def _is_compound(self, before: str, after: str) -> bool:
        """Whether a language writes two parts as a compound with a hyphen, as far as is known."""
        last, first = re.split("[-‐]", before.lower())[-1], re.split("[-‐]", after.lower())[0]
        is_number = last in self._habits.tens and first in self._habits.ones
        is_shaped = any(fnmatchcase(f"{last}-{first}", shape) for shape in self._habits.shapes)
        if last != before.lower() or is_number or len(last) == 1:
            return True  # self-well-being, twenty-five, e-commerce
        if self._habits.small:
            return is_shaped
        if last in self._habits.kept:
            return last + first not in self._habits.solid
        return not self._is_one_word(last, first) and (
            last in self._habits.mostly
            or is_shaped
            or (self._is_word(last) and self._is_word(first))
            # информационно-коммуникационный
            or (last.endswith("о") and len(last) > 4)
        )

    def is_suspended(self, before: str, after: str) -> bool:
        """Whether a hyphen stands for what follows another word: "pre- and post-war"."""
        return bool(_SUSPENDED.fullmatch(after)) and not (
            self._counts[f"{before}{after}".lower()] or self._is_one_word(before.lower(), after)
        )

    def _is_broken(self, before: str, after: str) -> bool:
        """Whether a line end surely breaks a word: "inter-" is no word, nor a habit of writers."""
        # Some write co-operation and re-affirm.
        habits = self._habits
        is_habit = before in habits.kept or (before in habits.mostly and len(before) < 4)
        is_part = not is_habit and before not in self._list
        return is_part and self._is_one_word(before, after)

    def _is_one_word(self, before: str, after: str) -> bool:
        if before + after in self._habits.solid or self._series.get(before + after, 0):
            return True
        # Of words that hardly anyone uses, the list has odd ones: nonstate, midterm.
        usual = self._list.get(before + after, 0)
        return usual > _RARE or (usual > 0 and not (self._is_word(before) and self._is_word(after)))

    def _is_word(self, part: str) -> bool:
        return self._counts[part] > 0 or (len(part) > 2 and self._list.get(part, 0) > _RARE)


@dataclass(frozen=True, slots=True)
class _Habits:
    """What is known of hyphens in a language; see hyphens.toml."""

    kept: frozenset[str] = frozenset()
    mostly: frozenset[str] = frozenset()
    shapes: frozenset[str] = frozenset()
    small: frozenset[str] = frozenset()
    solid: frozenset[str] = frozenset()
    tens: frozenset[str] = frozenset()
    ones: frozenset[str] = frozenset()


@cache
def _habits_of(language: str) -> _Habits:
    file = files("comparator.language") / "hyphens.toml"
    table = tomllib.loads(file.read_text(encoding="utf-8")).get(language, {})
    return _Habits(**{name: frozenset(words.split()) for name, words in table.items()})


def _cut_between(line: str, following: str) -> tuple[str, str] | None:
    """Return the parts of what may be a word that a line end cuts; None where none is."""
    before = _CUT.search(line[-_LONGEST_WORD:])
    after = _REST.match(following) if before else None
    return (before[1], after[0]) if before and after else None


def _is_joinable(before: str, after: str) -> bool:
    return before[-1:].isalpha() and after[:1].islower()


def with_cut_words_joined(source: str) -> tuple[str, tuple[str, ...]]:
    """Return a text whose words go on over line ends with those whole that a line end cuts in two.

    Beside it a sentence on each mended word.
    """
    if not _CUT_END.search(source):
        return source, ()
    vocabulary = Vocabulary([line.strip() for line in source.split("\n")])
    notes: list[str] = []

    def join(found: re.Match[str]) -> str:
        before, hyphen, after = found.groups()
        if vocabulary.is_suspended(before, after):
            return found[0]
        keeps = hyphen != "\u00ad" and vocabulary.keeps_hyphen(before, after)
        notes.append(_note_on_joint(before, hyphen, after, keeps))
        return f"{before}{hyphen if keeps else ''}{after}"

    return _CUT_END.sub(join, source), tuple(notes)


def _note_on_joint(before: str, hyphen: str, after: str, keeps: bool) -> str:
    word = f"{before}{hyphen if keeps else ''}{after}"
    how = "the hyphen is kept" if keeps else "the hyphen is dropped"
    return f"Joined “{before}{hyphen}” and “{after}” to “{word}”: {how}."


def join_lines(
    lines: Sequence[Line], vocabulary: Vocabulary
) -> tuple[str, tuple[Drop, ...], tuple[str, ...]]:
    """Return a paragraph, the hyphens that it lost, and a sentence on each mended word."""
    text = lines[0].text
    drops: list[Drop] = []
    notes: list[str] = []
    for before, line in pairwise(lines):
        cut = _CUT.search(text[-_LONGEST_WORD:])
        rest = _REST.match(line.text)
        if cut and rest and vocabulary.is_suspended(cut[1], rest[0]):
            text += f" {line.text}"
        elif cut and rest:
            keeps = text[-1] != "\u00ad" and vocabulary.keeps_hyphen(cut[1], rest[0])
            if not keeps:
                drops.append(Drop(before.end - 1, before.end))
                text = text[:-1]
            notes.append(_note_on_joint(cut[1], cut[0][-1], rest[0], keeps))
            text += line.text
        elif _EAST_ASIAN.match(text[-1]) and _EAST_ASIAN.match(line.text):
            text += line.text
        elif _JOINT.search(text[-2:]):
            text += line.text
            notes.append(f"Joined “{text.split()[-1]}” without a space.")
        else:
            text += f" {line.text}"
    return text, tuple(drops), tuple(notes)
