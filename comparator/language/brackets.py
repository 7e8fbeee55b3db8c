"""What a draft leaves open: [brackets], nested or not, {options}, and who asked for them.

A bracket is text that is not agreed. Options stand in one, "{shall / should}" or "[shall/should]",
divided by strokes with a space on both sides or between single words. Who asks is told before a
colon, "[Arden: …]", or by a note: a raised figure behind the bracket, and a paragraph that begins
with it. "[1]", "[…]" and "[sic]" are no brackets of this kind.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from comparator.model.rounds import Bracket

_CLOSES = {"]": "[", "}": "{"}
_NO_TEXT = re.compile(r"\s*(?:\d{1,3}|…|\.\.\.|sic|\^\w+)\s*", re.IGNORECASE)
_STROKE = re.compile(r"\s+[/|]\s+|(?<=\w)/(?=\w)")
_WHO = re.compile(r"\s*([A-ZА-ЯЁ][^:\[\]{}.;]{0,40}?)\s*:\s")
_RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹"
_NOTE = re.compile(rf"[{_RAISED}]+")


def brackets_of(paragraphs: Sequence[str]) -> tuple[Bracket, ...]:
    """Return the brackets of a text, in the order in which they open.

    One may go over several paragraphs; one that is never closed is none.
    """
    # A line of its own each, so that lines count paragraphs.
    text = "\n".join(words.replace("\n", " ") for words in paragraphs)
    notes = {
        found[0]: words[found.end() :].strip()
        for words in paragraphs
        if (found := _NOTE.match(words))
    }
    spans = sorted(_spans(text))
    return tuple(
        _bracket(text, start, end, sum(s < start and end < e for s, e in spans) + 1, notes)
        for start, end in spans
    )


def without_brackets(text: str) -> str:
    """Return a text with the marks of brackets taken away, its words untouched."""
    return re.sub(r"[\[\]{}]", "", text)


def _pairs(text: str) -> Iterator[tuple[int, int]]:
    """Yield where brackets open and close."""
    waiting: list[tuple[str, int]] = []
    for position, character in enumerate(text):
        if character in "[{":
            waiting.append((character, position))
        elif opening := _CLOSES.get(character):
            # One of the other kind that was left open inside is passed over.
            at = next((n for n in reversed(range(len(waiting))) if waiting[n][0] == opening), None)
            if at is not None:
                yield waiting[at][1], position
                del waiting[at:]


def _spans(text: str) -> Iterator[tuple[int, int]]:
    for start, end in _pairs(text):
        if not _NO_TEXT.fullmatch(text[start + 1 : end]) and text[start + 1 : end].strip():
            yield start, end


def _bracket(text: str, start: int, end: int, depth: int, notes: dict[str, str]) -> Bracket:
    words = text[start + 1 : end]
    by = ""
    if mark := _NOTE.match(text, end + 1):
        by = notes.get(mark[0], "")
    elif who := _WHO.match(words):
        by, words = who[1], words[who.end() :]
    first, last = text.count("\n", 0, start), text.count("\n", 0, end)
    return Bracket(words.strip(), depth, _options(words), by, first, last)


def _options(words: str) -> tuple[str, ...]:
    """Return the wordings between the strokes that stand in no inner bracket."""
    flat, depth = "", 0
    for character in words:
        depth += (character in "[{") - (character in "]}")
        # Hidden, not taken away: places stay as they are.
        flat += "\0" if depth or character in "]}" else character
    cuts = [(0, 0), *((m.start(), m.end()) for m in _STROKE.finditer(flat)), (len(words),) * 2]
    if len(cuts) == 2:
        return ()
    return tuple(words[a[1] : b[0]].strip() for a, b in pairwise(cuts))
