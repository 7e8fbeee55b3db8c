"""Reads a published page as a stranger would: what stands in which element.

This reader knows nothing of what made the page. It is stricter than a browser: a tag that is not
closed, or closes nothing, is a fault and is not mended.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from html.parser import HTMLParser

VOID = frozenset("area base br col embed hr img input link meta source track wbr".split())
_OF_TEXT = frozenset({"data-passage", "data-of"})
_OF_TEXT_BY_CLASS = frozenset({"merge", "vacancy"})


@dataclass(slots=True, eq=False)
class Element:
    """An element of a page.

    Attributes:
        tag: Its name, in small letters.
        attributes: As they are written, unescaped; one without a value has "".
        line: In which it begins, counted from 1.
        parent: What it stands in, or None for the page itself.
        page: All elements of the page, in its order.
        first: Which of these is the first within, counted from 0.
        last: One behind the last of them that stands within.
        is_of_text: Whether it is, or stands within, words of a text.
        children: Elements and texts, in order.
    """

    tag: str
    attributes: dict[str, str]
    line: int
    parent: "Element | None" = None
    page: "list[Element]" = field(default_factory=list)
    first: int = 0
    last: int = 0
    is_of_text: bool = False
    children: "list[Element | str]" = field(default_factory=list)

    def all(self) -> "Sequence[Element]":
        """Return all elements within, in the order of the page."""
        return self.page[self.first : self.last]

    def having(self, name: str) -> "Iterator[Element]":
        """Yield the elements within that have an attribute."""
        return (element for element in self.all() if name in element.attributes)

    def cells(self) -> "list[Element]":
        """Return the cells of a row of a table."""
        return [c for c in self.children if isinstance(c, Element) and c.tag in {"td", "th"}]

    def around(self) -> "Iterator[Element]":
        """Yield the element and what it stands in, from within."""
        element: Element | None = self
        while element is not None:
            yield element
            element = element.parent

    def text(self, is_left_out: "Callable[[Element], bool]" = lambda _: False) -> str:
        """Return the text within, as it stands."""
        told: list[str] = []
        stack: list[Element | str] = [*reversed(self.children)]
        while stack:
            child = stack.pop()
            if isinstance(child, str):
                told.append(child)
            elif not is_left_out(child):
                stack += reversed(child.children)
        return "".join(told)

    def classes(self) -> list[str]:
        """Return the names of its class."""
        return self.attributes.get("class", "").split()


@dataclass(frozen=True, slots=True)
class Page:
    """A page that was read.

    Attributes:
        root: What holds all of it.
        faults: What is wrong with its tags, each with its line.
    """

    root: Element
    faults: tuple[tuple[int, str], ...]


def read_page(text: str) -> Page:
    """Return a page, or a part of one, from its text."""
    reader = _Reader()
    reader.feed(text)
    reader.close()
    open_still = [(e.line, f"<{e.tag}> is not closed") for e in reader.open[1:]]
    for element in reader.open:
        element.last = len(reader.page)
    return Page(reader.open[0], (*reader.faults, *open_still))


class _Reader(HTMLParser):
    """Builds the elements; what is open stands in `open`, the innermost last."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.page: list[Element] = []
        self.open = [Element("", {}, 1, page=self.page)]
        self.faults: list[tuple[int, str]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Open an element."""
        line = self.getpos()[0]
        attributes = {name: value or "" for name, value in attrs}
        if len(attributes) < len(attrs):
            counts = Counter(name for name, _ in attrs)
            twice = (name for name, count in counts.items() if count > 1)
            self.faults += [(line, f"<{tag}> has {name} twice") for name in twice]
        around, n = self.open[-1], len(self.page) + 1
        element = Element(tag, attributes, line, around, self.page, n, n)
        element.is_of_text = (
            around.is_of_text
            or tag == "blockquote"
            or not _OF_TEXT.isdisjoint(attributes)
            or not _OF_TEXT_BY_CLASS.isdisjoint(element.classes())
        )
        around.children.append(element)
        self.page.append(element)
        if tag not in VOID:
            self.open.append(element)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Add an element that holds nothing."""
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self.open.pop()

    def handle_endtag(self, tag: str) -> None:
        """Close the innermost element."""
        if len(self.open) > 1 and self.open[-1].tag == tag:
            self.open.pop().last = len(self.page)
            return
        self.faults.append((self.getpos()[0], f"</{tag}> closes nothing"))

    def handle_data(self, data: str) -> None:
        """Add text."""
        self.open[-1].children.append(data)
