"""The page of a draft: what was agreed before of each of its clauses, as one file."""

from collections.abc import Iterator
from dataclasses import dataclass

from comparator.diff.likeness import is_far
from comparator.model import Edition
from comparator.model.precedents import Clause, Precedents
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
    place,
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
    left_heading: str
    left_language: str
    left_out: tuple[LeftOutView, ...]


def render_precedents(edition: Edition, found: Precedents, brackets: tuple[str, ...] = ()) -> bytes:
    """Return the page of a draft as one file that needs no other.

    Args:
        edition: The series with the draft.
        found: What was agreed before.
        brackets: What is told of what it leaves open, a line each.
    """
    series = edition.series
    draft, last = series[found.draft], series[found.last]
    names = labels(series.declarations, series)
    sheet = inlined("comparator.css", "precedents.css")
    frame = Frame(
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
    text = {p.id: p.text for d in series.declarations for p in d.passages}
    earlier = [d for d in series.line(draft.id) if d.id != draft.id]
    view = PrecedentsView(
        frame=frame,
        heading=draft.title,
        lede=say(
            "Held against %(texts)s, the last %(name)s.",
            texts=plural(len(earlier), "text"),
            name=names[last.id],
        ),
        language=draft.language,
        brackets=brackets,
        groups=tuple(_groups(found)),
        clauses=tuple(_clauses(edition, found, names)),
        left_heading=say("Said in %(name)s, left out here", name=names[last.id]),
        left_language=last.language,
        left_out=tuple(
            LeftOutView(
                left.passage,
                place(left.passage),
                text[left.passage],
                left_out_in_words(left),
                f"#{_anchor(left.near)}" if left.near else "",
            )
            for left in found.left_out
        ),
    )
    return render("precedents", view)


def _anchor(passage: str) -> str:
    return passage.rpartition("#")[2]


def _groups(found: Precedents) -> Iterator[Group]:
    for verdict, heading in VERDICTS.items():
        clauses = found.of(verdict)
        links = (PlaceLink(place(c.passages[0]), f"#{_anchor(c.passages[0])}") for c in clauses)
        yield Group(str(verdict), say(heading), number(len(clauses)), tuple(links))


def _clauses(edition: Edition, found: Precedents, names: dict[str, str]) -> Iterator[ClauseView]:
    draft = edition.series[found.draft]
    text = {p.id: p.text for p in draft.passages}
    near = {p.id: p.text for d in edition.series.declarations for p in d.passages}
    for clause in found.clauses:
        findings = clause.last.findings if clause.last else ()
        yield ClauseView(
            anchor=_anchor(clause.passages[0]),
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


def _older(clause: Clause, text: dict[str, str]) -> str:
    if clause.near:
        return text[clause.near[0]]
    return clause.last.variant.left if clause.last and is_far(clause.last.variant) else ""


def _runs(clause: Clause, texts: list[str], spoken: str) -> list[tuple[Run, ...]]:
    if clause.last is None:
        return [plain_runs(text, "inserted") for text in texts]
    if clause.same_in and not clause.is_last_in_other_words:
        return [plain_runs(text) for text in texts]
    return runs_in_line(clause.last.variant, texts, spoken)
