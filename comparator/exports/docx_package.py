"""What every Word file of ours is made of: its parts, styles, comments, and the archive."""

import io
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from comparator.exports.docx_runs import language_mark, text_runs
from comparator.exports.xml import HEAD, element, escape
from comparator.language.codes import is_right_to_left
from comparator.model import UNDATED, Block, BlockKind, Declaration

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
AUTHOR = "comparator"
_STYLES = (
    # Id, name, half points of size, bold, indent in twentieths of a point, centred
    ("Normal", "Normal", 22, False, 0, False),
    ("Title", "Title", 36, True, 0, False),
    ("Heading2", "heading 2", 26, True, 0, False),
    ("ListParagraph", "List Paragraph", 22, False, 480, False),
    ("Formal", "Formal", 22, False, 0, True),
)


@dataclass(frozen=True, slots=True)
class WordFile:
    """A Word file.

    Attributes:
        title: Its title.
        language: The language of its text.
        note: What stands at the head of each page.
        paragraphs: Its paragraphs and tables, as elements.
        comments: The words of each comment, as runs.
        date: When its changes and comments were made, or None.
    """

    title: str
    language: str
    note: str
    paragraphs: Sequence[str]
    comments: Sequence[str] = ()
    date: str | None = None

    def bytes(self) -> bytes:
        """Return the file."""
        parts = {
            "[Content_Types].xml": _content_types(),
            "_rels/.rels": _relations(
                ("officeDocument", "word/document.xml"),
                ("metadata/core-properties", "docProps/core.xml"),
            ),
            "docProps/core.xml": _properties(self.title, self.language),
            "word/document.xml": _document(self.paragraphs),
            "word/header1.xml": _header(self.note),
            "word/comments.xml": _comments(self.comments, self.date),
            "word/styles.xml": _styles(self.language),
            "word/_rels/document.xml.rels": _relations(
                ("styles", "styles.xml"), ("header", "header1.xml"), ("comments", "comments.xml")
            ),
        }
        return _zipped({name: (HEAD + part).encode() for name, part in parts.items()})


def moment_of(declaration: Declaration) -> str | None:
    """Return the moment of the changes that lead to a text: the day of the text, if it has one."""
    return None if declaration.date == UNDATED else f"{declaration.date.isoformat()}T00:00:00Z"


def named(declaration: Declaration) -> str:
    """Return the title of a text with its day."""
    dated = "" if declaration.date == UNDATED else f" ({declaration.date})"
    return f"{declaration.title}{dated}"


def commented(number: int, run: str) -> str:
    """Return runs with a comment on them."""
    mark = {"w:id": str(number)}
    return (
        element("w:commentRangeStart", mark)
        + run
        + element("w:commentRangeEnd", mark)
        + element("w:r", None, element("w:commentReference", mark))
    )


def paragraph(style: str, language: str, *content: str, mark: str = "") -> str:
    """Return a paragraph.

    Args:
        style: Id of its style.
        language: Of its words, which says from where it is read.
        content: Its runs.
        mark: The properties of its end.
    """
    turned = "<w:bidi/>" * is_right_to_left(language)
    kind = element("w:pStyle", {"w:val": style})
    return element("w:p", None, element("w:pPr", None, kind, turned, mark), *content)


def style_of(block: Block) -> str:
    """Return the id of the style of a block."""
    if block.kind is BlockKind.HEADING:
        return "Title" if block.is_title else "Heading2"
    if block.kind is BlockKind.ITEM:
        return "ListParagraph"
    return "Formal" if block.kind is BlockKind.SEPARATOR else "Normal"


def _document(paragraphs: Iterable[str]) -> str:
    section = element(
        "w:sectPr",
        None,
        element("w:headerReference", {"w:type": "default", "r:id": "rId2"}),
        element("w:pgSz", {"w:w": "11906", "w:h": "16838"}),
        element(
            "w:pgMar",
            {
                **{f"w:{edge}": "1418" for edge in ("top", "right", "bottom", "left")},
                **{f"w:{edge}": "709" for edge in ("header", "footer")},
                "w:gutter": "0",
            },
        ),
    )
    body = element("w:body", None, *paragraphs, section)
    return element("w:document", {"xmlns:w": _W, "xmlns:r": _R}, body)


