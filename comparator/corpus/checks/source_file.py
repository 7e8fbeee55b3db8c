"""A declaration file under examination: readable or not, as much of it as can be had."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from itertools import accumulate, pairwise
from pathlib import Path
from typing import Any, Self

from comparator.corpus.checks.diagnostics import Edit, Finding
from comparator.corpus.series.declarations import Reading
from comparator.language.codes import base_language
from comparator.language.detection import language_of
from comparator.language.word_lists import word_list
from comparator.language.words import LETTERS
from comparator.model import Block

# -n, --log, "$", ../*.deb, po_fridge, ~/.bashrc, core::more
_OF_MACHINES = re.compile(
    r"--?[A-Za-z][\w=-]*|[$#|>&.;\\]|\S*(?:[^\W_]_[^\W_]|[\\{}=]|\$\w|\$\(|\.\./|~/|\*\.|::|<<)\S*|/\S+|\S+/\S*/\S*"
)
FILE_NAME = re.compile(r"[^\W\d][\w-]{0,60}\.\d{1,2}(?!\d)")  # "riga.1"
FILE_NAME_AT_END = re.compile(rf"{FILE_NAME.pattern}$")
_LONGEST_PATH = 200  # characters
_ENOUGH_FOREIGN = 8  # words that tell a language


@dataclass(frozen=True)
class Sheet:
    """A file's text with what could be read of it.

    Attributes:
        text: All of it, line ends as line feeds.
        facts: The front matter as TOML gives it; empty where it cannot be read.
        day: The day that the facts state, where they state one.
        body_line: Line where the text of the declaration begins, counted from 1.
        language: Its language, as the file or the series says.
    """

    path: Path
    text: str
    facts: Mapping[str, Any]
    day: date | None
    body_line: int
    blocks: tuple[Block, ...]
    language: str

    @classmethod
    def of(cls, file: Reading, language: str) -> Self:
        """Return what was read of a file, `language` being that of files that name none."""
        stated = file.facts.get("language")
        own = stated if isinstance(stated, str) and stated else language
        return cls(file.path, file.text, file.facts, file.day, file.body_line, file.blocks, own)

    @property
    def sources(self) -> list[dict[str, Any]]:
        """What the facts say of its sources, as far as they are tables."""
        told = self.facts.get("source")
        return [each for each in told if isinstance(each, dict)] if isinstance(told, list) else []

    @cached_property
    def lines(self) -> list[str]:
        """The lines of the file."""
        return self.text.split("\n")

    @cached_property
    def _starts(self) -> list[int]:
        return [0, *accumulate(len(line) + 1 for line in self.lines)]

    def body(self) -> Iterator[tuple[int, str]]:
        """Each line of the text, with its number."""
        yield from enumerate(self.lines[self.body_line - 1 :], start=self.body_line)

    @cached_property
    def foreign(self) -> Mapping[int, str]:
        """The languages of the blocks that are in another one, by the blocks' numbers."""
        own = base_language(self.language)
        found = {b.number: language_of(b.text, enough=_ENOUGH_FOREIGN) for b in self.blocks}
        return {number: code for number, code in found.items() if code and code != own}

    @cached_property
    def foreign_lines(self) -> frozenset[int]:
        """The lines that are in another language: what is known of words does not hold there."""
        blocks = [block for block in self.blocks if block.number in self.foreign]
        lines = (range(b.line, b.line + b.text.count("\n") + 1) for b in blocks)
        return frozenset(line for each in lines for line in each)

    def is_of_another_language(self, word: str) -> bool:
        """Whether a word is one of a language that other paragraphs of the text are in."""
        return any(word.lower() in word_list(code) for code in set(self.foreign.values()))

    @cached_property
    def neighbours(self) -> frozenset[tuple[str, str]]:
        """Each two words that stand side by side, in small letters."""
        texts = (LETTERS.findall(block.text.casefold()) for block in self.blocks)
        return frozenset(pair for words in texts for pair in pairwise(words))

    @cached_property
    def file_names(self) -> Counter[str]:
        """How often the text has a name with a number behind its stop, such as "riga.1"."""
        return Counter(
            name for block in self.blocks for name in FILE_NAME.findall(block.text.casefold())
        )

    @cached_property
    def read_by_machines(self) -> frozenset[int]:
        """The lines of commands and the like: no rule of print holds there."""
        return frozenset(number for number, line in self.body() if _is_for_machines(line))

    def prose(self) -> tuple[Block, ...]:
        """The paragraphs and items that people read."""
        return tuple(
            block
            for block in self.blocks
            if block.kind.is_prose and block.line not in self.read_by_machines
        )

    def at(  # noqa: PLR0913 - what a finding is made of
        self,
        code: str,
        line: int | None,
        problem: str,
        remedy: str = "",
        span: tuple[int, int] | None = None,
        replacement: str | None = None,
    ) -> Finding:
        """Return a finding; with a span of a line (0-based) and its replacement, it mends it."""
        edits: tuple[Edit, ...] = ()
        if line is not None and span is not None and replacement is not None:
            start = self._starts[line - 1]
            edits = (Edit(start + span[0], start + span[1], replacement),)
        column = None if span is None else span[0] + 1
        return Finding(code, self.path, line, problem, remedy, column, edits)

    def without_block(self, block: Block) -> tuple[Edit, ...]:
        """Return the edit that takes a block out, with the empty line behind it."""
        first = block.line - 1
        end = first + block.text.count("\n") + 1
        while end < len(self.lines) - 1 and not self.lines[end].strip():
            end += 1
        if end >= len(self.lines) - 1:
            # At the end of the file the empty line is before it.
            while first and not self.lines[first - 1].strip():
                first -= 1
        return (Edit(self._starts[first], min(self._starts[end], len(self.text)), ""),)

    def bridged(self, before: Block, after: Block) -> tuple[Edit, ...]:
        """Return the edit that joins two blocks of a paragraph, and drops what is between."""
        last = before.line - 1 + before.text.count("\n")
        start = self._starts[last] + len(self.lines[last].rstrip())
        return (Edit(start, self._starts[after.line - 1], " "),)


def _is_for_machines(line: str) -> bool:
    """Whether a third of the words are options, paths, variables or operators."""
    words = [word for word in line.split() if "://" not in word]
    found = [w for w in words if len(w) <= _LONGEST_PATH and _OF_MACHINES.fullmatch(w)]
    return len(found) * 3 >= max(3, len(words))


def excerpt(text: str, size: int = 60) -> str:
    """Return the beginning of a text in quotation marks."""
    plain = " ".join(text.split())
    return f"“{plain if len(plain) <= size else plain[: size - 1] + '…'}”"
