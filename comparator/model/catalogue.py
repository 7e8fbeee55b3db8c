"""Catalogues: what is known of each declaration of a series, and where its text can be had."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from comparator.model.declarations import Rendering


class Part(StrEnum):
    """What of a declaration a page has, where it is not known to be the whole."""

    EXTRACT = "extract"
    LATER_PAGE = "later page"
    UNCONFIRMED = "unconfirmed"

    @property
    def is_known_to_lack_text(self) -> bool:
        """Whether the page cannot give the whole text."""
        return self is not Part.UNCONFIRMED


@dataclass(frozen=True, slots=True)
class CatalogueSource:
    """A page that has, or may have, the text of a declaration.

    Attributes:
        url: Its address, http or https.
        languages: The languages on it; more than one where they stand paragraph by paragraph.
        publisher: Who publishes it, or "".
        rendering: What kind of text it is.
        begins: Words near the beginning by which the text is known, or "".
        part: What it has of the text, None for all of it.
        adapter: The reading that fits its layout; None where the host decides.
        witness: Its name as a witness beside another source's text, or "".
        line: Line of the catalogue where it begins, counted from 1.
    """

    url: str
    languages: tuple[str, ...]
    publisher: str = ""
    rendering: Rendering = Rendering.UNKNOWN
    begins: str = ""
    part: Part | None = None
    adapter: str | None = None
    witness: str = ""
    line: int = 0

    @property
    def lacks_text(self) -> bool:
        """Whether it is known that it has not the whole text."""
        return self.part is not None and self.part.is_known_to_lack_text


@dataclass(frozen=True, slots=True)
class CatalogueEntry:
    """A declaration that exists, whether its text is at hand or not.

    Attributes:
        id: Its id in the series, for example "2007-bishkek".
        date: Day of the document.
        place: City, or "".
        kind: Such as "declaration", "communique" or "statement"; "" where it is not said.
        paragraphs: How the body is laid out: "numbered", "headed", "plain" or "".
        note: A caution about the document or its sources, or "".
        sources: Where its text can be had, best first; () where no address is known.
        line: Line of the catalogue where it begins, counted from 1.
    """

    id: str
    title: str
    date: date
    place: str = ""
    kind: str = ""
    paragraphs: str = ""
    note: str = ""
    sources: tuple[CatalogueSource, ...] = ()
    line: int = 0

    def sources_in(self, language: str) -> tuple[CatalogueSource, ...]:
        """Return the sources that have the text in a language, best first."""
        return tuple(source for source in self.sources if language in source.languages)


@dataclass(frozen=True, slots=True)
class Catalogue:
    """The declarations that a series should have, oldest first."""

    entries: tuple[CatalogueEntry, ...]

    @property
    def ids(self) -> tuple[str, ...]:
        """The ids in order."""
        return tuple(entry.id for entry in self.entries)
