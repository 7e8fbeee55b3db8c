"""What the styles of a DOCX say of paragraphs and runs: a style is based on another, and so on."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from comparator.corpus.formats.docx_package import W

_OFF = {"0", "false", "off", "none"}
_LONGEST_CHAIN = 20  # styles; Word allows eleven


def value_of(element: Element | None, path: str) -> str | None:
    """Return the value of a child such as "pPr/pStyle", None where it is not there."""
    found = None if element is None else element.find("/".join(f"{W}{n}" for n in path.split("/")))
    return None if found is None else found.get(f"{W}val", "")


def has(element: Element | None, path: str) -> bool:
    """Whether a child such as "rPr/del" is there."""
    return value_of(element, path) is not None


def is_on(value: str | None) -> bool:
    """Whether a switch is on: it is there, and does not say that it is off."""
    return value is not None and value.lower() not in _OFF


@dataclass(frozen=True, slots=True)
class Styles:
    """The styles of a document.

    Attributes:
        by_id: Each style by its id, which translated programs translate.
        default: Id of the style of paragraphs that name none, or "".
        language: The language of the text, as far as the file says it, else "en".
    """

    by_id: dict[str, Element] = field(default_factory=dict)
    default: str = ""
    language: str = "en"

    def name(self, style: str) -> str:
        """Return the name of a style, which programs do not translate, in small letters."""
        # Without a list of styles the id is all there is.
        found = value_of(self.by_id.get(style), "name")
        return (style if found is None else found).strip().lower()

    def chain(self, style: str) -> Iterator[tuple[str, Element]]:
        """Yield a style and those that it is based on, with their ids."""
        for _ in range(_LONGEST_CHAIN):
            element = self.by_id.get(style)
            if element is None:
                return
            yield style, element
            style = value_of(element, "basedOn") or ""

    def of_paragraph(self, paragraph: Element) -> str:
        """Return the id of a paragraph's style."""
        return value_of(paragraph, "pPr/pStyle") or self.default

    def run_value(self, run: Element, paragraph_style: str, fact: str) -> str | None:
        """Return what a run, its style or its paragraph's style says of it; None if nothing."""
        own = value_of(run, f"rPr/{fact}")
        return own if own is not None else self._by_styles(run, paragraph_style, f"rPr/{fact}")

    def is_set(self, run: Element, paragraph_style: str, fact: str) -> bool:
        """Whether a switch, such as "vanish" or "strike", is on for a run."""
        return is_on(self.run_value(run, paragraph_style, fact))

    def fonts(self, run: Element, paragraph_style: str) -> set[str]:
        """Return the fonts of the letters of a run, in small letters."""
        found = run.find(f"{W}rPr/{W}rFonts")
        if found is None:
            elements = (
                element.find(f"{W}rPr/{W}rFonts")
                for element in self._styles_of(run, paragraph_style)
            )
            found = next((e for e in elements if e is not None), None)
        names = () if found is None else (found.get(f"{W}ascii"), found.get(f"{W}hAnsi"))
        return {name.lower() for name in names if name}

    def _by_styles(self, run: Element, paragraph_style: str, path: str) -> str | None:
        values = (value_of(element, path) for element in self._styles_of(run, paragraph_style))
        return next((value for value in values if value is not None), None)

    def _styles_of(self, run: Element, paragraph_style: str) -> Iterator[Element]:
        for style in (value_of(run, "rPr/rStyle") or "", paragraph_style):
            yield from (element for _, element in self.chain(style))


def styles_of(root: Element) -> Styles:
    """Return the styles of a document from its styles.xml."""
    by_id: dict[str, Element] = {}
    default = ""
    for style in root.iter(f"{W}style"):
        by_id.setdefault(style.get(f"{W}styleId", ""), style)
        if is_on(style.get(f"{W}default")) and style.get(f"{W}type") == "paragraph":
            default = default or style.get(f"{W}styleId", "")
    language = value_of(root, "docDefaults/rPrDefault/rPr/lang")
    return Styles(by_id, default, language or "en")


def first_number(values: Iterable[str | None]) -> int | None:
    """Return the first value that is a number of few digits."""
    return next((int(v) for v in values if v and v.isdecimal() and len(v) <= 4), None)
