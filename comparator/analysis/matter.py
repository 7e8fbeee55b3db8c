"""What each passage of a series is about: its stems, phrases and names, and what they are worth.

The states of a body name themselves in every text: they count briefly where they tell what a
passage is about, and not at all in the lists of those who speak.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from comparator.analysis.names.gazetteer import Gazetteer, Name, gazetteer_of, with_names_as
from comparator.language.abbreviations import abbreviations, written_out
from comparator.language.substance import (
    names_of_matter,
    phrases,
    rarities,
    substance,
    substance_in_order,
)
from comparator.language.words import cut
from comparator.model import Passage, Series

COMMON = 0.1
"""Share of all passages; a stem or an abbreviation that more of them have is of no one matter."""
_A_LIST = 4
"""States from which on a passage names so many that they do not say what it is about."""
_EVERYWHERE, _FEW = 0.01, 4
"""Share of all passages, and passages at least, from which on a state is named everywhere."""
_STATE = "state"
_HYPHEN = re.compile(r"(?<=[a-z])-(?=[A-Z])")
_STYLE = re.compile(
    r"\b(?:Islamic|People['’]s|Democratic|Federal|Federative|Socialist|Arab|Republic|Kingdom"
    r"|State|Sultanate|Emirate|Federation)\b"
)

Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Matter:
    """What the passages that state something are about, by their ids.

    Attributes:
        stems: The stems that say so.
        order: The same as they stand, but for those that no phrase begins or ends with.
        phrases: Each two of them that stand beside each other.
        names: Parts of names.
        states: The states that they name, few each, but for those that speak.
        worth: How rare each stem is.
    """

    stems: Mapping[str, frozenset[str]]
    order: Mapping[str, Sequence[str]]
    phrases: Mapping[str, frozenset[Pair]]
    names: Mapping[str, frozenset[Pair]]
    states: Mapping[str, frozenset[str]]
    worth: Mapping[str, float]


def matter_of(series: Series) -> Matter:
    """Return what the passages of a series are about; headings and signatures have no matter."""
    reader, said = _Reader(series), {p.id: (p.text, spoken) for p, spoken in _prose(series)}
    # What several texts say word for word is read once, and held once.
    read = {each: reader.read(*each) for each in dict.fromkeys(said.values())}
    of = {ref: read[each] for ref, each in said.items()}
    return Matter(
        {ref: each.stems for ref, each in of.items()},
        {ref: each.order for ref, each in of.items()},
        {ref: each.phrases for ref, each in of.items()},
        {ref: each.names for ref, each in of.items()},
        {ref: each.states for ref, each in of.items()},
        rarities(each.stems for each in of.values()),
    )


def is_state(name: Pair) -> bool:
    """Whether what stands among names is a state under any of its names."""
    return name[0] == name[1] and name[0].startswith(_STATE)


def _prose(series: Series) -> Iterator[tuple[Passage, str]]:
    """Yield the passages that state something, each with its language."""
    for declaration in series.declarations:
        for passage in declaration.passages:
            if passage.kind.is_prose:
                yield passage, declaration.language


@dataclass(frozen=True, slots=True)
class _Read:
    """What a passage is about, as in `Matter`."""

    stems: frozenset[str]
    order: Sequence[str]
    phrases: frozenset[Pair]
    names: frozenset[Pair]
    states: frozenset[str]


class _Reader:
    """Reads passages with what the whole series abbreviates and names everywhere."""

    def __init__(self, series: Series) -> None:
        self._subjects = series.names
        every = [(p, d.language) for d in series.declarations for p in d.passages]
        texts = [p.text for p, _ in every]
        found = abbreviations(texts)
        seen = Counter(word for text in texts for word in found.keys() & cut(text))
        # What most passages speak of anyway need not be written out.
        self._abbreviations = {s: found[s] for s in found if seen[s] <= COMMON * len(texts)}
        named = Counter(
            key
            for p, language in every
            for key in {name.key for name in self._gazetteer(language).countries(p.text)}
        )
        most = max(_FEW, _EVERYWHERE * len(every))
        self._everywhere = frozenset(key for key, n in named.items() if n > most)
        most = max(_FEW, COMMON * len(every))
        self._members = frozenset(key for key, n in named.items() if n > most)
        speaking = Counter(
            found
            for p, language in every
            for found in {
                found
                for name in self._gazetteer(language).organisations(p.text)
                for found in substance(p.text[name.start : name.end], language)
            }
        )
        self._speaking = {found for found, n in speaking.items() if n > COMMON * len(every)}

    def read(self, text: str, language: str) -> _Read:
        """Return what a passage is about, by its words."""
        written = written_out(text, self._abbreviations)
        briefly, states = self._briefly(written, language), self._states(text, language)
        named = self._of_named(text, language)
        return _Read(
            substance(briefly, language),
            substance_in_order(briefly, language),
            phrases(written, language) - named,
            self._names(text, language, states, named),
            states,
        )

    def _briefly(self, text: str, language: str) -> str:
        """Return a text with states without their style; in a list without those named often.

        "Islamic Republic of Pakistan" would be three words of matter, and two texts with the same
        dozen of members would be of one.
        """
        names = self._gazetteer(language).countries(text)
        is_list = len({name.key for name in names}) >= _A_LIST

        def as_told(name: Name) -> str:
            is_dull = is_list and name.key in self._everywhere
            return "" if is_dull else _STYLE.sub("", text[name.start : name.end])

        return with_names_as(text, names, as_told)

    def _names(
        self, text: str, language: str, states: frozenset[str], bodies: frozenset[Pair]
    ) -> frozenset[Pair]:
        """Return the parts of names; of its states those that are not named everywhere."""
        # "Five-Point Consensus" is a name of three words.
        parted = _HYPHEN.sub(" ", text)
        # Who speaks is in the name of each of its meetings: "SCO Chairmanship".
        named = frozenset(
            name
            for name in names_of_matter(parted, language) - bodies
            if self._speaking.isdisjoint(name)
        )
        return named | {(_as_word(s), _as_word(s)) for s in states - self._everywhere}

    def _states(self, text: str, language: str) -> frozenset[str]:
        """Return the states that a passage names, but for those that speak; of a list none."""
        states = frozenset(name.key for name in self._gazetteer(language).countries(text))
        return states - self._members if len(states) < _A_LIST - 1 else frozenset()

    def _of_named(self, text: str, language: str) -> frozenset[Pair]:
        """Return the phrases that are names of states and bodies: "United Nations"."""
        gazetteer = self._gazetteer(language)
        named = {
            text[found.start : found.end]
            for found in (*gazetteer.countries(text), *gazetteer.organisations(text))
        }
        return frozenset[Pair]().union(*(_parts_of(name, language) for name in named))

    def _gazetteer(self, language: str) -> Gazetteer:
        return gazetteer_of(self._subjects, language)


@lru_cache(maxsize=4096)
def _parts_of(name: str, language: str) -> frozenset[Pair]:
    return phrases(name, language) | names_of_matter(f"the {name}", language)


def _as_word(state: str) -> str:
    return f"{_STATE}{state.casefold()}"
