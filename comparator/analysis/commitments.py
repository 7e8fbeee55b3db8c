"""Commitments: who will do what by when, and whether it is new, renewed or no longer mentioned.

    In 2024 | the member states | will hold | a forum on water | by the end of the year
              actor               verb        deed               when

A commitment is a main operative that promises: "will", "intend to", "agreed to". What stands after
a participle ("reaffirming their commitment") frames another sentence and is none; nor is what
somebody only may, should or hopes to do, nor what will come about by itself. Whether the clause is
new or stood, and whether a later text says it again, is what the history of the series knows of
its passage; nothing here decides it.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cache

import regex

from comparator.analysis.history import Claim, History
from comparator.analysis.operatives.operatives import Operative, operatives
from comparator.analysis.operatives.verb_lexicon import Lexicon, lexicon_of
from comparator.language.knowledge import language as known_of
from comparator.model import BlockKind, Declaration, Direction, Edition, Passage, Series

LEAST_RANK = 6
"""Step of the scale from which on a verb promises: what one "may" or "should" do is below."""


class Fate(StrEnum):
    """What later texts of its kind do with a commitment."""

    NEWEST = "newest"  # its text is the newest: nothing can be said
    RENEWED = "renewed"
    NEAR = "near"  # none says it again, but what it is about may go on in other words
    GONE = "gone"


@dataclass(frozen=True, slots=True, kw_only=True)
class Commitment:
    """What somebody promises to do.

    Attributes:
        actor: Who, in the words of the text, and in square brackets whom a pronoun stands for;
            "" where the sentence does not say.
        verb: The words that promise.
        deed: What is promised, without the day.
        when: The words that say by when; "".
        claim: What can be said of its passage against all texts before.
        fate: What later texts do with it.
    """

    passage: str
    actor: str
    verb: str
    deed: str
    when: str
    claim: Claim
    fate: Fate


@dataclass(frozen=True, slots=True)
class Promised:
    """What a text promises, known without any other.

    Attributes:
        promises: In its order, each with the id of its passage.
        they: Whom the "they" of passages stands for, by their ids.
    """

    promises: tuple[tuple[str, "Promise"], ...]
    they: Mapping[str, str]


def promised(series: Series, declaration: Declaration) -> Promised:
    """Return what a text promises; of the series only its verbs are asked."""
    scale = series.verbs.get(declaration.language)
    if scale is None:
        return Promised((), {})
    lexicon = lexicon_of(scale, declaration.language)
    prose = (passage for passage in declaration.passages if passage.kind.is_prose)
    found = tuple((passage.id, each) for passage in prose for each in promises(passage, lexicon))
    return Promised(found, who_they_are(series, declaration))


def commitments(
    edition: Edition, history: History, known: Mapping[str, Promised] | None = None
) -> tuple[Commitment, ...]:
    """Return the commitments of all declarations, in the order of the texts.

    Args:
        edition: It.
        history: What its texts know of each passage.
        known: What each of them promises, by its id, where that was worked out before.
    """
    series, known = edition.series, known or {}
    newest = {d.kind: d.id for d in series.declarations}
    return tuple(
        commitment
        for d in series.declarations
        for commitment in _of_text(
            known.get(d.id) or promised(series, d), d, history, newest[d.kind]
        )
    )


def _of_text(
    told: Promised, declaration: Declaration, history: History, newest: str
) -> Iterator[Commitment]:
    spoken, year = declaration.language, declaration.date.year
    for passage, promise in told.promises:
        is_pronoun = _words(spoken).they.fullmatch(promise.actor)
        who = told.they.get(passage, "") if is_pronoun else ""
        yield Commitment(
            passage=passage,
            actor=f"{promise.actor} [{who}]" if who else promise.actor,
            verb=promise.verb,
            deed=promise.deed,
            when=deadline_of(promise.deed, spoken, year) or deadline_of(promise.at, spoken, year),
            claim=history.claim(passage),
            fate=_fate(history, passage, declaration.id, newest),
        )


def _fate(history: History, passage: str, declaration: str, newest: str) -> Fate:
    if declaration == newest:
        return Fate.NEWEST
    if history.is_said_again(passage, newest):
        return Fate.RENEWED
    return Fate.GONE if history.is_gone(passage, newest) else Fate.NEAR


# What is promised.


@dataclass(frozen=True, slots=True)
class Promise:
    """A promise as the sentence has it; `at` is what stands before its verb and may date it."""

    actor: str
    verb: str
    deed: str
    at: str = ""


def promises(passage: Passage, lexicon: Lexicon) -> Iterator[Promise]:
    """Yield what a passage promises.

    An item goes on with the words that it is an item of: "The member states will: - hold ...".
    """
    if passage.kind is BlockKind.ITEM and passage.lead_in:
        before = list(_promises(passage.lead_in, lexicon))
        if before and not before[-1].deed.strip(" :—–-"):
            yield replace(before[-1], deed=_words(lexicon.language).trimmed(passage.text))
            return
    yield from (promise for promise in _promises(passage.text, lexicon) if promise.deed)


def _promises(text: str, lexicon: Lexicon) -> Iterator[Promise]:
    known = _words(lexicon.language)
    found = operatives(text, lexicon)
    for n, operative in enumerate(found):
        begin, end = _sentence(text, operative.start)
        earlier = [o for o in found[:n] if o.start >= begin]
        if not _is_promise(operative, known) or _is_foretold(operative, earlier):
            continue
        start = actor_from(text, begin, operative, lexicon.language)
        before = text[begin:start].split()
        if before and known.conditions.fullmatch(before[-1]):
            continue  # "when the member states will meet"
        ends = (o.start for o in found[n + 1 :] if _ends(o, operative))
        deed = known.trimmed(text[operative.end : min(end, next(ends, end))])
        if known.coming_about.match(deed):
            continue
        actor = _actor(text, begin, operative, known)
        between = text[operative.subject_end : operative.start]
        if known.held_by.search(actor) or (earlier and "," in between):
            # "The act signed by the member states", "we work with partners, and will": those who
            # speak were named before.
            actor = next((_actor(text, begin, o, known) for o in earlier), "")
        adjunct = text[begin:start] if text[begin:start].rstrip().endswith(",") else ""
        at = f"{adjunct} {known.last_and.split(between)[-1]}"
        verb = known.joins.sub("", text[operative.start : operative.end])
        yield Promise(actor, verb, deed, at)


class _Words:
    """What is known of a language by which a promise is told from what is none."""

    def __init__(self, language: str) -> None:
        self.language = language
        known = known_of(language).promises

        def any_of(key: str, pattern: str = "(?:{})") -> re.Pattern[str]:
            # What a language has no words for matches nothing.
            return re.compile(pattern.format(known.get(key) or "(?!)"), re.IGNORECASE)

        self.conditions = any_of("conditions")
        self.breaks = any_of("breaks")
        self.of_names = any_of("of_names")
        self.hopes = any_of("hopes")
        self.coming_about = any_of("coming_about")
        self.held_by = any_of("held_by", r"\b(?:{})\b")
        self.they = any_of("they", r"\b(?:{})\b")
        self.speakers = any_of("speakers", r"\b(?:{})\b")
        self.last_and = any_of("last_and", r"\b(?:{})\b")
        self.joins = any_of("joins", r"^(?:{})\s+")
        self.asides = any_of("asides", r",?\s\b(?:{})\b")
        joins, remarks = (known.get(key) or "(?!)" for key in ("joins", "remarks"))
        self._ties = re.compile(
            rf"[\s,;:.。；，]+(?:(?:{joins})\b)?(?:\W*\b(?:{remarks}))?\W*$", re.IGNORECASE
        )

    def trimmed(self, text: str) -> str:
        """Return a deed without what ties it to what stands around it."""
        return self._ties.sub("", text.strip().lstrip(",").strip())


@cache
def _words(language: str) -> _Words:
    return _Words(language)


def _sentence(text: str, at: int) -> tuple[int, int]:
    """Return where the sentence around a place begins and ends: some passages have several."""
    breaks = [found.end() for found in _BREAK.finditer(text)]
    begin = max((end for end in breaks if end <= at), default=0)
    return begin, min((end for end in breaks if end > at), default=len(text))


_BREAK = re.compile(r"(?<=[a-zа-яё0-9)])[.!?;][\"”’»)]*\s+(?=[A-ZА-ЯЁ“«\"])|[。！？；]")


def _is_promise(operative: Operative, known: _Words) -> bool:
    if operative.is_subordinate or known.hopes.fullmatch(operative.verb):
        return False
    is_commitment = operative.direction is Direction.COMMITMENT
    return operative.is_promised and (not is_commitment or operative.rank >= LEAST_RANK)


def _is_foretold(operative: Operative, earlier: Sequence[Operative]) -> bool:
    """Whether "will" only says what somebody believes: "believe that the treaty will serve"."""
    before = [o for o in earlier if o.subject == operative.subject]
    return bool(before) and before[-1].direction is Direction.OPINION


def _ends(later: Operative, operative: Operative) -> bool:
    """Whether a later operative of a sentence is none of the deeds: "will meet and urge"."""
    return later.subject != operative.subject or later.direction is not Direction.SUPPORT


# Who promises.

_MOST_OF_ACTOR = 12


def _actor(text: str, begin: int, operative: Operative, known: _Words) -> str:
    """Return those who speak, in the words of the text."""
    start = actor_from(text, begin, operative, known.language)
    name = text[start : operative.subject_end]
    return known.joins.sub("", name)


def actor_from(text: str, begin: int, operative: Operative, language: str) -> int:
    """Return where the name of those who speak begins, or where it would end."""
    known = _words(language)
    words = [*re.finditer(r"[^\s,;:.()]+|[,;:.()]", text[begin : operative.subject_end])]
    first = len(words)
    while first and len(words) - first < _MOST_OF_ACTOR:
        word = words[first - 1].group()
        if word in ",;:.()" or known.breaks.fullmatch(word) or known.conditions.fullmatch(word):
            break
        first -= 1
    return begin + words[first].start() if first < len(words) else operative.subject_end


def who_they_are(series: Series, declaration: Declaration) -> dict[str, str]:
    """Return whom the "they" of passages stands for: those named as speaking just before."""
    scale, spoken = series.verbs.get(declaration.language), declaration.language
    if scale is None:
        return {}
    lexicon, known = lexicon_of(scale, spoken), _words(spoken)
    found: dict[str, str] = {}
    last, block = "", 0
    for p in (p for p in declaration.passages if p.kind.is_prose):
        if p.block > block + 1:
            last = ""
        speaking = (
            _actor(p.text, _sentence(p.text, o.start)[0], o, known)
            for o in operatives(p.text, lexicon)
            if not o.is_subordinate
        )
        actors = [actor for actor in speaking if actor]
        if known.they.match(p.text) or (actors and known.they.fullmatch(actors[0])):
            found[p.id] = last
            actors = []
        if named := [actor for actor in actors if known.speakers.search(actor)]:
            last = named[0]
        block = p.block
    return {ref: who for ref, who in found.items() if who}


def says_they(text: str, who: str, language: str) -> bool:
    """Whether words say "they" of some whom they have not named before."""
    found = _words(language).they.search(text)
    return found is not None and who.casefold() not in text[: found.start()].casefold()


# By when.


def deadline_of(words: str, language: str, year: int) -> str:
    """Return the words that say by when, or "".

    What is past is none, nor what is part of a name ("the Strategy until 2025") or told of
    something else ("which will matter in 2030").
    """
    known = _words(language)
    words = known.asides.split(words)[0]
    for found in _deadlines(language).finditer(words):
        years = [int(y) for y in re.findall(r"\d{4}", found.group())]
        before = words[: found.start()].split()
        is_until = known.of_names.fullmatch(found.group().split()[0])
        is_name = is_until and bool(before) and before[-1][:1].isupper()
        if not is_name and (not years or max(years) >= year):
            return found.group()
    return ""


@cache
def _deadlines(language: str) -> regex.Pattern[str]:
    patterns = known_of(language).deadlines or ("(?!)",)
    return regex.compile("|".join(f"(?:{each})" for each in patterns), regex.IGNORECASE)
