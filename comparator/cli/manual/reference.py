"""Pages of the reference: every command, and every word that has a fixed meaning."""

import re
from collections.abc import Iterable, Mapping
from enum import StrEnum

from comparator.cli.manual.commands import Entry

_MADE = "<!-- Made by python -m comparator.cli.manual; edit the code it is made from. -->\n"


def commands_page(entries: Iterable[Entry]) -> str:
    """Return the reference of all commands."""
    group, *commands = entries
    names = [(entry.name.rpartition(" ")[2], entry) for entry in commands]
    rows = "".join(
        f"| [`{name}`](#comparator-{name}) | {_cell(entry.summary)} |\n" for name, entry in names
    )
    head = (
        f"{_MADE}# Commands\n\n"
        "`comparator COMMAND --help` says the same in the terminal, `man comparator` on paper.\n"
        "Exit codes: 0 all went well, 1 a check failed, 2 bad usage or bad input.\n\n"
        f"| command | what it does |\n| --- | --- |\n{rows}"
    )
    return head + "".join(map(_section, (group, *commands)))


def _section(entry: Entry) -> str:
    body = "".join(
        f"\n```\n{p.text}\n```\n" if p.is_verbatim else f"\n{_text(p.text)}\n"
        for p in entry.paragraphs
    )
    rows = "".join(
        f"| {_code(option.names)} | {_cell(option.help)} |\n" for option in entry.options
    )
    return (
        f"\n## {entry.name}\n\n```\n{entry.name} {entry.usage}\n```\n{body}"
        f"\n| option | what it is for |\n| --- | --- |\n{rows}"
    )


def vocabulary_page(words: Mapping[str, type[StrEnum]], formats: Mapping[str, str]) -> str:
    """Return the page of the words that files, JSON and pages share."""
    parts = [
        f"{_MADE}# Words with a fixed meaning\n\n"
        "They stand in files, in JSON, in the pages' attributes and in the library, always the\n"
        "same.\n"
    ]
    parts += map(_words, words, words.values())
    rows = "".join(f"| `{name}` | {_cell(gives)} |\n" for name, gives in formats.items())
    parts.append(f"\n## Formats of export\n\n| format | gives |\n| --- | --- |\n{rows}")
    return "".join(parts)


def _words(heading: str, kind: type[StrEnum]) -> str:
    doc = (kind.__doc__ or "").strip().split("\n")[0]
    return f"\n## {heading}\n\n{doc}\n\n{', '.join(f'`{word}`' for word in kind)}.\n"


def _text(text: str) -> str:
    """Return a sentence as Markdown: what looks like markup is not, `code` stays code."""
    return "".join(
        part if part.startswith("`") else re.sub(r"([\\*_\[\]<>])", r"\\\1", part)
        for part in re.split(r"(`[^`]*`)", text)
    )


def _cell(text: str) -> str:
    return _text(text).replace("|", r"\|")


def _code(names: str) -> str:
    # In a table even code needs its bars escaped.
    return f"`{names}`".replace("|", r"\|")
