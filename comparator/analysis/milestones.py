"""Steps of a matter between two texts: what was proposed is decided, what was signed is in force.

    launching a procedure for admitting Velm     memorandum on the status of a member   1 → 2
    the initiative to found a Lighthouse Board   founded a Lighthouse Board             1 → 2
    the signing of the agreement on fishing      implementing the agreement on fishing  2 → 3

Findings weigh the verbs of clauses that are linked; here the nouns count as well ("adoption",
"signing"), and a state on its way to membership is followed wherever the texts speak of it.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import log

from comparator.analysis.history import History
from comparator.analysis.names.gazetteer import Gazetteer
from comparator.language.knowledge import alternatives
from comparator.language.substance import phrases, rarities, substance
from comparator.language.words import count_words
from comparator.model import Collation, Passage

# What is only remembered is set aside.
_WORD = re.compile(
    rf"\b(?:{alternatives('remembered')}|{alternatives('adopted_then')}"
    rf"|(?P<one>{alternatives('proposed')})|(?P<two>{alternatives('decided')})"
    rf"|(?P<three>{alternatives('in_force')}))",
    re.IGNORECASE,
)
_MEMBERSHIP = re.compile(alternatives("membership"), re.IGNORECASE)
_BREATH, _SPACE = re.compile(r"[,;:(]\s|\.\s(?=[A-Z])"), re.compile(r"\s+")
_SHORT, _MOST_WORDS = 36, 32
"""Words: a passage that is quoted whole, and of what is longer."""
_QUOTED = re.compile(r"“[^“”]+”|«[^«»]+»|《[^《》]+》")
_CHUNK = re.compile(r"[;:]\s|\.\s(?=\w)")
_GAP, _BEFORE, _AFTER = 45, 70, 110
"""Characters: between words of one chain, and around it, that say of what it is."""
_ENOUGH = 1.6
"""How rare the words are together that both share, where 1 is a word that each text has once."""
_RARE, _RARE_UNLINKED, _COMMON = 6, 3, 0.1
"""Passages of both texts that have a phrase of one matter, where they are linked and where not;
the share of all from which on a word is everywhere."""
_AS_MUCH = 0.85
"""Of that, what a match at one stage needs to show that nothing has moved."""


@dataclass(frozen=True, slots=True)
class Step:
    """That a matter is further along than it was.

    Attributes:
        older: The passage that had it before.
        newer: The passage that has it now.
        old: The words of the older passage that tell how far it was.
        new: Those of the newer.
        weight: How surely both are of one matter.
    """

    older: Passage
    newer: Passage
    old: str
    new: str
    weight: float


@dataclass(frozen=True, slots=True)
class _Event:
    stage: int
    start: int
    end: int
    around: frozenset[str]
    phrases: frozenset[tuple[str, str]]


def milestones(
    collation: Collation,
    passages: Mapping[str, Passage],
    history: History,
    gazetteer: Gazetteer,
    language: str,
) -> tuple[Step, ...]:
    """Return the steps that a newer text tells of, of each of its passages one, in order."""
    sides = [
        [p for p in passages.values() if p.declaration == side and p.kind.is_prose]
        for side in (collation.left, collation.right)
    ]
    ground = _Ground.of([p.text for side in sides for p in side], language)
    place = {p.id: n for n, p in enumerate(sides[0])}
    states = {p.id: _joining(p, gazetteer) for side in sides for p in side}
    members = [p.id for p in sides[0] if states[p.id]]
    linked_to: dict[str, set[str]] = {}
    for link in collation.links:
        for ref in link.right:
            linked_to.setdefault(ref, set()).update(link.left)
    found = []
    for newer in sides[1]:
        linked = linked_to.get(newer.id, set())
        one_matter = {*linked, *history[newer.id].near} & place.keys()
        joined = {ref for ref in members if states[newer.id] & states[ref]}
        steps = [
            step
            for ref in sorted(one_matter | joined, key=place.__getitem__)
            if ref in joined or history.is_of_one_matter(ref, newer.id)
            for most in (_RARE if ref in linked else _RARE_UNLINKED,)
            for joining in (states[ref] & states[newer.id],)
            for step in _steps(ground, sides[0][place[ref]], newer, most, len(joining))
        ]
        if steps:
            found.append(max(steps, key=lambda step: step.weight))
    return tuple(found)


def _joining(p: Passage, gazetteer: Gazetteer) -> frozenset[str]:
    """Return the states that a passage names where it speaks of membership."""
    if not _MEMBERSHIP.search(p.text):
        return frozenset()
    return frozenset(name.key for name in gazetteer.countries(p.text))


@dataclass(frozen=True, slots=True)
class _Ground:
    """What two texts speak of, as a whole: how rare each word is, and which phrases are."""

    language: str
    rarity: Mapping[str, float]
    counts: Mapping[tuple[str, str], int]

    @classmethod
    def of(cls, texts: Sequence[str], language: str) -> "_Ground":
        """Return it of the passages of both."""
        counts = Counter(phrase for text in texts for phrase in phrases(text, language))
        stems = Counter(found for text in texts for found in substance(text, language))
        often = {found for found, n in stems.items() if n > max(_COMMON * len(texts), _RARE)}
        rare = {p: n for p, n in counts.items() if often.isdisjoint(p)}
        once = log(1 + len(texts) / 2)
        found = rarities(substance(text, language) for text in texts)
        rarity = {word: rare / once for word, rare in found.items()}
        return cls(language, rarity, rare)

    def weight(self, one: _Event, other: _Event, most: int) -> float:
        """Return how surely two events are of one matter, 0 where they are not."""
        common = one.around & other.around
        both = one.phrases & other.phrases
        if not any(self.counts.get(phrase, most + 1) <= most for phrase in both):
            return 0.0
        return sum(self.rarity.get(found, 1.0) for found in sorted(common))


def _steps(
    ground: _Ground, older: Passage, newer: Passage, most: int, states: int
) -> Iterator[Step]:
    """Yield what moves between two passages; not what stands at one stage in both as well."""
    was, now = _events(older.text, ground.language), _events(newer.text, ground.language)
    for event in now:
        weights = [
            (_ENOUGH + states if states else ground.weight(event, other, most), other)
            for other in was
        ]
        at_rest = max((w for w, other in weights if other.stage >= event.stage), default=0.0)
        for weight, other in weights:
            is_of_one = weight >= _ENOUGH and at_rest < _AS_MUCH * weight
            if other.stage < event.stage and is_of_one:
                old, new = _told(older.text, other), _told(newer.text, event)
                yield Step(older, newer, old, new, weight)


def _told(text: str, event: _Event) -> str:
    """Return the words of a text that tell of an event: all, or from the breath before it on."""
    whole = text.strip()
    if count_words(whole) <= _SHORT:
        return whole
    start = max((m.end() for m in _BREATH.finditer(text, 0, event.start)), default=0)
    following = list(_SPACE.finditer(text, start))[_MOST_WORDS - 1 :]
    return text[start : following[0].start() if following else len(text)].strip()


@lru_cache(maxsize=4096)
def _events(text: str, language: str) -> tuple[_Event, ...]:
    """Return how far what a passage speaks of is, chain by chain of words that say so."""
    found: list[_Event] = []
    for start, end in _chunks(text):
        for chain in _chains(_words(text, start, end)):
            first, last = chain[0].start(), chain[-1].end()
            stages = [("one", "two", "three").index(m.lastgroup or "one") + 1 for m in chain]
            # "Noted the initiative to adopt", "a decision on launching a procedure": proposed.
            stage = 1 if 1 in stages else stages[0]
            near = text[max(start, first - _BEFORE) : min(end, last + _AFTER)]
            around = substance(near, language), phrases(near, language)
            found.append(_Event(stage, first, last, *around))
    return tuple(found)


def _words(text: str, start: int, end: int) -> Iterator[re.Match[str]]:
    """Yield the words on the way between two places; those of a title in quotation marks are none.

    "The “Recommendations for the Implementation of …”" implements nothing.
    """
    titles = [m.span() for m in _QUOTED.finditer(text)]
    for match in _WORD.finditer(text, start, end):
        if match.lastgroup and not any(a < match.start() < b for a, b in titles):
            yield match


def _chunks(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for mark in _CHUNK.finditer(text):
        yield start, mark.start()
        start = mark.end()
    yield start, len(text)


def _chains(matches: Iterable[re.Match[str]]) -> Iterator[list[re.Match[str]]]:
    """Yield words on the way that stand so close that they tell of one step."""
    chain: list[re.Match[str]] = []
    for match in matches:
        if chain and match.start() - chain[-1].end() > _GAP:
            yield chain
            chain = []
        chain.append(match)
    if chain:
        yield chain
