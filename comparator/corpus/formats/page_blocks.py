"""What a page shows on lines of its own, and how what is left out of it is quoted."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from comparator.language.scripts import EAST_ASIAN

_LONGEST_QUOTE = 160  # characters of one thing that was left out
_MOST_QUOTES = 60
GAP = "\x02"
"""Stands for words that were taken out of a line."""
_AROUND_GAP = re.compile(rf"\s*{GAP}+\s*(?=[.,;:!?)\]])|{GAP}")
_SPACES = str.maketrans("\t\r\n\f", "    ")
_UNSPACED_END = re.compile(rf"(?<=[{EAST_ASIAN}])[ \t]*\n[ \t]*(?=[{EAST_ASIAN}])")


@dataclass(frozen=True, slots=True)
class HtmlBlock:
    """A stretch of text that a page shows on its own lines.

    Attributes:
        text: Its words, with line feeds where the page breaks a line.
        tag: The element it stands in: "p", "h2", "li", "td", …
        mark: What the page shows before it: "-", "3." or "".
        is_link: Whether all of it is a link.
        is_time: Whether all of it is a point in time that the page marks as such.
        is_bold: Whether all of it is in bold type.
        path: The elements around it, outermost first.
        depth: How many items the item that it is stands in; None of what is no item.
        region: The part of the page that it stands in where that is none of the text's, or "".
        left_out: What was left out of it or before it: as what, and the words.
    """

    text: str
    tag: str
    mark: str = ""
    is_link: bool = False
    is_time: bool = False
    is_bold: bool = False
    path: tuple[Any, ...] = ()
    depth: int | None = None
    region: str = ""
    left_out: tuple[tuple[str, str], ...] = ()


def shown_line(text: str) -> str:
    """Return what stands between two breaks as it is shown: white space is one space.

    None stands where a line of the source ends between two characters of Chinese or Japanese, nor
    where words were taken out before a mark.
    """
    if GAP in text:
        text = _AROUND_GAP.sub("", text)
    if "\n" in text:
        text = _UNSPACED_END.sub("", text)
    return " ".join(filter(None, text.translate(_SPACES).split(" ")))


def quoted(texts: Sequence[str]) -> str:
    """Return texts in quotation marks, each on one line and not too long."""
    shown = []
    for text in texts[:_MOST_QUOTES]:
        line = " ".join(text.split())
        short = line if len(line) <= _LONGEST_QUOTE else f"{line[: _LONGEST_QUOTE - 1]}…"
        shown.append(f"“{short}”")
    more = len(texts) - len(shown)
    return ", ".join(shown) + (f" and {more} more" if more > 0 else "")
