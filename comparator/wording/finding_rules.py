"""What a finding is called and why it is one, in the language spoken.

Where findings are made no language is known: a finding has a kind and what it was told by. What is
quoted, verbs of the scale and words of the texts, stays as it is.
"""

from collections.abc import Mapping

from comparator.model import (
    Confidence,
    Direction,
    Finding,
    FindingKind,
    GradeChange,
    Move,
    RateChange,
    Restriction,
    Role,
    Stage,
    Turn,
    VerbChange,
    VerbUse,
)
from comparator.wording.translation import msg, say, speaking

KINDS = {
    FindingKind.STRONGER: msg("stronger"),
    FindingKind.WEAKER: msg("weaker"),
    FindingKind.TURNED: msg("turned"),
    FindingKind.STEP: msg("step"),
    FindingKind.RATE: msg("rate"),
    FindingKind.HEDGE: msg("hedge"),
    FindingKind.FEWER: msg("fewer"),
    FindingKind.NUMBER: msg("number"),
    FindingKind.DATE: msg("date"),
    FindingKind.ACTOR: msg("actor"),
    FindingKind.PLACE: msg("place"),
    FindingKind.DOCUMENT: msg("document"),
}
"""What each kind is called, in the order in which readers see them."""

_NAMED = {
    (FindingKind.HEDGE, Turn.CAME): msg("a way out came"),
    (FindingKind.HEDGE, Turn.WENT): msg("a way out went"),
    (FindingKind.NUMBER, Turn.CAME): msg("number came"),
    (FindingKind.NUMBER, Turn.WENT): msg("number went"),
    (FindingKind.NUMBER, Turn.CHANGED): msg("number changed"),
    (FindingKind.DATE, Turn.CAME): msg("date came"),
    (FindingKind.DATE, Turn.WENT): msg("date went"),
    (FindingKind.DATE, Turn.CHANGED): msg("date changed"),
    (FindingKind.ACTOR, Turn.CAME): msg("actor came"),
    (FindingKind.ACTOR, Turn.WENT): msg("actor went"),
    (FindingKind.ACTOR, Turn.CHANGED): msg("actor changed"),
    (FindingKind.PLACE, Turn.CAME): msg("place came"),
    (FindingKind.PLACE, Turn.WENT): msg("place went"),
    (FindingKind.PLACE, Turn.CHANGED): msg("place changed"),
    (FindingKind.DOCUMENT, Turn.CAME): msg("document came"),
    (FindingKind.DOCUMENT, Turn.WENT): msg("document went"),
    (FindingKind.DOCUMENT, Turn.CHANGED): msg("document changed"),
}
_SPEAKERS = {
    (Role.SPEAKER, Turn.CAME): msg("joined those who say it"),
    (Role.SPEAKER, Turn.WENT): msg("left those who say it"),
    (Role.OPPONENT, Turn.CAME): msg("joined those who are against it"),
    (Role.OPPONENT, Turn.WENT): msg("left those who are against it"),
}
_RESTRICTED = {
    (True, Turn.CAME): msg("“%(words)s” came to those who speak"),
    (True, Turn.WENT): msg("“%(words)s” went from those who speak"),
    (False, Turn.CAME): msg("“%(words)s” came: not all are meant"),
    (False, Turn.WENT): msg("“%(words)s” went: all are meant"),
}
_STANCES = {
    Turn.CAME: msg("a stance came: %(verb)s"),
    Turn.WENT: msg("a stance went: %(verb)s"),
}
_CONDITIONS = {
    Turn.CAME: msg("a condition came"),
    Turn.WENT: msg("a condition went"),
    Turn.CHANGED: msg("another condition"),
}
_STAGES = {
    Stage.PROPOSED: msg("proposed"),
    Stage.DECIDED: msg("decided"),
    Stage.BEGUN: msg("begun or in force"),
    Stage.DONE: msg("done or under review"),
}
_MOVES = {
    Move.RAISED: msg("raised"),
    Move.KEPT: msg("kept"),
    Move.LOWERED: msg("lowered"),
}
_CONFIDENCE = {
    Confidence.SURE: msg("sure"),
    Confidence.LIKELY: msg("likely"),
    Confidence.DOUBTFUL: msg("doubtful"),
}
_DIRECTIONS = {
    Direction.STATEMENT: msg("a statement"),
    Direction.OPINION: msg("an opinion"),
    Direction.SUPPORT: msg("support"),
    Direction.DEMAND: msg("a demand"),
    Direction.COMMITMENT: msg("a commitment"),
    Direction.CONCERN: msg("concern"),
}
_STRONGER = {
    Direction.STATEMENT: msg("a stronger statement"),
    Direction.OPINION: msg("a stronger opinion"),
    Direction.SUPPORT: msg("stronger support"),
    Direction.DEMAND: msg("a stronger demand"),
    Direction.COMMITMENT: msg("a stronger commitment"),
    Direction.CONCERN: msg("stronger concern"),
}
_WEAKER = {
    Direction.STATEMENT: msg("a weaker statement"),
    Direction.OPINION: msg("a weaker opinion"),
    Direction.SUPPORT: msg("weaker support"),
    Direction.DEMAND: msg("a weaker demand"),
    Direction.COMMITMENT: msg("a weaker commitment"),
    Direction.CONCERN: msg("weaker concern"),
}


