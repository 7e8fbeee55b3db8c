"""The synopsis of a clause: up to six wordings of it in columns, their words aligned."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from comparator.diff.synopsis import Row, synopsis_of
from comparator.model import Edition, Thread

MOST_COLUMNS = 6
"""More would not be read across a page."""
FEWEST_TEXTS = 3
"""Of two texts a pair is set, with every change marked."""


@dataclass(frozen=True, slots=True)
class Station:
    """A text that says a clause, and the passages in which it does."""

    text: str
    refs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Column:
    """A wording.

    Attributes:
        stations: The texts that have it, character for character, oldest first.
        parts: The texts of its passages.
    """

    stations: tuple[Station, ...]
    parts: tuple[str, ...]

    @property
    def wording(self) -> str:
        """The whole of it: its passages, one space between them."""
        return " ".join(self.parts)


@dataclass(frozen=True, slots=True)
class Synopsis:
    """A clause in columns.

    Attributes:
        thread: Id of its thread.
        language: Of its wordings.
        columns: Its wordings, in the order in which they first came.
        rows: Their words, aligned; the cells are in the order of the columns.
        left_out: The texts whose wordings have no column: older ones, where there are too many.
    """

    thread: str
    language: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    left_out: tuple[str, ...] = ()


Asked = tuple[tuple[str, ...], str]
"""Wordings that stand side by side, and their language: all that their rows depend on."""


class Synopses:
    """Makes the synopses of an edition's clauses."""

    def __init__(self, edition: Edition, known: Mapping[Asked, tuple[Row, ...]] | None = None):
        """Make them of an edition, with rows that are known already."""
        self._edition = edition
        self._known = {} if known is None else known
        self._thread_of = edition.thread_of()
        series = edition.series
        texts = [*series.declarations, *(w.text for w in series.witnesses)]
        self._text = {p.id: p.text for text in texts for p in text.passages}
        self._language = {text.id: text.language for text in texts}
        self._is_prose = {p.id: p.kind.is_prose for d in series.declarations for p in d.passages}

    def has(self, thread: Thread) -> bool:
        """Whether a clause is worth a synopsis: three texts say it, and not in the same words."""
        stations = self._stations(thread)
        return (
            len(stations) >= FEWEST_TEXTS
            and self._is_prose[thread.id]
            and len({self._parts(station) for station in stations}) > 1
        )

    def of(self, thread: Thread) -> Synopsis:
        """Return the synopsis of a clause; of more than six wordings the newest."""
        columns = self._columns(self._stations(thread))
        kept = self._kept(columns)
        texts, language = asked = self._asked(thread, kept)
        return Synopsis(
            thread.id,
            language,
            kept,
            self._known.get(asked) or synopsis_of(texts, language),
            tuple(s.text for column in columns if column not in kept for s in column.stations),
        )

    def asked(self, thread: Thread) -> Asked:
        """Return what the rows of a synopsis are made of."""
        return self._asked(thread, self._kept(self._columns(self._stations(thread))))

    def _asked(self, thread: Thread, kept: Sequence[Column]) -> Asked:
        language = self._language[thread.stations[-1][0]]
        return tuple(column.wording for column in kept), language

    def _kept(self, columns: Sequence[Column]) -> tuple[Column, ...]:
        newest = sorted(columns, key=lambda c: self._position(c.stations[-1].text))[-MOST_COLUMNS:]
        return tuple(column for column in columns if column in newest)

    def of_passage(self, ref: str) -> Synopsis | None:
        """Return the synopsis of the clause of a passage; None where no other text says it."""
        thread = self._thread_of.get(ref)
        if thread is None or len(self._stations(thread)) < 2:
            return None
        return self.of(thread)

    def _columns(self, stations: Sequence[Station]) -> list[Column]:
        found: dict[tuple[str, ...], list[Station]] = {}
        for station in stations:
            found.setdefault(self._parts(station), []).append(station)
        return [Column(tuple(of), parts) for parts, of in found.items()]

    def _parts(self, station: Station) -> tuple[str, ...]:
        return tuple(self._text[ref] for ref in station.refs)

    def _position(self, text: str) -> int:
        return list(self._language).index(text)

    def _stations(self, thread: Thread) -> list[Station]:
        """Return the texts that say a clause, each declaration before its witnesses."""
        language = self._language[thread.stations[-1][0]]
        return [
            station
            for declaration, refs in thread
            if refs
            for station in (Station(declaration, refs), *self._witnesses(declaration, refs))
            if self._language[station.text] == language
        ]

    def _witnesses(self, declaration: str, refs: Sequence[str]) -> Iterator[Station]:
        """Yield the witnesses of a declaration that answer passages of it."""
        for collation in self._edition.witnesses:
            if collation.left == declaration:
                answers = {
                    ref for link in collation.links if {*link.left} & {*refs} for ref in link.right
                }
                if answers:
                    # In the order of the text.
                    ordered = (ref for ref in self._text if ref in answers)
                    yield Station(collation.right, tuple(ordered))
