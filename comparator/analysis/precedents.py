"""What a series agreed before of each clause of a draft: in the same words, with changes, or not.

The history answers who said a clause; here it is asked for a text that is not of the series yet.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from math import log10

from comparator.analysis.history import History, Sureness
from comparator.analysis.nearest_precedents import NearestPrecedents
from comparator.diff import variant_of
from comparator.language.normal_forms import kept_form
from comparator.model import Edition, Finding, Link, Passage, Variant
from comparator.model.precedents import Clause, LeftOut, Precedent, Precedents, Verdict

_MOST_NEAR = 3
"""So many passages that come near are named."""
_LEAST = 0.12
"""How likely a passage must be what a clause answers to be named."""
_NEAR, _NEAR_OF_TEN_TIMES = 0.13, 0.065
"""The same to forbid to call the clause new, and how much more of each ten times as many passages:
the best of many comes nearer by chance."""


def texts_to_collate(history: History, draft_id: str, passages: Sequence[Passage]) -> list[str]:
    """Return the ids of the texts that said a clause of a draft last, and of the last text."""
    line = history.texts_before(draft_id)
    said = {history[p.id].before[-1].declaration for p in passages if history[p.id].before}
    return [text for text in line if text in said or text == line[-1]]


def precedents_of(edition: Edition, draft_id: str, history: History | None = None) -> Precedents:
    """Return what was agreed before of each clause of a draft.

    Args:
        edition: The draft is the last text of its kind; it has the collations of the draft with
            the texts that `texts_to_collate` names.
        draft_id: The draft.
        history: That of the edition, where it is known already.
    """
    return _Desk(edition, draft_id, history or History.of(edition)).precedents()


class _Desk:
    """Looks up what was agreed before of the clauses of a draft."""

    def __init__(self, edition: Edition, draft_id: str, history: History) -> None:
        series = edition.series
        self._history, self._draft = history, series[draft_id]
        self._line = history.texts_before(draft_id)
        self._text = series.passages_by_id()
        self._to = {c.left: c for c in edition.collations if c.right == draft_id}
        self._with_form: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
        for text in self._line:
            for p in series[text].passages:
                if p.kind.is_prose:
                    self._with_form[kept_form(p.text)][text].append(p.id)
        self._earlier = [p for t in self._line for p in series[t].passages if p.kind.is_prose]
        every = (*edition.collations, *edition.links)
        self._nearest = NearestPrecedents(self._history, every, self._draft)

    def precedents(self) -> Precedents:
        return Precedents(
            self._draft.id, self._line[-1], tuple(self._clauses()), tuple(self._left_out())
        )

    def _clauses(self) -> Iterator[Clause]:
        told: set[str] = set()
        for p in self._draft.passages:
            if p.kind.is_prose and p.id not in told:
                clause = self._clause(p)
                told.update(clause.passages)
                yield clause

    def _clause(self, p: Passage) -> Clause:
        same = self._same(p.id)
        last = self._last(p.id)
        if not last:
            ranked = self._nearest.of(p.id, self._earlier)[:_MOST_NEAR]
            least = _NEAR + _NEAR_OF_TEN_TIMES * log10(len(self._earlier) or 1)
            verdict = Verdict.NEAR if ranked and ranked[0][0] >= least else Verdict.NEW
            near = tuple(other for likely, other in ranked if likely >= _LEAST)
            return Clause((p.id,), verdict, near=near)
        refs = (p.id,) if same else self._of_one_link(p.id, last)
        precedent = self._precedent(refs, last)
        return Clause(
            passages=refs,
            verdict=self._verdict(bool(same), precedent),
            same_in=tuple(same),
            last=precedent,
            first=self._first(refs, last, precedent),
        )

    @staticmethod
    def _verdict(is_same: bool, precedent: Precedent) -> Verdict:
        if is_same:
            return Verdict.AGREED
        is_shifted = any(f.kind.is_shift and not f.is_minor for f in precedent.findings)
        return Verdict.SHIFTED if is_shifted else Verdict.CHANGED

    def _same(self, ref: str) -> dict[str, list[str]]:
        """Return where earlier texts say a passage word for word, oldest first."""
        return self._with_form.get(kept_form(self._text[ref].text), {})

    def _last(self, ref: str) -> str:
        """Return the id of the text that said a passage last, or ""."""
        said = {saying.declaration for saying in self._history[ref].before} | {*self._same(ref)}
        return max(said, key=self._line.index, default="")

    def _of_one_link(self, ref: str, last: str) -> tuple[str, ...]:
        """Return the passages that became of a clause together: of a split, all its parts."""
        found = self._link_of(ref, last)
        return tuple(
            other
            for other in (found.right if found else (ref,))
            if other == ref or (self._last(other) == last and not self._same(other))
        )

    def _link_of(self, ref: str, text: str) -> Link[str] | None:
        links = self._to[text].links if text in self._to else ()
        return next((link for link in links if ref in link.right), None)

    def _precedent(self, refs: tuple[str, ...], last: str) -> Precedent:
        same, linked = self._same(refs[0]).get(last), self._link_of(refs[0], last)
        saying = self._history.said_in(refs[0], last)
        if same:
            passages = linked.left if linked and {*linked.left} <= {*same} else (same[0],)
        else:
            passages = linked.left if linked else saying.passages if saying else ()
        is_sure = bool(same) or (saying is not None and saying.sureness is Sureness.SURE)
        return Precedent(
            last,
            passages,
            self._variant(passages, refs, last),
            self._findings(passages, refs, last),
            is_sure,
        )

    def _variant(self, older: tuple[str, ...], newer: tuple[str, ...], text: str) -> Variant:
        if collation := self._to.get(text):
            for link, variant in zip(collation.links, collation.variants, strict=True):
                if (link.left, link.right) == (older, newer):
                    return variant
        joined = (" ".join(self._text[ref].text for ref in refs) for refs in (older, newer))
        return variant_of(*joined)

    def _findings(
        self, older: Sequence[str], newer: Sequence[str], text: str
    ) -> tuple[Finding, ...]:
        collation = self._to.get(text)
        found = [
            f
            for f in (collation.findings if collation else ())
            if {*f.left} & {*older} and {*f.right} & {*newer}
        ]
        return tuple(sorted(found, key=lambda f: f.is_minor))

    def _first(self, refs: Sequence[str], last: str, precedent: Precedent) -> str:
        """Return the text that surely said a clause first, as the last one that said it knows."""
        same = next(iter(self._same(refs[0])), last)
        known = [
            self._history.standing(ref).first for ref in precedent.passages if ref in self._text
        ]
        return min((same, last, *known), key=self._line.index)

    def _left_out(self) -> Iterator[LeftOut]:
        draft = self._draft.id
        said = {ref for c in self._to.values() for k in c.links for ref in k.left}
        for ref in (p.id for p in self._passages_of_last() if p.kind.is_prose):
            if ref not in said and not self._history.is_said_again(ref, draft):
                yield LeftOut(ref, self._history.nearest_after(ref, draft))

    def _passages_of_last(self) -> Iterator[Passage]:
        return (p for p in self._text.values() if p.declaration == self._line[-1])
