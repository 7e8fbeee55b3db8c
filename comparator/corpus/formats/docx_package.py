"""The parts of a DOCX: a packed folder of XML, whose parts name each other by relationships.

    _rels/.rels → word/document2.xml → word/_rels/document2.xml.rels → styles, numbering, notes

Names of parts and of namespaces differ from program to program (Strict Open XML has others than
the usual, Transitional one); behind this module there is one set of names.
"""

import codecs
import io
import lzma
import posixpath
import struct
import zipfile
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

from comparator.corpus.formats.detection import UnreadableError

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
NOTHING = Element("nothing")
_STRICT = {
    b"http://purl.oclc.org/ooxml/wordprocessingml/main": W[1:-1].encode(),
    b"http://purl.oclc.org/ooxml/officeDocument/math": M[1:-1].encode(),
}
_MAIN = "word/document.xml"
_PARTS = ("numbering", "styles", "footnotes", "endnotes")
UNPACKING_ERRORS = (
    *(zipfile.BadZipFile, zlib.error, lzma.LZMAError, struct.error),
    *(OSError, EOFError, RuntimeError, NotImplementedError, ValueError),
)
"""What unpacking raises for a damaged or odd archive."""
_LONGEST = 64 * 1024 * 1024  # bytes of XML, unpacked, of all parts together
_MOST_TAGS = 2_000_000  # of all parts together; each becomes an object


@dataclass(frozen=True, slots=True)
class Package:
    """The parts of a document that tell its text; an empty element for what it has not got."""

    document: Element
    numbering: Element
    styles: Element
    footnotes: Element
    endnotes: Element


def read_package(data: bytes) -> Package:
    """Return the parts of a DOCX.

    Raises:
        UnreadableError: It is no DOCX, is damaged, or unpacks to more than anyone would write.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return _package(archive)
    except UNPACKING_ERRORS as error:
        raise UnreadableError(f"the DOCX is damaged: {error}") from error


def _package(archive: zipfile.ZipFile) -> Package:
    reader = _Reader(archive)
    main = next(iter(_targets(reader, "").get("officeDocument", ())), _MAIN)
    document = reader.tree(main)
    if document is None:
        raise UnreadableError("this is a packed file, but no DOCX")
    if document.tag != f"{W}document":
        raise UnreadableError("this is a file of an office program, but no text document")
    targets = _targets(reader, main)
    folder = posixpath.dirname(main)
    parts = []
    for part in _PARTS:
        # A file made by hand may lack the relationships that Word writes.
        names = (*targets.get(part, ()), posixpath.join(folder, f"{part}.xml"))
        trees = (reader.tree(name) for name in names)
        parts.append(next((tree for tree in trees if tree is not None), NOTHING))
    return Package(document, *parts)


def _targets(reader: "_Reader", part: str) -> Mapping[str, list[str]]:
    """Return the parts that a part names, by what they are to it, such as "styles"."""
    folder, name = posixpath.split(part)
    rels = reader.tree(posixpath.join(folder, "_rels", f"{name}.rels"))
    found: dict[str, list[str]] = {}
    for one in () if rels is None else rels:
        target = one.get("Target", "")
        if target and one.get("TargetMode") != "External":
            path = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
            found.setdefault(one.get("Type", "").rpartition("/")[2], []).append(path)
    return found


class _Reader:
    """What reads parts, as long as they are not too much altogether."""

    def __init__(self, archive: zipfile.ZipFile) -> None:
        self._archive = archive
        # Some programs write names with backslashes or in other letters.
        self._names = {name.replace("\\", "/").lower(): name for name in archive.namelist()}
        self._room = _LONGEST
        self._tags = _MOST_TAGS

    def tree(self, part: str) -> Element | None:
        """Return the tree of a part, None if there is no such part."""
        name = self._names.get(part.lower())
        if name is None:
            return None
        # What the folder says of its size may be a lie.
        with self._archive.open(name) as file:
            xml = file.read(self._room + 1)
        self._room -= len(xml)
        if self._room < 0:
            raise UnreadableError("the DOCX unpacks to too much to be one declaration")
        encoding = None
        if xml.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
            xml, encoding = xml.decode("utf-16").encode(), "utf-8"
        self._tags -= xml.count(b"<")
        if self._tags < 0:
            raise UnreadableError("the DOCX holds too many parts to be one declaration")
        # With a document type come entities that grow and files that are fetched; with NUL bytes
        # it could hide.
        if b"<!DOCTYPE" in xml or b"\0" in xml:
            raise UnreadableError("the DOCX holds what no DOCX holds")
        for strict, usual in _STRICT.items():
            xml = xml.replace(strict, usual)
        try:
            parser = ElementTree.XMLParser(encoding=encoding)  # noqa: S314 - no document type
            parser.feed(xml)
            return parser.close()
        except (ElementTree.ParseError, LookupError, ValueError) as error:
            raise UnreadableError(f"the DOCX is damaged: {error}") from error
