"""Heads: YAML between `---` lines, TOML between `+++` lines, or a JSON object before a text.

The facts are taken as they are written, each a text: a date that nobody can read is for the draft
to tell. A head that cannot be read never stops the text behind it.
"""

import json
import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

_YAML = re.compile(r"---[ \t]*\n(.*?)^(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE)
_TOML = re.compile(r"\+\+\+[ \t]*\n(.*?)^\+\+\+[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE)
_PLAIN_LINE = re.compile(r"([^\W\d][\w-]*)[ \t]*:[ \t]+(.*\S)[ \t]*")
_PLAIN_PAIR = re.compile(r"([^\W\d][\w-]*)[ \t]*[:=][ \t]*(.*\S)[ \t]*")
_OWN_SOURCE = re.compile(r"^\[\[source\]\]", re.MULTILINE)
_KEY_LINE = re.compile(r"[^\W\d][\w-]*[ \t]*:(?:[ \t]|$)")
# What means something else in YAML than the characters themselves.
_NOT_PLAIN = re.compile(r"[\[\]{}>|*&!%@`#\"',]|[-?] ")
# Of a declaration file: one with no key but these lacks its source, and is told so.
_OWN = frozenset("title date place language rendering kind note source extraction".split())
_MORE_KEYS = frozenset({"extra", "params"})
"""Under these Zola and Hugo have what a site adds to the keys that they know."""
_SOURCES = frozenset({"source", "sources"})
_ADDRESSES = frozenset({"url", "link", "href"})
"""Of the first of several sources, each a table of its own, the address is that of the text."""
_OF_TITLE_BLOCK = ("title", "author", "date")
_TITLE_BLOCK = re.compile(r"%[ \t]*\S[^\n]*\n(?:(?:%|[ \t]+\S)[^\n]*\n)*")
_LARGEST = 32 * 1024  # characters of a head
_LONGEST = 2000  # characters of a fact
_DEEPEST = 16  # brackets within brackets


@dataclass(frozen=True, slots=True)
class Head:
    """What stood in front of a text, and the text.

    Attributes:
        facts: What it says, by its own keys.
        text: What stands behind it.
        others: Keys under which there is no text but a structure.
        notes: A sentence on each thing that could not be read.
    """

    facts: Mapping[str, str]
    text: str
    others: tuple[str, ...] = ()
    notes: tuple[str, ...] = field(default=())


def split_head(text: str) -> Head | None:
    """Return what another tool wrote in front of a text, and the text; None where it did not.

    The front matter of a declaration of ours is none of another tool: it names its source.
    """
    if text.startswith("---"):
        return _yaml_head(text)
    if text.startswith("{"):
        return _json_head(text)
    return _toml_head(text) if text.startswith("+++") else None


def _yaml_head(text: str) -> Head | None:
    found = _YAML.match(text)
    if found is None:
        return _unclosed(text)
    source, body = found[1], text[found.end() :]
    if not source.strip():
        return Head({}, body)
    if not any(map(_KEY_LINE.match, source.split("\n"))):
        return None  # two lines that part paragraphs
    try:
        facts, others = _yaml_facts(source)
    except _UnreadableHeadError as error:
        note = f"The front matter is no YAML: {error}. Took the lines of it that are plain."
        return Head(_plain_facts(source), body, notes=(note,))
    return Head(facts, body, others)


def _unclosed(text: str) -> Head | None:
    """Return a head that nothing closes: it goes as far as the first empty line."""
    source, _, body = text.partition("\n")[2].partition("\n\n")
    if not _KEY_LINE.match(source) or not body.strip():
        return None
    note = "The front matter is not closed: took the lines before the first empty one for it."
    return Head(_plain_facts(source), body, notes=(note,))


def lines_head(text: str) -> Head | None:
    """Return the facts that stand in front of a text without a frame: "Title: …", "Date: …".

    So MultiMarkdown and Pelican have them: lines of nothing else, before the first empty one; and
    Pandoc has title, authors and date behind a % each, where they go on on lines set in.
    """
    if block := _TITLE_BLOCK.match(text):
        told = [" ".join(one.split()) for one in re.split(r"^%", block[0], flags=re.MULTILINE)[1:]]
        facts = dict(zip(_OF_TITLE_BLOCK, told, strict=False))
        if len(told) > len(_OF_TITLE_BLOCK):
            return None
        return Head({key: value for key, value in facts.items() if value}, text[block.end() :])
    source, _, body = text.partition("\n\n")
    lines = [line for line in source.split("\n") if not line.startswith((" ", "\t"))]
    found = [_PLAIN_LINE.fullmatch(line) for line in lines]
    is_head = len(lines) > 1 and all(found) and lines[0].lower().startswith("title:")
    return Head(_plain_facts(source), body) if is_head and body.strip() else None


class _UnreadableHeadError(Exception):
    """A head that is no YAML; its text says why."""


def _yaml_facts(source: str) -> tuple[dict[str, str], tuple[str, ...]]:
    """Return the texts of a YAML mapping by their keys, and the keys of all else.

    Nodes are composed and never constructed: what names itself many times over is not unfolded, and
    no number is counted out.
    """
    from ruamel.yaml import YAML
    from ruamel.yaml.error import YAMLError

    if len(source) > _LARGEST:
        raise _UnreadableHeadError(f"it has more than {_LARGEST:,} characters")
    if _depth(source) > _DEEPEST:
        raise _UnreadableHeadError("it is nested too deep")
    yaml = YAML(typ="safe", pure=True)
    try:
        root = yaml.compose(source)
    except (YAMLError, RecursionError, ValueError) as error:
        raise _UnreadableHeadError(_what(error)) from error
    if getattr(root, "id", "") != "mapping":
        raise _UnreadableHeadError("it has no keys")
    facts: dict[str, str] = {}
    others: list[str] = []
    for key, value in _with_more(root.value):
        name = str(key.value) if key.id == "scalar" else "?"
        texts = list(_texts(value))
        if name in facts or not texts:
            others.append(name)
        else:
            facts[name] = "\n".join(texts)[:_LONGEST]
    return facts, tuple(others)


def _with_more(pairs: list[tuple[Any, Any]]) -> Iterator[tuple[Any, Any]]:
    """Yield the pairs of a mapping, those last that a site adds."""
    added: list[tuple[Any, Any]] = []
    for key, value in pairs:
        first = value.value[0] if value.id == "sequence" and value.value else value
        if key.value in _MORE_KEYS and value.id == "mapping":
            added += value.value
            continue
        if key.value in _SOURCES and first.id == "mapping":
            added += [pair for pair in first.value if pair[0].value in _ADDRESSES]
        yield key, value
    yield from added


def _texts(node: Any) -> Iterator[str]:
    """Yield the text of a node of YAML, or those in a list."""
    if node.id == "scalar":
        is_nothing = node.style is None and node.value in {"", "~", "null"}
        yield "" if is_nothing else str(node.value)
    elif node.id == "sequence":
        yield from (str(inner.value) for inner in node.value if inner.id == "scalar")


def _depth(source: str) -> int:
    deepest = depth = 0
    for character in source:
        depth += (character in "[{") - (character in "]}")
        deepest = max(deepest, depth)
    # Each list within a list may also be written "- - - -".
    dashes = max((found.count("-") for found in re.findall(r"(?:- )+", source)), default=0)
    return max(deepest, dashes)


def _what(error: Exception) -> str:
    problem = getattr(error, "problem", None) or type(error).__name__
    mark = getattr(error, "problem_mark", None)
    return f"{problem} in line {mark.line + 2}" if mark is not None else str(problem)


def _plain_facts(source: str, pair: re.Pattern[str] = _PLAIN_LINE) -> dict[str, str]:
    """Return the facts on lines that mean what they say, in whatever way they may be read."""
    facts: dict[str, str] = {}
    for line in source[:_LARGEST].split("\n"):
        found = pair.fullmatch(line)
        if found and not _NOT_PLAIN.match(found[2]):
            facts.setdefault(found[1], found[2][:_LONGEST])
        elif found and (quoted := re.fullmatch(r"(['\"])([^\\]*)\1", found[2])):
            facts.setdefault(found[1], quoted[2][:_LONGEST])
    return facts


def _json_head(text: str) -> Head | None:
    """Return a JSON object and the text behind it; None of a record, which is all JSON."""
    try:
        values, end = json.JSONDecoder().raw_decode(text[:_LARGEST])
    except (ValueError, RecursionError):
        return None
    if not text[end:].strip() or not text[end:].lstrip(" \t").startswith("\n"):
        return None
    return _head_of(values, text[end:])


def _toml_head(text: str) -> Head | None:
    found = _TOML.match(text)
    try:
        values: dict[str, Any] = tomllib.loads(found[1][:_LARGEST]) if found else {}
    except (ValueError, RecursionError) as error:
        return _broken_toml_head(found[1], text[found.end() :], error) if found else None
    if found is None or "source" in values or values.keys() <= _OWN:
        return None
    return _head_of(values, text[found.end() :])


def _broken_toml_head(source: str, body: str, error: Exception) -> Head | None:
    """Return a head that is no TOML; None of one of ours, whose fault is told with its line."""
    facts = _plain_facts(source, _PLAIN_PAIR)
    if _OWN_SOURCE.search(source) or facts.keys() <= _OWN - {"title", "date"}:
        return None
    why = str(error) or type(error).__name__
    note = f"The front matter is no TOML: {why}. Took the lines of it that are plain."
    return Head(facts, body, notes=(note,))


def _head_of(values: Mapping[str, Any], text: str) -> Head:
    facts: dict[str, str] = {}
    others: list[str] = []
    added = [(k, v) for k, v in values.items() if k in _MORE_KEYS and isinstance(v, dict)]
    for key in values.keys() & _SOURCES:
        told = values[key][0] if isinstance(values[key], list) and values[key] else values[key]
        if isinstance(told, dict):
            added.append((key, {k: v for k, v in told.items() if k in _ADDRESSES}))
    values = {k: v for table in (*(v for _, v in added), values) for k, v in table.items()}
    for key, value in values.items():
        if (key, value) in added:
            continue
        texts = value if isinstance(value, list) else [value]
        if texts and not any(isinstance(one, dict | list) for one in texts):
            facts[key] = "\n".join(map(str, texts))[:_LONGEST]
        else:
            others.append(key)
    return Head(facts, text, tuple(others))
