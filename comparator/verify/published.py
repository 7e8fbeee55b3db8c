"""A published report as it lies there: pages, and the parts of pages that scripts carry."""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from comparator.verify.page_reader import Element, Page, read_page

_CALL = re.compile(r'^\w+\(("(?:[^"\\]|\\.)*"),(\{.*\})\);?\s*$', re.DOTALL)
_PLACE = re.compile(r"declarations/([^/#]+)\.html#(.+)$")
_SET = re.compile(r"^window\.\w+=(\{.*\});?\s*$", re.DOTALL)


@dataclass(frozen=True, slots=True, order=True)
class Fault:
    """Something published that is not as it should be.

    Attributes:
        path: The file, within the report.
        line: Where in it, counted from 1; 0 where it is of the file as a whole.
        kind: "bytes", "tags", "words", "links", "quotations", "claims" or "made".
        problem: What is wrong, as a sentence.
    """

    path: str
    line: int
    kind: str
    problem: str

    def __str__(self) -> str:
        where = f"{self.path}:{self.line}" if self.line else self.path
        return f"{where}: {self.kind}: {self.problem}"


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page, or a part of one that a script carries.

    Attributes:
        path: The file it lies in.
        place: The page whose place it takes: what its links are seen from.
        part: Which part it is, such as a theme, or two texts; "" for a page.
        text: As it lies there.
        page: What was read.
    """

    path: str
    place: str
    part: str
    text: str
    page: Page

    @property
    def root(self) -> Element:
        """What holds all of it."""
        return self.page.root

    @property
    def series(self) -> str:
        """The folder of the series it is of, or "" at the top."""
        return self.place.partition("/")[0] if "/" in self.place else ""

    @property
    def room(self) -> str:
        """The kind of page: "pairs", "themes", …; "" for one of a series as a whole."""
        return "/".join(self.place.split("/")[1:-1])

    @property
    def name(self) -> str:
        """Its name without an ending, such as "2019-arden--2020-bruck"."""
        return self.place.rpartition("/")[2].removesuffix(".html")

    def fault(self, element: Element | None, kind: str, problem: str) -> Fault:
        """Return a fault at an element, or of the sheet as a whole."""
        line = element.line if element and not self.part else 0
        return Fault(self.path, line, kind, f"{self.part}: {problem}" if self.part else problem)


class Published:
    """The files of a report, by path."""

    def __init__(self, files: Mapping[str, bytes]) -> None:
        """Keep them."""
        self.files = files

    def sheets(self, path: str) -> Iterator[Sheet]:
        """Yield the sheets in a file; a style sheet or a picture has none.

        Raises:
            ValueError: It is not what its name says.
        """
        series, _, rest = path.partition("/")
        if path.endswith(".html"):
            text = self.files[path].decode()
            yield Sheet(path, path, "", text, read_page(text))
        elif rest.startswith("pairs/any/"):
            own, known = self.called(path)
            for newer, copies in known["pairs"].items():
                other = self.called(f"{path.rpartition('/')[0]}/{newer}.js")[1]
                pair = f"{own}--{newer}"
                text = _unfolded(copies, known["ground"] + other["ground"])
                yield Sheet(path, f"{series}/pairs/{pair}.html", pair, text, read_page(text))
        elif rest.startswith("pairs/"):
            for theme, text in self.called(path)[1].items():
                place = f"{series}/themes/{theme}.html"
                yield Sheet(path, place, theme, text, read_page(text))

    def called(self, path: str) -> tuple[str, dict[str, Any]]:
        """Return what a script of data hands over: a name, and facts by key.

        Raises:
            ValueError: It is no such script, or not there.
        """
        found = _CALL.match(self.files.get(path, b"").decode())
        if found is None:
            raise ValueError("it is no script of data.")
        return json.loads(found[1]), json.loads(found[2])

    def set_by(self, path: str) -> dict[str, Any]:
        """Return the facts that a script of data sets.

        Raises:
            ValueError: It is no such script, or not there.
        """
        found = _SET.match(self.files.get(path, b"").decode())
        if found is None:
            raise ValueError("it is no script of data.")
        told: dict[str, Any] = json.loads(found[1])
        return told


def passage_at(address: str) -> str:
    """Return the passage that an address leads to on the page of its declaration, or ""."""
    found = _PLACE.search(address)
    return "#".join(found.groups()) if found else ""


def _unfolded(copies: Sequence[int | str], base: str) -> str:
    """Return a text that is told by copies, counted in UTF-16 units, from a base and itself."""
    whole = bytearray(base.encode("utf-16-le"))
    first, end, parts = len(whole), 0, iter(copies)
    for part in parts:
        if isinstance(part, str):
            whole += part.encode("utf-16-le")
            continue
        start = end + 2 * part
        end = start + 2 * int(next(parts))
        if not 0 <= start <= end <= len(whole):
            raise ValueError("it copies from where nothing is.")
        whole += whole[start:end]
    return whole[first:].decode("utf-16-le")
