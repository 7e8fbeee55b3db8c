"""Facts in front that are readable and yet wrong: against the text, the id or the calendar."""

import hashlib
import re
from collections.abc import Iterator
from datetime import date
from typing import Any

from comparator.corpus.checks.diagnostics import Finding
from comparator.corpus.checks.source_file import Sheet, excerpt
from comparator.corpus.series.toml_files import line_that_begins
from comparator.language.codes import base_language
from comparator.language.dates import find_date, is_date_line
from comparator.language.detection import language_of
from comparator.language.knowledge import alternatives
from comparator.language.numerals import with_western_figures
from comparator.language.words import plain_words

_ID_DAY = re.compile(r"(\d{4})(?:-(\d{2})-(\d{2}))?(?!\d)")
_YEAR_AT_END = re.compile(r"\b((?:19|20)\d{2})\)?\s*$")
_FIRST_YEAR = 1600
_OF_A_PART = re.compile(
    rf"(?:{alternatives('parts_with_numbers')})\s+(?:\d|[IVXLC]+\b)", re.IGNORECASE
)
_NAMED_FILE = re.compile(r"The file (\S+)")
_TOP = 4  # blocks among which a date line is that of the declaration


def line_of_fact(sheet: Sheet, key: str) -> int | None:
    """Return the line of the front matter in which a fact stands."""
    return line_that_begins(sheet.lines[: sheet.body_line - 1], key)


def dates(sheet: Sheet) -> Iterator[Finding]:
    """Yield dates that disagree with the id, the text, or the calendar."""
    day = sheet.day
    if day is None:
        return
    line = line_of_fact(sheet, "date")
    named = _ID_DAY.match(sheet.path.stem)
    title = with_western_figures(str(sheet.facts.get("title", "")))
    # An address for the new year is given in the old one, and both are its year.
    is_next = named and int(named[1]) == day.year + 1 and not named[2] and named[1] in title
    if (
        named
        and not is_next
        and (
            int(named[1]) != day.year
            or (named[2] and (int(named[2]), int(named[3])) != (day.month, day.day))
        )
    ):
        yield sheet.at(
            "C112", line, f"The date {day} disagrees with the id {sheet.path.stem!r}.",
            "Correct the date, or rename the file.",
        )  # fmt: skip
    if day.year < _FIRST_YEAR:
        yield sheet.at("C114", line, f"The date {day} is long before any such text.")
    for source in sheet.sources:
        retrieved = source.get("retrieved")
        if isinstance(retrieved, date) and date(*retrieved.timetuple()[:3]) < day:
            yield sheet.at(
                "C114", line_of_fact(sheet, "retrieved"),
                f"The text was retrieved on {retrieved}, before its own date {day}.",
            )  # fmt: skip
    ends = (*sheet.blocks[:_TOP], *sheet.blocks[-12:])
    stated = [(b, find_date(b.text)) for b in ends if is_date_line(b.text)]
    known = [(block, found) for block, found in stated if found]
    if known and all(found[0] != day for _, found in known):
        block, found = known[0]
        yield sheet.at(
            "C113", block.line, f"The text says “{found[1]}”, the front matter {day}.",
            "Correct the one that is wrong.",
        )  # fmt: skip
    yield from _place(sheet, known)


def _place(sheet: Sheet, dated: list[tuple[Any, Any]]) -> Iterator[Finding]:
    place = sheet.facts.get("place")
    if not isinstance(place, str) or not place:
        return
    lines = [block for block, _ in dated if re.match(r"[^\W\d_]{3,}[^,\d]*,", block.text)]
    body = " ".join(block.text for block in sheet.blocks).casefold()
    name = _ID_DAY.sub("", sheet.path.stem).strip("-").replace("-", " ")
    if (
        not lines
        and place.split(",")[0].casefold() not in f"{body} {name}"
        and (
            name
            and re.search(
                rf"\b(?:in|at)\s+{re.escape(name)}\b|\b{re.escape(name)} declaration", body
            )
        )
    ):
        yield sheet.at(
            "C118", line_of_fact(sheet, "place"),
            f"The place is {place!r}, but id and text name {name.title()!r}.",
            "Correct the one that is wrong.",
        )  # fmt: skip
    if lines and place.split(",")[0].casefold() not in body:
        yield sheet.at(
            "C118", lines[0].line,
            f"The text is dated {excerpt(lines[0].text)}, but the place is {place!r}.",
            "Correct the one that is wrong.",
        )  # fmt: skip


