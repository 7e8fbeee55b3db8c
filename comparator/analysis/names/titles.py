"""Titles of documents in languages that write them in small letters: where one begins and ends.

    выполняют | Договор о нераспространении ядерного оружия | и призывают …
    respectent | la Charte des Nations Unies | …

A title is what kind of document it is, with a capital letter, and what goes on with it as no
sentence does: of, on, and nouns in the cases that these ask for.
"""

import re
from collections.abc import Iterator
from functools import cache

import regex

from comparator.language.codes import base_language
from comparator.language.knowledge import language, named_patterns

Span = tuple[int, int]


def titles(text: str, code: str) -> Iterator[Span]:
    """Yield where the titles of documents stand in a text, in order; of other languages none."""
    for pattern in _patterns(base_language(code)):
        for m in pattern.finditer(text):
            start, end = m.span("title") if "title" in pattern.groupindex else m.span()
            if len(text[start:end].split()) > 1:
                yield start, end


@cache
def _patterns(code: str) -> tuple[regex.Pattern[str], ...]:
    heads = sorted(language(code).document_heads, key=lambda head: (-len(head), head))
    found = named_patterns(
        "titles",
        code,
        heads="|".join(map(re.escape, heads)),
        Heads="|".join(re.escape(head.capitalize()) for head in heads),
    )
    return tuple(regex.compile(each, regex.VERBOSE) for each in found)
