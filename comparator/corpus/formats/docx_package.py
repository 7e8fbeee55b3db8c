"""The parts of a DOCX: a packed folder of XML, whose parts name each other by relationships.

    _rels/.rels → word/document2.xml → word/_rels/document2.xml.rels → styles, numbering, notes

Names of parts and of namespaces differ from program to program (Strict Open XML has others than
the usual, Transitional one); behind this module there is one set of names.
"""

import io
import posixpath
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
    "http://purl.oclc.org/ooxml/wordprocessingml/main": W,
    "http://purl.oclc.org/ooxml/officeDocument/math": M,
}
_MAIN = "word/document.xml"
_PARTS = ("numbering", "styles", "footnotes", "endnotes")
_LONGEST = 64 * 1024 * 1024  # bytes of XML, unpacked, of all parts together
_MOST_ELEMENTS = 1_500_000
_DEEPEST = 200  # elements within elements; tables within tables take six for each


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
    except (
        zipfile.BadZipFile, zlib.error, OSError, EOFError, RuntimeError, NotImplementedError,
        ValueError,
    ) as error:  # fmt: skip
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
        self._elements = _MOST_ELEMENTS

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
        builder = _Builder(self._elements)
        try:
            parser = ElementTree.XMLParser(target=builder)  # noqa: S314 - the builder bears no DTD
            parser.feed(xml)
            root: Element = parser.close()
        except (ElementTree.ParseError, LookupError, ValueError) as error:
            raise UnreadableError(f"the DOCX is damaged: {error}") from error
        self._elements = builder.room
        return root


class _Builder(ElementTree.TreeBuilder):
    """What builds a tree with one set of names, and stops where no DOCX would go on."""

    def __init__(self, room: int) -> None:
        super().__init__()
        self.room = room
        self._depth = 0
        self._tags: dict[str, str] = {}

    def doctype(self, *_: object) -> None:
        """Refuse a document type: with it come entities that grow and files that are fetched."""
        raise UnreadableError("the DOCX holds what no DOCX holds: a document type")

    def start(self, tag: str, attrs: dict[str, str]) -> Element:
        """Take in the beginning of an element."""
        self.room -= 1
        self._depth += 1
        if self.room < 0 or self._depth > _DEEPEST:
            raise UnreadableError("the DOCX holds too many parts to be one declaration")
        return super().start(
            self._tag(tag), {self._tag(name): value for name, value in attrs.items()}
        )

    def end(self, tag: str) -> Element:
        """Take in the end of an element."""
        self._depth -= 1
        return super().end(self._tag(tag))

    def _tag(self, tag: str) -> str:
        if tag not in self._tags:
            uri, _, name = tag.removeprefix("{").rpartition("}")
            self._tags[tag] = f"{_STRICT[uri]}{name}" if uri in _STRICT else tag
        return self._tags[tag]
