"""The page of a clause: its wordings in columns, word by word against any one of them.

Down a column stands the wording, whole; along a row what each wording says there. What neighbours
say alike stands once, over all of them; what a column further off says alike is named.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise

from comparator.analysis.synopses import Column, Synopsis
from comparator.diff.synopsis import Row, set_elsewhere
from comparator.model import Thread, Witness
from comparator.model.passage_ids import mark_of
from comparator.report.addresses import Page, clause_page, theme_page, thread_anchor
from comparator.report.edition_index import Lookup
from comparator.report.parts.frame import Frame, series_frame, series_language
from comparator.report.parts.threads import Ref, Weaver, Wording, refs_to
from comparator.report.rendering.assets import PageAssets, inlined, page_assets
from comparator.report.rendering.templates import render
from comparator.report.witness_index import name_of, page_of_witness
from comparator.wording.formatting import listed, missing_note, number, quoted, years_without
from comparator.wording.translation import language, say


@dataclass(frozen=True, slots=True)
class Part:
    """Words of a passage, and the passages whose words they are: one of each text."""

    passages: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """What some neighbouring wordings say in a row.

    Attributes:
        span: Over how many columns it stands.
        alike: The numbers of all columns that say the same words here, from 1.
        parts: The words; () where there are none.
        note: Which other columns say the same; of an empty cell, in which row its words may stand.
        row: The row that an empty cell leads to, from 1; 0 where there is none.
        is_after_gap: Whether texts before it are not here.
    """

    span: int
    alike: str
    parts: tuple[Part, ...]
    note: str
    row: int
    is_after_gap: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """What stands over a column: the texts that have its wording, and where in them it is."""

    number: int
    label: str
    names: tuple[str, ...]
    refs: tuple[Ref, ...]
    gap: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ClauseView:
    """What the template of a clause's page takes."""

    frame: Frame
    heading: str
    language: str
    life: str
    back: str
    heads: tuple[Head, ...]
    rows: tuple[tuple[Cell, ...], ...]
    left_out: str
    older: tuple[Wording, ...]
    command: str
    assets: PageAssets


def clause_page_view(lookup: Lookup, thread_id: str, version: str) -> ClauseView:
    """Return the view of the page of a clause."""
    thread = lookup.thread_by_id[thread_id]
    here = Page(clause_page(lookup.series.id, thread.id))
    synopsis, heading = lookup.synopses.of(thread), _heading(lookup, thread)
    frame = series_frame(here, lookup.series, heading, version, "Themes")
    return _view(lookup, synopsis, frame, here, Weaver(lookup))


def render_clause(lookup: Lookup, synopsis: Synopsis, weaver: Weaver, version: str) -> bytes:
    """Return the page of a clause as one file that needs no other."""
    here = Page(clause_page(lookup.series.id, synopsis.thread), is_single=True)
    sheet = inlined("comparator.css", "synopsis.css")
    frame = Frame(
        title=synopsis.thread,
        policy=sheet.policy,
        css=sheet.style,
        brand=lookup.series.title_in(language()),
        is_fictional=lookup.series.is_fictional,
        version=version,
        language=language(),
        series_language=series_language(lookup.series),
        missing=missing_note(lookup.series),
    )
    return render("clause", _view(lookup, synopsis, frame, here, weaver))


def _view(
    lookup: Lookup, synopsis: Synopsis, frame: Frame, here: Page, weaver: Weaver
) -> ClauseView:
    thread = lookup.thread_by_id[synopsis.thread]
    theme = lookup.theme_of_thread.get(thread.id)
    back = here.to(theme_page(lookup.series.id, theme), thread_anchor(thread.id)) if theme else ""
    return ClauseView(
        frame=frame,
        heading=_heading(lookup, thread),
        language=synopsis.language,
        life=weaver.life(thread),
        back=back,
        heads=tuple(_heads(lookup, synopsis, here)),
        rows=_rows(lookup, synopsis),
        left_out=_left_out(lookup, synopsis),
        older=_older(thread, synopsis, here, weaver),
        command=f"comparator trace {thread.stations[-1][1][0]} --format tei",
        assets=page_assets("clause", here),
    )


def _heading(lookup: Lookup, thread: Thread) -> str:
    spoken = lookup.declaration[thread.stations[-1][0]].language
    return quoted(lookup.wordings.title(thread).words, spoken)


def _left_out(lookup: Lookup, synopsis: Synopsis) -> str:
    if not synopsis.left_out:
        return ""
    years = listed([_tag(lookup, text) for text in synopsis.left_out])
    return say("The six newest versions; older ones, of %(years)s, stand below.", years=years)


def _older(thread: Thread, synopsis: Synopsis, here: Page, weaver: Weaver) -> tuple[Wording, ...]:
    """Return the versions that have no column, each marked against the one before it."""
    if not synopsis.left_out:
        return ()
    shown = {ref for c in synopsis.columns for station in c.stations for ref in station.refs}
    return weaver.versions(thread, here, shown)


# The heads of the columns.


def _heads(lookup: Lookup, synopsis: Synopsis, here: Page) -> Iterator[Head]:
    for n, (column, gap) in enumerate(
        zip(synopsis.columns, _gaps(lookup, synopsis), strict=True), 1
    ):
        yield Head(
            number=n,
            label=_label(lookup, column),
            names=tuple(_name(lookup, station.text) for station in column.stations),
            refs=tuple(
                ref
                for station in column.stations
                for ref in _refs(lookup, station.text, station.refs, here)
            ),
            gap=say("no text here: %(years)s", years=years_without(gap)) if gap else "",
        )


