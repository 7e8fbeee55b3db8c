"""What was agreed before of a draft: a page of HTML, Markdown, text, JSON, a Word file."""

from collections.abc import Callable, Iterable, Iterator

from comparator.exports.docx_precedents import write_precedents
from comparator.exports.json import finding_document, json_bytes
from comparator.language.plain_text import in_markdown, one_line, printable
from comparator.model import Edit, Edition
from comparator.model.passage_ids import mark_of
from comparator.model.precedents import Clause, Precedents
from comparator.model.rounds import Bracket, DraftRound, Rounds, Row
from comparator.report.pages.precedents import render_precedents
from comparator.wording.labels import labels
from comparator.wording.precedents import (
    brackets_in_words,
    changed_brackets_in_words,
    counts_in_words,
    finding_in_words,
    left_out_in_words,
    places,
    precedent_in_words,
    verdict_in_words,
)
from comparator.wording.translation import say, speaking

SCHEMA = "comparator/precedents/1"


def export_precedents(
    edition: Edition, made: DraftRound, form: str, ui_language: str = "en"
) -> bytes:
    """Return what was agreed before of a draft in a form: text, md, json, html or docx."""
    with speaking(ui_language):
        if form == "html":
            return render_precedents(edition, made)
        if form == "docx":
            return write_precedents(edition, made.found)
        if form == "json":
            document = _document(edition, made.found, made.rounds)
            return json_bytes(document | {"rows": [*map(_row, made.rows)]})
        lines = _Lines(edition, made, is_markdown=form == "md")
        return ("\n".join(map(printable, lines)).rstrip("\n") + "\n").encode()


def _document(edition: Edition, found: Precedents, rounds: Rounds) -> dict[str, object]:
    text = edition.series.words_by_id()
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


def _row(row: Row) -> dict[str, object]:
    return {
        "last": [{"text": p.text, "passages": list(p.passages)} for p in row.last],
        "before": list(row.before),
        "now": list(row.now),
        "last_words": row.last_words or None,
        "before_words": row.before_words or None,
        "now_words": row.now_words or None,
        "since_last": [list(edit) for edit in row.since_last.edits] if row.since_last else None,
        "since_before": (
            [list(edit) for edit in row.since_before.edits] if row.since_before else None
        ),
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

    def __init__(self, edition: Edition, made: DraftRound, *, is_markdown: bool) -> None:
        self._made, self._rows, found = made, made.rows, made.found
        series = edition.series
        self._found = found
        self._names = labels(series.declarations, series)
        self._draft = series[found.draft]
        self._text = series.words_by_id()
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
        for sentence in brackets_in_words(self._made):
            yield self._shown(sentence)
        yield from (f"- {self._shown(line)}" for line in changed_brackets_in_words(self._made))
        yield ""
        for clause in self._found.clauses:
            yield from self._clause(clause)
        yield from self._since_before()
        if self._found.left_out:
            heading = say("Said in %(name)s, dropped here", name=self._names[self._found.last])
            yield self._heads[1] + self._shown(heading)
            yield ""
        for left in self._found.left_out:
            remark = left_out_in_words(left)
            words = self._shown(one_line(self._text[left.passage]))
            yield f"- {mark_of(left.passage)} {words}" + (f" ({remark})" if remark else "")

    def _clause(self, clause: Clause) -> Iterator[str]:
        head = f"{places(clause.passages)} {verdict_in_words(clause)}."
        sentences = map(self._shown, precedent_in_words(clause, self._names))
        yield " ".join((f"{self._strong}{head}{self._strong}", *sentences))
        yield ""
        yield one_line(self._words(clause))
        yield ""
        if clause.is_near:
            words = self._shown(one_line(self._text[clause.near[0]]))
            yield f"- {mark_of(clause.near[0])} {words}"
            yield ""
        told = [f for f in clause.last.findings if not f.is_minor] if clause.last else []
        for finding in told:
            yield "- " + self._shown(finding_in_words(finding, self._draft.language))
        if told:
            yield ""

    def _since_before(self) -> Iterator[str]:
        """Yield what the draft changes in the round before, and what it took from it."""
        changed = [row for row in self._rows if not _is_kept(row)]
        if not self._rows:
            return
        yield self._heads[1] + self._shown(say("Since the round before"))
        yield ""
        for row in changed:
            edits: tuple[Edit, ...] = ((-1, row.before_words), (1, row.now_words))
            if row.since_before:
                edits = row.since_before.edits
            yield f"- {places(row.now or row.before)} " + one_line(self._marked(edits))
        if not changed:
            yield self._shown(say("No clause was changed, added or taken out."))
        yield ""

    def _marked(self, edits: Iterable[tuple[int, str]]) -> str:
        return "".join(
            self._marks[sign].format(self._shown(words)) for sign, words in edits if words
        )

    def _words(self, clause: Clause) -> str:
        edits = clause.last.variant.edits if clause.last else ()
        if not edits:
            edits = ((0, " ".join(self._text[ref] for ref in clause.passages)),)
        return self._marked(edits)


def _is_kept(row: Row) -> bool:
    return row.since_before is not None and all(sign == 0 for sign, _ in row.since_before.edits)
