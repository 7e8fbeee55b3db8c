"""Runs of a Word file: words with their direction and their language.

Word takes the direction of a run from its properties, never from its letters: Arabic without
`w:rtl` gets the wrong font, and its full stop jumps to the other end of the line.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from itertools import groupby

from comparator.exports.xml import element, escape
from comparator.language.codes import is_east_asian, is_right_to_left

_STRONG = {"L": False, "R": True, "AL": True}
_WORD = re.compile(r"\s+|\S+")


def language_mark(language: str) -> str:
    """Return the properties that say what language words are in, each script by its own."""
    key = "w:val"
    if is_right_to_left(language):
        key = "w:bidi"
    elif is_east_asian(language):
        key = "w:eastAsia"
    return element("w:lang", {key: language})


def text_runs(text: str, tag: str, language: str, face: str = "") -> str:
    """Return the runs of a text; line ends and tabs are elements of their own.

    Args:
        text: The words.
        tag: What they stand in: "w:t", or "w:delText" of words that go.
        language: Their language, which says where they are read from.
        face: More properties of the runs, such as underlining.
    """
    runs = []
    for is_turned, words in _stretches(text, is_right_to_left(language)):
        marks = face + "<w:rtl/>" * is_turned
        properties = [element("w:rPr", None, marks)] * bool(marks)
        runs.append(element("w:r", None, *properties, *_content(words, tag)))
    return "".join(runs)


def edit_runs(edits: Iterable[tuple[int, str]], language: str) -> str:
    """Return edits as runs for a comment: what went is struck, what came is underlined."""
    faces = {-1: "<w:strike/>", 0: "", 1: '<w:u w:val="single"/>'}
    return "".join(text_runs(words, "w:t", language, faces[sign]) for sign, words in edits)


def _stretches(text: str, is_base_turned: bool) -> Iterator[tuple[bool, str]]:
    """Yield the stretches of a text that are read in one direction.

    Words without letters (numbers, dashes) follow the text, or what they stand between.
    """
    words = _WORD.findall(text)
    known = [_direction(word) for word in words]
    turned = []
    for n, own in enumerate(known):
        before = next((d for d in reversed(known[:n]) if d is not None), is_base_turned)
        after = next((d for d in known[n + 1 :] if d is not None), is_base_turned)
        turned.append(own if own is not None else before if before == after else is_base_turned)
    for is_turned, pairs in groupby(zip(turned, words, strict=True), key=lambda pair: pair[0]):
        yield is_turned, "".join(word for _, word in pairs)


def _direction(word: str) -> bool | None:
    kinds = (unicodedata.bidirectional(c) for c in word)
    return next((_STRONG[kind] for kind in kinds if kind in _STRONG), None)


def _content(text: str, tag: str) -> Iterator[str]:
    for n, line in enumerate(text.split("\n")):
        yield "<w:br/>" * (n > 0)
        for k, words in enumerate(line.split("\t")):
            yield "<w:tab/>" * (k > 0)
            if words:
                yield element(tag, {"xml:space": "preserve"}, escape(words))
