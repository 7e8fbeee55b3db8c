"""Why something is a finding, in the language spoken.

The rules of findings are English phrases, made where findings are made, which knows of no other
language. What a rule quotes, verbs and words of the texts, stays as it is.
"""

import re

from comparator.model import FindingKind
from comparator.report.wording.translation import msg, say

KINDS = {
    FindingKind.STRONGER: msg("stronger"),
    FindingKind.WEAKER: msg("weaker"),
    FindingKind.TURNED: msg("turned"),
    FindingKind.HEDGE: msg("hedge"),
    FindingKind.FEWER: msg("fewer"),
    FindingKind.NUMBER: msg("number"),
    FindingKind.DATE: msg("date"),
    FindingKind.ACTOR: msg("actor"),
    FindingKind.PLACE: msg("place"),
    FindingKind.DOCUMENT: msg("document"),
}
"""What each kind is called, in the order in which readers see them."""

_WHOLE = frozenset(
    {
        *(msg("number came"), msg("number went"), msg("number changed")),
        *(msg("date came"), msg("date went"), msg("date changed")),
        *(msg("actor came"), msg("actor went"), msg("actor changed")),
        *(msg("place came"), msg("place went"), msg("place changed")),
        *(msg("document came"), msg("document went"), msg("document changed")),
        *(msg("joined those who say it"), msg("left those who say it")),
        *(msg("joined those who are against it"), msg("left those who are against it")),
        *(msg("a way out came"), msg("a way out went")),
        msg("a country that the one before does not name"),
        msg("a country that is no longer named"),
    }
)
_QUOTING = (
    ("” came to those who speak", msg("“%(words)s” came to those who speak")),
    ("” went from those who speak", msg("“%(words)s” went from those who speak")),
    ("” came: not all are meant", msg("“%(words)s” came: not all are meant")),
    ("” went: all are meant", msg("“%(words)s” went: all are meant")),
)
_FORCE = (
    (", with more force", msg("%(verb)s, with more force")),
    (", with less force", msg("%(verb)s, with less force")),
)
_DIRECTIONS = {
    "statement": msg("statement"),
    "opinion": msg("opinion"),
    "support": msg("support"),
    "demand": msg("demand"),
    "commitment": msg("commitment"),
    "concern": msg("concern"),
}
_VERB = re.compile(r"(?P<verb>.+) \((?P<direction>[a-z]+) (?P<rank>\d+)\)")


def kind_in_words(kind: FindingKind) -> str:
    """Return what has happened, in a word."""
    return say(KINDS[kind])


def rule_in_words(rule: str) -> str:
    """Return a rule, with or without its kind before a colon, in the language spoken.

    A rule that is not known here is returned as it is.
    """
    kind, colon, rest = rule.partition(": ")
    if colon and kind in set(FindingKind):
        told = kind_in_words(FindingKind(kind))
        return say("%(kind)s: %(rule)s", kind=told, rule=rule_in_words(rest))
    if rule in _WHOLE:
        return say(rule)
    for ending, sentence in _QUOTING:
        if rule.startswith("“") and rule.endswith(ending):
            return say(sentence, words=rule.removeprefix("“").removesuffix(ending))
    for ending, sentence in _FORCE:
        if rule.endswith(ending):
            return say(sentence, verb=_verb(rule.removesuffix(ending)))
    return " → ".join(map(_verb, rule.split(" → ")))


def _verb(named: str) -> str:
    """Return a verb with its step on the scale, such as "urge (demand 9)"."""
    found = _VERB.fullmatch(named)
    if found is None or found["direction"] not in _DIRECTIONS:
        return named
    verb = found["verb"]
    if verb.startswith("not "):
        verb = say("not %(verb)s", verb=verb.removeprefix("not "))
    direction = say(_DIRECTIONS[found["direction"]])
    return say("%(verb)s (%(step)s)", verb=verb, step=f"{direction} {found['rank']}")
