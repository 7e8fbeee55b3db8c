"""Reads pages as another program would."""

from dataclasses import dataclass, field
from html.parser import HTMLParser

VOID = {"meta", "link", "input", "br", "img", "hr"}


@dataclass
class Element:
    """An element with its attributes; `text` leaves out what is marked as ours."""

    tag: str
    attributes: dict[str, str]
    text: str = ""
    kept: str = ""  # the text without <del> as well


@dataclass
class Page(HTMLParser):
    """All elements of a page in document order, and whether its tags are balanced."""

    source: str
    elements: list[Element] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._open: list[Element] = []
        self.feed(self.source)
        self.close()
        self.faults += [f"<{element.tag}> is not closed" for element in self._open]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = Element(tag, {name: value or "" for name, value in attrs})
        self.elements.append(element)
        if tag not in VOID:
            self._open.append(element)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append(Element(tag, {name: value or "" for name, value in attrs}))

    def handle_endtag(self, tag: str) -> None:
        if not self._open or self._open[-1].tag != tag:
            self.faults.append(f"</{tag}> closes nothing")
            return
        self._open.pop()

    def handle_data(self, data: str) -> None:
        for n, element in enumerate(self._open):
            inside = self._open[n + 1 :]
            if not any("data-chrome" in e.attributes for e in inside):
                element.text += data
                if not any(e.tag == "del" for e in inside):
                    element.kept += data

    def having(self, **attributes: str) -> list[Element]:
        """Return the elements with these attributes; "_" stands for "-", "*" for any value."""
        wished = {name.replace("_", "-"): value for name, value in attributes.items()}
        return [
            e
            for e in self.elements
            if all(n in e.attributes and v in {"*", e.attributes[n]} for n, v in wished.items())
        ]


def read(data: bytes) -> Page:
    """Return a page from its bytes."""
    page = Page(data.decode())
    assert page.faults == []
    return page
