"""From the text of a document to a declaration: blocks restored, facts given or guessed."""

import datetime
import re
from dataclasses import dataclass, replace
from pathlib import Path

from comparator.corpus.formats import DocumentText
from comparator.corpus.importing.guesses import (
    guess_date,
    guess_language,
    guess_place,
    guess_rendering,
    guess_title,
)
from comparator.corpus.importing.language_filter import only_in
from comparator.corpus.importing.records import Record
from comparator.corpus.plain_text.paragraphs import Restored, restore
from comparator.corpus.series.declarations import shortened_id
from comparator.errors import InputError
from comparator.language.codes import base_language
from comparator.language.detection import language_of
from comparator.language.scripts import SCRIPTS
from comparator.model import Block, BlockKind, Declaration, Extraction, Rendering, Source

_TITLE_WORDS = 6  # of a title, for an id


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of a document beside its text; None where the text has to tell.

    Attributes:
        declaration_id: Key in the series.
        title: Title for readers.
        date: Day of adoption.
        place: Where it was adopted.
        language: Language of the text to keep.
        rendering: Official text, translation, and so on.
        is_mixed: Whether the document has several languages, paragraph by paragraph.
    """

    declaration_id: str | None = None
    title: str | None = None
    date: datetime.date | None = None
    place: str | None = None
    language: str | None = None
    rendering: Rendering | None = None
    is_mixed: bool = False


def draft(
    origin: Path,
    document: DocumentText,
    known: Known,
    sources: tuple[Source, ...],
    retrieved_at: datetime.datetime | None = None,
) -> Record:
    """Return the declaration that a document holds, and what was guessed and changed.

    Args:
        origin: What to call the document in errors.
        document: Its text, and what it says of itself.
        known: What is known better.
        sources: Where it was taken from.
        retrieved_at: When it came.

    Raises:
        InputError: A fact is neither given nor told by the text.
    """
    notes = list(document.notes)
    language = known.language or guess_language(document.text, notes)
    text = document.text
    if known.is_mixed:
        text, left_out = _paragraphs_in(text, language)
        notes += left_out
    text, left_out = only_in(text, language)
    notes += left_out
    if not text.strip():
        raise InputError(origin, None, f"there is no text in the language {language!r}.")
    restored = _restored(text, known.title or document.title, document.has_marks)
    notes += restored.notes
    title, blocks = _title(origin, document, known, restored.blocks, notes)
    date = known.date or guess_date(text, blocks, notes, document.facts.get("date", ""))
    if date is None:
        raise InputError(origin, None, "no date was found in the text.", "Pass --date 2007-08-16.")
    place = known.place
    if place is None:
        place = document.facts.get("place") or guess_place(title, blocks)
        if place:
            notes.append(f"Took {place!r} for the place.")
    declaration_id = known.declaration_id or _id(date, place, title)
    if not known.declaration_id:
        notes.append(f"Took {declaration_id!r} for the id.")
    declaration = Declaration(
        id=declaration_id,
        title=title,
        date=date,
        place=place,
        language=language,
        rendering=_rendering(known, blocks, notes),
        note="",
        sources=sources,
        blocks=blocks,
        extraction=Extraction(str(document.form), retrieved_at, notes=tuple(notes)),
    )
    return Record(declaration, tuple(notes))


def _restored(text: str, title: str, has_marks: bool) -> Restored:
    """Return the blocks of a text; only the first heading can be its title."""
    restored = restore(text, title, has_marks)
    return replace(
        restored,
        blocks=tuple(
            replace(block, level=2)
            if block.kind is BlockKind.HEADING and block.level == 1 and block.number > 1
            else block
            for block in restored.blocks
        ),
    )


def _paragraphs_in(text: str, language: str) -> tuple[str, tuple[str, ...]]:
    """Return the paragraphs of a text in a language, and a sentence on those left out."""
    wanted = base_language(language)
    kept: list[str] = []
    count = 0
    for paragraph in re.split(r"\n{2,}", text):
        found = language_of(paragraph)
        # A name or a number tells no language, unless its script does.
        foreign_script = wanted not in SCRIPTS and any(
            len(script.findall(paragraph)) * 2 > len(re.findall(r"\w", paragraph))
            for script in SCRIPTS.values()
        )
        if found in {None, wanted} and not foreign_script:
            kept.append(paragraph)
        else:
            count += 1
    note = f"Left out {count} paragraphs that are not in the language {wanted!r}."
    return "\n\n".join(kept), (note,) if count else ()


def _title(
    origin: Path,
    document: DocumentText,
    known: Known,
    blocks: tuple[Block, ...],
    notes: list[str],
) -> tuple[str, tuple[Block, ...]]:
    if known.title:
        return known.title, blocks
    try:
        title, headed = guess_title(origin, blocks)
    except InputError:
        if not document.title:
            raise
        notes.append(f"Took the title from the page: “{document.title}”.")
        return document.title, blocks
    notes.append(f"Took the title from the text: “{title}”.")
    return title, headed


def _rendering(known: Known, blocks: tuple[Block, ...], notes: list[str]) -> Rendering:
    # What the text says of itself goes before what a catalogue knows of the page.
    rendering, words = guess_rendering(blocks)
    if words:
        notes.append(f"Took the text for an {rendering}: it says “{words}”.")
        return rendering
    return known.rendering or Rendering.UNKNOWN


def _id(date: datetime.date, place: str, title: str) -> str:
    name = place or " ".join(title.split()[:_TITLE_WORDS])
    return shortened_id(f"{date.year} {name}")