def kind_in_words(kind: FindingKind) -> str:
    """Return what has happened, in a word."""
    return say(KINDS[kind])


def reason_in_words(finding: Finding) -> str:
    """Return the rule of a finding, and how likely a careful reader agrees, in sentences."""
    return say(
        "Rule: %(rule)s. A careful reader would agree: %(sureness)s.",
        rule=rule_in_words(finding),
        sureness=confidence_in_words(finding.confidence),
    )


def rule_in_words(finding: Finding) -> str:  # noqa: PLR0911 - one return a kind
    """Return why something is a finding, as a phrase that a reader can check."""
    if finding.verbs:
        return _of_verbs(finding.verbs, finding.kind)
    if finding.grades:
        return _of_grades(finding.grades)
    if finding.stance:
        return say(_STANCES[finding.turn], verb=_verb(finding.stance, _DIRECTIONS))
    if finding.restriction:
        return _of_restriction(finding.restriction)
    if finding.stages:
        return _from_to(say(_STAGES[finding.stages.old]), say(_STAGES[finding.stages.new]))
    if finding.rates:
        return _of_rates(finding.rates)
    if finding.role is not Role.NAMED:
        return say(_SPEAKERS[finding.role, finding.turn])
    return say(_NAMED[finding.kind, finding.turn])


def english_rule(finding: Finding) -> str:
    """Return the rule of a finding in English, as files for other programs have it."""
    with speaking("en"):
        return rule_in_words(finding)


def confidence_in_words(confidence: Confidence) -> str:
    """Return how likely a careful reader agrees, in a word."""
    return say(_CONFIDENCE[confidence])


def kind_and_rule(finding: Finding) -> str:
    """Return the rule of a finding with its kind before it, where the rule does not say it."""
    rule = rule_in_words(finding)
    if not finding.kind.is_shift and finding.role is Role.NAMED:
        return rule  # "date changed" says of itself that it is of a date
    return say("%(kind)s: %(rule)s", kind=kind_in_words(finding.kind), rule=rule)


def condition_in_words(turn: Turn) -> str:
    """Return what became of the condition of a clause that stands."""
    return say(_CONDITIONS[turn])


def country_in_words(*, is_new: bool) -> str:
    """Return why a country is told that only one of two declarations names."""
    if is_new:
        return say("a country or territory that the one before does not name")
    return say("a country or territory that is no longer named")


def _of_verbs(verbs: VerbChange, kind: FindingKind) -> str:
    old, new = verbs.old, verbs.new
    if not old.is_same_but_for_force(new):
        is_one_scale = old.direction is new.direction and old.rank != new.rank
        steps = (_STRONGER if new.rank > old.rank else _WEAKER) if is_one_scale else _DIRECTIONS
        return _from_to(_verb(old, _DIRECTIONS), _verb(new, steps))
    if kind is FindingKind.STRONGER:
        return say("%(verb)s, with more force", verb=_verb(new, _DIRECTIONS))
    return say("%(verb)s, with less force", verb=_verb(new, _DIRECTIONS))


def _of_grades(grades: GradeChange) -> str:
    if grades.old and grades.new:
        return say("“%(old)s” → “%(new)s”", old=grades.old, new=grades.new)
    if grades.new:
        return say("“%(words)s” came", words=grades.new)
    return say("“%(words)s” went", words=grades.old)


def _from_to(old: str, new: str) -> str:
    return f"{old} → {new}"


def _of_rates(rates: RateChange) -> str:
    old, new = say(_MOVES[rates.old]), say(_MOVES[rates.new])
    if old == new:
        return say("%(move)s, another value", move=new)
    return _from_to(old, new)


def _of_restriction(only: Restriction) -> str:
    return say(_RESTRICTED[only.is_of_speakers, only.turn], words=only.words)


def _verb(use: VerbUse, steps: Mapping[Direction, str]) -> str:
    """Return a verb with what it does, such as "urge (a demand)" or "urge (a stronger demand)"."""
    verb = f"{use.phrase} … {use.judgement}" if use.judgement else use.phrase
    if use.is_negated:
        verb = say("not %(verb)s", verb=verb)
    return say("%(verb)s (%(step)s)", verb=verb, step=say(steps[use.direction]))
