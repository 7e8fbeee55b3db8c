r"""The man page: roff with the macros of man(7), as groff and mandoc both set it.

A line that begins with a point or an apostrophe would be a macro, a backslash an escape and a plain
hyphen a dash that cannot be copied: `_said` takes these meanings away.
"""

from collections.abc import Iterable, Iterator
from textwrap import wrap

from comparator.cli.manual.commands import Entry, Paragraph

_VARIABLES = (
    ("COMPARATOR_CACHE", "Folder for what is remembered between runs; or off for none."),
    ("XDG_CACHE_HOME", "Folder for caches, where COMPARATOR_CACHE is not set."),
)
_CODES = (
    ("0", "All went well."),
    ("1", "A check failed: damage found, a stale report, a gate that was met."),
    ("2", "Bad usage or bad input; what is wrong, where, and what to do is said."),
)


def man_page(entries: Iterable[Entry], version: str) -> str:
    """Return the page of all commands, for section 1."""
    return "\n".join(_lines(tuple(entries), version)) + "\n"


def _lines(entries: tuple[Entry, ...], version: str) -> Iterator[str]:
    group, *commands = entries
    yield r".\" Made by python -m comparator.cli.manual from the commands; edit those."
    # No date: the page is that of a version, and the same bytes whenever it is made.
    yield f'.TH COMPARATOR 1 "" "comparator {_said(version)}" "User Commands"'
    yield ".SH NAME"
    yield f"comparator \\- {_said(group.summary[0].lower() + group.summary[1:])}"
    yield ".SH SYNOPSIS"
    yield f".B comparator\n{_said(group.usage)}"
    yield ".SH DESCRIPTION"
    yield from _paragraphs(group.paragraphs)
    yield ".SH OPTIONS"
    yield from _options(group)
    yield ".SH COMMANDS"
    for entry in commands:
        yield f".SS {_said(entry.name)}"
        yield f".B {_said(entry.name)}\n{_said(entry.usage)}"
        yield ".PP"
        yield from _paragraphs(entry.paragraphs)
        yield from _options(entry)
    for heading, rows in (("EXIT STATUS", _CODES), ("ENVIRONMENT", _VARIABLES)):
        yield f".SH {heading}"
        for name, text in rows:
            yield from (".TP", f".B {_said(name)}", _said(text))


def _paragraphs(paragraphs: Iterable[Paragraph]) -> Iterator[str]:
    for number, paragraph in enumerate(paragraphs):
        if number:
            yield ".PP"
        if paragraph.is_verbatim:
            yield ".nf"
            yield from map(_said, paragraph.text.split("\n"))
            yield ".fi"
        else:
            yield _wrapped(paragraph.text)


def _options(entry: Entry) -> Iterator[str]:
    for option in entry.options:
        yield from (".TP", f".B {_said(option.names)}", _wrapped(option.help))


def _wrapped(text: str) -> str:
    """Return text in short lines, which roff fills anew; each new line is `_said` as one."""
    lines = wrap(text, 72, break_long_words=False, break_on_hyphens=False)
    return "\n".join(map(_said, lines))


def _said(text: str) -> str:
    """Return text so that roff sets every character of it and obeys none."""
    plain = text.replace("\\", r"\e").replace("-", r"\-").replace("'", r"\(aq")
    return plain if not plain.startswith((".", "'")) else rf"\&{plain}"
