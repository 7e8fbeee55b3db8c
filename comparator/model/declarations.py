"""Series, declarations, blocks and passages."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from enum import StrEnum
from itertools import pairwise
from typing import Self

from comparator.model.habits import HabitTables
from comparator.model.names import NameTables
from comparator.model.passage_ids import text_of
from comparator.model.rulings import Ruling
from comparator.model.themes import ThemeSet
from comparator.model.verbs import VerbScales


class Rendering(StrEnum):
    """What kind of text a declaration's wording is."""

    OFFICIAL = "official"
    UNOFFICIAL = "unofficial translation"
    MACHINE = "machine translation"
    UNKNOWN = "unknown"
    FICTIONAL = "fictional"


class BlockKind(StrEnum):
    """What a block is in its declaration."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    ITEM = "item"
    SEPARATOR = "separator"
    DATE = "date"
    SIGNATURE = "signature"
    RUNNING_TITLE = "running title"

    @property
    def is_prose(self) -> bool:
        """Whether blocks of this kind state something: paragraphs and items."""
        return self in {BlockKind.PARAGRAPH, BlockKind.ITEM}

    @property
    def is_formal(self) -> bool:
        """Whether blocks of this kind answer one another only when identical."""
        return not self.is_prose and self is not BlockKind.HEADING


DEEPEST_ITEM = 8
"""How many items an item can stand in: deeper ones are as deep as this."""

UNDATED = date.min
"""The date of a text whose date nobody knows, as when two plain texts are compared."""

_Day = date  # the name is an attribute's, where it is asked for
_YEARS_IN_IDS = (1000, 2199)  # a number beyond them is no year


@dataclass(frozen=True, slots=True)
class Source:
    """Where a text was taken from; it has a `url` or a `description`.

    Attributes:
        url: The address of the page or file.
        description: What it is, in words.
        publisher: Who keeps it.
        retrieved: The day on which it was taken.
        sha256: Of what came.
        snapshot: Where an archive keeps the page as it was then.
    """

    url: str | None = None
    description: str | None = None
    publisher: str | None = None
    retrieved: date | None = None
    sha256: str | None = None
    snapshot: str | None = None

    def __post_init__(self) -> None:
        if not self.url and not self.description:
            raise ValueError("a source has a url or a description")


@dataclass(frozen=True, slots=True)
class Extraction:
    """How the text of a declaration was taken from what came.

    Attributes:
        form: What came: "html", "pdf", "docx" or "text"; "" where that is not known.
        retrieved_at: When it came, in UTC; None where that is not known.
        file_sha256: Of the file as it was written, this very line left out: by it an edit by
            hand is known. None where the file is not to be renewed.
        text_sha256: Of the text as it was written, by which a change at the source is known.
        notes: A sentence on each thing that was dropped, joined or guessed.
    """

    form: str = ""
    retrieved_at: datetime | None = None
    file_sha256: str | None = None
    text_sha256: str | None = None
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ThemeScore:
    """That a passage speaks of a theme, how clearly, and the very words that say so.

    Attributes:
        score: Sum of the weights of the evidence, above 0; comparable within a series.
        evidence: The words as the passage has them, in the order of their first use; for
            what came from a heading, a lead-in or a neighbour, those words; () by hand.
        origin: Where the words stand if the passage has none of its own for the theme:
            "heading", "lead-in" or "neighbour"; "" for its own words; "hand" where an editor
            set the theme.
    """

    theme: str
    score: float
    evidence: tuple[str, ...]
    origin: str = ""


@dataclass(frozen=True, slots=True)
class Passage:
    """The unit that is aligned: a sentence, a list item or a preambular clause.

    Attributes:
        id: For example "2007-bishkek#p14.2": block 14, second passage.
        kind: Kind of the block it stands in.
        block: Number of its block, counted from 1.
        ordinal: Place within the block, counted from 1.
        start: Offset of its first character in the block's text, in code points.
        text: The block's text from `start` on, exactly as in the source.
        lead_in: The words that an item continues ("The member states will:"), or None.
        themes: The themes it speaks of, clearest first; () before the theme stage.
    """

    id: str
    declaration: str
    kind: BlockKind
    block: int
    ordinal: int
    start: int
    text: str
    lead_in: str | None = None
    themes: tuple[ThemeScore, ...] = ()

    def __post_init__(self) -> None:
        if not self.text.strip():
            raise ValueError(f"passage {self.id} is empty")

    @property
    def end(self) -> int:
        """Offset behind its last character in the block's text, in code points."""
        return self.start + len(self.text)

    @property
    def key(self) -> str:
        """The part of the id that is unique within the declaration, such as "p14.2"."""
        return f"p{self.block}.{self.ordinal}"

    @property
    def is_formal(self) -> bool:
        """Whether it answers only an identical passage: what stands around the prose."""
        return self.kind.is_formal


