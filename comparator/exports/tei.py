"""TEI P5 with a critical apparatus by the parallel-segmentation method.

A pair is set as one text: words of both witnesses stand plain, the others in `app` with a `rdg`
for each. Where the paragraphs themselves differ, an `app` holds whole `ab`. A theme is set clause
by clause, each with all declarations that speak it as its witnesses; a synopsis is one clause with
its columns as witnesses. White space in an `ab` is
the text's own. What is emitted is described by `schemas/tei-apparatus.rng`.
"""

from collections.abc import Iterator, Sequence
from itertools import groupby

from comparator.analysis.synopses import Synopsis
from comparator.diff.synopsis import Row, synopsis_of
from comparator.exports.block_stream import Piece, merged
from comparator.exports.selection import Selection, wanted_of_pair
from comparator.exports.tei_document import document, witness
from comparator.exports.tei_parallel import write_parallel
from comparator.exports.xml import element, escape
from comparator.model import Block, Collation, Declaration, Edition, Thread


def write(selection: Selection) -> bytes:
    """Return the document of a theme, or of the chosen (else the newest) pair."""
    edition = selection.edition
    if selection.theme is not None and selection.pair is None:
        label = next(
            (t.label for t in edition.series.themes.themes if t.id == selection.theme),
            selection.theme,
        )
        title = f"{edition.series.title}: {label}"
        threads = [t for t in edition.threads if _is_under(t, edition, selection.theme)]
        body = [_thread(edition, thread) for thread in threads]
        return document(edition, title, edition.series.declarations, body)
    if selection.parallel is not None:
        return write_parallel(edition, selection.parallel)
    left, right, collation = selection.chosen_pair()
    title = f"{left.title} → {right.title}"
    wanted = None
    if selection.theme is not None:
        wanted = wanted_of_pair(selection, left, right, collation)
    return document(edition, title, (left, right), [_pair(left, right, collation, wanted)])


def write_synopsis(edition: Edition, synopsis: Synopsis) -> bytes:
    """Return the document of one clause, its wordings side by side."""
    columns = [[station.text for station in column.stations] for column in synopsis.columns]
    witnesses = [edition.series.text(text) for column in columns for text in column]
    title = f"{edition.series.title}: {synopsis.thread}"
    clause = _clause(synopsis.thread, columns, synopsis.rows)
    return document(edition, title, witnesses, [clause])


def _pair(
    left: Declaration, right: Declaration, collation: Collation, wanted: frozenset[str] | None
) -> str:
    ids = {-1: f"#{witness(left.id)}", 1: f"#{witness(right.id)}"}
    rows = _rows(merged(left, right, collation, wanted))
    return element("div", {"type": "pair"}, *(_row(row, ids) for row in rows))


def _rows(stream: Sequence[Piece]) -> Iterator[tuple[Piece, ...]]:
    """Yield the stretches of a stream at whose ends a block ends, or none runs, on both sides."""
    row: list[Piece] = []
    inside = {-1: False, 1: False}
    for piece in stream:
        row.append(piece)
        for sign in (-1, 1):
            if piece.sign != -sign:
                inside[sign] = piece.block is None
        if not inside[-1] and not inside[1]:
            yield tuple(row)
            row = []
    if row:
        yield tuple(row)


def _row(row: Sequence[Piece], ids: dict[int, str]) -> str:
    ends = [piece for piece in row if piece.block]
    if len(ends) == 1 and ends[0].sign == 0 and ends[0].block and ends[0].older:
        older, newer = ends[0].older, ends[0].block
        if (older.kind, older.level) == (newer.kind, newer.level):
            return _ab(newer, "".join(_inline(row, ids)), older)
    readings = [element("rdg", {"wit": ids[sign]}, *_whole(row, sign)) for sign in (-1, 1)]
    return element("app", {"type": "block"}, *readings)


def _ab(block: Block, content: str, older: Block | None = None) -> str:
    """Return a block; `n` is its number, the older one first where two witnesses have it."""
    both = older is not None and older.number != block.number
    number = f"{older.number} {block.number}" if both and older else str(block.number)
    marks = {"type": str(block.kind), "n": number, "xml:space": "preserve"}
    if block.level:
        marks["subtype"] = f"level-{block.level}"
    return element("ab", marks, content)


def _whole(row: Sequence[Piece], sign: int) -> Iterator[str]:
    """Yield the blocks of one witness."""
    words = ""
    for piece in row:
        if piece.sign == -sign:
            continue
        words += piece.text
        block = piece.older if sign < 0 else piece.block
        if block:
            yield _ab(block, escape(words))
            words = ""


def _inline(row: Sequence[Piece], ids: dict[int, str]) -> Iterator[str]:
    for is_shared, group in groupby(
        (piece for piece in row if piece.text), key=lambda piece: piece.sign == 0
    ):
        pieces = list(group)
        if is_shared:
            yield escape("".join(p.text for p in pieces))
            continue
        texts = {s: "".join(p.text for p in pieces if p.sign == s) for s in (-1, 1)}
        yield _app([((ids[sign],), text) for sign, text in texts.items()])


def _app(readings: Sequence[tuple[Sequence[str], str]]) -> str:
    return element(
        "app",
        None,
        *(element("rdg", {"wit": " ".join(wits)}, escape(text)) for wits, text in readings),
    )


def _is_under(thread: Thread, edition: Edition, theme: str) -> bool:
    under = {
        p.id
        for d in edition.series.declarations
        for p in d.passages
        if any(score.theme == theme for score in p.themes)
    }
    return any(ref in under for _, refs in thread for ref in refs)


def _thread(edition: Edition, thread: Thread) -> str:
    """Return a clause with its witnesses; those that are silent on it are not among them."""
    spoken = [(ref, refs) for ref, refs in thread if refs]
    texts = []
    for declaration, refs in spoken:
        text = {p.id: p.text for p in edition.series[declaration].passages}
        texts.append(" ".join(text[ref] for ref in refs))
    rows = synopsis_of(texts, edition.series[spoken[-1][0]].language)
    return _clause(thread.id, [(declaration,) for declaration, _ in spoken], rows)


def _clause(thread: str, columns: Sequence[Sequence[str]], rows: Sequence[Row]) -> str:
    """Return a clause; each column is the ids of the texts that have its words."""
    names = [" ".join(f"#{witness(text)}" for text in texts) for texts in columns]
    marks = {"type": "thread", "n": thread, "corresp": " ".join(names)}
    content = "".join(_segment(names, row) for row in rows)
    return element(
        "div", marks, element("ab", {"type": "clause", "xml:space": "preserve"}, content)
    )


def _segment(names: Sequence[str], row: Row) -> str:
    readings: dict[str, list[str]] = {}
    for name, text in zip(names, row.cells, strict=True):
        readings.setdefault(text, []).append(name)
    if len(readings) == 1:
        return escape(row.cells[0])
    return _app([(wits, text) for text, wits in readings.items()])
