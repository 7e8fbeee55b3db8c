"""What `comparator check` finds: frozen, with file, line, code and, where it is safe, a mending."""

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Self

from comparator.corpus.checks.codes import CODES
from comparator.errors import InputError, printable


class Severity(StrEnum):
    """How bad a finding is: an error stops the build, a note may be as the source has it."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Edit:
    """Characters of a file's text, from `start` to `end`, that become `text`."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Finding:
    """Damage, or what looks like it.

    Attributes:
        code: Its kind, such as "C301"; see `codes.CODES` and docs/checks.md.
        line: Line of the file, counted from 1, or None where no line is at fault.
        problem: What is wrong, as one sentence, with the very words.
        remedy: What to do about it, as one sentence; may be empty.
        column: Place in the line, counted from 1 in characters, or None.
        edits: What mends it without a doubt; () where a person has to look.
    """

    code: str
    path: Path
    line: int | None
    problem: str
    remedy: str = ""
    column: int | None = None
    edits: tuple[Edit, ...] = ()

    @classmethod
    def of(cls, error: InputError) -> Self:
        """Return an error of reading as a finding."""
        problem = error.problem[:1].upper() + error.problem[1:]
        return cls(error.code, error.path or Path(), error.line, problem, error.remedy)

    @property
    def severity(self) -> Severity:
        """How bad it is, by its code."""
        return Severity(CODES[self.code][0])

    def __str__(self) -> str:
        where = str(self.path)
        if self.line is not None:
            where += f":{self.line}" + (f":{self.column}" if self.column is not None else "")
        sentence = " ".join(f"{self.problem} {self.remedy}".split())
        line = f"{where}: {self.code} {self.severity}: {sentence}"
        # A text may hold anything: the message stays one harmless line.
        return printable(line)
