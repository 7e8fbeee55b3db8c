"""From DOCX to blocks: what a reader of the file sees, all changes accepted.

package → styles, numbering, notes → paragraphs and tables in order → blocks
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import islice
from xml.etree.ElementTree import Element

from comparator.corpus.formats.completeness import stretches_of_docx, untold
from comparator.corpus.formats.detection import UnreadableError
from comparator.corpus.formats.docx_contents import contents_paragraphs
from comparator.corpus.formats.docx_numbering import Mark, Numbering, numbering_of
from comparator.corpus.formats.docx_package import Package, W, read_package
from comparator.corpus.formats.docx_styles import (
    Styles,
    first_number,
    has,
    is_on,
    styles_of,
    value_of,
)
from comparator.corpus.formats.docx_words import BOX, Words, shown_children
from comparator.corpus.plain_text.times_widths import RAISED_DIGITS
from comparator.language.knowledge import alternatives
from comparator.model import DEEPEST_ITEM, Block, BlockKind

_HEADING = re.compile(
    r"(?:heading|überschrift|titre|заголовок|标题|標題|見出し|제목|t[íi]tulo|titolo|nagłówek|rubrik|"
    r"kop|nadpis|başlık|عنوان)\s*(\d)?"
)
_TITLE = re.compile(r"title|titel|название|标题|標題")
_BODY_LEVEL = 9  # the outline level of what is no heading
_LONGEST_HEADING = 60  # words: treaties style whole paragraphs as headings, to have them numbered
# What a cell holds that has nothing but the number of what stands beside it.
_OWN_NUMBER = re.compile(
    r"\(?(?:\d{1,3}(?:\.\d{1,3}){0,3}|[ivxlc]{1,6}|[^\W\d_])[.)、．]{0,2}"
    r"|第?[一二三四五六七八九十百]{1,4}[、.条條章]?|[①-⑳•●▪–—-]"
    rf"|(?:{alternatives('parts_with_numbers')}|§)\s*\d{{1,3}}\.?",
    re.IGNORECASE,
)
_LONGEST_CELL = 8  # words of a cell of figures
_STORY = frozenset(f"{W}{tag}" for tag in ("p", "tbl", "altChunk"))
_MOST_WAITING = 100  # pieces that were left out and whose place is looked for
_MOST_QUOTED = 3  # of what was left out
_QUOTED = 60  # characters of each


def docx_blocks(data: bytes) -> tuple[tuple[Block, ...], tuple[str, ...]]:
    """Return the blocks of a DOCX, and a sentence on each thing left out or written out.

    Raises:
        UnreadableError: It is no DOCX, is damaged, or unpacks to more than anyone would write.
    """
    package = read_package(data)
    try:
        reading = _reading(package)
        pieces = [piece for piece in reading.pieces(package.document) if not piece.is_bare]
    except RecursionError as error:
        raise UnreadableError("the DOCX is nested deeper than anyone would write") from error
    if not pieces:
        raise UnreadableError("the DOCX holds no text")
    blocks = tuple(
        Block(number, piece.kind, piece.text, level=piece.level)
        for number, piece in enumerate(pieces, start=1)
    )
    deleted = _deleted(package.document)
    told = [block.text for block in blocks] + reading.left_out() + deleted
    stretches: Iterable[str] = stretches_of_docx(data)
    gone = reading.words.left_out
    for left_out in (gone.hidden, gone.struck, gone.readings, reading.listed):
        stretches = _without(stretches, left_out)
    lost = untold(stretches, told, is_counted=False)
    return blocks, (*_notes(reading, deleted), *lost)


@dataclass(slots=True)
class _Piece:
    """What becomes a block; `is_bare` if it is the number of a paragraph without words.

    A note stands behind what calls it.
    """

    text: str
    kind: BlockKind = BlockKind.PARAGRAPH
    level: int = 0
    is_bare: bool = False
    is_note: bool = False


@dataclass(slots=True)
class _Reading:
    """What was read of a document so far.

    Attributes:
        numbering: Its lists, counted as far as they were read.
        words: What takes the words of paragraphs, and tells what it left out.
        contents: Paragraphs of its lists of contents.
        numbered: How many paragraphs got their number.
        listed: What its lists of contents say, which is left out.
        rows: How many rows of figures became one paragraph each.
        embedded: How many documents within it were not read.
    """

    styles: Styles
    numbering: Numbering
    words: Words
    contents: frozenset[Element] = frozenset()
    numbered: int = 0
    listed: list[str] = field(default_factory=list)
    rows: int = 0
    embedded: int = 0

    def left_out(self) -> list[str]:
        """Return all words that were left out and are told."""
        gone = self.words.left_out
        return [*gone.hidden, *gone.struck, *gone.readings, *self.listed]

    def pieces(self, container: Element) -> list[_Piece]:
        """Return what stands in the body, in a cell or in a text box."""
        made: list[_Piece] = []
        # What is read on into the next paragraph, and the number that stood before it.
        carried, mark = "", None
        for element in _shown(container, _STORY):
            if element.tag != f"{W}p":
                made += [_Piece(_tidied(carried))] if carried.strip() else []
                carried, mark = "", None
                made += self._table(element) if element.tag == f"{W}tbl" else []
                self.embedded += element.tag == f"{W}altChunk"
                continue
            called = len(self.words.calls)
            text = self.words.of(element)
            properties = element.find(f"{W}pPr")
            if has(properties, "rPr/del") or has(properties, "rPr/moveFrom"):
                carried += text  # the next paragraph goes on here, set as it is
            elif is_on(value_of(properties, "rPr/vanish")):
                # Word shows the next paragraph on the same line.
                if text.strip():
                    mark = mark or self.numbering.mark(element)
                    carried += f"{text} "
            else:
                own = self.numbering.mark(element)
                made += self._paragraph(element, carried + text, mark or own)
                carried, mark = "", None
            made += self._called_notes(called)
            for box in _shown(element, {BOX}):
                made += self.pieces(box)
        return [*made, _Piece(_tidied(carried))] if carried.strip() else made

    def _paragraph(self, paragraph: Element, raw: str, mark: Mark | None) -> Iterator[_Piece]:
        text = _tidied(raw)
        if paragraph in self.contents:
            self.listed += [text] if text else []
            return
        number = mark.text if mark else ""
        if not text:
            # A reader sees the number of an empty paragraph, too: in a table it has a cell.
            if number.strip():
                yield _Piece(number.strip(), is_bare=True)
            return
        self.numbered += bool(number)
        if level := _heading_level(self.styles, paragraph, text):
            yield _Piece(" ".join(f"{number}{text}".split()), BlockKind.HEADING, level)
        elif mark and mark.depth is not None:
            yield _Piece(number + text, BlockKind.ITEM, min(mark.depth, DEEPEST_ITEM))
        else:
            yield _Piece(number + text)

    def _called_notes(self, called: int) -> Iterator[_Piece]:
        """Yield the notes that were called since so many were, as a PDF has them."""
        for number, name in enumerate(self.words.calls[called:], start=called + 1):
            if text := self.words.notes.get(name):
                yield _Piece(f"{str(number).translate(RAISED_DIGITS)} {text}", is_note=True)

    def _table(self, table: Element) -> list[_Piece]:
        """Return a table row by row; a number in a cell of its own goes to what is beside it."""
        rows = [
            [
                pieces
                for cell in _shown(row, {f"{W}tc"})
                if not has(cell, "tcPr/cellDel") and (pieces := self.pieces(cell))
            ]
            for row in _shown(table, {f"{W}tr"})
            if not has(row, "trPr/del")
        ]
        of_figures = _is_of_figures([[_own(cell) for cell in row] for row in rows])
        made: list[_Piece] = []
        for row in rows:
            cells = _with_numbers(row)
            if of_figures and len(cells) > 1:
                self.rows += 1
                made.append(_Piece(" ".join(cell[0].text for cell in cells)))
                made += [piece for cell in cells for piece in cell if piece.is_note]
            else:
                made += [piece for cell in cells for piece in cell]
        return made


def _heading_level(styles: Styles, paragraph: Element, text: str) -> int:
    """Return 1 of a title, 2 of a heading, 0 of all else, by outline level and style."""
    if len(text.split()) > _LONGEST_HEADING:
        return 0
    style = styles.of_paragraph(paragraph)
    chain = list(styles.chain(style))
    own = first_number([value_of(paragraph, "pPr/outlineLvl")])
    names = [styles.name(style), *(styles.name(name) for name, _ in chain[1:])]
    if _TITLE.fullmatch(names[0]):
        return 1
    outline = first_number(
        [None if own is None else str(own)]
        + [value_of(element, "pPr/outlineLvl") for _, element in chain]
    )
    if outline is not None:
        return 2 if outline < _BODY_LEVEL else 0
    return 2 if any(_HEADING.fullmatch(name) for name in names) else 0


def _with_numbers(row: Sequence[list[_Piece]]) -> list[list[_Piece]]:
    """Return the cells of a row, the number in a cell of its own before the words beside it."""
    if len(row) > 1 and len(row[0]) == 1 and _OWN_NUMBER.fullmatch(row[0][0].text):
        beside = row[1][0]
        joined = replace(beside, text=f"{row[0][0].text} {beside.text}", is_bare=False)
        return [[joined, *row[1][1:]], *row[2:]]
    return list(row)


def _own(cell: Sequence[_Piece]) -> list[_Piece]:
    return [piece for piece in cell if not piece.is_note]


def _is_of_figures(rows: Sequence[Sequence[list[_Piece]]]) -> bool:
    """Whether a table is one of short cells and figures, whose rows are read across."""
    cells = [cell for row in rows for cell in row]
    is_short = all(len(cell) == 1 and len(cell[0].text.split()) <= _LONGEST_CELL for cell in cells)
    columns = max((len(row) for row in rows), default=0)
    with_figures = sum(any(c.isdecimal() for cell in row[1:] for c in cell[0].text) for row in rows)
    return is_short and columns > 1 and len(rows) > 1 and with_figures * 3 >= len(rows)


def _reading(package: Package) -> _Reading:
    styles = styles_of(package.styles)
    notes = {
        (kind, note.get(f"{W}id", "")): _tidied(
            " ".join(Words(styles, {}).of(p) for p in note.iter(f"{W}p"))
        ).replace("\n", " ")
        for kind, root in (("footnote", package.footnotes), ("endnote", package.endnotes))
        for note in root.iter(f"{W}{kind}")
    }
    contents = contents_paragraphs(package.document, styles)
    numbering = numbering_of(package.numbering, styles)
    words = Words(styles, {})
    told = ((p, _tidied(words.of(p))) for p in package.document.iter(f"{W}p"))
    numbering.learn_levels(
        (paragraph, text) for paragraph, text in told if not _heading_level(styles, paragraph, text)
    )
    return _Reading(styles, numbering, Words(styles, notes), contents)


def _shown(element: Element, wanted: frozenset[str] | set[str]) -> Iterator[Element]:
    """Yield the elements with such names that a reader sees in another, none within another."""
    for child in shown_children(element):
        if child.tag in wanted:
            yield child
        else:
            yield from _shown(child, wanted)


def _without(stretches: Iterable[str], left_out: Iterable[str]) -> Iterator[str]:
    """Yield the stretches of the source without what was left out of them and is told.

    Both come about in the order of the file: each is looked for among the next few.
    """
    coming, waiting = filter(str.strip, left_out), list[str]()
    for stretch in stretches:
        rest, before = stretch, None
        while rest != before:
            waiting += islice(coming, _MOST_WAITING - len(waiting))
            before, looked_for, waiting = rest, waiting, []
            for gone in looked_for:
                if gone in rest:
                    rest = rest.replace(gone, "", 1)
                else:
                    waiting.append(gone)
        yield rest


def _tidied(text: str) -> str:
    """Return words with one space between them, line by line."""
    return "\n".join(re.sub(" +", " ", line).strip(" ") for line in text.split("\n")).strip()


def _deleted(document: Element) -> list[str]:
    """Return the words that the file marks as deleted, stretch by stretch."""
    deleted = [e.text or "" for e in document.iter(f"{W}delText")]
    # Of a row that was deleted as a whole the words need not be marked.
    for row in document.iter(f"{W}tr"):
        if has(row, "trPr/del"):
            deleted += ["".join(t.text or "" for t in p.iter(f"{W}t")) for p in row.iter(f"{W}p")]
    return deleted


def _notes(reading: _Reading, deleted: Sequence[str]) -> Iterator[str]:
    """Yield a sentence on each thing that is not as the file has it."""
    kinds = Counter(kind for kind, _ in reading.words.calls)
    if kinds:
        called = " and ".join(f"{count} {kind}s" for kind, count in sorted(kinds.items())[::-1])
        yield f"Set {called} behind the paragraphs that call them."
    if reading.numbered:
        yield f"Wrote out the numbers of {reading.numbered} paragraphs, which the file counts."
    if reading.rows:
        yield f"Wrote {reading.rows} rows of tables as one paragraph each."
    gone = reading.words.left_out
    for what, texts in (
        ("the file marks as deleted", deleted),
        ("the file hides", gone.hidden),
        ("the file strikes out", gone.struck),
        ("stands above words to say how they are read", gone.readings),
        ("its list of contents says", reading.listed),
    ):
        if texts:
            yield f"Left out what {what}: {_quoted(texts)}."
    if reading.embedded:
        yield f"Left out {reading.embedded} documents that the file has inside it."


def _quoted(texts: Sequence[str]) -> str:
    texts = [" ".join(text.split()) for text in texts if text.strip()]
    shown = [text if len(text) <= _QUOTED else f"{text[: _QUOTED - 1]}…" for text in texts]
    more = f" and {len(texts) - _MOST_QUOTED} more" if len(texts) > _MOST_QUOTED else ""
    return ", ".join(f"“{text}”" for text in shown[:_MOST_QUOTED]) + more
