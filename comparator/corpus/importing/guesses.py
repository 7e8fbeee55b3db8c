"""What a text itself tells of its title, place and rendering, where nothing else does."""

import datetime
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Generic, TypeVar

from comparator.corpus.series.declarations import is_language
from comparator.language.codes import base_language
from comparator.language.dates import each_date, find_date, is_date_line
from comparator.language.detection import is_detectable
from comparator.language.knowledge import (
    alternatives,
    named_patterns,
    named_words,
    whole_words,
)
from comparator.language.scripts import IDEOGRAPHS
from comparator.model import Block, BlockKind, Rendering

T = TypeVar("T")

_LONGEST_TITLE = 60  # words
_LONGEST_SITE = 5  # words of one part of what a page says behind its title
_TOP = 8  # blocks in which a text says what it is
_RENDERINGS = (
    (re.compile(whole_words("unofficial_translation"), re.IGNORECASE), Rendering.UNOFFICIAL),
    (re.compile(whole_words("machine_translation"), re.IGNORECASE), Rendering.MACHINE),
)
# Letters, but no marks of notes: "met in Port Anna¹".
_WORD = r"[A-Z][^\W\d_⁰¹²³⁴-⁹]*(?:[’'-][^\W\d_⁰¹²³⁴-⁹]+)*"
_PARTS = {
    "place": rf"{_WORD}(?:\ {_WORD}){{0,2}}",
    "end": "[,.⁰¹²³⁴-⁹]",
    "ideographs": IDEOGRAPHS,
}


def _patterns(name: str, flags: re.RegexFlag = re.NOFLAG) -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(each, flags | re.VERBOSE) for each in named_patterns(name, **_PARTS))


_NAMED_AFTER_A_PLACE = _patterns("named_after_places", re.IGNORECASE)
_ADOPTED_AT, _MET_AT = _patterns("adopted_at"), _patterns("met_at")
_MET_AT_END = _patterns("met_at_end")
_OF_ANOTHER = re.compile(whole_words("of_another_meeting"), re.IGNORECASE)
_OF_A_LAW = re.compile(rf"(?:{alternatives('laws')})(?:(?!\.\s[^\W\d_])[^;])*$", re.IGNORECASE)
_OF_A_BIRTH = re.compile(rf"(?:{alternatives('births')})[^;]*$", re.IGNORECASE)
_NEAR_A_LAW = 50  # characters before a day
_NO_PLACE = re.compile(rf"(?:{alternatives('no_places')})(?:\s.*)?", re.IGNORECASE)
_NEAR = 31  # days between a text's own day and one that stands beside its place
_BEFORE_PLACE = re.compile(
    rf"^(?:(?:{alternatives('done')})\s+)?(?:{alternatives('before_places')})?", re.IGNORECASE
)
_AFTER_PLACE = re.compile(rf"(?:\s+(?:{alternatives('after_places')}))+$")
_DONE_ON = re.compile(alternatives("done_on"))
_WEEKDAY = re.compile(rf"^(?:{'|'.join(named_words('weekdays'))}),?\s+", re.IGNORECASE)
_DAY_IN_NAME = re.compile(r"(?<!\d)(\d{4})[-_.]?(\d{2})[-_.]?(\d{2})(?!\d)")
_MOST_OF_TITLE = 1_000  # characters: a word without an end heads no page
_YEAR_IN_NAME = re.compile(r"(?<!\d)(?:1[89]|20)\d{2}(?!\d)")
_OWN_NUMBER = re.compile(r"\(?\d{1,3}[.)]\s")
# "Резолюция 1518 (2003)," and below it "принятая Советом Безопасности …".
_NUMBERED = re.compile(r"\w+ [\w/.-]*\d \(\d{4}\),")
_OF_A_PART = re.compile(
    rf"(?:[ivxlc\d]{{1,6}}[.)]?\s*)?(?:{alternatives('first_parts')})[:.]?", re.IGNORECASE
)
_ENDS_SENTENCE = tuple(".…;:,!?。．；：，！？")


def guess_language(text: str, notes: list[str], page: str = "") -> str:
    """Return the language of a text, English where it does not tell, and note which was taken.

    What its page says counts of a language that words and letters do not tell.
    """
    # Only `add` and `fetch` need it, and start-up is felt on every call.
    from comparator.corpus.importing.language_filter import main_language

    guessed = main_language(text)
    if is_language(page) and (guessed is None or not is_detectable(base_language(page))):
        notes.append(f"Took {page!r} for the language, which the page says it is in.")
        return page
    if guessed is None:
        notes.append("Took English for the language: the text does not tell.")
        return "en"
    notes.append(f"Took {guessed!r} for the language, by the letters and words of the text.")
    return guessed


