"""DOCX: a draft as a Word file, with what was agreed before of each clause in comments."""

from collections.abc import Iterator, Mapping

from comparator.exports.docx_package import (
    WordFile,
    commented,
    moment_of,
    paragraph,
    style_of,
)
from comparator.exports.docx_runs import edit_runs, text_runs
from comparator.model import Block, Edition
from comparator.model.passage_ids import mark_of
from comparator.model.precedents import Clause, Precedents
from comparator.wording.formatting import quoted
from comparator.wording.labels import labels
from comparator.wording.precedents import (
    counts_in_words,
    finding_in_words,
    precedent_in_words,
    verdict_in_words,
)
from comparator.wording.translation import language, say


def write_precedents(edition: Edition, found: Precedents) -> bytes:
    """Return a draft as a Word file; a comment on each clause tells what was agreed before.

    The text is the draft's, untouched: what is left out of the last text stands in comments on
    its last paragraph.
    """
    draft = edition.series[found.draft]
    desk = _Commenter(edition, found)
    paragraphs = [desk.paragraph(block) for block in draft.blocks]
    fictional = f"{say('Fictional.')} " if edition.series.is_fictional else ""
    note = f"{fictional}{draft.title_and_day}. {counts_in_words(found)}."
    title = say("%(draft)s and what was agreed before", draft=draft.title)
    return WordFile(
        title, draft.language, note, paragraphs, desk.comments, moment_of(draft)
    ).bytes()


class _Commenter:
    """The paragraphs of a draft, with comments on its clauses."""

    def __init__(self, edition: Edition, found: Precedents) -> None:
        series = edition.series
        self.comments: list[str] = []
        self._names: Mapping[str, str] = labels(series.declarations, series)
        self._found = found
        self._language = series[found.draft].language
        self._text = series.words_by_id()
        # On the first passage of each, which is where the page has it.
        self._clauses = {clause.passages[0]: clause for clause in found.clauses}
        self._last = series[found.draft].blocks[-1] if series[found.draft].blocks else None

    def paragraph(self, block: Block) -> str:
        return paragraph(style_of(block), self._language, *self._runs(block))

    def _runs(self, block: Block) -> Iterator[str]:
        end = 0
        for passage in block.passages:
            yield text_runs(block.text[end : passage.start], "w:t", self._language)
            run = text_runs(passage.text, "w:t", self._language)
            if clause := self._clauses.get(passage.id):
                run = self._commented(run, self._told(clause))
            yield run
            end = passage.end
        rest = text_runs(block.text[end:], "w:t", self._language)
        if block is self._last and self._found.left_out:
            rest = self._commented(rest, self._left_out())
        yield rest

    def _commented(self, run: str, words: str) -> str:
        self.comments.append(words)
        return commented(len(self.comments) - 1, run)

    def _told(self, clause: Clause) -> str:
        sentences = [f"{verdict_in_words(clause)}.", *precedent_in_words(clause, self._names)]
        words = text_runs(" ".join(sentences), "w:t", language())
        if clause.last and (not clause.same_in or clause.is_last_in_other_words):
            words += text_runs("\n", "w:t", language())
            words += edit_runs(clause.last.variant.edits, self._language)
        if clause.is_near:
            words += text_runs(f"\n{self._text[clause.near[0]]}", "w:t", self._language)
        for finding in clause.last.findings if clause.last else ():
            if not finding.is_minor:
                line = f"\n{finding_in_words(finding, self._language)}"
                words += text_runs(line, "w:t", language())
        return words

    def _left_out(self) -> str:
        name = self._names[self._found.last]
        lines = [say("Said in %(name)s, dropped here", name=name)]
        lines += [
            f"{mark_of(left.passage)} {quoted(self._text[left.passage], self._language)}"
            for left in self._found.left_out
        ]
        return text_runs("\n".join(lines), "w:t", self._language)
