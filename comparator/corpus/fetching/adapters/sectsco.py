"""sectsco.org, the SCO Secretariat: a list of documents, a page for each, and mostly a PDF."""

import contextlib
import datetime
import re
from dataclasses import replace
from typing import Any
from urllib.parse import parse_qs, urlencode, urljoin, urlsplit, urlunsplit

from comparator.corpus.fetching.client import Client, Page
from comparator.corpus.fetching.fetched import Arrival, read_page
from comparator.corpus.fetching.http import FetchError
from comparator.corpus.formats import DocumentText, Form, UnreadableError
from comparator.corpus.formats.blocks import heading
from comparator.corpus.formats.detection import decoded, form_of
from comparator.corpus.formats.html import (
    blocks_of_page,
    first,
    html_blocks,
    links,
    parse,
    plain,
    with_class,
)
from comparator.language.words import plain_words
from comparator.model import CatalogueEntry, CatalogueSource

_LINK = "list-item-document__link"
_TITLE = f"//h1[{with_class('document-article-header__title')}]"
_BUTTON = f"//a[{with_class('button')} and {with_class('button_small')}]"
_DAY = re.compile(r"/(\d{4})(\d{2})(\d{2})/")
_STEP = 10
_MOST_PAGES = 60  # of the list
_LIKE_ENOUGH = 60  # of 100, for two titles of one document


def fetch(client: Client, source: CatalogueSource, entry: CatalogueEntry) -> Arrival:
    """Return the text of a document, from its PDF where it has one."""
    page = client.get(source.url)
    pages: tuple[Page, ...] = (page,)
    if urlsplit(page.final_url).path.rstrip("/").endswith("/documents"):
        page = client.get(_find(client, page, entry))
        pages = (page,)
    root = None if form_of(page.body, page.media_type) is not Form.HTML else _tree(page)
    if root is None:
        return Arrival(read_page(page, _no_html), pages)
    title = plain(first(root, _TITLE))
    facts = _facts(root)
    address = _pdf_address(root)
    if not address:
        document = _from_html(root, title, page.final_url)
        return Arrival(_described(document, title, facts), pages)
    pdf = client.get(urljoin(page.final_url, address))
    document = _described(read_page(pdf, _no_html), title, facts)
    return Arrival(document, (*pages, pdf))


def _described(document: DocumentText, title: str, facts: dict[str, str]) -> DocumentText:
    return replace(document, title=title, facts=facts)


def _tree(page: Page) -> Any:
    source, _ = decoded(page.body, page.charset)
    return parse(source)


def _no_html(_: str) -> DocumentText:
    raise UnreadableError("the address that should give a document gives a web page")


def _find(client: Client, page: Page, entry: CatalogueEntry) -> str:
    """Return the address of an entry's document, from the list in pages of ten.

    Raises:
        FetchError: The list does not have it, or has several that may be meant.
    """
    listed: dict[str, str] = {}
    for number in range(_MOST_PAGES):
        if number:
            page = client.get(_at_offset(page.final_url, number * _STEP))
        root = _tree(page)
        found = {} if root is None else _entries(root, page.final_url)
        new = {address: title for address, title in found.items() if address not in listed}
        if number == 0 and not found:
            raise FetchError(
                f"{page.final_url}: the list of documents has no entry of the class {_LINK!r};"
                " the site may have been rebuilt."
            )
        if not new:
            break
        listed |= new
        if best := _best(new, entry):
            return best
    raise FetchError(
        f"the list of documents ({len(listed)} entries) has none of {entry.date} with the title"
        f" “{entry.title}”."
    )


def _entries(root: Any, base: str) -> dict[str, str]:
    """Return the titles of the list's entries by their addresses, in order."""
    found: dict[str, str] = {}
    for address, element in links(root):
        # The site's menu has addresses of the same form: the class tells entries from it.
        if _LINK in (element.get("class") or "").split():
            found.setdefault(urljoin(base, address), plain(element))
    return found


def _best(listed: dict[str, str], entry: CatalogueEntry) -> str:
    """Return the address whose day is the entry's and whose title is most like its, or ""."""
    from rapidfuzz import fuzz

    scored: list[tuple[float, str]] = []
    for address, title in listed.items():
        day = _DAY.search(urlsplit(address).path)
        if day is None or "".join(day.groups()) != f"{entry.date:%Y%m%d}":
            continue
        score = fuzz.token_set_ratio(_plain_title(title), _plain_title(entry.title))
        # "Information report", "Statement on …" and the communiqué have the same day.
        if (entry.kind or "declaration") not in _plain_title(title):
            score -= 30
        scored.append((score, address))
    scored.sort(key=lambda pair: (-pair[0], pair[1]))
    return scored[0][1] if scored and scored[0][0] >= _LIKE_ENOUGH else ""


def _plain_title(title: str) -> str:
    plain_title = title.casefold().replace("é", "e").replace("organization", "organisation")
    return " ".join(plain_words(plain_title))


def _at_offset(url: str, offset: int) -> str:
    parts = urlsplit(url)
    query = {name: values[0] for name, values in parse_qs(parts.query).items()}
    query["offset"] = str(offset)
    return urlunsplit((parts.scheme, parts.netloc, parts.path, urlencode(query), ""))


def _facts(root: Any) -> dict[str, str]:
    facts: dict[str, str] = {}
    rows = {plain(first(row, "./th")).lower(): plain(first(row, "./td")) for row in root.iter("tr")}
    if place := rows.get("place of signing", ""):
        facts["place"] = place
    stamp = next((e.get("datetime") or "" for e in root.xpath("//time[@datetime]")), "")
    with contextlib.suppress(ValueError):  # a page without its day is judged by its text
        facts["date"] = datetime.datetime.fromisoformat(stamp).date().isoformat()
    return facts


def _pdf_address(root: Any) -> str:
    for button in root.xpath(_BUTTON):
        address = (button.get("href") or "").strip()
        if urlsplit(address).path.lower().endswith(".pdf"):
            return str(address)
    return ""


def _from_html(root: Any, title: str, url: str) -> DocumentText:
    """Return the text that stands on the page itself, paragraph by paragraph."""
    head = first(root, _TITLE)
    if head is None:
        head = first(root, "//h1")
    if head is None:
        raise FetchError(f"{url}: the page has no heading: the site may have been rebuilt.")
    container = _around(head)
    blocks = html_blocks(container, lambda e: _is_of_the_page(e) or e is head)
    text, notes = blocks_of_page([block for block in blocks if not block.is_link])
    shown = title or plain(head)
    return DocumentText(Form.HTML, (heading(shown, 1), *text), title=shown, notes=notes)


def _is_of_the_page(element: Any) -> bool:
    """Whether an element has facts and no text: a table of them names each in its row."""
    if element.tag == "table":
        return all(row.find("th") is not None for row in element.iter("tr"))
    return bool(element.tag == "time")


def _around(heading: Any) -> Any:
    """Return the smallest element around the heading that has most of the page's prose."""
    whole = len(plain(heading.getroottree().getroot())) or 1
    element = heading
    while element.getparent() is not None and element.tag not in {"article", "main", "body"}:
        element = element.getparent()
        if len(plain(element)) * 2 > whole:
            break
    return element
