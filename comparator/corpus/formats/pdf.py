"""From a PDF to paragraphs; `layout` says what belongs together."""

from collections import Counter
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from comparator.corpus.formats.completeness import untold
from comparator.corpus.formats.detection import UnreadableError
from comparator.corpus.plain_text.hyphens import NO_WORDS
from comparator.model import Block
from comparator.resources.extras import needs_extra

if TYPE_CHECKING:
    from comparator.corpus.pdf_layout.glyphs import Page

_MOST_PAGES = 400
_LONGEST = 1_500_000  # characters


def pdf_blocks(
    data: bytes, words: Mapping[str, int] = NO_WORDS
) -> tuple[tuple[Block, ...], tuple[str, ...]]:
    """Return the blocks of a PDF, and a sentence on each thing left out or changed.

    Args:
        data: Its bytes.
        words: How often its series has which words, for hyphens at line ends.

    Raises:
        UnreadableError: It is damaged, locked, endless, or pictures without text.
    """
    from comparator.corpus.pdf_layout import blocks_of_pages

    with needs_extra("fetch"):
        import pypdfium2
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        raise UnreadableError(f"the PDF cannot be read: {error}") from error
    try:
        if len(document) > _MOST_PAGES:
            raise UnreadableError(f"the PDF has {len(document)} pages; {_MOST_PAGES} are the limit")
        changed: Counter[str] = Counter()
        pages: list[Page] = []
        lines: list[str] = []
        room = _LONGEST
        for number in range(len(document)):
            pages.append(_page(document, number, changed, room))
            lines += _lines_of(document, number)
            room -= len(pages[-1].glyphs)
    except pypdfium2.PdfiumError as error:
        raise UnreadableError(f"a page of the PDF cannot be read: {error}") from error
    finally:
        document.close()
    if not any(page.glyphs for page in pages):
        raise UnreadableError(
            "the PDF holds no text, only pictures of it; it would take character recognition"
        )
    blocks, notes = blocks_of_pages(pages, words)
    told = [*(block.text for block in blocks), *notes]
    # Letters that a PDF prints twice, for weight, are there once.
    lost = () if changed else untold(lines, told, is_counted=False)
    return blocks, (*_change_notes(changed), *notes, *lost)


def _lines_of(document: Any, number: int) -> list[str]:
    """Return the lines of a page as the library itself strings them together."""
    page = document[number]
    try:
        text_page = page.get_textpage()
        try:
            return str(text_page.get_text_range()).splitlines()
        finally:
            text_page.close()
    finally:
        page.close()


def _change_notes(changed: Counter[str]) -> list[str]:
    return [f"Found {count} {what}." if "written" in what else f"Dropped {count} {what}."
            for what, count in changed.items()]  # fmt: skip


def _page(document: Any, number: int, changed: Counter[str], room: int) -> "Page":
    from comparator.corpus.pdf_layout.glyphs import page_glyphs

    page = document[number]
    try:
        text_page = page.get_textpage()
        try:
            # Counted first: what is read of a character takes a hundred times its room.
            if text_page.count_chars() > room:
                raise UnreadableError("the PDF has too much text to be one declaration")
            return page_glyphs(page, text_page, changed)
        finally:
            text_page.close()
    finally:
        page.close()
