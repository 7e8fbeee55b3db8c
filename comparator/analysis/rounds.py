"""Two rounds of a draft: which brackets closed, how, which opened; clause by clause, in columns."""

import re
from collections.abc import Collection, Iterable, Mapping, Sequence

from comparator.diff import variant_of
from comparator.language.brackets import brackets_of, without_brackets
from comparator.language.normal_forms import kept_form
from comparator.language.words import words
from comparator.model import Collation, Declaration, Variant
from comparator.model.passage_ids import block_of
from comparator.model.precedents import Precedent, Precedents
from comparator.model.rounds import Bracket, Closed, Outcome, Rounds, Row

_ALIKE = 0.6
"""The share of common words from which on two brackets are one that was reworded."""


_WHEREVER = 5
"""So many words of a bracket are known again wherever they stand; "should" is not."""


_FEWEST_AROUND = 2
"""Words around inner brackets without which these alone are told."""
_MARKS = re.compile(r"([\[\]{}])")


def rounds_of(
    before: Sequence[str], now: Sequence[str], answers: Mapping[int, Collection[int]]
) -> Rounds:
    """Return what closed and what opened between two rounds.

    Args:
        before: The paragraphs of the round before.
        now: Those of the draft.
        answers: For paragraphs of the round before, counted from 0 on, those of the draft that
            answer them; of one that is not named any may.
    """
    older, newer = brackets_of(before), brackets_of(now)
    left, right = list(range(len(older))), list(range(len(newer)))
    ranked = sorted(
        (-_likeness(older[a], newer[b]), a, b)
        for a in left
        for b in right
        if _likeness(older[a], newer[b]) >= _ALIKE
    )
    for _, a, b in ranked:
        if a in left and b in right:
            left.remove(a)
            right.remove(b)
    closed = tuple(_closed(older[a], _answer(older[a], now, answers), now) for a in left)
    return Rounds(older, newer, closed, tuple(newer[b] for b in right))


def _likeness(one: Bracket, other: Bracket) -> float:
    """Return the share of words that two brackets have in common.

    With what stands in brackets within them or without: that has a fate of its own.
    """
    every = ({*words(_form(one.words))}, {*words(_form(other.words))})
    ways = (every, (_own_words(one), _own_words(other)))
    return max(len(a & b) / (len(a | b) or 1) for a, b in ways)


def _own_words(bracket: Bracket) -> set[str]:
    """Return the words of a bracket that stand in none within it."""
    return {*words(" ".join(_around(bracket.words)[0]))}


def _answer(
    bracket: Bracket, now: Sequence[str], answers: Mapping[int, Collection[int]]
) -> list[str]:
    """Return the paragraphs of the draft that answer those in which a bracket stood."""
    stood = range(bracket.first, bracket.last + 1)
    if any(n not in answers for n in stood):
        return [*now]
    return [now[n] for n in sorted({m for each in stood for m in answers[each]})]


def _closed(bracket: Bracket, answer: Sequence[str], now: Sequence[str]) -> Closed:
    if not bracket.options and _stands_around(bracket.words, answer, now):
        return Closed(bracket, Outcome.KEPT, bracket.words)
    for option in bracket.options:
        if option and _stands(option, answer, now):
            return Closed(bracket, Outcome.CHOSEN, option)
    return Closed(bracket, Outcome.DROPPED)


def _stands(wanted: str, answer: Sequence[str], now: Sequence[str]) -> bool:
    form = _form(wanted)
    where = now if form.count(" ") + 1 >= _WHEREVER else answer
    return f" {form} " in f" {_form(' '.join(where))} "


def _stands_around(wanted: str, answer: Sequence[str], now: Sequence[str]) -> bool:
    """Whether words stand, with what came of the brackets within them or without."""
    if _stands(wanted, answer, now):
        return True
    parts, lengths = _around(wanted)
    total = sum(len(part.split()) for part in parts)
    if total < _FEWEST_AROUND:
        return False
    # Between two parts stand at most the words that stood in brackets there.
    gaps = (rf"(?: \S+){{0,{length}}}" for length in (*lengths, 0))
    wished = "".join(
        (f" {re.escape(part)}" if part else "") + gap for part, gap in zip(parts, gaps, strict=True)
    )
    where = now if total >= _WHEREVER else answer
    return any(re.search(f"{wished} ", f" {_form(text)} ") for text in where)


