"""From DOCX to paragraphs."""

import io
import re
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

from comparator.corpus.formats.detection import UnreadableError
from comparator.corpus.formats.docx_numbering import BULLET, Numbering, W, numbering_of
from comparator.corpus.plain_text.heading_marks import shielded, unmarked
from comparator.corpus.plain_text.times_widths import RAISED_DIGITS
from comparator.model import Block

# Drawn for programs that cannot show what stands beside it; and what a reviewer moved away.
_UNSEEN = frozenset(
    {"{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback", f"{W}moveFrom"}
)
_BODY = "word/document.xml"
_PARTS = (_BODY, "word/numbering.xml", "word/styles.xml", "word/footnotes.xml")
_NOTHING = Element("nothing")
_LONGEST = 64 * 1024 * 1024  # bytes of XML, unpacked
_HEADING = re.compile(r"(?:heading|überschrift|titre|заголовок)\s*(\d)?", re.IGNORECASE)


def docx_blocks(data: bytes) -> tuple[tuple[Block, ...], tuple[str, ...]]:
    """Return the blocks of a DOCX, and a sentence on each thing left out or changed.

    Raises:
        UnreadableError: It is no DOCX, is damaged, or unpacks to more than anyone would write.
    """
    text, notes = docx_text(data)
    return unmarked(text), notes


def docx_text(data: bytes) -> tuple[str, tuple[str, ...]]:
    """Return the text of a DOCX, empty lines between paragraphs, and a sentence on what it lacks.

    Raises:
        UnreadableError: It is no DOCX, is damaged, or unpacks to more than anyone would write.
    """
    root, lists, styles, footnotes = _trees(data)
    notes_of = {note.get(f"{W}id", ""): _plain(note) for note in footnotes.iter(f"{W}footnote")}
    walk = _Walk(numbering_of(lists, styles), notes_of)
    for element in _shown(root):
        if element.tag == f"{W}p":
            walk.take(element)
    if not walk.parts:
        raise UnreadableError("the DOCX holds no text")
    notes = []
    if walk.called:
        notes.append(f"Set {len(walk.called)} footnotes behind the paragraphs that call them.")
    if walk.numbered:
        notes.append(f"Wrote out the numbers of {walk.numbered} paragraphs, which the file counts.")
    if deleted := sum(1 for _ in root.iter(f"{W}delText")):
        notes.append(f"Left out {deleted} passages that the file marks as deleted.")
    return "\n\n".join(walk.parts), tuple(notes)


@dataclass(slots=True)
class _Walk:
    """What was read of a DOCX so far.

    Attributes:
        numbering: Its lists, counted as far as they were read.
        notes_of: The words of its footnotes by their names.
        parts: Its paragraphs and footnotes, in order.
        called: Names of the footnotes that were called.
        numbered: How many paragraphs got their number.
    """

    numbering: Numbering
    notes_of: Mapping[str, str]
    parts: list[str] = field(default_factory=list)
    called: list[str] = field(default_factory=list)
    numbered: int = 0

    def take(self, paragraph: Element) -> None:
        """Take in a paragraph, and behind it the footnotes that it calls, as a PDF has them."""
        called = len(self.called)
        text = _words(paragraph, self.called)
        text = "\n".join(" ".join(line.split(" ")).strip() for line in text.split("\n")).strip()
        # A reader sees the number of an empty paragraph, too: those behind it count on.
        is_deleted = paragraph.find(f"{W}pPr/{W}rPr/{W}del") is not None
        mark = "" if is_deleted else self.numbering.mark(paragraph)
        if not text:
            return
        if mark not in {"", BULLET}:
            self.numbered += 1
            text = f"{mark} {text}"
        self.parts.append(_marked(text, _style(paragraph), mark == BULLET))
        self.parts += [
            f"{str(number).translate(RAISED_DIGITS)} {self.notes_of[name]}"
            for number, name in enumerate(self.called[called:], start=called + 1)
            if self.notes_of.get(name)
        ]


def _marked(text: str, style: str, is_item: bool) -> str:
    """Return the text of a paragraph with the mark of what it is."""
    if style.lower() == "title":
        return f"# {' '.join(text.split())}"
    if _HEADING.fullmatch(style):
        return f"## {' '.join(text.split())}"
    return f"- {text}" if is_item else shielded(text)


def _trees(data: bytes) -> tuple[Element, ...]:
    """Return the text of a DOCX, its lists, styles and footnotes; of these what is there."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = set(archive.namelist())
            return tuple(
                _tree(archive, part) if part == _BODY or part in names else _NOTHING
                for part in _PARTS
            )
    except KeyError as error:
        raise UnreadableError("this is a packed file, but no DOCX") from error
    except (zipfile.BadZipFile, OSError, EOFError, RuntimeError, NotImplementedError) as error:
        raise UnreadableError(f"the DOCX is damaged: {error}") from error


def _tree(archive: zipfile.ZipFile, part: str) -> Element:
    if archive.getinfo(part).file_size > _LONGEST:
        raise UnreadableError("the DOCX unpacks to too much to be one declaration")
    with archive.open(part) as file:
        xml = file.read(_LONGEST + 1)
    # A DOCX has no document type; one that has wants to define entities.
    if len(xml) > _LONGEST or b"<!DOCTYPE" in xml:
        raise UnreadableError("the DOCX holds what no DOCX holds")
    try:
        return ElementTree.fromstring(xml)  # noqa: S314 - without a document type it is harmless
    except ElementTree.ParseError as error:
        raise UnreadableError(f"the DOCX is damaged: {error}") from error


def _plain(note: Element) -> str:
    """Return the words of a footnote on one line."""
    return " ".join(" ".join(_words(p, []) for p in note.iter(f"{W}p")).split())


def _words(paragraph: Element, noted: list[str]) -> str:
    """Return the words of a paragraph; the names of the footnotes it calls are put to `noted`."""
    pieces: list[str] = []
    for element in _shown(paragraph, inside=f"{W}p"):
        if element.tag == f"{W}t":
            pieces.append(element.text or "")
        elif element.tag in {f"{W}br", f"{W}cr"}:
            pieces.append("\n")
        elif element.tag == f"{W}tab":
            pieces.append(" ")
        elif element.tag == f"{W}noBreakHyphen":
            pieces.append("\u2011")
        elif element.tag == f"{W}footnoteReference":
            noted.append(element.get(f"{W}id", ""))
            pieces.append(str(len(noted)).translate(RAISED_DIGITS))
    return "".join(pieces)


def _shown(root: Element, inside: str = "") -> Iterator[Element]:
    """Yield all that stands in an element and is seen, in order, save in elements named `inside`.

    What was moved away stands where it was moved to; a text box is a paragraph's, not its words.
    """
    rest = [*reversed(root)]
    while rest:
        element = rest.pop()
        if element.tag not in {*_UNSEEN, inside}:
            yield element
            rest += reversed(element)


def _style(paragraph: Element) -> str:
    element = paragraph.find(f"{W}pPr/{W}pStyle")
    return "" if element is None else element.get(f"{W}val", "")