@dataclass(frozen=True, slots=True)
class Block:
    """A heading, paragraph, item, separator, date, signature or running title, as in the source.

    Attributes:
        number: Place in the declaration, counted from 1.
        text: Its characters, its own number included, without the marks of the file format.
        line: Line of the file where it begins, counted from 1; 0 where there is no file.
        level: 1 for the title, 2 for other headings; of an item the number of items it stands in,
            0 for the outermost, at most `DEEPEST_ITEM`; 0 for everything else.
        passages: Its passages in order; () before the text stage has made them. They and the
            white space between them rebuild `text`.
    """

    number: int
    kind: BlockKind
    text: str
    line: int = 0
    level: int = 0
    passages: tuple[Passage, ...] = ()

    @property
    def is_title(self) -> bool:
        """Whether it is the title of the declaration."""
        return self.kind is BlockKind.HEADING and self.level == 1


@dataclass(frozen=True, slots=True, repr=False)
class Declaration:
    """One text of a series, with what is known of it.

    Attributes:
        id: Key within the series, for example "2007-bishkek".
        title: Title for readers; how the text itself is headed is a block.
        place: Where it was adopted, or "".
        language: Language of the text, such as "en".
        rendering: Official text, translation, and so on.
        note: What a reader should know of this text, or "".
        sources: Where the text was taken from; at least one.
        extraction: How the text was taken from its source, where that was recorded.
        kind: What kind of document it is, such as "statement" or "goals", or "": only texts of
            one kind are neighbours, and only among them is a thing new, back or gone.
    """

    id: str
    title: str
    date: date
    place: str
    language: str
    rendering: Rendering
    note: str
    sources: tuple[Source, ...]
    blocks: tuple[Block, ...]
    extraction: Extraction | None = None
    kind: str = ""

    def __repr__(self) -> str:
        # The plain form of a text must not be the whole text; so with all nouns that hold texts.
        return f"<{type(self).__name__} {self.id}>"

    @property
    def passages(self) -> tuple[Passage, ...]:
        """All passages in the order of the text."""
        return tuple(passage for block in self.blocks for passage in block.passages)

    @property
    def title_and_day(self) -> str:
        """Its title, and its day where that is known."""
        return self.title if self.date == UNDATED else f"{self.title} ({self.date})"

    @property
    def short_name(self) -> str:
        """Name for columns and running text, for example "Bishkek 2007"."""
        return f"{self.place} {self.year}" if self.place and self.year else self.title

    @property
    def order(self) -> _Day:
        """The day by which it has its place in a series.

        Where nobody knows the day, the year that its id begins with gives the place ("2011-vow"),
        before what is dated in that year; it is never shown as a date.
        """
        year = self.id[:4]
        is_named = self.date == UNDATED and year.isascii() and year.isdecimal() and len(year) == 4
        first, last = _YEARS_IN_IDS
        return date(int(year), 1, 1) if is_named and first <= int(year) <= last else self.date

    @property
    def year(self) -> str:
        """The year of adoption; "" where nobody knows the day."""
        return "" if self.date == UNDATED else str(self.date.year)


@dataclass(frozen=True, slots=True)
class Witness:
    """Another text of a declaration of a series: a second translation, a corrected version.

    Attributes:
        declaration: Id of the declaration, for example "2023-new-delhi".
        name: What tells it from the declaration's other witnesses, for example "worldjpn".
        text: The text; its id is both, "2023-new-delhi.worldjpn", its date the declaration's.
    """

    declaration: str
    name: str
    text: Declaration

    def __post_init__(self) -> None:
        if self.text.id != f"{self.declaration}.{self.name}":
            raise ValueError(f"{self.text.id} is not the id of {self.name} of {self.declaration}")


DRAFT = "draft"
"""The kind of a text that is not agreed."""


@dataclass(frozen=True, slots=True)
class SeriesWords:
    """What a series calls itself and its places in another language; "" and nothing: as it does."""

    title: str = ""
    description: str = ""
    places: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, repr=False)
