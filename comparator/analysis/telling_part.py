"""The few words of a long passage that tell most: whole clauses of it, in their own order.

The Parties recall what was said at length …, | to found a Lighthouse Board in Arden by 2030,
| bearing in mind …: the middle part is told.
"""

import re

from comparator.analysis.names.gazetteer import Gazetteer
from comparator.analysis.news_weight import news_weight
from comparator.language.words import count_words

_MOST_WORDS = 30
_SLACK = 10
"""A passage that is longer by no more than this is quoted whole."""
_LEAST_WORDS = 4
# Cut where a reader draws breath, never within a number ("7,830") nor within brackets.
_BREATH = re.compile(r"(?<=[,;:—，；：、])(?<![:.,]\d)\s*(?!\d)|\s(?=[–—]\s)")
# Inside a quotation a number that the paragraph bears, "15. The Member States …", is no word.
_NUMBERING = re.compile(r"^(?:\d+|[ivxlc]+|[IVXLC]+)[.)]\s+(?=\S)")
_EDGES = ",;:—–，；：、 "


def telling_part(text: str, gazetteer: Gazetteer, most_words: int = _MOST_WORDS) -> str:
    """Return the words of a text that tell most, with "…" where it goes on.

    Without the "…" at its ends it is a part of the text, white space apart.
    """
    whole = _NUMBERING.sub("", " ".join(text.split()))
    if count_words(whole) <= most_words + _SLACK:
        return whole
    pieces = [piece for piece in _BREATH.split(whole) if piece]
    starts = _positions(whole, pieces)
    # Where no part is short enough, the beginning of the piece that tells most.
    best = max(starts, key=lambda position: news_weight(whole[slice(*position)], gazetteer))
    if count_words(whole[slice(*best)]) < _LEAST_WORDS:
        best = max(starts, key=lambda position: position[1] - position[0])
    heaviest = (-1e9, 0)
    for first, (start, _) in enumerate(starts):
        for _, end in starts[first:]:
            part = whole[start:end]
            length = count_words(part)
            if length > most_words:
                break
            # Of the same weight, more of it; of the same length, what comes first.
            weight = (news_weight(part, gazetteer) + (0.5 if not start else 0.0), length)
            if length >= _LEAST_WORDS and weight > heaviest:
                best, heaviest = (start, end), weight
    start, end = best
    part = whole[start:end]
    if count_words(part) > most_words:
        part = " ".join(part.split(" ")[:most_words])
    part = part.strip() if start + len(part) >= len(whole) else part.strip(_EDGES)
    more = start + len(part) < len(whole.rstrip())
    return ("… " if start else "") + part + (" …" if more else "")


def _positions(whole: str, pieces: list[str]) -> list[tuple[int, int]]:
    """Return where each piece begins and ends; what stands in brackets is not cut."""
    positions: list[tuple[int, int]] = []
    at = 0
    for piece in pieces:
        start = whole.index(piece, at)
        at = start + len(piece)
        if positions and whole.count("(", 0, start) > whole.count(")", 0, start):
            positions[-1] = (positions[-1][0], at)
        else:
            positions.append((start, at))
    return positions
