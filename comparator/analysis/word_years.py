"""Since when each word has stood in its clause: the word edits of its wordings, followed back."""

import itertools
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from comparator.language.knowledge import function_words
from comparator.language.stems import stem
from comparator.language.words import each_token, is_word
from comparator.model import Collation, Declaration, Edition, Link, Variant


@dataclass(frozen=True, slots=True)
class Since:
    """Since when a word has stood in its clause without a break, as far as the texts here tell.

    Attributes:
        declaration: Id of the declaration that brought it in.
        before: Id of the last declaration whose wording of the clause had it before it was left
            out in between; "" where none had.
    """

    declaration: str
    before: str = ""


@dataclass(frozen=True, slots=True)
class WordRun:
    """Neighbouring words of a passage that came in together, with the white space around them."""

    text: str
    since: Since


def word_years(edition: Edition) -> dict[str, tuple[WordRun, ...]]:
    """Return the words of each passage by when they came into its clause; joined, its text.

    A passage is held against the nearest earlier wording of its thread that it is linked to.
    What both say keeps its year, as does what changed its spelling or its place only.
    """
    return _Follower(edition).follow()


class _Follower:
    """Goes through the declarations, oldest first, and remembers since when each word stood."""

    def __init__(self, edition: Edition) -> None:
        self._edition = edition
        self._clause = {ref: t.id for ref, t in edition.thread_of().items()}
        self._texts = edition.series.words_by_id()
        # By character, so that edits need no words of their own.
        self._since: dict[str, list[Since]] = {}
        # By clause and stem of a word: the last text that said it, and since when it stood there.
        self._said: dict[str, dict[str, tuple[str, Since]]] = defaultdict(dict)

    def follow(self) -> dict[str, tuple[WordRun, ...]]:
        nearest = defaultdict[str, list[Collation]](list)
        order = {d.id: n for n, d in enumerate(self._edition.series.declarations)}
        for c in sorted(self._edition.collations, key=lambda c: -order.get(c.left, 0)):
            nearest[c.right].append(c)
        for declaration in self._edition.series.declarations:
            for c in nearest[declaration.id]:
                for link, variant in zip(c.links, c.variants, strict=False):
                    self._carry(c.left, declaration, link, variant)
            self._remember(declaration)
        return {ref: tuple(self._runs(ref)) for ref in self._since}

    def _carry(self, older: str, newer: Declaration, link: Link[str], variant: Variant) -> None:
        """Give the newer passages of a link what their older ones tell, if none did before."""
        clauses = {self._clause[ref] for ref in link.left if ref in self._clause}
        fresh = [r for r in link.right if r not in self._since and self._clause.get(r) in clauses]
        if not fresh:
            return
        known = list(_joined([self._since.get(ref) or [] for ref in link.left]))
        new = Since(newer.id)
        told = list(_through(variant, known, new))
        at = 0
        for ref in link.right:
            length = len(self._texts[ref])
            if ref in fresh:
                part = told[at : at + length]
                self._since[ref] = self._returned(ref, part, older, newer, new)
            at += length + 1

    def _returned(
        self, ref: str, told: Sequence[Since], older: str, newer: Declaration, new: Since
    ) -> list[Since]:
        """Return what is told of a passage; words that its clause had before are no new ones."""
        said = self._said[self._clause[ref]]
        quiet = function_words(newer.language)
        found = list(told)
        for start, word in _words(self._texts[ref]):
            known = said.get(stem(word, newer.language))
            if found[start] != new or known is None or word.casefold() in quiet:
                continue
            last, since = known
            span = slice(start, start + len(word))
            found[span] = [since if last == older else Since(newer.id, last)] * len(word)
        return found

    def _remember(self, declaration: Declaration) -> None:
        for passage in declaration.passages:
            since = self._since.setdefault(passage.id, [Since(declaration.id)] * len(passage.text))
            if clause := self._clause.get(passage.id):
                said = self._said[clause]
                for start, word in _words(passage.text):
                    said[stem(word, declaration.language)] = (declaration.id, since[start])

    def _runs(self, ref: str) -> Iterator[WordRun]:
        text, since = self._texts[ref], self._since[ref]
        words = list(_words(text))
        if not words:
            yield WordRun(text, since[0])
            return
        cuts = [0, *(_cut(text, *pair) for pair in itertools.pairwise(words)), len(text)]
        told_of = (since[start] for start, _ in words)
        spans = zip(cuts[:-1], cuts[1:], told_of, strict=True)
        for told, run in itertools.groupby(spans, key=lambda span: span[2]):
            spans_of_run = list(run)
            yield WordRun(text[spans_of_run[0][0] : spans_of_run[-1][1]], told)


def _cut(text: str, word: tuple[int, str], following: tuple[int, str]) -> int:
    """Return where what belongs to a word ends: behind the last white space before the next."""
    end = word[0] + len(word[1])
    gap = text[end : following[0]]
    spaces = [n for n, c in enumerate(gap, 1) if c.isspace()]
    return end + (spaces[-1] if spaces else len(gap))


def _joined(sides: Sequence[list[Since]]) -> Iterator[Since]:
    """Yield what is known of texts that are joined by one space."""
    for n, side in enumerate(sides):
        if n:
            yield (sides[n - 1] or side)[-1]
        yield from side


def _through(variant: Variant, known: Sequence[Since], new: Since) -> Iterator[Since]:
    """Yield since when each character of the newer text has stood."""
    positions: dict[int, int] = {}  # where each edit begins in the older text
    at = 0
    for index, (sign, text) in enumerate(variant.edits):
        positions[index] = at
        at += len(text) if sign <= 0 else 0
    shifted = {newer: older for older, newer in variant.shifted}
    for index, (sign, text) in enumerate(variant.edits):
        if sign == 0:
            yield from known[positions[index] : positions[index] + len(text)]
        elif sign > 0:
            source = shifted.get(index)
            if source is None and index in variant.light:
                source = _answered(variant, index)
            if source is None:
                yield from [new] * len(text)
            else:
                old = variant.edits[source][1]
                yield from _word_by_word(text, old, known[positions[source] :])


def _answered(variant: Variant, index: int) -> int | None:
    """Return the index of the light deletion that a light insertion stands for."""
    for other in (index - 1, index + 1):
        if other in variant.light and variant.edits[other][0] < 0:
            return other
    return None


def _word_by_word(text: str, old: str, known: Sequence[Since]) -> Iterator[Since]:
    """Yield for each character what is known of the word of the older text in its place."""
    starts = [start for start, _ in _words(old)] or [0]
    position = 0
    ends = [start + len(word) for start, word in _words(text)]
    for at in range(len(text)):
        while position < len(ends) and at >= ends[position]:
            position += 1
        yield known[starts[min(position, len(starts) - 1)]]


def _words(text: str) -> Iterator[tuple[int, str]]:
    """Yield the words of a text and where they begin."""
    at = 0
    for token in each_token(text):
        if is_word(token):
            yield at, token
        at += len(token)
