"""DOCX: a pair as a Word file with tracked changes.

Accepting all changes gives the newer text, rejecting all the older one, block by block. The end
of a paragraph is a tracked change as well (`w:del` in the properties of its mark): a paragraph
whose end goes is joined with the next one.

Word knows moves of the same words only. What moved and was reworded goes and comes, and a comment
at either place names the other and shows the wording that changed.
"""

import io
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import count

from comparator.exports.block_stream import Piece, merged
from comparator.exports.docx_runs import language_mark, text_runs
from comparator.exports.selection import Selection, wanted_of_pair
from comparator.exports.xml import HEAD, element, escape
from comparator.language.codes import is_right_to_left
from comparator.model import UNDATED, Block, BlockKind, Collation, Declaration

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_AUTHOR = "comparator"
_STYLES = (
    # Id, name, half points of size, bold, indent in twentieths of a point, centred
    ("Normal", "Normal", 22, False, 0, False),
    ("Title", "Title", 36, True, 0, False),
    ("Heading2", "heading 2", 26, True, 0, False),
    ("ListParagraph", "List Paragraph", 22, False, 480, False),
    ("Formal", "Formal", 22, False, 0, True),
)


def write(selection: Selection) -> bytes:
    """Return the Word file of the chosen pair, or of the newest two declarations."""
    left, right, collation = selection.chosen_pair()
    wanted = None
    if selection.theme:
        wanted = wanted_of_pair(selection, left, right, collation)
    stream = _closed(merged(left, right, collation, wanted))
    date = None if right.date == UNDATED else f"{right.date.isoformat()}T00:00:00Z"
    title = f"{left.title} → {right.title}"
    fictional = "Fictional. " if selection.edition.series.is_fictional else ""
    note = f"{fictional}{_named(left)} → {_named(right)}. Changes found by comparator."
    paragraphs = _Paragraphs(stream, date, right.language, _moves_told(collation))
    document = _document(paragraphs)  # before its comments, which it gathers
    parts = {
        "[Content_Types].xml": _content_types(),
        "_rels/.rels": _relations(
            ("officeDocument", "word/document.xml"),
            ("metadata/core-properties", "docProps/core.xml"),
        ),
        "docProps/core.xml": _properties(title, right.language),
        "word/document.xml": document,
        "word/header1.xml": _header(note),
        "word/comments.xml": _comments(paragraphs.comments, date),
        "word/styles.xml": _styles(right.language),
        "word/_rels/document.xml.rels": _relations(
            ("styles", "styles.xml"), ("header", "header1.xml"), ("comments", "comments.xml")
        ),
    }
    return _zipped({name: (HEAD + part).encode() for name, part in parts.items()})


def _named(declaration: Declaration) -> str:
    dated = "" if declaration.date == UNDATED else f" ({declaration.date})"
    return f"{declaration.title}{dated}"


@dataclass(frozen=True, slots=True)
class _Move:
    """A link that did not keep its place: where it stood, where it stands, and its edits."""

    older: str
    newer: str
    edits: Sequence[tuple[int, str]]


def _moves_told(collation: Collation) -> dict[str, _Move]:
    """Return the moves of a collation by the key that the stream has for them."""
    return {
        link.right[0]: _Move(_place(link.left[0]), _place(link.right[0]), variant.edits)
        for link, variant in zip(collation.links, collation.variants, strict=True)
        if link.moved
    }


def _place(passage_id: str) -> str:
    return f"¶{passage_id.rpartition('#p')[2]}"


def _closed(stream: Sequence[Piece]) -> tuple[Piece, ...]:
    """Return the stream with an end that both texts share: Word cannot take away the last one."""
    pieces = list(stream)
    ends = [n for n, piece in enumerate(pieces) if piece.block]
    if not ends or pieces[ends[-1]].sign == 0:
        return tuple(pieces)
    last_old = max((n for n in ends if pieces[n].sign <= 0), default=-1)
    last_new = max((n for n in ends if pieces[n].sign >= 0), default=-1)
    block = pieces[ends[-1]].block
    first, last = sorted((last_old, last_new))
    sign = pieces[last].sign
    if first >= 0 and pieces[first].sign == 0:
        # An end of both, and then more of one: the end goes over to the one.
        pieces[first] = replace(pieces[first], sign=sign)
        del pieces[last]
    elif first >= 0:
        del pieces[last], pieces[first]
    else:
        del pieces[last]
    return (*pieces, Piece(0, "", block, block))


