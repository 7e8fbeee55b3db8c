"""From the text of a document to a declaration: blocks restored, facts given, told or guessed."""

import datetime
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TypeVar

from comparator.corpus.formats import DocumentText
from comparator.corpus.formats.blocks import numbered
from comparator.corpus.formats.completeness import untold
from comparator.corpus.importing.guesses import (
    Guess,
    below_a_title,
    date_in_name,
    first_date,
    great_heading,
    guess_date,
    guess_language,
    guess_place,
    guess_rendering,
    guess_title,
    title_in_name,
    without_site,
)
from comparator.corpus.importing.known import Known, Record
from comparator.corpus.importing.language_filter import blocks_in, only_in
from comparator.corpus.plain_text.paragraphs import Restored, restore, settle
from comparator.corpus.series.declarations import is_language, shortened_id
from comparator.errors import InputError
from comparator.language.codes import base_language
from comparator.language.dates import find_date
from comparator.language.detection import language_of
from comparator.language.scripts import SCRIPTS
from comparator.model import UNDATED, Block, Declaration, Extraction, Rendering, Source

T = TypeVar("T")

_TITLE_WORDS = 6  # of a title, for an id
_LONGEST_KIND = 60  # characters


def draft(
    origin: Path,
    document: DocumentText,
    known: Known,
    sources: tuple[Source, ...],
    retrieved_at: datetime.datetime | None = None,
) -> Record:
    """Return the declaration that a document holds, and what was guessed and changed.

    What is known goes first, then what was written down for the text (a record, front matter), then
    what the text says, then what its page says.

    Raises:
        InputError: A fact is neither given nor told by the text.
    """
    return _Drafting(origin, document, known).record(sources, retrieved_at)


