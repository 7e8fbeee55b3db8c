"""Mentions: numbers, dates, actors, places and documents; what came, went and changed.

A mention went only if nothing on the other side of the link names the same: "Russia's" stands for
"the Russian Federation", "Resolution No. 2231" for "Resolution 2231".
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from comparator.insight.documents import documents, is_same_document
from comparator.insight.gazetteer import countries, is_alluded_to, organisations, places
from comparator.insight.lexicon import Lexicon
from comparator.insight.quantities import dates, numbers
from comparator.model import Declaration, FindingKind, Variant
from comparator.text.sentences import own_number


class Mention(NamedTuple):
    """That a text names something: what, under which key, and where.

    `unit` is what a number counts or a kind of date: only alike ones change into each other.
    """

    kind: FindingKind
    key: str
    start: int
    end: int
    unit: str = ""


@dataclass(frozen=True, slots=True)
class MentionChange:
    """What came, went or changed in a variant, before it is tied to passages."""

    kind: FindingKind
    left_words: str
    right_words: str
    rule: str
    confidence: float


_USUAL_SHARE = 0.2
_SURE, _FAIR = 0.9, 0.8
_SAME_BODY = re.compile(r"\b(?:the|this) [Oo]rgani[sz]ation\b")
_VOTE = re.compile(r"\b(?:[Vv]oting|[Vv]oted)\b")
_PERSON = re.compile(r"\b[A-Z][a-z]+(?: [A-Z]\.)* [A-Z][a-z]+(?:-[A-Z][a-z]+)?\b")
_OFFICES = frozenset(
    "Vice Chairman Chair Chairwoman Committee Federal Reserve Bank Board Governor".split()
)
_LIST = re.compile(r"(?:[,\s]+|and\b|the\b|of\b|[A-Z][\w’'-]*)*")
_FIRST_WORD = re.compile(r"[a-z]+")


# A passage is read again for each pair of its declaration.
@lru_cache(maxsize=16384)
def mentions(text: str, language: str) -> tuple[Mention, ...]:
    """Return what a text names, by kinds and in order."""
    found: list[Mention] = []
    named = [Mention(FindingKind.DOCUMENT, d.key, d.start, d.end) for d in documents(text)]
    dated = [Mention(FindingKind.DATE, d.key, d.start, d.end, d.unit) for d in dates(text)]
    taken = [(m.start, m.end) for m in (*named, *dated)]
    taken.append((0, len(own_number(text))))
    counted = [Mention(FindingKind.NUMBER, n.key, n.start, n.end, n.unit) for n in numbers(text)]
    found += named + [m for m in dated if not _meets(m, [(d.start, d.end) for d in named])]
    found += [m for m in counted if not _meets(m, taken)]
    people = _people(text)
    lands = [Mention(FindingKind.ACTOR, *name, "country") for name in countries(text, language)]
    bodies = [Mention(FindingKind.ACTOR, *name, "body") for name in organisations(text)]
    found += people + lands + [b for b in bodies if not _meets(b, _spans(people))]
    held = _spans([*lands, *bodies])
    towns = [Mention(FindingKind.PLACE, *name) for name in places(text)]
    found += [m for m in towns if not _meets(m, held)]
    return tuple(found)


def _people(text: str) -> list[Mention]:
    """Return the persons in a record of votes."""
    if not _VOTE.search(text):
        return []
    found = []
    for m in _PERSON.finditer(text):
        names = m[0].split()
        if not _OFFICES & set(names):
            # With or without a middle initial it is the same person.
            key = f"{names[0]} {names[-1]}"
            found.append(Mention(FindingKind.ACTOR, key, m.start(), m.end(), "person"))
    return found


def usual_actors(declarations: Iterable[Declaration]) -> frozenset[str]:
    """Return the actors that are named everywhere, as those who speak are.

    Their coming and going says nothing.
    """
    passages = [(p, d.language) for d in declarations for p in d.passages if p.kind.is_prose]
    counts: Counter[str] = Counter()
    for passage, language in passages:
        names = (*countries(passage.text, language), *organisations(passage.text))
        counts.update({name.key for name in names})
    return frozenset(key for key, n in counts.items() if n > _USUAL_SHARE * len(passages) + 2)


def mention_changes(
    variant: Variant, language: str, lexicon: Lexicon | None, usual: frozenset[str]
) -> tuple[MentionChange, ...]:
    """Return what a variant's texts name differently, in the order of the newer text."""
    left, right = variant.left, variant.right
    old = [m for m in mentions(left, language) if m.key not in usual]
    new = [m for m in mentions(right, language) if m.key not in usual]
    keys = {(m.kind, m.key) for m in old}, {(m.kind, m.key) for m in new}
    went = [m for m in old if (m.kind, m.key) not in keys[1] and not _is_said(m, new, left, right)]
    came = [m for m in new if (m.kind, m.key) not in keys[0] and not _is_said(m, old, right, left)]
    went, came = _once(went), _once(came)
    found: list[tuple[int, MentionChange]] = []
    for older, newer in _replaced(variant, went, came):
        went.remove(older)
        came.remove(newer)
        words = left[older.start : older.end], right[newer.start : newer.end]
        found.append(
            (newer.start, MentionChange(older.kind, *words, f"{older.kind} changed", _SURE))
        )
    at = _places_of(variant)
    for m in went:
        rule = _rule(m, left, lexicon, "left", "went")
        found.append((at(m.start), MentionChange(m.kind, left[m.start : m.end], "", rule, _FAIR)))
    for m in came:
        rule = _rule(m, right, lexicon, "joined", "came")
        found.append((m.start, MentionChange(m.kind, "", right[m.start : m.end], rule, _FAIR)))
    return tuple(change for _, change in sorted(found, key=lambda entry: entry[0]))


