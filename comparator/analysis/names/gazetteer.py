"""Who and where declarations speak of: countries, organisations, places, found by their names.

Countries and their short names in all languages are those of the Unicode CLDR, by Babel. Official
names and initials, organisations and places, which no package lists as declarations write them,
come from `resources/names` and from the series.
"""

import re
from collections.abc import Callable, Iterable
from functools import cache, cached_property, lru_cache
from typing import NamedTuple

from comparator.language.chinese import inside_words, simplified
from comparator.language.codes import base_language
from comparator.language.knowledge import alternatives, function_words, named_patterns, named_words
from comparator.language.scripts import HAN, is_ideograph
from comparator.language.stems import stem
from comparator.model import NameTable, NameTables


class Name(NamedTuple):
    """A name found in a text: whose it is, and where it stands."""

    key: str
    start: int
    end: int


# Words before a country's short name that are part of its full one.
_STYLE = re.compile(rf"(?:\b(?:{alternatives('styles_of_states')})\s+)+$")
_LONGEST_STYLE = 120  # characters: looking through all that is before would take very long
# The city gave its name to what is meant.
_OF_A_BODY = re.compile(rf"\s(?:{alternatives('named_after_cities')})")
_IS_UNSPACED = re.compile(f"[{HAN}]")
_LEAD = re.compile(rf"(?:(?:{alternatives('before_styles')})\s)+", re.IGNORECASE)
_IS_STYLE = re.compile(alternatives("kinds_of_states"))
_ARABIC = re.compile("[\u0600-\u06ff]")
# "And", "in" and "to" are letters before a name.
_AFTER_ARABIC = r"(?:(?<!\w)|(?<=(?<!\w)[وفبلك])|(?<=(?<!\w)[وف][بلك]))"
_CYRILLIC = re.compile("[А-ЯЁа-яё]")
_NOTHING = "(?!)"
# Codes of the CLDR that are no country's.
_NO_COUNTRIES = frozenset({"EU", "EZ", "UN", "QO", "XA", "XB", "ZZ"})

_Patterns = tuple[re.Pattern[str], dict[str, str]]
"""What finds names in a text, and whose each is."""


class Gazetteer:
    """The names that texts in a language are searched for; see `gazetteer_of`."""

    def __init__(self, tables: NameTables, language: str) -> None:
        self.language = language
        self._tables = tables
        self._without = frozenset[str]().union(*(table.without for table in tables.values()))
        self.common_in_titles = frozenset(
            stem(word, code) for code, table in tables.items() for word in table.common_in_titles
        )

    def countries(self, text: str) -> tuple[Name, ...]:
        """Return the countries named in a text, in order, their official styles included."""
        return _countries(self, text, self.language)

    def countries_in_english(self, text: str) -> tuple[Name, ...]:
        """Return the countries that a text names as English does."""
        return _countries(self, text, "en")

    def organisations(self, text: str) -> tuple[Name, ...]:
        """Return the organisations named in a text, in order; the longest name wins."""
        return _organisations(self, text)

    def places(self, text: str) -> list[Name]:
        """Return the cities and regions named in a text, in order."""
        found = _found(text, *self._places)
        return [name for name in found if not _OF_A_BODY.match(text, name.end)]

    @cached_property
    def organisation_patterns(self) -> _Patterns:
        """What finds organisations, in whatever language their names are."""
        rows = [row for table in self._tables.values() for row in table.bodies]
        return _pattern_of({name: key for key, names in rows for name in names}, "")

    @cached_property
    def _places(self) -> _Patterns:
        rows = [row for table in self._tables.values() for row in table.places]
        known = {name: key for key, names in rows for name in names}
        return _pattern_of(_cities(base_language(self.language), frozenset(known)) | known, "")

    @cache  # noqa: B019 - there are few gazetteers, and each is kept
    def country_patterns(self, language: str) -> _Patterns:
        """Return what finds countries as a language calls them."""
        code = base_language(language)
        names: dict[str, str] = {}
        for territory, name in sorted(_territories(code).items()):
            plain = re.sub(r" \(.*\)$", "", name).replace(" SAR China", "")
            if territory not in _NO_COUNTRIES and plain not in self._without:
                names.setdefault(plain, territory)
                names.setdefault(plain.replace("&", "and"), territory)
                names.setdefault(plain.replace("’", "'"), territory)
        own = self._tables.get(code) or self._tables.get("en", NameTable())
        names |= {name: territory for territory, aliases in own.states for name in aliases}
        # "South China Sea", "内蒙古": a country's name within a longer one is not the country.
        longer = {name: "" for _, same in own.places for name in same if name not in names}
        names |= {name: "" for name in longer if any(part in name for part in names)}
        return _pattern_of(names, code)