@dataclass(slots=True)
class _Drafting:
    """The facts of one document, found one after another."""

    origin: Path
    document: DocumentText
    known: Known
    notes: list[str] = field(default_factory=list)
    guesses: dict[str, str] = field(default_factory=dict)

    def record(self, sources: tuple[Source, ...], retrieved_at: datetime.datetime | None) -> Record:
        known, document = self.known, self.document
        self.notes += document.notes
        language = self._language()
        restored = self._restored(language)
        self.notes += restored.notes
        title, blocks = self._title(restored.blocks)
        date = self._date(blocks)
        place = self._place(title, blocks, date)
        declaration_id = known.declaration_id or _id(date, place, title)
        if not known.declaration_id:
            self.notes.append(f"Took {declaration_id!r} for the id.")
        kind = document.facts.get("kind", "") if known.kind is None else known.kind
        declaration = Declaration(
            id=declaration_id,
            title=title,
            date=date,
            place=place,
            language=language,
            rendering=self._rendering(blocks),
            note="",
            sources=sources,
            blocks=blocks,
            extraction=Extraction(str(document.form), retrieved_at, notes=tuple(self.notes)),
            kind=kind[:_LONGEST_KIND],
        )
        return Record(declaration, tuple(self.notes), self.guesses)

    def _stated(self, fact: str, read: Callable[[str], object]) -> object:
        """Return a fact that was written down for the text, None where it cannot be read."""
        stated = self.document.facts.get(fact, "") if self.document.is_record else ""
        found = read(stated) if stated else None
        if stated and found is None:
            self.notes.append(f"Left out the {fact} that the file states, “{stated[:80]}”.")
        return found

    def _language(self) -> str:
        if self.known.language:
            return self.known.language
        stated = self._stated("language", _language)
        page = self.document.facts.get("page_language", "")
        return str(stated) if stated else guess_language(self.document.text, self.notes, page)

    def _restored(self, language: str) -> Restored:
        """Return the blocks in a language."""
        document = self.document
        title = self.known.title or document.facts.get("title") or document.title
        if document.blocks:
            blocks = document.blocks
            if self.known.is_mixed:
                blocks = tuple(b for b in blocks if _is_in(b.text, language))
                self._note_paragraphs(len(document.blocks) - len(blocks), language)
            blocks, left_out = blocks_in(blocks, language)
            self.notes += left_out
            if blocks:
                settled = settle(numbered(blocks), title, self.known.words)
                return _counted(settled, [block.text for block in blocks])
        else:
            text = document.lines
            if self.known.is_mixed:
                every = re.split(r"\n{2,}", text)
                kept = [paragraph for paragraph in every if _is_in(paragraph, language)]
                self._note_paragraphs(len(every) - len(kept), language)
                text = "\n\n".join(kept)
            text, left_out = only_in(text, language)
            self.notes += left_out
            if text.strip():
                return _counted(restore(text, title, self.known.words), text.split("\n"))
        raise InputError(self.origin, None, f"there is no text in the language {language!r}.")

    def _note_paragraphs(self, count: int, language: str) -> None:
        if count:
            wanted = base_language(language)
            self.notes.append(
                f"Left out {count} paragraphs that are not in the language {wanted!r}."
            )

    def _title(self, blocks: tuple[Block, ...]) -> tuple[str, tuple[Block, ...]]:
        if stated := self.known.title or self._stated("title", str):
            return str(stated), blocks
        if great := great_heading(self.document.blocks):
            return self._take("title", great, "the text"), blocks
        found = guess_title(blocks)
        if found is not None:
            title, headed = found
            own = without_site(title)
            if own != title:
                site = title[len(own) :].strip()
                self.notes.append(f"Left out the site that stands behind the title: “{site}”.")
                title, headed = own, (replace(headed[0], text=own), *headed[1:])
            self._take("title", title, "the text")
            return title, headed
        if self.document.title:
            return self._take("title", without_site(self.document.title), "the page"), blocks
        if self.known.may_lack_facts:
            return self.origin.name, blocks
        if name := title_in_name(self.origin.stem):
            return self._take("title", name, "the file's name"), below_a_title(blocks)
        raise InputError(
            self.origin, None, "the text does not begin with a title.", "Pass --title."
        )

    def _take(self, fact: str, value: str, where: str) -> str:
        self.guesses[fact] = where
        self.notes.append(f"Took the {fact} from {where}: “{value}”.")
        return value

    def _date(self, blocks: tuple[Block, ...]) -> datetime.date:
        if self.known.date is not None:
            return self.known.date
        stated = self._stated("date", _day)
        if isinstance(stated, datetime.date):
            return stated
        on_page = "" if self.document.is_record else self.document.facts.get("date", "")
        name = self.origin.stem
        guess = guess_date(blocks, on_page) or date_in_name(name) or first_date(blocks, name)
        if guess is None:
            self.notes.append("No date was found in it: it is undated.")
            return UNDATED
        return self._guessed("date", guess)

    def _guessed(self, fact: str, guess: Guess[T]) -> T:
        self.guesses[fact] = f"{guess.where}: “{guess.words}”"
        self.notes.append(f"Took {guess.where} for its {fact}: “{guess.words}”.")
        return guess.value

    def _place(self, title: str, blocks: tuple[Block, ...], date: datetime.date) -> str:
        if self.known.place is not None:
            return self.known.place
        facts = self.document.facts
        if facts.get("place") or (self.document.is_record and "place" in facts):
            return facts["place"]
        guess = guess_place(title, blocks, date)
        return "" if guess is None else self._guessed("place", guess)

    def _rendering(self, blocks: tuple[Block, ...]) -> Rendering:
        if self.known.rendering is not None:
            return self.known.rendering
        stated = self._stated("rendering", _rendering)
        if isinstance(stated, Rendering):
            return stated
        # What the text says of itself goes before what a catalogue knows of the page.
        rendering, words = guess_rendering(blocks)
        if words:
            self.notes.append(f"Took the text for an {rendering}: it says “{words}”.")
            return rendering
        on_page = _rendering(self.document.facts.get("rendering", ""))
        return on_page or Rendering.UNKNOWN


def _counted(restored: Restored, source: Sequence[str]) -> Restored:
    """Return what was restored, and a sentence on the words that it lacks of its source, if any."""
    told = [*(block.text for block in restored.blocks), *restored.notes]
    lost = untold(source, told, is_counted=False)
    return replace(restored, notes=(*restored.notes, *lost))


def _is_in(paragraph: str, language: str) -> bool:
    """Whether a paragraph is in a language, or tells none."""
    wanted = base_language(language)
    # A name or a number tells no language, unless its script does.
    foreign_script = wanted not in SCRIPTS and any(
        len(script.findall(paragraph)) * 2 > len(re.findall(r"\w", paragraph))
        for script in SCRIPTS.values()
    )
    return language_of(paragraph) in {None, wanted} and not foreign_script


def _language(stated: str) -> str | None:
    code = stated.replace("_", "-")
    code = code[:1].lower() + code[1:]
    return code if is_language(code) else None


def _day(stated: str) -> datetime.date | None:
    try:
        return datetime.datetime.fromisoformat(stated).date()
    except ValueError:
        found = find_date(stated)
        return found[0] if found else None


def _rendering(stated: str) -> Rendering | None:
    try:
        return Rendering(stated)
    except ValueError:
        return None


def _id(date: datetime.date, place: str, title: str) -> str:
    name = place or " ".join(title.split()[:_TITLE_WORDS])
    return shortened_id(name if date == UNDATED else f"{date.year} {name}")
