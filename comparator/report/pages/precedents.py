"""The page of a draft: what was agreed before of each of its clauses, as one file."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from comparator.diff.likeness import is_far
from comparator.model import Declaration, Edition, Series
from comparator.model.passage_ids import mark_of
from comparator.model.precedents import Clause, Precedent, Precedents
from comparator.model.rounds import Row
from comparator.report.addresses import passage_anchor
from comparator.report.marks import Run, plain_runs, runs_in_line
from comparator.report.parts.frame import Frame, series_language
from comparator.report.rendering.assets import inlined
from comparator.report.rendering.templates import render
from comparator.version import __version__
from comparator.wording.formatting import missing_note, number, plural, running
from comparator.wording.labels import labels
from comparator.wording.precedents import (
    VERDICTS,
    finding_in_words,
    left_out_in_words,
    places,
    precedent_in_words,
    verdict_in_words,
)
from comparator.wording.translation import language, say


@dataclass(frozen=True, slots=True)
class PlaceLink:
    """Where a clause stands, and its anchor."""

    label: str
    href: str


@dataclass(frozen=True, slots=True)
class Group:
    """The clauses of a verdict: how many there are, and where."""

    verdict: str
    heading: str
    count: str
    places: tuple[PlaceLink, ...]


@dataclass(frozen=True, slots=True)
class PassageView:
    """A passage and its words with their marks."""

    id: str
    runs: tuple[Run, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ClauseView:
    """A clause of the draft.

    Attributes:
        anchor: Its anchor.
        place: Where it stands.
        verdict: Its verdict, for style sheets and programs; `label` is the phrase for it.
        passages: Its passages.
        precedent: The sentences on what was agreed before.
        older: The words of the text that said it last, where too little of them stands to be
            marked in those of the draft, or of the passage that comes nearest; else "".
        findings: What the changes mean.
        is_muted: Whether it stands as it was last agreed.
    """

    anchor: str
    place: str
    verdict: str
    label: str
    passages: tuple[PassageView, ...]
    precedent: str
    older: str
    findings: tuple[str, ...]
    is_muted: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class RowView:
    """A clause in three columns.

    Attributes:
        last: Each text that agreed it last with the words it has, "" and "" where none did.
        before: The words of the round before, marked against those that were last agreed.
        before_place: Where they stand; "" where it did not have the clause.
        clauses: The clauses of the draft, their words marked against the round before.
    """

    last: tuple[tuple[str, str], ...]
    before: tuple[Run, ...]
    before_place: str
    clauses: tuple[ClauseView, ...]


@dataclass(frozen=True, slots=True)
class LeftOutView:
    """A passage of the last text that the draft leaves out, and where to compare."""

    id: str
    place: str
    text: str
    remark: str
    href: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PrecedentsView:
    """What the template of the page takes."""

    frame: Frame
    heading: str
    lede: str
    language: str
    brackets: tuple[str, ...]
    groups: tuple[Group, ...]
    clauses: tuple[ClauseView, ...]
    rows: tuple[RowView, ...]
    left_heading: str
    left_language: str
    left_out: tuple[LeftOutView, ...]


def render_precedents(
    edition: Edition,
    found: Precedents,
    brackets: tuple[str, ...] = (),
    rows: Sequence[Row] = (),
) -> bytes:
    """Return the page of a draft as one file that needs no other.

    Args:
        edition: The series with the draft.
        found: What was agreed before.
        brackets: What is told of what it leaves open, a line each.
        rows: Its clauses beside those of the round before, if there was one.
    """
    series = edition.series
    draft, last = series[found.draft], series[found.last]
    names = labels(series.declarations, series)
    earlier = [d for d in series.line(draft.id) if d.id != draft.id]
    clauses = tuple(_clauses(edition, found, names))
    view = PrecedentsView(
        frame=_frame(series, draft),
        heading=draft.title,
        lede=say(
            "Held against %(texts)s, the last %(name)s.",
            texts=plural(len(earlier), "text"),
            name=names[last.id],
        ),
        language=draft.language,
        brackets=brackets,
        groups=tuple(_groups(found)),
        clauses=clauses,
        rows=tuple(_rows(rows, clauses, series.words_by_id(), names, draft.language)),
        left_heading=say("Said in %(name)s, left out here", name=names[last.id]),
        left_language=last.language,
        left_out=tuple(_left_out(series, found)),
    )
    return render("precedents", view)


def _frame(series: Series, draft: Declaration) -> Frame:
    """Return what stands around a page that lies in no report."""
    sheet = inlined("comparator.css", "precedents.css")
    return Frame(
        title=say("%(draft)s and what was agreed before", draft=draft.title),
        policy=sheet.policy,
        css=sheet.style,
        brand=series.title_in(language()),
        is_fictional=series.is_fictional,
        version=__version__,
        language=language(),
        series_language=series_language(series),
        missing=missing_note(series),
    )


def _left_out(series: Series, found: Precedents) -> Iterator[LeftOutView]:
    text = series.words_by_id()
    for left in found.left_out:
        yield LeftOutView(
            left.passage,
            mark_of(left.passage),
            text[left.passage],
            left_out_in_words(left),
            f"#{passage_anchor(left.near)}" if left.near else "",
        )


def _groups(found: Precedents) -> Iterator[Group]:
    for verdict, heading in VERDICTS.items():
        clauses = found.of(verdict)
        links = (
            PlaceLink(mark_of(c.passages[0]), f"#{passage_anchor(c.passages[0])}") for c in clauses
        )
        yield Group(str(verdict), say(heading), number(len(clauses)), tuple(links))


def _clauses(edition: Edition, found: Precedents, names: dict[str, str]) -> Iterator[ClauseView]:
    draft = edition.series[found.draft]
    text = {p.id: p.text for p in draft.passages}
    near = edition.series.words_by_id()
    for clause in found.clauses:
        findings = clause.last.findings if clause.last else ()
        yield ClauseView(
            anchor=passage_anchor(clause.passages[0]),
            place=places(clause.passages),
            verdict=str(clause.verdict),
            label=verdict_in_words(clause),
            passages=tuple(
                PassageView(ref, runs)
                for ref, runs in zip(
                    clause.passages,
                    _runs(clause, [text[ref] for ref in clause.passages], draft.language),
                    strict=True,
                )
            ),
            precedent=running(precedent_in_words(clause, names)),
            older=_older(clause, near),
            findings=tuple(finding_in_words(f, draft.language) for f in findings if not f.is_minor),
            is_muted=bool(clause.same_in) and not clause.is_last_in_other_words,
        )


def _rows(
    rows: Sequence[Row],
    clauses: Sequence[ClauseView],
    text: Mapping[str, str],
    names: Mapping[str, str],
    spoken: str,
) -> Iterator[RowView]:
    of_passage = {p.id: clause for clause in clauses for p in clause.passages}
    for row in rows:
        marked = _now(row, [text[ref] for ref in row.now], spoken)
        runs = dict(zip(row.now, marked, strict=True))
        before: tuple[Run, ...] = ()
        if row.before:
            before = plain_runs(row.before_words)
            if row.since_last:
                (before,) = runs_in_line(row.since_last, [row.before_words], spoken)
        yield RowView(
            last=tuple((_last_place(p, names), p.variant.left) for p in row.last),
            before=before,
            before_place=places(row.before) if row.before else "",
            clauses=tuple(
                replace(
                    clause,
                    passages=tuple(PassageView(p.id, runs[p.id]) for p in clause.passages),
                )
                for clause in dict.fromkeys(of_passage[ref] for ref in row.now)
            ),
        )


def _last_place(last: Precedent, names: Mapping[str, str]) -> str:
    return say("%(name)s, %(place)s", name=names[last.text], place=places(last.passages))


def _now(row: Row, texts: list[str], spoken: str) -> list[tuple[Run, ...]]:
    if not texts:
        return []
    if row.since_before is None:
        return [plain_runs(each, "inserted") for each in texts]
    return runs_in_line(row.since_before, texts, spoken)


def _older(clause: Clause, text: dict[str, str]) -> str:
    if clause.is_near:
        return text[clause.near[0]]
    return clause.last.variant.left if clause.last and is_far(clause.last.variant) else ""


def _runs(clause: Clause, texts: list[str], spoken: str) -> list[tuple[Run, ...]]:
    if clause.last is None:
        return [plain_runs(text, "inserted") for text in texts]
    if clause.same_in and not clause.is_last_in_other_words:
        return [plain_runs(text) for text in texts]
    return runs_in_line(clause.last.variant, texts, spoken)
