"""The story of a theme in a few beats: what was said until when, what since, what was last named.

Only phrases tell it that a text surely says and that others surely do not: a name, or words of
which one at least stands nowhere in the other text. Where nothing is sure, less is told.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from rapidfuzz.fuzz import ratio

from comparator.analysis.unsaid import Unsaid
from comparator.model import Edition, Passage

_MOST_TEXTS = 12
"""Phrases are taken from so many of the newest texts on a theme; they are looked for in all."""
_MOST_PHRASES = 4
_LEAST_WORTH = 3.0
_ALIKE = 55.0
"""Likeness of two phrases, letter by letter, from which on they may be one name."""
_OFTEN, _ENOUGH = 0.6, 4
# "UN Committee on the Peaceful Uses | of Outer Space", "Joint Comprehensive | Plan of Action".
_NAME_AFTER = re.compile(r"\s+(?:(?:of|on|for|the|and|against|in|to)\s+){0,2}[A-Z]")
# What opens the text may have its capital from there.
_NAME_BEFORE = re.compile(r"(?<=\s)[A-Z][\w’'-]*\s+$")


class Beat(StrEnum):
    """What a sentence of a story tells."""

    TURNED = "turned"  # until then the one, since then the other
    LAST = "last"
    SINCE = "since"
    CAME = "came"
    STOOD = "stood"


@dataclass(frozen=True, slots=True)
class NamedPhrase:
    """A phrase and its life.

    Attributes:
        words: As a passage has them.
        passage: The last passage on the theme that says them, or the first for what is new.
        first: Id of the first text that says them.
        last: Id of the last one.
        is_throughout: Whether every text between the two says them, too.
        worth: How much they tell.
    """

    words: str
    passage: Passage
    first: str
    last: str
    is_throughout: bool
    worth: float


@dataclass(frozen=True, slots=True)
class StoryBeat:
    """A sentence of a story: one phrase, or the older and the newer of a turn."""

    beat: Beat
    phrase: NamedPhrase
    newer: NamedPhrase | None = None


def story_of(edition: Edition, unsaid: Unsaid, theme: str) -> tuple[StoryBeat, ...]:
    """Return the story of a theme: at most three beats, the oldest first.

    Args:
        edition: With threads.
        unsaid: Which words its texts have.
        theme: Id of the theme.
    """
    line = edition.series.line(edition.series.declarations[-1].id)
    ids = [d.id for d in line]
    speaking = [d for d in line if any(_is_on(p, theme) for p in d.passages)]
    if len(line) < 2 or not speaking:
        return ()
    teller = _Teller(edition, unsaid, ids)
    for d in speaking[-_MOST_TEXTS:]:
        # What a passage speaks of more clearly is told on the page of that.
        teller.read([p for p in d.passages if p.kind.is_prose and _is_first(p, theme)])
    return tuple(teller.beats())


def _is_first(p: Passage, theme: str) -> bool:
    return bool(p.themes) and p.themes[0].theme == theme


def _is_on(p: Passage, theme: str) -> bool:
    return any(score.theme == theme for score in p.themes)


def _is_cut(words: str, text: str) -> bool:
    """Whether a phrase is only a part of a name that goes on in the text, or began before."""
    if not words[:1].isupper():
        return False
    start = text.find(words)
    is_begun = bool(_NAME_BEFORE.search(text[:start]))
    last = words.rsplit(" ", maxsplit=1)[-1]
    return is_begun or (last[:1].isupper() and bool(_NAME_AFTER.match(text, start + len(words))))


class _Teller:
    """Gathers the phrases of a theme and chooses among them."""

    def __init__(self, edition: Edition, unsaid: Unsaid, ids: Sequence[str]) -> None:
        self._unsaid, self._ids = unsaid, ids
        self._place = {ref: n for n, ref in enumerate(ids)}
        self._thread = {ref: t.id for ref, t in edition.thread_of().items()}
        self._found: dict[str, NamedPhrase] = {}

    def read(self, passages: Sequence[Passage]) -> None:
        """Take in the phrases of passages of one text; later texts come later."""
        for p in passages:
            for worth, words in self._unsaid.phrases(p.text, p.declaration)[:_MOST_PHRASES]:
                known = self._found.get(words.casefold())
                # What stays is shown where it came, what went where it was last.
                if known and known.last == self._ids[-1]:
                    continue
                if worth >= _LEAST_WORTH and not _is_cut(words, p.text):
                    self._found[words.casefold()] = self._life(words, p, worth)

    def _life(self, words: str, p: Passage, worth: float) -> NamedPhrase:
        said = [n for n, ref in enumerate(self._ids) if self._unsaid.is_said(words, ref)]
        first, last = self._ids[said[0]], self._ids[said[-1]]
        often = 1 + _OFTEN * min(len(said) - 1, _ENOUGH)
        whole = len(said) == said[-1] - said[0] + 1
        return NamedPhrase(words, p, first, last, whole, worth * often)

    def beats(self) -> Iterator[StoryBeat]:
        """Yield the story: a turn of one clause, or what went and what came; then what is new."""
        newest, every = self._ids[-1], [*self._found.values()]
        told: set[str] = set()
        if turn := self._turn():
            told.add(self._clause(turn.phrase))
            yield turn
        chosen = (
            (Beat.LAST, [x for x in every if x.last not in {newest, x.first}]),
            (Beat.SINCE, [] if turn else self._lasting(every)),
            (Beat.CAME, [x for x in every if x.first == newest]),
            (Beat.STOOD, [x for x in every if x.is_throughout and x.last == newest != x.first]),
        )
        for beat, found in chosen:
            is_wished = beat is not Beat.STOOD or not told
            if is_wished and (best := self._best(found, told)):
                told.add(self._clause(best))
                yield StoryBeat(beat, best)

    def _lasting(self, found: Iterable[NamedPhrase]) -> list[NamedPhrase]:
        """Return what came after the first text, before the newest, and has stayed."""
        ends = {self._ids[0], self._ids[-1]}
        return [
            x for x in found if x.last == self._ids[-1] and x.is_throughout and x.first not in ends
        ]

    def _turn(self) -> StoryBeat | None:
        """Return the weightiest turn of one clause from a phrase to another."""
        found = [*self._found.values()]
        old = [x for x in found if x.last != self._ids[-1]]
        best, heaviest = None, 0.0
        for later in self._lasting(found):
            before = self._ids[self._place[later.first] - 1]
            for earlier in old:
                if earlier.last != before or self._clause(earlier) != self._clause(later):
                    continue
                if self._is_sure(earlier, later) and earlier.worth + later.worth > heaviest:
                    heaviest = earlier.worth + later.worth
                    best = StoryBeat(Beat.TURNED, earlier, later)
        return best

    def _is_sure(self, earlier: NamedPhrase, later: NamedPhrase) -> bool:
        """Whether neither text has the other's words, and the two are no renderings of one."""
        if ratio(earlier.words.casefold(), later.words.casefold()) >= _ALIKE:
            return False
        return self._unsaid.is_alien(earlier.words, later.first) and self._unsaid.is_alien(
            later.words, earlier.last
        )

    def _best(self, found: Sequence[NamedPhrase], told: set[str]) -> NamedPhrase | None:
        for x in sorted(found, key=lambda x: (-x.worth, x.words)):
            if self._clause(x) not in told and self._is_known(x):
                return x
        return None

    def _is_known(self, x: NamedPhrase) -> bool:
        """Whether the texts on both sides of a phrase's life surely do not say it."""
        first, last = self._place[x.first], self._place[x.last]
        sides = [self._ids[n] for n in (first - 1, last + 1) if 0 <= n < len(self._ids)]
        return all(self._unsaid.is_alien(x.words, other) for other in sides)

    def _clause(self, x: NamedPhrase) -> str:
        return self._thread.get(x.passage.id, x.passage.id)
