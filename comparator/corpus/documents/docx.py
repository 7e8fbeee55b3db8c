"""From DOCX to paragraphs."""

import io
import re
import zipfile
from xml.etree import ElementTree

from comparator.corpus.documents.numbering import BULLET, numbering_of
from comparator.corpus.documents.unreadable import UnreadableError
from comparator.corpus.raised import RAISED_DIGITS
from comparator.corpus.shields import shielded

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_BODY = "word/document.xml"
_PARTS = (_BODY, "word/numbering.xml", "word/styles.xml", "word/footnotes.xml")
_NOTHING = ElementTree.Element("nothing")
_LONGEST = 64 * 1024 * 1024  # bytes of XML, unpacked
_HEADING = re.compile(r"(?:heading|überschrift|titre|заголовок)\s*(\d)?", re.IGNORECASE)


def docx_text(data: bytes) -> tuple[str, tuple[str, ...]]:
    """Return the text of a DOCX, empty lines between paragraphs, and a sentence on what it lacks.

    Raises:
        UnreadableError: It is no DOCX, is damaged, or unpacks to more than anyone would write.
    """
    root, lists, styles, footnotes = _trees(data)
    numbering = numbering_of(lists, styles)
    notes_of = {note.get(f"{_W}id"): _plain(note) for note in footnotes.iter(f"{_W}footnote")}
    noted: list[str] = []
    parts: list[str] = []
    numbered = deleted = 0
    for paragraph in root.iter(f"{_W}p"):
        deleted += sum(1 for _ in paragraph.iter(f"{_W}delText"))
        called = len(noted)
        text = _words(paragraph, noted)
        text = "\n".join(" ".join(line.split(" ")).strip() for line in text.split("\n")).strip()
        if not text:
            continue
        mark = numbering.mark(paragraph)
        if mark not in {"", BULLET}:
            numbered += 1
            text = f"{mark} {text}"
        style = _value(paragraph, "pStyle")
        found = _HEADING.fullmatch(style)
        if style.lower() == "title" or found:
            level = "#" if style.lower() == "title" else "##"
            text = f"{level} {' '.join(text.split())}"
        elif mark == BULLET:
            text = f"- {text}"
        else:
            text = shielded(text)
        parts.append(text)
        # A note stands behind the paragraph that calls it, as notes of a PDF do.
        parts += [
            f"{str(number).translate(RAISED_DIGITS)} {notes_of[name]}"
            for number, name in enumerate(noted[called:], start=called + 1)
            if notes_of.get(name)
        ]
    notes = []
    if noted:
        notes.append(f"Set {len(noted)} footnotes behind the paragraphs that call them.")
    if numbered:
        notes.append(f"Wrote out the numbers of {numbered} paragraphs, which the file counts.")
    if deleted:
        notes.append(f"Left out {deleted} passages that the file marks as deleted.")
    if not parts:
        raise UnreadableError("the DOCX holds no text")
    return "\n\n".join(parts), tuple(notes)


def _trees(data: bytes) -> tuple[ElementTree.Element, ...]:
    """Return the text of a DOCX, its lists and its styles; of the latter what is there."""
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


def _tree(archive: zipfile.ZipFile, part: str) -> ElementTree.Element:
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


def _plain(note: ElementTree.Element) -> str:
    """Return the words of a footnote on one line."""
    return " ".join(" ".join(_words(p, []) for p in note.iter(f"{_W}p")).split())


def _words(paragraph: ElementTree.Element, noted: list[str]) -> str:
    """Return the words of a paragraph; the names of the footnotes it calls are put to `noted`."""
    pieces: list[str] = []
    for element in paragraph.iter():
        if element.tag == f"{_W}t":
            pieces.append(element.text or "")
        elif element.tag in {f"{_W}br", f"{_W}cr"}:
            pieces.append("\n")
        elif element.tag == f"{_W}tab":
            pieces.append(" ")
        elif element.tag == f"{_W}noBreakHyphen":
            pieces.append("\u2011")
        elif element.tag == f"{_W}footnoteReference":
            noted.append(element.get(f"{_W}id", ""))
            pieces.append(str(len(noted)).translate(RAISED_DIGITS))
    return "".join(pieces)


def _value(paragraph: ElementTree.Element, name: str) -> str:
    element = paragraph.find(f"{_W}pPr/{_W}{name}")
    return "" if element is None else element.get(f"{_W}val", "")
