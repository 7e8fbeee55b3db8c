"""From Markdown to blocks, as it would be shown: marks go, words and written numbers stay."""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from comparator.corpus.formats.blocks import heading, item, paragraph, separator
from comparator.corpus.formats.completeness import untold, untold_of_html
from comparator.corpus.formats.headings import (
    is_bold_heading,
    parted_at_headings,
    with_signatures_as_text,
)
from comparator.corpus.formats.html import blocks_of_page, page_blocks, parse
from comparator.corpus.formats.markdown_dialects import without_dialect
from comparator.corpus.formats.markdown_pages import without_pages
from comparator.corpus.formats.page_blocks import GAP, quoted, shown_line
from comparator.corpus.plain_text.hyphens import with_cut_words_joined
from comparator.corpus.plain_text.times_widths import RAISED_DIGITS
from comparator.model import Block

if TYPE_CHECKING:
    from markdown_it.token import Token

_BLANK_LINE = re.compile("^(?:[^\\S\n]|[\u00ad\u200b-\u200f\u2060\ufeff])+$", re.MULTILINE)
_NOTE_MARK = re.compile(r"\[\^([^\]\s^]{1,40})\]")
_INLINE_NOTE = re.compile(r"(?<!\\)\^\[([^\[\]]{1,2000})\]")
_NEXT_SENTENCE = re.compile(r"[^\W\d_]{3}[.!?][\"”’)]*\s+[\"“‘(]*[^\W\d_]{2}")
_NOTE_LINE = re.compile(r"^ {0,3}\[\^([^\]\s^]{1,40})\]:[ \t]*", re.MULTILINE)
# "**Space **" is no bold type by the grammar, and meant as such by whatever wrote it.
_LOOSE_BOLD = re.compile(r"^(\s*)\*\*[^\S\n]*([^*\n]*?\S)[^\S\n]*\*\*(?=\s*$)", re.MULTILINE)
# So is "**Space  ", with the marks that end it on the line below.
_LATE_END = re.compile(
    r"^([^\S\n]*\*\*[^*\n]*?\S)[^\S\n]*\n[^\S\n]*\*\*(?=[^\S\n]*$)", re.MULTILINE
)
_STRAY_BOLD = re.compile(r"\*\*(?=[^*]*\S)([^*]+)\*\*")
# "responses*.*": stress of a full stop, which the grammar takes for two stars.
_STRESSED_STOP = re.compile(r"(?<=\w)(\*{1,3})([.,;:!?…]+)\1(?![*\w])")
_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)
_UNSEEN = re.compile(r"<(script|style|head)\b.*?(?:</\1\s*>|\Z)", re.DOTALL | re.IGNORECASE)
_COMMENT = re.compile(r"\s*<!--(?:(?!-->).)*-->\s*", re.DOTALL)
_STRUCK_TAG = re.compile(r"<(/?)(?:s|del|strike)\b[^<>]*>", re.IGNORECASE)
_END_MARK = re.compile(r"#{1,5}|#(?: #){1,4}|[-–—]\s*(?:30|end|ends)\s*[-–—]", re.IGNORECASE)
_BREAK_SHOWN = "\v"
_STRUCK = re.compile(f"{GAP}([^{GAP}]*){GAP}")
_DEEPEST = 60  # lists and quotations within one another
_LONGEST_UNDERLINED = 30  # words of a heading that is one by the line under it
# Beside the words: marks at the start of a line, addresses, tags, and what is between marks.
_NO_WORDS = re.compile(
    r"\]\(<[^<>\n]*>\)|!\[[^\]\n]*\]\([^)\n]*\)|\]\([^)\n]*\)|\]\[[^\]\n]*\]|</?[a-z][^<>]*>"
    r"|^ {0,3}\[[^\]\n]+\]:.*$|^\s*\|?[-:| ]+\|[-:| ]*$|^[\s>]*(?:`{3,}|~{3,}).*$|&#?\w+;",
    re.MULTILINE | re.IGNORECASE,
)


