"""What the themes catch and what they miss."""

import math
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from comparator.language.words import count_words
from comparator.model import Declaration, Passage, ThemeSet
from comparator.themes.units import units_of
from comparator.themes.word_forms import form_of

# A shorter word is hardly ever a matter; abbreviations are told by their capitals.
_SHORTEST_WORD = 4
# What stands in one passage only may be a name that never comes again.
_LEAST_PASSAGES = 2
# A word is typical if it is at least so many times as frequent as in the themed passages.
_LEAST_RATIO = 2.0


@dataclass(frozen=True, slots=True)
class ThemeCoverage:
    """How much of each declaration is under a theme.

    Attributes:
        passages: Number of its passages, declaration by declaration.
        words: Number of their words, declaration by declaration.
    """

    theme: str
    passages: tuple[int, ...]
    words: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A word that might become a term.

    Attributes:
        word: Its commonest form.
        passages: In how many passages without a theme it stands.
    """

    word: str
    passages: int


@dataclass(frozen=True, slots=True)
class Coverage:
    """What the themes of a series catch and miss.

    Attributes:
        declarations: Ids of the declarations, in the order of the numbers below.
        themes: In the order of the theme set, also those that have nothing.
        prose: Number of prose passages, declaration by declaration.
        themed: Number of those that have a theme.
        unthemed: The prose passages without a theme, in the order of the texts.
        suggestions: Words typical of them, most telling first.
    """

    declarations: tuple[str, ...]
    themes: tuple[ThemeCoverage, ...]
    prose: tuple[int, ...]
    themed: tuple[int, ...]
    unthemed: tuple[Passage, ...]
    suggestions: tuple[Suggestion, ...]

    @property
    def share(self) -> float:
        """Share of the prose passages that have a theme, 0 to 1; 1 where there is no prose."""
        return sum(self.themed) / sum(self.prose) if sum(self.prose) else 1.0


def coverage(declarations: Sequence[Declaration], themes: ThemeSet, most: int = 20) -> Coverage:
    """Return what the themes catch and miss in declarations that have gone through them."""
    prose = [[p for p in d.passages if p.kind.is_prose] for d in declarations]
    unthemed = [p for passages in prose for p in passages if not p.themes]
    languages = {d.id: d.language for d in declarations}
    return Coverage(
        declarations=tuple(d.id for d in declarations),
        themes=tuple(_count(theme, [d.passages for d in declarations]) for theme in themes.ids),
        prose=tuple(map(len, prose)),
        themed=tuple(sum(bool(p.themes) for p in passages) for passages in prose),
        unthemed=tuple(unthemed),
        suggestions=_suggest((p for ps in prose for p in ps), languages)[:most],
    )


def _count(theme: str, prose: Sequence[Sequence[Passage]]) -> ThemeCoverage:
    under = [[p for p in ps if any(s.theme == theme for s in p.themes)] for ps in prose]
    return ThemeCoverage(
        theme,
        tuple(map(len, under)),
        tuple(sum(count_words(p.text) for p in passages) for passages in under),
    )


def _suggest(passages: Iterable[Passage], languages: dict[str, str]) -> tuple[Suggestion, ...]:
    """Return the words that unthemed passages have more often than others, by log-likelihood."""
    inside: Counter[str] = Counter()
    outside: Counter[str] = Counter()
    forms: dict[str, Counter[str]] = {}
    sizes = [0, 0]
    for passage in passages:
        is_outside = not passage.themes
        sizes[is_outside] += 1
        words = {u.word for u in units_of(passage.text) if _may_be_term(u.word)}
        stems = {form_of(word, languages[passage.declaration]): word for word in sorted(words)}
        (outside if is_outside else inside).update(stems.keys())
        for stem, word in stems.items():
            forms.setdefault(stem, Counter())[word] += 1
    found: list[tuple[float, Suggestion]] = []
    for stem, count in outside.items():
        # Half a passage more, so that a word no themed passage has gets a finite ratio.
        ratio = (count / sizes[1]) / ((inside[stem] + 0.5) / (sizes[0] + 0.5))
        if count >= _LEAST_PASSAGES and ratio >= _LEAST_RATIO:
            word = min(forms[stem], key=lambda w: (-forms[stem][w], w))
            found.append((count * math.log(ratio), Suggestion(word, count)))
    found.sort(key=lambda pair: (-pair[0], pair[1].word))
    return tuple(suggestion for _, suggestion in found)


def _may_be_term(word: str) -> bool:
    return word.isalpha() and (len(word) >= _SHORTEST_WORD or word.isupper())
