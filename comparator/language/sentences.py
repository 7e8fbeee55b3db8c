"""Sentences: boundaries from sentencex, mended where declarations differ from other prose."""

import re
from functools import cache
from itertools import accumulate, pairwise

import regex

from comparator.language.codes import base_language
from comparator.language.knowledge import language as known_of
from comparator.language.knowledge import words_of_all
from comparator.language.own_numbers import own_number

_BARE_NUMBER = re.compile(r"\s*\(?(\d{1,3}|[ivxlc]{1,6}|[IVXLC]{1,6}|[A-Za-z])[.)]\s*")
_INITIAL = re.compile(r"(?:^|[\s.(])[A-ZА-ЯЁ]\.\s*$")
_WIDE_SPACE = re.compile(r"[^\S\x00-\x7f]")
# Behind a digit or one capital, and with no space after it, a full stop ends nothing:
# "the 2030.Agenda" (sic), "ROK-U.S.-Japan cooperation".
_IS_INSIDE = re.compile(r"(?:\d|\b[A-Z])\.$")
_OPENER = re.compile(r"[\s\"'“”‘’„«»(\[]*")
_NUMBER = re.compile(r"[(\[]?(?:\d|[IVXLC]+\b|[ivxlc]+\b|[A-Z]\b(?!\s[a-z]))")
# "In the U.S. The talks went on.": an acronym, and a word that only a sentence begins with.
_ACRONYM = re.compile(r"(?:^|[\s(])(?:[A-Z]\.){2,}\s*$")
# German ordinals: "der 3. Gipfel"; behind years and before articles a sentence ends.
_ORDINAL = re.compile(r"(?:^|[\s(])\d{1,2}\.\s*$")
# A time of day goes on with its zone: 2:00 p.m. EDT.
_CLOCK = re.compile(r"\d\s*[ap]\.\s?m\.\s*$")
_ZONE = re.compile(r"[A-Z]{2,5}\b|\w+ (?:standard |daylight )?time\b", re.ASCII)
# г. is "city" before a name, but "year" behind a number, where it may end a sentence.
_CITY = re.compile(r"(?<!\d)(?<!\d\s)\bг\.\s*$")


_LETTER_AND_STOP = re.compile(r"\s[A-ZА-ЯЁ]\.")


# How far around a boundary to look: a text without sentences must not be read over and over.
_NEAR = 400
_SHORT = 30  # characters: a shortened word, and the one behind it


def sentence_spans(text: str, language: str) -> list[tuple[int, int]]:
    """Return the sentences of a block as half-open spans without the white space around them.

    A paragraph's own number ("12.", "Article 3.") belongs to its first sentence, and the mark of
    a note to the sentence that it stands behind.
    """
    plain = _plain(text)
    spans: list[tuple[int, int]] = []
    position = 0
    start = 0
    first_words = len(own_number(text))
    code = base_language(language)
    pieces = _pieces(plain, code)
    for index, piece in enumerate(pieces):
        position += len(piece)
        following = pieces[index + 1] if index + 1 < len(pieces) else None
        if following is not None and (
            position <= first_words
            or _continues(plain[max(start, position - _NEAR) : position], following[:_NEAR], code)
        ):
            continue
        _append_stripped(spans, text, start, position)
        start = position
    return spans


def _plain(text: str) -> str:
    """Return a text in which less looks like what it is not, character for character.

    Behind the end of a sentence the mark of a note is a space; the letter of "Annex I." is a
    number, since it is no initial of a name.
    """
    without_marks = _NOTE_MARK.sub(lambda mark: " " * len(mark[0]), text)
    if not _LETTER_AND_STOP.search(without_marks):  # quick
        return without_marks
    return _labelled().sub(lambda label: label[1] + "8", without_marks)


# "The treaty.¹ They …", "the treaty.[2] They …", "the treaty.* They …"
_NOTE_MARK = regex.compile(
    r"(?<=[.!?…。！？][\"”’»)]{0,2})(?:[⁰¹²³⁴-⁹]+|\[\d{1,3}\]|[*†‡]{1,3}(?=\s|$))+"
    r"(?=\s|$|\p{Lu}|\p{Lo})"
)


