"""A number in a cell or a block of its own belongs to the block beside it.

<tr><td>(a)</td><td>to open all ports;</td></tr>        "(a) to open all ports;"
<div><span>1.</span><div>The Parties …</div></div>      "1. The Parties …"
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import islice
from typing import Any

from comparator.corpus.formats.page_blocks import HtmlBlock
from comparator.language.knowledge import alternatives

_HAN = "一二三四五六七八九十百"
_COUNT = rf"\d{{1,3}}(?:\.\d{{1,3}}){{0,3}}|[^\W\d_]|[ivxlc]{{1,6}}|[{_HAN}]{{1,4}}"
_LONE = re.compile(
    rf"(?:{_COUNT})[.):、）]{{1,2}}|[(（\[](?:{_COUNT})[)）\]][.:]?|§{{1,2}}\s*\d{{1,4}}[a-z]?\.?"
    rf"|第[{_HAN}\d]{{1,5}}[条條款项項]|\d{{1,3}}(?:\.\d{{1,3}}){{1,3}}"
)
# In a row of a table also what would head a paragraph or be a figure elsewhere.
_LONE_IN_ROW = re.compile(
    rf"{_LONE.pattern}|\d{{1,3}}|[IVXLC]{{1,6}}[.)]?"
    rf"|(?:{alternatives('parts_with_numbers')})\s+\d{{1,3}}\.?",
    re.IGNORECASE,
)
_BULLET = re.compile(r"[-–—·•*]")
_NUMERAL = re.compile(r"[IVXLC]{1,6}\.?")  # heads a section, if it stands alone on its line
_MOST_BEFORE = 20  # cells
_NEAR = 2  # elements up from the number to the one that it shares with its block


def is_lone_number(text: str) -> bool:
    """Whether a text is a number as it stands before what it counts: "1.", "(a)", "§ 3"."""
    return _LONE.fullmatch(text) is not None


def with_numbers_joined(blocks: Sequence[HtmlBlock]) -> list[HtmlBlock]:
    """Return blocks with each lone number put before the words that it counts."""
    joined: list[HtmlBlock] = []
    waiting: HtmlBlock | None = None
    for block in blocks:
        if waiting is not None:
            if _belongs(waiting, block):
                block = _with_number(waiting, block)  # noqa: PLW2901 - it has grown
            else:
                joined.append(waiting)
            waiting = None
        if _is_lone(block):
            waiting = block
        else:
            joined.append(block)
    return [*joined, waiting] if waiting is not None else joined


def _is_lone(block: HtmlBlock) -> bool:
    if block.mark or re.fullmatch(r"h[1-6]", block.tag):
        return False
    if (row := _nearest(block, "tr")) is not None:
        shown = _LONE_IN_ROW.fullmatch(block.text) or _BULLET.fullmatch(block.text)
        # Cells without a word may stand before it, to set it in.
        cells = islice(row.iter("td"), _MOST_BEFORE) if shown else ()
        first = next((cell for cell in cells if "".join(cell.itertext()).strip()), None)
        return bool(shown) and (first is None or _nearest(block, "td") in {first, None})
    return bool(_LONE.fullmatch(block.text)) and not _NUMERAL.fullmatch(block.text)


def _belongs(number: HtmlBlock, block: HtmlBlock) -> bool:
    """Whether a block is the one beside a number: in its row, or near it in the tree."""
    if block.mark or _is_lone(block) or block.region != number.region:
        return False
    row = _nearest(number, "tr")
    if row is not None or _nearest(block, "tr") is not None:
        return row is _nearest(block, "tr")
    shared = sum(a is b for a, b in zip(number.path, block.path, strict=False))
    return shared >= len(number.path) - _NEAR and not re.fullmatch(r"h[1-6]", block.tag)


def _with_number(number: HtmlBlock, block: HtmlBlock) -> HtmlBlock:
    left_out = (*number.left_out, *block.left_out)
    if _BULLET.fullmatch(number.text):
        return replace(block, mark="-", left_out=left_out)
    gap = "" if number.text[-1] in "、．）" else " "
    text = f"{number.text}{gap}{block.text}"
    return replace(block, text=text, is_bold=False, is_link=False, left_out=left_out)


def _nearest(block: HtmlBlock, tag: str) -> Any:
    return next((element for element in reversed(block.path) if element.tag == tag), None)
