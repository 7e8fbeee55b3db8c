"""From a PDF to lines, a form feed between pages; joining them is the restoration's work."""

from typing import Any

from comparator.corpus.documents.unreadable import UnreadableError
from comparator.corpus.extras import needs_extra

_MOST_PAGES = 400
_LONGEST = 3_000_000  # characters
# What PDFium puts for a hyphen that ends a line.
_HYPHENS = ("\x02", "\ufffe")


def pdf_text(data: bytes) -> tuple[str, tuple[str, ...]]:
    """Return the text of a PDF line by line, and a sentence on what was changed in it.

    Raises:
        UnreadableError: It is damaged, locked, endless, or pictures without text.
    """
    with needs_extra("fetch"):
        import pypdfium2
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        raise UnreadableError(f"the PDF cannot be read: {error}") from error
    try:
        if len(document) > _MOST_PAGES:
            raise UnreadableError(f"the PDF has {len(document)} pages; {_MOST_PAGES} are the limit")
        pages = [_page_text(document, number) for number in range(len(document))]
    except pypdfium2.PdfiumError as error:
        raise UnreadableError(f"a page of the PDF cannot be read: {error}") from error
    finally:
        document.close()
    text = "\f".join(pages)
    if len(text) > _LONGEST:
        raise UnreadableError("the PDF has too much text to be one declaration")
    if not text.strip():
        raise UnreadableError(
            "the PDF holds no text, only pictures of it; it would take character recognition"
        )
    zeros = text.count("\0")
    notes = [f"Dropped {zeros} NUL characters of the PDF."] if zeros else []
    # PDFium joins the two lines; the restoration judges better, and it says what it does.
    for sign in _HYPHENS:
        text = text.replace(sign, "-\n")
    return text.replace("\0", ""), tuple(notes)


def _page_text(document: Any, number: int) -> str:
    page = document[number]
    try:
        text_page = page.get_textpage()
        try:
            text: str = text_page.get_text_bounded()
        finally:
            text_page.close()
    finally:
        page.close()
    return text.replace("\r\n", "\n").replace("\r", "\n")
