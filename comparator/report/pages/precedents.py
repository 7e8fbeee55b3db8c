"""The page of a draft: what was agreed before of each of its clauses; in a report, or one file."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from comparator.diff.likeness import is_far
from comparator.model import Declaration, Edition, Series
from comparator.model.passage_ids import mark_of
from comparator.model.precedents import Clause, Precedent, Precedents
from comparator.model.rounds import DraftRound, Row
from comparator.report.addresses import Page, declaration_page, draft_page, passage_anchor
from comparator.report.edition_index import Lookup
from comparator.report.marks import Run, plain_runs, runs_in_line
from comparator.report.parts.frame import Frame, series_frame, series_language
from comparator.report.rendering.assets import PageAssets, inlined, page_assets
from comparator.report.rendering.templates import render
from comparator.version import __version__
from comparator.wording.formatting import day, missing_note, number, plural, running
from comparator.wording.labels import labels
from comparator.wording.precedents import (
    VERDICTS,
    brackets_in_words,
    changed_brackets_in_words,
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
        place: Where it stands.
        verdict: Its verdict, for style sheets and programs; `label` is the phrase for it.
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
class LastView:
    """Where a clause was agreed last, the way there in a report or "", and its words there."""

    place: str
    href: str
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RoundView:
    """A round of a draft: brackets that are open, and what closed and opened since the last."""

    title: str
    language: str
    date: str
    href: str
    is_here: bool
    open: str
    closed: str
    opened: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RowView:
    """A clause in three columns.

    Attributes:
        last: Each text that agreed it last; () where none did.
        before: The words of the round before, marked against those that were last agreed.
        before_place: Where they stand; "" where it did not have the clause.
        clauses: The clauses of the draft, their words marked against the round before.
    """

    last: tuple[LastView, ...]
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
    rounds: tuple[RoundView, ...]
    brackets: tuple[str, ...]
    groups: tuple[Group, ...]
    clauses: tuple[ClauseView, ...]
    rows: tuple[RowView, ...]
    left_heading: str
    left_language: str
    left_out: tuple[LeftOutView, ...]
    assets: PageAssets


def render_precedents(edition: Edition, made: DraftRound) -> bytes:
    """Return the page of a draft as one file that needs no other."""
    series = edition.series
    sheet = inlined("comparator.css", "precedents.css")
    frame = Frame(
        title=_title(made.text),
        policy=sheet.policy,
        css=sheet.style,
        brand=series.title_in(language()),
        is_fictional=series.is_fictional,
        version=__version__,
        language=language(),
        series_language=series_language(series),
        missing=missing_note(series),
    )
    here = Page("draft.html", is_single=True)
    names = labels(series.declarations, series)
    return render("precedents", _view(_Shown(series, made, names, here), frame))


def draft_page_view(lookup: Lookup, made: DraftRound, version: str) -> PrecedentsView:
    """Return the view of the page of a draft in the report of its series."""
    series, here = lookup.series, Page(draft_page(lookup.series.id, made.text.id))
    frame = series_frame(here, series, _title(made.text), version, "Drafts")
    # A draft is not cited: it has no place among the citations of the series.
    frame = replace(frame, share_script="", citations="")
    texts = (*(series[text] for text in made.against), made.text)
    shown = _Shown(replace(series, declarations=texts, witnesses=()), made, lookup.name, here)
    return _view(shown, frame, tuple(_rounds(lookup, made, here)))


@dataclass(frozen=True, slots=True)
class _Shown:
    """A draft that is shown.

    Attributes:
        series: The texts it is held against, and the draft behind them.
        made: What was agreed before.
        names: What the texts are called.
    """

    series: Series
    made: DraftRound
    names: Mapping[str, str]
    here: Page


def _view(shown: _Shown, frame: Frame, rounds: tuple[RoundView, ...] = ()) -> PrecedentsView:
    found, draft = shown.made.found, shown.made.text
    last = shown.series[found.last]
    clauses = tuple(_clauses(shown))
    return PrecedentsView(
        frame=frame,
        heading=draft.title,
        lede=say(
            "Held against %(texts)s, the last %(name)s.",
            texts=plural(len(shown.made.against), "text"),
            name=shown.names[last.id],
        ),
        language=draft.language,
        rounds=rounds,
        brackets=(*brackets_in_words(shown.made), *changed_brackets_in_words(shown.made)),
        groups=tuple(_groups(found)),
        clauses=clauses,
        rows=tuple(_rows(shown, clauses)),
        left_heading=say("Said in %(name)s, dropped here", name=shown.names[last.id]),
        left_language=last.language,
        left_out=tuple(_left_out(shown.series, found)),
        assets=page_assets("precedents", shown.here),
    )


def _title(draft: Declaration) -> str:
    return say("%(draft)s and what was agreed before", draft=draft.title)


def _rounds(lookup: Lookup, shown: DraftRound, here: Page) -> Iterator[RoundView]:
    """Yield the rounds of all drafts of a series, those without a round before as well."""
    for made in lookup.edition.drafts:
        yield RoundView(
            title=made.text.title,
            language=made.text.language,
            date=day(made.text.date),
            href=here.to(draft_page(lookup.series.id, made.text.id)),
            is_here=made.text.id == shown.text.id,
            open=number(len(made.rounds.now)),
            closed=number(len(made.rounds.closed)) if made.before else "–",
            opened=number(len(made.rounds.opened)) if made.before else "–",
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


def _clauses(shown: _Shown) -> Iterator[ClauseView]:
    draft, near = shown.made.text, shown.series.words_by_id()
    for clause in shown.made.found.clauses:
        findings = clause.last.findings if clause.last else ()
        texts = [near[ref] for ref in clause.passages]
        runs = _runs(clause, texts, draft.language)
        yield ClauseView(
            anchor=passage_anchor(clause.passages[0]),
            place=places(clause.passages),
            verdict=str(clause.verdict),
            label=verdict_in_words(clause),
            passages=tuple(map(PassageView, clause.passages, runs)),
            precedent=running(precedent_in_words(clause, shown.names)),
            older=_older(clause, near),
            findings=tuple(finding_in_words(f, draft.language) for f in findings if not f.is_minor),
            is_muted=bool(clause.same_in) and not clause.is_last_in_other_words,
        )


def _rows(shown: _Shown, clauses: Sequence[ClauseView]) -> Iterator[RowView]:
    text, spoken = shown.series.words_by_id(), shown.made.text.language
    of_passage = {p.id: clause for clause in clauses for p in clause.passages}
    for row in shown.made.rows:
        marked = _now(row, [text[ref] for ref in row.now], spoken)
        runs = dict(zip(row.now, marked, strict=True))
        before: tuple[Run, ...] = ()
        if row.before:
            before = plain_runs(row.before_words)
            if row.since_last:
                (before,) = runs_in_line(row.since_last, [row.before_words], spoken)
        yield RowView(
            last=tuple(_last(p, shown) for p in row.last),
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


def _last(last: Precedent, shown: _Shown) -> LastView:
    place = say("%(name)s, %(place)s", name=shown.names[last.text], place=places(last.passages))
    page = declaration_page(shown.series.id, last.text)
    anchor = passage_anchor(last.passages[0]) if last.passages else ""
    return LastView(place, shown.here.to(page, anchor), last.variant.left)


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