def _around(text: str) -> tuple[list[str], list[int]]:
    """Return what stands around the brackets within a text, and how many words in each."""
    parts, lengths, depth = [""], list[int](), 0
    for piece in _MARKS.split(text):
        if piece in {"]", "}"}:
            depth -= 1
        elif piece in {"[", "{"}:
            depth += 1
            if depth == 1:
                parts.append("")
                lengths.append(0)
        elif depth:
            lengths[-1] += len(piece.split())
        else:
            parts[-1] += piece
    return [*map(_form, parts)], lengths


def _form(text: str) -> str:
    return " ".join(words(kept_form(without_brackets(text))))


def rows_of(
    collation: Collation,
    before: tuple[Declaration, Precedents],
    now: tuple[Declaration, Precedents],
) -> tuple[Row, ...]:
    """Return the clauses of two rounds of a draft, and what was last agreed of them.

    In the order of the draft; what it has no longer stands behind what stood before it. Each
    passage of either round stands in one row.
    """
    return _Table(collation, before, now).rows()


def answers_in(rows: Sequence[Row]) -> dict[int, frozenset[int]]:
    """Return which paragraphs of a draft answer those of the round before; see `rounds_of`."""
    found: dict[int, frozenset[int]] = {}
    for row in rows:
        now = frozenset(block_of(ref) - 1 for ref in row.now)
        for paragraph in (block_of(ref) - 1 for ref in row.before):
            found[paragraph] = found.get(paragraph, frozenset()) | now
    return found


class _Table:
    """Puts the clauses of two rounds into rows."""

    def __init__(
        self,
        collation: Collation,
        before: tuple[Declaration, Precedents],
        now: tuple[Declaration, Precedents],
    ) -> None:
        self._links = collation.links
        self._variant = {
            (link.left, link.right): variant
            for link, variant in zip(collation.links, collation.variants, strict=True)
        }
        self._before, self._now = (
            [p.id for p in text.passages if p.kind.is_prose] for text, _ in (before, now)
        )
        self._words = {p.id: p.text for text, _ in (before, now) for p in text.passages}
        self._clause = {
            ref: clause for _, found in (before, now) for clause in found.clauses
            for ref in clause.passages
        }  # fmt: skip

    def rows(self) -> tuple[Row, ...]:
        rows: list[Row] = []
        told: set[str] = set()
        for ref in self._now:
            if ref not in told:
                row = self._row(*self._joined(ref))
                told.update(row.now)
                rows.append(row)
        behind: dict[str, int] = {ref: n for n, row in enumerate(rows, 1) for ref in row.before}
        gone: list[tuple[int, Row]] = []
        position = 0
        for ref in self._before:
            position = behind.get(ref, position)
            if ref not in behind:
                gone.append((position, self._row((ref,), ())))
        for position, row in reversed(gone):
            rows.insert(position, row)
        return tuple(rows)

    def _joined(self, ref: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Return all passages of both rounds that are of one row with one of the draft.

        What was agreed of a clause is agreed of all its passages, and what answers one of them
        in the round before may answer others, too.
        """
        before: set[str] = set()
        now = {ref}
        while True:
            size = len(before) + len(now)
            now.update(r for n in tuple(now) if n in self._clause for r in self._clause[n].passages)
            for link in self._links:
                if now & {*link.right} or before & {*link.left}:
                    before.update(link.left)
                    now.update(link.right)
            if len(before) + len(now) == size:
                return (
                    tuple(r for r in self._before if r in before),
                    tuple(r for r in self._now if r in now),
                )

    def _row(self, before: tuple[str, ...], now: tuple[str, ...]) -> Row:
        last = self._last(now or before)
        last_words, before_words, now_words = (
            " ".join(p.variant.left for p in last),
            *(" ".join(self._words[ref] for ref in refs) for refs in (before, now)),
        )
        return Row(
            last=last,
            before=before,
            now=now,
            last_words=last_words,
            before_words=before_words,
            now_words=now_words,
            since_last=_between(last_words, before_words or now_words),
            since_before=self._variant.get((before, now)) or _between(before_words, now_words),
        )

    def _last(self, refs: Iterable[str]) -> tuple[Precedent, ...]:
        found = (self._clause[ref].last for ref in refs if ref in self._clause)
        # Of a clause that was split each part has its own variant of the same words.
        return tuple({(p.text, p.passages): p for p in found if p is not None}.values())


def _between(older: str, newer: str) -> Variant | None:
    return variant_of(older, newer) if older and newer else None