def _gaps(lookup: Lookup, synopsis: Synopsis) -> list[tuple[int, ...]]:
    """Return for each column the years between the one before and it whose text is not here."""
    firsts = [_declaration(lookup, column.stations[0].text) for column in synopsis.columns]
    return [(), *(lookup.series.missing_years(a, b) for a, b in pairwise(firsts))]


def _witness(lookup: Lookup, text: str) -> Witness | None:
    return next((w for w in lookup.series.witnesses if w.text.id == text), None)


def _declaration(lookup: Lookup, text: str) -> str:
    witness = _witness(lookup, text)
    return witness.declaration if witness else text


def _tag(lookup: Lookup, text: str) -> str:
    witness = _witness(lookup, text)
    return name_of(lookup.tag[witness.declaration], witness) if witness else lookup.tag[text]


def _name(lookup: Lookup, text: str) -> str:
    witness = _witness(lookup, text)
    return name_of(lookup.name[witness.declaration], witness) if witness else lookup.name[text]


def _label(lookup: Lookup, column: Column) -> str:
    return " = ".join(_tag(lookup, station.text) for station in column.stations)


def _refs(lookup: Lookup, text: str, refs: Sequence[str], here: Page) -> tuple[Ref, ...]:
    witness = _witness(lookup, text)
    if witness is None:
        return refs_to(lookup, refs, here)
    page = here.to(page_of_witness(lookup, witness))
    return (Ref(mark_of(refs[0]), page, _tag(lookup, text)),)


# The rows.


def _rows(lookup: Lookup, synopsis: Synopsis) -> tuple[tuple[Cell, ...], ...]:
    labels = [_tag(lookup, column.stations[0].text) for column in synopsis.columns]
    gaps = [bool(gap) for gap in _gaps(lookup, synopsis)]
    parts = [
        _parts(column, [row.cells[n] for row in synopsis.rows])
        for n, column in enumerate(synopsis.columns)
    ]
    moved = set_elsewhere(synopsis.rows, synopsis.language)
    away = [[moved.get((k, n)) for n in range(len(labels))] for k in range(len(synopsis.rows))]
    return tuple(
        tuple(_cells(row, [of[k] for of in parts], labels, gaps, away[k]))
        for k, row in enumerate(synopsis.rows)
    )


def _parts(column: Column, cells: Sequence[str]) -> list[tuple[Part, ...]]:
    """Return the cells of a column by passages; the space between two passages is of neither."""
    ends: list[tuple[int, int, str]] = []
    at = 0
    for k, text in enumerate(column.parts):
        ends.append((at, at + len(text), " ".join(s.refs[k] for s in column.stations)))
        at += len(text) + 1
    found: list[tuple[Part, ...]] = []
    at = 0
    for cell in cells:
        end = at + len(cell)
        found.append(
            tuple(
                Part(refs, cell[max(at, first) - at : min(end, last) - at])
                for first, last, refs in ends
                if max(at, first) < min(end, last)
            )
        )
        at = end
    return found


def _cells(
    row: Row,
    parts: Sequence[tuple[Part, ...]],
    labels: Sequence[str],
    gaps: Sequence[bool],
    away: Sequence[tuple[int, int] | None],
) -> Iterator[Cell]:
    """Yield the cells of a row; neighbours that say the same, character for character, are one."""
    texts = [tuple(part.text for part in of) for of in parts]
    for (text, rows), run in groupby(range(len(labels)), key=lambda n: (texts[n], away[n])):
        numbers = list(run)
        same = [n for n, other in enumerate(texts) if other == text and n not in numbers]
        reading = row.readings[numbers[0]]
        akin = [n for n, r in enumerate(row.readings) if r == reading and texts[n] != text]
        yield Cell(
            span=len(numbers),
            alike=" ".join(str(n + 1) for n, r in enumerate(row.readings) if r == reading),
            parts=tuple(
                Part(" ".join(part.passages for part in of), of[0].text)
                for of in zip(*(parts[n] for n in numbers), strict=True)
            ),
            note=_note(labels, numbers, same, akin) if text and reading >= 0 else _elsewhere(rows),
            row=rows[0] + 1 if rows else 0,
            is_after_gap=gaps[numbers[0]],
        )


def _elsewhere(rows: tuple[int, int] | None) -> str:
    """Return where else a wording has what others say in a row in which it has nothing."""
    if rows is None:
        return ""
    first, last = (number(row + 1) for row in rows)
    if first == last:
        return say("compare row %(row)s", row=first)
    return say("compare rows %(first)s and %(last)s", first=first, last=last)


def _note(
    labels: Sequence[str], numbers: Sequence[int], same: Sequence[int], akin: Sequence[int]
) -> str:
    """Return which columns say the same as a cell, and which the same but for capitals or marks."""
    told = [" = ".join(labels[n] for n in numbers)] if len(numbers) > 1 and (same or akin) else []
    told += ["= " + say(", ").join(labels[n] for n in same)] if same else []
    told += ["≈ " + say(", ").join(labels[n] for n in akin)] if akin else []
    return say("; ").join(told)
