"""Markdown that a program made of a PDF: its pages, and the sentences that they tear.

2. The meeting was attended by all, among          <- the first line stands apart

them Dr. Salt, and was chaired by the host. The     <- the page ends in mid-sentence


1                                                   <- its number


-----                                               <- two empty lines, and a rule

**Minutes**                                         <- what stands on top of every page

harbours are open.

What belongs to the pages goes, and what they tore is joined.
"""

import re
from collections import Counter
from collections.abc import Sequence

from comparator.corpus.formats.page_blocks import quoted
from comparator.corpus.plain_text.line_breaks import starts_small

_END_OF_PAGE = re.compile(r"\n[ \t]*\n[ \t]*\n-----[ \t]*(?=\n|\Z)")
_RULE = re.compile(r"^(?:-[ \t]*){3,}$|^(?:\*[ \t]*){3,}$|^(?:_[ \t]*){3,}$", re.MULTILINE)
_FEWEST = 2  # pages
_PAGE_NUMBER = re.compile(r"[ \t]*[-–—]?[ \t]*(\d{1,4})[ \t]*[-–—]?[ \t]*")
_LONGEST_HEAD = 120  # characters of what every page has
_ENDED = re.compile(r"[.!?…:;。！？：；][\"'”’»)\]*_]*(?:\[\d{1,3}\]|[⁰¹²³⁴-⁹]{1,3})?[\"'”’»)*_]*$")
_NOTE = re.compile(r"\d{1,3}[ \t]*\n|\d{1,3} [^\W\d_a-z]")
_MARKED = re.compile(r"[#>|`~]|[-*+•–—][ \t]|\(?[\w]{1,4}[.)][ \t]|\*\*|!\[")
_HEADING = re.compile(r"#{1,6}[ \t]")
_WIDE = 0.8  # of the widest line: so much of a line is full


def without_pages(source: str) -> tuple[str, tuple[str, ...]]:
    """Return Markdown of a PDF without its pages, and a sentence on what went; else unchanged."""
    ends = len(_END_OF_PAGE.findall(source))
    if ends < _FEWEST or ends != len(_RULE.findall(source)):
        return source, ()
    pages = [_chunks(page) for page in _END_OF_PAGE.split(source)]
    notes = [f"Took {ends} rules for the ends of a PDF’s pages."]
    numbers = _drop_numbers(pages)
    if numbers:
        notes.append(f"Dropped {len(numbers)} page numbers: {numbers[0]} to {numbers[-1]}.")
    if heads := _drop_heads(pages):
        notes.append(f"Left out what stands on top of every page: {quoted(heads)}.")
    chunks, count = _joined([page for page in pages if page])
    if count:
        notes.append(f"Joined {count} paragraphs that the pages or their lines tear.")
    return "\n\n".join(chunks) + "\n", tuple(notes)


def _chunks(page: str) -> list[str]:
    """Return what stands between empty lines."""
    return [chunk.strip("\n") for chunk in re.split(r"\n[ \t]*\n", page) if chunk.strip()]


def _drop_numbers(pages: Sequence[list[str]]) -> list[int]:
    """Take the numbers at an edge of pages away, where each is one more than that before."""
    for edge in (-1, 0):
        lines = {n: page[edge].split("\n") for n, page in enumerate(pages) if page}
        found = {
            n: int(match[1])
            for n, rows in lines.items()
            if (match := _PAGE_NUMBER.fullmatch(rows[edge]))
        }
        firsts = Counter(number - n for n, number in found.items())
        first, count = firsts.most_common(1)[0] if firsts else (0, 0)
        if count < _FEWEST:
            continue
        counted = [n for n, number in found.items() if number - n == first]
        for n in counted:
            del lines[n][edge]
            pages[n][edge] = "\n".join(lines[n])
            if not lines[n]:
                del pages[n][edge]
        return [found[n] for n in counted]
    return []


def _drop_heads(pages: Sequence[list[str]]) -> list[str]:
    """Take away what stands on top of most pages, but for the first time, and return it."""
    tops = Counter(page[0] for page in pages if page and len(page[0]) <= _LONGEST_HEAD)
    heads = [top for top, count in tops.items() if count > max(1, len(pages) // 2)]
    for head in heads:
        for n, page in enumerate(pages):
            if n and page and page[0] == head:
                page.pop(0)
    return heads


def _joined(pages: Sequence[Sequence[str]]) -> tuple[list[str], int]:
    """Return the paragraphs of all pages, those that go on joined, and how many were."""
    widest = max((len(line) for page in pages for chunk in page for line in chunk.split("\n")
                  if len(line) < 200), default=0)  # fmt: skip
    chunks: list[str] = []
    notes: list[str] = []  # at the foot of a page whose last paragraph goes on
    count = 0
    for page in pages:
        for place, chunk in enumerate(page):
            is_below_note = place == 0 and len(chunks) > 1 and _NOTE.match(chunks[-1])
            if is_below_note and _goes_on(chunks[-2], chunk, widest):
                notes.append(chunks.pop())
            before = chunks[-1] if chunks else ""
            if before and _goes_on(before, chunk, widest):
                chunks[-1] = f"{before}\n{chunk}"
                count += 1
            elif before and _HEADING.match(before) and chunk.startswith(" "):
                chunks[-1] = f"{before.rstrip()} {chunk.strip()}"
                count += 1
            else:
                chunks += (*notes, chunk)
                notes = []
    return [*chunks, *notes], count


def _goes_on(before: str, chunk: str, widest: int) -> bool:
    """Whether a paragraph ends in mid-sentence, and another goes on with it."""
    last = before.rsplit("\n", maxsplit=1)[-1].rstrip()
    if _ENDED.search(last) or _NOTE.match(chunk) or _HEADING.match(before) or before[0] == "|":
        return False
    if starts_small(chunk.lstrip(" *_")):
        return not _MARKED.match(chunk.lstrip(" *_"))
    begins = chunk.lstrip()
    is_word = begins[:1].isalnum() or begins[:1] in "_“\"'("
    # A comma also ends a recital, with another below it.
    return (
        is_word
        and not last.endswith(",")
        and not _MARKED.match(begins)
        and len(last) >= _WIDE * widest
    )