def markdown_blocks(source: str) -> tuple[tuple[Block, ...], tuple[str, ...]]:
    """Return what Markdown shows as blocks, and a sentence on each thing left out or changed.

    The numbers of ordered lists are those that the source has, and part of the words.
    """
    from markdown_it import MarkdownIt

    # Four spaces are an indent in a declaration, not code. Escaped marks stay apart from others.
    parser = MarkdownIt("commonmark", {"maxNesting": _DEEPEST}).enable(["table", "strikethrough"])
    parser.disable(["code", "text_join"])
    source, paged = without_pages(source)
    source, joined = with_cut_words_joined(source)
    source, notes = without_dialect(source)
    source = _LOOSE_BOLD.sub(r"\1**\2**", _with_notes(_BLANK_LINE.sub("", source)))
    source = _LATE_END.sub(r"\1**  ", source)
    source = _STRESSED_STOP.sub(r"\2", source)
    tokens = parser.parse(source)
    walk = _Walk(shown=_numbers_shown(tokens))
    for position, token in enumerate(tokens):
        walk.take(token, position)
    walk.end_html()
    walk.drop_end_mark()
    told = [block.text for block in walk.blocks]
    lost = untold(_words(source), [*told, *walk.left_out, *walk.struck])
    blocks = with_signatures_as_text(walk.blocks, walk.guessed)
    return tuple(blocks), (*paged, *joined, *notes, *walk.notes(), *lost)


def _with_notes(source: str) -> str:
    """Return Markdown with its footnotes numbered as they are called, each a paragraph."""
    source = _with_inline_notes(source)
    names = list(dict.fromkeys(found[1] for found in _NOTE_MARK.finditer(source)))
    defined = {found[1] for found in _NOTE_LINE.finditer(source)}
    figures = [name for name in names if name.isdecimal()]
    numbers = {name: int(name) for name in figures}
    for name in names:
        if name in defined and name not in numbers:
            numbers[name] = max(numbers.values(), default=0) + 1
    raised = {name: str(number).translate(RAISED_DIGITS) for name, number in numbers.items()}
    source = _NOTE_LINE.sub(lambda m: f"\n{raised[m[1]]} " if m[1] in raised else m[0], source)
    return _NOTE_MARK.sub(lambda m: raised.get(m[1], m[0]), source)


def _with_inline_notes(source: str) -> str:
    """Return Markdown with each note that stands where it is called ("^[In Riga.]") set below."""
    paragraphs = re.split(r"(\n[ \t]*\n)", source) if "^[" in source else []
    for place, text in enumerate(paragraphs):
        notes: list[str] = []

        def call(found: re.Match[str], notes: list[str] = notes, place: int = place) -> str:
            name = f"{place}-{len(notes)}"
            notes.append(f"\n\n[^{name}]: {found[1]}")
            return f"[^{name}]"

        paragraphs[place] = _INLINE_NOTE.sub(call, text) + "".join(notes)
    return "".join(paragraphs) or source


@dataclass(frozen=True, slots=True)
class _Line:
    """What stands between two hard breaks."""

    text: str
    is_bold: bool


