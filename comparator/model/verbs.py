"""Scales of operative verbs: how strongly a declaration says what it says."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

LOWEST_RANK, HIGHEST_RANK = 1, 10


class Direction(StrEnum):
    """What a verb does with its matter."""

    STATEMENT = "statement"  # notes, points out, emphasises
    OPINION = "opinion"  # believes, considers, is convinced
    SUPPORT = "support"  # welcomes, praises, supports
    DEMAND = "demand"  # calls on, urges, demands
    COMMITMENT = "commitment"  # is ready to, intends to, will
    CONCERN = "concern"  # is concerned at, opposes, condemns


@dataclass(frozen=True, slots=True)
class Verb:
    """An operative verb or verb phrase, or a noun that a verb carries ("express concern").

    Attributes:
        phrase: Its words as a dictionary has them: "call on".
        direction: What it does with its matter.
        rank: Its step on the scale, 1 (weakest) to 10.
    """

    phrase: str
    direction: Direction
    rank: int

    def __post_init__(self) -> None:
        if not LOWEST_RANK <= self.rank <= HIGHEST_RANK:
            raise ValueError(f"rank {self.rank} is not between {LOWEST_RANK} and {HIGHEST_RANK}")


Grades = tuple[tuple[str, int], ...]
"""Words or phrases, each with its step."""


@dataclass(frozen=True, slots=True)
class VerbScale:
    """The operative verbs of one language and the words that go with them.

    Attributes:
        verbs: Verbs and verb phrases.
        nouns: Nouns that say what is done when a carrier brings them: "express *concern*".
        carriers: Verbs that carry those nouns and say little of their own.
        judgements: What an opinion may hold its matter for: "consider it *necessary*".
        tentative: Verbs that take a promise before them back: "will *consider*".
        needs: Nouns that make what is said of a matter a call: "the *need* to".
        weights: Nouns that only say that it matters: "the *importance* of".
        raising: Adverbs and adjectives that make a verb stronger.
        lowering: Those that make it weaker.
        lasting: Those that say no more than that it goes on: as good as strong, as good as none.
        negations: Words that turn a verb into its opposite.
        skipped: Words that may stand between subject and verb and change nothing.
        subjects: Last words of those who speak: "states", "we".
        fewer: Words that say that not all speak: "interested".
        qualities: Words before a thing that ask more of it, or say more of it: "inclusive".
        hedges: Phrases that leave a way out: "as appropriate".
        absolutes: Phrases that leave none: "without exception".
        irregular: Inflected forms with their verb, as ("stood", "stand").
        modals: Words by how much they bind: "may", "should", "shall".
        evidence: Verbs by how sure they make what is shown: "suggest", "confirm".
        likelihood: Words that say that something only may be so: "may", "appears to".
        degrees: Words that say how much, below 0 what takes away: "some", "grave", "main".
        ladders: Other words by steps, a table for each respect: "reduce", "end".
        stages: Words by how far along the way what they speak of is: "draft", "adopt", "launch".
        trends: Verbs and nouns by whether what they tell of goes up or down: "rise", "decline".
        levels: Words that say how high or strong something is: "solid", "subdued".
        drives: Verbs by what they do to what stands behind them: "boost", "weigh on".
        measured: What goes up and down, a row of names for each: "growth, output".
        unmeasured: Those of them of which nothing is told.
        broad: Words before such a name that do not make it another: "overall growth".
        rates: What is done with a rate: -1 lowered, 0 kept, 1 raised.
        rate_nouns: What such a rate is called.
        joins: Words that join what stands before and behind them: "and", "while".
        that: Words that open what is said: "that".
        futures: Words that make a promise of the verb behind them: "will", "shall".
        before_nouns: Words that may stand between a carrier and its noun: "their", "mutual".
        fronting: Words that put what a verb is about before it: "对局势表示关切".
        weightless: Words that may open a clause and weigh nothing: "also", "thus".
        ambiguous: Verbs that are nouns as well: behind "and" they need a determiner after them.
        events: Stems that name something that has happened: an adoption, a result.
    """

    verbs: tuple[Verb, ...] = ()
    nouns: tuple[Verb, ...] = ()
    carriers: tuple[str, ...] = ()
    judgements: tuple[Verb, ...] = ()
    tentative: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()
    weights: tuple[str, ...] = ()
    raising: tuple[str, ...] = ()
    lowering: tuple[str, ...] = ()
    lasting: tuple[str, ...] = ()
    negations: tuple[str, ...] = ()
    skipped: tuple[str, ...] = ()
    subjects: tuple[str, ...] = ()
    fewer: tuple[str, ...] = ()
    qualities: tuple[str, ...] = ()
    hedges: tuple[str, ...] = ()
    absolutes: tuple[str, ...] = ()
    irregular: tuple[tuple[str, str], ...] = ()
    modals: Grades = ()
    evidence: Grades = ()
    likelihood: Grades = ()
    degrees: Grades = ()
    ladders: tuple[tuple[str, Grades], ...] = ()
    stages: Grades = ()
    trends: Grades = ()
    levels: Grades = ()
    drives: Grades = ()
    measured: tuple[str, ...] = ()
    unmeasured: tuple[str, ...] = ()
    broad: tuple[str, ...] = ()
    rates: Grades = ()
    rate_nouns: tuple[str, ...] = ()
    joins: tuple[str, ...] = ()
    that: tuple[str, ...] = ()
    futures: tuple[str, ...] = ()
    before_nouns: tuple[str, ...] = ()
    fronting: tuple[str, ...] = ()
    weightless: tuple[str, ...] = ()
    ambiguous: tuple[str, ...] = ()
    events: tuple[str, ...] = ()


VerbScales = Mapping[str, VerbScale]
"""Scales by language, for example {"en": VerbScale(...)}."""