class Series:
    """Declarations of one body, in the order of their dates and then of their ids.

    Attributes:
        id: Key, the name of its folder, for example "sco".
        title: Name for readers.
        description: What the series is, in a sentence or two.
        themes: The themes its passages are filed under.
        verbs: How strongly operative verbs say what they say, by language.
        habits: What translators use one for the other without meaning a thing, by language.
        names: What states, bodies and places are called, by language.
        drafts: Texts that are not agreed, in the order of their dates. They are no declarations:
            nothing is new, said or gone by them.
        witnesses: Other texts of its declarations, in the order of these and then of their
            names. They are in no thread, theme or year of the series.
        absent: The day and kind of each declaration that its catalogue names and whose text is
            not here; None where it has no catalogue.
        words: Its title, description and places in other languages, by the code of each.
        rulings: What an editor set by hand. Once the series is segmented, only what still holds.
        stale_rulings: What does not, as its passages no longer say what they said.
    """

    id: str
    title: str
    description: str
    declarations: tuple[Declaration, ...]
    themes: ThemeSet
    verbs: VerbScales = field(default_factory=dict)
    habits: HabitTables = field(default_factory=dict)
    names: NameTables = field(default_factory=dict)
    drafts: tuple[Declaration, ...] = ()
    witnesses: tuple[Witness, ...] = ()
    absent: tuple[tuple[date, str], ...] | None = None
    words: Mapping[str, SeriesWords] = field(default_factory=dict)
    rulings: tuple[Ruling, ...] = ()
    stale_rulings: tuple[Ruling, ...] = ()

    def __repr__(self) -> str:
        texts = ", ".join(d.id for d in self.declarations)
        return f"<{type(self).__name__} {self.id}: {texts}>"

    def title_in(self, language: str) -> str:
        """Return the title in a language; as the series has it where none is given."""
        return self.words.get(language, SeriesWords()).title or self.title

    def description_in(self, language: str) -> str:
        """Return the description in a language; as the series has it where none is given."""
        return self.words.get(language, SeriesWords()).description or self.description

    def __getitem__(self, declaration_id: str) -> Declaration:
        for declaration in self.declarations:
            if declaration.id == declaration_id:
                return declaration
        raise KeyError(declaration_id)

    def text(self, text_id: str) -> Declaration:
        """Return a declaration or the text of a witness; raises KeyError if there is none."""
        for witness in self.witnesses:
            if witness.text.id == text_id:
                return witness.text
        return self[text_id]

    def passages_by_id(self) -> dict[str, Passage]:
        """Return the passages of the declarations by their ids."""
        return {p.id: p for d in self.declarations for p in d.passages}

    def words_by_id(self) -> dict[str, str]:
        """Return the texts of the passages of the declarations by the passages' ids."""
        return {p.id: p.text for d in self.declarations for p in d.passages}

    @property
    def text_ids(self) -> tuple[str, ...]:
        """The ids of the declarations, then those of the witnesses."""
        return (*(d.id for d in self.declarations), *(w.text.id for w in self.witnesses))

    def first_in_other_languages(self, declaration_id: str) -> dict[str, Declaration]:
        """Return the first witness of a declaration in each language that is not its own."""
        own, found = self[declaration_id].language, dict[str, Declaration]()
        for witness in self.witnesses:
            if witness.declaration == declaration_id and witness.text.language != own:
                found.setdefault(witness.text.language, witness.text)
        return found

    def line(self, declaration_id: str) -> tuple[Declaration, ...]:
        """Return the texts of the kind of one of its texts, oldest first."""
        kind = self[declaration_id].kind
        return tuple(d for d in self.declarations if d.kind == kind)

    def before(self, declaration_id: str) -> Declaration | None:
        """Return the text before one of its texts, of the same kind, if there is any."""
        line = self.line(declaration_id)
        place = [d.id for d in line].index(declaration_id)
        return line[place - 1] if place else None

    def of_kind(self, kind: str) -> Self:
        """Return the series with the texts of one kind only, and their witnesses."""
        kept = tuple(d for d in self.declarations if d.kind == kind)
        ids = {d.id for d in kept}
        witnesses = tuple(w for w in self.witnesses if w.declaration in ids)
        here = ids | {w.text.id for w in witnesses}
        rulings = tuple(r for r in self.rulings if {*map(text_of, r.passages)} <= here)
        return replace(self, declarations=kept, witnesses=witnesses, rulings=rulings)

    def missing_years(self, older: str, newer: str) -> tuple[int, ...]:
        """Return the years between two of its texts whose text is not here.

        Those in which its catalogue names one of their kind; where there is no catalogue, those
        in which one is due: texts of that kind come as often as they come at their densest.
        """
        first, last = self[older].date, self[newer].date
        if UNDATED in {first, last}:
            return ()
        kind = self[newer].kind
        here = sorted({d.date.year for d in self.line(newer)})
        between = (year for year in range(first.year + 1, last.year) if year not in here)
        if self.absent is not None:
            known = {day.year for day, of in self.absent if not (kind and of) or kind == of}
            return tuple(year for year in between if year in known)
        steps = [b - a for a, b in pairwise(here)]
        # Two texts have no rhythm yet.
        every = min(steps) if len(steps) > 1 else 1
        return tuple(year for year in between if (year - first.year) % every == 0)

    def all_missing_years(self, newer: str) -> tuple[int, ...]:
        """Return the years before a text, from the first of its kind on, whose text is not here."""
        return self.missing_years(self.line(newer)[0].id, newer)

    def neighbours(self) -> Iterator[tuple[Declaration, Declaration]]:
        """Each declaration with the next one of its kind, in the order of the newer ones."""
        last: dict[str, Declaration] = {}
        for declaration in self.declarations:
            if declaration.kind in last:
                yield last[declaration.kind], declaration
            last[declaration.kind] = declaration

    @property
    def is_fictional(self) -> bool:
        """Whether any of its texts is invented."""
        return any(d.rendering is Rendering.FICTIONAL for d in self.declarations)
