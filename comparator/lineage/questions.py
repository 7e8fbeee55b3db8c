"""What a lineage tells: of a text its kin and precedents, of words who says them."""

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

from comparator.errors import InputError
from comparator.language.words import plain_words
from comparator.lineage.database import open_database

_SHOWN = 100


@dataclass(frozen=True, slots=True)
class Precedent:
    """A passage with the earlier one that is nearest to it.

    Attributes:
        precedent: Id of the earlier one, or "".
        date: The day of the earlier one, or "".
        likeness: How much of what tells they have in common, 0 to 1.
    """

    passage: str
    words: str
    precedent: str
    date: str
    likeness: float


@dataclass(frozen=True, slots=True)
class Kin:
    """A text among the others.

    Attributes:
        date: Its day, or "".
        parents: Ids of the texts it descends from.
        children: Ids of those that descend from it.
        passages: Its passages of prose with what was said before.
    """

    id: str
    title: str
    date: str
    parents: tuple[str, ...]
    children: tuple[str, ...]
    passages: tuple[Precedent, ...]

    def told(self) -> str:
        """Return it for the terminal."""
        lines = [f"{self.id}: {self.title}" + (f" ({self.date})" if self.date else "")]
        lines.append(f"  descends from: {', '.join(self.parents) or 'none that is here'}")
        lines.append(f"  renewed by: {', '.join(self.children) or 'none that is here'}")
        for each in self.passages:
            lines.append(f"{each.passage}  {_shortened(each.words)}")
            day = f", {each.date}" if each.date else ""
            lines.append(
                f"  {each.likeness:.0%} like {each.precedent}{day}"
                if each.precedent
                else "  no precedent"
            )
        return "\n".join(lines)


@dataclass(frozen=True, slots=True)
class Clause:
    """A thread of which a passage says what was asked for.

    Attributes:
        thread: Its id: that of its first passage.
        words: Its last wording.
        passages: Ids of its passages, oldest first.
        texts: Ids of the texts that have it, oldest first.
        first: The day of the first of these, or "".
        last: The day of the last, or "".
    """

    thread: str
    words: str
    passages: tuple[str, ...]
    texts: tuple[str, ...]
    first: str
    last: str

    def told(self) -> str:
        """Return it for the terminal."""
        days = " to ".join(dict.fromkeys(filter(None, (self.first, self.last))))
        count = f"{len(self.texts)} text{'s' * (len(self.texts) > 1)}"
        return f"{self.thread}  {count}{', ' * bool(days)}{days}\n  {_shortened(self.words)}"


class Lineage:
    """A lineage that was made, to be asked."""

    def __init__(self, path: Path, connection: sqlite3.Connection) -> None:
        self.path = path
        self.connection = connection

    def _rows(self, query: str, *values: object) -> list[tuple[str, ...]]:
        return self.connection.execute(query, values).fetchall()

    def text(self, text_id: str) -> Kin:
        """Return what is known of a text.

        Raises:
            InputError: There is no such text.
        """
        row = self._rows("SELECT title, date FROM texts WHERE id = ?", text_id)
        if not row:
            raise InputError(self.path, None, f"there is no text {text_id!r} in it.")
        passages = self.connection.execute(
            "SELECT p.id, p.words, coalesce(q.id, ''), coalesce(t.date, ''),"
            " coalesce(x.likeness, 0.0) FROM passage_threads h"
            " JOIN passages p ON p.number = h.passage"
            " LEFT JOIN passage_precedents x ON x.passage = p.number"
            " LEFT JOIN passages q ON q.number = x.precedent"
            " LEFT JOIN texts t ON t.id = q.text WHERE p.text = ? ORDER BY p.number",
            (text_id,),
        )
        return Kin(
            id=text_id,
            title=row[0][0],
            date=row[0][1],
            parents=self.parents(text_id),
            children=self.children(text_id),
            passages=tuple(Precedent(*found) for found in passages),
        )

    def parents(self, text_id: str) -> tuple[str, ...]:
        """Return the texts that a text descends from, the one that explains most of it first."""
        query = "SELECT parent FROM lineage WHERE text = ? ORDER BY share DESC, parent"
        return tuple(row[0] for row in self._rows(query, text_id))

    def children(self, text_id: str) -> tuple[str, ...]:
        """Return the texts that descend from a text, oldest first."""
        query = (
            "SELECT l.text FROM lineage l JOIN texts t ON t.id = l.text WHERE l.parent = ?"
            " ORDER BY t.number"
        )
        return tuple(row[0] for row in self._rows(query, text_id))

    def about(self, phrase: str, most: int) -> list[Clause]:
        """Return the clauses that say words: those that say them most, first."""
        asked = " ".join(f'"{word}"' for word in plain_words(phrase))
        if not asked:
            return []
        query = (
            "SELECT DISTINCT thread FROM (SELECT h.thread, bm25(passages_fts) AS rank"
            " FROM passages_fts JOIN passage_threads h ON h.passage = passages_fts.rowid"
            " WHERE passages_fts MATCH ? ORDER BY rank, h.thread) LIMIT ?"
        )
        threads = self.connection.execute(query, (asked, most)).fetchall()
        return [self._clause(thread) for (thread,) in threads]

    def _clause(self, thread: int) -> Clause:
        rows = self._rows(
            "SELECT p.id, p.words, p.text, t.date FROM passage_threads h"
            " JOIN passages p ON p.number = h.passage JOIN texts t ON t.id = p.text"
            " WHERE h.thread = ? ORDER BY t.number, p.number",
            thread,
        )
        ids, words, texts, days = zip(*rows, strict=True)
        texts = tuple(dict.fromkeys(texts))
        return Clause(ids[0], words[-1], ids, texts, days[0], days[-1])

    def kin_of(self, text_ids: Sequence[str], most: int) -> list[str]:
        """Return texts with those they descend from and that descend from them, oldest first.

        Of more than `most`, those that the fewest steps lead to. Of a text that is reached
        upwards its other descendants are left out: they are other families.
        """
        found = dict.fromkeys(text_ids)
        up = down = list(found)
        while (up or down) and len(found) < most:
            up = [p for text in up for p in self.parents(text)]
            down = [c for text in down for c in self.children(text)]
            for text in (*up, *down):
                if len(found) < most:
                    found.setdefault(text)
        place: dict[str, int] = dict(self.connection.execute("SELECT id, number FROM texts"))
        return sorted(found, key=lambda text: place[text])

    def write_parquet(self, folder: Path) -> None:
        """Write the tables as Parquet; see `parquet.write_tables`."""
        from comparator.lineage.parquet import write_tables

        write_tables(self.connection, folder)

    def write_series(self, text_ids: Sequence[str], series_dir: Path, most: int) -> int:
        """Write texts and their kin as a series; return how many. See `part.write_part`."""
        from comparator.lineage.part import write_part

        chosen = self.kin_of(list(dict.fromkeys(text_ids))[:most], most)
        write_part(self.connection, self.path, chosen, series_dir)
        return len(chosen)


@contextmanager
def open_lineage(path: Path) -> Iterator[Lineage]:
    """Give a lineage to be asked.

    Raises:
        InputError: The file is none.
    """
    with closing(open_database(path)) as connection:
        yield Lineage(path, connection)


def _shortened(words: str) -> str:
    line = " ".join(words.split())
    return line if len(line) <= _SHOWN else f"{line[: _SHOWN - 1].rstrip()}…"
