"""federalreserve.gov: press releases with the statements of the FOMC."""

import re
from typing import Any

from comparator.corpus.fetching.client import Client
from comparator.corpus.fetching.fetched import Arrival, read_page
from comparator.corpus.formats import DocumentText, Form, UnreadableError
from comparator.corpus.formats.blocks import heading
from comparator.corpus.formats.html import (
    blocks_of_page,
    first,
    html_blocks,
    parse,
    plain,
    with_class,
)
from comparator.corpus.formats.page_blocks import HtmlBlock
from comparator.language.dates import find_date
from comparator.model import CatalogueEntry, CatalogueSource

_TITLE = f"//*[{with_class('title')}] | //h3 | //h1"
_DATE = f"//*[{with_class('article__time')}]"
_RELEASE = re.compile(r"(?:for (?:immediate )?release|release date)\b.{0,80}", re.IGNORECASE)
# What the Board's page adds behind a statement.
_BEHIND = re.compile(
    r"(?:for media inquiries|implementation note issued|last update|\d{4} monetary policy"
    r"|return to top|share$|related information)",
    re.IGNORECASE,
)


def fetch(client: Client, source: CatalogueSource, _: CatalogueEntry) -> Arrival:
    """Return the statement of a press release."""
    page = client.get(source.url)
    return Arrival(read_page(page, read_html), (page,))


def read_html(source: str) -> DocumentText:
    """Return the statement on a page, its vote included.

    Raises:
        UnreadableError: There is no press release on the page.
    """
    root = parse(source)
    article = None if root is None else _article(root)
    if article is None:
        raise UnreadableError("the page is not laid out as the Board's press releases are")
    title, date = plain(first(article, f".{_TITLE}")), plain(first(article, f".{_DATE}"))
    blocks = [
        block
        for block in html_blocks(article)
        if not block.is_link and " ".join(block.text.split()) not in {title, date}
    ]
    end = next((n for n, b in enumerate(blocks) if n and _BEHIND.match(b.text)), len(blocks))
    start = _start(blocks[:end])
    date = date or _date_above(root, blocks[:start])
    left_out = [" ".join(b.text.split())[:80] for b in (*blocks[:start], *blocks[end:])]
    text, notes = blocks_of_page(blocks[start:end])
    notes = (*(f"Left out the page's line “{line}”." for line in left_out), *notes)
    facts = {"date": date} if date else {}
    heads = (heading(title, 1),) if title else ()
    return DocumentText(Form.HTML, (*heads, *text), "", title, facts, notes)


def _article(root: Any) -> Any:
    for place in ("article", "content", "mainContent"):
        found = root.xpath("//*[@id=$id]", id=place)
        if found and len(plain(found[0])) > 200:
            return found[0]
    return first(root, "//body") if first(root, "//p") is not None else None


def _start(blocks: list[HtmlBlock]) -> int:
    """Return where the statement begins: behind the lines on its release, if there are any.

    Before 2017 there are two: "Release Date: January 31, 2006" and "For immediate release".
    """
    lines = [" ".join(block.text.split()) for block in blocks[:8]]
    return max((n for n, line in enumerate(lines, 1) if _RELEASE.fullmatch(line)), default=0)


def _date_above(root: Any, blocks: list[HtmlBlock]) -> str:
    """Return the day that stands above the statement or, before 2017, in the page's title."""
    above = [block.text for block in blocks] + [plain(first(root, "//title"))]
    found = filter(None, map(find_date, above))
    return next((words for _, words in found), "")
