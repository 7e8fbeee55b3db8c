"""From HTML to the blocks of a page, as a reader sees them.

Tags only say where a block begins and what it is; no word of a block is left out or added, but
what a browser shows by itself and a file has to say: the numbers of ordered lists, the marks of
quotations. What a page has and does not show as its text (navigation, hidden and struck words) is
kept apart, to be told.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import groupby, takewhile
from typing import Any

from comparator.corpus.formats.blocks import heading, item, paragraph
from comparator.corpus.formats.headings import is_bold_heading, parted_at_headings
from comparator.corpus.formats.list_numerals import counted
from comparator.corpus.formats.lone_numbers import is_lone_number, with_numbers_joined
from comparator.corpus.formats.page_blocks import GAP, HtmlBlock, quoted, shown_line
from comparator.corpus.formats.table_rows import with_rows_joined
from comparator.corpus.plain_text.times_widths import RAISED_DIGITS
from comparator.language.codes import base_language
from comparator.language.scripts import is_ideograph
from comparator.model import Block
from comparator.resources.extras import needs_extra

# What no reader sees; what stands in it is no text. Where a page names no body the parser leaves
# its text in the head.
_UNSEEN = frozenset("script style noscript template title svg iframe object input".split())
# What mostly belongs to the page, not to its text.
_REGIONS = frozenset("nav footer aside".split())
_CONTROLS = frozenset("button select textarea".split())
_BLOCKS = frozenset(
    "address article aside blockquote body center dd details dir div dl dt fieldset figcaption"
    " figure footer h1 h2 h3 h4 h5 h6 header hr html iframe li main menu nav ol p pre section"
    " summary table tbody td tfoot th thead tr ul caption".split()
)
_LISTS = frozenset("ul ol menu dir".split())
_STRUCK = frozenset("del s strike".split())
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_STRUCK_STYLE = re.compile(r"text-decoration[^;]*line-through", re.IGNORECASE)
_BOLD_STYLE = re.compile(r"font-weight\s*:\s*(?:bold|[6-9]00)", re.IGNORECASE)
_INVISIBLE = re.compile("[\u00ad\u200b\u2060\ufeff]")
_NOTE_NUMBER = re.compile(r"\[?(\d{1,3}(?:\s?[,–-]\s?\d{1,3}){0,9})\]?")
_WORD_MARK = re.compile(r"mso-list\s*:\s*ignore", re.IGNORECASE)
_WORD_LEVEL = re.compile(r"mso-list\s*:[^;]*\blevel(\d)", re.IGNORECASE)
_LIST_STYLE = re.compile(r"list-style(?:-type)?\s*:\s*([\w-]+)", re.IGNORECASE)
_LIST_STYLES = {
    **{"lower-alpha": "a", "lower-latin": "a", "upper-alpha": "A", "upper-latin": "A"},
    **{"lower-roman": "i", "upper-roman": "I", "none": "none", "decimal": "1"},
}
_ATTRIBUTE = r"""[\s/]++[^\s"'<>/=]++(?:\s*+=\s*+(?:"[^"]*+"|'[^']*+'|[^\s"'<>]++))?+"""
# The parser holds each attribute of a tag against all before it.
_MANY_ATTRIBUTES = re.compile(rf"(<[A-Za-z][\w:-]*+(?:{_ATTRIBUTE}){{500}}+)(?:{_ATTRIBUTE})++")
_LINE = "\v"  # stands for <br> until lines are cut
_QUOTES = {
    "": ("“”", "‘’"),
    "de": ("„“", "‚‘"),
    "fr": ("«»", "“”"),
    "ru": ("«»", "„“"),
    "ja": ("「」", "『』"),
}


def parse(text: str) -> Any:
    """Return the tree of a page, however broken its HTML is; None of an empty one."""
    with needs_extra("fetch"):
        import lxml.etree
        import lxml.html
    try:
        # The tree is built from text, not bytes: the charset has been settled before.
        parser = lxml.html.HTMLParser(
            encoding="utf-8", remove_comments=True, remove_pis=True, huge_tree=True
        )
        text = with_few_attributes(text)
        return lxml.html.document_fromstring(text.encode("utf-8", "replace"), parser=parser)
    except (lxml.etree.ParserError, ValueError):
        return None


def with_few_attributes(text: str) -> str:
    """Return a page in which no tag has more attributes than anyone would write."""
    return _MANY_ATTRIBUTES.sub(r"\1", text)


def html_blocks(root: Any, is_skipped: Callable[[Any], bool] = lambda _: False) -> list[HtmlBlock]:
    """Return what a tree shows as its text, block by block."""
    return [block for block in page_blocks(root, is_skipped) if not block.region]


def page_blocks(root: Any, is_skipped: Callable[[Any], bool] = lambda _: False) -> list[HtmlBlock]:
    """Return all that a tree has, block by block, what belongs to the page as well."""
    walk = _Walk(is_skipped)
    walk.take(root)
    return with_rows_joined(with_numbers_joined(walk.blocks))


@dataclass(frozen=True, slots=True)
class _Piece:
    """Characters that stand together, and what is true of all of them."""

    text: str
    is_link: bool
    is_time: bool
    is_bold: bool


def _with_number_apart(pieces: list[_Piece]) -> list[_Piece]:
    """Return pieces with a space behind a number in an element of its own, as a page shows it."""
    filled = [n for n, piece in enumerate(pieces) if piece.text.strip()][:2]
    if len(filled) == 2 and filled[1] == filled[0] + 1:
        number, words = (pieces[n] for n in filled)
        is_word = words.text[0].isalpha() and not is_ideograph(words.text[0])
        if is_word and is_lone_number(number.text.strip()) and not number.text[-1].isspace():
            pieces[filled[0]] = replace(number, text=f"{number.text} ")
    return pieces


@dataclass(frozen=True, slots=True)
class _LeftOut:
    """Words that are not shown: as what they were left out, and the elements they stood in."""

    what: str
    words: str
    path: tuple[Any, ...]


@dataclass(slots=True)
class _Walk:
    """What was read of a tree so far; without recursion, for a page may be nested without end."""

    is_skipped: Callable[[Any], bool]
    blocks: list[HtmlBlock] = field(default_factory=list)
    _pieces: list[_Piece] = field(default_factory=list)
    _path: list[Any] = field(default_factory=list)
    _lists: list[str] = field(default_factory=list)
    _regions: list[str] = field(default_factory=list)
    _left_out: list[_LeftOut] = field(default_factory=list)
    _mark: str = ""
    _depth: int | None = None
    _numbers: dict[Any, dict[Any, str]] = field(default_factory=dict)  # by list, by item
    _links: int = 0
    _times: int = 0
    _bolds: int = 0
    _preserves: int = 0
    _quotes: list[str] = field(default_factory=list)

    def take(self, root: Any) -> None:
        """Take in a tree."""
        rest: list[tuple[Any, bool]] = [(root, False)]
        while rest:
            element, is_left = rest.pop()
            if is_left:
                self._leave(element)
            elif self._enter(element):
                rest.append((element, True))
                rest += [(child, False) for child in reversed(element)]
                continue
            if element is not root:
                self._add(element.tail)
        self.end_block()
        self._leave_to_last(len(self._left_out))

    def _enter(self, element: Any) -> bool:
        """Take in the start of an element; return whether what is in it is to be read."""
        tag = element.tag if isinstance(element.tag, str) else ""
        style = element.get("style") or ""
        if tag in _UNSEEN or not tag or self.is_skipped(element):
            if tag in _BLOCKS:
                self.end_block()
            if tag == "svg" and (words := _drawn(element)):
                self._left_out.append(_LeftOut("drawn", words, tuple(self._path)))
            return False
        if what := _left_out_as(element, tag, style):
            if tag in _BLOCKS:
                self.end_block()
            elif what == "struck out":
                self._add_piece(GAP)
            if words := _words_of(element):
                self._left_out.append(_LeftOut(what, words, tuple(self._path)))
            return False
        if tag == "br":
            self._pieces.append(_Piece(_LINE, True, True, True))
            return False
        if _WORD_MARK.search(style):
            self._take_mark(element)
            return False
        if tag == "sup" and (raised := _NOTE_NUMBER.fullmatch(_words_of(element))):
            # Else the number would run into the word before it.
            self._add(raised[1].translate(RAISED_DIGITS))
            return False
        if tag in _BLOCKS:
            self.end_block()
            self._path.append(element)
        self._open(element, tag, style)
        self._add(element.text)
        return True

    def _open(self, element: Any, tag: str, style: str) -> None:
        if tag in _LISTS:
            self._lists.append(tag)
        elif tag == "li":
            self._mark, self._depth = self._mark_of(element)
        elif tag in _REGIONS:
            self._regions.append(tag)
        elif tag == "q":
            self._quotes.append(self._marks_of_quotation(element))
            self._add_piece(self._quotes[-1][0])
        if found := _WORD_LEVEL.search(style):
            self._depth = int(found[1]) - 1
        self._count(element, tag, 1)

    def _leave(self, element: Any) -> None:
        """Take in the end of an element."""
        tag = element.tag
        if tag == "q":
            self._add_piece(self._quotes.pop()[1])
        if tag in _BLOCKS:
            self.end_block()
            self._path.pop()
        if tag in _LISTS:
            self._lists.pop()
        elif tag in _REGIONS:
            self._regions.pop()
        self._count(element, tag, -1)

    def _count(self, element: Any, tag: str, by: int) -> None:
        self._links += by * (tag == "a")
        self._times += by * (tag == "time")
        self._preserves += by * (tag == "pre")
        is_bold = tag in {"b", "strong"} or _BOLD_STYLE.search(element.get("style") or "")
        self._bolds += by if is_bold else 0

    def _add(self, text: str | None) -> None:
        if text:
            text = text.replace(GAP, "")
            self._add_piece(text.replace("\n", _LINE) if self._preserves else text)

    def _add_piece(self, text: str) -> None:
        flags = (self._links > 0, self._times > 0, self._bolds > 0)
        self._pieces.append(_Piece(text, *flags))

    def _mark_of(self, element: Any) -> tuple[str, int | None]:
        """Return what a browser shows before a list item, and how deep it stands.

        The items of an ordered list that stands in no other are numbered paragraphs (None).
        """
        is_numbered = bool(self._lists) and self._lists[0] == "ol"
        depth = len(self._lists) - 1 - is_numbered
        parent = element.getparent()
        if parent is None or parent.tag != "ol" or _style_of(parent) == "none":
            return "-", max(0, depth)
        if parent not in self._numbers:
            self._numbers[parent] = _numbers_of(parent)
        return self._numbers[parent][element], depth if depth >= 0 else None

    def _take_mark(self, element: Any) -> None:
        """Take in what Word shows before an item: a letter of a symbol font, or a number."""
        shown = _words_of(element)
        if len(shown) == 1 and not shown.isdecimal():
            self._mark = "-"
        else:
            self._add(f"{shown} ")

    def _marks_of_quotation(self, element: Any) -> str:
        language = next((e.get("lang") for e in (element, *element.iterancestors())
                         if e.get("lang")), "")  # fmt: skip
        outer, inner = _QUOTES.get(base_language(language).lower(), _QUOTES[""])
        return inner if len(self._quotes) % 2 else outer

    def end_block(self) -> None:
        """Cut what was gathered since the last block into paragraphs."""
        pieces, self._pieces = _with_number_apart(self._pieces), []
        paragraphs = list(_paragraphs_of(pieces))
        if paragraphs:
            nearer = takewhile(self._is_nearer_to_last, self._left_out)
            self._leave_to_last(sum(1 for _ in nearer))
        for lines in paragraphs:
            text = "\n".join(line.text for line in lines)
            telling = [piece for line in lines for piece in line.telling]
            tag = next((e.tag for e in reversed(self._path) if e.tag not in {"div", "body"}), "p")
            self.blocks.append(
                HtmlBlock(
                    text,
                    tag,
                    self._mark,
                    is_link=all(piece.is_link for piece in telling),
                    is_time=all(piece.is_time for piece in telling),
                    is_bold=all(piece.is_bold for piece in telling),
                    path=tuple(self._path),
                    depth=self._depth,
                    region=self._regions[0] if self._regions else "",
                    left_out=tuple((one.what, one.words) for one in self._left_out),
                )
            )
            self._mark, self._depth, self._left_out = "", None, []

    def _is_nearer_to_last(self, one: _LeftOut) -> bool:
        """Whether words stood deeper in the elements of the block before them than of the next."""
        before = self.blocks[-1].path if self.blocks else ()
        to_last, to_next = (
            sum(a is b for a, b in zip(one.path, path, strict=False))
            for path in (before, self._path)
        )
        return to_last > to_next

    def _leave_to_last(self, count: int) -> None:
        """Tell the first words that were left out with the block before them."""
        if count and self.blocks:
            last, some = self.blocks[-1], self._left_out[:count]
            more = ((one.what, one.words) for one in some)
            self.blocks[-1] = replace(last, left_out=(*last.left_out, *more))
            del self._left_out[:count]


def _left_out_as(element: Any, tag: str, style: str) -> str:
    """Return as what the words of an element are left out, or ""."""
    if tag in {"rt", "rp"}:
        return "a reading"
    if tag in _CONTROLS:
        return "a control"
    if tag in _STRUCK or _STRUCK_STYLE.search(style):
        return "struck out"
    if (
        element.get("hidden") is not None
        or element.get("aria-hidden") == "true"
        or _HIDDEN.search(style)
    ):
        return "hidden"
    return ""


def _drawn(element: Any) -> str:
    """Return the words of a drawing: a reader sees them, where they stand nobody can tell."""
    return " ".join(" ".join(_words_of(text) for text in element.iter("text")).split())


def _words_of(element: Any) -> str:
    return " ".join(element.text_content().split())


@dataclass(frozen=True)
class _Line:
    """What stands between two line breaks."""

    pieces: tuple[_Piece, ...]

    @cached_property
    def text(self) -> str:
        return shown_line("".join(p.text for p in self.pieces))

    @property
    def shows_words(self) -> bool:
        """Whether a reader sees anything: no-break spaces alone part paragraphs."""
        return bool(_INVISIBLE.sub("", self.text).strip())

    @property
    def telling(self) -> list[_Piece]:
        return [piece for piece in self.pieces if piece.text.strip()]

    @property
    def is_bold(self) -> bool:
        return all(piece.is_bold for piece in self.telling)


def _paragraphs_of(pieces: Sequence[_Piece]) -> Iterator[Sequence[_Line]]:
    """Yield the lines of each paragraph: an empty line parts them, and a line in bold type does."""
    lines: list[list[_Piece]] = [[]]
    for piece in pieces:
        first, *more = piece.text.split(_LINE)
        lines[-1].append(replace(piece, text=first))
        lines += [[replace(piece, text=text)] for text in more]
    every = [_Line(tuple(line)) for line in lines]
    for is_filled, group in groupby(every, key=lambda line: line.shows_words):
        if is_filled:
            yield from parted_at_headings(list(group))


def _numbers_of(items: Any) -> dict[Any, str]:
    """Return what a browser shows before each item of an ordered list."""
    style, step = _style_of(items), 1 if items.get("reversed") is None else -1
    every = [element for element in items if element.tag == "li"]
    number = _number(items.get("start"), 1 if step > 0 else len(every))
    found = {}
    for element in every:
        number = _number(element.get("value"), number)
        found[element] = f"{counted(number, style)}."
        number += step
    return found


def _style_of(items: Any) -> str:
    """Return how an ordered list counts: "1", "a", "A", "i", "I", or "none"."""
    told = _LIST_STYLE.search(items.get("style") or "")
    name = told[1].lower() if told else ""
    return _LIST_STYLES.get(name) or items.get("type") or "1"


def _number(text: str | None, default: int) -> int:
    return int(text) if text and re.fullmatch(r"-?\d{1,6}", text.strip()) else default


def blocks_of_page(shown: Sequence[HtmlBlock]) -> tuple[tuple[Block, ...], tuple[str, ...]]:
    """Return what is shown as blocks of a text, and a sentence on each thing that changed."""
    blocks: list[Block] = []
    numbered = dropped = 0
    for one in shown:
        text, count = _INVISIBLE.subn("", one.text)
        dropped += count
        is_number = one.mark not in {"", "-"}
        numbered += is_number
        if is_number:
            text = f"{one.mark} {text}"
        if re.fullmatch(r"h[1-6]", one.tag):
            blocks.append(heading(text, int(one.tag[1])))
        elif one.mark and one.depth is not None:
            blocks.append(item(text, one.depth))
        elif one.mark == "-":
            blocks.append(item(text))
        elif one.is_bold and not one.mark and is_bold_heading(text):
            blocks.append(heading(text))
        else:
            blocks.append(paragraph(text))
    notes = []
    if numbered:
        notes.append(f"Wrote out the numbers of {numbered} list items, which the page counts.")
    if dropped:
        notes.append(f"Dropped {dropped} invisible characters (soft hyphens and the like).")
    for what, words in (
        ("struck out", "words that the page strikes out"),
        ("hidden", "what the page hides"),
        ("drawn", "words within drawings"),
        ("a reading", "readings beside characters"),
        ("a control", "controls of the page"),
    ):
        if found := [text for one in shown for as_what, text in one.left_out if as_what == what]:
            notes.append(f"Left out {words}: {quoted(found)}.")
    return tuple(blocks), tuple(notes)


def first(root: Any, xpath: str) -> Any:
    """Return the first element of a tree that an XPath finds, or None."""
    found = root.xpath(xpath)
    return found[0] if found else None


def plain(element: Any) -> str:
    """Return the words of an element on one line; "" of None."""
    return "" if element is None else _words_of(element)


def with_class(name: str) -> str:
    """Return the XPath condition for elements that have a class."""
    return f"contains(concat(' ', normalize-space(@class), ' '), ' {name} ')"


def links(root: Any) -> Iterator[tuple[str, Any]]:
    """Yield the address as it is written, and the element, of each link of a tree."""
    for element in root.iter("a"):
        address = (element.get("href") or "").strip()
        if address:
            yield address, element