@dataclass(frozen=True, slots=True)
class Guess(Generic[T]):
    """A fact that nobody stated.

    Attributes:
        where: What it was taken from, such as "the text's own date line".
        words: The very words there.
    """

    value: T
    where: str
    words: str


def guess_title(blocks: Sequence[Block]) -> tuple[str, tuple[Block, ...]] | None:
    """Return the title that a text begins with, and its blocks with that as the title.

    None where it begins with prose.
    """
    first = blocks[0]
    # A date or a site's own words may stand right under the title.
    lines = [line.strip() for line in first.text.split("\n")]
    # "COMMUNIQUÉ", and "of the heads of state" below it.
    own = next(
        (
            n
            for n, line in enumerate(lines[1:], 1)
            if lines[n - 1].endswith(_ENDS_SENTENCE) or not line[:1].islower()
        ),
        len(lines),
    )
    title, rest = " ".join(lines[:own]), "\n".join(lines[own:])
    if _NUMBERED.fullmatch(title):
        title = title.rstrip(",")
    is_prose = title.endswith(_ENDS_SENTENCE) or len(title.split()) > _LONGEST_TITLE
    # "[The President took the floor.]", "Mr. Speaker—": what was done, and a sentence broken off.
    is_prose |= title.startswith("[") or title.endswith(("—", "–"))
    if len(title) > _MOST_OF_TITLE:
        is_title = False
    elif first.kind is BlockKind.PARAGRAPH:
        is_title = not (is_prose or _tells_a_day(title) or _OWN_NUMBER.match(title))
    else:
        # A heading may also be that of the first part: "Preamble".
        is_title = first.kind is BlockKind.HEADING and not _OF_A_PART.fullmatch(title)
    if not is_title:
        return None
    heading = replace(first, kind=BlockKind.HEADING, level=1, text=title)
    below = (replace(first, text=rest, kind=BlockKind.PARAGRAPH, level=0),) if rest else ()
    return title, tuple(
        replace(block, number=number)
        for number, block in enumerate((heading, *below, *blocks[1:]), start=1)
    )


def without_site(title: str) -> str:
    """Return the title of a page without the site that it names behind it.

    "Statement by the Board | Media Releases | RBA" is called "Statement by the Board".
    """
    own, *site = (part.strip() for part in title.split("|"))
    is_site = site and all(0 < len(part.split()) <= _LONGEST_SITE for part in site)
    return own if is_site and len(own) > sum(map(len, site)) else title


