"""Pages of unknown layout: trafilatura says where the text begins and ends.

It is only asked for the place. What stands there is taken whole, since it leaves out paragraphs
that look like something else to it, and no word may be lost.
"""

from comparator.corpus.fetching.client import Client
from comparator.corpus.fetching.fetched import Arrival, read_page
from comparator.corpus.formats.web_page import read_html
from comparator.model import CatalogueEntry, CatalogueSource


def fetch(client: Client, source: CatalogueSource, _: CatalogueEntry) -> Arrival:
    """Return the text of a page of which nothing is known but its address."""
    page = client.get(source.url)
    return Arrival(read_page(page, lambda html: read_html(html, source.begins)), (page,))
