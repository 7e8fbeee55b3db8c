"""White space and punctuation where print has none, or none where print has it."""

import re
from collections.abc import Iterator, Mapping

from comparator.corpus.checks.diagnostics import Finding
from comparator.corpus.checks.source_file import FILE_NAME, Sheet, excerpt
from comparator.language.codes import base_language
from comparator.language.dates import begins_date
from comparator.language.own_numbers import own_number
from comparator.language.scripts import is_ideograph

# Two spaces behind a full stop are a typist's habit, not damage.
_WIDE = re.compile(
    r"(?<=[^\s.!?:;”\"’'»)])[ \u00a0]{2,}(?=\S)|(?<=\S)[ \u00a0]{3,}(?=\S)|(?:(?<![ ])[ ]*)?\t+[ ]*"
)
_MARK = re.compile(r"\s*(?:-|#{1,2}) ")
_MOST_IN_COLUMNS = 12  # words of a line
_OF_CONTACT = re.compile(r"@|www\.|https?:|\d{3}[- ]\d{4}|^[^.]{2,30}:\s{3,}")
_BEFORE_MARK = re.compile(r"(?<=\w)[ ]+(?=[,;.](?:\s|$))|(?<=\w)[ ]+(?=[:!?](?:\s|$))")
_NO_SPACE = re.compile(
    r"(?<=[^\W\d_]{2})([,;:])(?=[^\W\d_⁰¹²³⁴-⁹]{2})|(?<=[a-zа-я]{2})([.!?])(?=[A-ZА-Я][a-zа-я])"
    # "the Charter).The Parties", "in force.17. The Parties"
    r"|(?<=\w[)\]”»])([.!?])(?=[A-ZА-Я][a-zа-я])|(?<=[a-zа-я]{3})\.(?=\d{1,3}\.\s[A-ZА-Я])"
)
# "the 2030.Agenda": whether the mark or the space is wrong only the source tells.
_BEHIND_NUMBER = re.compile(r"(?<=\d)[.](?=[A-ZА-Я][a-zа-я]{2})|(?<=[.!?][”»])(?=[A-ZА-Я][a-zа-я])")
_BEFORE_DAY = re.compile(r"(?<=[^\W\d_]{3}),(?=\d)")
_UNSPACED = re.compile(r"\S+")
# An address, or what a machine reads.
_OF_ADDRESS = re.compile(
    r"https?:|www\.|@|[{}$=<>_]|[a-z*]\.[a-z]+[;,]|[;,][a-z]+\.[a-z]|\w:\w+:\w|(?<=\S)\.(?:com|org|int|net|gov|ru|cn|gz|html?|pdf|txt)\b",
    re.IGNORECASE,
)
# "ro,nodev,noexec,noatime"
_OPTIONS = re.compile(r"(?:[a-z\d=]+,){3,}[a-z\d=]+")
_HIGH_MARK = re.compile(r"(?<=\w)[ \u00a0\u202f]?[:;!?](?=\s|$)")
_RULE = 4  # marks that show one
_LONGEST_NAME = 60  # characters
_OF_VERSIONS = re.compile(r"\w-\d[\w.-]*:[a-z]")
_DOUBLED = re.compile(
    r"(?<![.,;:])([,;:])[ ]?\1(?![,;:])(?!(?<=\w::)\w)|(?<![.\[(])\.\.(?![./])|[,;]\."
    r"|(?<=[a-zа-я]{5})\.,(?=\s[A-Z])"
)
_BEFORE_COMMA = re.compile(r"(?<=\w)[ ]+(?=[,.](?:\s|$))")  # French sets spaces before others


