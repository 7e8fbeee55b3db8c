"""Conditions that came and went inside clauses that stand: what must be so, and by what rule.

    The Parties will open the strait [, subject to the consent of the coastal states].
    They will share data [in accordance with national law] → [with the consent of each Party].

Which words open a condition is data of a language, in rows that say the same. A condition is told
where its opening was edited and the words around it stand, so that it is the condition that went
and not the clause; and where nothing near by says it in other words.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import accumulate

from comparator.analysis.names.gazetteer import Gazetteer
from comparator.analysis.news_weight import news_weight
from comparator.language.knowledge import language as known_of
from comparator.language.scripts import is_ideograph
from comparator.language.substance import substance
from comparator.language.words import count_words, is_word, tokens
from comparator.model import Collation, Link, Passage, Turn, Variant

_STANDS = 3
"""Of the words on one side of a condition so many stand, and at least half of them."""
_SAID = 0.5
"""Share of the matter of a condition with which another passage says it in other words."""
_AROUND = 8
"""Words quoted before a condition, and around the place where it is not."""
_MOST_WORDS = 40
"""A condition that is longer is a clause."""
_STRICT, _SHARE = 3.0, 0.25
"""How much more a condition weighs than a bound, and what the clause around weighs beside it."""
_EDGES = " ,，"
_STOP = re.compile(r"[.;:。；：](?=\s|$)|[。；：]")


@dataclass(frozen=True, slots=True)
class Condition:
    """That a condition came, went, or took another's place in a clause that stands.

    Attributes:
        left: Id of the older passage, and `old` the words that have the condition, or where the
            newer one has it, the words that had it not.
        right: Id of the newer passage, and `new` its words.
        turn: Which side has a condition.
        is_strict: Whether it says what must be so first, or only by what rule or in what frame.
        condition: The condition itself, of the newer side where both have one.
    """

    left: str
    right: str
    old: str
    new: str
    turn: Turn
    is_strict: bool
    condition: str


@dataclass(frozen=True, slots=True)
class _Found:
    """A condition of a text: where it opens and ends, of which row, and what it is about."""

    start: int
    end: int
    words: str
    row: int
    is_strict: bool
    matter: frozenset[str]


def conditions(
    collation: Collation, passages: Mapping[str, Passage], language: str
) -> tuple[Condition, ...]:
    """Return the conditions that came and went, in reading order of the newer text."""
    blocks: dict[tuple[str, int], str] = {}
    for p in passages.values():
        key = (p.declaration, p.block)
        blocks[key] = f"{blocks.get(key, '')} {p.text}"
    told: list[Condition] = []
    for link, variant in zip(collation.links, collation.variants, strict=True):
        if variant.is_light or not passages[link.right[0]].kind.is_prose:
            continue
        around = tuple(
            " ".join(
                blocks[key]
                for key in dict.fromkeys((passages[r].declaration, passages[r].block) for r in refs)
            )
            for refs in (link.left, link.right)
        )
        told += _of_link(link, variant, passages, around, language)
    return tuple(told)


def weight_of_condition(told: Condition, gazetteer: Gazetteer) -> float:
    """Return how much a condition tells: what it names, and some of what the clause does."""
    clause = max(news_weight(told.old, gazetteer), news_weight(told.new, gazetteer))
    own = news_weight(told.condition, gazetteer)
    return _STRICT * told.is_strict + own + _SHARE * max(clause, 0.0)


def _of_link(
    link: Link[str],
    variant: Variant,
    passages: Mapping[str, Passage],
    around: Sequence[str],
    language: str,
) -> Iterator[Condition]:
    left, right = (_found(text, language) for text in (variant.left, variant.right))

    def is_only(c: _Found, side: int) -> bool:
        others, said = (right, around[1]) if side < 0 else (left, around[0])
        return _is_edited_alone(c, variant, side) and not _is_said(c, others, said, language)

    sides = (_Side(link.left, passages), _Side(link.right, passages))
    for (at_older, at), was, now in _in_pairs(left, right, variant):
        found = now or was
        if not found or not ((was and is_only(was, -1)) or (now and is_only(now, 1))):
            continue
        home, old = sides[0].words(was.start, was.end) if was else sides[0].around(at_older)
        newer_home, new = sides[1].words(now.start, now.end) if now else sides[1].around(at)
        turn = Turn.CHANGED if was and now else Turn.CAME if now else Turn.WENT
        yield Condition(home, newer_home, old, new, turn, found.is_strict, found.words)


def _in_pairs(
    left: Sequence["_Found"], right: Sequence["_Found"], variant: Variant
) -> list[tuple[tuple[int, int], "_Found | None", "_Found | None"]]:
    """Return conditions of two sides, in pairs where edits at one place have both, in order."""
    alone = [(_position(variant, c.start, -1), c) for c in left]
    found: list[tuple[tuple[int, int], _Found | None, _Found | None]] = []
    for now in right:
        at = _position(variant, now.start, 1)
        was = next((each for each in alone if each[0][1] == at[1]), None)
        if was:
            alone.remove(was)
        found.append((at, was and was[1], now))
    found += [(at, was, None) for at, was in alone]
    return sorted(found, key=lambda entry: entry[0][1])


class _Side:
    """The passages of one side of a link, joined by one space as its variant has them."""

    def __init__(self, refs: Sequence[str], passages: Mapping[str, Passage]) -> None:
        self._refs = refs
        self._texts = [passages[ref].text for ref in refs]
        self._starts = [0, *accumulate(len(text) + 1 for text in self._texts)][:-1]

    def words(self, start: int, end: int) -> tuple[str, str]:
        """Return a passage, and its words up to an end, with some before a start."""
        n, text, at = self._home(start)
        before = _words_before(text, start - at)
        first = before[0][0] if before else start - at
        return self._refs[n], text[first : min(end - at, len(text))].strip(_EDGES)

    def around(self, position: int) -> tuple[str, str]:
        """Return a passage, and its words before and behind a place."""
        n, text, at = self._home(position)
        beside = [*_words_before(text, position - at), *_words_behind(text, position - at)]
        return self._refs[n], text[beside[0][0] : beside[-1][1]] if beside else text

    def _home(self, position: int) -> tuple[int, str, int]:
        n = max((n for n, start in enumerate(self._starts) if start <= position), default=0)
        return n, self._texts[n], self._starts[n]


@lru_cache(maxsize=1024)
def _word_spans(text: str) -> tuple[tuple[int, int], ...]:
    """Return where each word of a text begins and ends."""
    found = []
    at = 0
    for token in tokens(text):
        if is_word(token):
            found.append((at, at + len(token)))
        at += len(token)
    return tuple(found)


def _words_before(text: str, position: int) -> list[tuple[int, int]]:
    """Return the last few words before a place, those of its sentence."""
    floor = max((m.end() for m in _STOP.finditer(text, 0, max(position, 0))), default=0)
    return [w for w in _word_spans(text) if floor <= w[0] and w[1] <= position][-_AROUND:]


def _words_behind(text: str, position: int) -> list[tuple[int, int]]:
    """Return the first few words from a place on, those of its sentence."""
    stop = _STOP.search(text, max(position, 0))
    end = stop.start() if stop else len(text)
    return [w for w in _word_spans(text) if position <= w[0] and w[1] <= end][:_AROUND]


# Which conditions only one side has.


def _is_said(c: "_Found", others: "Sequence[_Found]", around: str, language: str) -> bool:
    """Whether another text says a condition: as a condition, or if it is a rule, in some way."""
    there = substance(around.replace("-", " "), language)  # "rights-respecting"
    if not c.matter:  # "by consensus"
        return any(other.row == c.row for other in others) or bool(
            substance(c.words, language) & there
        )
    # What is a condition no longer may still be said.
    same = [other.matter for other in others] + ([] if c.is_strict else [there])
    return max((len(c.matter & m) / len(c.matter) for m in same), default=0.0) >= _SAID


def _is_edited_alone(c: "_Found", variant: Variant, side: int) -> bool:
    """Whether the opening of a condition was edited, and the words on one side of it stand."""
    spans: list[tuple[int, int, bool]] = []
    at = 0
    moved = {n for pair in variant.shifted for n in pair}
    for n, (sign, text) in enumerate(variant.edits):
        if sign in {0, side}:
            spans.append((at, at + len(text), bool(sign) and n not in variant.light))
            is_here = at <= c.start < at + len(text)
            if is_here and (not spans[-1][2] or n in moved):
                return False
            at += len(text)
    whole = variant.right if side > 0 else variant.left
    beside = (_words_before(whole, c.start), _words_behind(whole, c.end))
    return any(_stand([start for start, _ in words], spans) for words in beside)


def _stand(positions: Sequence[int], spans: Sequence[tuple[int, int, bool]]) -> bool:
    """Whether of the words at some places enough stand in no edit."""
    standing = sum(
        any(start <= position < end and not is_edit for start, end, is_edit in spans)
        for position in positions
    )
    return standing >= _STANDS and 2 * standing >= len(positions)


def _position(variant: Variant, position: int, side: int) -> tuple[int, int]:
    """Return a place of one side in both texts, where the edit around it begins."""
    ends = {-1: 0, 1: 0}
    for sign, text in variant.edits:
        if sign in {0, side} and position < ends[side] + len(text):
            shift = position - ends[side] if not sign else 0
            return ends[-1] + shift, ends[1] + shift
        for each in (-1, 1):
            ends[each] += len(text) if sign in {0, each} else 0
    return ends[-1], ends[1]


# What a text has.


@lru_cache(maxsize=4096)
def _found(text: str, language: str) -> tuple[_Found, ...]:
    """Return the conditions of a text, in order; none within another."""
    opening = _openings(language)
    if opening is None:
        return ()
    found: list[_Found] = []
    for m in opening.finditer(text):
        if found and m.start() < found[-1].end:
            continue
        row = int(str(m.lastgroup)[1:])
        is_whole = bool(m.groupdict().get(f"w{m.lastgroup}"))
        end = None if is_whole else _ends(language).search(text, m.end())
        through = m.end() if is_whole else end.start() if end else len(text)
        if count_words(text[m.start() : through]) > _MOST_WORDS:
            continue
        matter = substance(text[m.start() if is_whole else m.end() : through], language)
        found.append(
            _Found(
                m.start(),
                through,
                text[m.start() : through].strip(_EDGES),
                row,
                str(m.lastgroup)[0] == "c",
                matter,
            )
        )
    return tuple(found)


@cache
def _openings(language: str) -> re.Pattern[str] | None:
    """Return what opens a condition, each row a group: "c" for conditions, "b" for bounds."""
    known = known_of(language)
    rows = [
        *((f"c{n}", row) for n, row in enumerate(known.conditions)),
        *((f"b{n}", row) for n, row in enumerate(known.bounds)),
    ]
    if not rows:
        return None
    groups = (_group(name, [each.strip() for each in row.split(" | ")]) for name, row in rows)
    edge = "" if any(is_ideograph(row[0]) for _, row in rows) else r"\b"
    return re.compile(rf"{edge}(?:{'|'.join(groups)}){edge}", re.IGNORECASE)


def _group(name: str, openings: Sequence[str]) -> str:
    """Return a pattern of a row, in it a group of those that are a condition as a whole."""
    whole = [each for each in openings if "[^" in each]
    rest = [each for each in openings if each not in whole]
    first = [f"(?P<w{name}>{'|'.join(whole)})"] if whole else []
    return f"(?P<{name}>{'|'.join((*first, *rest))})"


@cache
def _ends(language: str) -> re.Pattern[str]:
    """Return what ends a condition: a mark, or words with which the clause goes on."""
    goes_on = known_of(language).condition_ends
    marks = r"[,;:.()–—。，；：（）](?!\d)"
    return re.compile(rf"{marks}|{goes_on}" if goes_on else marks, re.IGNORECASE)
