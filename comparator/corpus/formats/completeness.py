"""Whether a reader lost something: the words of a source, read once more in another way.

A parser may stop at a limit, and a reader may forget a case. So what a source shows is gathered a
second time by simpler means, knowing nothing of the reader, and what is neither in a block nor
named in a note is told. Letters are counted, not only looked for: what a source has twice and the
blocks have once is lost, too.
"""

import html
import io
import re
import unicodedata
import zipfile
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from html.parser import HTMLParser
from itertools import pairwise

from comparator.corpus.formats.docx_package import UNPACKING_ERRORS
from comparator.corpus.formats.page_blocks import HtmlBlock, quoted
from comparator.language.words import LETTERS

_UNSEEN = frozenset("script style noscript template head title svg iframe object".split())
_OF_HEAD = frozenset("base link meta noscript script style template title head html".split())
_NO_NAME = re.compile(r"[@.]")  # "<mail@example.org>" is read as a tag, and shown by nobody
_NO_LETTERS = re.compile(r"[\W_]+")
_DOCX_PART = re.compile(r"<(?:\w+:)?(?:document|footnotes|endnotes)\b")
_DOCX_TEXT = re.compile(r"<(\w+):t(?:\s[^<>]*)?>([^<]*)</\1:t>|</\w+:p>|<\w+:(?:tab|br|cr)\s?/>")
_READING = re.compile(r"<w:rt>.*?</w:rt>", re.DOTALL)  # above words, to say how they are read
_MOST_SEARCHED = 20_000_000_000  # characters, in all searches of a text together
_MOST_OF_A_PART = 32 * 1024 * 1024  # bytes


class _Words(HTMLParser):
    """Gathers the stretches of text of a page, tag by tag, without a tree."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.texts: list[str] = []
        self._unseen: Counter[str] = Counter()
        self._since: list[str] = []  # what stands in elements that are not shown

    def handle_starttag(self, tag: str, attrs: object) -> None:
        if tag == "body":
            self._unseen.clear()
        if tag not in _OF_HEAD:
            self._end("head")  # that may be left out
        if tag in _UNSEEN:
            self._unseen[tag] += 1
        if _NO_NAME.search(tag):
            self.handle_data(tag)

    def handle_endtag(self, tag: str) -> None:
        self._end(tag)

    def _end(self, tag: str) -> None:
        if self._unseen[tag]:
            self._unseen[tag] -= 1
            self._since = []

    def handle_data(self, data: str) -> None:
        if data.strip():
            (self._since if self._unseen.total() else self.texts).append(data)

    def close(self) -> None:
        """End a page: what an element has swallowed that never ends was to be seen."""
        super().close()
        self.texts += filter(str.strip, (*self._since, self.rawdata))


def untold_of_html(source: str, blocks: Sequence[HtmlBlock]) -> tuple[str, ...]:
    """Return a sentence on the words of a page that no block has and no note tells, if any."""
    words = _Words()
    words.feed(source)
    words.close()
    told = [block.text for block in blocks]
    told += [text for block in blocks for _, text in block.left_out]
    return untold(words.texts, told)


def stretches_of_docx(data: bytes) -> list[str]:
    """Return the paragraphs of a DOCX, whatever becomes of them: by their tags, without a tree."""
    found: list[str] = []
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            for part in archive.infolist():
                if part.filename.endswith(".xml") and part.file_size <= _MOST_OF_A_PART:
                    with archive.open(part) as file:
                        data = file.read(4000)
                        if _DOCX_PART.search(data.decode("utf-8", "replace")):
                            text = (data + file.read()).decode("utf-8", "replace")
                            found += _paragraphs_of_part(text)
    except UNPACKING_ERRORS:
        return []  # then the reader has refused it
    return found


def _paragraphs_of_part(text: str) -> Iterator[str]:
    words: list[str] = []
    for match in _DOCX_TEXT.finditer(_READING.sub("", text)):
        if match[1]:
            words.append(html.unescape(match[2]))
        elif match[0].startswith("</"):
            yield "".join(words)
            words = []
        else:
            words.append(" ")
    yield "".join(words)


def untold(source: Iterable[str], told: Iterable[str], is_counted: bool = True) -> tuple[str, ...]:
    """Return a sentence on the stretches of a source that are not among what was told.

    Args:
        source: What the source shows, stretch by stretch.
        told: The blocks, and what the notes name.
        is_counted: Whether all that is told is among it as often as the source has it: then
            letters are counted. Of a line that every page repeats a note tells once.
    """
    stretches, all_told = list(source), "\n".join(told)
    there = _key(all_told)
    lost = list(_lost(stretches, there))
    count = sum(len("".join(text.split())) for text in lost)
    if is_counted and (short := Counter(_key("".join(stretches))) - Counter(there)):
        letters = sum(n for letter, n in short.items() if not letter.isdecimal())
        count = max(count, letters)
        fewer = Counter(_words("\n".join(stretches))) - Counter(_words(all_told))
        lost = lost or list(fewer)
    if not (lost and count):
        return ()
    return (f"{count} characters of the source are in no paragraph: {quoted(lost)}.",)


def _lost(stretches: Iterable[str], there: str) -> Iterator[str]:
    """Yield the stretches that are not among what was told.

    Mostly one stands right behind the one before it. Where so many stand elsewhere or nowhere
    that all would be searched over and over, the count of letters is all that is held.
    """
    at, room = 0, _MOST_SEARCHED
    for text in stretches:
        key = _key(text)
        if there.startswith(key, at):
            at += len(key)
            continue
        room -= len(there)
        if room < 0:
            return
        if (found := there.find(key)) >= 0:
            at = found + len(key)
        else:
            room -= len(there) * text.count(" ")
            if _is_lost(text, there):
                yield text


def _is_lost(text: str, there: str) -> bool:
    """Whether most neighbours among the words of a stretch are none in what was told.

    What is only in another order is no loss, and a number may have been counted anew.
    """
    words = _words(text)
    pairs = ["".join(pair) for pair in pairwise(words)] or words
    return sum(pair not in there for pair in pairs) * 2 > len(pairs)


def _words(text: str) -> list[str]:
    return LETTERS.findall(unicodedata.normalize("NFKC", text).casefold())


def _key(text: str) -> str:
    """Return the letters of a text: a raised figure is one."""
    return _NO_LETTERS.sub("", unicodedata.normalize("NFKC", text)).casefold()
