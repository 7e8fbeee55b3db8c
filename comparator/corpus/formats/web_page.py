"""HTML of unknown pages: where the text of a page begins and ends."""

import logging
import re
from collections.abc import Sequence
from typing import Any

from comparator.corpus.formats.completeness import untold_of_html
from comparator.corpus.formats.detection import Form
from comparator.corpus.formats.html import (
    blocks_of_page,
    first,
    page_blocks,
    parse,
    plain,
    with_few_attributes,
)
from comparator.corpus.formats.page_blocks import HtmlBlock, quoted
from comparator.corpus.formats.reader import DocumentText
from comparator.language.knowledge import alternatives
from comparator.language.words import count_words, plain_words
from comparator.resources.extras import needs_extra

_LEAST = 5  # words, or characters where there are no spaces, by which a paragraph can be known
_LONGEST_SEARCHED = 4_000_000  # characters: of longer pages all is taken
_MOST_SEARCHED = 10_000  # blocks: time grows with their square
_TOP = 4  # blocks: the title, and what stands under it
_MOSTLY = 0.8  # of what is known to be the text
_NOTE = re.compile(r"[⁰¹²³⁴-⁹]+|\[\d{1,3}\]")
# What a page puts behind its text on lines of its own.
_PAGE_WORDS = re.compile(rf"©|{alternatives('behind_texts')}", re.IGNORECASE)


def read_html(source: str, begins: str = "") -> DocumentText:
    """Return the main text of a page.

    Args:
        source: The page.
        begins: Words that are in the text for sure, or "".
    """
    source = with_few_attributes(source)
    root = parse(source)
    if root is None:
        return DocumentText(Form.HTML)
    every = page_blocks(root)
    shown = [block for block in every if block.region != "nav"]
    known = _known(shown, _main_text(source, every), begins)
    holder = _holder(root, shown, known)
    if holder is not None:
        kept = _held(shown, holder, known)
    else:
        shown = [block for block in shown if not block.region]
        known = _known(shown, _main_text(source, every), begins)
        start, end = _stretch(shown, known)
        kept = [block for block in shown[start:end] if not _is_aside(block)]
    stamp = next((b for b in kept[:_TOP] if b.is_time), None)
    kept = [block for block in kept if block is not stamp]
    blocks, notes = blocks_of_page(kept)
    facts = {} if stamp is None else {"date": stamp.text}
    if code := first(root, "//html/@lang"):
        facts["page_language"] = str(code).strip()
    title = plain(first(root, "//h1")) or plain(first(root, "//title"))
    told = _told(every, kept, stamp)
    lost = untold_of_html(source, every)
    return DocumentText(Form.HTML, blocks, "", title, facts, (*told, *notes, *lost))


def _told(
    every: Sequence[HtmlBlock], kept: Sequence[HtmlBlock], stamp: HtmlBlock | None
) -> list[str]:
    """Return a sentence on all that was left out of the page, with its words."""
    taken = {id(block) for block in kept}
    left = [b for b in every if id(b) not in taken and b is not stamp]
    notes = []
    if links := [block.text for block in left if _is_aside(block) or block.region]:
        notes.append(f"Left out the page's links and navigation: {quoted(links)}.")
    if others := [block.text for block in left if not (_is_aside(block) or block.region)]:
        notes.append(f"Left out lines before and behind the text: {quoted(others)}.")
    if stamp is not None:
        notes.append(f"Left out the page's own date, which stands over the text: “{stamp.text}”.")
    return notes


def _main_text(source: str, blocks: Sequence[HtmlBlock]) -> list[str]:
    """Return the paragraphs that trafilatura takes for the text; [] where it finds none."""
    if len(source) > _LONGEST_SEARCHED or len(blocks) > _MOST_SEARCHED:
        return []
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
    return [line for line in str(found or "").split("\n") if count_words(line) >= _LEAST]


def _known(blocks: Sequence[HtmlBlock], main: list[str], begins: str) -> list[int]:
    """Return the places of the blocks that are known to be the text."""
    # One paragraph may be cut differently on the two sides: its words are looked for, not it.
    wanted = " ".join(_key(line) for line in main)
    words = {*wanted.split()}
    known, at = list[int](), 0
    for n, block in enumerate(blocks):
        key = _key(block.text)
        if not _is_long(block) or not words.issuperset(key.split()):
            continue
        # Mostly it stands behind the last one that was found: so not all is searched each time.
        found = wanted.find(key, at)
        if found < 0:
            found = wanted.find(key)
        if found >= 0:
            known.append(n)
            at = found
    if begins and (mark := _key(begins)):
        known += [n for n, block in enumerate(blocks) if mark in _key(block.text)][:1]
    return sorted(set(known))


def _holder(root: Any, blocks: Sequence[HtmlBlock], known: Sequence[int]) -> Any:
    """Return the element that the page itself says has its text, or None.

    Of a `main` with one `article` it is the `main`: what stands around the article is seen as well.
    """
    mains = root.xpath("//main | //*[@role='main']")
    articles = root.xpath("//article")
    for candidates in (mains if len(articles) < 2 else [], articles, mains):
        held = [(_length(blocks, known, element), element) for element in candidates]
        length, best = max(held, key=lambda pair: pair[0], default=(0, None))
        if best is not None and (
            length >= _length(blocks, known) * _MOSTLY if known else len(candidates) == 1
        ):
            return best
    return None


