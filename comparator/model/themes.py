"""Themes: what an editor would file passages under, and the words that tell."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Terms:
    """The words of one language that speak for a theme, by how much they prove.

    A term is one or more words. A word matches its inflected forms; one that ends in `*`
    matches every word that begins so; one written in capitals matches only in capitals.

    Attributes:
        names: Terms that settle the matter alone, such as names.
        words: Terms that usually settle it.
        hints: Common words that need the company of others.
        never: Phrases whose words prove nothing for this theme where they stand together.
    """

    names: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    hints: tuple[str, ...] = ()
    never: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Theme:
    """A matter that declarations speak of.

    Attributes:
        id: Stable key, for example "central-asia".
        label: Name for readers.
        terms: Terms by language, for example {"en": Terms(...)}.
        parent: Id of the wider theme, or None.
        description: What an editor would put there.
        labels: The name in other languages, for example {"ru": "Энергетика"}.
        eurovoc: Numbers of the microthesauri of EuroVoc on the same matter: "2841" is health.
    """

    id: str
    label: str
    terms: Mapping[str, Terms] = field(default_factory=dict)
    parent: str | None = None
    description: str = ""
    labels: Mapping[str, str] = field(default_factory=dict)
    eurovoc: tuple[str, ...] = ()

    def label_in(self, language: str) -> str:
        """Return the name in a language, or else the plain one."""
        return self.labels.get(language, self.label)


@dataclass(frozen=True, slots=True)
class ThemeSet:
    """The themes of a series, in the order in which readers see them."""

    themes: tuple[Theme, ...] = ()

    @property
    def ids(self) -> tuple[str, ...]:
        """The ids of all themes, in order."""
        return tuple(theme.id for theme in self.themes)

    def __getitem__(self, theme_id: str) -> Theme:
        for theme in self.themes:
            if theme.id == theme_id:
                return theme
        raise KeyError(theme_id)
