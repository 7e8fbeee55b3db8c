"""The life of a phrase: where each year says it, exactly and nearly."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple

from comparator.language.normal_forms import typographic_form
from comparator.language.spellings import spelling_form
from comparator.language.stems import stem
from comparator.language.words import each_token, is_word
from comparator.model import Declaration, Passage, Series


class Nearness(StrEnum):
    """How what a text says differs from the phrase that was asked for."""

    EXACT = "exact"
    INFLECTED = "inflected"
    REORDERED = "reordered"
    APART = "apart"


@dataclass(frozen=True, slots=True)
class Occurrence:
    """A place where a phrase stands.

    Attributes:
        start: Offset of its first character in the passage's text, in code points.
        end: Offset behind its last character.
        nearness: Exact, or inflected, or with its words in another order, or with others
            between them.
    """

    passage: str
    start: int
    end: int
    nearness: Nearness


@dataclass(frozen=True, slots=True, repr=False)
class Trace:
    """The life of a phrase through a series.

    Attributes:
        phrase: As it was asked for.
        years: Every declaration's id with its occurrences in order, oldest declaration first;
            declarations that are silent on it have none.
    """

    phrase: str
    years: tuple[tuple[str, tuple[Occurrence, ...]], ...]

    def __repr__(self) -> str:
        return f"<{type(self).__name__} {self.phrase!r}>"

    @property
    def first(self) -> str | None:
        """Id of the first declaration that says it exactly, or None."""
        return next((ref for ref, found in self.years if _has_exact(found)), None)

    @property
    def last(self) -> str | None:
        """Id of the last declaration that says it exactly, or None."""
        return next((ref for ref, found in reversed(self.years) if _has_exact(found)), None)

    def count(self, declaration: str) -> int:
        """Return how often a declaration says it exactly."""
        found = dict(self.years)[declaration]
        return sum(o.nearness is Nearness.EXACT for o in found)


def _has_exact(found: Sequence[Occurrence]) -> bool:
    return any(o.nearness is Nearness.EXACT for o in found)


class Word(NamedTuple):
    """A word of a text: the form in which words are compared, its stem, and where it stands.

    `run` numbers the stretches between punctuation marks: a phrase stands within one.
    """

    form: str
    stem: str
    start: int
    end: int
    run: int


_MOST_BETWEEN = 3
# Marks that may stand inside a phrase: quotation marks and dashes change no words.
_INNER_MARKS = frozenset("\"'“”‘’„«»-–—")


def trace_phrase(series: Series, phrase: str) -> Trace:
    """Return where a series says a phrase, exactly and nearly.

    Near are its words in other forms; in another order; or with up to three other words among
    them. What is exact is not near as well. Marks of punctuation end a phrase, but for
    quotation marks, dashes, and those that the phrase itself has.

    Raises:
        ValueError: The phrase has no words.
    """
    languages = {d.language for d in series.declarations}
    asked = {language: tuple(words_of(phrase, language)) for language in sorted(languages)}
    if not all(asked.values()):
        raise ValueError("the phrase has no words")
    return Trace(
        phrase,
        tuple((d.id, tuple(_in_declaration(d, asked[d.language]))) for d in series.declarations),
    )


def words_of(text: str, language: str) -> Iterator[Word]:
    """Yield the words of a text with the forms in which phrases are compared."""
    at = run = 0
    for token in each_token(text):
        if is_word(token):
            yield Word(form_of(token), _stem_of(token, language), at, at + len(token), run)
        elif not token.isspace() and token not in _INNER_MARKS:
            run += 1
        at += len(token)


@lru_cache(maxsize=65536)
def form_of(word: str) -> str:
    """Return the form in which words of phrases are the same: no capitals, one spelling."""
    return spelling_form(typographic_form(word)) or word


@lru_cache(maxsize=65536)
def _stem_of(word: str, language: str) -> str:
    return stem(form_of(word), language)


def _in_declaration(declaration: Declaration, asked: Sequence[Word]) -> Iterator[Occurrence]:
    for passage in declaration.passages:
        yield from _in_passage(passage, declaration.language, asked)


def _in_passage(passage: Passage, language: str, asked: Sequence[Word]) -> Iterator[Occurrence]:
    words = list(words_of(passage.text, language))
    n = 0
    found: list[Occurrence] = []
    while n < len(words):
        window = _window(words, n, asked)
        if window is None:
            n += 1
            continue
        end, nearness = window
        found.append(Occurrence(passage.id, words[n].start, words[end - 1].end, nearness))
        n = end
    yield from found


def _window(  # noqa: PLR0911 - one return a rule
    words: Sequence[Word], n: int, asked: Sequence[Word]
) -> tuple[int, Nearness] | None:
    """Return where an occurrence that begins at `n` ends, and how near it is."""
    size = len(asked)
    stems = [w.stem for w in asked]
    if words[n].stem not in stems:
        return None
    if _is_exact_at(words, n, asked):
        return n + size, Nearness.EXACT
    same = words[n : n + size]
    if [w.stem for w in same] == stems and _has_marks_of(same, asked):
        return n + size, Nearness.INFLECTED
    marks = asked[-1].run - asked[0].run
    missing = list(stems)
    in_order: list[str] = []
    for at in range(n, min(len(words), n + size + _MOST_BETWEEN)):
        word = words[at]
        if word.run - words[n].run > marks:
            return None
        if at > n and _is_exact_at(words, at, asked):
            return None  # the exact one that begins here is not to be swallowed
        if word.stem in missing:
            missing.remove(word.stem)
            in_order.append(word.stem)
        if not missing:
            return at + 1, Nearness.APART if in_order == stems else Nearness.REORDERED
    return None


def _is_exact_at(words: Sequence[Word], n: int, asked: Sequence[Word]) -> bool:
    window = words[n : n + len(asked)]
    return [w.form for w in window] == [w.form for w in asked] and _has_marks_of(window, asked)


def _has_marks_of(window: Sequence[Word], asked: Sequence[Word]) -> bool:
    """Whether marks stand between the words of a text where they stand in the phrase."""
    return all(
        w.run - window[0].run == a.run - asked[0].run for w, a in zip(window, asked, strict=True)
    )