def gazetteer_of(tables: NameTables, language: str) -> Gazetteer:
    """Return the one gazetteer of a language with the names of some tables."""
    return _gazetteer_of(_Same(tables), language)


class _Same:
    """Tables by which they are, not by what they say: to hash all of them takes long."""

    __slots__ = ("tables",)

    def __init__(self, tables: NameTables) -> None:
        self.tables = tables

    def __hash__(self) -> int:
        return id(self.tables)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and self.tables is other.tables


@lru_cache(maxsize=64)
def _gazetteer_of(same: _Same, language: str) -> Gazetteer:
    return _gazetteer(tuple(sorted(same.tables.items())), language)


@lru_cache(maxsize=64)
def _gazetteer(tables: tuple[tuple[str, NameTable], ...], language: str) -> Gazetteer:
    return Gazetteer(dict(tables), language)


# A passage is read again for each pair of its declaration.
@lru_cache(maxsize=65536)
def _countries(gazetteer: Gazetteer, text: str, language: str) -> tuple[Name, ...]:
    found = []
    for name in _found(text, *gazetteer.country_patterns(language)):
        before = max(0, name.start - _LONGEST_STYLE)
        if not name.key or _behind_a_person(language).search(text[before : name.start]):
            continue
        style = _STYLE.search(text[before : name.start])
        start = name.start
        if style and _IS_STYLE.search(style[0]):
            lead = _LEAD.match(style[0])
            start = before + style.start() + (lead.end() if lead else 0)
        found.append(Name(name.key, start, name.end))
    return tuple(found)


@cache
def _behind_a_person(language: str) -> re.Pattern[str]:
    """Return what finds, before what reads like a state, a title or a first name: "Lisa Monaco"."""
    code = base_language(language)
    small = "|".join(word.capitalize() for word in sorted(function_words(code)))
    no_persons = "|".join(named_words("no_first_names", code))
    patterns = named_patterns("persons_before_names", code, small=small, no_persons=no_persons)
    return re.compile("|".join(patterns) or _NOTHING)


def with_names_as(text: str, names: Iterable[Name], instead: Callable[[Name], str]) -> str:
    """Return a text with something else in the place of names that were found in it, in order."""
    parts, at = list[str](), 0
    for name in names:
        parts += [text[at : name.start], instead(name)]
        at = name.end
    return "".join((*parts, text[at:]))


def is_alluded_to(code: str, text: str, language: str) -> bool:
    """Whether a text has a word that begins as a country's name does: "Iranian" for Iran."""
    name = _territories(language).get(code, "")
    if _IS_UNSPACED.match(name):
        return name in text
    begin = re.escape(name[:4])
    # Russian writes its adjectives small: "иранский"; "индивидуальный" is none of India's.
    adjective = rf"|\b{begin.lower()}\w*[сц]к\w" if language.startswith("ru") else ""
    return bool(name) and re.search(rf"\b{begin}{adjective}", text) is not None


@lru_cache(maxsize=65536)
def _organisations(gazetteer: Gazetteer, text: str) -> tuple[Name, ...]:
    return tuple(_found(text, *gazetteer.organisation_patterns))


