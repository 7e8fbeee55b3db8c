"""The words of a paragraph of a DOCX, as a reader sees them: changes accepted, hidden text gone."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from comparator.corpus.formats.docx_math import math_text
from comparator.corpus.formats.docx_package import MC, M, W
from comparator.corpus.formats.docx_styles import Styles, first_number, has, is_on
from comparator.corpus.formats.symbol_fonts import in_unicode, is_symbol_font
from comparator.corpus.plain_text.times_widths import RAISED_DIGITS, raised

BOX = f"{W}txbxContent"  # a text box: its paragraphs are no words of the one it hangs at
_GONE = frozenset(f"{W}{tag}" for tag in ("del", "moveFrom", "pPr", "rPr", "sdtPr", "sdtEndPr"))
_MATH = frozenset({f"{M}oMath", f"{M}oMathPara"})
_PLAIN = {
    f"{W}br": "\n",
    f"{W}cr": "\n",
    f"{W}tab": " ",
    f"{W}ptab": " ",
    f"{W}noBreakHyphen": "\u2011",
}
_NOTES = {f"{W}footnoteReference": "footnote", f"{W}endnoteReference": "endnote"}
_RAISED_BY = 5  # half points: type set higher by this much is a raised sign


@dataclass(slots=True)
class LeftOut:
    """What a reader of the file does not see, or sees struck out, in the order of the file."""

    hidden: list[str] = field(default_factory=list)
    struck: list[str] = field(default_factory=list)
    readings: list[str] = field(default_factory=list)


@dataclass(slots=True)
class Words:
    """What gathers the words of paragraphs.

    Attributes:
        styles: Those of the document.
        notes: The words of its notes by their kind and id.
        left_out: What was not taken.
        calls: The notes called so far, by their kind and id.
    """

    styles: Styles
    notes: Mapping[tuple[str, str], str]
    left_out: LeftOut = field(default_factory=LeftOut)
    calls: list[tuple[str, str]] = field(default_factory=list)

    def of(self, paragraph: Element) -> str:
        """Return the words of a paragraph, spaces as they are."""
        return "".join(self._inside(paragraph, self.styles.of_paragraph(paragraph)))

    def _inside(self, element: Element, style: str) -> Iterator[str]:
        for child in shown_children(element):
            if child.tag == f"{W}r":
                yield self._run(child, style)
            elif child.tag in _MATH:
                yield math_text(child)
            elif child.tag not in {f"{W}p", BOX}:
                yield from self._inside(child, style)

    def _run(self, run: Element, style: str) -> str:
        """Return the words of letters that are set alike."""
        text = "".join(self._signs(run, run, style))
        if not text:
            return ""
        is_set = self.styles.is_set
        if is_set(run, style, "vanish"):
            self.left_out.hidden.append(text)
            return ""
        if is_set(run, style, "strike") or is_set(run, style, "dstrike"):
            self.left_out.struck.append(text)
            return ""
        alignment = self.styles.run_value(run, style, "vertAlign")
        position = self.styles.run_value(run, style, "position")
        is_raised = alignment == "superscript" or (first_number([position]) or 0) >= _RAISED_BY
        return (raised(text) or text) if is_raised else text

    def _signs(self, element: Element, run: Element, style: str) -> Iterator[str]:
        for child in shown_children(element):
            tag = child.tag
            if tag == f"{W}t":
                yield self._in_its_font(child.text or "", run, style)
            elif tag in _PLAIN:
                yield _PLAIN[tag]
            elif tag == f"{W}sym":
                yield _symbol(child)
            elif tag in _NOTES:
                yield self._call(_NOTES[tag], child)
            elif tag == f"{W}ruby":
                for part in child:
                    words = "".join(self._inside(part, style))
                    if part.tag == f"{W}rubyBase":
                        yield words
                    elif part.tag == f"{W}rt" and words:
                        self.left_out.readings.append(words)
            elif tag not in {f"{W}p", BOX}:
                yield from self._signs(child, run, style)

    def _in_its_font(self, text: str, run: Element, style: str) -> str:
        fonts = self.styles.fonts(run, style)
        for font in filter(is_symbol_font, fonts):
            return in_unicode(text, font, letters_too=len(fonts) == 1)
        return text

    def _call(self, kind: str, call: Element) -> str:
        is_own_mark = is_on(call.get(f"{W}customMarkFollows"))
        self.calls.append((kind, call.get(f"{W}id", "")))
        return "" if is_own_mark else str(len(self.calls)).translate(RAISED_DIGITS)


def _symbol(element: Element) -> str:
    try:
        character = chr(int(element.get(f"{W}char", ""), 16))
    except (ValueError, OverflowError):
        return ""
    font = element.get(f"{W}font", "").lower()
    # The file may write the letter of the font itself, 0x20 to 0xFF.
    private = chr(0xF000 + ord(character)) if character <= "\u00ff" else character
    found = in_unicode(private, font)
    shown = character if found == private else found
    return shown if shown.isprintable() or "\ue000" <= shown <= "\uf8ff" else ""


def shown_children(element: Element) -> Iterator[Element]:
    """Yield what a reader sees of an element's children: of two ways to draw a thing, one."""
    for child in element:
        if child.tag in _GONE:
            continue
        if child.tag == f"{MC}AlternateContent":
            # The second way is for programs that cannot show the first.
            ways = [way for way in child if len(way)]
            if ways:
                yield ways[0]
        elif child.tag == f"{W}sdt" and has(child, "sdtPr/showingPlcHdr"):
            continue  # "Click here to enter text."
        else:
            yield child
