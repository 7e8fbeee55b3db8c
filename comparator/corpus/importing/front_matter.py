"""Front matter of other tools: flat `key: value` lines between `---` lines.

Only the few forms that need no YAML are read, and nothing is guessed:

    title: FOMC statement
    title: "FOMC statement: a title with a colon"
    title: 'It''s a title'
    title: >
      A title on lines of its own

And TOML between `+++` lines, as some makers of sites have it.
"""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from comparator.errors import InputError

_FENCE = "---"
_LINE = re.compile(r"([A-Za-z_][\w-]*)[ \t]*:(?:[ \t]+(.*))?")
_DOUBLE = re.compile(r'"((?:[^"\\]|\\["\\/nt])*)"')
_SINGLE = re.compile(r"'((?:[^']|'')*)'")
_ESCAPES = {"n": "\n", "t": "\t"}
# What must be plain; a list under another key (tags and the like) is none of ours.
_FOLDED = re.compile(r"[|>][+-]?")
_FACTS = {"title", "date", "place", "language", "lang", "url", "rendering", "publisher", "location"}
_OWN = {"note", "source", "extraction"}
_TOML = re.compile(r"\+\+\+[ \t]*\n(.*?\n)\+\+\+[ \t]*\n(?=.*\S)", re.DOTALL)
# What means something else in YAML than the characters themselves.
_NOT_PLAIN = re.compile(r"[\[\]{}>|*&!%@`#\"',]|[-?] ")


def split_flat_front_matter(path: Path, text: str) -> tuple[dict[str, str], str]:
    """Return the facts in front of a text, and the text.

    Raises:
        InputError: A line is not of these forms; says which.
    """
    lines = text.split("\n")
    facts: dict[str, str] = {}
    is_folded = False
    for number, line in enumerate(lines[1:], start=2):
        if line.rstrip() == _FENCE:
            body = "\n".join(lines[number:])
            if not body.strip():
                raise InputError(
                    path, number, "there is no text behind the front matter.", "Add the text."
                )
            return facts, body
        if not line.strip() or line.startswith("#"):
            continue
        last = list(facts)[-1] if facts else ""
        if last in _FACTS and is_folded and re.match(r"\s+\S", line):
            facts[last] = f"{facts[last]} {line.strip()}".strip()
            continue
        if facts and last not in _FACTS and re.match(r"\s+\S|- ", line):
            continue  # a list or a map of the key before: tags and the like, no facts of ours
        found = _LINE.fullmatch(line.rstrip())
        if found is None:
            raise InputError(path, number, "this line is not of the form key: value.")
        if found[1] in facts:
            raise InputError(path, number, f"the key {found[1]!r} is there twice.")
        value = (found[2] or "").strip()
        is_folded = _FOLDED.fullmatch(value) is not None
        is_structure = re.fullmatch(r"\[.*\]|\{.*\}", value) and found[1] not in _FACTS
        facts[found[1]] = "" if is_folded or is_structure else _value(path, number, value)
    raise InputError(path, 1, "the front matter is not closed.", "Add a line --- before the text.")


@dataclass(frozen=True, slots=True)
class ForeignFacts:
    """What another tool's TOML in front of a text tells, and the text.

    Attributes:
        facts: By the names that front matter has here.
        others: Its keys that tell no fact.
        text: What stands behind it.
    """

    facts: Mapping[str, str]
    others: tuple[str, ...]
    text: str


def split_foreign_toml(text: str) -> ForeignFacts | None:
    """Return what another tool's TOML between `+++` lines tells, and the text behind it.

    None if it is none of another tool: a declaration names its source and has no keys but its own.
    """
    found = _TOML.match(text)
    try:
        values = tomllib.loads(found[1]) if found else {}
    except tomllib.TOMLDecodeError:
        return None
    others = tuple(key for key in values if key not in _OWN and key not in _FACTS)
    if found is None or "source" in values or not others:
        return None
    told = {k: v for k, v in values.items() if k in _FACTS and isinstance(v, str | date)}
    facts = {key: str(value) for key, value in told.items()}
    return ForeignFacts(facts, others, text[found.end() :])


def _value(path: Path, line: int, value: str) -> str:
    if found := _DOUBLE.fullmatch(value):
        return re.sub(r"\\(.)", lambda m: _ESCAPES.get(m[1], m[1]), found[1])
    if found := _SINGLE.fullmatch(value):
        return found[1].replace("''", "'")
    if _NOT_PLAIN.match(value) or value.endswith(":"):
        raise InputError(
            path, line, f"the value {value!r} cannot be read.", "Put it between double quotes."
        )
    # YAML ends a plain value at a comment.
    return re.split(r"\s#", value, maxsplit=1)[0].strip()