def _spans(found: Iterable[Mention]) -> list[tuple[int, int]]:
    return [(m.start, m.end) for m in found]


def _meets(mention: Mention, spans: Sequence[tuple[int, int]]) -> bool:
    return any(start < mention.end and end > mention.start for start, end in spans)


def _once(found: Sequence[Mention]) -> list[Mention]:
    """Return each thing's first mention."""
    return list({(m.kind, m.key): m for m in reversed(found)}.values())[::-1]


def _is_said(mention: Mention, others: Sequence[Mention], text: str, other: str) -> bool:
    """Whether the other side says the same in another way."""
    words = text[mention.start : mention.end]
    if mention.kind is FindingKind.DOCUMENT:
        return is_same_document(mention.key, other)
    if mention.kind is FindingKind.DATE:
        # "2018" stands inside "12 October 2018", and either says the year.
        return any(
            o.kind is FindingKind.DATE and (o.key in mention.key or mention.key in o.key)
            for o in others
        )
    if mention.unit == "country":
        return words in other or is_alluded_to(mention.key, other, "en")
    if mention.unit == "body":
        # "the UN" is named with "the UN General Assembly".
        is_part = any(o.unit == "body" and mention.key in o.key for o in others)
        return is_part or words in other or bool(_SAME_BODY.search(other))
    if mention.kind is FindingKind.NUMBER:
        return bool(re.search(rf"(?<![\w.,]){re.escape(words)}(?![\w.,]\w)", other))
    return words in other


def _replaced(
    variant: Variant, went: Sequence[Mention], came: Sequence[Mention]
) -> list[tuple[Mention, Mention]]:
    """Return what stands in one another's place: alike, and in edits side by side."""
    pairs = []
    free = list(came)
    for (old_start, old_end), (new_start, new_end) in _replacements(variant):
        for m in went:
            if not (old_start < m.end and old_end > m.start):
                continue
            rivals = [
                o
                for o in free
                if new_start < o.end
                and new_end > o.start
                and (o.kind, o.unit) == (m.kind, m.unit)
                and m.unit != "body"
            ]
            alike = [
                o for o in went
                if old_start < o.end and old_end > o.start and (o.kind, o.unit) == (m.kind, m.unit)
            ]  # fmt: skip
            # Several for several: none can be said to have become another.
            if len(rivals) == 1 == len(alike):
                pairs.append((m, rivals[0]))
                free.remove(rivals[0])
    return list(dict.fromkeys(pairs))


def _replacements(variant: Variant) -> Iterator[tuple[tuple[int, int], tuple[int, int]]]:
    """Yield the spans of words that were put in each other's place."""
    at_left = at_right = 0
    for n, (sign, text) in enumerate(variant.edits):
        following = variant.edits[n + 1] if n + 1 < len(variant.edits) else (0, "")
        if sign == -1 and following[0] == 1:
            yield (
                (at_left, at_left + len(text)),
                (at_right, at_right + len(following[1])),
            )
        at_left += len(text) * (sign <= 0)
        at_right += len(text) * (sign >= 0)


def _places_of(variant: Variant) -> "_Places":
    return _Places(variant)


class _Places:
    """Where in the newer text a place of the older one would stand."""

    def __init__(self, variant: Variant) -> None:
        self._edits = variant.edits

    def __call__(self, offset: int) -> int:
        at_left = at_right = 0
        for sign, text in self._edits:
            if sign <= 0:
                if at_left + len(text) > offset:
                    return at_right + (offset - at_left if sign == 0 else 0)
                at_left += len(text)
            if sign >= 0:
                at_right += len(text)
        return at_right


def _rule(
    mention: Mention, text: str, lexicon: Lexicon | None, as_speaker: str, as_named: str
) -> str:
    if mention.kind is FindingKind.ACTOR and _speaks(mention, text, lexicon):
        return f"{as_speaker} those who say it"
    return f"{mention.kind} {as_named}"


def _speaks(mention: Mention, text: str, lexicon: Lexicon | None) -> bool:
    """Whether a name stands in the list of those whose verb follows, or of those who voted."""
    if mention.unit == "person":
        return True
    if lexicon is None or mention.unit != "country":
        return False
    names = _LIST.match(text, mention.end)
    word = _FIRST_WORD.match(text, names.end() if names else mention.end)
    if word is None or not lexicon.verbs_from(word[0]):
        return False
    return word[0] not in lexicon.ambiguous or word[0] in lexicon.plain_forms
