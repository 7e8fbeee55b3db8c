"""Whether a reader lost something: the words of a source, read once more in another way.

A parser may stop at a limit, and a reader may forget a case. So what a source shows is gathered a
second time by simpler means, and what is neither in a block nor named in a note is told.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence
from html.parser import HTMLParser

from comparator.corpus.formats.page_blocks import HtmlBlock, quoted

_UNSEEN = frozenset("script style noscript template head title svg iframe object".split())
_NO_LETTERS = re.compile(r"[\W_]+")


class _Words(HTMLParser):
    """Gathers the stretches of text of a page, tag by tag, without a tree."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.texts: list[str] = []
        self._unseen: Counter[str] = Counter()

    def handle_starttag(self, tag: str, attrs: object) -> None:
        if tag == "body":
            self._unseen.clear()
        if tag in _UNSEEN:
            self._unseen[tag] += 1

    def handle_endtag(self, tag: str) -> None:
        if self._unseen[tag]:
            self._unseen[tag] -= 1

    def handle_data(self, data: str) -> None:
        if not self._unseen.total() and data.strip():
            self.texts.append(data)


def untold_of_html(source: str, blocks: Sequence[HtmlBlock]) -> tuple[str, ...]:
    """Return a sentence on the words of a page that no block has and no note tells, if any."""
    words = _Words()
    words.feed(source)
    words.close()
    told = [block.text for block in blocks]
    told += [text for block in blocks for _, text in block.left_out]
    return untold(words.texts, told)


def untold(source: Iterable[str], told: Iterable[str]) -> tuple[str, ...]:
    """Return a sentence on the stretches of a source that are not among what was told."""
    there = _key("".join(told))
    lost = [text for text in source if _key(text) not in there]
    if not lost:
        return ()
    count = sum(len("".join(text.split())) for text in lost)
    return (f"{count} characters of the source are in no paragraph: {quoted(lost)}.",)


def _key(text: str) -> str:
    """Return the letters of a text: a raised figure is one."""
    return _NO_LETTERS.sub("", unicodedata.normalize("NFKC", text)).casefold()