def _found(text: str, pattern: re.Pattern[str], keys: dict[str, str]) -> list[Name]:
    matches = [(m, _key(m[0], keys)) for m in pattern.finditer(simplified(text))]
    found = [Name(keys[key], m.start(), m.end()) for m, key in matches if key in keys]
    # 隆重|庆祝 has no 重庆 in it: it neither begins nor ends where a word does.
    inside = inside_words(text) if any(is_ideograph(m[0][0]) for m, _ in matches) else ()
    return [name for name in found if not (name.start in inside and name.end in inside)]


def _key(words: str, keys: dict[str, str]) -> str:
    if words in keys:
        return words
    if " " in words and (stems := _stems(words)) in keys:
        return stems
    # An inflected Russian name: its longest beginning that is a stem of a name.
    return max((start for start in keys if words.startswith(start)), key=len, default="")


@lru_cache(maxsize=4096)
def _stems(name: str) -> str:
    """Return what all cases of a Russian name of several words have in common."""
    return " ".join(stem(word.casefold().replace("ё", "е"), "ru") for word in name.split())


def _in_any_case(name: str) -> str:
    """Return a pattern of a Russian name of several words: "Организацией Объединённых Наций"."""
    stems = zip(name.split(), _stems(name).split(), strict=True)
    words = (re.escape(word[: len(own)]).replace("е", "[её]") for word, own in stems)
    return r"\s+".join(f"{word}[а-яё]{{0,4}}" for word in words)


@cache
def _territories(language: str) -> dict[str, str]:
    # Babel takes a while to import, and only who compares needs it.
    from babel import Locale, UnknownLocaleError

    try:
        names = Locale.parse(base_language(language)).territories
    except (UnknownLocaleError, ValueError):
        return {}
    return {code: str(name) for code, name in names.items() if len(code) == 2 and code.isalpha()}


@cache
def _cities(language: str, known: frozenset[str]) -> dict[str, str]:
    """Return what cities are called in a language, of those that have an English name among ours.

    Such names are those of time zones: "Vienne", of Europe/Vienna.
    """
    from babel import Locale, UnknownLocaleError

    try:
        zones = {} if language == "en" else Locale.parse(language).time_zones
    except (UnknownLocaleError, ValueError):
        return {}
    english = {zone: zone.rsplit("/", 1)[-1].replace("_", " ") for zone in sorted(zones)}
    named = {
        str(zones[zone]["city"]): city for zone, city in english.items() if "city" in zones[zone]
    }
    return {name: city for name, city in named.items() if city in known and len(name) > 1}


def _pattern_of(names: dict[str, str], language: str) -> _Patterns:
    """Return a pattern that finds the longest of several names, and whose each is."""
    keys: dict[str, str] = {}
    spaced, unspaced, arabic = [], [], []
    for name in sorted(names, key=lambda n: (-len(n), n)):
        is_inflected = (language == "ru" and name[-1:] in "аяйью") or (
            "а" <= name[-1:].lower() <= "я" and not name.isupper()
        )
        start = name[:-1] if is_inflected and name[-1] in "аяйьы" else name
        if " " in name and _CYRILLIC.match(name):
            keys.setdefault(_stems(name), names[name])
            spaced.append(rf"{_in_any_case(name)}(?!\w|-\w)")
            continue
        keys.setdefault(start, names[name])
        ending = r"[а-яё]{0,3}" if is_inflected else ""
        if is_ideograph(name[0]):
            unspaced.append(re.escape(start))
        elif _ARABIC.match(name):
            arabic.append(re.escape(start))
        else:
            spaced.append(rf"{re.escape(start)}{ending}(?!\w|-\w|\s?\$)")
    # "US$ 5 million" names no state.
    # One look behind for all: else each name is tried at each letter.
    parts = [rf"(?<!\w)(?:{'|'.join(spaced)})"] if spaced else []
    if arabic:
        parts.append(rf"{_AFTER_ARABIC}(?:{'|'.join(arabic)})(?!\w)")
    return re.compile("|".join([*parts, *unspaced]) or _NOTHING), keys
