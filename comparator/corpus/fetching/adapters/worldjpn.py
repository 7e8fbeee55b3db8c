"""worldjpn.net: lines `[Title]`, `[Place]`, `[Date]`, `[Source]`, `[Full text]`, then the text."""

import re
from dataclasses import replace

from comparator.corpus.fetching.client import Client
from comparator.corpus.fetching.fetched import Arrival, read_page
from comparator.corpus.formats import DocumentText, Form, UnreadableError
from comparator.corpus.formats.blocks import heading
from comparator.corpus.formats.html import blocks_of_page, html_blocks, parse
from comparator.corpus.formats.page_blocks import HtmlBlock
from comparator.model import CatalogueEntry, CatalogueSource

_FACT = re.compile(
    r"\[(Title|Place|Date|Source|Notes?|Full text|Excerpt[^\]]*)\]\s*", re.IGNORECASE
)


def fetch(client: Client, source: CatalogueSource, _: CatalogueEntry) -> Arrival:
    """Return the text of a page of the database."""
    page = client.get(source.url)
    return Arrival(read_page(page, read_html), (page,))


def read_html(source: str) -> DocumentText:
    """Return the text of a page, and the facts above it.

    Raises:
        UnreadableError: The page is not laid out as the database's pages are, or has an excerpt.
    """
    root = parse(source)
    blocks = _cut_at_facts(html_blocks(root)) if root is not None else []
    facts: dict[str, str] = {}
    start = None
    for number, block in enumerate(blocks):
        found = _FACT.match(block.text)
        if found is None:
            continue
        name = found[1].lower()
        if name.startswith("excerpt"):
            raise UnreadableError("the page says that it has an excerpt only")
        facts.setdefault(name, " ".join(block.text[found.end() :].split()))
        start = number
        if name == "full text":
            break
    if start is None or "title" not in facts:
        raise UnreadableError(
            "the page is not laid out as the pages of The World and Japan are: no [Title] line"
        )
    body = blocks[start + 1 :]
    if facts.get("full text"):  # the text goes on in the very line
        body = [HtmlBlock(facts["full text"], "p"), *body]
    while body and body[-1].is_link:  # the way back to the database's lists
        body.pop()
    text, notes = blocks_of_page([block for block in body if not block.is_link])
    note = () if "full text" in facts else ("The page has no [Full text] line.",)
    heads = (heading(facts["title"], 1),) if facts["title"] else ()
    given = {key: facts[key] for key in ("place", "date", "source") if facts.get(key)}
    return DocumentText(Form.HTML, (*heads, *text), "", facts["title"], given, (*note, *notes))


def _cut_at_facts(blocks: list[HtmlBlock]) -> list[HtmlBlock]:
    """Return the blocks with each line of facts as one of its own."""
    cut: list[HtmlBlock] = []
    for block in blocks:
        lines = re.split(r"\n(?=\[[A-Z])", block.text) if "[" in block.text else [block.text]
        for line in lines:
            fact, _, rest = line.partition("\n")
            if _FACT.match(fact) and rest:
                cut += [HtmlBlock(fact, "p"), HtmlBlock(rest, "p")]
            else:
                cut.append(replace(block, text=line))
    return cut
