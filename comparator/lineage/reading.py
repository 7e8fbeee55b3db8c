"""Files become readings: what a lineage needs of a text, and nothing that takes room."""

import datetime
import hashlib
import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from comparator.errors import InputError


@dataclass(frozen=True, slots=True)
class Said:
    """A passage of a text.

    Attributes:
        id: Its id, as in a report.
        kind: What kind of block it stands in.
        is_prose: Whether it says something: headings and formalities have no lineage.
        text: Its words as they are written.
        words: The same as they are compared.
    """

    id: str
    kind: str
    is_prose: bool
    text: str
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Reading:
    """A text as it was read, or what is wrong with it.

    Attributes:
        path: Its file, within the folder.
        id: Its id; "" where it could not be read.
        sha256: Digest of the file.
        passages: What it says, in order.
        problem: Why it could not be read, or "".
    """

    path: str
    id: str = ""
    title: str = ""
    date: datetime.date = datetime.date.min
    sha256: str = ""
    passages: tuple[Said, ...] = ()
    problem: str = ""

    @property
    def place(self) -> tuple[datetime.date, list[tuple[int, str]], str]:
        """Where it stands among all texts: by its day, then by its name, 9 before 10."""
        parts = re.findall(r"\d+|\D+", self.id)
        named = [(int(part), "") if part.isdecimal() else (-1, part) for part in parts]
        return self.date, named, self.path


def files_of(folder: Path) -> list[str]:
    """Return the files in a folder and those below that may be texts, as paths within it, sorted.

    Raises:
        InputError: There is none.
    """
    from comparator.corpus.add import files_in, texts_in

    found: list[str] = []
    for place, below, _ in os.walk(folder):
        below[:] = [name for name in below if not name.startswith((".", "_"))]
        found += [path.relative_to(folder).as_posix() for path in texts_in(Path(place))]
    if not found:
        files_in(folder)  # says what is known
    return sorted(found)


def read(folder: str, path: str) -> Reading:
    """Return a text as it is read: a job of its own. One that cannot be read says why."""
    from comparator.corpus.importing.known import Known
    from comparator.corpus.importing.records import read_file
    from comparator.language.normal_forms import kept_form
    from comparator.language.words import words
    from comparator.segmentation import segment

    file = Path(folder, path)
    try:
        declaration = segment(read_file(file, Known(may_lack_facts=True)).declaration)
        sha256 = hashlib.sha256(file.read_bytes()).hexdigest()
    except InputError as error:
        return Reading(path, problem=str(error))
    passages = tuple(
        Said(
            passage.id,
            str(passage.kind),
            passage.kind.is_prose,
            passage.text,
            tuple(words(kept_form(passage.text))) if passage.kind.is_prose else (),
        )
        for passage in declaration.passages
    )
    return Reading(path, declaration.id, declaration.title, declaration.date, sha256, passages)


def read_each(folder: Path, paths: list[str], processes: int) -> Iterator[Reading]:
    """Yield the readings of files, in their order, read by several processes at once."""
    from comparator.jobs import Processes, Workshop

    # None is remembered: they are as long as the texts.
    return Workshop(None, Processes(processes)).results(read, str(folder), paths, str, Reading)
