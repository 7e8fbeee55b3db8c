"""From HTML to paragraphs, as a reader sees them.

Tags only say where a block begins; no word of a block is left out or added, but the numbers of
ordered lists, which a browser counts and a file has to say.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

from comparator.corpus.formats.list_numerals import counted
from comparator.corpus.plain_text.heading_marks import shielded
from comparator.corpus.plain_text.times_widths import RAISED_DIGITS
from comparator.resources.extras import needs_extra

_UNSEEN = frozenset(
    "script style noscript template head svg iframe object button select textarea input"
    " nav footer aside".split()
)
_UNSEEN_BLOCKS = frozenset("nav footer aside iframe".split())
_BLOCKS = frozenset(
    "address article blockquote body center dd details div dl dt fieldset figcaption figure"
    " h1 h2 h3 h4 h5 h6 header hr html li main ol p pre section summary table tbody td tfoot th"
    " thead tr ul caption".split()
)
_SPACE = re.compile(r"[ \t\r\n\f]+")
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_INVISIBLE = re.compile("[\u00ad\u200b\u2060\ufeff]")
_NOTE_NUMBER = re.compile(r"\[?(\d{1,2})\]?")
_WORD_MARK = re.compile(r"mso-list\s*:\s*ignore", re.IGNORECASE)
_LINE = "\v"  # stands for <br> until lines are cut


@dataclass(slots=True)
class HtmlBlock:
    """A stretch of text that a page shows on its own lines.

    Attributes:
        text: Its words, with line feeds where the page breaks a line.
        tag: The element it stands in: "p", "h2", "li", "td", …
        mark: What the page shows before it: "-", "3." or "".
        is_link: Whether all of it is a link.
        is_time: Whether all of it is a point in time that the page marks as such.
        path: The elements around it, outermost first.
    """

    text: str
    tag: str
    mark: str = ""
    is_link: bool = False
    is_time: bool = False
    path: tuple[Any, ...] = ()


def parse(text: str) -> Any:
    """Return the tree of a page, however broken its HTML is; None of an empty one."""
    with needs_extra("fetch"):
        import lxml.etree
        import lxml.html
    try:
        # The tree is built from text, not bytes: the charset has been settled before.
        parser = lxml.html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
        return lxml.html.document_fromstring(text.encode("utf-8", "replace"), parser=parser)
    except (lxml.etree.ParserError, ValueError):
        return None


def html_blocks(root: Any, is_skipped: Callable[[Any], bool] = lambda _: False) -> list[HtmlBlock]:
    """Return what a tree shows, block by block; `is_skipped` tells elements to leave out."""
    walk = _Walk(is_skipped)
    walk.enter(root)
    walk.end_block()
    return walk.blocks


@dataclass(slots=True)
class _Walk:
    is_skipped: Callable[[Any], bool]
    blocks: list[HtmlBlock] = field(default_factory=list)
    _pieces: list[tuple[str, bool, bool]] = field(default_factory=list)  # text, link?, time?
    _path: list[Any] = field(default_factory=list)
    _mark: str = ""
    _numbers: dict[Any, dict[Any, str]] = field(default_factory=dict)  # by list, by item
    _links: int = 0
    _times: int = 0
    _preserves: int = 0

    def enter(self, element: Any) -> None:
        """Take in an element and what it has; HTML is never deep: the parser sees to that."""
        tag = element.tag if isinstance(element.tag, str) else ""
        if tag in _UNSEEN or not tag or _is_hidden(element) or self.is_skipped(element):
            if tag in _BLOCKS or tag in _UNSEEN_BLOCKS:
                self.end_block()
            return
        if tag == "br":
            self._pieces.append((_LINE, True, True))
            return
        if _WORD_MARK.search(element.get("style") or ""):
            self._take_mark(element)
            return
        is_block = tag in _BLOCKS
        if is_block:
            self.end_block()
            self._path.append(element)
        if tag == "li":
            self._mark = self._mark_of(element)
        self._links += tag == "a"
        self._times += tag == "time"
        self._preserves += tag == "pre"
        raised = tag == "sup" and _NOTE_NUMBER.fullmatch(element.text_content().strip())
        if raised:
            # Else the number would run into the word before it.
            self._add(raised[1].translate(RAISED_DIGITS))
        else:
            self._add(element.text)
        for child in () if raised else element:
            self.enter(child)
            self._add(child.tail)
        self._links -= tag == "a"
        self._times -= tag == "time"
        self._preserves -= tag == "pre"
        if is_block:
            self.end_block()
            self._path.pop()

    def _add(self, text: str | None) -> None:
        if text:
            shown = text.replace("\n", _LINE) if self._preserves else text
            self._pieces.append((shown, self._links > 0, self._times > 0))

    def _mark_of(self, item: Any) -> str:
        """Return what a browser shows before a list item."""
        parent = item.getparent()
        if parent is None or parent.tag != "ol":
            return "-"
        if parent not in self._numbers:
            self._numbers[parent] = _numbers_of(parent)
        return self._numbers[parent][item]

    def _take_mark(self, element: Any) -> None:
        """Take in what Word shows before an item: a letter of a symbol font, or a number."""
        shown = " ".join(element.text_content().split())
        if len(shown) == 1 and not shown.isdecimal():
            self._mark = "-"
        else:
            self._add(f"{shown} ")

    def end_block(self) -> None:
        """Cut what was gathered since the last block into paragraphs."""
        pieces, self._pieces = self._pieces, []
        text = "".join(piece for piece, _, _ in pieces)
        is_link = all(linked for piece, linked, _ in pieces if piece.strip())
        is_time = all(timed for piece, _, timed in pieces if piece.strip())
        for part in re.split(rf"{_LINE}(?:[ \t\r\n\f]*{_LINE})+", text):
            lines = [_SPACE.sub(" ", line).strip(" ") for line in part.split(_LINE)]
            words = "\n".join(line for line in lines if line)
            if not _INVISIBLE.sub("", words).strip():
                continue
            tag = next((e.tag for e in reversed(self._path) if e.tag not in {"div", "body"}), "p")
            self.blocks.append(
                HtmlBlock(words, tag, self._mark, is_link, is_time, tuple(self._path))
            )
            self._mark = ""


def _is_hidden(element: Any) -> bool:
    return (
        element.get("hidden") is not None
        or element.get("aria-hidden") == "true"
        or bool(_HIDDEN.search(element.get("style") or ""))
    )


def _numbers_of(items: Any) -> dict[Any, str]:
    """Return what a browser shows before each item of an ordered list."""
    number, style = _number(items.get("start"), 1), items.get("type") or "1"
    found = {}
    for item in items:
        if item.tag == "li":
            number = _number(item.get("value"), number)
            found[item] = f"{counted(number, style)}."
            number += 1
    return found


def _number(text: str | None, default: int) -> int:
    return int(text) if text and re.fullmatch(r"-?\d{1,6}", text.strip()) else default


def text_of_blocks(blocks: list[HtmlBlock]) -> tuple[str, tuple[str, ...]]:
    """Return blocks as a text with empty lines between them, and a sentence on what changed."""
    parts: list[str] = []
    numbered = dropped = 0
    for block in blocks:
        text, count = _INVISIBLE.subn("", block.text)
        dropped += count
        if re.fullmatch(r"h[1-6]", block.tag):
            text = f"{'#' if block.tag == 'h1' else '##'} {' '.join(text.split())}"
        elif block.mark == "-":
            text = f"- {text}"
        elif block.mark:
            numbered += 1
            text = f"{block.mark} {text}"
        else:
            text = shielded(text)
        parts.append(text)
    notes = []
    if numbered:
        notes.append(f"Wrote out the numbers of {numbered} list items, which the page counts.")
    if dropped:
        notes.append(f"Dropped {dropped} invisible characters (soft hyphens and the like).")
    return "\n\n".join(parts), tuple(notes)


def first(root: Any, xpath: str) -> Any:
    """Return the first element of a tree that an XPath finds, or None."""
    found = root.xpath(xpath)
    return found[0] if found else None


def plain(element: Any) -> str:
    """Return the words of an element on one line; "" of None."""
    return "" if element is None else " ".join(element.text_content().split())


def with_class(name: str) -> str:
    """Return the XPath condition for elements that have a class."""
    return f"contains(concat(' ', normalize-space(@class), ' '), ' {name} ')"


def links(root: Any) -> Iterator[tuple[str, Any]]:
    """Yield the address as it is written, and the element, of each link of a tree."""
    for element in root.iter("a"):
        address = (element.get("href") or "").strip()
        if address:
            yield address, element