@dataclass(slots=True)
class _Walk:
    """What was read so far, token by token."""

    shown: dict[int, int]
    blocks: list[Block] = field(default_factory=list)
    left_out: list[str] = field(default_factory=list)
    dropped: Counter[str] = field(default_factory=Counter)
    # Headings by nothing but their bold type, each with its lines.
    guessed: list[tuple[Block, str]] = field(default_factory=list)
    marks: int = 0
    struck: list[str] = field(default_factory=list)
    kept: list[str] = field(default_factory=list)  # though they are struck out
    _lists: list[str] = field(default_factory=list)
    _mark: str | None = None  # of the item that begins: "" of a bullet, else its number
    _heading: int = 0
    _is_underlined: bool = False
    _row: list[str] | None = None
    _html: list[str] = field(default_factory=list)  # pieces that stand together
    _html_notes: list[str] = field(default_factory=list)
    _end_mark: str = ""

    def take(self, token: "Token", position: int) -> None:
        """Take in the token at a place; only those with text and those before a text matter."""
        if token.type == "html_block":
            self._html.append(token.content)
            return
        self.end_html()
        if token.type == "heading_open":
            self._heading, self._is_underlined = int(token.tag[1]), token.markup in {"-", "="}
        elif token.type in {"bullet_list_open", "ordered_list_open"}:
            self._lists.append(token.type[0])
        elif token.type in {"bullet_list_close", "ordered_list_close"}:
            self._lists.pop()
        elif token.type == "list_item_open":
            number = self.shown.get(position, token.info)
            self._mark = f"{number}{token.markup} " if token.info else ""
        elif token.type == "list_item_close":
            self._mark = None  # of an item that has no words
        elif token.type == "hr":
            self.blocks.append(separator())
        elif token.type in {"tr_open", "tr_close"}:
            self._take_row(token)
        elif token.type == "inline":
            self._take_inline(token.children or [])
        elif token.type in {"fence", "code_block"}:
            self._add([_Line(line, False) for line in token.content.split("\n")])

    def _take_row(self, token: "Token") -> None:
        """Begin the row of a table or end it: a paragraph with a line for each cell."""
        if token.type == "tr_open":
            self._row = []
        else:
            row, self._row = self._row or [], None
            self._add([_Line(cell, False) for cell in row])

    def _take_inline(self, tokens: "Sequence[Token]") -> None:
        lines = _lines_of(self._inline(tokens), self._unstruck)
        if self._row is not None:
            self._row.append(" ".join(line.text for line in lines))
        elif self._heading or self._mark is not None:
            self._add(lines)
        else:
            for part in parted_at_headings(lines):
                if all(line.is_bold for line in part if line.text):
                    words = " ".join(line.text for line in part)
                    is_heading = is_bold_heading(words) and not _NEXT_SENTENCE.search(words)
                    self._heading = 2 if is_heading else 0
                is_guess = self._heading > 0
                self._add(part)
                if is_guess:
                    rows = "\n".join(line.text for line in part if line.text)
                    self.guessed.append((self.blocks[-1], rows))

    def end_html(self) -> None:
        """Take in the HTML that was gathered, as a browser shows it."""
        source, self._html = "\n".join(self._html), []
        if not source or _COMMENT.fullmatch(source):
            return  # a mark between two lists, or a remark: nothing of it is shown
        root = parse(source)
        shown = [] if root is None else page_blocks(root)
        blocks, notes = blocks_of_page(shown)
        for block in blocks:
            rows = (" ".join(row.split()) for row in block.text.split("\n"))
            self.blocks.append(replace(block, text="\n".join(rows)))
        self._mark = None if blocks else self._mark
        self._html_notes += (*notes, *untold_of_html(source, shown))
        self.left_out += [words for one in shown for _, words in one.left_out]

    def _add(self, lines: "Sequence[_Line]") -> None:
        texts = [" ".join(line.text.split()) for line in lines]
        words = "\n".join(text for text in texts if text)
        if self._is_underlined and len(words.split()) > _LONGEST_UNDERLINED:
            self.blocks += [paragraph(words), separator()]
        elif words and self._heading:
            self.blocks.append(heading(f"{self._mark or ''}{words}", self._heading))
        elif words:
            self.blocks.append(self._listed(words))
        if words:
            self._mark = None
        self._heading, self._is_underlined = 0, False

    def _listed(self, words: str) -> Block:
        """Return a paragraph or an item; those of an outermost ordered list are paragraphs."""
        if self._mark is None:
            return paragraph(words)
        depth = len(self._lists) - 1 - (self._lists[:1] == ["o"])
        text = f"{self._mark}{words}"
        return paragraph(text) if self._mark and depth < 0 else item(text, max(0, depth))

    def _inline(self, tokens: "Sequence[Token]") -> Iterator[_Line]:
        """Yield stretches of text with whether they are bold; _BREAK_SHOWN is a hard break."""
        is_struck = is_raised = False
        bolds = 0
        for token in tokens:
            text = ""
            if token.type in {"s_open", "s_close"}:
                is_struck = token.type == "s_open"
            elif token.type in {"strong_open", "strong_close"}:
                bolds += 1 if token.type == "strong_open" else -1
            elif token.type in {"text", "text_special", "code_inline"}:
                text = token.content
            elif token.type == "softbreak":
                text = "\n"
            elif token.type == "hardbreak":
                text = _BREAK_SHOWN
            elif token.type == "html_inline":
                text = _BREAK_SHOWN if _BREAK.fullmatch(token.content) else ""
                if struck := _STRUCK_TAG.fullmatch(token.content):
                    is_struck = not struck[1]
                is_raised = token.content.lower().startswith("<sup")
                self.dropped["HTML tags"] += not _COMMENT.fullmatch(token.content)
            elif token.type == "image":
                self.dropped["pictures"] += 1
                self.left_out.append(token.content)
            self.marks += token.type.endswith("_open")
            if token.type == "text" and "**" in text:
                text, count = _STRAY_BOLD.subn(r"\1", text)
                self.marks += count
            if is_raised and text.strip().isdecimal():
                text = text.strip().translate(RAISED_DIGITS)
            if is_struck and text:
                text = f"{GAP}{text}{GAP}"
            yield _Line(text, bolds > 0)

    def _unstruck(self, line: str) -> str:
        """Return a line without what is struck out of it, but for a part of a word.

        That is a slip of who wrote it, and without it the word would be none.
        """
        line = line.replace(GAP * 2, "")  # between stretches that are set in two ways

        def settle(found: re.Match[str]) -> str:
            around = line[found.start() - 1 : found.start()], line[found.end() : found.end() + 1]
            is_part = found[1].isalpha() and any(letter.isalpha() for letter in around)
            (self.kept if is_part else self.struck).append(found[1])
            return found[1] if is_part else GAP

        return _STRUCK.sub(settle, line)

    def drop_end_mark(self) -> None:
        """Leave out the sign that the text ends, which is no word of it."""
        if len(self.blocks) > 1 and _END_MARK.fullmatch(self.blocks[-1].text):
            self._end_mark = self.blocks.pop().text

    def notes(self) -> list[str]:
        """Return a sentence on each thing that was left out or changed."""
        notes = [f"Left out {count} {what}." for what, count in self.dropped.items() if count]
        if self.shown:
            count = len(self.shown)
            notes.append(f"Counted on {count} numbers of lists that repeat the same number.")
        notes += self._html_notes
        if self.struck:
            notes.append(f"Left out words that the file strikes out: {quoted(self.struck)}.")
        if self.kept:
            notes.append(f"Kept letters that the file strikes out of words: {quoted(self.kept)}.")
        if self.marks:
            notes.append(f"Read {self.marks} marks of Markdown (stress, links and the like).")
        if self._end_mark:
            notes.append(f"Left out the mark at the end of the text: “{self._end_mark}”.")
        return notes