def _header(note: str) -> str:
    return element("w:hdr", {"xmlns:w": _W}, element("w:p", None, text_runs(note, "w:t", "en")))


def _comments(comments: Sequence[str], date: str | None) -> str:
    """Return the part with the comments; each is given as its runs."""
    made = []
    for n, words in enumerate(comments):
        marks = {"w:id": str(n), "w:author": AUTHOR} | ({"w:date": date} if date else {})
        made.append(element("w:comment", marks, element("w:p", None, words)))
    return element("w:comments", {"xmlns:w": _W}, *made)


def _styles(language: str) -> str:
    defaults = element(
        "w:docDefaults",
        None,
        element("w:rPrDefault", None, element("w:rPr", None, language_mark(language))),
    )
    return element("w:styles", {"xmlns:w": _W}, defaults, *(_one_style(*s) for s in _STYLES))


def _one_style(  # noqa: PLR0913 - a row of the table of styles
    key: str, name: str, size: int, bold: bool, indent: int, centred: bool
) -> str:
    marks = {"w:type": "paragraph", "w:styleId": key} | (
        {"w:default": "1"} if key == "Normal" else {}
    )
    shape = [element("w:spacing", {"w:after": "120"})]
    shape += [element("w:ind", {"w:left": str(indent)})] * bool(indent)
    shape += [element("w:jc", {"w:val": "center"})] * centred
    # The same again for the letters of complex scripts, which have a size and weight of their own.
    face = ["<w:b/><w:bCs/>"] * bold
    face += [element(tag, {"w:val": str(size)}) for tag in ("w:sz", "w:szCs")]
    return element(
        "w:style",
        marks,
        element("w:name", {"w:val": name}),
        element("w:pPr", None, *shape),
        element("w:rPr", None, *face),
    )


def _properties(title: str, language: str) -> str:
    return element(
        "cp:coreProperties",
        {
            "xmlns:cp": f"{_PACKAGE}/metadata/core-properties",
            "xmlns:dc": "http://purl.org/dc/elements/1.1/",
        },
        element("dc:title", None, escape(title)),
        element("dc:creator", None, AUTHOR),
        element("dc:language", None, escape(language)),
    )


def _content_types() -> str:
    parts = {
        "/word/document.xml": f"{_TYPE}.document.main+xml",
        "/word/styles.xml": f"{_TYPE}.styles+xml",
        "/word/header1.xml": f"{_TYPE}.header+xml",
        "/word/comments.xml": f"{_TYPE}.comments+xml",
        "/docProps/core.xml": "application/vnd.openxmlformats-package.core-properties+xml",
    }
    rels = "application/vnd.openxmlformats-package.relationships+xml"
    return element(
        "Types",
        {"xmlns": f"{_PACKAGE}/content-types"},
        element("Default", {"Extension": "rels", "ContentType": rels}),
        element("Default", {"Extension": "xml", "ContentType": "application/xml"}),
        *(element("Override", {"PartName": n, "ContentType": t}) for n, t in parts.items()),
    )


def _relations(*targets: tuple[str, str]) -> str:
    """Return relations: the last word of a kind and its target."""
    rows = []
    for n, (kind, target) in enumerate(targets, 1):
        base = f"{_PACKAGE}/relationships" if "/" in kind else _R
        rows.append(
            element("Relationship", {"Id": f"rId{n}", "Type": f"{base}/{kind}", "Target": target})
        )
    return element("Relationships", {"xmlns": f"{_PACKAGE}/relationships"}, *rows)


def _zipped(parts: Mapping[str, bytes]) -> bytes:
    """Return a zip archive; not compressed, as compressors differ from machine to machine."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as archive:
        for name, data in parts.items():
            entry = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            entry.create_system = 3
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, data)
    return out.getvalue()
