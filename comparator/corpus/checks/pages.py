"""What belongs to pages and sites, not to the text: numbers, running heads, notes, menus."""

import re
from collections import Counter
from collections.abc import Container, Iterator, Sequence
from itertools import accumulate, pairwise

from comparator.corpus.checks.diagnostics import Finding
from comparator.corpus.checks.source_file import FILE_NAME_AT_END, Sheet, excerpt
from comparator.corpus.plain_text.page_furniture import page_number
from comparator.language.dates import begins_date
from comparator.language.knowledge import alternatives
from comparator.model import Block, BlockKind

_ENDS = re.compile(r"[.!?…:;,。！？：；，*–—-][\"'”’»)\]]*$")
_LONGEST_HEAD = 12  # words
_SHORTEST_PAGE = 100  # words
_OWN_MARK = re.compile(r"\([a-z\d]{1,3}\)\s")
_NEAR = 3  # blocks on both sides
_NEXT_PAGES = 3  # by which a page's number rises: some pages lack theirs
_MOST_HEADS = 2
_FEWEST_OF_HEAD = 3  # words that make two lines with different numbers one head
_FOOTNOTE = re.compile(
    r"\[\d{1,2}\]|(?<!(?<!\d)\d)(?<!(?<!\d)\d\d)[¹²³⁴-⁹⁰]+|(?<=[a-zа-я]{3}[.,;])\d{1,2}(?=\s|$)|[†‡]"
)
_NOTE = re.compile(r"[¹²³⁴-⁹⁰]+|\[\d{1,2}\](?=\s|$)")  # its words may stand in a block of their own
_SITE = re.compile(rf"©\s*\d{{4}}|{alternatives('site_words')}", re.IGNORECASE)
# Words that sentences have, too: on a page they stand by themselves.
_BUTTON = re.compile(alternatives("buttons"), re.IGNORECASE)
_MOST_SITE_WORDS = 30
_COPYRIGHT = re.compile(r"copyright|©|all rights reserved", re.IGNORECASE)
_OF_LICENCE = re.compile(rf"licen[cs]e|{_COPYRIGHT.pattern}", re.IGNORECASE)
_MOST_TIMES = 3  # that a page says of itself
_FEWEST_HEADS = 3  # lines that are one running head


def page_marks(sheet: Sheet) -> Iterator[Finding]:
    """Yield page numbers, running heads and footnote marks."""
    blocks = sheet.blocks
    are_pages = _rise(blocks)
    for index, block in enumerate(blocks):
        if are_pages and _is_page_number(block) and not _is_in_table(blocks, index):
            before = blocks[index - 1] if index else None
            after = blocks[index + 1] if index + 1 < len(blocks) else None
            yield _number(sheet, before, block, after)
    notes = {found[0] for block in blocks if (found := _NOTE.match(block.text))}
    for block in sheet.prose():
        if are_pages:
            yield from _lines(sheet, block)
        for found in _FOOTNOTE.finditer(block.text):
            if begins_date(block.text, found.start()):
                continue  # "Bishkek,15 June 2019" lacks a space
            if found[0] in notes or not found.start():
                continue  # the note is here, too
            name = FILE_NAME_AT_END.search(block.text[max(0, found.start() - 60) : found.end()])
            if name and sheet.file_names[name[0].casefold()] > 1:
                continue  # "riga.1"
            where = excerpt(block.text[max(0, found.start() - 20) : found.end()])
            line = block.line + block.text.count("\n", 0, found.start())
            yield sheet.at("C414", line, f"{where} ends with the mark of a note.",
                           "Take it out if the note is not here.")  # fmt: skip
    yield from _heads(sheet)


def _is_page_number(block: Block) -> bool:
    return block.kind is not BlockKind.SEPARATOR and page_number(block.text) is not None


def _rise(blocks: Sequence[Block]) -> bool:
    """Whether the numbers that stand alone mostly rise by a page or two; of few, they may."""
    lines = (line for block in blocks for line in block.text.split("\n"))
    numbers = [number for line in lines if (number := page_number(line)) is not None]
    steps = [b - a for a, b in pairwise(numbers)]
    rising = sum(0 < step <= _NEXT_PAGES for step in steps)
    return len(numbers) < _NEAR or rising * 2 >= len(steps)


def _is_in_table(blocks: Sequence[Block], index: int) -> bool:
    """Whether other numbers stand near by: pages are longer."""
    near = blocks[max(0, index - _NEAR) : index + _NEAR + 1]
    return sum(map(_is_page_number, near)) > 2


