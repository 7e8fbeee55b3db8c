"""What a source gave: a text, and the pages it came by."""

from dataclasses import dataclass

from comparator.corpus.fetching.client import Page
from comparator.corpus.fetching.http import FetchError
from comparator.corpus.formats import DocumentText, UnreadableError, read_document
from comparator.corpus.formats.reader import HtmlReader


@dataclass(frozen=True, slots=True)
class Arrival:
    """A text from a site.

    Attributes:
        document: The text, and what the pages say of it.
        pages: The pages it came by, the one with the text last.
    """

    document: DocumentText
    pages: tuple[Page, ...]


def read_page(page: Page, read_html: HtmlReader) -> DocumentText:
    """Return the text of a page.

    Raises:
        FetchError: It has none that can be read.
    """
    try:
        return read_document(
            page.body, read_html, page.media_type, page.charset, page.final_url.split("?")[0]
        )
    except UnreadableError as error:
        raise FetchError(f"{page.final_url}: {error}.") from error