def spacing(sheet: Sheet) -> Iterator[Finding]:
    """Yield tabs, several spaces, and punctuation that is set wrongly."""
    languages = {base_language(sheet.language), *sheet.foreign.values()}
    is_french = "fr" in languages or _sets_spaces(sheet)
    for number, line in sheet.body():
        if number in sheet.read_by_machines:
            continue
        beginning = _behind_number(line)
        for found in _WIDE.finditer(line):
            # "12.   No warranty": so far do numbers stand from their words, and columns apart.
            if found.end() == beginning or _is_between_columns(found, line):
                continue
            yield sheet.at(
                "C209", number, f"There is a tab or more than one space in {_around(found)}.",
                "Leave one space.", found.span(), " " if found.start() else "",
            )  # fmt: skip
        for found in (_BEFORE_COMMA if is_french else _BEFORE_MARK).finditer(line):
            yield sheet.at(
                "C213", number, f"There is a space before the mark in {_around(found, 20, 2)}.",
                "Take it out.", found.span(), "",
            )  # fmt: skip
        for found, is_sure in _without_space(line):
            if _is_of_file(found, sheet.file_names):
                continue
            yield sheet.at(
                "C214", number, f"There is no space behind the mark in {_around(found)}.",
                "Add one." if is_sure else "Compare it with the source.",
                found.span(), f"{found[0]} " if is_sure else None,
            )  # fmt: skip
        for found in _DOUBLED.finditer(line):
            yield sheet.at(
                "C215", number, f"Two marks stand where one would do in {_around(found, 15, 5)}.",
                "Leave the one that the source has.", found.span(),
            )  # fmt: skip


def _behind_number(line: str) -> int:
    """Return where the words of a line begin behind its mark and its number."""
    mark = _MARK.match(line)
    start = mark.end() if mark else 0
    return start + len(own_number(line[start:]))


def _is_between_columns(found: re.Match[str], line: str) -> bool:
    """Whether a gap parts what is no prose: a number, an address, a label and its fact."""
    is_short = len(line.split()) <= _MOST_IN_COLUMNS
    return len(found[0]) > 2 and is_short and _OF_CONTACT.search(line) is not None


def _sets_spaces(sheet: Sheet) -> bool:
    """Whether a text has spaces before its colons and the like as a rule, as French has them."""
    marks = [found[0] for _, line in sheet.body() for found in _HIGH_MARK.finditer(line)]
    spaced = sum(mark[0].isspace() for mark in marks)
    return spaced >= _RULE and spaced * 2 > len(marks)


def _without_space(line: str) -> Iterator[tuple[re.Match[str], bool]]:
    """Yield marks with no space behind them, and whether one surely belongs there."""
    addresses = [m.span() for m in _UNSPACED.finditer(line) if _OF_ADDRESS.search(m[0])]
    # So is what has figures on both sides of several marks: "core-2.0:core-3.0:base".
    addresses += [m.span() for m in _UNSPACED.finditer(line) if _OF_VERSIONS.search(m[0])]
    addresses += [m.span() for m in _OPTIONS.finditer(line)]
    for found in _NO_SPACE.finditer(line):
        if is_ideograph(line[found.start() - 1]) or is_ideograph(line[found.end()]):
            continue  # they set none
        if not any(start <= found.start() < end for start, end in addresses):
            yield found, True
    for found in _BEFORE_DAY.finditer(line):
        if begins_date(line, found.end()):
            yield found, True
    for found in _BEHIND_NUMBER.finditer(line):
        yield found, False


def _is_of_file(found: re.Match[str], names: Mapping[str, int]) -> bool:
    """Whether a full stop stands in the name of a file that the text has elsewhere: "riga.1"."""
    near = found.string[max(0, found.start() - _LONGEST_NAME) : found.end() + 2]
    at = found.start() - max(0, found.start() - _LONGEST_NAME)
    return any(
        name.start() < at <= name.end() and names.get(name[0].casefold(), 0) > 1
        for name in FILE_NAME.finditer(near)
    )


def _around(found: re.Match[str], before: int = 15, behind: int = 15) -> str:
    """Return what is found with so many characters of its line on both sides."""
    return excerpt(found.string[max(0, found.start() - before) : found.end() + behind])