@cache
def _openings(code: str) -> re.Pattern[str]:
    """Return the words that only a sentence begins with."""
    return re.compile(rf"(?:{'|'.join(known_of(code).sentence_openings)})\b")


@cache
def _labelled() -> regex.Pattern[str]:
    labels = "|".join(map(regex.escape, sorted(words_of_all("labels"))))
    return regex.compile(rf"(?i)(\b(?:{labels})\s)(?-i:[A-ZА-ЯЁ])(?=\.)")


# A full stop behind a shortened word belongs to it.
@cache
def _abbreviated() -> re.Pattern[str]:
    words = "|".join(sorted(words_of_all("abbreviations")))
    return re.compile(rf"(?:^|[\s(’'])(?:{words})\.\s*$")


@cache
def _abbreviated_before_numbers(code: str) -> re.Pattern[str]:
    words = known_of(code).number_abbreviations or known_of("en").number_abbreviations
    forms = sorted(words | {word.capitalize() for word in words})
    return re.compile(rf"(?:^|[\s(’'])(?:{'|'.join(forms)})\.\s*$")


def _pieces(text: str, language: str) -> list[str]:
    """Return the text cut at all ends of sentences that the library sees."""
    import sentencex

    # The library (1.0) counts bytes as characters and panics where wide white space stands
    # before a full stop: it is shown plain spaces, one for one.
    shown = _WIDE_SPACE.sub(" ", text)
    try:
        lengths = [len(piece) for piece in sentencex.segment(language, shown)]
    except BaseException as error:  # a panic is no Exception
        if type(error).__name__ != "PanicException":
            raise
        return [text]
    if sum(lengths) != len(text):  # never lose a character to a library
        return [text]
    ends = sorted({*accumulate(lengths), *(m.end() for m in _closed(language).finditer(text))})
    return [text[start:end] for start, end in pairwise((0, *ends))]


@cache
def _closed(code: str) -> re.Pattern[str]:
    """Return what ends a sentence with a shortened word: "в 2023 г. Они", not "в 2023 г. Китай"."""
    known = known_of(code)
    words = "|".join(map(re.escape, sorted(known.closing_abbreviations, key=len, reverse=True)))
    openings = "|".join(known.sentence_openings)
    return re.compile(rf"(?<!\w)(?:{words})\.\s+(?=(?:{openings})\b)" if words else "(?!)")


def _is_closed(tail: str, following: str, code: str) -> bool:
    """Whether a shortened word ends its sentence, and another begins."""
    return any(m.end() == len(tail) for m in _closed(code).finditer(tail + following))


def _continues(sentence: str, following: str, language: str) -> bool:
    """Whether the boundary between two pieces is none."""
    # c.-à-d.
    if following[:1] in {"-", "‑"} or (_IS_INSIDE.search(sentence) and not following[:1].isspace()):
        return True
    if language.startswith("de") and _ORDINAL.search(sentence):
        return not _openings("de").match(following)
    if _is_closed(sentence[-_SHORT:], following[:_SHORT], language) or (
        _ACRONYM.search(sentence) and _openings("en").match(following)
    ):
        return False
    if _ends_with_abbreviation(sentence, following, language) or (
        _CLOCK.search(sentence) and _ZONE.match(following)
    ):
        return True
    if sentence.rstrip()[-1:] in {";", ":"}:
        return False
    first = following[_OPENER.match(following).end() :][:1]  # type: ignore[union-attr]
    return first.islower() or _is_in_brackets(sentence, following)


def _ends_with_abbreviation(sentence: str, following: str, code: str) -> bool:
    """Whether the last full stop belongs to a number, an initial or a shortened word."""
    return bool(
        _BARE_NUMBER.fullmatch(sentence)
        or _abbreviated().search(sentence)
        or (_NUMBER.match(following) and _abbreviated_before_numbers(code).search(sentence))
        or _INITIAL.search(sentence)
        or _CITY.search(sentence)
    )


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