def _lines_of(pieces: Iterator[_Line], unstruck: Callable[[str], str]) -> list[_Line]:
    """Return the lines between hard breaks; one is bold if all of its words are."""
    lines: list[list[_Line]] = [[]]
    for piece in pieces:
        if piece.text == _BREAK_SHOWN:
            lines.append([])
        else:
            lines[-1].append(piece)
    return [
        _Line(
            shown_line(unstruck("".join(piece.text for piece in line))),
            any(_is_shown(piece) for piece in line)
            and all(piece.is_bold for piece in line if _is_shown(piece)),
        )
        for line in lines
    ]


def _is_shown(piece: _Line) -> bool:
    return bool(piece.text.strip()) and piece.text[0] != GAP


def _words(source: str) -> list[str]:
    """Return the words of Markdown by its lines, without what is not shown."""
    shown = _NO_WORDS.sub(" ", _UNSEEN.sub(" ", _without_comments(source)))
    return [word for line in shown.split("\n") for word in re.split(r"[\s*_~`\\|#]+", line) if word]


def _without_comments(source: str) -> str:
    """Return HTML with a space in the place of each comment; one that never ends is none."""
    kept: list[str] = []
    at = 0
    while (start := source.find("<!--", at)) >= 0 and (end := source.find("-->", start + 2)) >= 0:
        kept += (source[at:start], " ")
        at = end + 3
    return "".join((*kept, source[at:]))


def _numbers_shown(tokens: "Sequence[Token]") -> dict[int, int]:
    """Return what is shown for items of lists that are all written with the same number.

    Whoever writes 1. 1. 1. leaves the counting to Markdown. Keys are places among the tokens.
    """
    shown: dict[int, int] = {}
    lists: list[list[int]] = []
    for position, token in enumerate(tokens):
        if token.type == "ordered_list_open":
            lists.append([])
        elif token.type == "list_item_open" and token.info:
            lists[-1].append(position)
        elif token.type == "ordered_list_close":
            items = lists.pop()
            if len({tokens[item].info for item in items}) == 1 < len(items):
                first = int(tokens[items[0]].info)
                shown |= {item: first + n for n, item in enumerate(items) if n}
    return shown
