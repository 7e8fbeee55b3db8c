"""Lines in bold type that head what follows, where no tag or mark says that they do."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Protocol, TypeVar

from comparator.language.dates import is_date_line
from comparator.model import Block, BlockKind

_LONGEST = 30  # words
_ENDS_PROSE = re.compile(r"[.;,。；，][\"'”’»)\]]*$")
_ENDS_SENTENCE = re.compile(r"[.!?。！？؟।][\"'”’»)\]]*$")
_ENDS_WITH_MARK = re.compile(r"[.!?…:;,。！？：；，][\"'”’»)\]]*$")
_LONGEST_TITLE = 14  # words
_ABBREVIATED = re.compile(r"\b(?:[A-Z]\.){2,}$")  # "Relations with the U.S."


def is_bold_heading(text: str) -> bool:
    """Whether a line in bold type that stands alone is a heading: no sentence and no date."""
    line = " ".join(text.split())
    is_sentence = bool(_ENDS_PROSE.search(line)) and not _ABBREVIATED.search(line)
    return (
        bool(re.search(r"[^\W\d_]", line))
        and not is_sentence
        and len(line.split()) <= _LONGEST
        and not is_date_line(line)
    )


def are_titles(texts: Sequence[str]) -> bool:
    """Whether all of several numbered lines are short and end with no mark."""
    return all(len(t.split()) <= _LONGEST_TITLE and not _ENDS_WITH_MARK.search(t) for t in texts)


def are_sentences(texts: Sequence[str]) -> bool:
    """Whether most of several paragraphs end as sentences do."""
    return sum(bool(_ENDS_SENTENCE.search(text)) for text in texts) * 2 > len(texts)


class Line(Protocol):
    """A line of a paragraph, of which is known whether all of it is bold."""

    @property
    def text(self) -> str:
        """Its words."""

    @property
    def is_bold(self) -> bool:
        """Whether all of them are in bold type."""


AnyLine = TypeVar("AnyLine", bound=Line)


def parted_at_headings(lines: Sequence[AnyLine]) -> Iterator[Sequence[AnyLine]]:
    """Yield the lines of a paragraph, those in bold type that head others apart from these."""
    start = 0
    for number in range(1, len(lines)):
        before, line = lines[number - 1 : number + 1]
        if before.is_bold is not line.is_bold and any(
            one.is_bold and is_bold_heading(one.text) for one in (before, line)
        ):
            yield lines[start:number]
            start = number
    yield lines[start:]


def with_signatures_as_text(
    blocks: Sequence[Block], guessed: Sequence[tuple[Block, str]]
) -> list[Block]:
    """Return blocks in which bold lines that head nothing are the names that they are.

    Args:
        blocks: Of a text.
        guessed: Those that are headings for no reason but their bold type, and their lines.
    """
    lines = {id(block): text for block, text in guessed}
    end = len(blocks)
    while end and (id(blocks[end - 1]) in lines or is_date_line(blocks[end - 1].text)):
        end -= 1
    if not end:
        return list(blocks)  # nothing but headings: they tell no more than that
    closing = [
        replace(block, kind=BlockKind.PARAGRAPH, level=0, text=lines[id(block)])
        if id(block) in lines
        else block
        for block in blocks[end:]
    ]
    return [*blocks[:end], *closing]