def _number(sheet: Sheet, before: Block | None, block: Block, after: Block | None) -> Finding:
    goes_on = (
        before is not None
        and after is not None
        and before.kind is after.kind is BlockKind.PARAGRAPH
        and not _ENDS.search(before.text)
        and after.text[:1].islower()
    )
    if goes_on and before is not None and after is not None:
        edits, more = sheet.bridged(before, after), " It parts a paragraph."
    else:
        edits, more = sheet.without_block(block), ""
    return Finding(
        "C401", sheet.path, block.line, f"{excerpt(block.text)} is a page number.{more}",
        "Take it out.", 1, edits,
    )  # fmt: skip


def _lines(sheet: Sheet, block: Block) -> Iterator[Finding]:
    """Yield page numbers that stand on a line of their own inside a paragraph."""
    lines = block.text.split("\n")
    for offset, line in enumerate(lines[1:-1], start=1):
        if page_number(line) is not None and not _ENDS.search(lines[offset - 1]):
            yield sheet.at("C401", block.line + offset, f"{excerpt(line)} is a page number.",
                           "Take it out.")  # fmt: skip


def _heads(sheet: Sheet) -> Iterator[Finding]:
    """Yield short lines that come again and again, and the title inside the text."""
    title = next((b for b in sheet.blocks if b.is_title), None)
    short = [
        block
        for block in sheet.blocks
        if block.kind in {BlockKind.PARAGRAPH, BlockKind.HEADING}
        and len(block.text.split()) <= _LONGEST_HEAD + 8
        and not _ENDS.search(block.text)
        and not _is_page_number(block)
    ]
    titles = (str(sheet.facts.get("title", "")), title.text if title else "")
    names = {_without_page(text) for text in titles} - {""}
    counts = Counter(_head(block, names) for block in short)
    counted = accumulate((len(block.text.split()) for block in sheet.blocks), initial=0)
    positions = {block.number: words for block, words in zip(sheet.blocks, counted, strict=False)}
    seen: dict[str, int] = {}
    found: dict[str, list[Finding]] = {}
    for block in short:
        key = _head(block, names)
        position = positions[block.number]
        # Of a table's cells many are alike: a page is longer.
        again = key in seen and position - seen[key] >= _SHORTEST_PAGE
        seen[key] = position
        if key in names:
            # Where lines stand above the title it is in its place, once.
            is_late = block.number > 3 and (title is not None or counts[key] > 1)
            again = again or (is_late and block is not title)
        if again and any(c.isalpha() for c in key):
            is_sure = key in names and counts[key] > 2
            found.setdefault(key, []).append(Finding(
                "C402", sheet.path, block.line,
                f"{excerpt(block.text)} was there before: it looks like a running head.",
                "Take it out.", 1, sheet.without_block(block) if is_sure else (),
            ))  # fmt: skip
    # A book has one head or two; what else comes again belongs to the text.
    heads = [key for key in found if key not in names]
    for key, findings in found.items():
        is_often = counts[key] >= _FEWEST_HEADS
        if key in names or (is_often and len(heads) <= _MOST_HEADS):
            yield from findings


def _head(block: Block, names: Container[str]) -> str:
    """Return what the line would be as a running head, without the number of its page, or "".

    Headings come again ("General provisions" in every chapter), and few words with a number tell
    parts apart ("Article 3").
    """
    key = _without_page(block.text)
    if key in names:
        # "Article 1" may be all that a text is called by.
        return key if block.kind is not BlockKind.HEADING else " ".join(block.text.split())
    is_remark = block.text.startswith("(") and block.text.endswith(")")
    if block.kind is BlockKind.HEADING or "://" in block.text or is_remark:
        return ""
    if _OWN_MARK.match(block.text):
        return ""
    return key if len(key.split()) >= _FEWEST_OF_HEAD else ""


def _without_page(text: str) -> str:
    return " ".join(re.sub(r"^[\W\d_]+|[\W\d_]+$", "", text).casefold().split())


def site_words(sheet: Sheet) -> Iterator[Finding]:
    """Yield what a web page says around the text; what a text says often it speaks of."""
    if _SITE.search(str(sheet.facts.get("title", ""))):
        return  # the terms of use of a site
    said = [(block, _SITE.search(block.text)) for block in sheet.blocks]
    times = Counter(found[0].casefold() for _, found in said if found)
    # A licence speaks of copyright, a page names it once.
    is_licence = sum(_OF_LICENCE.search(block.text) is not None for block in sheet.blocks) > 1
    for block, found in said:
        is_short = len(block.text.split()) <= _MOST_SITE_WORDS
        is_matter = found is not None and times[found[0].casefold()] > _MOST_TIMES
        is_matter = is_matter or (is_licence and _COPYRIGHT.search(block.text) is not None)
        is_of_site = found is not None or _BUTTON.fullmatch(block.text.strip()) is not None
        if is_short and is_of_site and not is_matter:
            yield sheet.at(
                "C410", block.line, f"{excerpt(block.text)} looks like words of a web page.",
                "Take it out.",
            )  # fmt: skip
