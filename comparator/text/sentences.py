"""Sentences: boundaries from sentencex, mended where declarations differ from other prose."""

import re

_OWN_NUMBER = re.compile(r"\s*\(?(\d{1,3}|[ivxlc]{1,6}|[IVXLC]{1,6}|[A-Za-z])[.)]\s*")
_NUMBER_AT_START = re.compile(r"\(?(?:\d{1,3}|[ivxlcIVXLC]{1,6})[.)]\s+(?=\S)")
_INITIAL = re.compile(r"(?:^|[\s.(])[A-ZА-ЯЁ]\.\s*$")
_OPENER = re.compile(r"[\s\"'“”‘’„«»(\[]*")
# A full stop behind these belongs to the word when a name or a number follows.
_ABBREVIATION = re.compile(
    r"(?:^|[\s(])(?:Nos?|Arts?|Res|Doc|Mr|Mrs|Ms|Dr|Prof|Gen|St|vs|cf|approx|incl|Vol|pp?|paras?|"
    r"тов|им|ст|п|пп|№|др|т|тыс|млн|млрд|Bd|Abs|Nr|bzw)\.\s*$"
)
# г. is "city" before a name, but "year" behind a number, where it may end a sentence.
_CITY = re.compile(r"(?<!\d)(?<!\d\s)\bг\.\s*$")


def sentence_spans(text: str, language: str) -> list[tuple[int, int]]:
    """Return the sentences of a block as half-open spans without the white space around them.

    A paragraph's own number ("12.", "IV)") belongs to its first sentence.
    """
    import sentencex

    pieces: list[str] = list(sentencex.segment(language.split("-")[0], text))
    if "".join(pieces) != text:  # never lose a character to a library
        pieces = [text]
    spans: list[tuple[int, int]] = []
    position = 0
    start = 0
    for index, piece in enumerate(pieces):
        position += len(piece)
        following = pieces[index + 1] if index + 1 < len(pieces) else None
        if following is not None and _continues(text[start:position], following):
            continue
        _append_stripped(spans, text, start, position)
        start = position
    return spans


def _continues(sentence: str, following: str) -> bool:
    """Whether the boundary between two pieces is none."""
    if _OWN_NUMBER.fullmatch(sentence) or _ABBREVIATION.search(sentence):
        return True
    if _INITIAL.search(sentence) or _CITY.search(sentence):
        return True
    if sentence.rstrip()[-1:] in {";", ":"}:
        return False
    first = following[_OPENER.match(following).end() :][:1]  # type: ignore[union-attr]
    if first.islower():
        return True
    return _is_in_brackets(sentence, following)


def _is_in_brackets(sentence: str, following: str) -> bool:
    """Whether a bracket opened in `sentence` closes in `following`."""
    opened = sentence.count("(") > sentence.count(")")
    closing = following.find(")")
    return opened and closing >= 0 and "(" not in following[:closing]


def _append_stripped(spans: list[tuple[int, int]], text: str, start: int, end: int) -> None:
    piece = text[start:end]
    stripped = piece.strip()
    if stripped:
        begin = start + len(piece) - len(piece.lstrip())
        spans.append((begin, begin + len(stripped)))


def own_number(text: str) -> str:
    """Return the number that a paragraph carries in front ("12. "), or ""."""
    found = _NUMBER_AT_START.match(text)
    return found[0] if found else ""