class _Paragraphs:
    """The paragraphs of a stream, with numbers for their changes."""

    def __init__(
        self, stream: Sequence[Piece], date: str | None, language: str, moves: Mapping[str, _Move]
    ) -> None:
        self.comments: list[str] = []
        self._stream = stream
        self._date = date
        self._language = language
        self._told = dict(moves)
        self._number = count(1)
        sides: dict[str, dict[int, list[str]]] = {}
        for piece in stream:
            if piece.moved:
                sides.setdefault(piece.moved, {}).setdefault(piece.sign, []).append(piece.text)
        # Word calls only the same words, in one piece, moved.
        self._moves = {
            key: n
            for n, (key, texts) in enumerate(sides.items(), 1)
            if len(texts) == 2 and texts[-1] == texts[1] and len(texts[1]) == 1
        }

    def __iter__(self) -> Iterator[str]:
        content: list[str] = []
        for piece in self._stream:
            if piece.block is None:
                content.append(self._run(piece))
            else:
                yield self._paragraph(piece, piece.block, content)
                content = []

    def _change(self, **more: str) -> dict[str, str]:
        change = {"w:id": str(next(self._number)), "w:author": _AUTHOR}
        if self._date:
            change["w:date"] = self._date
        return change | {f"w:{key}": value for key, value in more.items()}

    def _paragraph(self, end: Piece, block: Block, content: Sequence[str]) -> str:
        mark = ""
        if end.sign:
            tag = "w:del" if end.sign < 0 else "w:ins"
            mark = element("w:rPr", None, element(tag, self._change()))
        style = element("w:pStyle", {"w:val": _style(block)})
        turned = "<w:bidi/>" * is_right_to_left(self._language)
        return element("w:p", None, element("w:pPr", None, style, turned, mark), *content)

    def _run(self, piece: Piece) -> str:
        if piece.sign == 0:
            return text_runs(piece.text, "w:t", self._language)
        if piece.moved in self._moves:
            return self._move(piece)
        tag, text = ("w:del", "w:delText") if piece.sign < 0 else ("w:ins", "w:t")
        run = element(tag, self._change(), text_runs(piece.text, text, self._language))
        return self._commented(piece, run) if piece.moved in self._told else run

    def _commented(self, piece: Piece, run: str) -> str:
        """Return a run with a comment on it: where it moved to or from, and what was reworded."""
        move = self._told[piece.moved]
        number = {"w:id": str(len(self.comments))}
        where = f"Moved to {move.newer}" if piece.sign < 0 else f"Moved here from {move.older}"
        words = text_runs(f"{where} and reworded: ", "w:t", "en")
        for sign, text in move.edits:
            face = {-1: "<w:strike/>", 0: "", 1: '<w:u w:val="single"/>'}[sign]
            words += text_runs(text, "w:t", self._language, face)
        self.comments.append(words)
        return (
            element("w:commentRangeStart", number)
            + run
            + element("w:commentRangeEnd", number)
            + element("w:r", None, element("w:commentReference", number))
        )

    def _move(self, piece: Piece) -> str:
        tag = "w:moveFrom" if piece.sign < 0 else "w:moveTo"
        start = self._change(name=f"move{self._moves[piece.moved]}")
        return (
            element(f"{tag}RangeStart", start)
            + element(tag, self._change(), text_runs(piece.text, "w:t", self._language))
            + element(f"{tag}RangeEnd", {"w:id": start["w:id"]})
        )


def _style(block: Block) -> str:
    if block.kind is BlockKind.HEADING:
        return "Title" if block.is_title else "Heading2"
    if block.kind is BlockKind.ITEM:
        return "ListParagraph"
    return "Formal" if block.kind is BlockKind.SEPARATOR else "Normal"


def _document(paragraphs: _Paragraphs) -> str:
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
        marks = {"w:id": str(n), "w:author": _AUTHOR} | ({"w:date": date} if date else {})
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
        element("dc:creator", None, _AUTHOR),
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
