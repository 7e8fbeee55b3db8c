"""What was agreed before of a draft: a page of HTML, Markdown, text, JSON, a Word file."""

import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from comparator.analysis.rounds import rounds_of
from comparator.exports.docx_precedents import write_precedents
from comparator.exports.json import finding_document
from comparator.language.plain_text import in_markdown, one_line, printable
from comparator.model import Edition
from comparator.model.precedents import Clause, Precedents
from comparator.model.rounds import Bracket, Rounds
from comparator.report.pages.precedents import render_precedents
from comparator.wording.labels import labels
from comparator.wording.precedents import (
    brackets_in_words,
    closed_in_words,
    counts_in_words,
    finding_in_words,
    left_out_in_words,
    opened_in_words,
    place,
    places,
    precedent_in_words,
    verdict_in_words,
)
from comparator.wording.translation import say, speaking

SCHEMA = "comparator/precedents/1"
FORMS = ("text", "md", "json", "html", "docx")


def export_precedents(
    edition: Edition,
    found: Precedents,
    form: str,
    ui_language: str = "en",
    previous: Sequence[str] | None = None,
) -> bytes:
    """Return what was agreed before of a draft in a form, one of `FORMS`.

    Args:
        edition: The series with the draft.
        found: What was agreed before.
        form: What to write.
        ui_language: What the words around the quotations are in.
        previous: The paragraphs of the round before, if there was one.
    """
    paragraphs = [block.text for block in edition.series[found.draft].blocks]
    open_now = _Open(rounds_of(previous or (), paragraphs), previous is not None)
    with speaking(ui_language):
        if form == "html":
            told = tuple(brackets_in_words(open_now.rounds, has_before=open_now.has_before))
            return render_precedents(edition, found, (*told, *open_now.lines(edition, found)))
        if form == "docx":
            return write_precedents(edition, found)
        if form == "json":
            document = _document(edition, found, open_now.rounds)
            return (json.dumps(document, ensure_ascii=False, indent=1) + "\n").encode()
        lines = _Lines(edition, found, open_now, is_markdown=form == "md")
        return ("\n".join(map(printable, lines)).rstrip("\n") + "\n").encode()


@dataclass(frozen=True, slots=True)
class _Open:
    """What the draft leaves open, and whether a round before it is known."""

    rounds: Rounds
    has_before: bool

    def lines(self, edition: Edition, found: Precedents) -> Iterator[str]:
        """Yield a line on each bracket that closed or opened since the round before."""
        spoken = edition.series[found.draft].language
        if self.has_before:
            yield from (closed_in_words(closed, spoken) for closed in self.rounds.closed)
            yield from (opened_in_words(bracket, spoken) for bracket in self.rounds.opened)


def _document(edition: Edition, found: Precedents, rounds: Rounds) -> dict[str, object]:
    text = {p.id: p.text for d in edition.series.declarations for p in d.passages}
    return {
        "schema": SCHEMA,
        "series": edition.series.id,
        "draft": found.draft,
        "last": found.last,
        "clauses": [_clause(clause, text) for clause in found.clauses],
        "left_out": [
            {"passage": left.passage, "words": text[left.passage], "near": left.near or None}
            for left in found.left_out
        ],
        "brackets": [_bracket(bracket) for bracket in rounds.now],
        "closed": [
            {**_bracket(c.bracket), "outcome": str(c.outcome), "stands": c.words or None}
            for c in rounds.closed
        ],
        "opened": [_bracket(bracket) for bracket in rounds.opened],
    }


def _bracket(bracket: Bracket) -> dict[str, object]:
    return {
        "words": bracket.words,
        "depth": bracket.depth,
        "options": list(bracket.options),
        "by": bracket.by or None,
    }


def _clause(clause: Clause, text: dict[str, str]) -> dict[str, object]:
    last = clause.last
    return {
        "passages": list(clause.passages),
        "words": " ".join(text[ref] for ref in clause.passages),
        "verdict": str(clause.verdict),
        "same_in": list(clause.same_in),
        "first": clause.first or None,
        "near": list(clause.near),
        "last": {
            "text": last.text,
            "passages": list(last.passages),
            "words": last.variant.left,
            "sure": last.is_sure,
            "edits": [list(edit) for edit in last.variant.edits],
            "findings": [finding_document(f) for f in last.findings],
        }
        if last
        else None,
    }


class _Lines:
    """The lines of plain text or Markdown."""

    def __init__(
        self, edition: Edition, found: Precedents, open_now: _Open, *, is_markdown: bool
    ) -> None:
        self._open = open_now
        self._of_brackets = tuple(open_now.lines(edition, found))
        series = edition.series
        self._found = found
        self._names = labels(series.declarations, series)
        self._draft = series[found.draft]
        self._text = {p.id: p.text for d in series.declarations for p in d.passages}
        self._shown: Callable[[str], str] = in_markdown if is_markdown else str
        self._heads = ("# ", "## ") if is_markdown else ("", "")
        self._strong = "**" if is_markdown else ""
        self._marks = (
            {-1: "<del>{}</del>", 0: "{}", 1: "<ins>{}</ins>"}
            if is_markdown
            else {-1: "[-{}-]", 0: "{}", 1: "{{+{}+}}"}
        )

    def __iter__(self) -> Iterator[str]:
        title = say("%(draft)s and what was agreed before", draft=self._draft.title)
        yield self._heads[0] + self._shown(title)
        yield ""
        yield self._shown(counts_in_words(self._found))
        yield ""
        for sentence in brackets_in_words(self._open.rounds, has_before=self._open.has_before):
            yield self._shown(sentence)
        yield from (f"- {self._shown(line)}" for line in self._of_brackets)
        yield ""
        for clause in self._found.clauses:
            yield from self._clause(clause)
        if self._found.left_out:
            heading = say("Said in %(name)s, left out here", name=self._names[self._found.last])
            yield self._heads[1] + self._shown(heading)
            yield ""
        for left in self._found.left_out:
            remark = left_out_in_words(left)
            words = self._shown(one_line(self._text[left.passage]))
            yield f"- {place(left.passage)} {words}" + (f" ({remark})" if remark else "")

    def _clause(self, clause: Clause) -> Iterator[str]:
        head = f"{places(clause.passages)} {verdict_in_words(clause)}."
        sentences = map(self._shown, precedent_in_words(clause, self._names))
        yield " ".join((f"{self._strong}{head}{self._strong}", *sentences))
        yield ""
        yield one_line("".join(self._words(clause)))
        yield ""
        if clause.near:
            words = self._shown(one_line(self._text[clause.near[0]]))
            yield f"- {place(clause.near[0])} {words}"
            yield ""
        told = [f for f in clause.last.findings if not f.is_minor] if clause.last else []
        for finding in told:
            yield "- " + self._shown(finding_in_words(finding, self._draft.language))
        if told:
            yield ""

    def _words(self, clause: Clause) -> Iterator[str]:
        edits = clause.last.variant.edits if clause.last else ()
        if not edits:
            edits = ((0, " ".join(self._text[ref] for ref in clause.passages)),)
        for sign, words in edits:
            yield self._marks[sign].format(self._shown(words))
