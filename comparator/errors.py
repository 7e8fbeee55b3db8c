"""Errors for people: where, what, and what to do."""

import re
from pathlib import Path

_LONGEST = 2000
_ORDERS = re.compile(r"(?m:^\s*:(?=:))|##(?=\w*\[)")
"""What opens a command of a forge's log: "::error::" heads a line, "##[error]" stands anywhere."""


def printable(text: str, kept: str = "") -> str:
    """Return text without what would steer a terminal or a forge's log; `kept` are let through."""
    plain = "".join(c if c.isprintable() or c in kept else "�" for c in text)
    return _ORDERS.sub(r"\g<0> ", plain)


def one_line(text: str) -> str:
    """Return a message as one line of bearable length: a name or a value may hold anything."""
    line = printable(" ".join(line.strip() for line in text.splitlines()))
    return line if len(line) <= _LONGEST else f"{line[:_LONGEST]}…"


class InputError(Exception):
    """Something that was given to the tool cannot be used.

    Attributes:
        path: The file or folder at fault, or None where no file is.
        line: The line at fault, counted from 1, or None.
        problem: What is wrong, as one sentence.
        remedy: What to do about it, as one sentence; may be empty.
        code: What `comparator check` calls it, such as "C104"; "" for what it never meets.
    """

    def __init__(
        self, path: Path | None, line: int | None, problem: str, remedy: str = "", code: str = ""
    ) -> None:
        self.path = path
        self.line = line
        self.problem = problem
        self.remedy = remedy
        self.code = code
        super().__init__(path, line, problem, remedy, code)

    def __str__(self) -> str:
        where = "" if self.path is None else str(self.path)
        if self.line is not None:
            where += f":{self.line}"
        sentence = " ".join(f"{self.problem} {self.remedy}".split())
        return one_line(f"{where}: {sentence}" if where else sentence)