def titles(sheet: Sheet) -> Iterator[Finding]:
    """Yield a title that is missing in the text or is another one there."""
    title = sheet.facts.get("title")
    # A text that begins with "Article 1. Offices" leaves its title to the front matter.
    tops = (block for block in sheet.blocks if block.is_title)
    heads = [block for block in tops if not _OF_A_PART.match(block.text)]
    if not sheet.blocks or not isinstance(title, str):
        return
    day, year = sheet.day, _YEAR_AT_END.search(title)
    # "Agenda 2030" is a name; a year of the past, or the next one, is that of a declaration.
    if day and year and int(year[1]) != day.year and -10 < int(year[1]) - day.year <= 1:
        yield sheet.at(
            "C120", line_of_fact(sheet, "title"),
            f"The title ends with {year[1]}, but the date is {day}.",
            "Correct the one that is wrong.",
        )  # fmt: skip
    if not heads and not any(block.kind.value == "heading" for block in sheet.blocks[:3]):
        first = sheet.blocks[0]
        if not is_date_line(first.text) and _starts_with_prose(first.text):
            yield sheet.at("C116", first.line, "The text does not begin with its title.")
    if heads:
        here, there = _long_words(heads[0].text), _long_words(title)
        is_one_script = set("".join(here)) & set("".join(there))  # else it is translated
        if here and there and is_one_script and len(here & there) * 4 < min(len(here), len(there)):
            yield sheet.at(
                "C117", heads[0].line,
                f"The text is headed {excerpt(heads[0].text)}, the title is {excerpt(title)}.",
                "Correct the one that is wrong.",
            )  # fmt: skip


def _starts_with_prose(text: str) -> bool:
    return len(text.split()) > 25


def _long_words(text: str) -> set[str]:
    return {word for word in plain_words(text) if len(word) > 3}


def languages(sheet: Sheet) -> Iterator[Finding]:
    """Yield a language that the text is not in."""
    text = " ".join(block.text for block in sheet.blocks)
    found = language_of(text, enough=8)
    stated = base_language(sheet.language)
    if found is not None and found != stated and stated in _TOLD:
        yield sheet.at(
            "C115", line_of_fact(sheet, "language") or 1,
            f"The text seems to be in {found!r}, not in {stated!r}.",
            f'Write language = "{found}", or take the right text.',
        )  # fmt: skip


_TOLD = {"en", "fr", "de", "es", "it", "pt", "ru", "zh", "ja", "ko", "ar", "hi"}


def hashes(sheet: Sheet) -> Iterator[Finding]:
    """Yield a sha256 that is not that of the file it names, where that lies beside."""
    for source in sheet.sources:
        named = _NAMED_FILE.fullmatch(str(source.get("description", "")))
        sha = source.get("sha256")
        beside = sheet.path.parent / named[1] if named else None
        if not sha or beside is None or "/" in str(named[1] if named else "/"):  # never elsewhere
            continue
        # A text that was added under its own name lies here as the declaration that it became.
        if beside == sheet.path:
            continue
        if beside.is_file() and hashlib.sha256(beside.read_bytes()).hexdigest() != sha:
            yield sheet.at(
                "C111", line_of_fact(sheet, "sha256"),
                f"The file {beside.name} has another sha256.", "Add the text anew.",
            )  # fmt: skip
