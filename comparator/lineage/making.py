"""From a folder of texts to the database of their lineage, in memory that holds no text."""

from array import array
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from comparator.errors import InputError
from comparator.lineage.database import Writer, beside, writing
from comparator.lineage.descent import Tracer
from comparator.lineage.neighbours import Index, Near
from comparator.lineage.reading import Reading, files_of, read_each
from comparator.lineage.threads import threads_of
from comparator.lineage.wordings import Gathering, Wordings
from comparator.model import UNDATED

_TOLD_EVERY = 100


@dataclass(frozen=True, slots=True)
class Made:
    """What came of it.

    Attributes:
        texts: How many texts there are.
        undated: How many of them tell no day.
        descending: How many descend from another.
        left_out: What is wrong with each text that could not be read.
    """

    texts: int
    undated: int
    descending: int
    left_out: tuple[str, ...]


def make_lineage(
    folder: Path, out: Path, processes: int = 1, progress: Callable[[str], None] = lambda _: None
) -> Made:
    """Write the lineage of all texts in a folder and in those below.

    Args:
        folder: The folder.
        out: The database to write; it stands there whole or not at all.
        processes: How many of them read at once.
        progress: Told what is being done, a sentence at a time.

    Raises:
        InputError: There are no texts, two have the same id, or it cannot be written.
    """
    paths = files_of(folder)
    with writing(out) as writer:
        writer.put("facts", [("folder", beside(folder, out))])
        desk = _Desk(writer)
        for number, reading in enumerate(read_each(folder, paths, processes)):
            if number % _TOLD_EVERY == 0:
                progress(f"Reading: {number:,} of {len(paths):,} texts")
            desk.take(folder, reading)
        progress("Sorting the wordings")
        wordings, texts, numbers = desk.closed()
        descending = _trace(writer, wordings, texts, numbers, progress)
        progress("Writing")
    undated = sum(text.date == UNDATED for text in texts)
    return Made(len(texts), undated, descending, tuple(desk.left_out))


class _Desk:
    """Takes texts as they are read; what is kept of them in memory is numbers and names."""

    def __init__(self, writer: Writer) -> None:
        self.left_out: list[str] = []
        self._writer = writer
        self._gathering = Gathering()
        self._numbers = array("I")
        self._texts: list[Reading] = []
        self._files: dict[str, str] = {}

    def take(self, folder: Path, reading: Reading) -> None:
        if reading.problem:
            self.left_out.append(reading.problem)
            self._writer.put("left_out", [(reading.path, reading.problem)])
            return
        if reading.id in self._files:
            raise InputError(
                folder / reading.path, None, f"{self._files[reading.id]} has the same id,"
                f" {reading.id!r}.", "Rename one of the two files, or leave one out.",
            )  # fmt: skip
        self._files[reading.id] = reading.path
        self._numbers.extend(self._writer.add(reading))
        self._gathering.add([p.words for p in reading.passages if p.is_prose])
        self._texts.append(replace(reading, passages=()))

    def closed(self) -> tuple[Wordings, list[Reading], list[int]]:
        """Return the wordings, the texts in order, and the number each passage has on the disk."""
        order = sorted(range(len(self._texts)), key=lambda n: self._texts[n].place)
        wordings = self._gathering.wordings(order)
        texts = [self._texts[n] for n in order]
        self._writer.put(
            "texts",
            (
                (n, t.id, t.title, "" if t.date == UNDATED else str(t.date), t.path, t.sha256)
                for n, t in enumerate(texts)
            ),
        )
        numbers = np.array(self._numbers, np.uint32)[wordings.read_as]
        return wordings, texts, numbers.tolist()


def _trace(
    writer: Writer,
    wordings: Wordings,
    texts: list[Reading],
    numbers: list[int],
    progress: Callable[[str], None],
) -> int:
    """Write what descends from what; return how many texts descend from another."""
    progress("Indexing rows of words")
    index = Index(wordings)

    def near() -> Iterator[Near]:
        for number, some in enumerate(index.near()):
            if number % _TOLD_EVERY == 0:
                progress(f"Finding neighbours: {number:,} of {index.batches:,} batches of wordings")
            yield some

    tracer = Tracer(wordings, near())
    precedents = np.arange(len(wordings.of_passage))
    parents = array("I")

    def taken() -> Iterator[tuple[int, int, float, int]]:
        for descent in tracer.each():
            if descent.text % _TOLD_EVERY == 0:
                progress(f"Tracing: {descent.text:,} of {len(texts):,} texts")
            lineage = [
                (texts[descent.text].id, texts[parent].id, round(share, 4))
                for parent, share in descent.parents
            ]
            writer.put("lineage", lineage)
            parents.append(bool(lineage))
            for each in descent.taken:
                precedents[each.passage] = each.precedent
                likeness = round(each.likeness, 4)
                one, other = numbers[each.passage], numbers[each.precedent]
                yield one, other, likeness, int(each.is_of_parent)

    writer.put("passage_precedents", taken())
    progress("Following threads")
    writer.put(
        "passage_threads",
        ((numbers[one], numbers[first]) for one, first in threads_of(wordings, precedents)),
    )
    return sum(parents)
