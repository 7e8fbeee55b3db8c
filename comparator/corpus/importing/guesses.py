"""What a text itself tells of its title, place and rendering, where nothing else does."""

import datetime
import re
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from comparator.errors import InputError
from comparator.language.dates import find_date, is_date_line
from comparator.model import Block, BlockKind, Rendering

_LONGEST_TITLE = 60  # words
_TOP = 8  # blocks in which a text says what it is
_TRANSLATIONS = (
    (
        re.compile(r"\b(?:unofficial|informal|non-official|working)\s+translation\b", re.I),
        Rendering.UNOFFICIAL,
    ),
    (re.compile(r"\bнеофициальный\s+перевод\b", re.I), Rendering.UNOFFICIAL),
    (re.compile(r"\b(?:machine|automatic)\s+translation\b", re.I), Rendering.MACHINE),
)
_NAMED_AFTER_A_PLACE = re.compile(
    r"(?:the\s+)?((?:[A-Z][\w’'-]+\s+){1,2})(?:Declaration|Statement|Communiqu[eé])\b",
    re.IGNORECASE,
)
_NAME = r"[A-Z][\w’'-]+(?: [A-Z][\w’'-]+){0,2}"
_DONE_AT = re.compile(
    rf"\b(?:[Dd]one|[Ss]igned|[Ii]ssued|[Aa]dopted)\s+(?:at|in)\s+({_NAME})(?=[,.]|\s+on\b|\s+this\b)"
)
_DATELINE = re.compile(rf"^({_NAME}),\s+(?:on\s+)?(?=\d|(?-i:[A-Z][a-z]+ \d))")
_MET_IN = re.compile(
    rf"\b(?:met|meeting|held|gathered|assembled|convened)\s+(?:in|at)\s+({_NAME})"
    r"(?=[,.]|\s+(?:on|to|for|and|under|from)\b)"
)
# "held the 7th Dialogue in Port Anna on 18 March 2021"
_HELD_IN = re.compile(
    rf"\b(?:held|attended|concluded)\b[^.;:]{{1,200}}?\b(?:in|at)\s+({_NAME})"
    r"(?=,?\s+(?:on\s+)?(?:\d{1,2}\b|[A-Z][a-z]+ \d))"
)
_BEFORE_PLACE = re.compile(
    r"^(?:(?:done|issued|adopted|signed|released)\s+)?(?:(?:at|in)\s+|г\.\s*|город\s+)?",
    re.IGNORECASE,
)
_DONE_ON = re.compile(r"\b(?:Done|Signed)\s+(?:at|in)\s[^.;]{3,120}")
_WEEKDAY = re.compile(
    r"^(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|понедельник|вторник|среда|четверг|пятница|"
    r"суббота|воскресенье),?\s+",
    re.IGNORECASE,
)
_ENDS_SENTENCE = (".", ";", ":", ",", "!", "?", "。")


def guess_language(text: str, notes: list[str]) -> str:
    """Return the language of a text, English where it does not tell, and note which was taken."""
    # Only `add` and `fetch` need it, and start-up is felt on every call.
    from comparator.corpus.importing.language_filter import main_language

    guessed = main_language(text)
    if guessed is None:
        notes.append("Took English for the language: the text does not tell.")
        return "en"
    notes.append(f"Took {guessed!r} for the language, by the letters and words of the text.")
    return guessed


def guess_title(path: Path, blocks: Sequence[Block]) -> tuple[str, tuple[Block, ...]]:
    """Return the title that a text begins with, and its blocks with that as the title.

    Raises:
        InputError: It begins with prose.
    """
    first = blocks[0]
    # A date or a site's own words may stand right under the title.
    title, _, rest = first.text.partition("\n")
    title = title.strip()
    is_prose = title.endswith(_ENDS_SENTENCE) or len(title.split()) > _LONGEST_TITLE
    if first.kind is BlockKind.PARAGRAPH:
        is_title = not is_prose and not is_date_line(title)
    else:
        is_title = first.kind is BlockKind.HEADING
    if not is_title:
        raise InputError(path, None, "the text does not begin with a title.", "Pass --title.")
    heading = replace(first, kind=BlockKind.HEADING, level=1, text=title)
    below = (replace(first, text=rest),) if rest else ()
    return title, tuple(
        replace(block, number=number)
        for number, block in enumerate((heading, *below, *blocks[1:]), start=1)
    )


def guess_date(
    text: str, blocks: Sequence[Block], notes: list[str], stated: str = ""
) -> datetime.date | None:
    """Return the day of a declaration, and note what told it; None where nothing does.

    Args:
        text: All of its text.
        blocks: The same, block by block.
        notes: Where to note what the day was taken from.
        stated: What its page says is the date, or "".
    """
    done = _DONE_ON.search(text)
    lines = [block.text for block in blocks if is_date_line(block.text)]
    told = (
        (done[0] if done else "", "the day on which the text says it was done"),
        # The last: "as amended" may stand above, the day of adoption stands below.
        (lines[-1] if lines else "", "the text's own date line"),
        (stated, "the page's own date"),
        (text, "the first date in the text"),
    )
    for words, where in told:
        if found := find_date(words):
            notes.append(f"Took {where} for its date: “{found[1]}”.")
            return found[0]
    return None


def guess_place(title: str, blocks: Sequence[Block]) -> str:
    """Return the place of a declaration by its date line or its title, or ""."""
    for block in blocks:
        if is_date_line(block.text) and (found := find_date(block.text)):
            line = _WEEKDAY.sub("", block.text)
            place = re.split(r"[\d,(]", line, maxsplit=1)[0].strip(" ,.")
            if place and not found[1].startswith(place):
                place = _BEFORE_PLACE.sub("", place)
                return re.sub(r"(?:\s+(?:on|this|the))+$", "", place)
    top = blocks[:_TOP]
    for pattern, where in ((_DONE_AT, blocks), (_DATELINE, top), (_MET_IN, top), (_HELD_IN, top)):
        told = next((m for block in where if (m := pattern.search(block.text))), None)
        if told is not None:
            place = told[1].strip(" ,")
            return place.title() if place.isupper() else place
    named = _NAMED_AFTER_A_PLACE.match(title)
    if named is None:
        return ""
    place = named[1].strip().title() if named[1].isupper() else named[1].strip()
    # "Joint Declaration" is named after no place.
    prose = " ".join(block.text for block in blocks[1:])
    return place if re.search(rf"\b(?:in|at)\s+{re.escape(place)}\b", prose) else ""


def guess_rendering(blocks: Sequence[Block]) -> tuple[Rendering, str]:
    """Return what kind of text the first lines say this is, and their words for it."""
    for block in blocks[:_TOP]:
        for pattern, rendering in _TRANSLATIONS:
            if found := pattern.search(block.text):
                return rendering, " ".join(found[0].split())
    return Rendering.UNKNOWN, ""
