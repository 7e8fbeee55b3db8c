"""What every Word file of ours is made of: its parts, styles, comments, and the archive."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from comparator.exports.docx_runs import language_mark, text_runs
from comparator.exports.ooxml import (
    PACKAGE,
    PACKAGE_TYPE,
    RELATIONSHIPS,
    content_types,
    relations,
    zipped,
)
from comparator.exports.xml import element, escape
from comparator.language.codes import is_right_to_left
from comparator.model import UNDATED, Block, BlockKind, Declaration

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
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
            "[Content_Types].xml": content_types(
                {
                    f"/word/{name}.xml": f"{_TYPE}.{kind}+xml"
                    for name, kind in (
                        ("document", "document.main"),
                        ("styles", "styles"),
                        ("header1", "header"),
                        ("comments", "comments"),
                    )
                }
                | {"/docProps/core.xml": f"{PACKAGE_TYPE}.core-properties+xml"}
            ),
            "_rels/.rels": relations(
                ("officeDocument", "word/document.xml"),
                ("metadata/core-properties", "docProps/core.xml"),
            ),
            "docProps/core.xml": _properties(self.title, self.language),
            "word/document.xml": _document(self.paragraphs),
            "word/header1.xml": _header(self.note),
            "word/comments.xml": _comments(self.comments, self.date),
            "word/styles.xml": _styles(self.language),
            "word/_rels/document.xml.rels": relations(
                ("styles", "styles.xml"), ("header", "header1.xml"), ("comments", "comments.xml")
            ),
        }
        return zipped(parts)


def moment_of(declaration: Declaration) -> str | None:
    """Return the moment of the changes that lead to a text: the day of the text, if it has one."""
    return None if declaration.date == UNDATED else f"{declaration.date.isoformat()}T00:00:00Z"


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
    """Return a paragraph."""
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
    return element("w:document", {"xmlns:w": _W, "xmlns:r": RELATIONSHIPS}, body)


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
            "xmlns:cp": f"{PACKAGE}/metadata/core-properties",
            "xmlns:dc": "http://purl.org/dc/elements/1.1/",
        },
        element("dc:title", None, escape(title)),
        element("dc:creator", None, AUTHOR),
        element("dc:language", None, escape(language)),
    )
