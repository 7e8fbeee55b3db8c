"""Whether what came is what was wanted: opening words, date, length and language."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass

from comparator.corpus.formats import DocumentText
from comparator.corpus.importing.language_filter import main_language
from comparator.language.codes import base_language
from comparator.language.dates import find_date
from comparator.language.scripts import SCRIPTS
from comparator.language.words import plain_words
from comparator.model import CatalogueEntry, CatalogueSource, Declaration

_OPENING = 900  # words in which the opening words stand: lists of members and recitals are long
_MOST_DAYS = 31  # between the day wanted and one that is named at the top or the end
_LEAST_WORDS = {"declaration": 300, "communique": 200, "statement": 60, "resolution": 60}
_MOST_WORDS = 80_000


@dataclass(frozen=True, slots=True)
class Verdict:
    """What speaks against a text, and what could not be told.

    Attributes:
        objections: Clauses, each of them a reason to refuse the text; () if it is plausible.
        doubts: Sentences on what could not be checked.
    """

    objections: tuple[str, ...] = ()
    doubts: tuple[str, ...] = ()


def judge(
    declaration: Declaration,
    document: DocumentText,
    source: CatalogueSource,
    entry: CatalogueEntry,
) -> Verdict:
    """Return what speaks against a text's being the entry's."""
    text = "\n".join(block.text for block in declaration.blocks)
    objections = [
        *_length(text, declaration.language, entry),
        *_language(text, declaration.language),
        *_damage(text),
    ]
    begins, is_told = _beginning(text, declaration.language, source, entry)
    days, has_day = _days(text, document, entry)
    objections += [*begins, *days]
    doubts: list[str] = []
    if not objections and not is_told and not has_day:
        objections.append("neither its opening words nor a date tell that it is the right text")
    elif not is_told:
        doubts.append("The opening words are not known: only the date tells that this is the text.")
    elif not has_day:
        doubts.append("The text names no date: only its opening words tell that this is the text.")
    return Verdict(tuple(objections), tuple(doubts))


def _length(text: str, language: str, entry: CatalogueEntry) -> list[str]:
    count = _count(text)
    kind = entry.kind or "declaration"
    least = _LEAST_WORDS[kind]
    if count < least:
        return [f"it has {count} words in {language!r}; a {kind} has {least} at the least"]
    if count > _MOST_WORDS:
        return [f"it has {count:,} words, which is no {kind}"]
    return []


def _count(text: str) -> int:
    """Return how many words a text has; where none are set apart, two characters are one."""
    signs = len(SCRIPTS["zh"].findall(text)) + len(SCRIPTS["ja"].findall(text))
    return len(plain_words(text)) + signs // 2


def _language(text: str, wanted: str) -> list[str]:
    found = main_language(text)
    if found is not None and found != base_language(wanted):
        return [f"it is in the language {found!r}, not {wanted!r}"]
    return []


def _damage(text: str) -> list[str]:
    count = text.count("\ufffd")
    return [f"{count} of its characters cannot be read"] if count else []


def _beginning(
    text: str, language: str, source: CatalogueSource, entry: CatalogueEntry
) -> tuple[list[str], bool]:
    """Return what speaks against the opening, and whether it tells that the text is right."""
    opening = _key(text, _OPENING)
    if source.begins:
        if _key(source.begins) in opening:
            return [], True
        return [f"the words “{source.begins}” are not near its beginning"], False
    # Another translation may begin otherwise: its words speak for a text, never against it.
    others = (
        other.begins for other in entry.sources if language in other.languages and other.begins
    )
    return [], any(_key(words) in opening for words in others)


def _key(text: str, most: int | None = None) -> str:
    return " ".join(plain_words(text)[:most])


def _days(text: str, document: DocumentText, entry: CatalogueEntry) -> tuple[list[str], bool]:
    """Return what speaks against the dates, and whether one of them is the entry's."""
    stated = find_date(document.facts.get("date", ""))
    if stated is not None and not _is_near(stated[0], entry):
        return [f"the page dates it “{stated[1]}”, and {entry.date} is wanted"], False
    named = _dates_of((text[:2500], text[-1500:]))
    if stated is not None or any(_is_near(day, entry) for day in named):
        return [], True
    # Declarations name other days, too: only a text of another year is surely another text.
    if named and all(day.year != entry.date.year for day in named):
        listed = ", ".join(str(day) for day in named[:3])
        if str(entry.date.year) not in text:
            return [f"it names {listed}, and never the year {entry.date.year}"], False
    return [], False


def _is_near(day: datetime.date, entry: CatalogueEntry) -> bool:
    return abs((day - entry.date).days) <= _MOST_DAYS


def _dates_of(parts: Sequence[str]) -> list[datetime.date]:
    days: list[datetime.date] = []
    for part in parts:
        rest = part
        while found := find_date(rest):
            days.append(found[0])
            flat = " ".join(rest.split())
            rest = flat[flat.index(found[1]) + len(found[1]) :]
    return days