def _length(blocks: Sequence[HtmlBlock], known: Sequence[int], holder: Any = None) -> int:
    return sum(len(blocks[n].text) for n in known if holder is None or _is_in(blocks[n], holder))


def _is_in(block: HtmlBlock, element: Any) -> bool:
    return any(one is element for one in block.path)


def _held(blocks: Sequence[HtmlBlock], holder: Any, known: Sequence[int]) -> list[HtmlBlock]:
    """Return all that stands in the element with the text, and the title before it.

    Links alone on their lines are left out before the text and behind it, not within.
    """
    positions = [n for n, block in enumerate(blocks) if _is_in(block, holder)]
    links = [n for n in positions if blocks[n].region and _mostly_links(blocks, n)]
    positions = [n for n in positions if n not in set(links)]
    text = [n for n in positions if not _is_aside(blocks[n])]
    if not text:
        return []
    start, end = text[0], text[-1]
    if inner := [n for n in known if start <= n <= end]:
        first_link = next((n for n in positions if n > inner[-1] and _is_aside(blocks[n])), end + 1)
        tail = [n for n in text if n > first_link]
    else:
        first_link, tail = end + 1, []
    kept = [n for n in positions if start <= n < first_link or n in tail]
    heads = [n for n in range(max(0, positions[0] - _TOP), positions[0]) if blocks[n].tag == "h1"]
    has_title = any(blocks[n].tag == "h1" for n in kept)
    return [blocks[n] for n in (*(heads[-1:] if not has_title else ()), *kept)]


def _mostly_links(blocks: Sequence[HtmlBlock], position: int) -> bool:
    """Whether the foot or the aside that a block stands in has links more than words."""
    region = next((e for e in blocks[position].path if e.tag == blocks[position].region), None)
    inside = [block for block in blocks if _is_in(block, region)]
    linked = sum(len(block.text) for block in inside if block.is_link)
    return linked * 2 > sum(len(block.text) for block in inside)


def _stretch(blocks: Sequence[HtmlBlock], known: Sequence[int]) -> tuple[int, int]:
    """Return where the text begins and ends among the blocks; everything if that is unknown."""
    if not known:
        return 0, len(blocks)
    start, end = min(known), max(known) + 1
    # The title, and what stands between it and the text, belong to it.
    heads = [n for n in range(max(0, start - _TOP), start) if blocks[n].tag in {"h1", "h2"}]
    while start and not blocks[start - 1].is_link and _is_near(blocks, start - 1, start):
        start -= 1
    # Lists, signatures and the date are too short to be known: they follow without a link.
    while (
        end < len(blocks)
        and not blocks[end].is_link
        and not _PAGE_WORDS.match(blocks[end].text)
        and (
            _is_near(blocks, end, end - 1)
            or _is_akin(blocks, end, known)
            or _is_note_of(blocks[end].text, blocks[start:end])
        )
    ):
        end += 1
    return min([*heads, start]), end


def _is_note_of(text: str, blocks: Sequence[HtmlBlock]) -> bool:
    """Whether a block is a note to the text before it, which has its mark."""
    mark = _NOTE.match(text)
    return mark is not None and any(mark[0] in block.text for block in blocks)


def _is_near(blocks: Sequence[HtmlBlock], one: int, other: int) -> bool:
    """Whether two blocks stand in one element, that of a list or a row of each left aside."""
    inside = frozenset(
        "li ul ol tr td th thead tbody tfoot caption table dd dt dl details summary"
        " blockquote".split()
    )
    mine, theirs = ([e for e in blocks[n].path[:-1] if e.tag not in inside] for n in (one, other))
    return len(mine) == len(theirs) and all(a is b for a, b in zip(mine, theirs, strict=True))


def _is_akin(blocks: Sequence[HtmlBlock], one: int, known: Sequence[int]) -> bool:
    """Whether a block stands in one of several like elements, of which two have text for sure.

    A page that has each article of a treaty in an element of its own has the last there, too,
    however short it is.
    """
    if len(blocks[one].path) < 3 or blocks[one].path[-2].tag == "body":
        return False
    mine = blocks[one].path[-2]
    what = (mine.tag, mine.get("class"), mine.getparent())
    others = (blocks[n].path[-2] for n in known if len(blocks[n].path) > 2)
    alike = {id(e) for e in others if (e.tag, e.get("class"), e.getparent()) == what}
    return len(alike - {id(mine)}) > 1


def _is_aside(block: HtmlBlock) -> bool:
    return block.is_link and not re.fullmatch(r"h[1-6]", block.tag)


def _is_long(block: HtmlBlock) -> bool:
    return count_words(block.text) >= _LEAST or len(block.text) > 40


def _key(text: str) -> str:
    return " ".join(plain_words(text))
