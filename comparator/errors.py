"""Errors for people: where, what, and what to do."""

from pathlib import Path


class InputError(Exception):
    """Something that was given to the tool cannot be used.

    Attributes:
        path: The file or folder at fault, or None where no file is.
        line: The line at fault, counted from 1, or None.
        problem: What is wrong, as one sentence.
        remedy: What to do about it, as one sentence; may be empty.
    """

    def __init__(self, path: Path | None, line: int | None, problem: str, remedy: str = "") -> None:
        self.path = path
        self.line = line
        self.problem = problem
        self.remedy = remedy
        super().__init__(path, line, problem, remedy)

    def __str__(self) -> str:
        where = "" if self.path is None else str(self.path)
        if self.line is not None:
            where += f":{self.line}"
        # A file name or a value may hold anything: the message stays one line.
        sentence = " ".join(f"{self.problem} {self.remedy}".split())
        line = f"{where}: {sentence}" if where else sentence
        return "".join(c if c.isprintable() else "�" for c in line)
