"""The few words of a long passage that tell most: whole clauses of it, in their own order.

The Parties recall what was said at length …, | to found a Lighthouse Board in Arden by 2030,
| bearing in mind …: the middle part is told.
"""

import re
from collections.abc import Iterator, Sequence

from comparator.analysis.names.gazetteer import Gazetteer
from comparator.analysis.news_weight import news_weight
from comparator.language.knowledge import named_words, words_of_all
from comparator.language.substance import substance
from comparator.language.words import count_words

_MOST_WORDS = 30
_SLACK = 10
"""A passage that is longer by no more than this is quoted whole."""
_LEAST_WORDS = 4
_FIRST, _TIED = 0.5, 2.0
"""How much more the beginning tells, and how much less what hangs on words before: "as well as"."""
_MOST_STOOD = 0.6
"""Share of the telling words of a quotation with which it stood in an older text."""
_MUCH_LESS = 3.0
"""So much less a whole part may tell than the beginning of one that is too long."""
# Cut where a reader draws breath, never within a number ("7,830") nor within brackets.
_BREATH = re.compile(r"(?<=[,;:—，；：、])(?<![:.,]\d)\s*(?!\d)|\s(?=[–—]\s)")
# A quotation from the beginning may end where the text goes on to another deed.
_AND = re.compile(rf"\s(?=(?:{'|'.join(sorted(named_words('ands')))})\s+(\w+))")
_DEEDS = words_of_all("verbs") | words_of_all("verbs_and_nouns")
_TIES = words_of_all("joints")
_HANGING = _TIES | frozenset(named_words("hanging"))
_SETTINGS = frozenset(named_words("setting_words"))
# Inside a quotation a number that the paragraph bears, "15. The Member States …", is no word.
NUMBERING = re.compile(r"^(?:\d+|[ivxlc]+|[IVXLC]+)[.)]\s+(?=\S)")
_OF = frozenset(named_words("of"))
_EDGES = ",;:—–，；：、 "


def telling_part(
    text: str, gazetteer: Gazetteer, most_words: int = _MOST_WORDS, *, stood: str | None = None
) -> str:
    """Return the words of a text that tell most, with "…" where it goes on.

    Without the "…" at its ends it is a part of the text, white space apart.

    Args:
        text: It.
        gazetteer: The names by which parts tell.
        most_words: Of what is longer a part is taken.
        stood: What an older text said of it: the part is one that stood there, if there is one.
    """
    whole = NUMBERING.sub("", " ".join(text.split()))
    if count_words(whole) <= most_words + _SLACK:
        return whole
    starts = _positions(whole, [piece for piece in _BREATH.split(whole) if piece])
    if stood is not None:
        old = [at for at in starts if _has_stood(whole[slice(*at)], stood, gazetteer.language)]
        starts = old or starts
    setting = _setting(whole, starts)
    # Where no part is short enough or tells nearly as much, the beginning of the piece that tells
    # most.
    telling = [at for at in starts if at != setting] or starts
    best = max(telling, key=lambda position: news_weight(whole[slice(*position)], gazetteer))
    if count_words(whole[slice(*best)]) < _LEAST_WORDS:
        best = max(starts, key=lambda position: position[1] - position[0])
    beginning = " ".join(whole[slice(*best)].split(" ")[:most_words])
    heaviest = (news_weight(beginning, gazetteer) - _MUCH_LESS, 0)
    for start, end in (at for at in _parts(whole, starts) if at != setting):
        part = whole[start:end]
        length = count_words(part)
        is_old = stood is None or _has_stood(part, stood, gazetteer.language)
        if is_old and _LEAST_WORDS <= length <= most_words:
            # Of the same weight, more of it; of the same length, what comes first.
            worth = news_weight(part, gazetteer) + (_FIRST if not start else 0.0)
            is_tied = start and part.split(" ", 1)[0].casefold() in _HANGING
            weight = (worth - _TIED * is_tied, length)
            if weight > heaviest:
                best, heaviest = (start, end), weight
    return _shown(whole, *best, most_words)


def _shown(whole: str, start: int, end: int, most_words: int) -> str:
    """Return a part of a text, no more words than asked for, with "…" where it goes on."""
    part = whole[start:end]
    if count_words(part) > most_words:
        part = " ".join(part.split(" ")[:most_words])
    part = part.strip() if start + len(part) >= len(whole) else _untied(part.strip(_EDGES))
    more = start + len(part) < len(whole.rstrip())
    return ("… " if start else "") + part + (" …" if more else "")


def _setting(whole: str, pieces: Sequence[tuple[int, int]]) -> tuple[int, int] | None:
    """Return what opens a passage and only says when or where: "During the visit of …, | they"."""
    first = pieces[0]
    is_setting = len(pieces) > 1 and not first[0]
    return first if is_setting and whole.split(" ", 1)[0].casefold() in _SETTINGS else None


def _has_stood(words: str, text: str, language: str) -> bool:
    """Whether a text has most of the words of a quotation that tell something.

    "The Strategy until 2040" does not stand since the year of another strategy.
    """
    mine = substance(words, language)
    return len(mine & substance(text, language)) >= _MOST_STOOD * len(mine)


def _parts(whole: str, pieces: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Yield where parts begin and end: rows of pieces, and from the beginning to another deed.

    No part begins with "and": of what comes last in a list nobody sees what it is.
    """
    for first, (start, _) in enumerate(pieces):
        if not (start and _AND.match(whole, start - 1)):
            yield from ((start, end) for _, end in pieces[first:])
    for m in _AND.finditer(whole):
        # "To sign and ratify" is one deed with one object.
        before = whole[: m.start()].rsplit(" ", maxsplit=2)[-2:]
        if m[1].casefold() in _DEEDS and before[0].casefold() not in _TIES:
            yield 0, m.start()


def _untied(part: str) -> str:
    """Return words without those at their end that only tie them to what follows: "and"."""
    words = part.split(" ")
    while len(words) > _LEAST_WORDS and words[-1].casefold() in _TIES:
        words.pop()
    return " ".join(words).rstrip(_EDGES)


def _positions(whole: str, pieces: list[str]) -> list[tuple[int, int]]:
    """Return where each piece begins and ends; what stands in brackets is not cut.

    Nor is what an insertion parts from its noun: "the adoption, at their request, of a plan".
    """
    positions: list[tuple[int, int]] = []
    at = 0
    for piece in pieces:
        start = whole.index(piece, at)
        at = start + len(piece)
        if positions and whole.count("(", 0, start) > whole.count(")", 0, start):
            positions[-1] = (positions[-1][0], at)
        elif piece.split(" ", 1)[0] in _OF and len(positions) > 1:
            positions[-2:] = [(positions[-2][0], at)]
        else:
            positions.append((start, at))
    return positions
