"""HTML of unknown pages: where the text of a page begins and ends."""

import logging
import re
from typing import Any

from comparator.corpus.formats import DocumentText, Form
from comparator.corpus.formats.html import (
    HtmlBlock,
    first,
    html_blocks,
    parse,
    plain,
    text_of_blocks,
)
from comparator.resources.extras import needs_extra

_WORD = re.compile(r"\w+")


_LEAST = 5  # words by which a paragraph can be known


_TOP = 4  # blocks: the title, and what stands under it


def read_html(source: str, begins: str = "") -> DocumentText:
    """Return the main text of a page.

    Args:
        source: The page.
        begins: Words that are in the text for sure, or "".
    """
    root = parse(source)
    if root is None:
        return DocumentText("", Form.HTML)
    title = plain(first(root, "//h1")) or plain(first(root, "//title"))
    blocks = html_blocks(root)
    start, end = _stretch(blocks, _main_text(source), begins)
    stamp = next((b for b in blocks[start : start + _TOP] if b.is_time), None)
    kept = [b for b in blocks[start:end] if not _is_aside(b) and b is not stamp]
    text, notes = text_of_blocks(kept)
    links = sum(_is_aside(block) for block in blocks[start:end])
    outside = len(blocks) - (end - start)
    if outside:
        notes = (
            f"Left out {outside} lines of the page before and behind the text"
            f" (navigation and the like).",
            *notes,
        )
    if links:
        notes = (f"Left out {links} lines within the text that are nothing but a link.", *notes)
    if stamp is None:
        return DocumentText(text, Form.HTML, title, notes=notes)
    notes = (*notes, f"Left out the page's own date, which stands over the text: “{stamp.text}”.")
    return DocumentText(text, Form.HTML, title, {"date": stamp.text}, notes)


def _main_text(source: str) -> list[str]:
    """Return the paragraphs that trafilatura takes for the text; [] where it finds none."""
    with needs_extra("fetch"):
        import trafilatura
    # It warns of each page in which it finds nothing; we say so in our own words.
    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    found: Any = trafilatura.extract(
        source,
        output_format="txt",
        include_comments=False,
        include_tables=True,
        favor_recall=True,
        deduplicate=False,
    )
    return [line for line in str(found or "").split("\n") if len(_WORD.findall(line)) >= _LEAST]


def _stretch(blocks: list[HtmlBlock], main: list[str], begins: str) -> tuple[int, int]:
    """Return where the text begins and ends among the blocks; everything if that is unknown."""
    # One paragraph may be cut differently on the two sides: its words are looked for, not it.
    wanted = " ".join(_key(line) for line in main)
    known = [n for n, block in enumerate(blocks) if _is_long(block) and _key(block.text) in wanted]
    if begins and (mark := _key(begins)):
        known += [n for n, block in enumerate(blocks) if mark in _key(block.text)][:1]
    if not known:
        return 0, len(blocks)
    start, end = min(known), max(known) + 1
    # The title, and what stands between it and the text, belong to it.
    heads = [n for n in range(max(0, start - 4), start) if blocks[n].tag in {"h1", "h2"}]
    # Signatures and the date are too short to be known: they follow without a link.
    while end < len(blocks) and not blocks[end].is_link and _same_place(blocks, end):
        end += 1
    return (heads[0] if heads else start), end


def _same_place(blocks: list[HtmlBlock], index: int) -> bool:
    """Whether a block stands in the very element that the one before stands in."""
    mine, before = blocks[index].path[:-1], blocks[index - 1].path[:-1]
    return len(mine) == len(before) and all(a is b for a, b in zip(mine, before, strict=True))


def _is_aside(block: HtmlBlock) -> bool:
    return block.is_link and not re.fullmatch(r"h[1-6]", block.tag)


def _is_long(block: HtmlBlock) -> bool:
    return len(_WORD.findall(block.text)) >= _LEAST or len(block.text) > 40


def _key(text: str) -> str:
    return " ".join(_WORD.findall(text.casefold()))
