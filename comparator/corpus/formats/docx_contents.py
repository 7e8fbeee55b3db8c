"""Which paragraphs of a DOCX are its list of contents: what they say stands in the text again."""

import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element

from comparator.corpus.formats.docx_package import W
from comparator.corpus.formats.docx_styles import Styles
from comparator.language.knowledge import named_patterns

_STYLE = re.compile(
    r"toc ?(?:\d|heading)|toa heading|table of (?:contents|figures|authorities)"
    r"|contents? (?:\d|heading)|оглавление(?: \d)?|目录(?: ?\d)?"
)
_HEADINGS = frozenset(named_patterns("contents"))
_FIELDS = re.compile(r"\s*(?:TOC|TOA|INDEX)\b")


def contents_paragraphs(document: Element, styles: Styles) -> frozenset[Element]:
    """Return the paragraphs that list what follows and on which page, and the heading of the list.

    They are known by their style, by the block or the field that makes them, or by links.
    """
    found = {*_in_galleries(document), *_in_fields(document)}
    before: Element | None = None
    for paragraph in document.iter(f"{W}p"):
        is_styled = _STYLE.fullmatch(styles.name(styles.of_paragraph(paragraph))) is not None
        if is_styled or paragraph in found or _links_to_heading(paragraph):
            found.add(paragraph)
            if before is not None and _plain(before).lower().strip(" :") in _HEADINGS:
                found.add(before)
        elif _plain(paragraph):
            before = paragraph
            continue
        before = None if paragraph in found else before
    return frozenset(found)


def _in_galleries(document: Element) -> Iterator[Element]:
    for block in document.iter(f"{W}sdt"):
        gallery = block.find(f"{W}sdtPr/{W}docPartObj/{W}docPartGallery")
        if gallery is not None and gallery.get(f"{W}val") == "Table of Contents":
            yield from block.iter(f"{W}p")


def _in_fields(document: Element) -> Iterator[Element]:
    """Yield the paragraphs from the beginning of a field that lists, up to where it ends."""
    fields: list[tuple[list[str], list[Element]]] = []  # what each says, and its paragraphs
    current: list[Element] = []
    for element in document.iter():
        if element.tag == f"{W}p":
            current = [element]
            for _, paragraphs in fields:
                paragraphs.append(element)
        elif element.tag == f"{W}instrText" and fields:
            fields[-1][0].append(element.text or "")
        elif element.tag == f"{W}fldChar":
            kind = element.get(f"{W}fldCharType")
            if kind == "begin":
                fields.append(([], [*current]))
            elif kind == "end" and fields:
                words, paragraphs = fields.pop()
                if _FIELDS.match("".join(words)):
                    # It often ends at the head of the paragraph behind it.
                    yield from paragraphs[:-1]


def _links_to_heading(paragraph: Element) -> bool:
    links = (link.get(f"{W}anchor", "") for link in paragraph.iter(f"{W}hyperlink"))
    return any(anchor.startswith("_Toc") for anchor in links) and _plain(paragraph)[-1:].isdecimal()


def _plain(paragraph: Element) -> str:
    return "".join(text.text or "" for text in paragraph.iter(f"{W}t")).strip()
