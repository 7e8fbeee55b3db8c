"""Nouns as fragments of HTML for a notebook: no script, no request, styles of their own."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from comparator.analysis.brief_sections import Brief
from comparator.analysis.phrases.trace import Nearness, Occurrence, Trace
from comparator.language.words import count_words
from comparator.model import (
    Collation,
    Declaration,
    Edition,
    Finding,
    Link,
    Passage,
    Relation,
    Series,
    Variant,
)
from comparator.model.passage_ids import key_of
from comparator.report.outputs.brief import BriefView, brief_view
from comparator.report.outputs.trace import summary
from comparator.report.rendering.templates import render_note
from comparator.wording.finding_rules import confidence_in_words, english_rule
from comparator.wording.formatting import day, plural, rendering

_MOST_ROWS = 60
_AROUND = 70
_MOST_ALONE = 240


@dataclass(frozen=True, slots=True, kw_only=True)
class _Note:
    """A fragment: what it is about, what is said of it, and its rows."""

    title: str
    facts: tuple[str, ...]
    rows: tuple[object, ...]
    more: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class _DeclarationRow:
    id: str
    title: str
    day: str
    place: str
    rendering: str
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class _PassageRow:
    id: str
    kind: str
    language: str
    text: str
    themes: str


@dataclass(frozen=True, slots=True)
class _Piece:
    kind: str  # "equal", "deleted", "inserted"
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class _LinkRow:
    """A link that is not kept, or a passage without a partner."""

    left: str
    right: str
    relation: str
    old: tuple[_Piece, ...]
    new: tuple[_Piece, ...]
    findings: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Place:
    passage: str
    nearness: str
    before: str
    words: str
    after: str


@dataclass(frozen=True, slots=True)
class _Year:
    id: str
    count: str
    places: tuple[_Place, ...]


def html_of_series(series: Series) -> str:
    """Return a series as a table of its declarations."""
    return render_note("series", _series_note(series, series.title))


def html_of_edition(edition: Edition) -> str:
    """Return an edition as its series, with the numbers of collations and threads."""
    counts = (plural(len(edition.collations), "collation"), plural(len(edition.threads), "thread"))
    return render_note("series", _series_note(edition.series, edition.series.title, counts))


def _series_note(series: Series, title: str, facts: tuple[str, ...] = ()) -> _Note:
    rows = tuple(
        _DeclarationRow(
            id=d.id,
            title=d.title,
            day=day(d.date),
            place=d.place,
            rendering=rendering(d.rendering),
            words=f"{_words(d):,}",
        )
        for d in series.declarations
    )
    count = plural(len(rows), "declaration"), plural(len(series.themes.themes), "theme")
    return _Note(title=title, facts=(*count, *facts), rows=rows)


def html_of_declaration(declaration: Declaration) -> str:
    """Return a declaration with its passages."""
    shown = declaration.passages[:_MOST_ROWS]
    facts = (
        declaration.id,
        day(declaration.date),
        declaration.place,
        rendering(declaration.rendering),
        plural(_words(declaration), "word"),
        plural(len(declaration.passages), "passage"),
    )
    rows = tuple(
        _PassageRow(
            id=p.key,
            kind=str(p.kind),
            language=declaration.language,
            text=p.text,
            themes=", ".join(s.theme for s in p.themes),
        )
        for p in shown
    )
    return render_note(
        "declaration",
        _Note(
            title=declaration.title,
            facts=tuple(filter(None, facts)),
            rows=rows,
            more=_more(len(declaration.passages), "passage"),
        ),
    )


def html_of_collation(collation: Collation, texts: Sequence[Declaration]) -> str:
    """Return a collation: what changed, side by side, with what it means."""
    rows = tuple(_link_rows(collation, texts))
    kept = sum(link.relation is Relation.KEPT for link in collation.links)
    facts = (
        f"{kept} kept",
        f"{len(collation.links) - kept} reworded",
        f"{len(collation.dropped)} dropped",
        f"{len(collation.added)} added",
        plural(len(collation.findings), "finding"),
    )
    return render_note(
        "collation",
        _Note(
            title=f"{collation.left} → {collation.right}",
            facts=facts,
            rows=rows[:_MOST_ROWS],
            more=_more(len(rows), "row"),
        ),
    )


def _link_rows(collation: Collation, texts: Sequence[Declaration]) -> Iterator[_LinkRow]:
    """Yield what is not as it was: reworded links, then what came, then what went."""
    meant: dict[tuple[tuple[str, ...], tuple[str, ...]], list[str]] = {}
    for finding in collation.findings:
        meant.setdefault((finding.left, finding.right), []).append(_told(finding))
    for link, variant in zip(collation.links, collation.variants, strict=False):
        if link.relation is not Relation.KEPT:
            yield _link_row(link, variant, meant.get((link.left, link.right), ()))
    passages = {p.id: p for d in texts for p in d.passages}
    for ref in collation.added:
        yield _LinkRow(
            left="",
            right=key_of(ref),
            relation="added",
            old=(),
            new=_alone(ref, passages, "inserted"),
            findings=(),
        )
    for ref in collation.dropped:
        yield _LinkRow(
            left=key_of(ref),
            right="",
            relation="dropped",
            old=_alone(ref, passages, "deleted"),
            new=(),
            findings=(),
        )


def _link_row(link: Link[str], variant: Variant, findings: Sequence[str]) -> _LinkRow:
    kinds = {-1: "deleted", 0: "equal", 1: "inserted"}
    relation = f"{link.relation}{', moved' if link.moved else ''}"
    relation += ", tentative" if link.tentative else ""
    return _LinkRow(
        left=", ".join(map(key_of, link.left)),
        right=", ".join(map(key_of, link.right)),
        relation=relation,
        old=tuple(_Piece(kinds[sign], text) for sign, text in variant.edits if sign <= 0),
        new=tuple(_Piece(kinds[sign], text) for sign, text in variant.edits if sign >= 0),
        findings=tuple(findings),
    )


def _told(finding: Finding) -> str:
    words = [f"“{words}”" for words in (finding.left_words, finding.right_words) if words]
    why = f"{english_rule(finding)}; {confidence_in_words(finding.confidence)}"
    return f"{finding.kind}: {' → '.join(words)} ({why})"


def _alone(ref: str, passages: dict[str, Passage], kind: str) -> tuple[_Piece, ...]:
    """Return the beginning of a passage that has no partner, if its text is known."""
    if ref not in passages:
        return ()
    text = passages[ref].text
    if len(text) > _MOST_ALONE:
        text = text[:_MOST_ALONE].rpartition(" ")[0] + " …"
    return (_Piece(kind, text),)


def html_of_trace(trace: Trace, series: Series) -> str:
    """Return a trace: every declaration with its places."""
    text = series.words_by_id()
    rows = tuple(
        _Year(
            ref,
            plural(trace.count(ref), "time") if found else "silent",
            tuple(_place(text[o.passage], o) for o in found),
        )
        for ref, found in trace.years
    )
    return render_note(
        "trace", _Note(title=f"“{trace.phrase}”", facts=(summary(series, trace),), rows=rows)
    )


def _place(text: str, o: Occurrence) -> _Place:
    before, after = text[: o.start], text[o.end :]
    if len(before) > _AROUND:
        before = "… " + before[-_AROUND:].partition(" ")[2]
    if len(after) > _AROUND:
        after = after[:_AROUND].rpartition(" ")[0] + " …"
    nearness = "" if o.nearness is Nearness.EXACT else str(o.nearness)
    return _Place(
        passage=key_of(o.passage),
        nearness=nearness,
        before=before,
        words=text[o.start : o.end],
        after=after,
    )


def html_of_brief(brief: Brief, series: Series) -> str:
    """Return a brief as sentences and lists."""
    view: BriefView = brief_view(series, brief)
    return render_note("brief", view)


def _words(declaration: Declaration) -> int:
    return sum(count_words(p.text) for p in declaration.passages if p.kind.is_prose)


def _more(total: int, noun: str) -> str:
    rest = total - _MOST_ROWS
    return f"{plural(rest, f'more {noun}')}: to_pandas() has all." if rest > 0 else ""
