"""The rules of findings in the language spoken.

A rule comes from `insight` in English, and quotes verbs of the scale or words of a text. Here it
is taken apart and said again; a rule that is not known stays as it is.
"""

import re

from comparator.report.speech import language, msg, say, translated

_KNOWN = frozenset(
    (
        *(msg("actor came"), msg("actor went"), msg("actor changed")),
        *(msg("place came"), msg("place went"), msg("place changed")),
        *(msg("document came"), msg("document went"), msg("document changed")),
        *(msg("number came"), msg("number went"), msg("number changed")),
        *(msg("date came"), msg("date went"), msg("date changed")),
        *(msg("joined those who say it"), msg("left those who say it")),
        *(msg("a way out came"), msg("a way out went")),
    )
)
_DIRECTIONS = frozenset(
    (
        *(msg("statement"), msg("opinion"), msg("support")),
        *(msg("demand"), msg("commitment"), msg("concern")),
    )
)
_FORMS = (
    (re.compile(r"(?P<a>.+) → (?P<b>.+)"), msg("%(a)s → %(b)s")),
    (re.compile(r"(?P<a>.+), with more force"), msg("%(a)s, with more force")),
    (re.compile(r"(?P<a>.+), with less force"), msg("%(a)s, with less force")),
    (re.compile("(?P<a>“.+”) came to those who speak"), msg("%(a)s came to those who speak")),
    (re.compile("(?P<a>“.+”) went from those who speak"), msg("%(a)s went from those who speak")),
    (re.compile("(?P<a>“.+”) came: not all are meant"), msg("%(a)s came: not all are meant")),
    (re.compile("(?P<a>“.+”) went: all are meant"), msg("%(a)s went: all are meant")),
)
_VERB = re.compile(r"(?P<verb>.+) \((?P<direction>\w+) (?P<step>\d+)\)")


def rule_said(rule: str) -> str:
    """Return a rule in the language spoken."""
    if language() == "en":
        return rule
    if rule in _KNOWN:
        return translated(rule)
    for form, sentence in _FORMS:
        if found := form.fullmatch(rule):
            return say(sentence, **{name: _verb(part) for name, part in found.groupdict().items()})
    return rule


def _verb(part: str) -> str:
    """Return a verb of the scale with its direction in the language spoken."""
    found = _VERB.fullmatch(part)
    if found is None or found["direction"] not in _DIRECTIONS:
        return part
    return f"{found['verb']} ({translated(found['direction'])} {found['step']})"
