"""Phrases that were born, died or returned in a declaration, without being asked for.

A phrase is three to eight words between two marks of punctuation that begins and ends with a word
that means something. Which of the many that overlap is shown is a matter of how long it stood and
how rare its words are; of two that share a word of the text only the better one is.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from itertools import pairwise
from math import log2
from typing import NamedTuple

from comparator.analysis.phrases.trace import Word, words_of
from comparator.language.chinese import inside_words
from comparator.language.codes import base_language
from comparator.language.frame_words import frame_stems, general_stems
from comparator.language.knowledge import named_words, words_of_all
from comparator.language.months import month_numbers
from comparator.language.scripts import is_ideograph
from comparator.model import Declaration, Edition, Series

_LEAST_WORDS, _MOST_WORDS = 3, 8
_QUOTES = (("“", "”"), ("«", "»"), ("《", "》"))
_HYPHEN = re.compile("[-‐‑]")
_MOST_CHARACTERS = 14
"""Where each character is a word."""
_LEAST_CONTENT = 2
_WEAK = words_of_all("function_words") | words_of_all("phrase_edges")
# May and its like mean something else as well; "met in October" is a date and no wording.
_MONTHS = frozenset(month_numbers()) - {*named_words("ambiguous_months")}
_Key = tuple[str, ...]


class Fate(StrEnum):
    """What happened to a phrase in a declaration."""

    BORN = "born"
    DIED = "died"
    RETURNED = "returned"


@dataclass(frozen=True, slots=True)
class PhraseLife:
    """A phrase and its fate in a declaration.

    Attributes:
        fate: Born: no declaration before says it. Died: the one before says it and this does
            not. Returned: an earlier one says it, the one before does not, this does. What is
            said in other words of the same stems, in whatever order, neither is born nor dies.
        words: As the passage has them.
        passage: Id of the first passage that says it: of this declaration, or of the one
            before for what died.
        start: Where it stands in the passage's text.
        said_in: Ids of all declarations up to this one that say it in these forms, in order.
        count: How often it stands in the declaration of `passage`.
    """

    fate: Fate
    words: str
    passage: str
    start: int
    said_in: tuple[str, ...]
    count: int


class _Span(NamedTuple):
    """Where a phrase stands: a passage of a declaration and its words there."""

    passage: int
    first: int
    last: int


class _Text:
    """The phrases of a declaration: where each stands, by its forms."""

    def __init__(self, declaration: Declaration) -> None:
        self.id = declaration.id
        self._language = base_language(declaration.language)
        self._pale = frame_stems() | general_stems(declaration.language)
        self.passages = [p for p in declaration.passages if p.kind.is_prose]
        self.words = [tuple(words_of(p.text, declaration.language)) for p in self.passages]
        # A phrase that stands in a heading or a signature is said all the same.
        others = [p for p in declaration.passages if not p.kind.is_prose]
        self._aside = [tuple(words_of(p.text, declaration.language)) for p in others]
        self._texts = [p.text for p in (*self.passages, *others)]

    @cached_property
    def spans(self) -> dict[_Key, list[_Span]]:
        """Each phrase with where it stands, in order."""
        found: dict[_Key, list[_Span]] = {}
        for n, words in enumerate(self.words):
            text = self.passages[n].text
            inside = _inside(text, words)
            for first, last in _spans(words, self._pale):
                start, end = words[first].start, words[last - 1].end
                if inside.isdisjoint((start, end)) and _is_whole(text[start:end]):
                    key = tuple(w.form for w in words[first:last])
                    found.setdefault(key, []).append(_Span(n, first, last))
        return found

    def shown(self, span: _Span) -> tuple[int, int]:
        """Return where the words of a phrase that are shown begin and end in its passage.

        In languages with cases a preposition is shown with its noun: "в том числе".
        """
        words = self.words[span.passage]
        first, last = words[span.first], words[span.last - 1]
        before = words[max(span.first - 1, 0)]
        prepositions = named_words("shown_with_nouns", self._language)
        if before.run == first.run and before.form in prepositions:
            return before.start, last.end
        return first.start, last.end

    @cached_property
    def stemmed(self) -> set[_Key]:
        """Each phrase as stems: inflection alone makes no phrase new."""
        return {
            tuple(w.stem for w in words[first:last])
            for words in (*self.words, *self._aside)
            for first, last in _spans(words, self._pale)
        }

    @cached_property
    def _passages_with(self) -> dict[str, set[int]]:
        """The passages that have each stem, those that are no prose behind the others."""
        found: dict[str, set[int]] = {}
        for n, words in enumerate((*self.words, *self._aside)):
            for word in words:
                for part in self._parts(n, word):
                    found.setdefault(part, set()).add(n)
        return found

    def _parts(self, passage: int, word: Word) -> Iterator[str]:
        """Yield the stems of what a hyphen joins in a passage: "control-related" is two words."""
        written = self._texts[passage][word.start : word.end]
        if _HYPHEN.search(written):
            parted = words_of(_HYPHEN.sub(" ", written), self._language)
            yield from (part.stem for part in parted)
        else:
            yield word.stem

    def says(self, telling: Set[str]) -> bool:
        """Whether a passage has all words that tell what a phrase is about, in whatever order."""
        each = [self._passages_with.get(stem, set()) for stem in sorted(telling)]
        return bool(each) and bool(set.intersection(*each))

    def telling(self, span: _Span) -> frozenset[str]:
        """Return the stems of a phrase that tell what it is about."""
        words = self.words[span.passage][span.first : span.last]
        telling = (w for w in words if _tells(w, self._pale))
        return frozenset(part for w in telling for part in self._parts(span.passage, w))

    def stems(self, span: _Span) -> _Key:
        """Return the stems of a phrase."""
        return tuple(w.stem for w in self.words[span.passage][span.first : span.last])


def _spans(words: Sequence[Word], pale: Set[str]) -> Iterator[tuple[int, int]]:
    """Yield the first and the last word (half-open) of each phrase.

    Args:
        words: Of a passage.
        pale: Stems that tell no matter: "deliver on our commitments" is said of anything.
    """
    for first, word in enumerate(words):
        if not _may_end_a_phrase(word):
            continue
        most = _MOST_CHARACTERS if is_ideograph(word.form[0]) else _MOST_WORDS
        for last in range(first + _LEAST_WORDS, min(len(words), first + most) + 1):
            if words[last - 1].run != word.run or _has_figure(words[first:last]):
                break  # a date or a number is no wording
            if not _may_end_a_phrase(words[last - 1]):
                continue
            if sum(_tells(w, pale) for w in words[first:last]) >= _LEAST_CONTENT:
                yield first, last


def _inside(text: str, words: Sequence[Word]) -> frozenset[int]:
    """Return the places in a text where no phrase begins or ends.

    Within a Chinese word, between two words of a name ("Bank | Rossii"), between a number and what
    it counts.
    """
    found = set(inside_words(text))
    for before, word in pairwise(words):
        gap = text[before.end : word.start]
        is_name = (
            before.form not in _WEAK and text[before.start].isupper() and text[word.start].isupper()
        )
        is_number = before.form[0].isdigit()
        if (gap.isspace() and is_name) or (not gap.strip() and is_number):
            found |= {word.start, before.end}
    return frozenset(found)


def _is_whole(words: str) -> bool:
    """Whether words have both ends of what they quote: not the “Charter | of the Hills”."""
    return all(words.count(one) == words.count(other) for one, other in _QUOTES)


def _tells(word: Word, pale: Set[str]) -> bool:
    return word.form not in _WEAK and word.stem not in pale


def _has_figure(words: Sequence[Word]) -> bool:
    return any(word.form[0].isdigit() or word.form in _MONTHS for word in words)


def _may_end_a_phrase(word: Word) -> bool:
    is_initial = len(word.form) == 1 and word.form.isascii()
    return not is_initial and word.form not in _WEAK and not word.form[0].isdigit()


def lives_in(
    edition: Edition, declaration_id: str, most: int | None = 10
) -> dict[Fate, tuple[PhraseLife, ...]]:
    """Return the phrases that were born, died and returned in a declaration of an edition.

    None where other hands rendered it than the text before: every other phrase would be born or
    dead, and none in truth.
    """
    before = edition.series.before(declaration_id)
    if before and edition.collation(before.id, declaration_id).hands_differ:
        return {}
    return phrase_lives(edition.series, declaration_id, most)


def phrase_lives(
    series: Series, declaration_id: str, most: int | None = 10
) -> dict[Fate, tuple[PhraseLife, ...]]:
    """Return the phrases that were born, died and returned in a declaration, best first."""
    line = series.line(declaration_id)
    position = [d.id for d in line].index(declaration_id)
    texts = [_Text(d) for d in line[: position + 1]]
    if not position:
        return dict.fromkeys(Fate, ())
    rarity = _rarity(texts)
    newest, before, earlier = texts[-1], texts[-2], texts[:-2]
    old_stems = set().union(*(text.stemmed for text in earlier)) if earlier else set()
    candidates: dict[Fate, list[tuple[_Text, _Key]]] = {fate: [] for fate in Fate}
    for key, spans in newest.spans.items():
        stems = newest.stems(spans[0])
        if stems in before.stemmed:
            continue
        telling = newest.telling(spans[0])
        if stems not in old_stems and not any(text.says(telling) for text in texts[:-1]):
            candidates[Fate.BORN].append((newest, key))
        elif any(key in text.spans for text in earlier):
            candidates[Fate.RETURNED].append((newest, key))
    for key, spans in before.spans.items():
        if not newest.says(before.telling(spans[0])):
            candidates[Fate.DIED].append((before, key))
    return {
        fate: tuple(_best(fate, found, texts, rarity, most)) for fate, found in candidates.items()
    }


def _rarity(texts: Sequence[_Text]) -> dict[str, float]:
    """Return how much a word tells: the fewer passages have it, the more."""
    counts: Counter[str] = Counter()
    total = 0
    for text in texts:
        for words in text.words:
            total += 1
            counts.update({w.form for w in words})
    return {
        form: 0.0 if form in _WEAK else round(log2(1 + total / count), 3)
        for form, count in counts.items()
    }


def _best(
    fate: Fate,
    found: Sequence[tuple[_Text, _Key]],
    texts: Sequence[_Text],
    rarity: dict[str, float],
    most: int | None,
) -> Iterator[PhraseLife]:
    """Yield the best phrases of one fate, none of which share a word of the text."""
    scored = []
    for text, key in found:
        said_in = tuple(t.id for t in texts if key in t.spans)
        count = len(text.spans[key])
        # What died or came back counts by how many declarations said it, what is new by how
        # often this one says it; a long phrase of rare words tells more than a short one.
        weight = count if fate is Fate.BORN else len(said_in)
        score = weight * sum(rarity[form] for form in key)
        scored.append((-round(score, 3), text.spans[key][0], key, text, said_in, count))
    taken: set[tuple[int, int]] = set()
    shown = 0
    for _, span, key, text, said_in, count in sorted(scored, key=lambda entry: entry[:3]):
        if shown == most:
            return
        covered = {(p.passage, n) for p in text.spans[key] for n in range(p.first, p.last)}
        if covered & taken:
            continue
        taken |= covered
        shown += 1
        passage = text.passages[span.passage]
        start, end = text.shown(span)
        yield PhraseLife(fate, passage.text[start:end], passage.id, start, said_in, count)