def below_a_title(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """Return the blocks of a text whose title is none of them: "Preamble" heads a part of it."""
    first = blocks[0]
    is_great = first.kind is BlockKind.HEADING and first.level == 1
    return (replace(first, level=2) if is_great else first, *blocks[1:])


def great_heading(blocks: Sequence[Block]) -> str:
    """Return the one heading of the first level that stands below a few lines, or "".

    Those lines say where a text is from, or that it is a draft; the heading is its title.
    """
    great = [block for block in blocks if block.kind is BlockKind.HEADING and block.level == 1]
    is_below = len(great) == 1 and great[0] in blocks[1:_TOP]
    return " ".join(great[0].text.split()) if is_below else ""


def _tells_a_day(line: str) -> bool:
    """Whether a line says when, and perhaps where: "20 May 2023, Hiroshima" is no title."""
    found = find_date(line)
    return is_date_line(line) or (found is not None and line.startswith(f"{found[1]}, "))


def title_in_name(stem: str) -> str:
    """Return the title that the name of a file tells, or ""."""
    words = re.findall(r"[^\W\d_]+|\d+", _DAY_IN_NAME.sub(" ", stem))
    title = " ".join(words)
    return title[:1].upper() + title[1:]


def date_in_name(stem: str) -> Guess[datetime.date] | None:
    """Return the day that the name of a file tells, None where it tells none."""
    for found in _DAY_IN_NAME.finditer(stem):
        try:
            day = datetime.date(int(found[1]), int(found[2]), int(found[3]))
        except ValueError:
            continue
        return Guess(day, "the file's name", found[0])
    return None


def guess_date(blocks: Sequence[Block], stated: str = "") -> Guess[datetime.date] | None:
    """Return the day that a text or its page says is its own; None where neither does."""
    done = [found[0] for block in blocks for found in _DONE_ON.finditer(block.text)]
    lines = [block.text for block in blocks if is_date_line(block.text)]
    told = (
        (done[-1] if done else "", "the day on which the text says it was done"),
        # The last: "as amended" may stand above, the day of adoption stands below.
        (lines[-1] if lines else "", "the text's own date line"),
        (stated, "the page's own date"),
    )
    for words, where in told:
        if found := find_date(words):
            return Guess(found[0], where, found[1])
    return None


def first_date(blocks: Sequence[Block], stem: str = "") -> Guess[datetime.date] | None:
    """Return the first day that a text names where it begins: mostly its own, no more than that.

    The day of a law that it names is not its own, nor that of a birth, nor one within an item.

    Args:
        blocks: Its text.
        stem: The name of its file: where that names years, a day of another year is not its own.
    """
    years = {int(year) for year in _YEAR_IN_NAME.findall(stem)}
    for block in blocks[:_TOP]:
        text = "" if block.kind is BlockKind.ITEM else block.text
        for start, end, day in each_date(text):
            before = text[max(0, start - _NEAR_A_LAW) : start]
            is_of_another = block.kind is not BlockKind.HEADING and (
                _OF_A_LAW.search(before) or _OF_A_BIRTH.search(before)
            )
            if not is_of_another and (not years or day.year in years):
                return Guess(day, "the first date in the text", " ".join(text[start:end].split()))
    return None


def guess_place(title: str, blocks: Sequence[Block], date: datetime.date) -> Guess[str] | None:
    """Return the place where the text says that it was adopted; None where it does not say so.

    Args:
        title: Its title.
        blocks: Its text.
        date: Its day: a place that stands beside another day is that of another meeting.
    """
    for block in blocks:
        if is_date_line(block.text) and (place := _place_before_date(block.text)):
            return Guess(place, "the text's own date line", block.text.strip())
    top = [block for block in blocks[:_TOP] if block.kind is not BlockKind.HEADING]
    asked = ((_ADOPTED_AT, blocks), (_MET_AT, top), (_MET_AT_END, (*top, *blocks[-1:])))
    for pattern, where in ((each, where) for patterns, where in asked for each in patterns):
        for block in where:
            for found in pattern.finditer(block.text):
                if place := _told_place(found, block.text, date):
                    words = " ".join(found[0].split())
                    return Guess(place, "what the text says of it", words)
    named = next((m for each in _NAMED_AFTER_A_PLACE if (m := each.match(title))), None)
    if named is None or _NO_PLACE.fullmatch(named[1].strip()):
        return None
    place = named[1].strip().title() if named[1].isupper() else named[1].strip()
    # "Joint Declaration" is named after no place.
    prose = " ".join(block.text for block in blocks[1:])
    again = re.search(rf"\b(?:{alternatives('before_places')}){re.escape(place)}\b", prose)
    return Guess(place, "the title and the text", again[0]) if again else None


def _place_before_date(line: str) -> str:
    """Return the place that stands before the date of a date line, or ""."""
    line = _WEEKDAY.sub("", line)
    found = find_date(line)
    # Of two lines the place may have one to itself: what stands above both is none.
    before = (line.partition(found[1])[0] if found else "").strip().rpartition("\n")[2]
    place = re.split(r"[\d,،，(]", before or line, maxsplit=1)[0].strip(" ,.")
    if not found or not place or found[1].startswith(place):
        return ""
    place = _AFTER_PLACE.sub("", _BEFORE_PLACE.sub("", place))
    return "" if _NO_PLACE.fullmatch(place) else place


def _told_place(found: re.Match[str], text: str, date: datetime.date) -> str:
    """Return the place that a sentence names, if it names it for this text."""
    place = found[1].strip(" ,")
    sentence_start = max(text.rfind(mark, 0, found.start()) for mark in (". ", "\n", "; ")) + 1
    before = text[sentence_start : found.start()]
    until = text[sentence_start : found.start(1)]
    told = [(until[:start], day) for start, _, day in each_date(until)]
    days = [day for words, day in told[-1:] if not _OF_A_LAW.search(words)]
    days += [beside[0]] if (beside := find_date(text[found.end() : found.end() + 40])) else []
    if (
        _NO_PLACE.fullmatch(place)
        or _OF_ANOTHER.search(before)
        or any(abs((day - date).days) > _NEAR for day in days)
    ):
        return ""
    return place.title() if place.isupper() else place


def guess_rendering(blocks: Sequence[Block]) -> tuple[Rendering, str]:
    """Return what kind of text the first lines say this is, and their words for it."""
    for block in blocks[:_TOP]:
        for pattern, rendering in _RENDERINGS:
            if found := pattern.search(block.text):
                return rendering, " ".join(found[0].split())
    return Rendering.UNKNOWN, ""
