"""Lines in bold type that head what follows, where no tag or mark says that they do."""

import re
from collections.abc import Iterator, Sequence
from typing import Protocol, TypeVar

from comparator.language.dates import is_date_line

_LONGEST = 30  # words
_ENDS_PROSE = re.compile(r"[.;,。；，][\"'”’»)\]]*$")
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
