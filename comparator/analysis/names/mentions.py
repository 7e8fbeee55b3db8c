"""Mentions: the numbers, dates, actors, places and documents that a text names."""

import re
from collections import Counter
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from comparator.analysis.edits import meets
from comparator.analysis.names.cited_documents import documents
from comparator.analysis.names.gazetteer import Gazetteer, gazetteer_of
from comparator.analysis.names.quantities import dates, numbers, spelled_numbers, vote_results
from comparator.language.knowledge import alternatives, named_words
from comparator.language.own_numbers import own_number
from comparator.model import Declaration, FindingKind, NameTables


class Mention(NamedTuple):
    """That a text names something: what, under which key, and where.

    `unit` is what a number counts or a kind of date: only alike ones change into each other.
    `is_small` marks numbers in words: they change, but come and go with the sentence.
    """

    kind: FindingKind
    key: str
    start: int
    end: int
    unit: str = ""
    is_small: bool = False


_USUAL_SHARE = 0.2
_VOTE = re.compile(alternatives("voting"))
VOTERS = frozenset({"person", "dissenter"})
"""Units of persons in a record of votes: who voted for it, and who against."""
_PERSON = re.compile(r"\b[A-Z][a-z]+(?: [A-Z]\.)*(?: [A-Z][a-z]+(?:-[A-Z][a-z]+)?){1,2}\b")
_OFFICES = frozenset(named_words("offices_of_voters"))
# "The Tokyo Summit", "the Paris and Kunming-Montreal Agreements".
_OF_A_NAME = re.compile(
    rf"(?:[-–]|\s(?:and\s)?(?:[A-Z][\w’'-]*\s)*)(?:{alternatives('papers_of_cities')}|"
    r"[A-Z][\w’'-]*-[A-Z])"
)
_ATTRIBUTE = re.compile(alternatives("states_as_qualities"))


# A passage is read again for each pair of its declaration.
@lru_cache(maxsize=16384)
def mentions(text: str, gazetteer: Gazetteer) -> tuple[Mention, ...]:
    """Return what a text names, by kinds and in order."""
    found: list[Mention] = []
    named = [
        Mention(FindingKind.DOCUMENT, d.key, d.start, d.end) for d in documents(text, gazetteer)
    ]
    dated = [
        Mention(FindingKind.DATE, d.key, d.start, d.end, d.unit)
        for d in dates(text, gazetteer.language)
    ]
    taken = [(m.start, m.end) for m in (*named, *dated)]
    taken.append((0, len(own_number(text))))
    voted = [
        Mention(FindingKind.NUMBER, v.key, v.start, v.end, v.unit)
        for v in vote_results(text, gazetteer.language)
    ]
    taken += spans_of(voted)
    counted = [
        Mention(FindingKind.NUMBER, n.key, n.start, n.end, n.unit)
        for n in numbers(text, gazetteer.language)
    ]
    counted += [
        Mention(FindingKind.NUMBER, n.key, n.start, n.end, n.unit, is_small=True)
        for n in spelled_numbers(text, gazetteer.language)
    ]
    found += named + [m for m in dated if not meets(m, [(d.start, d.end) for d in named])]
    found += voted + [m for m in counted if not meets(m, taken)]
    people = _people(text)
    lands = [
        Mention(FindingKind.ACTOR, *name, "country")
        for name in gazetteer.countries(text)
        if not _ATTRIBUTE.match(text, name.start)
    ]
    bodies = [Mention(FindingKind.ACTOR, *name, "body") for name in gazetteer.organisations(text)]
    found += people + lands + [b for b in bodies if not meets(b, spans_of(people))]
    held = spans_of([*lands, *bodies])
    towns = [
        Mention(FindingKind.PLACE, *name)
        for name in gazetteer.places(text)
        if not _OF_A_NAME.match(text, name.end) and text[name.start - 1 : name.start] != "-"
    ]
    found += [m for m in towns if not meets(m, held)]
    return tuple(found)


def _people(text: str) -> list[Mention]:
    """Return the persons in a record of votes."""
    votes = list(_VOTE.finditer(text))
    if not votes:
        return []
    found = []
    for m in _PERSON.finditer(text):
        names = m[0].split()
        if not _OFFICES & set(names):
            # With or without a middle initial it is the same person.
            key = f"{names[0]} {names[-1]}"
            before = [vote for vote in votes if vote.start() < m.start()]
            is_against = bool(before and before[-1]["against"])
            unit = "dissenter" if is_against else "person"
            key = f"{key}, against" if is_against else key
            found.append(Mention(FindingKind.ACTOR, key, m.start(), m.end(), unit))
    return found


def usual_actors(declarations: Iterable[Declaration], tables: NameTables) -> frozenset[str]:
    """Return the actors that are named everywhere, as those who speak are.

    Their coming and going says nothing.
    """
    counts: Counter[str] = Counter()
    size = 0
    for declaration in declarations:
        gazetteer = gazetteer_of(tables, declaration.language)
        texts = [p.text for p in declaration.passages if p.kind.is_prose]
        size += len(texts)
        for text in texts:
            names = (*gazetteer.countries(text), *gazetteer.organisations(text))
            counts.update({name.key for name in names})
    return frozenset(key for key, n in counts.items() if n > _USUAL_SHARE * size + 2)


def named_actors(declaration: Declaration, names: Gazetteer) -> frozenset[str]:
    """Return the keys of all actors, places and numbers that a declaration names."""
    kinds = {FindingKind.ACTOR, FindingKind.PLACE, FindingKind.NUMBER}
    return frozenset(
        m.key for p in declaration.passages for m in mentions(p.text, names) if m.kind in kinds
    )


def are_of_votes(texts: tuple[str, str]) -> bool:
    """Whether both wordings record who voted against something, and why."""
    return all(any(vote["against"] for vote in _VOTE.finditer(text)) for text in texts)


def spans_of(found: Iterable[Mention]) -> list[tuple[int, int]]:
    """Return where mentions stand."""
    return [(m.start, m.end) for m in found]
