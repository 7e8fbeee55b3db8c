"""An edition as tables: what CSV, SQLite, Parquet and data frames have in common.

Ids of several passages stand in one cell, one space between them: an id has none. The
`blocks` hold the texts themselves; `passages` tell by offsets where each passage lies in them.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from comparator.analysis.commitments import commitments
from comparator.analysis.history import History
from comparator.analysis.one_sided import one_sided
from comparator.analysis.word_years import word_years
from comparator.exports.selection import findings_of
from comparator.language.words import count_words
from comparator.model import UNDATED, Collation, Edition
from comparator.model.passage_ids import text_of
from comparator.wording.finding_rules import english_rule

Kind = Literal["text", "integer", "real", "flag", "date"]
Cell = str | int | float | None
EDITS = {-1: "deleted", 0: "equal", 1: "inserted"}


@dataclass(frozen=True, slots=True)
class Table:
    """A table.

    Attributes:
        columns: Name and kind of each column; a flag is 0 or 1, a date year-month-day or nothing.
        key: Names of the columns that tell one row from another.
        rows: Its rows, in the order of the edition.
    """

    name: str
    columns: tuple[tuple[str, Kind], ...]
    key: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]


def tables_of(edition: Edition) -> tuple[Table, ...]:
    """Return all tables of an edition; one that a table refers to stands before it."""
    return tuple(
        Table(name, columns, key, tuple(rows(edition))) for name, columns, key, rows in _TABLES
    )


def _declarations(edition: Edition) -> Iterator[tuple[Cell, ...]]:
    for n, d in enumerate(edition.series.declarations, 1):
        when = "" if d.date == UNDATED else d.date.isoformat()
        words = sum(count_words(p.text) for p in d.passages if p.kind.is_prose)
        yield d.id, n, d.title, when, d.place, d.language, str(d.rendering), d.note, words


def _sources(edition: Edition) -> Iterator[tuple[Cell, ...]]:
    for d in edition.series.declarations:
        for n, s in enumerate(d.sources, 1):
            retrieved = s.retrieved.isoformat() if s.retrieved else None
            yield d.id, n, s.url, s.description, s.publisher, retrieved, s.sha256, s.snapshot


def _themes(edition: Edition) -> Iterator[tuple[Cell, ...]]:
    for n, theme in enumerate(edition.series.themes.themes, 1):
        yield theme.id, n, theme.label, theme.parent, theme.description


def _blocks(edition: Edition) -> Iterator[tuple[Cell, ...]]:
    for d in edition.series.declarations:
        for block in d.blocks:
            yield d.id, block.number, str(block.kind), block.level, block.text


def _passages(edition: Edition) -> Iterator[tuple[Cell, ...]]:
    thread_of = edition.thread_of()
    for d in edition.series.declarations:
        for p in d.passages:
            words = count_words(p.text)
            thread = thread_of.get(p.id)
            own = thread.id if thread else None
            yield p.id, d.id, p.block, p.ordinal, p.start, str(p.kind), p.text, words, own


def _passage_themes(edition: Edition) -> Iterator[tuple[Cell, ...]]:
    for d in edition.series.declarations:
        for p in d.passages:
            for score in p.themes:
                yield p.id, score.theme, round(score.score, 2), "; ".join(score.evidence)


def _word_years(edition: Edition) -> Iterator[tuple[Cell, ...]]:
    for passage, runs in word_years(edition).items():
        for n, run in enumerate(runs, 1):
            yield passage, n, run.text, run.since.declaration, run.since.before or None


def _links(edition: Edition) -> Iterator[tuple[Cell, ...]]:
    return _links_of(edition.collations)


def _witness_links(edition: Edition) -> Iterator[tuple[Cell, ...]]:
    return _links_of(edition.witnesses)


def _links_of(collations: Sequence[Collation]) -> Iterator[tuple[Cell, ...]]:
    """Yield links, then what has none: "dropped" and "added" are relations to nothing."""
    for c in collations:
        for n, k in enumerate(c.links, 1):
            left, right = " ".join(k.left), " ".join(k.right)
            flags = int(k.moved), int(k.tentative)
            yield c.left, c.right, n, left, right, str(k.relation), *flags, k.similarity
        alone = [(ref, "", "dropped") for ref in c.dropped]
        alone += [("", ref, "added") for ref in c.added]
        for n, sides in enumerate(alone, len(c.links) + 1):
            yield c.left, c.right, n, *sides, 0, 0, None


def _edits(edition: Edition) -> Iterator[tuple[Cell, ...]]:
    for c in edition.collations:
        for n, variant in enumerate(c.variants, 1):
            for k, (sign, text) in enumerate(variant.edits, 1):
                yield c.left, c.right, n, k, EDITS[sign], text, int(k - 1 in variant.light)


def _findings(edition: Edition) -> Iterator[tuple[Cell, ...]]:
    for n, f in enumerate(findings_of(edition), 1):
        refs = " ".join(f.left), " ".join(f.right)
        yield (
            n,
            f.id,
            str(f.kind),
            *refs,
            f.left_words,
            f.right_words,
            english_rule(f),
            str(f.confidence),
            int(f.is_minor),
        )


def _commitments(edition: Edition) -> Iterator[tuple[Cell, ...]]:
    for n, c in enumerate(commitments(edition, History.of(edition)), 1):
        declaration = text_of(c.passage)
        facts = c.actor, c.verb, c.deed, c.when or None
        yield n, declaration, c.passage, *facts, str(c.claim), str(c.fate)


def _witnesses(edition: Edition) -> Iterator[tuple[Cell, ...]]:
    for w in edition.series.witnesses:
        text = w.text
        words = sum(count_words(p.text) for p in text.passages if p.kind.is_prose)
        facts = text.title, text.language, str(text.rendering), text.note
        source = text.sources[0]
        yield text.id, w.declaration, w.name, *facts, source.url or source.description, words


def _witness_blocks(edition: Edition) -> Iterator[tuple[Cell, ...]]:
    for w in edition.series.witnesses:
        for block in w.text.blocks:
            yield w.text.id, block.number, str(block.kind), block.level, block.text


def _witness_passages(edition: Edition) -> Iterator[tuple[Cell, ...]]:
    for w in edition.series.witnesses:
        for p in w.text.passages:
            yield p.id, w.text.id, p.block, p.ordinal, p.start, str(p.kind), p.text


def _facings(edition: Edition) -> Iterator[tuple[Cell, ...]]:
    """Yield what faces what in another language: whole paragraphs, then the passages of each."""
    for parallel in edition.parallels:
        number = 0
        for row in parallel.rows:
            whole: int | None = None
            for facing in (row, *row.parts):
                number += 1
                sides = " ".join(facing.left), " ".join(facing.right)
                yield parallel.left, parallel.right, number, whole, *sides, int(facing.is_firm)
                whole = whole or number


def _one_sided(edition: Edition) -> Iterator[tuple[Cell, ...]]:
    for (older, newer), changes in one_sided(edition).items():
        for n, change in enumerate(changes, 1):
            of_texts = (" ".join(refs) for refs in (change.left, change.right))
            of_witnesses = (" ".join(refs) for refs in (change.older, change.newer))
            yield older, newer, n, change.language, *of_texts, *of_witnesses


def _columns(kinds: str) -> tuple[tuple[str, Kind], ...]:
    """Return columns from words such as "id" (text), "words:integer"."""
    allowed: dict[str, Kind] = {
        "": "text", "integer": "integer", "real": "real", "flag": "flag", "date": "date"
    }  # fmt: skip
    pairs = (word.partition(":") for word in kinds.split())
    return tuple((name, allowed[kind]) for name, _, kind in pairs)


_Rows = Callable[[Edition], Iterator[tuple[Cell, ...]]]
_TABLES: tuple[tuple[str, tuple[tuple[str, Kind], ...], tuple[str, ...], _Rows], ...] = (
    (
        "declarations",
        _columns(
            "id place_in_series:integer title date:date place language rendering note words:integer"
        ),
        ("id",),
        _declarations,
    ),
    (
        "sources",
        _columns(
            "declaration number:integer url description publisher retrieved:date sha256 snapshot"
        ),
        ("declaration", "number"),
        _sources,
    ),
    ("themes", _columns("id place:integer label parent description"), ("id",), _themes),
    (
        "blocks",
        _columns("declaration number:integer kind level:integer text"),
        ("declaration", "number"),
        _blocks,
    ),
    (
        "passages",
        _columns(
            "id declaration block:integer ordinal:integer start:integer kind text words:integer"
            " thread"
        ),
        ("id",),
        _passages,
    ),
    (
        "passage_themes",
        _columns("passage theme score:real evidence"),
        ("passage", "theme"),
        _passage_themes,
    ),
    (
        "word_years",
        _columns("passage number:integer text since before"),
        ("passage", "number"),
        _word_years,
    ),
    (
        "links",
        _columns(
            "older newer number:integer left right relation moved:flag tentative:flag"
            " similarity:real"
        ),
        ("older", "newer", "number"),
        _links,
    ),
    (
        "edits",
        _columns("older newer link:integer number:integer kind text light:flag"),
        ("older", "newer", "link", "number"),
        _edits,
    ),
    (
        "findings",
        _columns(
            "number:integer id kind left right left_words right_words rule "
            "confidence is_minor:integer"
        ),
        ("number",),
        _findings,
    ),
    (
        "commitments",
        _columns("number:integer declaration passage actor verb deed by_when claim fate"),
        ("number",),
        _commitments,
    ),
    (
        "witnesses",
        _columns("id declaration name title language rendering note source words:integer"),
        ("id",),
        _witnesses,
    ),
    (
        "witness_blocks",
        _columns("witness number:integer kind level:integer text"),
        ("witness", "number"),
        _witness_blocks,
    ),
    (
        "witness_links",
        _columns(
            "declaration witness number:integer left right relation moved:flag tentative:flag"
            " similarity:real"
        ),
        ("declaration", "witness", "number"),
        _witness_links,
    ),
    (
        "witness_passages",
        _columns("id witness block:integer ordinal:integer start:integer kind text"),
        ("id",),
        _witness_passages,
    ),
    (
        "facings",
        _columns("declaration witness number:integer within:integer left right is_firm:flag"),
        ("declaration", "witness", "number"),
        _facings,
    ),
    (
        "one_sided",
        _columns("older newer number:integer language left right witness_left witness_right"),
        ("older", "newer", "number"),
        _one_sided,
    ),
)
