"""From DOCX to paragraphs."""

import io
import re
import zipfile
from xml.etree import ElementTree

from comparator.corpus.documents.unreadable import UnreadableError
from comparator.corpus.shields import shielded

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_BODY = "word/document.xml"
_LONGEST = 64 * 1024 * 1024  # bytes of XML, unpacked
_HEADING = re.compile(r"(?:heading|überschrift|titre|заголовок)\s*(\d)?", re.IGNORECASE)


def docx_text(data: bytes) -> tuple[str, tuple[str, ...]]:
    """Return the text of a DOCX, empty lines between paragraphs, and a sentence on what it lacks.

    Raises:
        UnreadableError: It is no DOCX, is damaged, or unpacks to more than anyone would write.
    """
    root = _tree(data)
    parts: list[str] = []
    numbered = deleted = 0
    for paragraph in root.iter(f"{_W}p"):
        deleted += sum(1 for _ in paragraph.iter(f"{_W}delText"))
        text = "\n".join(
            " ".join(line.split(" ")).strip() for line in _words(paragraph).split("\n")
        )
        text = text.strip()
        if not text:
            continue
        style = _value(paragraph, "pStyle")
        found = _HEADING.fullmatch(style)
        if style.lower() == "title" or found:
            level = "#" if style.lower() == "title" else "##"
            text = f"{level} {' '.join(text.split())}"
        elif paragraph.find(f"{_W}pPr/{_W}numPr") is not None:
            numbered += 1
            text = f"- {text}"
        else:
            text = shielded(text)
        parts.append(text)
    notes = []
    if numbered:
        notes.append(
            f"Took {numbered} paragraphs that the file numbers or bullets by itself for items;"
            " such numbers are no part of its text."
        )
    if deleted:
        notes.append(f"Left out {deleted} passages that the file marks as deleted.")
    if not parts:
        raise UnreadableError("the DOCX holds no text")
    return "\n\n".join(parts), tuple(notes)


def _tree(data: bytes) -> ElementTree.Element:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            if archive.getinfo(_BODY).file_size > _LONGEST:
                raise UnreadableError("the DOCX unpacks to too much to be one declaration")
            with archive.open(_BODY) as file:
                xml = file.read(_LONGEST + 1)
    except KeyError as error:
        raise UnreadableError("this is a packed file, but no DOCX") from error
    except (zipfile.BadZipFile, OSError, EOFError, RuntimeError, NotImplementedError) as error:
        raise UnreadableError(f"the DOCX is damaged: {error}") from error
    # A DOCX has no document type; one that has wants to define entities.
    if len(xml) > _LONGEST or b"<!DOCTYPE" in xml:
        raise UnreadableError("the DOCX holds what no DOCX holds")
    try:
        return ElementTree.fromstring(xml)  # noqa: S314 - without a document type it is harmless
    except ElementTree.ParseError as error:
        raise UnreadableError(f"the DOCX is damaged: {error}") from error


def _words(paragraph: ElementTree.Element) -> str:
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
    return "".join(pieces)


def _value(paragraph: ElementTree.Element, name: str) -> str:
    element = paragraph.find(f"{_W}pPr/{_W}{name}")
    return "" if element is None else element.get(f"{_W}val", "")
