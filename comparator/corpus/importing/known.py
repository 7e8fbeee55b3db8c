"""What is known of a document beside its text, and what becomes of both."""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field

from comparator.model import Declaration, Rendering


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of a document beside its text; None where the document has to tell.

    Attributes:
        declaration_id: Key in the series.
        place: Where it was adopted.
        language: Language of the text to keep.
        rendering: Official text, translation, and so on.
        kind: What kind of document it is.
        source_url: Where the text was taken from.
        is_mixed: Whether the document has several languages, paragraph by paragraph.
        may_lack_facts: Whether a text that tells no title is called by its file's whole name; else
            its title is guessed from the words of that name.
        words: How often the series that it is added to has which words.
    """

    declaration_id: str | None = None
    title: str | None = None
    date: datetime.date | None = None
    place: str | None = None
    language: str | None = None
    rendering: Rendering | None = None
    kind: str | None = None
    source_url: str | None = None
    is_mixed: bool = False
    may_lack_facts: bool = False
    words: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Record:
    """A declaration that was taken from a document, and how.

    Attributes:
        declaration: Ready for a series; its blocks have no passages yet.
        notes: A sentence on each thing that was dropped, joined or guessed, with its words.
        guesses: By the name of a fact that nobody stated what it was taken from: "title", "date",
            "place".
        entry: Id of the entry in the series' catalogue that it is, or "".
    """

    declaration: Declaration
    notes: tuple[str, ...] = ()
    guesses: Mapping[str, str] = field(default_factory=dict)
    entry: str = ""
